"""Statements with a node of their own, and the roles of events, plain or stated so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.account.classes import Classes
from kg.account.statements import Statements
from kg.account.status import is_factual, sources_of, status_of
from kg.ontology.terms import CK, RDF

__all__ = ["Filling", "StatedRelation", "fillings_of", "relation_of", "relations_in", "roles_of"]

_NO_ROLES = frozenset(
    CK + name
    for name in (
        *("after", "attributedTo", "casualties", "code", "date", "eventIdentity"),
        *("evidence", "partOf", "possiblySameEvent", "quantity", "status", "time"),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedRelation:
    """A statement with a node of its own, ``iri``, for its status, its sources and its words.

    Such a statement stands for each relation between actors, and for each role of an event that is
    told with another status than the event.
    """

    iri: str
    subject: str
    predicate: str
    object: str
    status: str
    sources: tuple[str, ...]

    @property
    def is_factual(self) -> bool:
        """Whether it is told as a fact."""
        return is_factual(self.status)


@dataclass(frozen=True, slots=True, kw_only=True)
class Filling:
    """Who or what fills a role of an event; ``stated`` is the relation that says so, None if plain."""

    filler: str
    stated: StatedRelation | None = None


def relation_of(said: Statements, iri: str) -> StatedRelation:
    """Read one statement; an end that it lacks is empty."""
    subject, predicate, obj = (said.one(iri, RDF + part) or "" for part in ("subject", "predicate", "object"))
    return StatedRelation(
        iri=iri,
        subject=subject,
        predicate=predicate,
        object=obj,
        status=status_of(said, iri),
        sources=sources_of(said, iri),
    )


def relations_in(said: Statements) -> Iterator[StatedRelation]:
    """Yield the statements that have both ends, in the order of their IRIs."""
    for iri in said:
        if said.all(iri, RDF + "subject"):
            relation = relation_of(said, iri)
            if relation.predicate and relation.object:
                yield relation


def fillings_of(said: Statements, event: str, role: str, stated: Iterable[StatedRelation]) -> Iterator[Filling]:
    """Yield what fills a role (a property's IRI) of an event: plainly, then by what is stated of it."""
    for filler in said.all(event, role):
        yield Filling(filler=filler)
    for relation in stated:
        if relation.predicate == role:
            yield Filling(filler=relation.object, stated=relation)


def roles_of(said: Statements, classes: Classes, event: str) -> list[tuple[str, str]]:
    """Return property and filler of each plain role of an event, sorted.

    Of properties that lie under each other only the narrowest is given.
    """
    by_filler: dict[str, list[str]] = {}
    for predicate, fillers in said.of(event).items():
        if predicate.startswith(CK) and predicate not in _NO_ROLES:
            for filler in fillers:
                by_filler.setdefault(filler, []).append(predicate)
    return sorted((p, filler) for filler, given in by_filler.items() for p in classes.narrowest(given))
