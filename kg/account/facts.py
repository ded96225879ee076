"""A fact in words, with its status, its sources and its quotes."""

from __future__ import annotations

from dataclasses import dataclass

from kg.account.quotes import Quote

__all__ = ["Fact", "first_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing said: in words, with an epistemic status, who says so and where.

    ``topic`` is event, number, role or relation; ``about`` the IRI of the node that carries the
    evidence; ``parts`` an event's roles and time, each with its fillers' words and IRIs (empty where
    there is none), which ``text`` has too. ``status`` may be `kg.account.status.BACKGROUND` or
    `kg.account.status.DESCRIBED`.
    """

    topic: str
    text: str
    status: str
    about: str
    parts: tuple[tuple[str, tuple[tuple[str, str], ...]], ...] = ()
    sources: tuple[str, ...] = ()
    quotes: tuple[Quote, ...] = ()


def first_words(fact: Fact) -> tuple[str, int]:
    """Give where a fact was first read, to sort by: article and code point.

    What has no quotes stands before all.
    """
    return min(((quote.article, quote.begin) for quote in fact.quotes), default=("", 0))
