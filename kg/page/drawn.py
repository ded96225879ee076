"""What nodes and edges of the network carry, and the graph as a whole: the values behind networkx's own dictionaries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NotRequired, TypedDict, cast

import networkx as nx

if TYPE_CHECKING:
    from kg.account.facts import Fact
    from kg.account.harm import Harm
    from kg.account.identity import Sameness
    from kg.page.articles import Library
    from kg.page.tallies import Tally
    from kg.page.when_where import Happening, MapPlace

__all__ = ["EdgeData", "NetworkData", "NodeData", "edges_in", "network_data", "node_data", "nodes_in"]


class NodeData(TypedDict):
    """What `kg.page.network` tells of a node; an event also has ``when`` and ``killed``, in words."""

    iri: str
    label: str
    kind: str
    kind_label: str
    kinds: tuple[str, ...]
    group: str
    names: tuple[str, ...]
    links: tuple[str, ...]
    note: str
    when: NotRequired[str]
    killed: NotRequired[str]
    facts: NotRequired[tuple[Fact, ...]]


class EdgeData(TypedDict):
    """What `kg.page.network` tells of an edge."""

    label: str
    predicate: str
    category: str
    status: str
    symmetric: bool
    facts: tuple[Fact, ...]
    factual: bool


class NetworkData(TypedDict):
    """What it tells of the network: the articles, which events are the same, and by IRI of events, of places and of the unnamed."""

    library: Library
    happenings: Mapping[str, Happening]
    tallies: Mapping[str, tuple[Tally, ...]]
    spots: Mapping[str, MapPlace]
    harms: Mapping[str, Harm]
    same: Sequence[Sameness]
    kindred: Mapping[str, str]


def node_data(graph: nx.MultiDiGraph[str], iri: str) -> NodeData:
    """Return what the network tells of a node."""
    return cast("NodeData", graph.nodes[iri])


def nodes_in(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[str, NodeData]]:
    """Yield the nodes with what is told of them."""
    for iri, data in graph.nodes(data=True):
        yield iri, cast("NodeData", data)


def edges_in(graph: nx.MultiDiGraph[str]) -> Iterator[tuple[str, str, str, EdgeData]]:
    """Yield the edges, as source, target and key, with what is told of them."""
    for source, target, key, data in graph.edges(keys=True, data=True):
        yield source, target, key, cast("EdgeData", data)


def network_data(graph: nx.MultiDiGraph[str]) -> NetworkData:
    """Return what the network tells as a whole."""
    return cast("NetworkData", graph.graph)
