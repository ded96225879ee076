"""RDF's own formats, sorted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

import pyoxigraph as ox

from kg.account.given import Given
from kg.ontology.terms import PREFIXES

__all__ = ["blocks_of", "nquads", "ntriples", "prefixes_of", "trig"]

_TRIG = {prefix: namespace for prefix, namespace in PREFIXES.items() if prefix != "doc"}  # as in our Turtle


def nquads(given: Given, *, everything: bool = False) -> bytes:
    """Return every quad, a line each; what is in no named graph has three terms."""
    return "".join(sorted(f"{quad} .\n" for quad in given.quads)).encode()


def ntriples(given: Given, *, everything: bool = False) -> bytes:
    """Return the union of all graphs, a triple a line."""
    return "".join(sorted(f"{triple} .\n" for triple in given.triples)).encode()


def trig(given: Given, *, everything: bool = False) -> bytes:
    """Return every graph as a block, the default graph first."""
    blocks = list(blocks_of(given.quads))
    used = [prefix for prefix in _TRIG if any(f"{prefix}:" in block for block in blocks)]
    return "\n".join([prefixes_of(used), *blocks]).encode()


def prefixes_of(names: Iterable[str] = _TRIG) -> str:
    """Return the lines that head TriG with these prefixes."""
    return "".join(f"@prefix {prefix}: <{_TRIG[prefix]}> .\n" for prefix in sorted(names))


def blocks_of(quads: Iterable[ox.Quad]) -> Iterator[str]:
    """Yield each graph as a block of TriG, without the prefixes that it uses."""
    for _, some in groupby(sorted(quads, key=_order), key=lambda quad: quad.graph_name):
        yield _block(list(some))


def _block(quads: list[ox.Quad]) -> str:
    text = (ox.serialize(quads, format=ox.RdfFormat.TRIG, prefixes=_TRIG) or b"").decode()
    lines = text.splitlines(keepends=True)
    # Oxigraph heads it with the prefixes in the order of a hash table
    begin = next((number for number, line in enumerate(lines) if not line.startswith("@prefix ")), len(lines))
    return "".join(lines[begin:])


def _order(quad: ox.Quad) -> tuple[str, str, str, str]:
    name = "" if quad.graph_name == ox.DefaultGraph() else str(quad.graph_name)
    return (name, str(quad.subject), str(quad.predicate), str(quad.object))
