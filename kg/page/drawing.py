"""From the networkx graph to what the page's script draws: vis-network nodes and edges, made with pyvis, and a position per view."""

from __future__ import annotations

import math
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import networkx as nx
from pyvis.edge import Edge
from pyvis.network import Network
from pyvis.node import Node

from kg.page.bundles import Bundle, bends_of, bundles_of
from kg.page.classes import GROUPS
from kg.page.facts import BACKGROUND, Fact, Quote, is_factual
from kg.page.layout import Box, place_nodes

__all__ = ["Drawing", "draw"]

_SHAPES = {group.key: group.shape for group in GROUPS}
_LABEL_WIDTH, _LABEL_LINES = 20, 3  # characters, lines
_CHAR, _LINE = 7.8, 17.0  # CSS pixels of a label's character and line
_QUIET = 60  # edges from which labels show only on the chosen node's lines
_LENGTH, _LENGTH_LABELLED = 118.0, 150.0  # of lines, in CSS pixels, without and with labels
_ACTORS = ("actor-", "source", "asset")
_OPTIONS = {
    "physics": {"enabled": False},
    "layout": {"randomSeed": 1, "improvedLayout": False},
    "interaction": {"hover": True, "multiselect": False, "keyboard": {"enabled": False}},
}


class Drawing(NamedTuple):
    """The page's data, ready for JSON: `vis` for vis-network, `views` positions, `about` the panel's content."""

    vis: dict[str, Any]
    views: dict[str, dict[str, Any]]
    about: dict[str, Any]
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
    nodes, edges, _, _, _, _ = net.get_network_data()
    lines = {key: f"e{i}" for i, bundle in enumerate(bundles) for key in bundle.keys}
    vis = {"nodes": nodes, "edges": edges, "options": _OPTIONS}
    return Drawing(vis, _views(graph, bundles, ids), _about(graph, bundles, ids), ids, lines)


def _vis_node(graph: nx.MultiDiGraph[str], iri: str, key: str) -> Node:
    data = graph.nodes[iri]
    doubted = not is_factual(_status(data))
    return Node(
        key,
        _SHAPES[data["group"]],
        label=_caption(data),
        group=data["group"],
        size=_size(graph, iri),
        **({"shapeProperties": {"borderDashes": [4, 3]}} if doubted else {}),
    )


def _status(data: dict[str, Any]) -> str:
    """Give the status of an event; other nodes have none of their own."""
    return str(data["facts"][0].status) if data["group"].startswith("event") else BACKGROUND


def _caption(data: dict[str, Any]) -> str:
    status = _status(data)
    return _wrapped(data["label"]) + ("" if is_factual(status) else f"\n({status})")


def _size(graph: nx.MultiDiGraph[str], iri: str) -> int:
    return min(9 + round(4 * math.sqrt(graph.degree(iri))), 34)


def _wrapped(label: str) -> str:
    """Break a label into at most three lines; the panel has it whole.

    >>> _wrapped("Syrian Observatory for Human Rights")
    'Syrian Observatory\\nfor Human Rights'
    """
    return "\n".join(textwrap.wrap(label, _LABEL_WIDTH, max_lines=_LABEL_LINES, placeholder=" …")) or "?"


def _vis_edge(bundle: Bundle, key: str, ids: dict[str, str], bend: float) -> Edge:
    look = {
        "label": bundle.label,
        "kind": bundle.colour,
        "dashes": not bundle.factual,
        "arrows": "" if bundle.symmetric else "to",
        "bend": bend,
    }
    return Edge(ids[bundle.source], ids[bundle.target], directed=True, id=key, **look)


def _views(graph: nx.MultiDiGraph[str], bundles: Sequence[Bundle], ids: dict[str, str]) -> dict[str, dict[str, Any]]:
    actors = {iri for iri, data in graph.nodes(data=True) if data["group"].startswith(_ACTORS)}
    direct = [i for i, b in enumerate(bundles) if b.category == "direct" and {b.source, b.target} <= actors]
    events = [i for i, b in enumerate(bundles) if b.category in ("role", "part", "source")]
    chosen = {"who": direct, "events": events, "all": list(range(len(bundles)))}
    return {name: _view(graph, [(i, bundles[i]) for i in lines], ids, whole=name == "all") for name, lines in chosen.items()}


def _view(graph: nx.MultiDiGraph[str], lines: Sequence[tuple[int, Bundle]], ids: dict[str, str], *, whole: bool) -> dict[str, Any]:
    """Lay out one view by its main lines; those that can be switched on (part, place, source) come along where both ends are there."""
    main = [b for _, b in lines if b.category in ("role", "direct")]
    there = set(graph) if whole else {end for b in main for end in (b.source, b.target)}
    if not whole and any(b.category == "role" for b in main):
        there |= {iri for iri, data in graph.nodes(data=True) if data["group"].startswith("event")}
    boxes = {iri: _box(graph, iri) for iri in graph if iri in there}
    quiet = len(main) > _QUIET
    middles = place_nodes(boxes, [(b.source, b.target) for b in main], length=_LENGTH if quiet else _LENGTH_LABELLED)
    # The label hangs under the symbol, whose middle is what vis-network places.
    spots = {iri: (x, y - round(boxes[iri][1] / 2 - _size(graph, iri))) for iri, (x, y) in middles.items()}
    shown = [f"e{i}" for i, b in lines if b.source in there and b.target in there]
    return {"nodes": {ids[iri]: spot for iri, spot in spots.items()}, "edges": shown, "quiet": quiet}


def _box(graph: nx.MultiDiGraph[str], iri: str) -> Box:
    rows = _caption(graph.nodes[iri]).split("\n")
    size = 2 * _size(graph, iri)
    return max(size, _CHAR * max(map(len, rows))), size + _LINE * (len(rows) + 1)


def _about(graph: nx.MultiDiGraph[str], bundles: Sequence[Bundle], ids: dict[str, str]) -> dict[str, Any]:
    """Give what the panel says, each fact and quote once, named by its place in a list."""
    facts: dict[Fact, int] = {}
    quotes: dict[Quote, int] = {}

    def numbers(told: Iterable[Fact]) -> list[int]:
        return [facts.setdefault(fact, len(facts)) for fact in told]

    def line(bundle: Bundle) -> dict[str, Any]:
        return {"category": bundle.category, "status": bundle.status, "factual": bundle.factual, "facts": numbers(bundle.facts)}

    nodes = {ids[iri]: {**_words(graph, iri), "facts": numbers(graph.nodes[iri]["facts"])} for iri in graph}
    edges = {f"e{i}": line(bundle) for i, bundle in enumerate(bundles)}
    told = [_fact(fact, quotes, ids) for fact in facts]
    return {"nodes": nodes, "edges": edges, "facts": told, "quotes": list(_quotes(quotes))}


def _words(graph: nx.MultiDiGraph[str], iri: str) -> dict[str, Any]:
    data = graph.nodes[iri]
    names = ("label", "group", "names", "note", "links")
    return {**{name: data[name] for name in names}, "kind": data["kind_label"], "status": _status(data)}


def _fact(fact: Fact, quotes: dict[Quote, int], ids: dict[str, str]) -> dict[str, Any]:
    spans = [quotes.setdefault(q, len(quotes)) for q in fact.quotes]
    words = {"topic": fact.topic, "text": fact.text, "parts": fact.parts, "status": fact.status, "sources": fact.sources, "quotes": spans}
    return words if fact.topic != "event" else {**words, "text": "", "event": ids[fact.about]}


def _quotes(quotes: dict[Quote, int]) -> Iterator[dict[str, Any]]:
    for quote in quotes:
        yield {"article": quote.article, "begin": quote.begin, "end": quote.end, "text": quote.text}
