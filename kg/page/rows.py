"""The network as two tables, its equal for whoever cannot or will not look at a drawing: events, and who stands how to whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import networkx as nx

from kg.account.facts import Fact, first_words

__all__ = ["EventRow", "RelationRow", "event_rows", "relation_rows"]

_WHO = ("perpetrator", "agent", "gainedBy", "incoming")
_WHOM = ("target", "victim", "lostBy", "outgoing")
_WHERE = ("place", "near")


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRow:
    """One event as text; ``node`` is its IRI, ``killed`` the words of its counts of the killed that are no part of another."""

    node: str
    what: str
    kind: str
    who: str
    whom: str
    where: str
    when: str
    killed: str
    status: str
    source: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RelationRow:
    """One direct edge as text; ``edge`` is its source, target and key."""

    edge: tuple[str, str, str]
    who: str
    relation: str
    whom: str
    status: str
    source: str


def event_rows(graph: nx.MultiDiGraph[str]) -> list[EventRow]:
    """Give the events of the network in the order of their first words."""
    events = [iri for iri, data in graph.nodes(data=True) if data["group"].startswith("event")]
    return [_event_row(graph, iri) for iri in sorted(events, key=lambda iri: (first_words(graph.nodes[iri]["facts"][0]), iri))]


def _event_row(graph: nx.MultiDiGraph[str], iri: str) -> EventRow:
    node = graph.nodes[iri]
    told: Fact = node["facts"][0]
    return EventRow(
        node=iri,
        what=node["label"],
        kind=node["kind_label"],
        who=_fillers(graph, iri, _WHO) or _fillers(graph, iri, ("participant",)),
        whom=_fillers(graph, iri, _WHOM),
        where=_fillers(graph, iri, _WHERE),
        when=node["when"],
        killed=node["killed"],
        status=told.status,
        source=", ".join(told.sources),
    )


def _fillers(graph: nx.MultiDiGraph[str], iri: str, roles: Sequence[str]) -> str:
    """Name the fillers of some roles; with the status where it is not the event's own, and "near" where it is that."""
    own = graph.nodes[iri]["facts"][0].status
    names: dict[str, None] = {}
    for role in roles:
        for _, filler, data in graph.out_edges(iri, data=True):
            if data["category"] == "role" and data["predicate"].rsplit("#", 1)[-1] == role:
                name = f"near {graph.nodes[filler]['label']}" if role == "near" else graph.nodes[filler]["label"]
                names[name if data["status"] == own else f"{name} ({data['status']})"] = None
    return ", ".join(names)


def relation_rows(graph: nx.MultiDiGraph[str]) -> list[RelationRow]:
    """Give the direct edges of the network, symmetric ones once."""
    return [
        RelationRow(
            edge=(source, target, key),
            who=graph.nodes[source]["label"],
            relation=data["label"],
            whom=graph.nodes[target]["label"],
            status=data["status"],
            source=", ".join(dict.fromkeys(s for f in data["facts"] for s in f.sources)),
        )
        for source, target, key, data in graph.edges(keys=True, data=True)
        if data["category"] == "direct" and not (data["symmetric"] and source > target and graph.has_edge(target, source, key))
    ]
