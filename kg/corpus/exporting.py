"""A corpus in the formats of other programs, written as it streams by; and what is wrong with it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Mapping
from itertools import groupby, islice
from types import MappingProxyType

import pyoxigraph as ox

from kg.account.given import Given
from kg.check.problems import Problem, problems_in
from kg.corpus.contents import Contents
from kg.corpus.dumping import dump_lines
from kg.errors import OutputError
from kg.export import export
from kg.export.geojson import feature_collection
from kg.export.jsonld import document
from kg.export.rdf import blocks_of, prefixes_of
from kg.ontology.terms import NIF

__all__ = ["STREAMED", "checked", "exported"]

_CHECKED = 25
"""Articles that are checked at a time."""
_LINES = 10_000
"""Lines that are parsed at a time."""
_TABLES = ("acled", "ged", "csv")
_SCHEME = re.compile(rb"<([A-Za-z][A-Za-z0-9+.-]*):")


def exported(contents: Contents, form: str, *, everything: bool = False) -> Iterator[bytes]:
    """Yield a corpus in a format, part by part.

    Raises `OutputError` where the format needs all of it at once.
    """
    if form in _TABLES:
        yield from _rows(contents, form, everything=everything)
    elif form == "geojson":
        yield from feature_collection(_articles(contents), everything=everything)
    elif form in STREAMED:
        yield from STREAMED[form](contents)
    else:
        right = f"of corpora there are {', '.join(sorted((*STREAMED, *_TABLES, 'geojson')))}"
        raise OutputError(f"--format {form}: needs the whole graph in memory; {right}; or kg store DIR load, and export that")


def _nquads(contents: Contents) -> Iterator[bytes]:
    return dump_lines(contents)


def _ntriples(contents: Contents) -> Iterator[bytes]:
    """Yield the triples without their graphs, each once: those of one triple stand together."""
    for triple, _ in groupby(line[: line.rindex(b" <")] for line in dump_lines(contents)):
        yield b"%b .\n" % triple


def _trig(contents: Contents) -> Iterator[bytes]:
    """Yield each article's graphs as blocks, in the order of the corpus."""
    yield prefixes_of().encode()
    for block in contents.blocks():
        yield from (f"\n{told}".encode() for told in blocks_of(_quads(block.quads)))


def _jsonld(contents: Contents) -> Iterator[bytes]:
    """Yield the union of all graphs, subject by subject."""
    schemes = {found.decode() for block in contents.blocks() for found in _SCHEME.findall(block.quads)}
    return document(_triples(_ntriples(contents)), schemes)


STREAMED: Mapping[str, Callable[[Contents], Iterator[bytes]]] = MappingProxyType(
    {"nquads": _nquads, "ntriples": _ntriples, "trig": _trig, "jsonld": _jsonld}
)
"""Formats of which a corpus's quads are written as they are."""


def _rows(contents: Contents, form: str, *, everything: bool) -> Iterator[bytes]:
    """Yield the rows of a table article by article, its head once."""
    head = export(Given.of(()), form, everything=everything)
    yield head
    for given in _articles(contents):
        yield export(given, form, everything=everything).removeprefix(head)


def _articles(contents: Contents) -> Iterator[Given]:
    for shard in contents.shards():
        for block in contents.facts(shard):
            yield Given(quads=frozenset(_quads(block.quads)))


def _triples(lines: Iterator[bytes]) -> Iterator[ox.Triple]:
    while some := b"".join(islice(lines, _LINES)):
        for quad in ox.parse(some, format=ox.RdfFormat.N_TRIPLES):
            assert isinstance(quad, ox.Quad)
            yield quad.triple


def _quads(lines: bytes) -> Iterator[ox.Quad]:
    for quad in ox.parse(io.BytesIO(lines), format=ox.RdfFormat.N_QUADS):
        assert isinstance(quad, ox.Quad)
        yield quad


def checked(contents: Contents) -> Iterator[tuple[int, list[Problem]]]:
    """Yield the number of quotes that were held against their texts, and what is wrong, for some articles at a time."""
    for shard in contents.shards():
        held: list[bytes] = []
        for facts, mentions in contents.articles(shard):
            held += (facts.quads, mentions.quads)
            if len(held) >= 2 * _CHECKED:
                yield _problems(held, shard.name)
                held = []
        if held:
            yield _problems(held, shard.name)


def _problems(held: list[bytes], shard: str) -> tuple[int, list[Problem]]:
    triples = list({quad.triple for lines in held for quad in _quads(lines)})
    quotes = sum(triple.predicate.value == NIF + "anchorOf" for triple in triples)
    return quotes, problems_in({shard: triples})
