"""Takes folders away, of which a database that is being closed may still write one."""

from __future__ import annotations

import shutil
from pathlib import Path

__all__ = ["empty", "remove"]

_TRIES = 20


def remove(folder: Path) -> None:
    """Remove the folder with all that is in it, if it is there and that is possible."""
    for _ in range(_TRIES):  # a store that is still being closed may write meanwhile
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            break


def empty(folder: Path) -> None:
    """Remove all that is in the folder; raises `OSError` where that is impossible."""
    for left in folder.iterdir():
        if left.is_dir():
            shutil.rmtree(left)
        else:
            left.unlink()
