"""Takes prebuilt graphs into a store, in bulk.

It is not atomic: the store is one that nobody reads yet (see `kg.store.folder.Folder.aside`). The bulk of it goes from file to file through
Oxigraph's own readers and writers, so that few triples become Python objects.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import pyoxigraph as ox

from kg.store.contents import (
    BACKGROUND,
    DEFAULT,
    IDENTIFIER,
    LEDGER,
    ONTOLOGY,
    RECEIPT,
    REFERS,
    articles_in,
    graph_name,
    mentions_name,
)
from kg.store.prebuilt import Prebuilt, opened, quads_in
from kg.store.writing import Writer, quad_of
from kg.terms import CKC

__all__ = ["Taken", "take"]

_PREBUILT = "prebuilt"
"""The receipt of an article that came as a graph: of what text and by what reader it was made is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """How many articles were put in anew, took the place of what they were, or were there already."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0

    def __add__(self, other: Taken) -> Taken:
        return Taken(added=self.added + other.added, replaced=self.replaced + other.replaced, unchanged=self.unchanged + other.unchanged)


def take(store: ox.Store, given: Prebuilt) -> Taken:
    """Put in the articles of a file of named graphs, in place of what they were; the background of their nodes becomes the file's.

    Raises `GraphError` where the file does not parse; the store is then not to be used.
    """
    told = _make_room(Writer(store), given)
    if not told.added and not told.replaced:
        return told
    nodes = {triple.subject for triple in given.background}
    stale = {q for node in nodes for q in store.quads_for_pattern(node, None, None, BACKGROUND) if q.triple not in given.background}
    Writer(store).commit(stale, set())
    try:
        with ThreadPoolExecutor(len(given.loadable)) as pool:
            list(pool.map(lambda path: store.bulk_load(path=path, format=ox.RdfFormat.N_QUADS), given.loadable))
    except SyntaxError:
        for _ in quads_in(given.path):  # tells the line of the file itself
            pass
        raise
    writer = Writer(store)
    _book(writer, given)
    shared = (q for name in (BACKGROUND, ONTOLOGY) for q in store.quads_for_pattern(None, None, None, name))
    store.bulk_extend(quad_of(q.triple, DEFAULT) for q in shared)
    return told


def _make_room(writer: Writer, given: Prebuilt) -> Taken:
    """Remove the articles that the file has otherwise."""
    there = {kept.iri for kept in articles_in(writer.store)} & set(given.ids)
    changed = _differing(writer.store, given, there)
    for article in sorted(changed):
        writer.remove(article)
    return Taken(added=len(given.ids) - len(there), replaced=len(changed), unchanged=len(there) - len(changed))


def _differing(store: ox.Store, given: Prebuilt, articles: Collection[str]) -> set[str]:
    """Those of the articles that the file has otherwise than the store."""
    if not articles:
        return set()
    names = {str(name(article)).encode(): article for article in articles for name in (graph_name, mentions_name)}
    kept = (
        q for article in articles for name in (graph_name, mentions_name) for q in store.quads_for_pattern(None, None, None, name(article))
    )
    ours = _digests(f"{quad} .\n".encode() for quad in kept)
    with opened(given.lines) as lines:
        theirs = _digests(lines)
    return {article for name, article in names.items() if ours[name] != theirs[name]}


def _digests(lines: Iterable[bytes]) -> Mapping[bytes, int]:
    """By the name of its graph a digest of the lines, whatever their order."""
    told: dict[bytes, int] = defaultdict(int)
    for line in lines:
        told[line.rsplit(b" ", 2)[1]] += int.from_bytes(hashlib.sha256(line).digest())
    return told


def _book(writer: Writer, given: Prebuilt) -> None:
    """Enter the articles into the ledger, and drop the background that none refers to."""
    store = writer.store
    refers = _references(given)
    old = {q for article in given.ids for q in store.quads_for_pattern(ox.NamedNode(article), None, None, LEDGER)}
    new = {q for q in old if q.predicate == RECEIPT}
    booked = {q.subject for q in new}
    for article, name in given.ids.items():
        iri = ox.NamedNode(article)
        new.add(ox.Quad(iri, IDENTIFIER, ox.Literal(name), LEDGER))
        if iri not in booked:
            new.add(ox.Quad(iri, RECEIPT, ox.Literal(_PREBUILT), LEDGER))
        new.update(ox.Quad(iri, REFERS, node, LEDGER) for node in refers[article])
    writer.commit(old - new, set())
    store.bulk_extend(new - old)
    nodes = {t.subject for t in given.background}
    nodes |= {q.object for q in old - new if q.predicate == REFERS and isinstance(q.object, ox.NamedNode)}
    alone = [node for node in nodes if next(store.quads_for_pattern(None, REFERS, node, LEDGER), None) is None]
    writer.commit({q for node in alone for q in store.quads_for_pattern(node, None, None, BACKGROUND)}, set())


def _references(given: Prebuilt) -> Mapping[str, set[ox.NamedNode]]:
    """Article to the background nodes that it refers to, and those that these refer to in turn."""
    further: dict[str, set[str]] = {t.subject.value: set() for t in given.background if isinstance(t.subject, ox.NamedNode)}
    for triple in given.background:
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode) and triple.object.value in further:
            further[triple.subject.value].add(triple.object.value)
    found = {}
    for article in given.ids:
        said = given.named[graph_name(article).value] & further.keys()
        # a concept is known by what the article says, not by its mentions
        mentioned = {iri for iri in given.named.get(mentions_name(article).value, ()) if not iri.startswith(CKC)} & further.keys()
        found[article] = {ox.NamedNode(iri) for iri in _closed(said | mentioned, further)}
    return found


def _closed(nodes: Iterable[str], further: Mapping[str, set[str]]) -> set[str]:
    seen, queue = set[str](), list(nodes)
    while queue:
        node = queue.pop()
        if node not in seen:
            seen.add(node)
            queue.extend(further[node])
    return seen
