"""The snapshots of a store: whole copies of its database, numbered, that nobody changes.

A snapshot is there once its lock ``N.lock`` is, which comes last. Readers share the lock, so that
what is read is not swept away. Any other file in the folder is none of ours and left alone.
"""

from __future__ import annotations

import contextlib
import fcntl
import shutil
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

__all__ = ["Snapshots"]

_LOCK, _COMING = ".lock", ".tmp"


class Snapshots:
    """The snapshots in the folder ``path``, which need not be there yet."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def newest(self) -> str | None:
        """Return the name of the newest snapshot, None where there is none."""
        numbers = [int(lock.stem) for lock in self._locks()]
        return str(max(numbers)) if numbers else None

    def whole(self) -> Path | None:
        """Return the folder of the newest snapshot; None where there is none, or it lacks files."""
        name = self.newest()
        place = self.path / name if name else None
        return place if place and (place / "CURRENT").is_file() else None

    @contextlib.contextmanager
    def held(self, name: str) -> Iterator[Path | None]:
        """Keep a snapshot from being swept; yields its folder, or None where it is not there."""
        with contextlib.ExitStack() as stack:
            place: Path | None = None
            with contextlib.suppress(FileNotFoundError):
                lock = stack.enter_context((self.path / f"{name}{_LOCK}").open())
                fcntl.flock(lock, fcntl.LOCK_SH)
                place = self.path / name if (self.path / name).is_dir() else None
            yield place

    def prepare(self, store: ox.Store) -> Path:
        """Write a copy of the store (hard links) and its lock beside their places; return the copy."""
        for left in self.path.glob(f"*{_COMING}"):
            if left.is_dir():
                shutil.rmtree(left)
            else:
                left.unlink()
        name = str(int(self.newest() or 0) + 1)
        shutil.rmtree(self.path / name, ignore_errors=True)  # its lock never came
        place = self.path / f"{name}{_COMING}"
        store.backup(str(place))
        (self.path / f"{name}{_LOCK}{_COMING}").touch()
        return place

    def publish(self, prepared: Path) -> None:
        """Let readers find what was prepared, and remove the snapshots that nobody reads."""
        name = prepared.name.removesuffix(_COMING)
        prepared.rename(self.path / name)
        lock = self.path / f"{name}{_LOCK}"
        lock.with_name(lock.name + _COMING).rename(lock)
        for old in self._locks():
            if old.stem != name:
                _sweep(old)

    def _locks(self) -> Iterator[Path]:
        """Yield the locks: files of a plain number, and none that begins with a zero."""
        for lock in self.path.glob(f"*{_LOCK}"):
            if lock.stem.isascii() and lock.stem.isdecimal() and not lock.stem.startswith("0"):
                yield lock


def _sweep(lock: Path) -> None:
    with lock.open() as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return  # somebody reads it
        shutil.rmtree(lock.with_suffix(""), ignore_errors=True)
        lock.unlink()
