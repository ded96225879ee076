"""Figures that the article states of actors outside events: share of territory, strength, revenue."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg import model
from kg.ontology.terms import last_segment
from kg.reading import syntax
from kg.reading.findings.found import NumberExpression
from kg.reading.nodes.registry import Nodes
from kg.reading.nodes.sources import Said, Sources
from kg.reading.relations.binary_relations import told_in
from kg.reading.relations.ends import Binder, End
from kg.reading.relations.judging import judged
from kg.reading.relations.relation_words import RelationReading, readings_in
from kg.reading.relations.validity import times_on

__all__ = ["statements_in"]

_HOLDS = ("ck:controls", "ck:controlsPartOf")


def statements_in(nodes: Nodes, sources: Sources, readings: Sequence[RelationReading] | None = None) -> Iterator[model.Quantity]:
    """Yield the quantities of actors, each once, by the place of their words.

    ``readings`` as of `kg.reading.relations.binary_relations.relations_in`.
    """
    if not nodes.found.quantities:
        return
    binder = Binder(nodes)
    readings = list(readings_in(nodes.doc, nodes.lexicon)) if readings is None else readings
    found = {q.iri: q for q in (*_figures(binder, sources, readings), *_shares(binder, sources, readings))}
    yield from (found[iri] for iri in sorted(found))


def _shares(binder: Binder, sources: Sources, readings: Sequence[RelationReading]) -> Iterator[model.Quantity]:
    """Fractions of a place that somebody holds."""
    if not any(m.kind == "fraction" for m in binder.nodes.found.quantities):
        return
    for draft, said in told_in(binder, sources, [r for r in readings if r.trigger.evokes in _HOLDS]):
        if draft.predicate != "ck:controlsPartOf" or draft.object.part is None:
            continue
        begin, end = draft.object.part
        for mark in binder.nodes.found.quantities:
            if mark.kind == "fraction" and begin <= mark.begin < end:
                place = binder.iri(draft.object)
                yield _quantity(binder, sources, draft.reading, mark, draft.subject, "territory-share", said, places=(place,))


def _figures(binder: Binder, sources: Sources, readings: Sequence[RelationReading]) -> Iterator[model.Quantity]:
    """Strength and revenue: what the subject of a listed verb has."""
    telling = [r for r in readings if r.trigger.evokes == "ck:of"]
    told = [(r, s, m) for r in telling for s in binder.ends(r, "lex:subject")[:1] for m in _figures_of(binder, r)]
    by_clause = judged(sources, (r.head for r, _, _ in told))
    for reading, subject, mark in told:
        measure = last_segment(reading.trigger.sets[0])
        yield _quantity(binder, sources, reading, mark, subject, measure, by_clause[reading.head])


def _figures_of(binder: Binder, reading: RelationReading) -> Iterator[NumberExpression]:
    """The numbers of the verb's objects; of people only those that the entry requires ("fighters"), of money any."""
    functions = {a.function for a in reading.trigger.args}
    counted = {r for r in reading.trigger.requires if not r.startswith("-")}
    for argument in syntax.plain_arguments(binder.doc[reading.head]):
        token = binder.doc[argument.head]
        if argument.function not in ("object", "attr"):
            continue
        here = {*binder.nodes.counting.get(token.i, ()), *binder.nodes.over(token.i, "quantities")}
        for mark in (binder.nodes.found.quantities[n] for n in sorted(here)):
            if mark.kind == "money" and "money" in functions:
                yield mark
            if mark.kind == "number" and "number" in functions and token.lemma_.lower() in counted:
                yield mark


def _quantity(
    binder: Binder,
    sources: Sources,
    reading: RelationReading,
    mark: NumberExpression,
    subject: End,
    measure: str,
    said: Said,
    places: tuple[str, ...] = (),
) -> model.Quantity:
    iri = binder.nodes.mint.quantity(*binder.nodes.offsets(mark.begin, mark.end))
    binder.nodes.mention(mark.begin, mark.end, iri)
    return model.Quantity(
        iri=iri,
        label=f"{binder.nodes.text(mark.begin, mark.end)} ({measure.replace('-', ' ')})",
        measure=measure,
        unit=mark.unit or mark.kind,
        status=said.status,
        evidence=tuple(sorted({sources.sentence(i) for i in (mark.begin, reading.begin, subject.head)})),
        of=binder.iri(subject),
        value=mark.value,
        minimum=mark.minimum,
        maximum=mark.maximum,
        sources=said.sources,
        times=tuple(times_on(binder, {reading.head})),
        places=places,
        is_casualty=False,
    )
