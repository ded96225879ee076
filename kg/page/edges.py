"""The edges of the network: roles of events, direct edges, and the lines of order, place and source."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from kg.account.facts import Fact
from kg.account.relations import fillings_of
from kg.account.statements import word_of
from kg.account.status import BACKGROUND, is_factual, strongest
from kg.account.teller import Teller
from kg.ontology.terms import CK, GSP, ORG
from kg.page.drawn import EdgeData

__all__ = ["Edge", "edges_of"]

_PLACE = frozenset({GSP + "sfWithin", CK + "near"})
_WHEREABOUTS = frozenset({CK + "presentAt", CK + "presentNear"})
_SOURCE = CK + "attributedTo"

Triple: TypeAlias = tuple[str, str, str]
_Told: TypeAlias = dict[Triple, list[Fact]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """One line of the network; ``stated`` if a relation of its own says so, rather than an event or the background."""

    source: str
    target: str
    predicate: str
    label: str
    category: str
    facts: tuple[Fact, ...]
    status: str = BACKGROUND
    symmetric: bool = False
    stated: bool = False
    key: str = field(default="")

    def attributes(self) -> EdgeData:
        """Give what networkx keeps on the edge."""
        return {
            "label": self.label,
            "predicate": self.predicate,
            "category": self.category,
            "status": self.status,
            "symmetric": self.symmetric,
            "facts": self.facts,
            "factual": is_factual(self.status),
        }


def edges_of(teller: Teller, nodes: Container[str]) -> Iterator[Edge]:
    """Yield every edge between two of the nodes, in no particular order."""
    stated = _relations(teller)
    deeds: _Told = {}
    for event in teller.said:
        if event in nodes and "Event" in teller.said.types(event):
            yield from _of_event(teller, event, nodes)
            for triple, fact in _who_whom(teller, event):
                deeds.setdefault(triple, []).append(fact)
    yield from _direct(teller, nodes, stated, deeds)
    yield from _unplain(teller, nodes, stated, stated=True)
    yield from _unplain(teller, nodes, deeds, stated=False)


def _relations(teller: Teller) -> _Told:
    """Give the facts of stated relations by the edge that they state."""
    found: _Told = {}
    for one in teller.relations:
        edge = (one.subject, one.predicate, one.object)
        found.setdefault(edge, []).append(teller.relation(one.iri))
    return found


def _of_event(teller: Teller, event: str, nodes: Container[str]) -> Iterator[Edge]:
    status = teller.event(event).status
    for predicate, filler in teller.role_edges(event):
        if filler in nodes:
            yield _edge(teller, event, predicate, filler, "role", (teller.role(event, predicate, filler),), status)
    for predicate, category in ((CK + "partOf", "part"), (CK + "after", "part"), (_SOURCE, "source")):
        for other in teller.said.all(event, predicate):
            if other in nodes:
                fact = teller.fact(event, "role", teller.sentence(event, predicate, other))
                yield _edge(teller, event, predicate, other, category, (fact,), status)


def _who_whom(teller: Teller, event: str) -> Iterator[tuple[Triple, Fact]]:
    """Yield who acted on whom in an event, as the edge that rests on it and what tells so: the event, or the relation that doubts a role.

    The edge is the derived one (`ck:attacked`, `ck:clashedWith`) where rules may derive it, else it is named after the event's class.
    """
    said, kinds, own = teller.said, teller.said.types(event), teller.event(event)
    if "Clash" in kinds:
        sides = said.all(event, CK + "participant")
        yield from (((one, CK + "clashedWith", other), own) for one in sides for other in sides if one != other)
    acting = CK + ("perpetrator" if "ViolentEvent" in kinds else "agent")
    for agent, agent_fact in _fillers(teller, event, acting):
        for target, target_fact in _fillers(teller, event, CK + "target"):
            doubts = [fact for fact in (own, agent_fact, target_fact) if not is_factual(fact.status)]
            attacked = "ViolentEvent" in kinds and not doubts
            name = CK + ("attacked" if attacked else teller.classes.leaf(kinds))
            if "Place" not in said.types(target):
                yield (agent, name, target), (doubts or [own])[0]


def _fillers(teller: Teller, event: str, role: str) -> Iterator[tuple[str, Fact]]:
    """Yield the fillers of a role with what tells them: the event, or the relation that states it."""
    for one in fillings_of(teller.said, event, role, teller.stated_of(event)):
        yield one.filler, teller.relation(one.stated.iri) if one.stated else teller.event(event)


def _direct(teller: Teller, nodes: Container[str], stated: _Told, deeds: _Told) -> Iterator[Edge]:
    """Yield the plain triples between two nodes that are no events, with the relations or events that they rest on."""
    for subject in teller.said:
        if subject not in nodes or "Event" in teller.said.types(subject):
            continue
        for predicate, targets in teller.said.of(subject).items():
            if not predicate.startswith((CK, ORG, GSP)):
                continue
            for target in targets:
                if target in nodes:
                    triple = (subject, predicate, target)
                    facts = tuple(f for f in (*stated.get(triple, ()), *deeds.get(triple, ())) if is_factual(f.status))
                    yield _plain(teller, triple, facts, stated=triple in stated)


def _plain(teller: Teller, triple: Triple, facts: tuple[Fact, ...], *, stated: bool) -> Edge:
    subject, predicate, target = triple
    told = facts or (teller.untold(*triple),)
    category = _category(teller, subject, predicate)
    return _edge(teller, subject, predicate, target, category, told, strongest(f.status for f in told), stated=stated)


def _category(teller: Teller, subject: str, predicate: str) -> str:
    """Give the category of a line: who or what is where, and whose a thing is, only orders the rest."""
    kinds = teller.said.types(subject)
    if "Event" in kinds:
        return "role"
    if predicate in _WHEREABOUTS or ("Place" in kinds and predicate in _PLACE):
        return "place"
    return "part" if predicate == CK + "possesses" else "direct"


def _unplain(teller: Teller, nodes: Container[str], told: _Told, *, stated: bool) -> Iterator[Edge]:
    """Yield what is told without the plain triple: the claimed, alleged, denied ..., an edge a status; the factual as one."""
    for (subject, predicate, target), facts in told.items():
        if subject not in nodes or target not in nodes:
            continue
        category = _category(teller, subject, predicate)
        plain = target in teller.said.all(subject, predicate)
        for status in sorted({"" if is_factual(fact.status) else fact.status for fact in facts}):
            if status or not plain:
                chosen = tuple(fact for fact in facts if fact.status == status or (not status and is_factual(fact.status)))
                shown = status or strongest(fact.status for fact in chosen)
                yield _edge(teller, subject, predicate, target, category, chosen, shown, stated=stated)


def _edge(
    teller: Teller, source: str, predicate: str, target: str, category: str, facts: tuple[Fact, ...], status: str, *, stated: bool = False
) -> Edge:
    name = word_of(predicate) if category == "role" else teller.classes.label(predicate)
    return Edge(
        source=source,
        target=target,
        predicate=predicate,
        label=name,
        category=category,
        facts=facts,
        status=status,
        symmetric=predicate in teller.classes.symmetric,
        stated=stated,
        key=name if is_factual(status) else f"{name} ({status})",
    )
