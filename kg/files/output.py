"""Results appear whole or not at all: all files are written beside their places first, and moved there when every one is done."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.errors import OutputError

__all__ = ["refuse_unwritable", "write_files"]


def write_files(folder: str | Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write the files (name to content) into the folder, which is made if it is not there, and return their paths.

    Raises `OutputError` where that is impossible; then no file has changed.
    """
    folder = Path(folder)
    targets = {folder / name: content for name, content in files.items()}
    with _as_output_error(folder):
        refuse_unwritable(folder)
        folder.mkdir(parents=True, exist_ok=True)
        _refuse_directories(targets)
        waiting = {target: target.with_name(f".{target.name}.tmp-{os.getpid()}") for target in targets}
        try:
            for target, content in targets.items():
                _write(waiting[target], content)
            for target in targets:
                waiting[target].replace(target)
        finally:
            for left in waiting.values():
                left.unlink(missing_ok=True)
    return tuple(targets)


@contextlib.contextmanager
def _as_output_error(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        where = error.filename or folder
        raise OutputError(f"{where}: cannot be written: {error.strerror or error}; choose a folder that you may write to") from error


def refuse_unwritable(folder: str | Path) -> None:
    """Raise `OutputError` where `write_files` would surely fail, so that long work is not done in vain. Changes nothing."""
    folder = Path(folder)
    there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    if not there.is_dir():
        raise OutputError(f"{there}: is a file; the results need a folder")
    if not os.access(there, os.W_OK | os.X_OK):
        raise OutputError(f"{there}: cannot be written: Permission denied; choose a folder that you may write to")


def _refuse_directories(targets: Mapping[Path, bytes]) -> None:
    for target in targets:
        if target.is_dir():
            raise OutputError(f"{target}: is a folder, and a result of that name is to be written; move it away")


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
