"""Results appear whole or not at all, and together: no folder is left with the graph of one run and the mentions of another.

All files are written into ``.kg-new`` within the folder first. Its renaming to ``.kg-done`` is the moment from which they count; they
are then moved to their places. What was killed before that moment is swept away by the next run that writes there, what was killed
after it is completed, by the next that writes or reads there. A lock on the folder keeps two runs apart.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from kg.errors import GraphError, OutputError

__all__ = ["complete", "refuse_unwritable", "write_files"]

_NEW, _DONE = ".kg-new", ".kg-done"
_NO_LOCKS = (errno.ENOLCK, errno.EOPNOTSUPP, errno.EBADF, errno.EINVAL)
"""What file systems say that cannot lock a folder."""


def write_files(folder: str | Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write the files (name to content) into the folder, which is made if it is not there, and return their paths.

    Raises `OutputError` where that is impossible; then no file has changed. Waits while another run is writing there.
    """
    folder = Path(folder)
    targets = {folder / name: content for name, content in files.items()}
    with _as_output_error(folder):
        refuse_unwritable(folder)
        folder.mkdir(parents=True, exist_ok=True)
        with _locked(folder) as lock:
            _move(folder, lock)
            _refuse_directories(targets)
            try:
                _write_aside(folder, files)
                (folder / _NEW).rename(folder / _DONE)
            finally:
                shutil.rmtree(folder / _NEW, ignore_errors=True)
            _move(folder, lock)
    return tuple(targets)


def complete(folder: str | Path) -> None:
    """Complete what a run that was killed had begun to move into the folder; to be called before results are read there.

    Raises `GraphError` where that is impossible.
    """
    folder = Path(folder)
    if not _is_half_way(folder):
        return
    try:
        with _locked(folder) as lock:
            _move(folder, lock)
    except OSError as error:
        what = f"a run that wrote here has ended half-way, and {error.filename or folder} cannot be written: {error.strerror}"
        raise GraphError(f"{folder}: {what}; build it again") from error


def _is_half_way(folder: Path) -> bool:
    try:
        return (folder / _DONE).exists()
    except OSError:  # no folder that can be looked into, as whoever reads there will tell
        return False


@contextlib.contextmanager
def _locked(folder: Path) -> Iterator[int]:
    """Wait for the folder's lock and hold it; yields the folder's descriptor."""
    lock = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX)
        except OSError as error:
            if error.errno not in _NO_LOCKS:
                raise
        yield lock
    finally:
        os.close(lock)


def _write_aside(folder: Path, files: Mapping[str, bytes]) -> None:
    shutil.rmtree(folder / _NEW, ignore_errors=True)
    (folder / _NEW).mkdir()
    for name, content in files.items():
        _write(folder / _NEW / name, content)


def _move(folder: Path, lock: int) -> None:
    """Move the files that count to their places."""
    done = folder / _DONE
    if not done.exists():
        return
    os.fsync(lock)
    for file in sorted(done.iterdir()):
        file.replace(folder / file.name)
    done.rmdir()
    os.fsync(lock)


@contextlib.contextmanager
def _as_output_error(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        where = error.filename or folder
        raise OutputError(f"{where}: cannot be written: {error.strerror or error}; choose a folder that you may write to") from error


def refuse_unwritable(folder: str | Path) -> None:
    """Raise `OutputError` where `write_files` would surely fail, so that long work is not done in vain. Leaves nothing behind."""
    folder = Path(folder)
    with _as_output_error(folder):
        there = next(path for path in (folder, *folder.absolute().parents) if path.exists())
    if not there.is_dir():
        raise OutputError(f"{there}: is a file; the results need a folder")
    if not os.access(there, os.W_OK | os.X_OK):
        raise OutputError(f"{there}: cannot be written: Permission denied; choose a folder that you may write to")
    try:
        tempfile.TemporaryFile(dir=there).close()
    except OSError as error:  # a file system that takes no files, whatever it says of permissions
        raise OutputError(f"{folder}: cannot be written: {error.strerror}; choose a folder that you may write to") from error


def _refuse_directories(targets: Mapping[Path, bytes]) -> None:
    for target in targets:
        if target.is_dir():
            raise OutputError(f"{target}: is a folder, and a result of that name is to be written; move it away")


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
