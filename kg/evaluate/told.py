"""Event frames out of built graphs, by SPARQL alone: what a user of the graph can find, not what the reader had in mind.

What an article does not hold for possible (denied, negated, hypothetical, intended, expected) is no event and fills no slot. A role
that the graph leaves to a ``ck:Relation`` (claimed, alleged) counts like a plain one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote

import pyoxigraph as ox

from kg.asking.querying import Table, ask_here, store_of
from kg.evaluate.format import COUNT_SLOTS, TEXT_SLOTS, kinds_of
from kg.evaluate.frames import Count, Filler, Frame
from kg.failures import Failed
from kg.model import Article
from kg.ontology.terms import last_segment

if TYPE_CHECKING:
    from kg.builder import Builder

__all__ = ["Told", "built", "told_in"]

_NOT_SO = "FILTER NOT EXISTS { ?%s ck:status ?status VALUES ?status { ckc:denied ckc:negated ckc:hypothetical ckc:intended ckc:expected } }"

_ARTICLES = "SELECT DISTINCT ?article ?id { ?article a ck:Article OPTIONAL { ?article dcterms:identifier ?id } } ORDER BY ?article ?id"

_EVENTS = f"""SELECT DISTINCT ?event ?class ?label {{
  ?event a ck:Event, ?class . OPTIONAL {{ ?event rdfs:label ?label }}
  FILTER NOT EXISTS {{ ?event a ?below . ?below rdfs:subClassOf+ ?class }}
  {_NOT_SO % "event"} }} ORDER BY ?event ?class ?label"""

_FILLERS = f"""SELECT DISTINCT ?event ?slot ?filler {{
  VALUES (?slot ?role) {{
    ("perp" ck:perpetrator) ("perp" ck:agent) ("perp" ck:gainedBy) ("target" ck:target) ("target" ck:victim) ("target" ck:lostBy)
    ("place" ck:place) ("place" ck:near) ("date" ck:time) ("weapon" ck:weapon) ("source" ck:attributedTo) }}
  {{ ?event ?role ?filler }}
  UNION {{ ?relation rdf:subject ?event ; rdf:predicate ?role ; rdf:object ?filler ; ck:status ?any {_NOT_SO % "relation"} }}
  ?event a ck:Event }} ORDER BY ?event ?slot ?filler"""

_NAMES = """SELECT DISTINCT ?node ?name {
  VALUES (?naming ?rank) { (skos:prefLabel 1) (rdfs:label 2) (skos:altLabel 3) (ck:earliest 4) }
  ?node ?naming ?name } ORDER BY ?node ?rank ?name"""

_COUNTS = f"""SELECT DISTINCT ?event ?slot ?value ?min ?max {{
  VALUES (?measure ?slot) {{ (ckc:killed "killed") (ckc:wounded "injured") (ckc:captured "captured") }}
  ?event ck:casualties ?count . ?count ck:measure ?measure
  OPTIONAL {{ ?count ck:value ?value FILTER isNumeric(?value) }}
  OPTIONAL {{ ?count ck:min ?min FILTER isNumeric(?min) }}
  OPTIONAL {{ ?count ck:max ?max FILTER isNumeric(?max) }}
  {_NOT_SO % "count"} }}"""

_QUOTES = """SELECT DISTINCT ?event ?quote {
  ?event a ck:Event ; ck:evidence ?span . ?span nif:anchorOf ?quote ; nif:beginIndex ?begin } ORDER BY ?event ?begin"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What graphs tell of one article: its events by IRI, and the SHA-256 (hex) of its text, where they say so."""

    events: tuple[Frame, ...] = ()
    digest: str = ""


def built(articles: Iterable[Article], builder: Builder, failed: Failed | None = None) -> ox.Store:
    """Build the articles and return their graph, without writing anything; of what fails see `Builder.facts`."""
    return store_of(triple for _, parts in builder.read(articles, failed=failed) for triple in parts.graph)


def told_in(store: ox.Store) -> dict[str, Told]:
    """Return what the store's graph tells, by the articles' ids."""
    names, told = _articles(store)
    events: dict[str, list[Frame]] = {}
    for frame in _frames(store):
        # an event's IRI begins with its article's
        events.setdefault(names.get(frame.iri.rpartition("/event/")[0], ""), []).append(frame)
    return {name: Told(events=tuple(events.get(name, ())), digest=digest) for name, digest in told.items()}


def _articles(store: ox.Store) -> tuple[dict[str, str], dict[str, str]]:
    """Article IRI to id, and id to digest."""
    names: dict[str, str] = {}
    digests: dict[str, str] = {}
    for article, identifier in _rows(store, _ARTICLES):
        scheme, _, value = identifier.partition(":")
        if scheme == "sha256":
            digests[article] = value
        names.setdefault(article, unquote(last_segment(article)))
        if scheme == "id":
            names[article] = value
    return names, {name: digests.get(article, "") for article, name in names.items()}


def _frames(store: ox.Store) -> Iterator[Frame]:
    """Yield the events that are of a scored kind, by IRI."""
    fillers, counts = _fillers(store), _counts(store)
    quotes, labels, classes = _grouped(_rows(store, _QUOTES)), dict[str, str](), dict[str, list[str]]()
    for event, kind, label in _rows(store, _EVENTS):
        labels.setdefault(event, label)
        leaves = classes.setdefault(event, [])
        leaves += [last_segment(kind)] * (last_segment(kind) not in leaves)
    for event, leaves in classes.items():
        if kinds := kinds_of(leaves):
            yield Frame(
                kinds=kinds,
                fillers={slot: tuple(fillers.get((event, slot), ())) for slot in TEXT_SLOTS},
                counts={slot: tuple(sorted(counts.get((event, slot), ()))) for slot in COUNT_SLOTS},
                iri=event,
                classes=tuple(leaves),
                label=labels[event],
                quote=" […] ".join(quotes.get(event, ())),
            )


def _fillers(store: ox.Store) -> dict[tuple[str, str], list[Filler]]:
    names, found = _grouped(_rows(store, _NAMES)), dict[tuple[str, str], list[Filler]]()
    for event, slot, filler in _rows(store, _FILLERS):
        found.setdefault((event, slot), []).append(Filler(names=tuple(dict.fromkeys(names.get(filler) or [last_segment(filler)]))))
    return found


def _counts(store: ox.Store) -> dict[tuple[str, str], set[Count]]:
    found: dict[tuple[str, str], set[Count]] = {}
    for event, slot, *figures in _rows(store, _COUNTS):
        if any(figures):
            found.setdefault((event, slot), set()).add(_count(*(float(figure) if figure else None for figure in figures)))
    return found


def _count(value: float | None, low: float | None, high: float | None) -> Count:
    """The bound that a value with its inclusive limits stands for.

    >>> str(_count(30, 30, None)), str(_count(30, 31, None)), str(_count(None, 24, None)), str(_count(30, None, 30))
    ('30 atLeast', '30 moreThan', '24 atLeast', '30 about')
    """
    number = next(n for n in (value, low, high) if n is not None)
    if low is None or low < number:
        bound = "about"
    elif low > number:
        bound = "moreThan"
    else:
        bound = "exact" if high == number else "atLeast" if high is None else "about"
    return Count(value=int(number), bound=bound)


def _grouped(rows: Iterable[list[str]]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for key, value in rows:
        groups.setdefault(key, []).append(value)
    return groups


def _rows(store: ox.Store, query: str) -> list[list[str]]:
    answer = ask_here(store, query)
    assert isinstance(answer, Table)
    return answer.cells()
