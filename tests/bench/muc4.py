"""Event templates of MUC-4's schema, read out of built graphs by SPARQL and tables of classes.

A template is an event of a class that the schema knows; its fillers are the role's nodes, told by all their mentions in the article. What
is denied, negated, expected or only thought of is no incident; what is intended is one attempted.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import graphs
import pyoxigraph as ox
from muc4_details import details

__all__ = ["predictions"]

KINDS = (
    ("Abduction", "kidnapping"),
    ("Arson", "arson"),
    ("Looting", "robbery"),
    ("Bombing", "bombing"),
    ("Detention", ""),
    ("Clash", ""),
    ("Repression", ""),
    ("TerritorialChange", ""),
    ("ViolentEvent", "attack"),
)
"""Class and incident type, the first that fits; purely military clashes are no incidents of the schema."""

STAGES = {
    "asserted": "accomplished",
    "reported": "accomplished",
    "claimed": "accomplished",
    "alleged": "accomplished",
    "intended": "attempted",
}
ROLES = (
    ("ck:perpetrator", "PerpInd", {"Person", "PopulationGroup"}),
    ("ck:perpetrator", "PerpOrg", {"Organization", "ArmedActor"}),
    ("ck:target|ck:victim", "Victim", {"Person", "PopulationGroup", "ArmedActor"}),
    ("ck:target", "Target", {"Asset", "Place", "Organization", "Government", "InformationSource"}),
    ("ck:weapon", "Weapon", {"Weapon"}),
)
"""Property, slot, and the classes one of which the filler has."""


def predictions(graph: ox.Store) -> dict[str, Any]:
    """Return document → its line of predictions."""
    names = graphs.documents(graph)
    kinds = graphs.classes(graph)
    words = _words(graph)
    rows: dict[str, Any] = {name: {"doc_id": name, "events": []} for name in names.values()}
    fillers = _fillers(graph)
    for event, status in sorted(set(graphs.rows(graph, "SELECT ?e ?s { ?e a ck:Event ; ck:status ?s }"))):
        article, stage = event.split("/event/")[0], STAGES.get(graphs.local(status))
        incident = next((name for kind, name in KINDS if kind in kinds[event]), "")
        if not incident or not stage or article not in names:
            continue
        roles: defaultdict[str, list[list[str]]] = defaultdict(list)
        for slot, node in fillers[event]:
            told = words[node, article]
            if told and told not in roles[slot]:
                roles[slot].append(told)
        rows[names[article]]["events"].append({"type": incident, "stage": stage, "roles": dict(roles)} | _numbers(graph, event))
    return rows


def _words(graph: ox.Store) -> dict[tuple[str, str], list[str]]:
    span = "?m a ck:Mention ; nif:referenceContext ?a ; nif:anchorOf ?t ; nif:beginIndex ?b"
    asked = f"SELECT DISTINCT ?n ?a ?t ?b {{ {span} ; itsrdf:taIdentRef ?n }}"
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for node, article, text, _ in sorted(graphs.rows(graph, asked), key=lambda row: (row[0], row[1], int(row[3]))):
        if text not in found[node, article]:
            found[node, article].append(text)
    return found


def _fillers(graph: ox.Store) -> dict[str, list[tuple[str, str]]]:
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    kinds = graphs.classes(graph)
    for path, slot, wanted in ROLES:
        plain = f"SELECT DISTINCT ?e ?n {{ ?e a ck:Event ; {path} ?n }}"
        steps = path.replace("|", " ")
        stated = "?r rdf:subject ?e ; rdf:predicate ?p ; rdf:object ?n ; ck:status ?s"
        told = f"SELECT DISTINCT ?e ?n ?s {{ VALUES ?p {{ {steps} }} {stated} . ?e a ck:Event }}"
        pairs = {(e, n) for e, n in graphs.rows(graph, plain)}
        pairs |= {(e, n) for e, n, status in graphs.rows(graph, told) if graphs.local(status) in graphs.FACTUAL}
        if slot == "Victim":
            pairs |= set(graphs.rows(graph, "SELECT DISTINCT ?e ?n { ?e ck:casualties ?q . ?q ck:of ?n }"))  # type: ignore[arg-type]
        for event, node in sorted(pairs):
            if kinds[node] & wanted and not (slot == "Target" and kinds[node] & {"Person", "PopulationGroup", "ArmedActor"}):
                found[event].append((slot, node))
    return found


def _numbers(graph: ox.Store, event: str) -> dict[str, int]:
    return details(graph).get(event, {})
