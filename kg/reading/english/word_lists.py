"""How the lists of closed classes are written down: each word once, in its own list; every other list takes its words from there."""

from __future__ import annotations

from collections.abc import Collection

__all__ = ["among", "listed", "words"]


def words(text: str) -> frozenset[str]:
    """Return the words of a text that are set apart by blanks: a list of its own, whose words stand in no other."""
    return frozenset(text.split())


def listed(text: str) -> tuple[str, ...]:
    """Return the words of a text in their order, for names of single words and for what is numbered."""
    return tuple(text.split())


def among(whole: Collection[str], text: str) -> frozenset[str]:
    """Return the words of a text, each of which ``whole`` has; raise ``ValueError`` for one that it lacks.

    >>> sorted(among(["on", "in", "at"], "in at"))
    ['at', 'in']
    """
    found = words(text)
    if missing := found.difference(whole):
        raise ValueError(f"not in the whole list: {' '.join(sorted(missing))}")
    return found
