"""Takes prebuilt graphs into a store, in bulk.

It is not atomic: the store is one that nobody reads yet (see `kg.store.folder.Folder.aside`). While one block of a file is read and
checked, Oxigraph loads those before it, on the other processors; no triple of an article becomes a Python object.
"""

from __future__ import annotations

import hashlib
import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from typing import cast

import pyoxigraph as ox

from kg.errors import GraphError
from kg.ontology.terms import CKC, DATA
from kg.store.contents import (
    BACKGROUND,
    COPIES,
    IDENTIFIER,
    IDENTITIES,
    LEDGER,
    ONTOLOGY,
    RECEIPT,
    REFERS,
    articles_in,
    graph_name,
    mentions_name,
)
from kg.store.prebuilt import RIGHT, Block, Line, Prebuilt
from kg.store.writing import Writer

__all__ = ["Taken", "take"]

_PREBUILT = "prebuilt"
"""The receipt of an article that came as a graph: of what text and by what reader it was made is not known."""
_SHARED = tuple(f"<{DATA}{kind}/".encode() for kind in ("actor", "place", "event", "concept"))
_BACKGROUND, _IDENTIFIER = str(BACKGROUND).encode(), str(IDENTIFIER).encode()
_THREADS = os.cpu_count() or 1
_HELD = 8
"""Blocks that are kept from the first reading of a file to the second, some 200 MB; of a longer file none are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """How many articles were put in anew, took the place of what they were, or were there already."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0

    def __add__(self, other: Taken) -> Taken:
        return Taken(added=self.added + other.added, replaced=self.replaced + other.replaced, unchanged=self.unchanged + other.unchanged)


@dataclass(slots=True)
class _Seen:
    """What the lines of a file tell of its articles.

    ``ids`` are the names of the articles by IRI, ``graphs`` the names of all graphs, as written, ``background`` the lines of what is
    known, ``named`` pairs of a graph and an IRI in it that the background may tell of.
    """

    ids: dict[str, str] = field(default_factory=dict)
    graphs: set[bytes] = field(default_factory=set)
    background: set[Line] = field(default_factory=set)
    named: set[tuple[bytes, bytes]] = field(default_factory=set)

    def see(self, block: Block) -> None:
        self.graphs.update({graph for *_, graph in block.lines})
        self.ids.update(_ids(block.lines))
        self.background.update(line for line in block.lines if line[3] == _BACKGROUND)
        self.named.update({(graph, part) for subject, _, obj, graph in block.lines for part in (subject, obj) if part.startswith(_SHARED)})


def take(store: ox.Store, given: Prebuilt) -> Taken:
    """Put in the articles of named graphs, in place of what they were; the background of their nodes becomes that of what is given.

    Raises `GraphError` where it does not parse, or holds anything but graphs of articles, background, copies, identities and ontology;
    the store is then not to be used.
    """
    kept, changed = {kept.iri for kept in articles_in(store)}, set[str]()
    if given.articles is not None:
        kept &= given.articles
    held: list[Block] = []
    if kept:
        seen = _Seen()
        for block in given.blocks():
            seen.see(block)
            held += [block] if len(held) <= _HELD else []
        _refuse_foreign(given.name, seen)
        kept &= seen.ids.keys()
        changed = _differing(store, given, kept)
        if seen.ids.keys() == kept - changed:
            return Taken(unchanged=len(kept))
        writer = Writer(store)
        for article in sorted(changed):
            writer.remove(article)
    seen = _loaded(store, held if 0 < len(held) <= _HELD else given.blocks())
    _refuse_foreign(given.name, seen)
    _book(Writer(store), seen)
    return Taken(added=len(seen.ids) - len(kept), replaced=len(changed), unchanged=len(kept) - len(changed))


def _loaded(store: ox.Store, blocks: Iterable[Block]) -> _Seen:
    """Load the blocks, and return what was seen in them."""
    seen, running = _Seen(), set[Future[None]]()
    with ThreadPoolExecutor(_THREADS) as pool:
        for block in blocks:
            if len(running) > _THREADS:
                done, running = wait(running, return_when=FIRST_COMPLETED)
                for one in done:
                    one.result()
            running.add(pool.submit(_load, store, block))
            seen.see(block)
        for one in running:
            one.result()
    return seen


def _load(store: ox.Store, block: Block) -> None:
    """Load a block into its named graphs and into the default graph; nothing is left to check."""
    union = b"".join([b"%b %b %b .\n" % line[:3] for line in block.lines])
    store.bulk_load(block.data + union, format=ox.RdfFormat.N_QUADS, lenient=True)


def _ids(lines: Iterable[Line]) -> Iterator[tuple[str, str]]:
    for quad in _quads(line for line in lines if line[1] == _IDENTIFIER and line[3] == line[0][:-1] + b"/graph>"):
        if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            kind, _, name = quad.object.value.partition(":")
            if kind == "id":
                yield quad.subject.value, name


def _quads(lines: Iterable[Line]) -> Iterator[ox.Quad]:
    return cast("Iterator[ox.Quad]", ox.parse(b"".join(b"%b %b %b %b .\n" % line for line in lines), format=ox.RdfFormat.N_QUADS))


def _refuse_foreign(path: str, seen: _Seen) -> None:
    graphs = {_plain(name) for name in seen.graphs}
    articles = {name.removesuffix("/graph") for name in graphs if name.endswith("/graph")}
    known = {article + end for article in articles for end in ("/graph", "/mentions")} | {
        BACKGROUND.value,
        COPIES.value,
        IDENTITIES.value,
        ONTOLOGY.value,
    }
    if LEDGER.value in graphs or not articles:
        raise GraphError(f"{path}: holds no article's graph; {RIGHT}")
    for name in sorted(graphs - known):
        raise GraphError(f"{path}: <{name}> is no article's graph; {RIGHT}")
    for article in sorted(articles - seen.ids.keys()):
        raise GraphError(f'{path}: <{article}/graph> does not say of which article it is (dcterms:identifier "id:..."); {RIGHT}')


def _differing(store: ox.Store, given: Prebuilt, articles: Set[str]) -> set[str]:
    """Those of the articles that are given otherwise than the store has them."""
    if not articles:
        return set()
    names = {str(name(article)).encode(): article for article in articles for name in (graph_name, mentions_name)}
    kept = (
        q for article in articles for name in (graph_name, mentions_name) for q in store.quads_for_pattern(None, None, None, name(article))
    )
    ours = _digests(tuple(str(part).encode() for part in quad) for quad in kept)
    theirs = _digests(line for block in given.blocks() for line in block.lines if line[3] in names)
    return {article for name, article in names.items() if ours[name] != theirs[name]}


def _digests(lines: Iterable[tuple[bytes, ...]]) -> Mapping[bytes, int]:
    """By the name of its graph a digest of the lines, whatever their order."""
    told: dict[bytes, int] = defaultdict(int)
    for line in lines:
        told[line[3]] += int.from_bytes(hashlib.sha256(b" ".join(line)).digest())
    return told


def _book(writer: Writer, seen: _Seen) -> None:
    """Let the background be the file's, enter the articles into the ledger, and drop the background that none refers to."""
    store = writer.store
    background = {quad.triple for quad in _quads(seen.background)}
    nodes = {triple.subject for triple in background}
    stale = {q for node in nodes for q in store.quads_for_pattern(node, None, None, BACKGROUND) if q.triple not in background}
    refers = _references(seen, background)
    old = {q for article in seen.ids for q in store.quads_for_pattern(ox.NamedNode(article), None, None, LEDGER)}
    new = {q for q in old if q.predicate == RECEIPT}
    booked = {q.subject for q in new}
    for article, name in seen.ids.items():
        iri = ox.NamedNode(article)
        new.add(ox.Quad(iri, IDENTIFIER, ox.Literal(name), LEDGER))
        if iri not in booked:
            new.add(ox.Quad(iri, RECEIPT, ox.Literal(_PREBUILT), LEDGER))
        new.update(ox.Quad(iri, REFERS, node, LEDGER) for node in refers[article])
    writer.commit(stale | (old - new), set())
    store.bulk_extend(new - old)
    nodes |= {q.object for q in old - new if q.predicate == REFERS and isinstance(q.object, ox.NamedNode)}
    alone = [node for node in nodes if next(store.quads_for_pattern(None, REFERS, node, LEDGER), None) is None]
    writer.commit({q for node in alone for q in store.quads_for_pattern(node, None, None, BACKGROUND)}, set())


def _references(seen: _Seen, background: Iterable[ox.Triple]) -> Mapping[str, set[ox.NamedNode]]:
    """Article to the background nodes that it refers to, and those that these refer to in turn."""
    further: dict[str, set[str]] = {t.subject.value: set() for t in background if isinstance(t.subject, ox.NamedNode)}
    for triple in background:
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode) and triple.object.value in further:
            further[triple.subject.value].add(triple.object.value)
    named: dict[str, set[str]] = defaultdict(set)
    for graph, iri in seen.named:
        named[_plain(graph)].add(_plain(iri))
    found = {}
    for article in seen.ids:
        said = named[graph_name(article).value] & further.keys()
        # a concept is known by what the article says, not by its mentions
        mentioned = {iri for iri in named[mentions_name(article).value] if not iri.startswith(CKC)} & further.keys()
        found[article] = {ox.NamedNode(iri) for iri in _closed(said | mentioned, further)}
    return found


def _plain(iri: bytes) -> str:
    return iri[1:-1].decode()


def _closed(nodes: Iterable[str], further: Mapping[str, set[str]]) -> set[str]:
    seen, queue = set[str](), list(nodes)
    while queue:
        node = queue.pop()
        if node not in seen:
            seen.add(node)
            queue.extend(further[node])
    return seen
