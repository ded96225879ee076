"""Articles of a corpus that one page can hold: all of a small one, or those that name somebody or something."""

from __future__ import annotations

import heapq
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.corpus.blocks import Block
from kg.corpus.contents import Contents
from kg.errors import GraphError
from kg.ontology.terms import DCTERMS, RDFS, SKOS

__all__ = ["Picked", "picked"]

_LABEL = f"{SKOS}prefLabel|{SKOS}altLabel|{RDFS}label".encode()
_NAMED = re.compile(rb'^(<[^>]*>) <(?:%b)> ("(?:[^"\\]|\\.)*")' % _LABEL, re.MULTILINE)
_ISSUED = re.compile(rb'<%bissued> "([^"]*)"' % DCTERMS.encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class Picked:
    """The triples of the articles that were taken, and of how many (``found``) they are the latest."""

    triples: tuple[ox.Triple, ...]
    articles: int
    found: int


def picked(contents: Contents, name: str | None, *, at_most: int) -> Picked:
    """Return the articles that call something by this name, label, alias or IRI, in any case; all of them without a name.

    Of more than ``at_most`` the latest are taken; without a name, more raise `GraphError`, as does
    a name that no article has.
    """
    latest, found = list[tuple[bytes, str, bytes]](), 0
    for facts, quads in _articles(contents):
        if name is not None and not _names(facts.quads, name):
            continue
        found += 1
        heapq.heappush(latest, (_date(facts.quads), facts.iri, quads))
        if len(latest) > at_most:
            if name is None:
                raise GraphError(f"more than {at_most} articles are too many for one page; say what it is about: --focus NAME")
            heapq.heappop(latest)
    if name is not None and not found:
        raise GraphError(f"{name}: nothing in the corpus has that name; kg corpus sql can list those that it has")
    triples = {triple for _, _, quads in latest for triple in _triples(quads)}
    return Picked(triples=tuple(triples), articles=len(latest), found=found)


def _articles(contents: Contents) -> Iterator[tuple[Block, bytes]]:
    for shard in contents.shards():
        for facts, mentions in contents.articles(shard):
            yield facts, facts.quads + mentions.quads


def _names(quads: bytes, name: str) -> bool:
    """Whether a label, or the IRI of what has one, is the name."""
    wanted = name.casefold()
    if wanted.isascii() and wanted.encode() not in quads.lower():
        return False
    return any(wanted in (_plain(iri), _plain(label)) for iri, label in _NAMED.findall(quads))


def _plain(term: bytes) -> str:
    (quad,) = ox.parse(b"<x:s> <x:p> %b ." % term, format=ox.RdfFormat.N_TRIPLES)
    assert isinstance(quad, ox.Quad)
    return str(getattr(quad.object, "value", "")).casefold()


def _date(quads: bytes) -> bytes:
    issued = _ISSUED.search(quads)
    return issued[1] if issued else b""


def _triples(quads: bytes) -> Iterator[ox.Triple]:
    for quad in ox.parse(io.BytesIO(quads), format=ox.RdfFormat.N_QUADS):
        assert isinstance(quad, ox.Quad)
        yield quad.triple
