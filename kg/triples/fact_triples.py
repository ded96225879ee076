"""What an article tells, to triples: events, quantities and relations, each with status, source and evidence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

import pyoxigraph as ox

from kg.model import Event, Evidence, Quantity, Relation, Status
from kg.ontology.terms import RDF, RDFS, ck, ckc, curie, expand, last_segment, superproperties
from kg.triples import iris
from kg.triples.node_triples import Triples, english, link, links, number, say, typed, types

__all__ = ["Edge", "contested_edges", "event", "quantity", "relation"]

Edge = tuple[str, str, str]
"""Subject, predicate and object as IRIs."""

_DATES = {4: "gYear", 7: "gYearMonth", 10: "date"}
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


def quantity(value: Quantity, mint: iris.Minter) -> Triples:
    """Yield a number with its bounds, measure, unit and source."""
    iri = value.iri
    yield from types(iri, "CasualtyCount" if value.is_casualty else "Quantity")
    yield from _sourced(iri, value.status, value.evidence, value.sources, mint)
    yield say(iri, RDFS + "label", english(value.label))
    yield link(iri, ck("measure"), ckc(value.measure))
    yield say(iri, ck("unit"), ox.Literal(value.unit))
    for prop, figure in (("value", value.value), ("min", value.minimum), ("max", value.maximum)):
        if figure is not None:
            yield say(iri, ck(prop), number(figure))
    for prop, filler in (("of", value.of), ("breakdownOf", value.breakdown_of)):
        if filler:
            yield link(iri, ck(prop), filler)
    yield from links(iri, ck("time"), value.times)
    yield from links(iri, ck("place"), value.places)


def event(value: Event, mint: iris.Minter, *, contested: frozenset[Edge] = frozenset()) -> Triples:
    """Yield an event with its roles and their superproperties; a role in ``contested`` is left to its relation."""
    iri = value.iri
    yield from types(iri, value.kind)
    yield from _sourced(iri, value.status, value.evidence, value.sources, mint)
    yield say(iri, RDFS + "label", english(value.label))
    edges = [(r.prop, r.filler) for r in value.roles]
    edges += [("casualties", q) for q in value.casualties] + [("quantity", q) for q in value.quantities]
    edges += [("partOf", e) for e in value.part_of] + [("after", e) for e in value.after]
    for prop, filler in edges:
        if (iri, ck(prop), filler) not in contested:
            yield from _edge(iri, ck(prop), filler)
    if value.date:
        yield say(iri, ck("date"), typed(value.date, _DATES[len(value.date)]))
    if value.not_after:
        yield say(iri, ck("notAfter"), typed(value.not_after.isoformat(), "date"))


def relation(value: Relation, labels: Mapping[str, str], mint: iris.Minter) -> Triples:
    """Yield the statement of an edge and, if its status is factual, the edge."""
    iri, predicate = value.iri, expand(value.predicate)
    yield from types(iri, "Relation")
    yield from _sourced(iri, value.status, value.evidence, value.sources, mint)
    yield say(iri, RDFS + "label", english(_wording(value, labels)))
    yield link(iri, RDF + "subject", value.subject)
    yield link(iri, RDF + "predicate", predicate)
    yield link(iri, RDF + "object", value.object)
    yield from links(iri, ck("time"), value.times)
    if value.title:
        yield say(iri, ck("roleTitle"), ox.Literal(value.title))
    if value.ordinal is not None:
        yield say(iri, ck("ordinal"), number(value.ordinal))
    if value.comment:
        yield say(iri, RDFS + "comment", english(value.comment))
    if value.status.is_factual:
        yield from _edge(value.subject, predicate, value.object)


def contested_edges(relations: Iterable[Relation]) -> frozenset[Edge]:
    """Return the edges that relations state, but none as a fact: they must not stand as plain triples."""
    stated = [((r.subject, expand(r.predicate), r.object), r.status.is_factual) for r in relations]
    return frozenset(e for e, _ in stated) - {e for e, factual in stated if factual}


def _wording(value: Relation, labels: Mapping[str, str]) -> str:
    verb = _CAMEL.sub(" ", value.predicate.rpartition(":")[2]).lower()
    ends = [labels.get(iri) or last_segment(iri) for iri in (value.subject, value.object)]
    doubt = "" if value.status.is_factual else f" ({value.status.value})"
    return f"{ends[0]} {verb} {ends[1]}{doubt}"


def _sourced(iri: str, status: Status, evidence: Iterable[Evidence], sources: Iterable[str], mint: iris.Minter) -> Triples:
    yield link(iri, ck("status"), ckc(status.value))
    yield from links(iri, ck("evidence"), (mint.span(e.begin, e.end) for e in evidence))
    yield from links(iri, ck("attributedTo"), sources)


def _edge(subject: str, predicate: str, obj: str) -> Triples:
    yield link(subject, predicate, obj)
    prefix, _, name = curie(predicate).partition(":")
    if prefix == "ck":
        for above in superproperties(name):
            yield link(subject, ck(above), obj)
