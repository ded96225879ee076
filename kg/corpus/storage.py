"""Where a corpus lives: files that appear whole or not at all, in a folder or in an object store.

In a folder a file is written aside, brought to the disk and renamed; in an object store it is one
request. So a name that is there is a file that is whole, and needs no other receipt.
"""

from __future__ import annotations

import contextlib
import errno
import fcntl
import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from kg.errors import OutputError

__all__ = ["LocalStorage", "Storage", "is_remote", "open_storage"]

_UNFINISHED = ".part"
_NO_LOCKS = (errno.ENOLCK, errno.EOPNOTSUPP, errno.EBADF, errno.EINVAL)
"""What file systems say that cannot lock a file."""


class Storage(Protocol):
    """Whole files by name; a name is ``file`` or ``folder/file``."""

    url: str

    def names(self, folder: str) -> list[str]:
        """Return the names of the whole files in a folder, sorted; none where it is not there."""

    def times(self, folder: str) -> dict[str, float]:
        """Return the whole files in a folder, each with the second (of the epoch) of its writing."""

    def read(self, name: str) -> bytes:
        """Return what a file holds; raises `FileNotFoundError` where it is not there."""

    def write(self, name: str, data: bytes) -> None:
        """Let a file hold the data; whatever happens meanwhile, it is there whole or not at all."""

    def remove(self, name: str) -> None:
        """Remove a file; nothing happens where it is not there."""

    def locked(self) -> contextlib.AbstractContextManager[None]:
        """Keep other writers out."""


def open_storage(url: str | Path) -> Storage:
    """Return the storage at a path, or at a URL such as ``s3://bucket/folder``.

    Raises `OutputError` where a URL needs a package that is not installed.
    """
    if is_remote(str(url)):
        from kg.corpus.remote import RemoteStorage

        return RemoteStorage(str(url))
    return LocalStorage(url)


def is_remote(url: str) -> bool:
    """Return whether this is the URL of an object store and no path.

    >>> is_remote("s3://news/kg"), is_remote("news.corpus")
    (True, False)
    """
    return "://" in url


class LocalStorage:
    """A folder on this machine, or one that several machines share."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path).absolute()
        self.url = str(self.path)

    def names(self, folder: str) -> list[str]:
        """Return the names of the whole files in a folder, sorted."""
        try:
            found = [path.name for path in (self.path / folder).iterdir()]
        except FileNotFoundError:
            return []
        return sorted(name for name in found if not name.startswith("."))

    def times(self, folder: str) -> dict[str, float]:
        """Return the whole files in a folder, each with the second of its writing."""
        return {name: (self.path / folder / name).stat().st_mtime for name in self.names(folder)}

    def read(self, name: str) -> bytes:
        """Return what a file holds."""
        return (self.path / name).read_bytes()

    def write(self, name: str, data: bytes) -> None:
        """Write aside, bring to the disk, rename."""
        target = self.path / name
        target.parent.mkdir(parents=True, exist_ok=True)
        aside = target.with_name(f".{target.name}.{uuid.uuid4().hex}{_UNFINISHED}")
        try:
            with aside.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                aside.unlink()
            raise
        _to_disk(target.parent)

    def remove(self, name: str) -> None:
        """Remove a file."""
        (self.path / name).unlink(missing_ok=True)

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder's lock, and sweep away what killed writers have left.

        Raises `OutputError` where another process holds it.
        """
        self.path.mkdir(parents=True, exist_ok=True)
        with (self.path / ".lock").open("a") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                if error.errno not in _NO_LOCKS:
                    right = "wait until it has ended"
                    raise OutputError(f"{self.path}: another process is building here; {right}") from error
            for left in self.path.rglob(f".*{_UNFINISHED}"):
                left.unlink(missing_ok=True)
            yield


def _to_disk(folder: Path) -> None:
    """Bring the names in a folder to the disk."""
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
