"""What the linkset of identities says of an article's events, so that it goes with the article."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from kg.ontology.terms import RDF, ck
from kg.store.contents import IDENTITIES, graph_name

__all__ = ["links_of"]

_TYPE, _EVENT = ox.NamedNode(RDF + "type"), ox.NamedNode(ck("Event"))
_IDENTITY, _FORMER = ox.NamedNode(ck("eventIdentity")), ox.NamedNode(ck("formerIdentity"))
_REASONS = (ox.NamedNode(ck("telling")), ox.NamedNode(ck("comparedWith")))


def links_of(store: ox.Store, article: str) -> set[ox.Quad]:
    """Return the quads of the linkset about an article's events, and those of identities of which one telling is left at most."""
    if next(store.quads_for_pattern(None, None, None, IDENTITIES), None) is None:
        return set()
    events = {q.subject for q in store.quads_for_pattern(None, _TYPE, _EVENT, graph_name(article)) if isinstance(q.subject, ox.NamedNode)}
    gone = {quad for event in events for quad in _about(store, event)}
    identities = {q.object for q in gone if q.predicate == _IDENTITY and isinstance(q.object, ox.NamedNode)}
    for identity in identities:
        left = [q for q in store.quads_for_pattern(None, _IDENTITY, identity, IDENTITIES) if q.subject not in events]
        former = (ox.NamedNode(f"{event.value}/identity") for event in events)
        gone |= {q for name in former for q in store.quads_for_pattern(identity, _FORMER, name, IDENTITIES)}
        if len(left) < 2:
            gone |= set(store.quads_for_pattern(identity, None, None, IDENTITIES))
            gone |= {quad for q in left if isinstance(q.subject, ox.NamedNode) for quad in _about(store, q.subject)}
    return gone


def _about(store: ox.Store, event: ox.NamedNode) -> Iterator[ox.Quad]:
    """Yield the links of an event, those to it, and their reasons."""
    yield from store.quads_for_pattern(event, None, None, IDENTITIES)
    for quad in list(store.quads_for_pattern(None, None, event, IDENTITIES)):
        if quad.predicate in _REASONS:
            yield from store.quads_for_pattern(quad.subject, None, None, IDENTITIES)
        else:
            yield quad
