"""What the database under a store says when it fails, as one line.

Oxigraph raises `OSError` without a number where a file cannot be read or written, and `RuntimeError`
where what it reads is damaged; both carry the words of RocksDB.
"""

from __future__ import annotations

import contextlib
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.errors import GraphError, OutputError

__all__ = ["damaged", "is_damage", "is_of_database", "mending", "told_to_readers", "unpublished", "unreadable", "unwritable"]

_DAMAGE, _FILES = "Corruption: ", "IO error: "
_LOCK = "/LOCK: "
_MISSING = "No such file or directory"
_TABLE = re.compile(r"(?<![^\s:])/\S.*?\.sst\b")
"""A file with its path, as an error of RocksDB names it."""
_ANEW = "make the store anew of its articles, or of a dump: kg store NEW load DUMP.nq"


def is_of_database(error: BaseException) -> bool:
    """Return whether the error comes from the database, and not from what is done with it."""
    return isinstance(error, OSError | RuntimeError) and str(error).startswith((_DAMAGE, _FILES))


def is_damage(error: BaseException) -> bool:
    """Return whether a file of the database is missing or holds something wrong."""
    return str(error).startswith(_DAMAGE) or _MISSING in str(error)


def reason(error: BaseException) -> str:
    """Return what is wrong, on one line."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    said = " ".join(str(error).split())
    if said.startswith(_FILES) and not is_damage(error):
        return said.rpartition(": ")[2]
    return said.removeprefix(_DAMAGE).removeprefix(_FILES)


def unwritable(path: Path, error: BaseException) -> OutputError:
    """Return the error of a store at ``path`` that could not be written and stays as it was."""
    if _LOCK in str(error):
        return OutputError(f"{path}: somebody has its database open; wait until that is closed")
    return OutputError(
        f"{path}: cannot be written: {reason(error)}; the store is as it was before: "
        "see that there is room and that you may write there, then repeat the command"
    )


def damaged(path: Path, error: BaseException, snapshot: Path | None) -> OutputError:
    """Return the error of a store at ``path`` whose database cannot be used."""
    return OutputError(f"{path}/db: is damaged: {reason(error)}; {mending(path, snapshot, str(error))}")


def mending(path: Path, snapshot: Path | None, said: str = "") -> str:
    """Return how the database of a store is put back: from the newest snapshot, or from outside.

    ``said`` is what the database said, which may name a damaged file that the snapshot shares.
    """
    if snapshot is None:
        return _ANEW
    if not _is_sound(snapshot, said):
        return f"its newest snapshot is damaged too: put back a backup of the whole folder, or {_ANEW}"
    db = path / "db"
    words = [f"rm -rf {shlex.quote(str(db))}"] if db.exists() else []
    words.append(f"cp -r {shlex.quote(str(snapshot))} {shlex.quote(str(db))}")
    return f"put back what was last published with: {' && '.join(words)}"


def unpublished(path: Path, *, is_kept: bool) -> GraphError:
    """Return the error of a store at ``path`` without a snapshot; ``is_kept``: its database was published once."""
    if not is_kept:
        return GraphError(f"{path}: is empty as yet; fill it with: kg store {path} add ARTICLE.txt")
    return GraphError(
        f"{path}/snapshots: the store's snapshots are gone, and its database is there; "
        f"the next writing publishes that again: kg store {path} add ARTICLE.txt"
    )


@contextlib.contextmanager
def told_to_readers(path: Path, name: str) -> Iterator[None]:
    """Raise what the database says while the snapshot ``name`` is read as `unreadable`."""
    try:
        yield
    except (OSError, RuntimeError) as error:
        if not is_of_database(error):
            raise
        raise unreadable(path, name, reason(error)) from error


def unreadable(path: Path, name: str, why: str) -> GraphError:
    """Return the error of a store at ``path`` whose newest snapshot, ``name``, cannot be read."""
    way = f"make another of its database with: kg store {path} add ARTICLE.txt"
    if not _is_sound(path / "db", why):
        way = f"its database is damaged too: put back a backup of the whole folder, or {_ANEW}"
    return GraphError(f"{path}/snapshots/{name}: the store's newest snapshot cannot be read: {why}; {way}")


def _is_sound(db: Path, said: str) -> bool:
    """Return whether a database opens and can be read through, and is without the file that another's error names.

    A database and its snapshot share files (hard links): what is damaged in one is so in the other.
    """
    if any(_is_shared(Path(named), db) for named in _TABLE.findall(said)):
        return False
    try:
        for _ in ox.Store.read_only(str(db)):
            pass
    except (OSError, RuntimeError):
        return False
    return True


def _is_shared(file: Path, db: Path) -> bool:
    twin = db / file.name
    return file.is_file() and twin.is_file() and file.samefile(twin)
