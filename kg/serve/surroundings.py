"""What a store says about one resource: its own triples, and whole every event, relation and number that has to do with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

import pyoxigraph as ox

from kg.ontology.terms import CK, DCTERMS, NIF, PREFIXES, RDF, RDFS, SKOS

__all__ = ["MOST", "PAGE", "Surroundings", "surroundings"]

PAGE = 100
"""Events, relations and numbers that one page tells of."""

MOST = 10_000
"""Triples that lead to a resource of which a page knows: a concept may stand in millions."""

_DEFAULT = ox.DefaultGraph()
_TYPE = ox.NamedNode(RDF + "type")
_STATUS = ox.NamedNode(CK + "status")
_MENTION = ox.NamedNode(CK + "Mention")
_ITEMS = f"""SELECT DISTINCT ?item ?node {{
  {{ ?span nif:referenceContext ?node . ?item ck:evidence ?span }} UNION {{ ?node ck:casualties|ck:quantity ?item }}
  FILTER(?item != ?node)
}} LIMIT {MOST}"""
# what has to be said of a node so that whoever mentions it can be understood
_OF_OTHERS = (
    *(SKOS + "prefLabel", RDFS + "label", DCTERMS + "identifier"),
    *(CK + name for name in ("value", "min", "max", "earliest", "latest", "resolution")),
    *(NIF + name for name in ("anchorOf", "beginIndex", "endIndex", "referenceContext")),
)
_SHORT = frozenset({RDF + "type", *_OF_OTHERS})

_NUMBERS = re.compile(r"(\d{1,18})")

Node = ox.NamedNode | ox.BlankNode


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a page tells of: ``triples`` of and around the resource, the ``items`` among them, ``total`` items on all pages.

    ``incoming`` are the triples that lead here from what is no item, mentions apart: those are ``mentions``. Both have at most `PAGE`.
    With ``is_cut`` more than `MOST` triples lead here, and only so many of them were looked at.
    """

    triples: tuple[ox.Triple, ...]
    items: tuple[str, ...]
    total: int
    incoming: tuple[ox.Triple, ...]
    mentions: tuple[str, ...]
    is_cut: bool = False


def surroundings(store: ox.Store, iri: str, page: int = 1) -> Surroundings | None:
    """Collect what the default graph says about a resource; None where it does not know it.

    Pages begin at 1; each has the resource's own triples and `PAGE` items, in the order of their IRIs (numbers in them by size).
    """
    node = ox.NamedNode(iri)
    own = list(_of(store, node))
    leading = [quad.triple for quad in islice(store.quads_for_pattern(None, None, node, _DEFAULT), MOST + 1)]
    is_cut = len(leading) > MOST
    items = sorted(_items(store, node, leading[:MOST]), key=lambda n: (n != node, _natural(n.value)))
    others = _others(leading[:MOST], frozenset(items))
    if not own and not items and not others:
        return None
    shown = items[(page - 1) * PAGE : page * PAGE]
    is_mention = {t: _is(store, t.subject, _MENTION) for t in others[: 10 * PAGE]}
    mentions = [t for t, found in is_mention.items() if found][:PAGE]
    incoming = [t for t, found in is_mention.items() if not found][:PAGE]
    told = {*own, *mentions, *incoming, *(t for item in shown for t in _of(store, item))}
    return Surroundings(
        triples=tuple(sorted(told | _explained(store, told), key=str)),
        items=tuple(n.value for n in shown),
        total=len(items),
        incoming=tuple(incoming),
        mentions=tuple(t.subject.value for t in mentions if isinstance(t.subject, ox.NamedNode)),
        is_cut=is_cut,
    )


def _natural(iri: str) -> list[str | int]:
    """Numbers by their size, so that what one article says comes in the order of its words."""
    return [int(part) if at % 2 else part for at, part in enumerate(_NUMBERS.split(iri))]


def _of(store: ox.Store, node: Node) -> Iterator[ox.Triple]:
    return (q.triple for q in store.quads_for_pattern(node, None, None, _DEFAULT))


def _is(store: ox.Store, node: object, kind: ox.NamedNode) -> bool:
    return isinstance(node, Node) and ox.Quad(node, _TYPE, kind, _DEFAULT) in store


def _items(store: ox.Store, node: ox.NamedNode, leading: Iterable[ox.Triple]) -> set[Node]:
    """Return what has a status of its own: the node, what refers to it, an event's counts, what an article's words are evidence of."""
    found = store.query(_ITEMS, prefixes=dict(PREFIXES), substitutions={ox.Variable("node"): node})
    assert isinstance(found, ox.QuerySolutions)
    items = {item for row in found if isinstance(item := row["item"], Node)}
    referring = {triple.subject for triple in leading if isinstance(triple.subject, Node)}
    return items | {item for item in referring | {node} if next(store.quads_for_pattern(item, _STATUS, None, _DEFAULT), None) is not None}


def _others(leading: Iterable[ox.Triple], items: frozenset[Node]) -> list[ox.Triple]:
    """The triples that lead to the node from what is no item."""
    return sorted((t for t in leading if t.subject not in items), key=lambda t: (t.predicate.value, str(t.subject)))


def _explained(store: ox.Store, told: Iterable[ox.Triple]) -> set[ox.Triple]:
    """The labels, kinds and figures of all that is named, and the articles of the words that are quoted."""
    nodes = {term for t in told for term in (t.subject, t.predicate, t.object) if isinstance(term, Node)}
    near = {t for node in nodes for t in _of(store, node) if t.predicate.value in _SHORT}
    further = {t.object for t in near if isinstance(t.object, Node)} - nodes
    return near | {t for node in further for t in _of(store, node) if t.predicate.value in _SHORT}
