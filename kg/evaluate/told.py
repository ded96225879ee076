"""Event frames out of built graphs: what a user of the graph can find, not what the reader had in mind.

What an article does not hold for possible (denied, negated, hypothetical, intended, expected) is no
event and fills no slot. A role that the graph leaves to a ``ck:Relation`` (claimed, alleged) counts
like a plain one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.account.articles import article_of
from kg.account.classes import classes_from
from kg.account.days import time_of
from kg.account.incidents import article_iri_of
from kg.account.quantities import StatedQuantity, casualties_of
from kg.account.quotes import Quote, evidence_of
from kg.account.relations import Filling, fillings_of
from kg.account.statements import Statements
from kg.account.status import status_of
from kg.account.teller import Teller
from kg.evaluate.format import COUNT_SLOTS, MEASURES, TEXT_SLOTS, kinds_of
from kg.evaluate.frames import Count, Filler, Frame
from kg.failures import Failed
from kg.model import Article, Status
from kg.ontology.terms import CK, last_segment

if TYPE_CHECKING:
    from kg.builder import Builder

__all__ = ["ToldArticle", "built", "told_in"]

_NOT_SO = frozenset({Status.DENIED, Status.NEGATED, Status.HYPOTHETICAL, Status.INTENDED, Status.EXPECTED})
_ROLES = {
    "perp": ("perpetrator", "agent", "gainedBy"),
    "target": ("target", "victim", "lostBy"),
    "place": ("place", "near"),
    "date": ("time",),
    "weapon": ("weapon",),
    "source": ("attributedTo",),
}
_GAP = " […] "  # between sentences that do not stand together


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldArticle:
    """What graphs tell of one article: its events by IRI, and the SHA-256 (hex) of its text, where they say so."""

    events: tuple[Frame, ...] = ()
    digest: str = ""


def built(articles: Iterable[Article], builder: Builder, failed: Failed | None = None) -> list[ox.Triple]:
    """Build the articles and return their graph, without writing anything; of what fails see `Builder.facts`."""
    return [triple for _, parts in builder.read(articles, failed=failed) for triple in parts.graph]


def told_in(graph: Iterable[ox.Quad | ox.Triple]) -> dict[str, ToldArticle]:
    """Return what a graph tells, by the articles' ids."""
    teller = Teller(Statements(graph), classes_from())
    said = teller.said
    events: dict[str, list[Frame]] = {}
    for article, frame in _frames(teller):
        events.setdefault(article, []).append(frame)
    articles = [article_of(said, iri) for iri in said if "Article" in said.types(iri)]
    return {one.id: ToldArticle(events=tuple(events.get(one.iri, ())), digest=one.sha256) for one in articles}


def _frames(teller: Teller) -> Iterator[tuple[str, Frame]]:
    """Yield the events that are of a scored kind, each with its article's IRI, by their own IRIs."""
    said = teller.said
    for event in said:
        kinds = said.types(event)
        if "Event" in kinds and status_of(said, event) not in _NOT_SO:
            leaves = teller.classes.leaves(kinds)
            if kinds_of(leaves):
                evidence = evidence_of(said, [event])
                frame = _frame(teller, event, leaves, evidence.values())
                yield article_iri_of(said, event, evidence), frame


def _frame(teller: Teller, event: str, leaves: tuple[str, ...], quotes: Iterable[Quote]) -> Frame:
    said = teller.said
    counts = [one for one in casualties_of(said, event) if one.status not in _NOT_SO]
    return Frame(
        kinds=kinds_of(leaves),
        fillers={slot: tuple(_fillers(teller, event, slot)) for slot in TEXT_SLOTS},
        counts={slot: tuple(sorted(_counts(counts, MEASURES[slot]))) for slot in COUNT_SLOTS},
        iri=event,
        classes=leaves,
        label=said.label(event),
        quote=_GAP.join(dict.fromkeys(quote.text for quote in quotes)),
    )


def _fillers(teller: Teller, event: str, slot: str) -> Iterator[Filler]:
    """Yield who or what fills a slot, in the order of the IRIs."""
    said, stated = teller.said, teller.stated_of(event)
    fillings = [one for role in _ROLES[slot] for one in fillings_of(said, event, CK + role, stated)]
    for filler in sorted({one.filler for one in fillings if _holds(one)}):
        yield Filler(names=_names(said, filler))


def _holds(filling: Filling) -> bool:
    """Whether the article holds a filling for possible."""
    return filling.stated is None or filling.stated.status not in _NOT_SO


def _names(said: Statements, node: str) -> tuple[str, ...]:
    """Return all names of a node, of a time also the day on which it begins."""
    first = time_of(said, node).earliest
    days = (first.isoformat(),) if first else ()
    return tuple(dict.fromkeys((*said.names(node), *days))) or (last_segment(node),)


def _counts(quantities: Iterable[StatedQuantity], measure: str) -> set[Count]:
    """Return the counts of a measure, those without any figure aside."""
    chosen = [one for one in quantities if one.measure == measure]
    figures = [(one.value, one.least, one.most) for one in chosen]
    return {_count(*each) for each in figures if any(number is not None for number in each)}


def _count(value: Decimal | None, low: Decimal | None, high: Decimal | None) -> Count:
    """The bound that a value with its inclusive limits stands for.

    >>> str(_count(30, 30, None)), str(_count(30, 31, None)), str(_count(None, 24, None)), str(_count(30, None, 30))
    ('30 atLeast', '30 moreThan', '24 atLeast', '30 about')
    """
    number = next(n for n in (value, low, high) if n is not None)
    if low is None or low < number:
        bound = "about"
    elif low > number:
        bound = "moreThan"
    else:
        bound = "exact" if high == number else "atLeast" if high is None else "about"
    return Count(value=int(number), bound=bound)
