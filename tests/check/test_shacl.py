"""Each core constraint of the shapes, one by one as problems.ttl has them, trips on the good graph with one value changed."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
import rdflib
from invented_article import FRONT
from invented_graph import GOOD
from rdflib.collection import Collection
from rdflib.namespace import SH

from kg.check import problems
from kg.check.shacl import core_problems
from kg.ontology.terms import CK, RDF, ontology_dir
from kg.triples import turtle

SHAPES = rdflib.Graph().parse(ontology_dir() / "shapes.ttl")
BOGUS = [rdflib.Literal("bogus"), rdflib.Literal("bogus too")]
# what a value must be replaced by, and what the line must then say
BREAK = {
    "minCount": ([], "too few"),
    "maxCount": (BOGUS, "too many"),
    "class": (BOGUS[:1], "which is no"),
    "in": (BOGUS[:1], "must be one of"),
    "or": (BOGUS[:1], "must be one of"),
    "datatype": (BOGUS[:1], "must be an"),
    "nodeKind": (BOGUS[:1], "must be an IRI"),
    "pattern": (BOGUS[:1], "must match"),
    "lessThan": ([rdflib.Literal(10**6)], "must be below"),
    "minInclusive": ([rdflib.Literal(-1000)], "must be at least"),
    "maxInclusive": ([rdflib.Literal(1000)], "must be at most"),
    "uniqueLang": ([rdflib.Literal("a", lang="en"), rdflib.Literal("b", lang="en")], "of one language"),
    "disjoint": ([rdflib.Literal("Blue Front", lang="en")], "leave one out"),
}
ABOVE = {CK + "min": rdflib.Literal(10**6), CK + "earliest": rdflib.Literal("2999-01-01", datatype=rdflib.XSD.date)}


def core_constraints() -> Iterator[tuple[str, rdflib.term.Node, str]]:
    for shape in sorted(set(SHAPES.subjects(RDF_TYPE, SH.NodeShape))):
        for prop in SHAPES.objects(shape, SH.property):
            if (SHAPES.value(prop, SH.path), SH.inversePath, None) in SHAPES:
                continue  # broken from the other end, in test_shapes.py
            for component in (*BREAK, "lessThanOrEquals"):
                if (prop, SH[component], None) in SHAPES:
                    yield str(shape), prop, component


RDF_TYPE = rdflib.URIRef(RDF + "type")
CASES = sorted(core_constraints(), key=lambda c: (c[0], str(SHAPES.value(c[1], SH.path)), c[2]))


def paths_of(prop: rdflib.term.Node) -> list[str]:
    path = SHAPES.value(prop, SH.path)
    assert path is not None
    either = SHAPES.value(path, SH.alternativePath)
    return [str(path)] if either is None else [str(p) for p in Collection(SHAPES, either)]


@pytest.mark.parametrize(("shape", "prop", "component"), CASES, ids=[f"{c[0].split('#')[1]}-{i}-{c[2]}" for i, c in enumerate(CASES)])
def test_each_core_constraint_trips(shape: str, prop: rdflib.term.Node, component: str) -> None:
    target = SHAPES.value(rdflib.URIRef(shape), SH.targetClass)
    names = paths_of(prop)
    having = {t.subject.value for t in GOOD if t.predicate.value in names}  # type: ignore[union-attr]
    nodes = sorted(t.subject.value for t in GOOD if t.predicate.value == RDF + "type" and t.object.value == str(target))  # type: ignore[union-attr]
    focus = next((n for n in nodes if n in having), nodes[0])
    focus = FRONT if component == "disjoint" else focus
    values, words = BREAK.get(component, ([ABOVE.get(names[0], rdflib.Literal(0))], "must not be above"))
    if component == "lessThanOrEquals" and names[0] == CK + "min":
        focus = next(t.subject.value for t in GOOD if t.predicate.value == CK + "max") if _has(CK + "max") else focus  # type: ignore[union-attr]
    kept = [t for t in GOOD if not (t.subject.value == focus and t.predicate.value in names)]  # type: ignore[union-attr]
    kept += [ox.Triple(ox.NamedNode(focus), ox.NamedNode(names[0]), _ox(v)) for v in values]
    if component == "lessThanOrEquals" and names[0] == CK + "min":
        kept.append(ox.Triple(ox.NamedNode(focus), ox.NamedNode(CK + "max"), ox.Literal(1)))
    found = list(core_problems(kept, turtle.parse(ontology_dir() / "shapes.ttl"), problems._vocabulary()))
    own = SHAPES.value(prop, SH.message)
    assert [m for n, m, _ in found if n == focus and (str(own) == m if own is not None else words in m)], found


def _has(prop: str) -> bool:
    return any(t.predicate.value == prop for t in GOOD)


def _ox(value: rdflib.Literal) -> ox.Literal:
    if value.language:
        return ox.Literal(str(value), language=value.language)
    return ox.Literal(str(value), datatype=ox.NamedNode(str(value.datatype))) if value.datatype else ox.Literal(str(value))
