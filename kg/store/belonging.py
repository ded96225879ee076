"""Which database belongs to which snapshots: each publishing has a token, which both carry.

The tokens are drawn at random and part of nothing that is read out of a store. A database carries two:
that of the publishing under way and that of the one before, as a kill may come between them. So one of
another store is known, and so is one of this store as it was before the newest snapshot.
"""

from __future__ import annotations

import contextlib
import uuid
from pathlib import Path

__all__ = ["belongs", "next_tokens", "note_tokens", "tokens_of"]

_NOTE = "published"
"""The file in a database's folder that keeps its tokens, the latest last."""


def tokens_of(db: Path | None) -> list[str]:
    """Return the tokens in a database's folder, none where it was never published or by an earlier ``kg``."""
    with contextlib.suppress(OSError, ValueError):
        return (db / _NOTE).read_text(encoding="ascii").split() if db else []
    return []


def next_tokens(snapshot: Path | None) -> list[str]:
    """Return the tokens of what is to be published after ``snapshot``, the newest."""
    return [*tokens_of(snapshot)[-1:], uuid.uuid4().hex]


def note_tokens(db: Path, tokens: list[str]) -> None:
    """Keep the tokens in the database's folder."""
    (db / _NOTE).write_text("".join(f"{token}\n" for token in tokens), encoding="ascii")


def belongs(db: Path, snapshot: Path | None) -> bool:
    """Return whether the newest snapshot was made of the database; one without a token is not asked."""
    latest = tokens_of(snapshot)[-1:]
    return not latest or latest[0] in tokens_of(db)
