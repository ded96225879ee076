"""Takes prebuilt graphs into a store, in bulk.

It is not atomic: the store is one that nobody reads yet (see `kg.store.folder.Folder.aside`). The bulk of it goes from file to file through
Oxigraph's own readers and writers, so that few triples become Python objects.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.store.contents import BACKGROUND, DEFAULT, IDENTIFIER, LEDGER, ONTOLOGY, RECEIPT, REFERS, articles_in
from kg.store.prebuilt import Survey, found_in, load_into, quads_in, refuse_foreign, surveyed
from kg.store.writing import Writer
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
        return Taken(
            added=self.added + other.added, replaced=self.replaced + other.replaced, unchanged=self.unchanged + other.unchanged
        )


def take(store: ox.Store, path: Path, scratch: Path) -> Taken:
    """Put in the articles of a file of named graphs, in place of what they were; the background of their nodes becomes the file's.

    ``scratch`` is a folder for files of the time being. Raises `GraphError` where the file does not parse or holds anything else; the
    store is then not to be used.
    """
    if next(articles_in(store), None) is None:
        store.clear()
        load_into(store, path)
        survey = found_in(store)
        refuse_foreign(path, survey)
        told = Taken(added=len(survey.articles))
    else:
        survey = surveyed(path)
        refuse_foreign(path, survey)
        told = _make_room(Writer(store), path, survey)
        load_into(store, path)
    writer = Writer(store)
    _book(writer, survey)
    _unite(store, survey.graphs | {BACKGROUND.value, ONTOLOGY.value}, scratch)
    return told


def _make_room(writer: Writer, path: Path, survey: Survey) -> Taken:
    """Remove what the file says otherwise: articles, and the background of nodes."""
    there = {kept.iri for kept in articles_in(writer.store)} & survey.articles
    changed = _differing(writer.store, path, there)
    for article in sorted(changed):
        writer.remove(article)
    nodes = {triple.subject for triple in survey.background}
    stale = {q for node in nodes for q in writer.store.quads_for_pattern(node, None, None, BACKGROUND) if q.triple not in survey.background}
    writer.commit(stale, set())
    return Taken(added=len(survey.articles) - len(there), replaced=len(changed), unchanged=len(there) - len(changed))


def _differing(store: ox.Store, path: Path, articles: Collection[str]) -> set[str]:
    """Those of the articles that the file has otherwise than the store."""
    if not articles:
        return set()
    names = {article + end: article for article in articles for end in ("/graph", "/mentions")}
    kept = (q for name in names for q in store.quads_for_pattern(None, None, None, ox.NamedNode(name)))
    ours, theirs = _digests(kept, names), _digests(quads_in(path), names)
    return {article for name, article in names.items() if ours[name] != theirs[name]}


def _digests(quads: Iterable[ox.Quad], names: Collection[str]) -> Mapping[str, int]:
    """A digest of each of the named graphs that does not depend on the order of its quads."""
    told: dict[str, int] = defaultdict(int)
    for quad in quads:
        if isinstance(quad.graph_name, ox.NamedNode) and quad.graph_name.value in names:
            told[quad.graph_name.value] += int.from_bytes(hashlib.sha256(str(quad).encode()).digest())
    return told


def _book(writer: Writer, survey: Survey) -> None:
    """Enter the articles into the ledger, and drop the background that none refers to."""
    store = writer.store
    refers = _references(store, survey)
    old = {q for article in survey.articles for q in store.quads_for_pattern(ox.NamedNode(article), None, None, LEDGER)}
    new = {q for q in old if q.predicate == RECEIPT}
    booked = {q.subject for q in new}
    for article, name in survey.ids.items():
        iri = ox.NamedNode(article)
        new.add(ox.Quad(iri, IDENTIFIER, ox.Literal(name), LEDGER))
        if iri not in booked:
            new.add(ox.Quad(iri, RECEIPT, ox.Literal(_PREBUILT), LEDGER))
        new.update(ox.Quad(iri, REFERS, node, LEDGER) for node in refers[article])
    writer.commit(old - new, set())
    store.bulk_extend(new - old)
    nodes = {t.subject for t in survey.background} | {q.object for q in old - new if q.predicate == REFERS}
    alone = [node for node in nodes if next(store.quads_for_pattern(None, REFERS, node, LEDGER), None) is None]  # type: ignore[arg-type]
    writer.commit({q for node in alone for q in store.quads_for_pattern(node, None, None, BACKGROUND)}, set())  # type: ignore[arg-type]


def _references(store: ox.Store, survey: Survey) -> Mapping[str, set[ox.NamedNode]]:
    """Article to the background nodes that it refers to, and those that these refer to in turn."""
    further: dict[ox.NamedNode, set[ox.NamedNode]] = {t.subject: set() for t in survey.background if isinstance(t.subject, ox.NamedNode)}
    for triple in survey.background:
        if isinstance(triple.subject, ox.NamedNode) and isinstance(triple.object, ox.NamedNode) and triple.object in further:
            further[triple.subject].add(triple.object)
    found: dict[str, set[ox.NamedNode]] = defaultdict(set)
    for node in further:
        for name in _graphs_with(store, node) & survey.graphs:
            found[name.removesuffix("/graph").removesuffix("/mentions")].add(node)
    return defaultdict(set, {article: _closed(nodes, further) for article, nodes in found.items()})


def _graphs_with(store: ox.Store, node: ox.NamedNode) -> set[str]:
    """The graphs of articles that name the node; a concept is known by what the article says, not by its mentions."""
    own = {q.graph_name.value for q in store.quads_for_pattern(None, None, node, None) if isinstance(q.graph_name, ox.NamedNode)}
    if node.value.startswith(CKC):
        return {name for name in own if name.endswith("/graph")}
    return own | {q.graph_name.value for q in store.quads_for_pattern(node, None, None, None) if isinstance(q.graph_name, ox.NamedNode)}


def _closed(nodes: Iterable[ox.NamedNode], further: Mapping[ox.NamedNode, set[ox.NamedNode]]) -> set[ox.NamedNode]:
    seen, queue = set[ox.NamedNode](), list(nodes)
    while queue:
        node = queue.pop()
        if node not in seen:
            seen.add(node)
            queue.extend(further[node])
    return seen


def _unite(store: ox.Store, graphs: Iterable[str], scratch: Path) -> None:
    """Put what is in the named graphs into the default graph, too."""
    path = scratch / "union.nt"
    with path.open("wb") as file:
        for name in sorted(graphs):
            store.dump(file, format=ox.RdfFormat.N_TRIPLES, from_graph=ox.NamedNode(name))
    store.bulk_load(path=path, format=ox.RdfFormat.N_TRIPLES, to_graph=DEFAULT, lenient=True)
    path.unlink()
