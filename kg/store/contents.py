"""What a store holds: the names of its graphs, and the articles with what they were made of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.ontology.terms import CK, DATA, DCTERMS, PROV

__all__ = [
    "BACKGROUND",
    "COPIES",
    "DEFAULT",
    "LEDGER",
    "ONTOLOGY",
    "RECEIPT",
    "REFERS",
    "Kept",
    "articles_in",
    "dumped",
    "graph_name",
    "mentions_name",
    "receipt_of",
]

DEFAULT = ox.DefaultGraph()
ONTOLOGY = ox.NamedNode(CK.removesuffix("#"))
"""The graph of how the ontology's classes and properties stand to one another."""
BACKGROUND = ox.NamedNode(DATA + "background")
"""The graph of what is known of listed actors, places and concepts that some article in the store refers to."""
COPIES = ox.NamedNode(DATA + "copies")
"""The graph of which article is a copy, or a near copy, of which; it comes with a corpus."""
IDENTITIES = ox.NamedNode(DATA + "identities")
"""The graph of which events of several articles are one; see `kg.identity`."""
LEDGER = ox.NamedNode(DATA + "ledger")
"""The store's own books: of each article its input's id, its receipt and the background nodes it refers to. Not part of the union."""
RECEIPT = ox.NamedNode(PROV + "value")
REFERS = ox.NamedNode(DCTERMS + "references")
IDENTIFIER = ox.NamedNode(DCTERMS + "identifier")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Kept:
    """An article in a store: its IRI, the input's id, and the receipt of what it was made of."""

    iri: str
    id: str
    receipt: str


def graph_name(article: str) -> ox.NamedNode:
    """Return the name of the graph of what the article (an IRI) says."""
    return ox.NamedNode(article + "/graph")


def mentions_name(article: str) -> ox.NamedNode:
    """Return the name of the graph of the article's mentions."""
    return ox.NamedNode(article + "/mentions")


def articles_in(store: ox.Store) -> Iterator[Kept]:
    """Yield the articles, sorted by IRI."""
    found, receipts = _booked(store, IDENTIFIER), _booked(store, RECEIPT)
    for iri in sorted(found):
        yield Kept(iri=iri, id=found[iri], receipt=receipts.get(iri, ""))


def dumped(store: ox.Store) -> bytes:
    """Return the named graphs as N-Quads, sorted: equal stores give equal bytes. The union, which follows from them, is left out."""
    kept = (q for q in store if q.graph_name not in (DEFAULT, LEDGER))
    return "".join(sorted(f"{quad} .\n" for quad in kept)).encode()


def receipt_of(store: ox.Store, article: str) -> str | None:
    """Return the receipt of the article (an IRI), None where it is not in the store."""
    return _booked(store, RECEIPT, ox.NamedNode(article)).get(article)


def _booked(store: ox.Store, prop: ox.NamedNode, article: ox.NamedNode | None = None) -> dict[str, str]:
    """What the ledger says by a property that has one literal an article."""
    found = ((q.subject, q.object) for q in store.quads_for_pattern(article, prop, None, LEDGER))
    return {s.value: o.value for s, o in found if isinstance(s, ox.NamedNode) and isinstance(o, ox.Literal)}
