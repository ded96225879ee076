"""Changes to a store, each in one transaction: an article comes, is replaced, or goes.

A triple of the default graph goes when no named graph holds it any more; a node of the background goes when no article refers to it,
and with an article the links of its events.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.ontology.terms import hierarchy
from kg.store.contents import BACKGROUND, DEFAULT, IDENTIFIER, LEDGER, ONTOLOGY, RECEIPT, REFERS, graph_name, mentions_name, receipt_of
from kg.store.identities import links_of

__all__ = ["Writer", "quad_of"]

Quads = set[ox.Quad]


class Writer:
    """Puts articles into an Oxigraph store and takes them out."""

    def __init__(self, store: ox.Store) -> None:
        self.store = store
        self.changed = 0
        """Quads put in and taken out so far."""
        new = {quad_of(t, ONTOLOGY) for t in hierarchy()}
        old = set(store.quads_for_pattern(None, None, None, ONTOLOGY))
        if old != new:
            self.commit(old - new, new - old)

    def put(
        self,
        article: str,
        *,
        name: str,
        receipt: str,
        says: Iterable[ox.Triple],
        background: Iterable[ox.Triple],
        mentions: Iterable[ox.Triple],
    ) -> bool:
        """Put in the article (an IRI; ``name`` is its input's id), in place of what it was; return whether anything changed.

        With the ``receipt`` that it has in the store already, nothing is looked at and nothing changes.
        """
        if receipt_of(self.store, article) == receipt:
            return False
        known = list(background)
        nodes = {t.subject for t in known}
        new = {quad_of(t, graph_name(article)) for t in says}
        new |= {quad_of(t, mentions_name(article)) for t in mentions}
        new |= {quad_of(t, BACKGROUND) for t in known}
        iri = ox.NamedNode(article)
        new |= {ox.Quad(iri, IDENTIFIER, ox.Literal(name), LEDGER), ox.Quad(iri, RECEIPT, ox.Literal(receipt), LEDGER)}
        new |= {ox.Quad(iri, REFERS, node, LEDGER) for node in nodes}
        old = self._own(article) | {q for node in nodes for q in self.store.quads_for_pattern(node, None, None, BACKGROUND)}
        old |= self._left_alone(article, keep=nodes)
        self.commit(old - new, new - old)
        return True

    def remove(self, article: str) -> bool:
        """Take the article (an IRI) out; return whether it was there."""
        if receipt_of(self.store, article) is None:
            return False
        self.commit(self._own(article) | self._left_alone(article, keep=frozenset()), set())
        return True

    def _own(self, article: str) -> Quads:
        own = links_of(self.store, article)
        own |= set(self.store.quads_for_pattern(ox.NamedNode(article), None, None, LEDGER))
        for name in (graph_name(article), mentions_name(article)):
            own |= set(self.store.quads_for_pattern(None, None, None, name))
        return own

    def _left_alone(self, article: str, *, keep: Iterable[object]) -> Quads:
        """The background of nodes that no other article refers to."""
        iri = ox.NamedNode(article)
        nodes = {q.object for q in self.store.quads_for_pattern(iri, REFERS, None, LEDGER)} - set(keep)
        alone = [n for n in nodes if all(q.subject == iri for q in self.store.quads_for_pattern(None, REFERS, n, LEDGER))]
        return {q for node in alone for q in self.store.quads_for_pattern(node, None, None, BACKGROUND)}  # type: ignore[arg-type]

    def commit(self, gone: Quads, come: Quads) -> None:
        """Take quads of named graphs out and put others in, with what follows for the default graph, in one transaction."""
        come = come | {quad_of(q.triple, DEFAULT) for q in come if q.graph_name != LEDGER}
        self.changed += len(gone) + len(come)
        if not gone:
            self.store.extend(come)  # one transaction, and faster than an update
            return
        lost = {q.triple for q in gone if q.graph_name != LEDGER} - {q.triple for q in come}
        gone = gone | {quad_of(t, DEFAULT) for t in lost if not self._is_elsewhere(t, gone)}
        self.store.update("".join((*_statement("DELETE", gone), *_statement("INSERT", come))))

    def _is_elsewhere(self, triple: ox.Triple, gone: Quads) -> bool:
        return any(
            q.graph_name != DEFAULT and q not in gone
            for q in self.store.quads_for_pattern(triple.subject, triple.predicate, triple.object, None)
        )


def quad_of(triple: ox.Triple, graph: ox.NamedNode | ox.DefaultGraph) -> ox.Quad:
    """Return the triple in a graph."""
    return ox.Quad(triple.subject, triple.predicate, triple.object, graph)


def _statement(verb: str, quads: Quads) -> Iterator[str]:
    """SPARQL of one operation; a quad's N-Quads form is what SPARQL writes as ``GRAPH <g> { s p o }``."""
    if quads:
        yield f"{verb} DATA {{\n"
        for q in sorted(quads, key=str):
            yield f"{q.triple} .\n" if q.graph_name == DEFAULT else f"GRAPH {q.graph_name} {{ {q.triple} }}\n"
        yield "} ;\n"
