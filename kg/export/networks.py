"""The network of actors, events, places, assets and weapons for other programs: what the page draws, with plain attributes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias, TypedDict

import networkx as nx

from kg.account.facts import Fact
from kg.account.given import Given
from kg.page.assembly import network_of
from kg.page.drawn import EdgeData, NodeData, edges_in, nodes_in

__all__ = ["graphml", "node_link"]

_JOINT = " | "

_Attributes: TypeAlias = dict[str, object]
"""What another program's node or edge has: texts, lists and truth values under whatever names."""


class _QuoteEntry(TypedDict):
    article: str
    begin: int
    end: int
    text: str


class _FactEntry(TypedDict):
    topic: str
    text: str
    status: str
    about: str
    sources: Sequence[str]
    quotes: Sequence[_QuoteEntry]


def node_link(given: Given, *, everything: bool = False) -> bytes:
    """Return networkx's node-link JSON; a node's and an edge's facts have status, sources and quotes with offsets."""
    data = nx.node_link_data(_plain(given, _nested), edges="edges")
    return (json.dumps(data, ensure_ascii=False, indent=1, default=str) + "\n").encode()


def graphml(given: Given, *, everything: bool = False) -> bytes:
    """Return GraphML, in which an attribute is one text: facts and quotes are joined by ``|``."""
    graph = _plain(given, _joined)
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(nx.generate_graphml(graph)) + "\n").encode()


def _plain(given: Given, told: Callable[[NodeData | EdgeData], _Attributes]) -> nx.MultiDiGraph[str]:
    drawn = network_of(given.teller)
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.graph.update(_about(given))
    for iri, data in nodes_in(drawn):
        graph.add_node(iri, **told(data))
    for source, target, key, line in edges_in(drawn):
        graph.add_edge(source, target, key=key, **told(line))
    return graph


def _about(given: Given) -> dict[str, str]:
    return {"attribution": given.rights} if given.rights else {}


def _nested(data: NodeData | EdgeData) -> _Attributes:
    return {**data, "facts": [_fact(fact) for fact in data["facts"]]}


def _fact(fact: Fact) -> _FactEntry:
    quotes: list[_QuoteEntry] = [{"article": q.article, "begin": q.begin, "end": q.end, "text": q.text} for q in fact.quotes]
    return {"topic": fact.topic, "text": fact.text, "status": fact.status, "about": fact.about, "sources": fact.sources, "quotes": quotes}


def _joined(data: NodeData | EdgeData) -> _Attributes:
    facts = data["facts"]
    own = {name: value for name, value in data.items() if name != "facts"}
    return {
        **{name: _text(value) if isinstance(value, str | tuple) else value for name, value in own.items()},
        "facts": _text(f"{fact.text} [{', '.join([fact.status, *fact.sources])}]" for fact in facts),
        "quotes": _text(dict.fromkeys(quote.text for fact in facts for quote in fact.quotes)),
        "evidence": _text(dict.fromkeys(f"{q.article}#char={q.begin},{q.end}" for fact in facts for q in fact.quotes)),
        "articles": _text(dict.fromkeys(quote.article for fact in facts for quote in fact.quotes)),
    }


def _text(value: str | Iterable[str]) -> str:
    """Return one text that XML 1.0 can hold."""
    text = value if isinstance(value, str) else _JOINT.join(value)
    return "".join(char if char in "\t\n" or (char >= " " and char not in "\ufffe\uffff") else "\ufffd" for char in text)
