"""Facts to triples, one function a value: spans, the article, actors, places, things, times.

Literals are canonical (30, not 30.0), so that stores give back what they got.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache

import pyoxigraph as ox

from kg.errors import GraphError
from kg.model import Actor, Amount, Article, Asset, Described, Evidence, Facts, Place, TimeSpan
from kg.ontology.terms import DCTERMS, GEO, GN, GSP, NIF, ORG, RDF, RDFS, SCHEMA, SKOS, XSD, ck, ckc, lex, superclasses
from kg.triples import iris

__all__ = [
    "Triples",
    "actor",
    "amount",
    "article",
    "asset",
    "described",
    "english",
    "link",
    "links",
    "names",
    "node",
    "number",
    "place",
    "say",
    "span",
    "time",
    "typed",
    "types",
]

Triples = Iterator[ox.Triple]
node = lru_cache(maxsize=65536)(ox.NamedNode)


def english(text: str) -> ox.Literal:
    """Return ``text`` as an English literal."""
    return ox.Literal(text, language="en")


def typed(text: str, datatype: str) -> ox.Literal:
    """Return a literal of an XSD datatype, given its local name."""
    return ox.Literal(text, datatype=node(XSD + datatype))


def link(subject: str, predicate: str, obj: str) -> ox.Triple:
    """Return a triple whose object is an IRI."""
    return ox.Triple(node(subject), node(predicate), node(obj))


def links(subject: str, predicate: str, objects: Iterable[str]) -> Triples:
    """Yield a triple to each of ``objects`` (IRIs)."""
    return (link(subject, predicate, o) for o in objects)


def say(subject: str, predicate: str, value: ox.Literal) -> ox.Triple:
    """Return a triple whose object is a literal."""
    return ox.Triple(node(subject), node(predicate), value)


def number(value: Decimal | int) -> ox.Literal:
    """Return a whole number as xsd:integer, any other as the shortest xsd:decimal.

    >>> print(number(Decimal("30.0")), number(Decimal("0.6670")))
    "30"^^<http://www.w3.org/2001/XMLSchema#integer> "0.667"^^<http://www.w3.org/2001/XMLSchema#decimal>
    """
    if isinstance(value, int):
        return ox.Literal(value)
    exact = Decimal(value)
    if exact == exact.to_integral_value():
        return typed(str(int(exact)), "integer")
    return typed(format(exact.normalize(), "f"), "decimal")


def types(iri: str, kind: str) -> Triples:
    """Yield the types of a node: its class (a local name) with all ``ck:`` superclasses."""
    for name in (kind, *superclasses(kind)):
        yield link(iri, RDF + "type", ck(name))


def span(evidence: Evidence, text: str, mint: iris.Minter) -> Triples:
    """Yield a stretch of the text with its quote; raises `GraphError` where it ends after the text."""
    if evidence.end > len(text):
        raise GraphError(f"{mint.article}: span {evidence.begin}-{evidence.end} ends after the text, which has {len(text)} code points")
    here = node(mint.span(evidence.begin, evidence.end))
    kind, text_span, context, begin, end, quote = _span_terms()  # spans are the bulk of all triples
    yield ox.Triple(here, kind, text_span)
    yield ox.Triple(here, context, node(mint.article))
    yield ox.Triple(here, begin, ox.Literal(evidence.begin))
    yield ox.Triple(here, end, ox.Literal(evidence.end))
    yield ox.Triple(here, quote, english(text[evidence.begin : evidence.end]))


@lru_cache(maxsize=1)
def _span_terms() -> tuple[ox.NamedNode, ...]:
    names = (RDF + "type", ck("TextSpan"), *(NIF + n for n in ("referenceContext", "beginIndex", "endIndex", "anchorOf")))
    return tuple(node(name) for name in names)


def article(facts: Facts, mint: iris.Minter) -> Triples:
    """Yield the article's own data: identifiers, headline, date, publisher, publication time."""
    told, iri = facts.article, mint.article
    yield link(iri, RDF + "type", ck("Article"))
    yield say(iri, DCTERMS + "identifier", ox.Literal(f"id:{told.id}"))
    yield say(iri, DCTERMS + "identifier", ox.Literal(f"sha256:{hashlib.sha256(told.text.encode()).hexdigest()}"))
    yield say(iri, SCHEMA + "inLanguage", ox.Literal("en"))
    yield link(iri, ck("time"), facts.publication.iri)
    if facts.headline:
        yield say(iri, SCHEMA + "headline", english(facts.headline))
    if facts.standfirst:
        yield say(iri, SCHEMA + "alternativeHeadline", english(facts.standfirst))
    if told.date:
        yield say(iri, DCTERMS + "issued", typed(told.date.isoformat(), "date"))
    yield from _container_data(told, facts.headline, iri)
    publisher = facts.publisher or told.publisher
    if publisher:
        yield ox.Triple(node(iri), node(DCTERMS + "publisher"), node(publisher) if iris.is_iri(publisher) else ox.Literal(publisher))


def _container_data(told: Article, headline: str | None, iri: str) -> Triples:
    if told.title and told.title != headline:
        yield say(iri, DCTERMS + "title", english(told.title))
    if told.url:
        yield ox.Triple(node(iri), node(SCHEMA + "url"), node(told.url) if iris.is_iri(told.url) else ox.Literal(told.url))


def actor(value: Actor, *, listed: bool, own: bool) -> Triples:
    """Yield an actor, and (unless ``listed``) its kind and label; memberships by description only of the article's ``own``."""
    if not listed:
        for kind in value.kinds:
            yield from types(value.iri, kind)
        yield say(value.iri, SKOS + "prefLabel", english(value.label))
    for name in value.metonyms:
        yield say(value.iri, lex("metonym"), english(name))
    for category in value.categories:
        yield link(value.iri, ck("category"), ckc(category))
    if own:
        for organisation in value.member_of:
            yield link(value.iri, ORG + "memberOf", organisation)
        for organisation in value.affiliated_with:
            yield link(value.iri, ck("affiliatedWith"), organisation)


def place(value: Place) -> Triples:
    """Yield a place: kind, label, feature, parent, coordinates with what they are of, GeoNames link, or the reason why it has none."""
    iri = value.iri
    yield from types(iri, "Place")
    yield say(iri, SKOS + "prefLabel", english(value.label))
    if value.feature:
        yield link(iri, GN + "featureCode", GN + value.feature)
    if value.within:
        yield link(iri, GSP + "sfWithin", value.within)
    for prop, degrees in ((GEO + "lat", value.lat), (GEO + "long", value.long)):
        if degrees is not None:
            yield say(iri, prop, number(Decimal(repr(degrees))))
    if value.geonames is not None:
        yield link(iri, SCHEMA + "sameAs", f"https://sws.geonames.org/{value.geonames}/")
    if value.lat is not None and value.radius is not None:
        yield say(iri, ck("pointWithin"), number(value.radius))
    if value.point_of:
        yield link(iri, ck("pointOf"), value.point_of)
    if value.reason:
        yield say(iri, ck("reason"), ox.Literal(value.reason))


def names(iri: str, seen: Iterable[str], label: str) -> Triples:
    """Yield the names seen in the text, its label apart."""
    return (say(iri, SKOS + "altLabel", english(n)) for n in seen if n != label)


def asset(value: Asset) -> Triples:
    """Yield a thing: kind and label."""
    yield from types(value.iri, value.kind)
    yield say(value.iri, SKOS + "prefLabel", english(value.label))


def described(value: Described) -> Triples:
    """Yield a node that only mentions need: kind, label, categories."""
    yield from types(value.iri, value.kind)
    yield say(value.iri, SKOS + "prefLabel", english(value.label))
    yield from links(value.iri, ck("category"), map(ckc, value.categories))


def amount(value: Amount) -> Triples:
    """Yield a number that no fact takes up: its words, unit and bounds."""
    yield from types(value.iri, value.kind)
    yield say(value.iri, RDFS + "label", english(value.label))
    yield say(value.iri, ck("unit"), ox.Literal(value.unit))
    for prop, figure in (("value", value.value), ("min", value.minimum), ("max", value.maximum)):
        if figure is not None:
            yield say(value.iri, ck(prop), number(figure))
    if value.of:
        yield link(value.iri, ck("of"), value.of)


def time(value: TimeSpan) -> Triples:
    """Yield a time: its words, resolution, granularity, bounds and anchor."""
    yield from types(value.iri, "Time")
    yield say(value.iri, RDFS + "label", english(value.label))
    yield link(value.iri, ck("resolution"), ckc(value.resolution))
    # a vague time has no grain: the word is a resolution's name
    if value.granularity and value.granularity != "vague":
        yield link(value.iri, ck("granularity"), ckc(value.granularity))
    for prop, day in (("earliest", value.earliest), ("latest", value.latest)):
        if day:
            yield say(value.iri, ck(prop), typed(day.isoformat(), "date"))
    if value.anchor:
        yield link(value.iri, ck("anchor"), value.anchor)
