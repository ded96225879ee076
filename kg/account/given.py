"""What is given to read: graph files or stores, as quads."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

from kg.account.classes import classes_from
from kg.account.statements import Statements
from kg.account.teller import Teller
from kg.asking.querying import load_file
from kg.errors import GraphError
from kg.ontology.terms import CK, DCTERMS
from kg.store import Folder, is_store
from kg.store.contents import DEFAULT, LEDGER

__all__ = ["Given", "read"]


@dataclass(frozen=True, kw_only=True)
class Given:
    """The quads of a graph; ``triples`` is their union, each triple once."""

    quads: frozenset[ox.Quad]

    @classmethod
    def of(cls, triples: Iterable[ox.Triple]) -> Given:
        """Return what these triples give."""
        return cls(quads=frozenset(ox.Quad(*triple) for triple in triples))

    def by_telling(self) -> Given:
        """Return the graph without what makes tellings of several articles one event."""
        return Given(quads=frozenset(quad for quad in self.quads if quad.predicate.value != CK + "eventIdentity"))

    @cached_property
    def triples(self) -> frozenset[ox.Triple]:
        """The union of all graphs."""
        return frozenset(quad.triple for quad in self.quads)

    @cached_property
    def rights(self) -> str:
        """What has to be told of the rights in the data, empty where nothing has."""
        said = self.teller.said
        return " ".join(sorted({text for node in said for text in said.all(node, DCTERMS + "rights")}))

    @cached_property
    def teller(self) -> Teller:
        """What puts the graph into words."""
        return Teller(Statements(self.triples), classes_from())


def read(paths: Iterable[str | Path]) -> Given:
    """Read graph files (.ttl, .nt, .nq, .trig, .rdf, .jsonld) and stores; what stands in a named graph stays there.

    Raises `GraphError` where one is not there, does not parse, or holds a blank node, whose name would differ from run to run.
    """
    quads = frozenset(quad for path in paths for quad in _quads(Path(path)))
    for quad in quads:
        if isinstance(quad.subject, ox.BlankNode) or isinstance(quad.object, ox.BlankNode) or isinstance(quad.graph_name, ox.BlankNode):
            raise GraphError(f"{quad}: a blank node; each node of the graph needs an IRI")
    return Given(quads=quads)


def _quads(path: Path) -> Iterator[ox.Quad]:
    if path.is_dir() or is_store(path):
        with Folder(path).reader() as store:
            yield from (quad for quad in store if quad.graph_name not in (DEFAULT, LEDGER))
    else:
        graphs = ox.Store()
        load_file(graphs, path)
        yield from graphs
