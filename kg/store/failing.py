"""What the database under a store says when it fails, as one line.

Oxigraph raises `OSError` without a number where a file cannot be read or written, and `RuntimeError`
where what it reads is damaged; both carry the words of RocksDB.
"""

from __future__ import annotations

import shlex
from pathlib import Path

from kg.errors import OutputError

__all__ = ["damaged", "is_damage", "is_of_database", "mending", "reason", "unwritable"]

_DAMAGE, _FILES = "Corruption: ", "IO error: "
_LOCK = "/LOCK: "
_MISSING = "No such file or directory"


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
    return OutputError(f"{path}/db: is damaged: {reason(error)}; {mending(path, snapshot)}")


def mending(path: Path, snapshot: Path | None) -> str:
    """Return how the database of a store is put back: from the newest snapshot, or from outside."""
    if snapshot is None:
        return "make the store anew of its articles, or of a dump: kg store NEW load DUMP.nq"
    db = path / "db"
    words = [f"rm -rf {shlex.quote(str(db))}"] if db.exists() else []
    words.append(f"cp -r {shlex.quote(str(snapshot))} {shlex.quote(str(db))}")
    return f"put back what was last published with: {' && '.join(words)}"
