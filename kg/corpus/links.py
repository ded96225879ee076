"""The linkset of copies: which article is a copy of which, in a graph of its own.

What an exact copy's container says of it (date, publisher, address) is kept with it. The linkset
follows from the manifest, is written anew when it changes, and can be thrown away.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import pyoxigraph as ox

from kg.corpus.blocks import framed
from kg.corpus.catalog import Catalog
from kg.corpus.layout import LINKS, links_file
from kg.corpus.near import near_copies
from kg.corpus.storage import Storage
from kg.ontology.terms import DCTERMS, SCHEMA, XSD, ck
from kg.store.contents import COPIES
from kg.triples.iris import Minter, is_iri

__all__ = ["write_links"]

_COPIES = """
SELECT DISTINCT named.id, named.date, named.publisher, named.title, named.url, wanted.id
FROM named JOIN wanted USING (text)
WHERE named.id <> wanted.id OR named.publisher IS NOT wanted.publisher OR named.url IS NOT wanted.url
"""
_BY_DATE = "SELECT id FROM wanted WHERE text IN (?, ?) ORDER BY date IS NULL, date, id"


def write_links(storage: Storage, catalog: Catalog, base: str) -> None:
    """Write the linkset of a catalog whose plan is made, unless it is there already."""
    lines = sorted({f"{triple} {COPIES} .\n" for triple in _triples(catalog, base)})
    quads = "".join(lines).encode()
    name = links_file(hashlib.sha256(quads).hexdigest()[:12])
    there = [old for old in storage.names(LINKS) if old.startswith("copies-")]
    if not there and not lines:
        return
    if name.partition("/")[2] not in there:
        storage.write(name, framed("copies", COPIES.value, quads))
    for old in there:
        if f"{LINKS}/{old}" != name:
            storage.remove(f"{LINKS}/{old}")


def _triples(catalog: Catalog, base: str) -> Iterator[ox.Triple]:
    for copy, date, publisher, title, url, original in catalog.tables.execute(_COPIES):
        iri = Minter(copy, base).article
        if copy != original:
            yield _link(iri, ck("exactCopyOf"), Minter(original, base).article)
            yield _said(iri, DCTERMS + "identifier", f"id:{copy}")
            yield from _own_data(iri, date, title)
        for prop, value in ((DCTERMS + "publisher", publisher), (SCHEMA + "url", url)):
            if value:
                yield _link(iri, prop, value) if is_iri(value) else _said(iri, prop, value)
    for pair in near_copies(catalog.tables):
        (first,), (second,) = catalog.tables.execute(_BY_DATE, pair).fetchall()
        yield _link(Minter(second, base).article, ck("nearCopyOf"), Minter(first, base).article)


def _own_data(iri: str, date: str | None, title: str | None) -> Iterator[ox.Triple]:
    if date:
        day = ox.Literal(date, datatype=ox.NamedNode(XSD + "date"))
        yield ox.Triple(ox.NamedNode(iri), ox.NamedNode(DCTERMS + "issued"), day)
    if title:
        yield _said(iri, DCTERMS + "title", title)


def _link(subject: str, predicate: str, other: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.NamedNode(other))


def _said(subject: str, predicate: str, text: str) -> ox.Triple:
    return ox.Triple(ox.NamedNode(subject), ox.NamedNode(predicate), ox.Literal(text))
