"""How a sentence is read: which entry and frame fired for each fact, and what was rejected and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc

from kg import model
from kg.builder import Builder, Settings
from kg.ontology import lexicon
from kg.ontology.terms import last_segment
from kg.reading.findings.document import nominals_in, places_in, read_findings, triggers_in
from kg.reading.findings.filled import Trigger
from kg.reading.findings.found import Finding, PlaceMention
from kg.reading.findings.groups import ACTORS, QUANTITIES, REJECTED, TIMES, WEAPONS

__all__ = ["explain"]


def explain(text: str, settings: Settings | None = None) -> Iterator[str]:
    """Yield lines on what was found in the text, how its triggers were filled, and the facts that came of it."""
    builder = Builder(settings)
    article = model.Article(id="sentence", text=text)
    doc = builder.annotate(article)
    yield from _found(doc)
    entries = {t.iri: t for t in builder.lexicon.triggers}
    for trigger in triggers_in(doc):
        yield from _trigger(doc, trigger, entries[trigger.iri])
    rejected = sorted((r for group in REJECTED for r in read_findings(doc, group)), key=lambda r: r.begin)
    for one in rejected:
        yield f'rejected "{_words(doc, one)}" as {one.kind} ({last_segment(one.iri)}): {one.reason}'
    facts = next(iter(builder.facts([article])))
    yield from _facts(facts)


def _words(doc: Doc, found: Finding) -> str:
    return doc[found.begin : found.end].text


def _found(doc: Doc) -> Iterator[str]:
    groups: dict[str, Sequence[Finding]] = {
        "name": read_findings(doc, ACTORS),
        "place": places_in(doc),
        "time": read_findings(doc, TIMES),
        "number": read_findings(doc, QUANTITIES),
        "weapon": read_findings(doc, WEAPONS),
        "phrase": nominals_in(doc),
    }
    for name, findings in groups.items():
        for found in findings:
            node = last_segment(found.iri) if found.iri else "not listed"
            why = f", {found.reason}" if isinstance(found, PlaceMention) and found.reason else ""
            yield f'{name} "{_words(doc, found)}": {found.kind}, {node}{why}'


def _trigger(doc: Doc, trigger: Trigger, entry: lexicon.Trigger) -> Iterator[str]:
    yield f'trigger "{_words(doc, trigger)}": {trigger.kind} by entry {last_segment(entry.iri)}, status {trigger.status}'
    for role in trigger.roles:
        by = f"{role.function} {role.marker}".strip()
        own = f", {role.status}" if role.status else ""
        yield f'  {role.name} "{doc[role.head].text}" as {by} (through {role.via}){own}'


def _facts(facts: model.Facts) -> Iterator[str]:
    names = {v.iri: v.label for group in (facts.actors, facts.places, facts.assets, facts.times) for v in group}
    if not facts.events and not facts.relations:
        yield "no fact: nothing that the lexicon knows is told here with what its frame needs"
    for event in facts.events:
        by = f" by {', '.join(names.get(s, s) for s in event.sources)}" if event.sources else ""
        yield f"event {event.kind}: {event.label} [{event.status.value}{by}]"
        yield from (f"  {r.prop}: {names.get(r.filler, last_segment(r.filler))}" for r in event.roles)
    for count in facts.quantities:
        bounds = f"value {count.value}, min {count.minimum}, max {count.maximum}"
        yield f"count {count.label}: {count.measure}, {bounds} [{count.status.value}]"
    for relation in facts.relations:
        ends = [names.get(i, last_segment(i)) for i in (relation.subject, relation.object)]
        yield f"relation {ends[0]} {relation.predicate} {ends[1]} [{relation.status.value}]"
