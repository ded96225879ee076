"""Numbers of a graph: their bounds, their words, and who is counted; broken data is no number."""

from __future__ import annotations

from decimal import Decimal

import pyoxigraph as ox
import pytest

from kg.account.quantities import (
    StatedQuantity,
    casualties_of,
    events_by_quantity,
    quantities_by_actor,
    quantities_of,
    quantity_of,
)
from kg.account.statements import Statements
from kg.ontology.terms import PREFIXES

HEAD = "".join(f"@prefix {name}: <{namespace}> .\n" for name, namespace in PREFIXES.items()) + "@prefix : <x:> .\n"


def said(turtle: str) -> Statements:
    return Statements(ox.parse(HEAD + turtle, format=ox.RdfFormat.TURTLE))


def quantity(figures: str) -> StatedQuantity:
    return quantity_of(said(f":q ck:status ckc:asserted ; {figures} ."), "x:q")


@pytest.mark.parametrize(
    "figures, words, ends",
    [
        ("ck:value 4 ; ck:min 4 ; ck:max 4", "4", (4, 4, 4)),
        ("ck:value 4 ; ck:min 4.0 ; ck:max 4", "4.0", (4, 4, 4)),
        ("ck:value 40 ; ck:min 41", "more than 40", (41, 41, None)),
        ("ck:min 24", "at least 24", (24, None, None)),
        ("ck:value 4 ; ck:unit 'person'", "about 4", (None, 4, None)),
        ("ck:value 0.5 ; ck:unit 'fraction'", "about 0.5 fraction", (None, None, None)),
        ("ck:value 1000000 ; ck:min 1000000 ; ck:unit 'USD/day'", "at least 1,000,000 USD/day", (1000000, 1000000, None)),
        ("ck:value 'many'", "an unspecified number", (None, None, None)),
        ("ck:value 1e99999999", "an unspecified number", (None, None, None)),
        ("ck:value 'Infinity' ; ck:max -3", "up to -3", (None, None, None)),
    ],
)
def test_figures(figures: str, words: str, ends: tuple[int | None, ...]) -> None:
    one = quantity(figures)
    assert (one.figure, (one.low, one.best, one.high)) == (words, ends)


def test_what_a_quantity_is_told_with() -> None:
    graph = said(
        ":q ck:measure ckc:killed ; ck:of :guards ; ck:value 2 ; ck:status ckc:claimed ; ck:attributedTo :army ; ck:breakdownOf :w ; "
        'rdfs:label "two"@en . ckc:killed skos:prefLabel "killed"@en . :army skos:prefLabel "Army"@en .'
    )
    one = quantity_of(graph, "x:q")
    assert (one.measure, one.measure_label, one.of, one.value, one.whole) == ("killed", "killed", ("x:guards",), Decimal(2), "x:w")
    assert (one.said, one.status) == ("two (Army, claimed, a part)", "claimed")


def test_only_people_are_casualties_and_all_is_found_by_event_and_by_actor() -> None:
    graph = said(
        ":e ck:casualties :dead, :share ; ck:quantity :money, :dead . "
        ":dead ck:of :a . :share ck:unit 'fraction' . :money ck:unit 'USD' ; ck:of :a ."
    )
    assert [one.iri for one in casualties_of(graph, "x:e")] == ["x:dead"]
    assert quantities_of(graph, "x:e") == ["x:dead", "x:money", "x:share"]
    assert events_by_quantity(graph) == {"x:dead": ["x:e"], "x:money": ["x:e"], "x:share": ["x:e"]}
    assert quantities_by_actor(graph) == {"x:a": ["x:dead", "x:money"]}
