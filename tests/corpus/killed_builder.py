"""Builds a corpus with a reader that needs no model, and dies, or fails, at the n-th step on files; run as a script.

``python killed_builder.py WAY FOLDER SOURCE STEP FAULT``: the way is build or compact, the fault kill, enospc or eio. The status is 0 where
there was no such step, `KILLED` where it died of it, and 3 where it told an error.
"""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from made_corpora import built

from kg.corpus.compacting import compact
from kg.corpus.storage import open_storage
from kg.errors import KgError

__all__ = ["FAULTS", "KILLED", "STEPS", "TOLD", "run"]

KILLED, TOLD = 9, 3
FAULTS = ("kill", "enospc", "eio")
STEPS = ((Path, "open"), (os, "fsync"), (Path, "replace"), (Path, "unlink"), (os, "open"))
"""What writes: files are opened and filled, brought to the disk, renamed, removed."""


def _failing(work: Callable[..., Any], fault: str, left: list[int]) -> Callable[..., Any]:
    """The function, which fails when as many steps as are left were done."""

    def step(*words: Any, **named: Any) -> Any:
        if left:
            left.pop()
            return work(*words, **named)
        if fault == "kill":
            os._exit(KILLED)
        number = errno.ENOSPC if fault == "enospc" else errno.EIO
        raise OSError(number, os.strerror(number))

    return step


def run(way: str, folder: Path, source: Path, step: int, fault: str) -> int:
    """Build or compact in a process of its own that fails at a step; return its status."""
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    left = [0] * step
    for place, name in STEPS:
        setattr(place, name, _failing(getattr(place, name), fault, left))
    status = 0
    try:
        if way == "build":
            built(folder, source)
        else:
            compact(open_storage(folder), size=7)
    except (KgError, OSError):
        status = TOLD
    except BaseException:  # noqa: BLE001  whatever else it is, it is no error that is told
        status = 1
    os._exit(status)


if __name__ == "__main__":
    way, folder, source, step, fault = sys.argv[1:]
    sys.exit(run(way, Path(folder), Path(source), int(step), fault))
