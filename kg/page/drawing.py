"""From the networkx graph to what is drawn: a pyvis network of nodes and lines, and which nodes each view has."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

import networkx as nx
from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from kg.account.status import BACKGROUND, is_factual
from kg.ontology.terms import ORG
from kg.page.bundles import Bundle, bends_of, bundles_of
from kg.page.drawn import NodeData, node_data, nodes_in
from kg.page.groups import GROUPS
from kg.page.harmlines import with_harm
from kg.triples.iris import is_group

__all__ = ["Drawing", "draw", "status_of"]

_SHAPES = {group.key: group.shape for group in GROUPS}
_LABEL_WIDTH, _LABEL_LINES = 22, 2  # characters, lines
_MEMBERSHIP = frozenset({ORG + "memberOf", ORG + "subOrganizationOf"})
_ACTORS = ("actor-", "source", "asset")
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "interaction": {"hover": True, "multiselect": False, "keyboard": {"enabled": False}},
}


class Drawing(NamedTuple):
    """What the page draws: ``net`` with nodes ``n<i>`` and lines ``e<i>``, the ``bundles`` behind the lines, and the ``views``' nodes.

    ``ids`` leads from IRIs to nodes, ``lines`` from the graph's edges to lines.
    """

    net: Network
    bundles: Sequence[Bundle]
    views: dict[str, frozenset[str]]
    ids: dict[str, str]
    lines: dict[tuple[str, str, str], str]


def draw(graph: nx.MultiDiGraph[str]) -> Drawing:
    """Draw the network: ids are ``n<i>`` and ``e<i>`` in the graph's order; parallel lines of one kind and status are one."""
    ids = {iri: f"n{i}" for i, iri in enumerate(graph)}
    bundles = with_harm(graph, bundles_of(graph))
    net = Network(directed=True, cdn_resources="in_line")
    # Straight into pyvis's lists: its own add_node and add_edge search them all again for each one.
    net.nodes.extend(_vis_node(graph, iri, ids[iri]).options for iri in graph)
    bent = enumerate(zip(bundles, bends_of(bundles), strict=True))
    net.edges.extend(_vis_edge(bundle, f"e{i}", ids, bend).options for i, (bundle, bend) in bent)
    net.options = _OPTIONS
    lines = {key: f"e{i}" for i, bundle in enumerate(bundles) for key in bundle.keys}
    return Drawing(net, bundles, _views(graph, bundles), ids, lines)


def status_of(data: NodeData) -> str:
    """Give the status of an event; other nodes have none of their own."""
    return data["facts"][0].status if data["group"].startswith("event") else BACKGROUND


def _vis_node(graph: nx.MultiDiGraph[str], iri: str, key: str) -> Node:
    data = node_data(graph, iri)
    return Node(key, _SHAPES[data["group"]], label=_caption(data), group=data["group"], size=_size(graph, iri))


def _caption(data: NodeData) -> str:
    status = status_of(data)
    return _wrapped(data["label"]) + ("" if is_factual(status) else f"\n({status})")


def _size(graph: nx.MultiDiGraph[str], iri: str) -> int:
    return min(9 + round(4 * math.sqrt(graph.degree(iri))), 34)


@cache
def _wrapped(label: str) -> str:
    """Break a label into at most two lines; the panel has it whole.

    >>> _wrapped("Syrian Observatory for Human Rights")
    'Syrian Observatory for\\nHuman Rights'
    """
    return "\n".join(textwrap.wrap(label, _LABEL_WIDTH, max_lines=_LABEL_LINES, placeholder=" …")) or "?"


def _vis_edge(bundle: Bundle, key: str, ids: dict[str, str], bend: float) -> Edge:
    look = {
        "label": bundle.label,
        "look": bundle.colour,
        "dashes": not bundle.factual,
        "arrows": "" if bundle.symmetric else "to",
        "bend": bend,
    }
    return Edge(ids[bundle.source], ids[bundle.target], directed=True, id=key, **look)


def _views(graph: nx.MultiDiGraph[str], bundles: Sequence[Bundle]) -> dict[str, frozenset[str]]:
    """Give the nodes of each view: who stands how to whom, events with all in them, everything that is told of."""
    actors = {iri for iri, data in nodes_in(graph) if data["group"].startswith(_ACTORS)}
    events = {iri for iri, data in nodes_in(graph) if data["group"].startswith("event")}
    direct = [b for b in bundles if b.category == "direct" and {b.source, b.target} <= actors and not _only_describes(graph, b)]
    harm = [b for b in bundles if b.category == "harm"]
    roles = [b for b in bundles if b.category == "role"]
    return {
        "who": frozenset(_ends([*direct, *harm])),
        "events": frozenset(events | _ends(roles)),
        "all": frozenset({iri for iri, data in nodes_in(graph) if data["facts"] or graph.degree(iri)} | _ends(harm)),
    }


def _ends(bundles: Iterable[Bundle]) -> set[str]:
    return {end for bundle in bundles for end in (bundle.source, bundle.target)}


def _only_describes(graph: nx.MultiDiGraph[str], bundle: Bundle) -> bool:
    """Tell whether a line only says whose the unnamed people or things at its end are ("26 members"), of whom nothing else is told."""
    return bundle.predicates <= _MEMBERSHIP and any(graph.degree(end) == 1 and is_group(end) for end in (bundle.source, bundle.target))
