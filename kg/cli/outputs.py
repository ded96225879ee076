"""What is written, as arguments: each path is checked before anything is loaded or read.

Devices and pipes are refused: a file of results is moved to its place when it is whole, and would
take theirs.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

from kg.errors import KgError, OutputError
from kg.files.output import refuse_unwritable

__all__ = ["mode_of", "output_file", "output_folder", "refuse_to_fill", "store_folder"]

_RIGHT = "choose a folder that you may write to"
_LONGEST = 230
"""Bytes of a result's name: the file systems' 255, less what the name has more while it is written."""


def output_file(text: str) -> Path:
    """Return the path of a file to write, or raise `OutputError` where that is sure to fail."""
    path = Path(text)
    if not text:
        raise OutputError("'': is no path; give the file to write")
    mode = mode_of(path, OutputError, "written", _RIGHT)
    if text.endswith("/") or (mode and stat.S_ISDIR(mode)):
        raise OutputError(f"{path}: is a folder; name a file in it, such as {path / 'result'}")
    if mode and not stat.S_ISREG(mode):
        raise OutputError(f"{path}: is a device or a pipe; give a file, or use standard output")
    if mode and not os.access(path, os.W_OK):
        raise OutputError(f"{path}: cannot be written: Permission denied; choose another file")
    if len(os.fsencode(path.name)) > _LONGEST:
        raise OutputError(f"{path}: the name is too long; {_LONGEST} bytes at most")
    _refuse_unwritable(path.parent)
    return path


def output_folder(text: str) -> Path:
    """Return the path of a folder for results, or raise `OutputError` where that is sure to fail."""
    if not text:
        raise OutputError("'': is no path; give the folder for the results")
    mode_of(Path(text), OutputError, "written", _RIGHT)
    _refuse_unwritable(Path(text))
    return Path(text)


def store_folder(text: str) -> Path:
    """Return the path of a store's folder, which need not be there yet; raise `OutputError` where none can be."""
    if not text:
        raise OutputError("'': is no path; give the folder of the store")
    mode_of(Path(text), OutputError, "opened", _RIGHT)
    return Path(text)


def refuse_to_fill(path: Path) -> None:
    """Raise `OutputError` where the folder neither is a store that may be written, nor can become one."""
    _refuse_unwritable(path)
    from kg.store.folder import is_store

    if path.is_dir() and not is_store(path) and any(path.iterdir()):
        raise OutputError(f"{path}: is not empty, and no store; give a folder that is empty or not there")


def mode_of(path: Path, error: type[KgError], done: str, right: str) -> int:
    """Return what kind of file the path leads to, 0 where there is none; else raise ``error``."""
    try:
        return path.stat().st_mode
    except FileNotFoundError:
        return 0
    except OSError as reason:
        is_below_file = isinstance(reason, NotADirectoryError) and error is OutputError
        if is_below_file:  # `kg.files.output` names the file that is in the way
            return 0
        raise error(f"{path}: cannot be {done}: {reason.strerror}; {right}") from reason


def _refuse_unwritable(folder: Path) -> None:
    try:
        refuse_unwritable(folder)
    except OSError as reason:
        raise OutputError(f"{folder}: cannot be written: {reason.strerror}; {_RIGHT}") from reason
