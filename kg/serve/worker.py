"""A worker process: opens the store, read-only, and answers one job after another until its input ends.

The server starts it, and kills it when a job takes too long. What it says goes to the file that was standard output when it began.
"""

from __future__ import annotations

import json
import sys
from contextlib import ExitStack
from typing import BinaryIO

import pyoxigraph as ox

from kg.asking import confine
from kg.asking.confine import private_output
from kg.errors import GraphError, KgError
from kg.serve.answers import answer
from kg.serve.wire import Answer, Job, problem
from kg.store import Folder, is_store

__all__ = ["main"]


class Snapshots:
    """The newest state of what is served: of a store's folder the newest snapshot; a plain database never changes."""

    def __init__(self, path: str) -> None:
        self._folder = Folder(path) if is_store(path) else None
        self._path, self._name = path, ""
        self._held = ExitStack()
        self._store: ox.Store | None = None

    def newest(self) -> ox.Store:
        """Return the open store, opened anew where there is something new to read."""
        name = self._folder.newest() if self._folder else "only"
        if self._store is None or (name and name != self._name):
            self._store = None  # let go first, so that the lock below frees nothing still in use
            self._held.close()
            self._store = self._held.enter_context(self._folder.reader()) if self._folder else ox.Store.read_only(self._path)
            self._name = name or ""  # taken before opening: at worst, what is newer already is opened once more
        return self._store


def main() -> None:
    """Answer the jobs on standard input; the first line says what to serve, and how much it may cost."""
    with private_output() as out:
        setup = json.loads(sys.stdin.buffer.readline())
        is_sealed = confine.confine()
        confine.end_with_parent()
        snapshots = Snapshots(setup["path"])
        try:
            snapshots.newest()
        except (KgError, OSError) as error:
            _send(out, problem(500, str(error)))
            return
        confine.bound_memory(setup["memory"])
        _send(out, Answer(media="", body=b"sealed" if is_sealed else b"open"))
        for line in sys.stdin.buffer:
            confine.bound_time(setup["seconds"])
            made = _answered(snapshots, Job.read(line), setup["answer"])
            confine.bound_time(0)
            _send(out, made)


def _answered(snapshots: Snapshots, job: Job, most: int) -> Answer:
    try:
        return answer(snapshots.newest(), job, most)
    except GraphError as error:
        return problem(500, str(error))


def _send(out: BinaryIO, made: Answer) -> None:
    out.write(made.head())
    out.write(made.body)
    out.flush()


if __name__ == "__main__":
    main()
