"""The values that the network carries: facts in words, quotes, and how statuses and counts are put."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from kg.model import Status

__all__ = ["BACKGROUND", "DESCRIBED", "Fact", "Quote", "amount", "first_words", "is_factual", "strongest"]

BACKGROUND = "background"
"""Status of what comes from the ontology and the gazetteer, not from an article."""
DESCRIBED = "described"
"""Status of what follows from the words that describe unnamed people or things ("members of the guard")."""

_UNTOLD = (BACKGROUND, DESCRIBED)
_FACTUAL = frozenset({*_UNTOLD, *(s.value for s in Status if s.is_factual)})
_ORDER = (*(s.value for s in Status), *_UNTOLD)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Quote:
    """The words ``text`` at code points ``begin:end`` of an article; ``text`` is empty where the graph was built without them."""

    article: str
    begin: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing said: in words, with an epistemic status (or `BACKGROUND`, `DESCRIBED`), who says so and where.

    ``topic`` is event, number, role or relation; ``about`` the IRI of the node that carries the evidence; ``parts`` an event's roles and
    time, each with its fillers' words and IRIs (empty where there is none), which ``text`` has too.
    """

    topic: str
    text: str
    status: str
    about: str
    parts: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    sources: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()


def first_words(fact: Fact) -> tuple[str, int]:
    """Give where a fact was first read, to sort by: article and code point; what has no quotes stands before all."""
    return min(((quote.article, quote.begin) for quote in fact.quotes), default=("", 0))


def is_factual(status: str) -> bool:
    """Tell whether a plain line may stand for it.

    >>> is_factual("reported"), is_factual("alleged"), is_factual("background"), is_factual("no such status")
    (True, False, True, False)
    """
    return status in _FACTUAL


def strongest(statuses: Iterable[str]) -> str:
    """Give the status that commits most.

    >>> strongest(["alleged", "reported"])
    'reported'
    """
    return min(statuses, key=lambda s: _ORDER.index(s) if s in _ORDER else len(_ORDER), default=BACKGROUND)


def amount(value: str | None, least: str | None, most: str | None) -> str:
    """Put a count's value and inclusive bounds into words.

    >>> amount("30", "30", None), amount("500000", "500001", None), amount("4", "4", "4"), amount(None, "1", None)
    ('at least 30', 'more than 500,000', '4', 'an unspecified number')
    >>> amount("50", None, "50"), amount("50000", None, None), amount(None, "20", "30"), amount(None, "24", None)
    ('up to 50', 'about 50,000', '20 to 30', 'at least 24')
    """
    if least == most and least is not None:
        return _figure(least)
    if least is not None and most is not None:
        return f"{_figure(least)} to {_figure(most)}"
    if most is not None:
        return f"up to {_figure(most)}"
    if least is None:
        return f"about {_figure(value)}" if value is not None else "an unspecified number"
    if value is not None and _decimal(value) < _decimal(least):
        return f"more than {_figure(value)}"
    return "an unspecified number" if value is None and least == "1" else f"at least {_figure(least)}"


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal(0)


def _figure(text: str) -> str:
    try:
        return f"{Decimal(text):,f}"
    except (InvalidOperation, ValueError):
        return text
