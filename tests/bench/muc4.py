"""Event templates of MUC-4's schema, read out of built graphs by SPARQL and tables of classes.

A template is an event of a class that the schema knows; its fillers are the role's nodes, told by all their mentions in the article. What
is denied, negated, expected or only thought of is no incident; what is intended is one attempted. An attack that
hits nobody and nothing is unspecific, what lasts for months or is long past is no news: no incidents. One with explosives is a bombing.
The schema leaves out what fighters and soldiers do to each other, but for bombings and abductions, has places in slots of their own,
and takes unnamed fighters for individuals.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from typing import Any

import graphs
import pyoxigraph as ox
from muc4_details import details

from kg.ontology.terms import last_segment

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
    ("ck:perpetrator", "PerpInd", {"Person", "PopulationGroup", "Unnamed"}),
    ("ck:perpetrator", "PerpOrg", {"Organization"}),
    ("ck:target|ck:victim", "Victim", {"Person", "PopulationGroup", "ArmedActor"}),
    ("ck:target", "Target", {"Asset", "Organization", "InformationSource"}),
    ("ck:weapon", "Weapon", {"Weapon"}),
)
"""Property, slot, and the classes one of which the filler has; ``Unnamed`` are fighters whom only a common noun tells of."""

LONGEST, OLDEST = 31, 183
"""Days that an incident lasts at most, and of which the schema reports: longer ones are campaigns, older ones history."""

_PRONOUNS = {"it", "its", "they", "their", "them", "itself", "themselves", "who", "which"}
_PEOPLE = {"Person", "PopulationGroup", "ArmedActor"}
_MILITARY = {"ArmedActor", "MilitarySite", "MilitaryVehicle", "soldier", "fighter", "militia-member"}


def predictions(graph: ox.Store) -> dict[str, Any]:
    """Return document → its line of predictions."""
    names = graphs.documents(graph)
    kinds = _classes(graph)
    words = _words(graph)
    rows: dict[str, Any] = {name: {"doc_id": name, "events": []} for name in names.values()}
    fillers = _fillers(graph, kinds)
    nouns, spans = _nouns(graph), graphs.evidence(graph)
    left_out = _military(graph, kinds) | _not_news(graph) | {e for e, _ in graphs.rows(graph, "SELECT ?e ?w { ?e ck:partOf ?w }")}
    for event, status in sorted(set(graphs.rows(graph, "SELECT ?e ?s { ?e a ck:Event ; ck:status ?s }"))):
        article, stage = event.split("/event/")[0], STAGES.get(last_segment(status))
        incident = next((name for kind, name in KINDS if kind in kinds[event]), "")
        if not incident or not stage or article not in names or event in left_out:
            continue
        if incident == "attack" and any("explosive" in kinds[node] for _, node in fillers[event]):
            incident = "bombing"
        roles: defaultdict[str, list[list[str]]] = defaultdict(list)
        for slot, node in fillers[event]:
            told = words[node, article]
            if told and told not in roles[slot]:
                roles[slot].append(told)
            here = [text for at, text in sorted(nouns[node, article]) if any(b <= at < e for b, e in spans[event])]
            if here and slot == "PerpOrg" and kinds[node] & {"ArmedGroup", "Militia"}:  # "FARC guerrillas": the schema asks for both
                roles["PerpInd"].append(list(dict.fromkeys(here)))
        if not roles or (incident == "attack" and not {"Target", "Victim"} & set(roles)):
            continue
        rows[names[article]]["events"].append({"type": incident, "stage": stage, "roles": dict(roles)} | _numbers(graph, event))
    return rows


def _classes(graph: ox.Store) -> dict[str, set[str]]:
    """Classes of all nodes with the categories of people; unnamed "gunmen" are no organisation to the schema, nor is a state a target."""
    found = graphs.classes(graph)
    for node, category in graphs.rows(graph, "SELECT ?n ?c { ?n ck:category ?c }"):
        found[node].add(last_segment(category))
    for node, kinds in found.items():
        if "/group/" in node and "ArmedActor" in kinds and "StateForce" not in kinds:
            kinds ^= {"Organization", "Unnamed"}
    return found


def _military(graph: ox.Store, kinds: dict[str, set[str]]) -> set[str]:
    """Events that hit none but fighters, soldiers and what is theirs; bombings and abductions are no clashes."""
    hit: defaultdict[str, set[str]] = defaultdict(set)
    for asked in ("?e ck:target|ck:victim ?n", "?e ck:casualties ?q . ?q ck:of ?n"):
        for event, node in graphs.rows(graph, f"SELECT ?e ?n {{ ?e a ck:Event . {asked} }}"):
            hit[event].add(node)
    clashes = {event for event, nodes in hit.items() if all(kinds[n] & _MILITARY for n in nodes)}
    return {event for event in clashes if not kinds[event] & {"Bombing", "Abduction"}}


def _not_news(graph: ox.Store) -> set[str]:
    """Events that last longer than an incident, or were over longer before the article than the schema reports on."""
    asked = "?e a ck:Event ; ck:time ?t . ?t ck:earliest ?b ; ck:latest ?l . ?a a ck:Article ; dcterms:issued ?d"
    asked = f"SELECT ?e ?b ?l ?d {{ {asked} FILTER(STRSTARTS(STR(?e), CONCAT(STR(?a), '/event/'))) }}"
    days: defaultdict[str, set[tuple[int, int]]] = defaultdict(set)
    for event, first, last, issued in graphs.rows(graph, asked):
        begin, end, told = (datetime.date.fromisoformat(day[:10]) for day in (first, last, issued))
        days[event].add(((end - begin).days, (told - end).days))
    return {event for event, spans in days.items() if min(long for long, _ in spans) > LONGEST or min(age for _, age in spans) > OLDEST}


def _words(graph: ox.Store) -> dict[tuple[str, str], list[str]]:
    span = "?m a ck:Mention ; nif:referenceContext ?a ; nif:anchorOf ?t ; nif:beginIndex ?b"
    asked = f"SELECT DISTINCT ?n ?a ?t ?b {{ {span} ; itsrdf:taIdentRef ?n }}"
    found: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for node, article, text, _ in sorted(graphs.rows(graph, asked), key=lambda row: (row[0], row[1], int(row[3]))):
        if text not in found[node, article]:
            found[node, article].append(text)
    return found


def _fillers(graph: ox.Store, kinds: dict[str, set[str]]) -> dict[str, list[tuple[str, str]]]:
    found: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for path, slot, wanted in ROLES:
        plain = f"SELECT DISTINCT ?e ?n {{ ?e a ck:Event ; {path} ?n }}"
        steps = path.replace("|", " ")
        stated = "?r rdf:subject ?e ; rdf:predicate ?p ; rdf:object ?n ; ck:status ?s"
        told = f"SELECT DISTINCT ?e ?n ?s {{ VALUES ?p {{ {steps} }} {stated} . ?e a ck:Event }}"
        pairs = {(e, n) for e, n in graphs.rows(graph, plain)}
        pairs |= {(e, n) for e, n, status in graphs.rows(graph, told) if last_segment(status) in graphs.FACTUAL}
        if slot == "Victim":
            pairs |= set(graphs.rows(graph, "SELECT DISTINCT ?e ?n { ?e ck:casualties ?q . ?q ck:of ?n }"))  # type: ignore[arg-type]
        for event, node in sorted(pairs):
            other = slot == "Target" and kinds[node] & {*_PEOPLE, "Government"}
            if kinds[node] & wanted and not other:
                found[event].append((slot, node))
    return found


def _nouns(graph: ox.Store) -> dict[tuple[str, str], list[tuple[int, str]]]:
    """Node and article → where common nouns tell of it: mentions that are neither its names nor pronouns."""
    names: defaultdict[str, set[str]] = defaultdict(set)
    for node, name in graphs.rows(graph, "SELECT ?n ?t { ?n skos:prefLabel|skos:altLabel|lex:metonym ?t }"):
        names[node] |= {name.lower(), f"the {name.lower()}"}
    asked = "?m a ck:Mention ; nif:referenceContext ?a ; nif:anchorOf ?t ; nif:beginIndex ?b ; itsrdf:taIdentRef ?n"
    found: defaultdict[tuple[str, str], list[tuple[int, str]]] = defaultdict(list)
    for article, text, begin, node in graphs.rows(graph, f"SELECT DISTINCT ?a ?t ?b ?n {{ {asked} }}"):
        if text.lower() not in names[node] | _PRONOUNS:
            found[node, article].append((int(begin), text))
    return found


def _numbers(graph: ox.Store, event: str) -> dict[str, int]:
    return details(graph).get(event, {})
