"""From the networkx graph to what is drawn: a pyvis network of nodes and lines, and where each node stands in each view."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Collection, Sequence
from functools import cache
from typing import NamedTuple

import networkx as nx
from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from kg.account.status import BACKGROUND, is_factual
from kg.ontology.terms import ORG
from kg.page.bundles import Bundle, bends_of, bundles_of
from kg.page.core import connected_part
from kg.page.drawn import NodeData, node_data, nodes_in
from kg.page.groups import GROUPS
from kg.page.layout import Box, place_nodes
from kg.triples.iris import is_group

__all__ = ["Arrangement", "Drawing", "draw", "status_of"]

_SHAPES = {group.key: group.shape for group in GROUPS}
_LABEL_WIDTH, _LABEL_LINES = 20, 3  # characters, lines
_CHAR, _LINE = 7.8, 17.0  # CSS pixels of a label's character and line
_QUIET = 60  # lines from which labels show only on the chosen node's
_LENGTH, _LENGTH_LABELLED = 118.0, 150.0  # of lines, in CSS pixels, without and with labels
_DRAWN, _CORE = 1500, 300  # nodes that a view draws at once, and with which it opens if it has more
_MEMBERSHIP = frozenset({ORG + "memberOf", ORG + "subOrganizationOf"})
_ACTORS = ("actor-", "source", "asset")
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "interaction": {"hover": True, "multiselect": False, "keyboard": {"enabled": False}},
}

Position = tuple[int, int, int]
"""x, y of a symbol's middle, and 1 if its caption stands above it, not below."""


class Arrangement(NamedTuple):
    """Where the nodes of one view stand, by IRI; ``core`` is where those stand with which a view opens that has too many, else None."""

    spots: dict[str, Position]
    core: dict[str, Position] | None
    quiet: bool


class Drawing(NamedTuple):
    """What the page draws: ``net`` with nodes ``n<i>`` and lines ``e<i>``, the ``bundles`` behind the lines, and the ``views``.

    ``ids`` leads from IRIs to nodes, ``lines`` from the graph's edges to lines.
    """

    net: Network
    bundles: Sequence[Bundle]
    views: dict[str, Arrangement]
    ids: dict[str, str]
    lines: dict[tuple[str, str, str], str]


def draw(graph: nx.MultiDiGraph[str]) -> Drawing:
    """Draw the network: ids are ``n<i>`` and ``e<i>`` in the graph's order; parallel lines of one kind and status are one."""
    ids = {iri: f"n{i}" for i, iri in enumerate(graph)}
    bundles = bundles_of(graph)
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
    """Break a label into at most three lines; the panel has it whole.

    >>> _wrapped("Syrian Observatory for Human Rights")
    'Syrian Observatory\\nfor Human Rights'
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


def _views(graph: nx.MultiDiGraph[str], bundles: Sequence[Bundle]) -> dict[str, Arrangement]:
    actors = {iri for iri, data in nodes_in(graph) if data["group"].startswith(_ACTORS)}
    events = {iri for iri, data in nodes_in(graph) if data["group"].startswith("event")}
    direct = [b for b in bundles if b.category == "direct" and {b.source, b.target} <= actors and not _only_describes(graph, b)]
    roles = [b for b in bundles if b.category == "role"]
    told = {iri for iri, data in nodes_in(graph) if data["facts"] or graph.degree(iri)}
    return {
        "who": _view(graph, direct, {end for b in direct for end in (b.source, b.target)}),
        "events": _view(graph, roles, events | {end for b in roles for end in (b.source, b.target)}),
        "all": _view(graph, [*roles, *(b for b in bundles if b.category == "direct")], told),
    }


def _only_describes(graph: nx.MultiDiGraph[str], bundle: Bundle) -> bool:
    """Tell whether a line only says whose the unnamed people or things at its end are ("26 members"), of whom nothing else is told."""
    return bundle.predicates <= _MEMBERSHIP and any(graph.degree(end) == 1 and is_group(end) for end in (bundle.source, bundle.target))


def _view(graph: nx.MultiDiGraph[str], main: Sequence[Bundle], there: Collection[str]) -> Arrangement:
    """Lay out one view by its main lines; other lines come along where both ends are there."""
    quiet = len(main) > _QUIET
    spots = _spots(graph, main, there, quiet=quiet)
    if len(spots) <= _DRAWN:
        return Arrangement(spots, None, quiet)
    inner = connected_part([(b.source, b.target) for b in main if b.factual], there, most=_CORE)
    return Arrangement(spots, _spots(graph, [b for b in main if {b.source, b.target} <= inner], inner, quiet=True), quiet=True)


def _spots(graph: nx.MultiDiGraph[str], main: Sequence[Bundle], there: Collection[str], *, quiet: bool) -> dict[str, Position]:
    boxes = {iri: _box(graph, iri) for iri in graph if iri in there}
    lines = [(b.source, b.target) for b in main]
    middles = place_nodes(boxes, lines, length=_LENGTH if quiet else _LENGTH_LABELLED)
    raised = _raised(middles, lines)
    # A box holds symbol and caption; vis-network places the symbol's middle.
    shifts = {iri: boxes[iri][1] / 2 - _size(graph, iri) for iri in middles}
    return {iri: (x, y + round(shifts[iri] if iri in raised else -shifts[iri]), int(iri in raised)) for iri, (x, y) in middles.items()}


def _raised(middles: dict[str, tuple[int, int]], lines: Sequence[tuple[str, str]]) -> set[str]:
    """Choose the nodes whose captions stand above: more of their lines come from below than from above."""
    below = dict.fromkeys(middles, 0)
    for one, other in lines:
        (x1, y1), (x2, y2) = middles[one], middles[other]
        if abs(y2 - y1) * 2 > abs(x2 - x1):  # flatter lines pass beside captions
            below[one] += 1 if y2 > y1 else -1
            below[other] += 1 if y1 > y2 else -1
    return {iri for iri, more in below.items() if more > 0}


def _box(graph: nx.MultiDiGraph[str], iri: str) -> Box:
    rows = _caption(node_data(graph, iri)).split("\n")
    size = 2 * _size(graph, iri)
    return max(size, _CHAR * max(map(len, rows))), size + _LINE * len(rows) + 8
