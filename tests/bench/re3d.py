"""Entities and relations of re3d's schema, read out of built graphs by SPARQL and two tables of terms.

Entities are the mentions of nodes, typed by the ontology's classes. Relations are the direct edges, the pairs of roles of one event and the
places that it has; the words of an argument are its node's mentions inside the fact's evidence, the nearest pair of each sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import graphs
import pyoxigraph as ox
from graphs import Mention, Span

__all__ = ["predictions"]

TYPES = (
    ("MilitaryPlatform", "platform"),
    ("Weapon", "Weapon"),
    ("Person", "Person"),
    ("Organisation", "Actor"),
    ("Location", "Place"),
    ("Temporal", "Time"),
    ("Quantity", "Quantity"),
)
"""The schema's type and the class or concept that is told by it; the first that fits counts."""

EDGES = {
    "CoLocated": "ck:basedIn ck:activeIn",
    "InChargeOf": "ck:controls ck:controlsPartOf ck:formerlyControlled org:headOf",
    "BelongsTo": "ck:affiliatedWith org:subOrganizationOf org:memberOf",
    "FightingAgainst": "ck:attacked ck:clashedWith",
    "Likes": "ck:supports",
}
ROLES = {
    "CoLocated": [("ck:perpetrator|ck:agent|ck:target|ck:victim|ck:participant|ck:weapon|ck:gainedBy|ck:lostBy", "ck:place|ck:near")],
    "FightingAgainst": [("ck:perpetrator", "ck:target"), ("ck:perpetrator", "ck:victim"), ("ck:gainedBy", "ck:lostBy")],
    "InChargeOf": [("ck:perpetrator", "ck:weapon")],
    "CommWith": [("ck:agent", "ck:target")],
    "HasAttrOf": [],
}


def predictions(graph: ox.Store) -> dict[str, Any]:
    """Return document → its line of predictions."""
    names, found = graphs.documents(graph), graphs.mentions(graph)
    kinds = graphs.classes(graph)
    rows: dict[str, Any] = {name: {"doc_id": name, "entities": [], "relations": []} for name in names.values()}
    for mention in found:
        kind = _type(kinds[mention.node])
        if kind and mention.article in names:
            rows[names[mention.article]]["entities"].append({"begin": mention.begin, "end": mention.end, "type": kind})
    for article, kind, source, target in sorted(set(_relations(graph, found))):
        rows[names[article]]["relations"].append({"type": kind, "source": list(source), "target": list(target)})
    return rows


def _type(classes: set[str]) -> str | None:
    return next((kind for kind, name in TYPES if name in classes), None)


def _relations(graph: ox.Store, found: list[Mention]) -> Iterator[tuple[str, str, Span, Span]]:
    of_node: defaultdict[tuple[str, str], list[Span]] = defaultdict(list)
    for mention in found:
        of_node[mention.node, mention.article].append((mention.begin, mention.end))
    articles = graphs.documents(graph)
    proof = graphs.evidence(graph)
    for kind, subject, thing, fact in _facts(graph):
        article = next(
            (
                a
                for a in (fact.partition("#")[0], fact.split("/event/")[0], fact.split("/rel/")[0], fact.split("/qty/")[0])
                if a in articles
            ),
            None,
        )
        if article is None:
            continue
        for span in proof.get(fact, ()):
            pair = _nearest(_inside(of_node[subject, article], span), _inside(of_node[thing, article], span))
            if pair:
                yield (article, kind, *pair)


def _facts(graph: ox.Store) -> Iterator[tuple[str, str, str, str]]:
    for kind, edges in EDGES.items():
        asked = f"SELECT ?s ?o ?r ?st {{ VALUES ?p {{ {edges} }} ?r rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; ck:status ?st }}"
        yield from ((kind, s, o, r) for s, o, r, status in graphs.rows(graph, asked) if graphs.local(status) in graphs.FACTUAL)
    for kind, pairs in ROLES.items():
        for first, second in pairs:
            asked = f"SELECT DISTINCT ?s ?o ?e ?st {{ ?e a ck:Event ; {first} ?s ; {second} ?o ; ck:status ?st FILTER(?s != ?o) }}"
            yield from ((kind, s, o, e) for s, o, e, status in graphs.rows(graph, asked) if graphs.local(status) in graphs.FACTUAL)
    yield from (("HasAttrOf", who, q, e) for q, who, e in graphs.rows(graph, "SELECT ?q ?w ?q2 { ?q ck:of ?w BIND(?q AS ?q2) }"))


def _inside(spans: list[Span], span: Span) -> list[Span]:
    return [s for s in spans if span[0] <= s[0] and s[1] <= span[1]]


def _nearest(first: list[Span], second: list[Span]) -> tuple[Span, Span] | None:
    pairs = [(max(a[0], b[0]) - min(a[1], b[1]), a, b) for a in first for b in second if a != b]
    return min(pairs)[1:] if pairs else None
