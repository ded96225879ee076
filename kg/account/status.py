"""How certain something is told, and by whom."""

from __future__ import annotations

from collections.abc import Iterable

from kg.account.statements import Statements
from kg.model import Status
from kg.ontology.terms import CK, CKC

__all__ = ["BACKGROUND", "DESCRIBED", "is_factual", "sources_of", "status_of", "strongest"]

BACKGROUND = "background"
"""Status of what comes from the ontology and the gazetteer, not from an article."""
DESCRIBED = "described"
"""Status of what follows from the words that describe unnamed people or things."""

_UNTOLD = (BACKGROUND, DESCRIBED)
_FACTUAL = frozenset({*_UNTOLD, *(s.value for s in Status if s.is_factual)})
_ORDER = (*(s.value for s in Status), *_UNTOLD)


def status_of(said: Statements, item: str) -> str:
    """Return the status of an event, relation or quantity; what has none is background."""
    return (said.one(item, CK + "status") or BACKGROUND).removeprefix(CKC)


def sources_of(said: Statements, item: str) -> tuple[str, ...]:
    """Return the labels of those by whose word it is told."""
    return tuple(said.label(source) for source in said.all(item, CK + "attributedTo"))


def is_factual(status: str) -> bool:
    """Tell whether a plain line may stand for it.

    >>> [is_factual(s) for s in ("reported", "alleged", "background", "no such status")]
    [True, False, True, False]
    """
    return status in _FACTUAL


def strongest(statuses: Iterable[str]) -> str:
    """Give the status that commits most.

    >>> strongest(["alleged", "reported"])
    'reported'
    """

    def rank(status: str) -> int:
        return _ORDER.index(status) if status in _ORDER else len(_ORDER)

    return min(statuses, key=rank, default=BACKGROUND)
