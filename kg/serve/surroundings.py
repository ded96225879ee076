"""What a store says about one resource: its own triples, and whole every event, relation and number that has to do with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.terms import CK, DCTERMS, NIF, RDF, RDFS, SKOS

__all__ = ["PAGE", "Surroundings", "surroundings"]

PAGE = 100
"""Events, relations and numbers that one page tells of."""

_DEFAULT = ox.DefaultGraph()
_TYPE = ox.NamedNode(RDF + "type")
_STATUS = ox.NamedNode(CK + "status")
_COUNTS = tuple(ox.NamedNode(CK + name) for name in ("casualties", "quantity"))
_CONTEXT = ox.NamedNode(NIF + "referenceContext")
_EVIDENCE = ox.NamedNode(CK + "evidence")
_MENTION = ox.NamedNode(CK + "Mention")
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
    """

    triples: tuple[ox.Triple, ...]
    items: tuple[str, ...]
    total: int
    incoming: tuple[ox.Triple, ...]
    mentions: tuple[str, ...]


def surroundings(store: ox.Store, iri: str, page: int = 1) -> Surroundings | None:
    """Collect what the default graph says about a resource; None where it does not know it.

    Pages begin at 1; each has the resource's own triples and `PAGE` items, in the order of their IRIs (numbers in them by size).
    """
    node = ox.NamedNode(iri)
    own = list(_of(store, node))
    coming = sorted({q.triple for q in store.quads_for_pattern(None, None, node, _DEFAULT)}, key=str)
    if not own and not coming:
        return None
    items = sorted({*_items(store, node, coming)}, key=lambda n: (n != node, _natural(n.value)))
    shown = items[(page - 1) * PAGE : page * PAGE]
    said = [t for t in coming if t.subject not in set(items)]
    is_mention = {t.subject: _is(store, t.subject, _MENTION) for t in said[: 10 * PAGE]}
    mentions = [t for t in said if is_mention.get(t.subject)][:PAGE]
    incoming = [t for t in said if is_mention.get(t.subject) is False][:PAGE]
    told = {*own, *mentions, *incoming, *(t for item in shown for t in _of(store, item))}
    return Surroundings(
        triples=tuple(sorted(told | _explained(store, told), key=str)),
        items=tuple(n.value for n in shown),
        total=len(items),
        incoming=tuple(incoming),
        mentions=tuple(t.subject.value for t in mentions if isinstance(t.subject, ox.NamedNode)),
    )


def _natural(iri: str) -> list[str | int]:
    """Numbers by their size, so that what one article says comes in the order of its words."""
    return [int(part) if at % 2 else part for at, part in enumerate(_NUMBERS.split(iri))]


def _of(store: ox.Store, node: Node) -> Iterator[ox.Triple]:
    return (q.triple for q in store.quads_for_pattern(node, None, None, _DEFAULT))


def _is(store: ox.Store, node: object, kind: ox.NamedNode) -> bool:
    return isinstance(node, Node) and ox.Quad(node, _TYPE, kind, _DEFAULT) in store


def _items(store: ox.Store, node: ox.NamedNode, coming: Iterable[ox.Triple]) -> Iterator[Node]:
    """Yield what has a status of its own: the node, what refers to it, an event's counts, what an article's words are evidence of."""
    if _is_item(store, node):
        yield node
        yield from (q.object for prop in _COUNTS for q in store.quads_for_pattern(node, prop, None, _DEFAULT) if isinstance(q.object, Node))
    for triple in coming:
        if isinstance(triple.subject, Node) and _is_item(store, triple.subject):
            yield triple.subject
        if triple.predicate == _CONTEXT:
            found = (q.subject for q in store.quads_for_pattern(None, _EVIDENCE, triple.subject, _DEFAULT))
            yield from (subject for subject in found if isinstance(subject, Node))


def _is_item(store: ox.Store, node: Node) -> bool:
    return next(store.quads_for_pattern(node, _STATUS, None, _DEFAULT), None) is not None


def _explained(store: ox.Store, told: Iterable[ox.Triple]) -> set[ox.Triple]:
    """The labels, kinds and figures of all that is named, and the articles of the words that are quoted."""
    nodes = {term for t in told for term in (t.subject, t.predicate, t.object) if isinstance(term, Node)}
    near = {t for node in nodes for t in _of(store, node) if t.predicate.value in _SHORT}
    further = {t.object for t in near if isinstance(t.object, Node)} - nodes
    return near | {t for node in further for t in _of(store, node) if t.predicate.value in _SHORT}
