"""What tests of reading share: texts in, compact facts out, nodes called by their labels."""

from __future__ import annotations

import datetime
from collections.abc import Iterable

import pytest
from _pytest.mark import ParameterSet
from spacy.tokens import Doc

from kg.builder import Builder
from kg.model import Article, Event, Facts, Quantity
from kg.ontology.terms import last_segment
from kg.reading.findings.marks import marks_in

__all__ = [
    "annotated",
    "bounds",
    "counts_of",
    "lines_of",
    "links_in",
    "marked",
    "miss",
    "name_of",
    "read",
    "roles_of",
    "statuses_of",
    "told",
]

DATE = datetime.date(2024, 3, 14)


def read(builder: Builder, text: str, *, date: datetime.date | None = DATE) -> Facts:
    """The facts of a text, published on ``date`` (a Thursday)."""
    return next(iter(builder.facts([Article(id="text", text=text, date=date)])))


def annotated(builder: Builder, text: str) -> Doc:
    """The text's Doc after the whole pipeline."""
    return builder.annotate(Article(id="text", text=text, date=DATE))


def marked(doc: Doc, key: str) -> list[tuple[str, str, str]]:
    """Words, class and node (last segment of its IRI) of the marks under ``key``."""
    return [(doc[m.begin : m.end].text, m.label, last_segment(m.iri) if m.iri else "") for m in marks_in(doc, key)]


def links_in(doc: Doc) -> dict[str, str]:
    """Coreference links as words; where words stand twice, the last counts."""
    links: dict[str, str] = doc.user_data["coreference"]
    return {_words(doc, key): _words(doc, to) for key, to in links.items()}


def _words(doc: Doc, key: str) -> str:
    group, _, number = key.partition(":")
    if group == "pronoun":
        return doc[int(number)].text
    mark = list(marks_in(doc, group))[int(number)]
    return doc[mark.begin : mark.end].text


def statuses_of(doc: Doc, word: str) -> list[tuple[str, str]]:
    """Status, and the heads of the sources, the nearest first, of each trigger that is this word."""
    details = [m.detail for m in marks_in(doc, "triggers") if doc[m.begin : m.end].text == word]
    return [(d["status"], ", ".join(doc[f["head"]].text if f["key"] != "unnamed" else "(unnamed)" for f in d["sources"])) for d in details]


def name_of(facts: Facts, iri: str) -> str:
    """The label of a node; of a concept or event the last segment of its IRI."""
    labels = {n.iri: n.label for n in (*facts.actors, *facts.places, *facts.assets)}
    labels |= {n.iri: n.label for n in (*facts.times, *facts.events)}
    return labels.get(iri, last_segment(iri))


def roles_of(facts: Facts, event: Event, *props: str) -> set[tuple[str, str]]:
    """Role and label of its filler, of the given roles or all."""
    return {(r.prop, name_of(facts, r.filler)) for r in event.roles if not props or r.prop in props}


def bounds(count: Quantity) -> tuple[int | None, int | None, int | None]:
    """Value, minimum and maximum."""
    return tuple(None if v is None else int(v) for v in (count.value, count.minimum, count.maximum))  # type: ignore[return-value]


def counts_of(facts: Facts, event: Event) -> list[tuple[str, tuple[int | None, int | None, int | None]]]:
    """Measure and bounds of the event's casualty counts, in reading order."""
    own = [c for c in facts.quantities if c.iri in event.casualties]
    return [(c.measure, bounds(c)) for c in sorted(own, key=lambda c: c.evidence)]


def told(facts: Facts) -> list[str]:
    """One line an event and relation, for messages of failed tests."""
    lines = [f"{e.kind} [{e.status}] {sorted(roles_of(facts, e))} {counts_of(facts, e)}" for e in facts.events]
    return [*lines, *(f"{name_of(facts, r.subject)} {r.predicate} {name_of(facts, r.object)} [{r.status}]" for r in facts.relations)]


def lines_of(facts: Iterable[Facts]) -> list[str]:
    """All that several texts tell."""
    return [line for one in facts for line in told(one)]


def miss(reason: str, *row: object) -> ParameterSet:
    """A row of a table that the reader gets wrong as yet."""
    return pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=reason))
