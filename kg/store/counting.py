"""How much a store holds, counted as a build counts: article by article, what is only known beforehand apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from kg.ontology.terms import CK, GSP, ITSRDF, RDF
from kg.store.contents import BACKGROUND, DEFAULT, articles_in

__all__ = ["counted"]

_TYPE, _WITHIN, _REF = (ox.NamedNode(iri) for iri in (RDF + "type", GSP + "sfWithin", ITSRDF + "taIdentRef"))
_GRAPH, _MENTIONS = "/graph", "/mentions"


def counted(store: ox.Store) -> dict[str, int]:
    """Return how many articles, nodes by kind, mentions, background nodes and quads there are.

    Nodes are those that the articles' graphs and mentions name, and for a place those around it. As on the line of ``kg build``, one that
    two articles tell of counts twice; how many actors and places there are without that stands beside.
    """
    actors = {node: _articles_naming(store, node) for node in _typed(store, "Actor")}
    places = _with_parents(store, {node: _articles_naming(store, node) for node in _typed(store, "Place")})
    told = {"articles": sum(1 for _ in articles_in(store))}
    for name, found in (("actors", actors), ("places", places)):
        told[name] = sum(map(len, found.values()))
        told[f"{name}, each once"] = sum(map(bool, found.values()))
    for name, kind in (("events", "Event"), ("quantities", "Quantity"), ("relations", "Relation")):
        told[name] = sum(1 for q in store.quads_for_pattern(None, _TYPE, ox.NamedNode(CK + kind), None) if _name(q).endswith(_GRAPH))
    told["mentions"] = sum(1 for q in store.quads_for_pattern(None, _REF, None, None) if q.graph_name != DEFAULT)
    told["nodes of the background"] = len({q.subject for q in store.quads_for_pattern(None, None, None, BACKGROUND)})
    return told | {"quads": len(store), "triples of the union": sum(1 for _ in store.quads_for_pattern(None, None, None, DEFAULT))}


def _typed(store: ox.Store, kind: str) -> Iterator[ox.NamedNode]:
    for quad in store.quads_for_pattern(None, _TYPE, ox.NamedNode(CK + kind), DEFAULT):
        if isinstance(quad.subject, ox.NamedNode):
            yield quad.subject


def _articles_naming(store: ox.Store, node: ox.NamedNode) -> set[str]:
    """The articles whose graph names the node, or whose mentions refer to it and do not describe it themselves."""
    found = {_name(q) for pattern in ((node, None), (None, node)) for q in store.quads_for_pattern(pattern[0], None, pattern[1], None)}
    referring = {_name(q) for q in store.quads_for_pattern(None, _REF, node, None)}
    referring -= {_name(q) for q in store.quads_for_pattern(node, _TYPE, None, None)}
    own = {name.removesuffix(_GRAPH) for name in found if name.endswith(_GRAPH)}
    return own | {name.removesuffix(_MENTIONS) for name in referring if name.endswith(_MENTIONS)}


def _with_parents(store: ox.Store, places: dict[ox.NamedNode, set[str]]) -> dict[ox.NamedNode, set[str]]:
    """Of each place the articles that name it, or one within it."""
    found: dict[ox.NamedNode, set[str]] = defaultdict(set)
    for place, articles in places.items():
        seen, queue = set[ox.NamedNode](), [place]
        while queue:
            here = queue.pop()
            if here in places and here not in seen:
                seen.add(here)
                found[here] |= articles
                queue.extend(q.object for q in store.quads_for_pattern(here, _WITHIN, None, DEFAULT) if isinstance(q.object, ox.NamedNode))
    return found


def _name(quad: ox.Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, ox.NamedNode) else ""
