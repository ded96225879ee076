"""A reader in a process of its own, so that an article that kills its reader costs itself alone.

Where the process dies (by a crash, by taking too much memory, or by not answering), the first
article that it had not answered is tried alone. If the process dies on that one, too, the article
is put in quarantine with the reason. If it does not, what is left is halved, and each half read by
a new process, until the article is found on which it dies.
"""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import Pipe
from pathlib import Path
from threading import Event

from kg.corpus.items import Item, Outcome
from kg.corpus.recipe import Recipe
from kg.errors import KgError

__all__ = ["Guarded", "Limits", "StoppedError"]

_BATCH = 16
_LOOK = 0.05
"""Seconds from one look at the process to the next."""
_LOADING = 600.0
"""Seconds that a process may take to load what it needs."""
_STARTS = 3
"""Times that a process may die before it has read anything."""
_LEAST = 200
"""Articles that a process reads before it may be replaced."""
_ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "BLIS_NUM_THREADS"), "1")


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a reading process may take: MB of memory, and seconds for one article.

    One that holds more than ``usual`` MB after some articles is replaced by a fresh one.
    """

    memory: int = 1600
    usual: int = 800
    seconds: float = 600.0


class StoppedError(Exception):
    """Reading was stopped from outside."""


class _DiedError(Exception):
    """The reading process has ended; the message is the reason."""


class Guarded:
    """Reads in a process of its own; ``stop`` ends that when it is set."""

    def __init__(self, recipe: Recipe, limits: Limits, stop: Event | None = None) -> None:
        self._recipe, self._limits = recipe, limits
        self._stop = stop or Event()
        self._child: _Child | None = None

    def read(self, items: Sequence[Item]) -> Iterator[Outcome]:
        """Yield the outcome of each article, in order; raises `StoppedError` where it is stopped."""
        is_done = False
        try:
            for begin in range(0, len(items), _BATCH):
                yield from self._surely(items[begin : begin + _BATCH])
            is_done = True
        finally:
            if not is_done:  # it may still be about what nobody asks for any more
                self.close()

    def close(self) -> None:
        """End the process."""
        if self._child:
            self._child.end()
            self._child = None

    def _surely(self, items: Sequence[Item], *, is_alone: bool = False) -> Iterator[Outcome]:
        done = 0
        try:
            for outcome in self._outcomes(items):
                done += 1
                yield outcome
        except _DiedError as reason:
            self.close()
            if is_alone:
                yield Outcome(key=items[0].key, reason=str(reason))
                return
            yield from self._surely(items[done : done + 1], is_alone=True)
            left = items[done + 1 :]
            middle = len(left) // 2
            for half in (left[:middle], left[middle:]):
                if half:
                    yield from self._surely(half)

    def _outcomes(self, items: Sequence[Item]) -> Iterator[Outcome]:
        child = self._child = self._child or self._started()
        if child.asked > _LEAST and child.megabytes() > self._limits.usual:
            self.close()
            child = self._child = self._started()
        yield from child.ask(list(items), len(items) * self._limits.seconds)

    def _started(self) -> _Child:
        for _ in range(_STARTS):
            child = _Child(self._limits, self._stop)
            try:
                child.begin(self._recipe)
            except _DiedError as error:
                child.end()
                reason = error
            except BaseException:
                child.end()
                raise
            else:
                return child
        raise KgError(f"no reading process starts: {reason}; kg build on one article tells why")


class _Child:
    """A reading process and this end of its line."""

    def __init__(self, limits: Limits, stop: Event) -> None:
        self._limits, self._stop = limits, stop
        self.asked = 0
        self._line, theirs = Pipe()
        number = theirs.fileno()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "kg.corpus.child", str(number)],
            pass_fds=[number],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env=os.environ | _ONE_THREAD | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
            start_new_session=True,
        )
        theirs.close()

    def begin(self, recipe: Recipe) -> None:
        """Let it load what it needs."""
        self._send(pickle.dumps(recipe))
        self._next(_LOADING)

    def ask(self, items: list[Item], seconds: float) -> Iterator[Outcome]:
        """Yield the outcomes of the articles."""
        self.asked += len(items)
        self._send(pickle.dumps(items))
        while outcome := self._next(seconds):
            yield outcome

    def megabytes(self) -> int:
        """Return the memory that it holds, 0 where this cannot be told."""
        try:
            pages = int(Path(f"/proc/{self._process.pid}/statm").read_text().split()[1])
        except (OSError, IndexError, ValueError):
            return 0
        return pages * os.sysconf("SC_PAGE_SIZE") >> 20

    def end(self) -> None:
        """End it."""
        self._line.close()
        self._process.kill()
        self._process.wait()

    def _send(self, message: bytes) -> None:
        try:
            self._line.send_bytes(message)
        except OSError as error:
            raise _DiedError(self._how()) from error

    def _next(self, seconds: float) -> Outcome | None:
        """Wait for what it says next."""
        end = time.monotonic() + seconds
        try:
            while not self._line.poll(_LOOK):
                self._look(end)
            said: Outcome | None = self._line.recv()
        except (EOFError, OSError, pickle.UnpicklingError) as error:
            raise _DiedError(self._how()) from error
        return said

    def _look(self, end: float) -> None:
        """Raise an error where it is not to go on."""
        if self._stop.is_set():
            raise StoppedError
        if self.megabytes() > self._limits.memory:
            raise _DiedError(f"took more than {self._limits.memory:,} MB of memory")
        if time.monotonic() > end:
            raise _DiedError(f"gave no answer within {self._limits.seconds:g} seconds an article")

    def _how(self) -> str:
        """Tell how it ended."""
        try:
            code = self._process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            return "closed its line"
        if code < 0:
            return f"ended its reader by {signal.Signals(-code).name}"
        return f"ended its reader with status {code}"
