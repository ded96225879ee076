"""Graphs whose every text is a payload: what a page must show as mere words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from urllib.parse import quote

import pyoxigraph as ox

from kg.ontology.terms import CK, CKC, DATA, DCTERMS, GEO, GSP, ITSRDF, LEX, NIF, RDF, RDFS, SCHEMA, SKOS, XSD

__all__ = ["hostile_triples", "tail"]


def tail(payload: str) -> str:
    """Give a payload as the end of an IRI, with all of it that an IRI may hold left as it is.

    >>> tail("');alert(1)//<b>")
    "');alert(1)//%3Cb%3E"
    """
    return quote(payload, safe="!$&'()*+,;=:@/?-._~")


def hostile_triples(payloads: Sequence[str]) -> Iterator[ox.Triple]:
    """Yield a graph with an article, actors, an event, places, counts and relations for each payload, which all their texts are."""
    for number, payload in enumerate(payloads):
        yield from _one(number, payload)


def _one(number: int, text: str) -> Iterator[ox.Triple]:
    doc, end = f"{DATA}doc/h{number}/{tail(text)}", tail(text)
    names = ("actor", "source", "place", "event", "group-of", "weapon", "time", "qty", "qty2", "rel")
    node = {name: f"{doc}/{name}/{end}" for name in names}
    concept, span = f"{CKC}{number}-{end}", f"{doc}#char=0,{len(text)}"
    yield from _article(doc, number, text)
    yield from _typed(node["actor"], "ArmedGroup", "ArmedActor", "Actor")
    yield from _typed(node["source"], "InformationSource", "Actor")
    yield from _typed(node["group-of"], "PopulationGroup", "Actor")
    yield from _typed(node["place"], "Place")
    for named in (*(node[name] for name in ("actor", "source", "group-of", "place", "weapon")), concept):
        yield from _says(named, text, SKOS + "prefLabel", SKOS + "altLabel", LEX + "metonym", DCTERMS + "description", CK + "reason")
        yield from _links(named, CK + "category", concept)
    addresses = (f"javascript:{end}", f"data:text/html,{end}", f"https://h.example/{end}", f"http://{number}.example?{end}")
    yield from _links(node["actor"], SCHEMA + "sameAs", *addresses)
    yield from _links(node["actor"], CK + "attacked", node["group-of"])
    yield from _place(node["place"], number)
    yield from _event(node, text)
    yield from _sourced(node["event"], CKC + "reported", node["source"], span)
    yield from _counts(node, text, concept, span)
    yield from _relation(node, text)
    yield from _sourced(node["rel"], CKC + "claimed", node["source"], span)
    yield from _says(span, text, NIF + "anchorOf")
    yield from _mentions(doc, len(text), [node[name] for name in ("event", "actor", "group-of", "place", "weapon")])


def _article(doc: str, number: int, text: str) -> Iterator[ox.Triple]:
    yield from _typed(doc, "Article")
    yield from _says(doc, text, DCTERMS + "title", SCHEMA + "headline", SCHEMA + "alternativeHeadline", SCHEMA + "url", NIF + "isString")
    yield from _says(doc, text, DCTERMS + "publisher", SCHEMA + "inLanguage", DCTERMS + "issued")
    yield from _says(doc, f"id:{number} {text}", DCTERMS + "identifier")


def _place(place: str, number: int) -> Iterator[ox.Triple]:
    yield from _links(place, GSP + "sfWithin", place)
    for axis, degrees in (("lat", "33.5"), ("long", str(number % 180))):
        yield ox.Triple(ox.NamedNode(place), ox.NamedNode(GEO + axis), ox.Literal(degrees, datatype=ox.NamedNode(XSD + "decimal")))


def _event(node: Mapping[str, str], text: str) -> Iterator[ox.Triple]:
    event, time = node["event"], node["time"]
    yield from _typed(event, "ArmedAttack", "ViolentEvent", "Event")
    yield from _says(event, text, RDFS + "label")
    for role, filler in (("perpetrator", "actor"), ("target", "group-of"), ("place", "place"), ("weapon", "weapon"), ("time", "time")):
        yield from _links(event, CK + role, node[filler])
    yield from _links(event, f"{CK}{tail(text)}", node["source"])
    for predicate in (CK + "casualties", CK + "quantity"):
        yield from _links(event, predicate, node["qty"], node["qty2"])
    yield from _typed(time, "Time")
    yield from _says(time, text, RDFS + "label")
    yield from _says(time, "2024-03-04", CK + "earliest", CK + "latest")


def _counts(node: Mapping[str, str], text: str, measure: str, span: str) -> Iterator[ox.Triple]:
    for item, figure in ((node["qty"], "3"), (node["qty2"], "5")):
        yield from _typed(item, "CasualtyCount", "Quantity")
        yield from _says(item, figure, CK + "value", CK + "min")
        yield from _says(item, text, CK + "unit", RDFS + "label", CK + "max")
        yield from _links(item, CK + "measure", measure)
        yield from _links(item, CK + "of", node["group-of"])
        yield from _sourced(item, f"{CKC}{tail(text)}", node["source"], span)


def _relation(node: Mapping[str, str], text: str) -> Iterator[ox.Triple]:
    relation = node["rel"]
    yield from _typed(relation, "Relation")
    yield from _says(relation, text, CK + "roleTitle", CK + "ordinal", RDFS + "comment", RDFS + "label")
    yield from _links(relation, RDF + "subject", node["actor"])
    yield from _links(relation, RDF + "predicate", f"{CK}{tail(text)}")
    yield from _links(relation, RDF + "object", node["source"])


def _mentions(doc: str, length: int, nodes: Sequence[str]) -> Iterator[ox.Triple]:
    """Yield mentions that nest and cross over the whole text."""
    for step, node in enumerate(nodes):
        begin, end = min(step, length - 1), max(length - step * 2, step + 1)
        if begin < end <= length:
            span = f"{doc}#char={begin},{end}"
            yield from _typed(span, "Mention", "TextSpan")
            yield from _links(span, ITSRDF + "taIdentRef", node)


def _sourced(item: str, status: str, source: str, span: str) -> Iterator[ox.Triple]:
    yield from _links(item, CK + "status", status)
    yield from _links(item, CK + "attributedTo", source)
    yield from _links(item, CK + "evidence", span)


def _typed(subject: str, *kinds: str) -> Iterator[ox.Triple]:
    yield from _links(subject, RDF + "type", *(CK + kind for kind in kinds))


def _says(subject: str, text: str, *predicates: str) -> Iterator[ox.Triple]:
    for predicate in predicates:
        yield ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.Literal(text))


def _links(subject: str, predicate: str, *objects: str) -> Iterator[ox.Triple]:
    for other in objects:
        yield ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.NamedNode(other))
