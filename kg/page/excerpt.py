"""A part of a network: what an answer names, and an actor by name."""

from __future__ import annotations

import copy
import difflib
import re
from collections.abc import Iterable, Iterator, Sequence

import networkx as nx

from kg.account.facts import Fact
from kg.errors import GraphError

__all__ = ["excerpt", "named_node", "told_part"]

_ALIKE = 0.7  # of 1, as for the names that questions are given


def named_node(graph: nx.MultiDiGraph[str], name: str) -> str:
    """Return the node with this name, alias or IRI; of several the one with most lines. Raises `GraphError` where there is none."""
    wanted = name.casefold()
    names = {iri: [text.casefold() for text in (iri, data["label"], *data["names"])] for iri, data in graph.nodes(data=True)}
    found = [iri for iri, own in names.items() if wanted in own]
    if found:
        return min(found, key=lambda iri: (-graph.degree(iri), iri))
    known = {text.casefold(): text for _, data in graph.nodes(data=True) for text in (data["label"], *data["names"])}
    near = [known[text] for text in _near(wanted, sorted(known))]
    hint = f"did you mean {' or '.join(map(repr, near))}?" if near else "give a name that the graph uses, or an IRI"
    raise GraphError(f"{name}: nothing in the given graphs has that name; {hint}")


def _near(name: str, known: Iterable[str]) -> list[str]:
    """Return up to three names like this one, as a whole or in one of their words.

    >>> _near("assadd", ["bashar al-assad", "russia"])
    ['bashar al-assad']
    """

    def likeness(other: str) -> float:
        return max(difflib.SequenceMatcher(None, name, part).ratio() for part in (other, *re.split(r"[\s-]+", other)))

    return [other for like, other in sorted((-likeness(other), other) for other in known)[:3] if like <= -_ALIKE]


def excerpt(graph: nx.MultiDiGraph[str], rows: Iterable[Sequence[str]]) -> nx.MultiDiGraph[str]:
    """Return the part of the network that the rows of an answer name, by label or IRI; raises `GraphError` where they name nothing.

    A row that names an article names events of that article only. Events come with all who fill their roles; of actors, places and assets
    those lines are kept that lead from one of them to another, and the events that two of them have a part in.
    """
    by_name: dict[str, list[str]] = {}
    for iri, data in graph.nodes(data=True):
        for name in {iri, data["label"]}:
            by_name.setdefault(name, []).append(iri)
    told = {iri for row in rows for iri in _named(graph, by_name, row)}
    if not told:
        raise GraphError("the answer names nothing that can be drawn; ask a question whose answer has actors, events or places")
    events = {iri for iri in told if _is_event(graph, iri)}
    others = told - events
    if not events:
        events = {iri for iri, data in graph.nodes(data=True) if _is_event(graph, iri) and len(others & set(graph.successors(iri))) > 1}
    fillers = {filler for event in events for _, filler, data in graph.out_edges(event, data=True) if data["category"] in ("role", "place")}
    part = graph.copy()  # in the order of the whole, which a subgraph may lose
    part.remove_nodes_from(set(graph) - told - events - fillers)
    quoted = {quote.article for fact in _facts(part) for quote in fact.quotes}
    part.graph["library"] = library = copy.copy(graph.graph["library"])
    library.articles = tuple(article for article in library.articles if article.id in quoted)
    return part


def told_part(graph: nx.MultiDiGraph[str]) -> nx.MultiDiGraph[str]:
    """Return the network without unnamed people and things of which nothing is told: they are only mentioned."""
    kindred = graph.graph["kindred"]
    untold = [iri for iri, data in graph.nodes(data=True) if iri in kindred and not data["facts"] and not graph.degree(iri)]
    part = graph.copy()
    part.remove_nodes_from(untold)
    return part


def _named(graph: nx.MultiDiGraph[str], by_name: dict[str, list[str]], row: Sequence[str]) -> Iterator[str]:
    cells = {text for cell in row for text in (cell, *cell.split(", ")) if text}
    articles = {article.id for article in graph.graph["library"].articles} & cells
    for cell in cells:
        for iri in by_name.get(cell, ()):
            read_in = {quote.article for fact in graph.nodes[iri]["facts"] for quote in fact.quotes}
            if not _is_event(graph, iri) or not articles or articles & read_in:
                yield iri


def _is_event(graph: nx.MultiDiGraph[str], iri: str) -> bool:
    return str(graph.nodes[iri]["group"]).startswith("event")


def _facts(graph: nx.MultiDiGraph[str]) -> Iterator[Fact]:
    for _, node in graph.nodes(data=True):
        yield from node["facts"]
    for _, _, edge in graph.edges(data=True):
        yield from edge["facts"]
