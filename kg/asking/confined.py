"""Queries that anyone may have written, answered by a process of their own.

A query can make the engine overflow its stack or take all memory, which ends the process, and,
should every check of it fail, call other machines. So it never meets the engine in this process:
another one, without sockets wherever the kernel allows that, holds the graphs and answers, and its
death is an error like others.

The process is a new program and no fork: a fork inherits locks that other threads of ours held, and
never sees them freed. It reads the graphs once, and then answers any number of queries.
"""

from __future__ import annotations

import contextlib
import dataclasses
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import weakref
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TypeAlias

import pyoxigraph as ox

from kg.asking.answers import Answer, answer_of
from kg.asking.questions import Question
from kg.errors import GraphError, KgError, QueryError

__all__ = ["SECONDS", "Confined", "Reply"]

SECONDS = 300.0
"""Of a processor, which a query may take unless it is given another bound."""

_PROGRAM = "kg.asking.asked"
"""What the process runs."""
_ERRORS: Mapping[str, type[KgError]] = {error.__name__: error for error in (GraphError, KgError, QueryError)}

Statements: TypeAlias = Iterable[ox.Triple] | Iterable[ox.Quad]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What the process says: ``kind`` is ready, results, triples or an error's name.

    The ``body`` of results is SPARQL 1.1 JSON, that of triples N-Triples, that of an error its message.
    """

    kind: str
    body: bytes = b""

    def write(self, out: IO[bytes]) -> None:
        """Write the reply as `read` reads it."""
        out.write(json.dumps({"kind": self.kind, "length": len(self.body)}).encode() + b"\n" + self.body)
        out.flush()

    @classmethod
    def read(cls, source: IO[bytes]) -> Reply:
        """Read a reply; raises `EOFError` where the other process ended before all of it came."""
        head = source.readline()
        if not head.endswith(b"\n"):
            raise EOFError
        said = json.loads(head)
        body = source.read(said["length"])
        if len(body) < said["length"]:
            raise EOFError
        return cls(kind=said["kind"], body=body)


class Confined:
    """Graphs in a process of their own: the first question begins it, `close` ends it.

    It also ends with this object. Threads may share it; they are answered one after another. Each
    question may take ``seconds`` of a processor, those that others use meanwhile not counted.
    """

    def __init__(
        self, setup: Mapping[str, object], statements: Callable[[], Statements] | None = None, *, seconds: float = SECONDS
    ) -> None:
        self._setup, self._statements, self._seconds = setup, statements, seconds
        self._lock = threading.Lock()
        self._process: _Process | None = None

    @classmethod
    def of_files(cls, paths: Iterable[str | Path], *, seconds: float = SECONDS) -> Confined:
        """Return graph files as `kg.asking.querying.load` reads them, in the other process alone."""
        return cls({"files": [str(path) for path in paths]}, seconds=seconds)

    @classmethod
    def of_folder(cls, path: str | Path, *, seconds: float = SECONDS) -> Confined:
        """Return a store's folder, of which the newest snapshot is opened."""
        return cls({"folder": str(path)}, seconds=seconds)

    @classmethod
    def of(cls, statements: Callable[[], Statements]) -> Confined:
        """Return what ``statements`` gives: it is called, and copied, when the process begins."""
        return cls({}, statements)

    def ask(self, question: Question, values: Mapping[str, str] | None = None) -> Answer:
        """Ask a question as `kg.asking.querying.ask` does.

        Raises `QueryError` also where the query takes too long, or the process dies of it, `GraphError` where the graphs
        cannot be read.
        """
        with self._lock:
            process = self._running()
            try:
                reply = process.ask({"question": dataclasses.asdict(question), "values": dict(values or {}), "seconds": self._seconds})
            except (EOFError, BrokenPipeError) as error:
                death = process.death(self._seconds)
                self._end()
                raise QueryError(f"{question.name or 'query'}: {death}") from error
            except BaseException:  # an interrupt, say: the answer that is left would be the next one's
                self._end()
                raise
        return _answer(reply, question)

    def close(self) -> None:
        """End the process, if there is one; the next question begins another."""
        with self._lock:
            self._end()

    def _running(self) -> _Process:
        if self._process is None or self._process.has_ended():
            self._end()
            self._process = _Process(self._setup, self._statements)
        return self._process

    def _end(self) -> None:
        if self._process is not None:
            self._process.end()
            self._process = None


class _Process:
    """The other process, with the graphs read."""

    def __init__(self, setup: Mapping[str, object], statements: Callable[[], Statements] | None) -> None:
        self._log = tempfile.TemporaryFile()  # noqa: SIM115  (closed by end)
        reading, writing = os.pipe()
        try:
            self._popen = subprocess.Popen(
                (sys.executable, "-P", "-m", _PROGRAM),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._log,
                pass_fds=(reading,),
                start_new_session=True,  # Ctrl+C is this process's to hear
                env=_environment(),
            )
        except BaseException:
            os.close(writing)
            raise
        finally:
            os.close(reading)
        self.end = weakref.finalize(self, _end, self._popen, self._log)
        try:
            self._begin({**setup, "memory": _memory(), "statements": reading if statements else None}, writing, statements)
        except BaseException:
            self.end()
            raise

    def _begin(self, setup: Mapping[str, object], writing: int, statements: Callable[[], Statements] | None) -> None:
        with os.fdopen(writing, "wb") as pipe, contextlib.suppress(BrokenPipeError):
            self._send(setup)
            if statements:
                ox.serialize(statements(), pipe, format=ox.RdfFormat.N_QUADS)
        try:
            reply = Reply.read(self._stdout)
        except EOFError as error:
            raise GraphError(f"the graphs cannot be read: {self.death()}") from error
        if reply.kind != "ready":
            raise _ERRORS[reply.kind](reply.body.decode())

    def ask(self, job: Mapping[str, object]) -> Reply:
        """Send a job and return the reply; raises `EOFError` or `BrokenPipeError` at its death."""
        self._send(job)
        return Reply.read(self._stdout)

    def has_ended(self) -> bool:
        """Return whether the process has ended."""
        return self._popen.poll() is not None

    def death(self, seconds: float = SECONDS) -> str:
        """Return what the process died of, bound to ``seconds``; raises `RuntimeError` where it was an error of ours."""
        code = self._popen.wait()
        if code >= 0:
            self._log.seek(0)
            raise RuntimeError(f"the process for queries ended with {code}:\n{self._log.read().decode(errors='replace')}")
        if code == -signal.SIGPROF:
            return f"takes longer than {seconds:g} s of a processor; ask for less, or give kg ask more --seconds"
        cause = signal.Signals(-code).name
        return f"needs more memory, or lies deeper, than a query may (its process ended by {cause}); ask for less, in shorter expressions"

    def _send(self, said: Mapping[str, object]) -> None:
        assert self._popen.stdin
        self._popen.stdin.write(json.dumps(said).encode() + b"\n")
        self._popen.stdin.flush()

    @property
    def _stdout(self) -> IO[bytes]:
        assert self._popen.stdout
        return self._popen.stdout


def _end(process: subprocess.Popen[bytes], log: IO[bytes]) -> None:
    process.kill()
    process.wait()
    for pipe in (process.stdin, process.stdout, log):
        assert pipe
        with contextlib.suppress(BrokenPipeError):
            pipe.close()


def _answer(reply: Reply, question: Question) -> Answer:
    if reply.kind in _ERRORS:
        raise _ERRORS[reply.kind](reply.body.decode())
    if reply.kind == "triples":
        return answer_of(quad.triple for quad in ox.parse(reply.body, format=ox.RdfFormat.N_TRIPLES))
    results = ox.parse_query_results(reply.body, format=ox.QueryResultsFormat.JSON)
    return answer_of(results, hidden={param.name for param in question.params})


def _memory() -> int:
    """Return how many bytes a query may take: half of what the machine has."""
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") // 2


def _environment() -> dict[str, str]:
    """Find this kg, and keep to few memory arenas: what they reserve of addresses is counted."""
    path = os.pathsep.join(filter(None, (str(Path(__file__).parents[2]), os.environ.get("PYTHONPATH"))))
    return {**os.environ, "PYTHONPATH": path, "MALLOC_ARENA_MAX": "2", "RUST_BACKTRACE": "0", "PYTHONWARNINGS": "ignore"}
