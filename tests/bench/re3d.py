"""Entities and relations of re3d's schema, read out of built graphs by SPARQL and two tables of terms.

Entities are the mentions of nodes, typed by the ontology's classes. Relations are the direct edges, the pairs of roles of one event and the
places that it has; the words of an argument are its node's mentions inside the fact's evidence, the nearest pair of each sentence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

import graphs
import pyoxigraph as ox
from graphs import Mention, Span

from kg.ontology.terms import last_segment

__all__ = ["predictions"]

TYPES = (
    ("MilitaryPlatform", "platform"),
    ("Weapon", "Weapon"),
    ("Person", "Person"),
    ("Organisation", "Actor"),
    ("Location", "Place"),
    ("Location", "Site"),
    ("Vehicle", "Vehicle"),
    ("DocumentReference", "Document"),
    ("Temporal", "Time"),
    ("Money", "MoneyAmount"),
    ("Quantity", "Amount"),
    ("Quantity", "Quantity"),
)
"""The schema's type and the class or concept that is told by it; the first that fits counts."""

EDGES = {
    "CoLocated": "ck:basedIn ck:activeIn ck:presentAt ck:presentNear",
    "InChargeOf": "ck:controls ck:controlsPartOf ck:formerlyControlled org:headOf",
    "BelongsTo": "ck:affiliatedWith org:subOrganizationOf org:memberOf",
    "FightingAgainst": "ck:attacked ck:clashedWith ck:opposes",
    "AlliesOf": "ck:supports",
    "CommWith": "ck:spokeWith",
}
ROLES = {
    "CoLocated": [
        ("Event", "ck:perpetrator|ck:agent|ck:target|ck:victim|ck:participant|ck:weapon|ck:gainedBy|ck:lostBy", "ck:place|ck:near"),
    ],
    "FightingAgainst": [
        ("Event", "ck:perpetrator", "ck:target"),
        ("Event", "ck:perpetrator", "ck:victim"),
        ("Event", "ck:gainedBy", "ck:lostBy"),
        ("Clash", "ck:participant", "ck:participant"),
    ],
    "InChargeOf": [("Event", "ck:perpetrator", "ck:weapon"), ("TerritorialChange", "ck:gainedBy", "ck:place")],
    "CommWith": [("Communication", "ck:agent", "ck:target")],
}
"""The schema's relation, and the class of event and the pairs of roles that tell of it."""

_NUMBERS = frozenset({"Amount", "Quantity"})
_NOT_SO = frozenset({"denied", "negated"})
_PARTS = ("/event/", "/rel/", "/qty/")
_END = 10**9
# two mentions of one node with nothing but a comma or bracket between them: "the Free Front (FF)"
_SPAN = "a ck:Mention ; nif:referenceContext ?a ; itsrdf:taIdentRef ?n ; nif:beginIndex"
_SYNONYMS = f"""SELECT ?a ?b ?e ?c ?d {{ ?m {_SPAN} ?b ; nif:endIndex ?e . ?o {_SPAN} ?c ; nif:endIndex ?d FILTER(?c > ?e && ?c - ?e <= 2)
  ?n a ?k FILTER(?k IN (ck:Actor, ck:Place)) }}"""


def predictions(graph: ox.Store) -> dict[str, Any]:
    """Return document → its line of predictions."""
    names, found = graphs.documents(graph), graphs.mentions(graph)
    kinds = graphs.classes(graph)
    rows: dict[str, Any] = {name: {"doc_id": name, "entities": [], "relations": []} for name in names.values()}
    for mention in _outermost((m for m in found if m.article in names and _type(kinds[m.node])), kinds):
        kind = _type(kinds[mention.node])
        if kind:
            rows[names[mention.article]]["entities"].append({"begin": mention.begin, "end": mention.end, "type": kind})
    for article, kind, source, target in sorted(set(_relations(graph, found))):
        rows[names[article]]["relations"].append({"type": kind, "source": list(source), "target": list(target)})
    return rows


def _outermost(found: Iterable[Mention], kinds: Mapping[str, set[str]]) -> Iterator[Mention]:
    """Leave out what lies inside another mention: the schema marks phrases whole ("the mayor of Aden"), their numbers apart."""
    article, end = "", 0
    numbers = {}
    listed = list(found)
    for mention in listed:
        if kinds[mention.node] & _NUMBERS:
            numbers[mention.article, mention.begin] = mention.end
    for mention in sorted(listed, key=lambda m: (m.article, m.begin, -m.end)):
        if kinds[mention.node] & _NUMBERS:
            yield mention
        elif mention.article != article or mention.end > end:
            after = numbers.get((mention.article, mention.begin), mention.begin)
            yield replace(mention, begin=after if after < mention.end else mention.begin)
            article, end = mention.article, mention.end


def _type(classes: set[str]) -> str | None:
    return next((kind for kind, name in TYPES if name in classes), None)


def _relations(graph: ox.Store, found: list[Mention]) -> Iterator[tuple[str, str, Span, Span]]:
    of_node: defaultdict[tuple[str, str], list[Span]] = defaultdict(list)
    for mention in found:
        of_node[mention.node, mention.article].append((mention.begin, mention.end))
    articles = graphs.documents(graph)
    proof = graphs.evidence(graph)
    for kind, subject, thing, fact in _facts(graph):
        scope = next((a for part in _PARTS if (a := fact.split(part)[0]) in articles), "")
        for span in proof.get(fact, () if not scope else ((0, _END),)):
            pair = _nearest(_inside(of_node[subject, scope], span), _inside(of_node[thing, scope], span), whole=kind == "HasAttrOf")
            if pair:
                yield (scope, kind, *pair)
    for article, begin, end, other, last in graphs.rows(graph, _SYNONYMS):
        yield article, "IsSynonymOf", (int(begin), int(end)), (int(other), int(last))


def _facts(graph: ox.Store) -> Iterator[tuple[str, str, str, str]]:
    for kind, edges in EDGES.items():
        asked = f"SELECT ?s ?o ?r ?st {{ VALUES ?p {{ {edges} }} ?r rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o ; ck:status ?st }}"
        yield from ((kind, s, o, r) for s, o, r, status in graphs.rows(graph, asked) if last_segment(status) not in _NOT_SO)
    for kind, pairs in ROLES.items():
        for event, first, second in pairs:
            asked = f"SELECT DISTINCT ?s ?o ?e ?st {{ ?e a ck:{event} ; {first} ?s ; {second} ?o ; ck:status ?st FILTER(?s != ?o) }}"
            yield from ((kind, s, o, e) for s, o, e, status in graphs.rows(graph, asked) if last_segment(status) in graphs.FACTUAL)
    yield from (
        ("HasAttrOf", who, q, q)
        for q, who in graphs.rows(graph, "SELECT ?q ?w { ?q a ?k ; ck:of ?w FILTER(?k IN (ck:Amount, ck:Quantity)) }")
    )


def _inside(spans: list[Span], span: Span) -> list[Span]:
    return [s for s in spans if span[0] <= s[0] and s[1] <= span[1]]


def _nearest(first: list[Span], second: list[Span], *, whole: bool) -> tuple[Span, Span] | None:
    """The pair that stands closest; one inside the other first if that is asked for (``whole``), else last."""
    pairs = [((gap < 0) != whole, abs(gap), a, b) for a in first for b in second if a != b for gap in [max(a[0], b[0]) - min(a[1], b[1])]]
    return min(pairs)[2:] if pairs else None
