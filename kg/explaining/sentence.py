"""How a sentence is read: which entry and frame fired for each fact, and what was rejected and why."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc

from kg import model
from kg.builder import Builder, Settings
from kg.ontology import lexicon
from kg.ontology.terms import last_segment
from kg.reading.findings.marks import Mark, marks_in

__all__ = ["explain"]

_GROUPS = (
    ("actors", "name"),
    ("places", "place"),
    ("times", "time"),
    ("quantities", "number"),
    ("weapons", "weapon"),
    ("nominals", "phrase"),
)


def explain(text: str, settings: Settings | None = None) -> Iterator[str]:
    """Yield lines on what was found in the text, how its triggers were filled, and the facts that came of it."""
    builder = Builder(settings)
    article = model.Article(id="sentence", text=text)
    doc = builder.annotate(article)
    yield from _found(doc)
    entries = {t.iri: t for t in builder.lexicon.triggers}
    for mark in marks_in(doc, "triggers"):
        yield from _trigger(doc, mark, entries[mark.iri])
    for mark in marks_in(doc, "rejected"):
        yield f'rejected "{_words(doc, mark)}" as {mark.label} ({last_segment(mark.iri)}): {mark.detail["reason"]}'
    facts = next(iter(builder.facts([article])))
    yield from _facts(facts)


def _words(doc: Doc, mark: Mark) -> str:
    return doc[mark.begin : mark.end].text


def _found(doc: Doc) -> Iterator[str]:
    for key, name in _GROUPS:
        for mark in marks_in(doc, key):
            node = last_segment(mark.iri) if mark.iri else "not listed"
            why = f", {mark.detail['reason']}" if mark.detail.get("reason") else ""
            yield f'{name} "{_words(doc, mark)}": {mark.label}, {node}{why}'


def _trigger(doc: Doc, mark: Mark, entry: lexicon.Trigger) -> Iterator[str]:
    status = mark.detail.get("status", "")
    yield f'trigger "{_words(doc, mark)}": {mark.label} by entry {last_segment(entry.iri)}, status {status}'
    for role in mark.detail["roles"]:
        by = f"{role['function']} {role['marker']}".strip()
        own = f", {role['status']}" if role.get("status") else ""
        yield f'  {role["role"]} "{doc[role["head"]].text}" as {by} (through {role["via"]}){own}'


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
