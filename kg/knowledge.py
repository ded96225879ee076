"""A graph in Python: ask it, draw it, see its events and the words behind anything in it.

>>> graph = Graph.of([])
>>> len(graph | graph), graph.to_turtle(), graph.events()
(0, b'\\n', ())
"""

from __future__ import annotations

import html
import itertools
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox

from kg.account.given import Given, read
from kg.account.incidents import Incident, incidents
from kg.account.quotes import Quote
from kg.ontology.terms import CK, ITSRDF, PREFIXES
from kg.triples import turtle

if TYPE_CHECKING:
    import networkx as nx
    import rdflib

    from kg.asking.answers import Table
    from kg.asking.confined import Confined

__all__ = ["Graph"]

_SHOWN = 10  # events that a notebook shows
_KINDS = {"Article": "articles", "Event": "events", "Actor": "actors", "Place": "places", "Quantity": "quantities", "Relation": "relations"}


@dataclass(frozen=True, kw_only=True, repr=False)
class Graph:
    """A set of triples with what a user does with it; graphs merge by union, and equal ones give equal answers."""

    triples: frozenset[ox.Triple]

    @classmethod
    def of(cls, triples: Iterable[ox.Triple]) -> Graph:
        """Return the graph that holds ``triples``."""
        return cls(triples=frozenset(triples))

    @classmethod
    def read(cls, *paths: str | Path) -> Graph:
        """Read graph files and stores into one graph; raises `kg.errors.GraphError` where one is not there or does not parse."""
        return cls(triples=read(paths).triples)

    @classmethod
    def parse(cls, *contents: bytes) -> Graph:
        """Read Turtle, as ``kg.build`` returns it: ``Graph.parse(result.graph_ttl, result.mentions_ttl)``."""
        return cls.of(quad.triple for content in contents for quad in ox.parse(content, format=ox.RdfFormat.TURTLE))

    def __len__(self) -> int:
        return len(self.triples)

    def __repr__(self) -> str:
        return f"<kg.Graph of {len(self)} triples>"

    def __or__(self, other: Graph) -> Graph:
        return Graph(triples=self.triples | other.triples)

    def to_turtle(self) -> bytes:
        """Return the graph as Turtle; equal graphs give equal bytes."""
        return turtle.serialize(self.triples)

    @cached_property
    def rdf(self) -> rdflib.Graph:
        """The graph as an rdflib graph, kept by Oxigraph, with our prefixes bound. It is a copy: its changes are not this graph's."""
        import rdflib
        from oxrdflib import OxigraphStore
        from rdflib.graph import DATASET_DEFAULT_GRAPH_ID

        store = ox.Store()
        store.bulk_extend(ox.Quad(*t) for t in self.triples)
        graph = rdflib.Graph(store=OxigraphStore(store=store), identifier=DATASET_DEFAULT_GRAPH_ID)
        for prefix, namespace in PREFIXES.items():
            graph.bind(prefix, namespace, override=True)
        return graph

    def query(self, question: str, **values: str) -> Table | bool | Graph:
        """Ask SPARQL, a .rq file or a named question with its parameters: ``graph.query("attacks-by-actor", actor="ISIL")``.

        A SELECT gives a table (iterate over it for dicts, or ``.to_pandas()``), an ASK yes or no, a CONSTRUCT or DESCRIBE a graph. Raises
        `kg.errors.QueryError` where the query does not parse, would leave this machine, or a value is wrong, missing or unknown.

        SPARQL of yours is answered by a process of its own, which copies the graph at the first such query, and ends
        with this object.
        """
        from kg.asking.querying import ask_here
        from kg.asking.questions import find_question

        asked = find_question(question)
        answer = ask_here(self._store, asked, values) if asked.is_ours else self._confined.ask(asked, values)
        return Graph.parse(answer.encode()) if isinstance(answer, str) else answer

    def network(self) -> nx.MultiDiGraph[str]:
        """Return actors, events, places, assets and weapons as nodes, who did what to whom as edges: see `kg.page.network`."""
        from kg.page import network

        return network(self.triples)

    def events(self) -> tuple[Incident, ...]:
        """Return the events of every status, in the order of their first words."""
        return tuple(incidents(self._given.teller))

    def evidence(self, iri: str) -> tuple[Quote, ...]:
        """Return the quotes behind a node, in reading order: its own evidence, else that of all that is told of it, else its mentions."""
        teller = self._given.teller
        items = {iri} if teller.said.all(iri, CK + "evidence") else set(self._about(iri))
        spans = {span for item in items for span in teller.said.all(item, CK + "evidence")} or {
            mention for mention in teller.said if iri in teller.said.all(mention, ITSRDF + "taIdentRef")
        }
        return tuple(sorted(quote for span in spans if (quote := teller.quote(span))))

    def export(self, form: str, *, everything: bool = False) -> bytes:
        """Return the graph in a format of `kg.export.FORMATS`: ``graph.export("geojson")``; with ``everything`` also what is no fact."""
        from kg.export import export

        return export(self._given, form, everything=everything)

    def _about(self, iri: str) -> Iterable[str]:
        node = ox.NamedNode(iri)
        return (t.subject.value for t in self.triples if t.object == node and isinstance(t.subject, ox.NamedNode))

    @cached_property
    def _given(self) -> Given:
        return Given.of(self.triples)

    @cached_property
    def _store(self) -> ox.Store:
        from kg.asking.querying import store_of

        return store_of(self.triples)

    @cached_property
    def _confined(self) -> Confined:
        from kg.asking.confined import Confined
        from kg.ontology.terms import hierarchy

        triples = self.triples  # and not the graph, which would never be let go
        return Confined.of(lambda: itertools.chain(triples, hierarchy()))

    def _repr_html_(self) -> str:
        """Show in a notebook how much is in the graph, and its first events; all text is escaped, since articles are not to be trusted."""
        from kg.asking.answers import html_table

        said, events = self._given.teller.said, self.events()
        numbers = ", ".join(f"{sum(kind in said.types(node) for node in said)} {name}" for kind, name in _KINDS.items())
        rows = [[e.label, e.status, e.days.words, "; ".join(e.sources), " […] ".join(q.text for q in e.quotes)] for e in events[:_SHOWN]]
        more = f"<p>… and {len(events) - _SHOWN} more events: graph.events()</p>" if len(events) > _SHOWN else ""
        table = html_table(("event", "status", "when", "source", "quote"), rows)
        return f"<p>{html.escape(f'{len(self)} triples: {numbers}')}</p>{table}{more}"
