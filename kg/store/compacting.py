"""The size of a store on disk: when it has grown too far, its database is written anew.

Three things make a database larger than what it holds. RocksDB keeps the log of what was written
till the database is next opened. It writes what comes bit by bit uncompressed, and while a store is
small, whatever it merges with that too; only what is loaded in one go is compressed. And what was
replaced stays till it is merged. To write all of it anew, in one go, costs some ten to thirty
seconds for a million quads. So a large store is written anew when an eighth of it has changed since
the last time: each quad is then rewritten a few times at most, however the store grew, and a small
change stays small. In a small one it is done as soon as there is much to win.
"""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

import pyoxigraph as ox

__all__ = ["Size", "compacted", "drop_logs", "is_closed", "was_published"]

_NOTE = "compacted"
"""The file in a database's folder that keeps its `Size`."""
_SMALL = 64_000_000
"""Bytes, not compact, of a database that is written anew in some two seconds."""
_GROWTH, _SLACK = 1.25, 1_000_000
"""How much larger than compact a database may be: a factor, and bytes besides."""
_SHARE = 8
_LOGS = 250_000
"""Bytes of logs that are worth the few milliseconds of opening the database once more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """A database's bytes and quads when it was last compact, and the quads changed since then."""

    bytes: int = 0
    quads: int = 0
    changed: int = 0

    @classmethod
    def noted(cls, db: Path) -> Size:
        """Return what is noted in the database's folder; all is 0 where nothing is."""
        with contextlib.suppress(OSError, ValueError):
            size, quads, changed = map(int, (db / _NOTE).read_text(encoding="ascii").split())
            return cls(bytes=size, quads=quads, changed=changed)
        return cls()

    @classmethod
    def of(cls, db: Path, store: ox.Store) -> Size:
        """Return the present size of the database in ``db``, opened as ``store``."""
        return cls(bytes=_bytes(db.glob("*.sst")), quads=len(store))

    def note(self, db: Path) -> None:
        """Keep it in the database's folder."""
        text = f"{self.bytes} {self.quads} {self.changed}\n"
        (db / _NOTE).write_text(text, encoding="ascii")

    @classmethod
    def loaded(cls, store: ox.Store) -> Size:
        """Return the size of a new store that was loaded: it is not compact, but need not be yet."""
        return cls(quads=len(store))

    def after(self, changed: int) -> Size:
        """Return it with so many more quads changed."""
        return replace(self, changed=self.changed + changed)

    def is_outgrown(self, copy: Path) -> bool:
        """Return whether the database, of which ``copy`` is the present state, is to be compacted."""
        present = _bytes(copy.glob("*.sst"))
        if present <= self.bytes * _GROWTH + _SLACK:
            return False
        return present <= _SMALL or self.changed * _SHARE >= self.quads


def compacted(copy: Path, place: Path) -> tuple[Path, Path, Size]:
    """Write the database ``copy`` anew in ``place``; return the new one, a copy of it and its size.

    Raises `OSError` or `RuntimeError` where that cannot be written, or what is read is damaged.
    """
    new = ox.Store(place / "new")
    new.bulk_extend(ox.Store.read_only(str(copy)))
    new.flush()
    new.backup(str(place / "copy"))
    return place / "new", place / "copy", Size.of(place / "copy", new)


def is_closed(db: Path) -> bool:
    """Return whether nobody has the database open; it drops logs that it needs no more."""
    try:
        ox.Store(db)
    except OSError:
        return False
    return True


def was_published(db: Path) -> bool:
    """Return whether the database was ever published: its size is noted then."""
    return (db / "CURRENT").is_file() and (db / _NOTE).is_file()


def drop_logs(db: Path) -> None:
    """Let the database, which nobody has open, drop what it no longer needs."""
    if _bytes(db.glob("*.log")) > _LOGS:
        is_closed(db)
    for old in db.glob("LOG.old.*"):
        old.unlink()


def _bytes(files: Iterable[Path]) -> int:
    total = 0
    for file in files:
        with contextlib.suppress(FileNotFoundError):  # a database that is open may remove files
            total += file.stat().st_size
    return total
