"""What tests of reading share: texts in, compact facts out, nodes called by their labels."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence

import pytest
from _pytest.mark import ParameterSet
from spacy.tokens import Doc

from kg.builder import Builder
from kg.model import Article, Event, Facts, Quantity
from kg.ontology.terms import last_segment
from kg.reading.findings.document import nominals_in, places_in, read_findings, triggers_in
from kg.reading.findings.filled import FindingId, Rejected
from kg.reading.findings.found import ActorMention, Finding
from kg.reading.findings.groups import (
    ACTOR_CANDIDATES,
    ACTORS,
    LINKS,
    QUANTITIES,
    REJECTED,
    TIMES,
    TOLD,
    WEAPONS,
)

__all__ = [
    "actor",
    "annotated",
    "bounds",
    "counts_of",
    "events_of",
    "found_in",
    "lines_of",
    "links_in",
    "marked",
    "miss",
    "name_of",
    "read",
    "rejected_in",
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
    """Words, class and node (last segment of its IRI) of the findings called ``key``."""
    return [(doc[m.begin : m.end].text, m.kind, last_segment(m.iri) if m.iri else "") for m in found_in(doc, key)]


def found_in(doc: Doc, key: str) -> Sequence[Finding]:
    """The findings of a name, as a filler names them; of places and noun phrases those of all components."""
    together: dict[str, Callable[[Doc], Sequence[Finding]]] = {"places": places_in, "nominals": nominals_in, "triggers": triggers_in}
    groups = {group.name: group for group in (ACTOR_CANDIDATES, ACTORS, QUANTITIES, TIMES, WEAPONS)}
    return together[key](doc) if key in together else read_findings(doc, groups[key])


def actor(begin: int, end: int, kind: str, iri: str, how: str, *, is_country: bool = False) -> ActorMention:
    """An actor's name, as a test puts it into a Doc."""
    return ActorMention(begin=begin, end=end, kind=kind, iri=iri, found_by="test", how=how, is_country=is_country)


def events_of(doc: Doc) -> list[list[int]]:
    """The triggers of each event that is told."""
    return [list(event.triggers) for event in read_findings(doc, TOLD)]


def rejected_in(doc: Doc) -> list[Rejected]:
    """All triggers that were not taken, in the order of the text."""
    return sorted((one for group in REJECTED for one in read_findings(doc, group)), key=lambda one: one.begin)


def links_in(doc: Doc) -> dict[str, str]:
    """Coreference links as words; where words stand twice, the last counts."""
    return {_words(doc, link.of): _words(doc, link.to) for link in read_findings(doc, LINKS)}


def _words(doc: Doc, name: FindingId) -> str:
    if name.group == "pronoun":
        return doc[name.index].text
    found = found_in(doc, name.group)[name.index]
    return doc[found.begin : found.end].text


def statuses_of(doc: Doc, word: str) -> list[tuple[str, str]]:
    """Status, and the heads of the sources, the nearest first, of each trigger that is this word."""
    found = [t for t in triggers_in(doc) if doc[t.begin : t.end].text == word]
    return [(t.status, ", ".join("(unnamed)" if f.is_unnamed else doc[f.head].text for f in t.sources)) for t in found]


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
