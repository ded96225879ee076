"""What a template of MUC-4's schema tells beside its roles: the day, the country, the place, how many were killed and injured.

What is not settled is left out: a time of several days, places in several countries.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import Any

import graphs
import pyoxigraph as ox

from kg.ontology.terms import last_segment

__all__ = ["details"]

MEASURES = {"killed": "killed", "wounded": "injured"}
WITHIN = "?e a ck:Event ; ck:place|ck:near ?p . ?p gsp:sfWithin* ?w"
COUNTRY = "FILTER(STRSTARTS(STR(?code), STR(gn:A.PCL)))"


@lru_cache(maxsize=1)
def details(graph: ox.Store) -> dict[str, dict[str, Any]]:
    """Return event → its details; the graph is asked once."""
    found: defaultdict[str, dict[str, Any]] = defaultdict(dict)
    for event, measure, value in sorted(_counts(graph), key=lambda row: (row[0], row[1], float(row[2]))):
        if slot := MEASURES.get(last_segment(measure)):
            found[event][slot] = int(float(value))
    for slot, told in (("date", _days(graph)), ("country", _countries(graph))):
        for event, values in told.items():
            if len(values) == 1:
                (found[event][slot],) = values
    for event, place in _places(graph).items():
        found[event]["place"] = place
    return found


def _counts(graph: ox.Store) -> set[tuple[str, ...]]:
    return set(graphs.rows(graph, "SELECT ?e ?m ?v { ?e a ck:Event ; ck:casualties ?q . ?q ck:measure ?m ; ck:value ?v }"))


def _days(graph: ox.Store) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    for event, first, last in graphs.rows(graph, "SELECT ?e ?a ?b { ?e a ck:Event ; ck:time ?t . ?t ck:earliest ?a ; ck:latest ?b }"):
        found[event].add(first if first == last else f"{first}/{last}")
    return {event: days for event, days in found.items() if not any("/" in day for day in days)}


def _countries(graph: ox.Store) -> dict[str, set[str]]:
    found: defaultdict[str, set[str]] = defaultdict(set)
    asked = f"SELECT DISTINCT ?e ?l {{ {WITHIN} . ?w gn:featureCode ?code ; skos:prefLabel ?l {COUNTRY} }}"
    for event, country in graphs.rows(graph, asked):
        found[event].add(country)
    return found


def _places(graph: ox.Store) -> dict[str, str]:
    """Event → the name of its innermost place: the one that lies within most others."""
    country = f"FILTER NOT EXISTS {{ ?p gn:featureCode ?code {COUNTRY} }}"
    asked = f"SELECT ?e ?l (COUNT(DISTINCT ?w) AS ?n) {{ {WITHIN} . ?p skos:prefLabel ?l {country} }} GROUP BY ?e ?p ?l"
    found: dict[str, str] = {}
    for event, place, _ in sorted(graphs.rows(graph, asked), key=lambda row: (row[0], int(row[2]), row[1])):
        found[event] = place
    return found
