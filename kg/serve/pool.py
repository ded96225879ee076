"""The workers: as many as the limits say, each busy with one job, killed and replaced when a job breaks its bounds."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from pathlib import Path

from kg.errors import GraphError
from kg.serve.limits import Limits
from kg.serve.turns import FullError, Turns
from kg.serve.wire import Answer, Job, problem

__all__ = ["Pool"]

_START = 60.0
"""Seconds that a worker may take to open the store."""
_DYING = 10.0
"""Seconds that a worker may take to end when its pipes have ended."""
_PAUSE = 2.0
"""Seconds until a worker that could not be started is tried again."""
_GONE = (EOFError, BrokenPipeError, ConnectionResetError, ValueError)
"""What a worker that ended, or that talks nonsense, raises."""


class _Worker:
    """A worker process and the pipes to it."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    @classmethod
    async def start(cls, path: Path, limits: Limits) -> _Worker:
        """Start a process on what is served; raise `GraphError` where it cannot open that."""
        pipe = asyncio.subprocess.PIPE
        command = (sys.executable, "-P", "-m", "kg.serve.worker")
        worker = cls(await asyncio.create_subprocess_exec(*command, stdin=pipe, stdout=pipe, env=_environment()))
        setup = {"path": str(path.absolute()), "memory": limits.memory, "answer": limits.answer, "seconds": limits.seconds}
        try:
            async with asyncio.timeout(_START):
                ready = await worker.ask(json.dumps(setup).encode() + b"\n")
            if ready.status != 200:
                raise GraphError(ready.body.decode(errors="replace").strip())
        except (TimeoutError, *_GONE) as error:
            await worker.kill()
            raise GraphError(f"{path}: no worker could open it; is it a whole store?") from error
        except BaseException:  # also when the server ends meanwhile
            await worker.kill()
            raise
        return worker

    async def ask(self, line: bytes) -> Answer:
        """Send a line and return the answer; raises `EOFError` and the like where the process ends instead."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(line)
        await self._process.stdin.drain()
        said = json.loads(await self._process.stdout.readline() or "null")
        if said is None:
            raise EOFError
        body = await self._process.stdout.readexactly(said["length"])
        return Answer(status=said["status"], media=said["media"], link=said["link"], body=body)

    async def code(self) -> int | None:
        """Return what the process ended with: 1 after an error of ours, less than 0 where the kernel ended it."""
        with contextlib.suppress(TimeoutError):
            async with asyncio.timeout(_DYING):
                await self._process.wait()
        return self._process.returncode

    async def kill(self) -> None:
        """End the process and wait until it has ended."""
        with contextlib.suppress(ProcessLookupError):
            self._process.kill()
        await self._process.wait()


class Pool:
    """Answers jobs; none can cost more than its share, whatever it does to its worker."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._path, self._limits = path, limits
        self._turns: Turns[_Worker] = Turns(limits.queue)
        self._workers: set[_Worker] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self.trouble = ""
        """Why the last worker could not be started; empty where it was."""

    @contextlib.asynccontextmanager
    async def running(self) -> AsyncIterator[Pool]:
        """Start the workers, and end them at last; raises `GraphError` where what is served cannot be opened."""
        try:
            started = await asyncio.gather(*(self._add() for _ in range(self._limits.workers)), return_exceptions=True)
            for error in filter(None, started):
                raise error
            yield self
        finally:
            for task in self._tasks:
                task.cancel()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            await asyncio.gather(*(worker.kill() for worker in self._workers))

    @property
    def workers(self) -> int:
        """How many workers live, idle or busy."""
        return len(self._workers)

    async def run(self, job: Job) -> Answer:
        """Answer a job at its turn and within its bounds, come what may."""
        try:
            async with asyncio.timeout(self._limits.patience):
                worker = await self._turns.take()
        except (TimeoutError, FullError):
            return problem(503, "the server is busy; ask again later")
        is_well = False
        try:
            async with asyncio.timeout(self._limits.wall):
                answer = await worker.ask(job.line())
            is_well = True
            return answer
        except TimeoutError:
            return problem(500, f"the query did not end within {self._limits.wall:g} s; ask for less")
        except _GONE:
            return self._obituary(await worker.code())
        finally:
            if is_well:
                self._turns.give(worker)
            else:
                self._later(worker)

    def _obituary(self, code: int | None) -> Answer:
        if code == 1:
            return problem(500, "the server failed at this; its log says how")
        if code == -signal.SIGPROF:
            return problem(500, f"the query took longer than {self._limits.seconds:g} s of a processor; ask for less")
        return problem(500, "the query needed more memory, or lay deeper, than a query may; ask for less")

    def _later(self, worker: _Worker) -> None:
        """Replace a worker that cannot be used any more, without keeping anybody waiting."""
        task = asyncio.create_task(self._replace(worker))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _replace(self, worker: _Worker) -> None:
        await worker.kill()
        self._workers.discard(worker)
        while True:
            try:
                return await self._add()
            except (GraphError, OSError) as error:
                self.trouble = str(error)
                await asyncio.sleep(_PAUSE)

    async def _add(self) -> None:
        worker = await _Worker.start(self._path, self._limits)
        self._workers.add(worker)
        self.trouble = ""
        self._turns.give(worker)


def _environment() -> dict[str, str]:
    """One memory arena a process (glibc's many reserve address space that is then counted), and a short end where memory runs out."""
    return {**os.environ, "MALLOC_ARENA_MAX": "2", "OPENBLAS_NUM_THREADS": "1", "RUST_BACKTRACE": "0", "PYTHONWARNINGS": "ignore"}
