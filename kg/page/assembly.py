"""From triples to a networkx graph: which nodes and edges there are, and what each of them says."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import networkx as nx

from kg.account.classes import Classes, classes_from
from kg.account.facts import Fact, first_words
from kg.account.harm import harm_of
from kg.account.identity import same_events
from kg.account.quantities import quantities_by_actor, quantities_of
from kg.account.statements import Source, Statements, read_statements
from kg.account.teller import Teller
from kg.ontology.terms import CK, DCTERMS
from kg.page.articles import Library
from kg.page.drawn import NetworkData, NodeData
from kg.page.edges import Edge, edges_of
from kg.page.groups import group_of
from kg.page.kindred import kindred_of
from kg.page.tallies import tallies_of
from kg.page.when_where import happening, map_place

__all__ = ["network", "network_of"]


def network(source: Source, *, ontology: Path | None = None) -> nx.MultiDiGraph[str]:
    """Read a built graph (Turtle files, quads or triples) into a network of actors, events, places, assets and weapons.

    A node is an IRI with ``iri``, ``label``, ``kind`` (local name of its leaf class), ``kind_label``, ``kinds``
    (labels of all its classes, the leaf first), ``group`` (`kg.page.groups.GROUPS`), ``names``, ``note``,
    ``links`` (http(s) IRIs that stand for the same thing) and ``facts`` (`Fact`s); an event also has ``when`` and
    ``killed``, in words. An edge has ``label``, ``predicate``, ``category`` (direct, role, part, place, source),
    ``status``, ``factual``, ``symmetric`` and ``facts``. ``graph.graph`` holds ``library`` (the `Library` of the
    articles, with their words if the mentions are given too), and by IRI ``happenings``, ``tallies`` and ``harms`` of events,
    ``spots`` of places and ``kindred`` of the unnamed; ``same`` are the events that tell of one. The graph is the same, in the
    same order, whatever the order of the triples.

    Raises `GraphError` where a file cannot be read.
    """
    return network_of(Teller(read_statements(source), classes_from(ontology)))


def network_of(teller: Teller) -> nx.MultiDiGraph[str]:
    """Make the network of a graph that is read already."""
    said, classes = teller.said, teller.classes
    groups = dict(sorted(_groups(said), key=lambda pair: (pair[0], pair[1] != "weapon")))
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri, group in groups.items():
        graph.add_node(iri, **_node(iri, group, said, classes))
        if group.startswith("event"):
            graph.nodes[iri].update(when=teller.when(iri), killed=teller.killed(iri))
    numbers = quantities_by_actor(said)
    told: dict[str, dict[Fact, None]] = {iri: dict.fromkeys(_own_facts(iri, groups[iri], teller, numbers)) for iri in groups}
    for edge in sorted(edges_of(teller, groups), key=lambda e: (e.source, e.target, e.key)):
        graph.add_edge(edge.source, edge.target, key=edge.key, **edge.attributes())
        for end in _tellers(edge, groups):
            told[end].update(dict.fromkeys(_facts_at_ends(edge, teller)))
    for iri, facts in told.items():
        graph.nodes[iri]["facts"] = tuple(facts if groups[iri].startswith("event") else sorted(facts, key=first_words))
    graph.graph.update(_surroundings(teller, groups))
    return graph


def _surroundings(teller: Teller, groups: dict[str, str]) -> NetworkData:
    events = [iri for iri, group in groups.items() if group.startswith("event")]
    return {
        "library": Library(teller),
        "happenings": {iri: happening(teller.said, iri) for iri in events},
        "tallies": {iri: tallies_of(teller.said, iri) for iri in events},
        "spots": {iri: map_place(teller.said, iri) for iri, group in groups.items() if group == "place"},
        "harms": {iri: harm for iri in events if (harm := harm_of(teller, iri))},
        "same": same_events(teller),
        "kindred": {iri: kind for iri in groups if (kind := kindred_of(teller, iri))},
    }


def _groups(said: Statements) -> Iterator[tuple[str, str]]:
    for iri in said:
        group = group_of(said.types(iri))
        if group:
            yield iri, group
            yield from ((weapon, "weapon") for weapon in said.all(iri, CK + "weapon"))


def _node(iri: str, group: str, said: Statements, classes: Classes) -> NodeData:
    kind = classes.leaf(said.types(iri))
    return {
        "iri": iri,
        "label": said.label(iri),
        "kind": kind or "Weapon",
        "kind_label": classes.label(CK + kind) if kind else "weapon",
        "kinds": tuple(map(classes.label, (CK + k for k in classes.outwards(said.types(iri))))) or ("weapon",),
        "group": group,
        "names": said.aliases(iri),
        "links": tuple(sorted({*said.links(iri), *_identity_links(iri, said)})),
        "note": ", ".join(_notes(iri, said)),
    }


def _notes(iri: str, said: Statements) -> Iterator[str]:
    yield from said.all(iri, DCTERMS + "description")
    yield from (said.label(category) for category in said.all(iri, CK + "category"))
    yield from said.all(iri, CK + "reason")


def _identity_links(iri: str, said: Statements) -> Iterator[str]:
    for identity in said.all(iri, CK + "eventIdentity"):
        yield from said.links(identity)


def _own_facts(iri: str, group: str, teller: Teller, numbers: dict[str, list[str]]) -> Iterator[Fact]:
    """Yield what a node says of itself: an event its roles and counts, an actor the numbers stated of it."""
    items = numbers.get(iri, [])
    if group.startswith("event"):
        yield teller.event(iri)
        items = quantities_of(teller.said, iri)
    yield from (teller.number(item) for item in items)


def _tellers(edge: Edge, groups: dict[str, str]) -> Iterator[str]:
    """Yield the ends that an edge's facts are listed at: an event tells its roles itself, save those of another status."""
    for end in (edge.source, edge.target):
        if not groups[end].startswith("event") or edge.stated:
            yield end


def _facts_at_ends(edge: Edge, teller: Teller) -> tuple[Fact, ...]:
    """Give what the ends of an edge list: of a plain role the whole event, once however many roles."""
    plain_role = edge.category in ("role", "part", "source") and not edge.stated
    return (teller.event(edge.source),) if plain_role else edge.facts
