"""A resource in words: its facts as the drawn page tells them, with status, source and quotes, and what else its triples say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pyoxigraph as ox

from kg.account.classes import classes_from
from kg.account.facts import Fact
from kg.account.quotes import Quote, quote_of
from kg.account.statements import Statements
from kg.account.status import is_factual
from kg.account.teller import Teller
from kg.ontology.terms import CK, LEX, NIF, RDF, SCHEMA, SKOS
from kg.serve.surroundings import Surroundings

__all__ = ["Told", "told"]

_HIDDEN = frozenset({RDF + "type", SKOS + "prefLabel", SKOS + "altLabel", LEX + "metonym", SCHEMA + "sameAs", NIF + "isString"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyRow:
    """A property in words, with what it has: labels with IRIs, or texts without."""

    name: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the page of a resource shows.

    ``links`` are http(s) IRIs that stand for the same thing; ``rows`` its plain triples, ``incoming`` those that lead to it; ``mentions``
    the words that name it; ``text`` an article's own; ``is_cut`` says that more leads to it than was looked at.
    """

    iri: str
    label: str
    kind: str
    names: tuple[str, ...]
    links: tuple[str, ...]
    facts: tuple[tuple[Fact, bool], ...]
    total: int
    rows: tuple[PropertyRow, ...]
    incoming: tuple[PropertyRow, ...]
    mentions: tuple[Quote, ...]
    text: str
    is_cut: bool


def told(iri: str, found: Surroundings) -> Told:
    """Tell what surrounds a resource."""
    said, classes = Statements(found.triples), classes_from()
    teller = Teller(said, classes)
    facts = [_fact(teller, item) for item in found.items]
    own = [t for t in found.triples if isinstance(t.subject, ox.NamedNode) and t.subject.value == iri]
    return Told(
        iri=iri,
        label=said.one(iri, NIF + "anchorOf") or said.one(iri, SCHEMA + "headline") or said.label(iri),
        kind=classes.label(CK + leaf) if (leaf := classes.leaf(said.types(iri))) else "resource",
        names=said.aliases(iri),
        links=said.links(iri),
        facts=tuple((fact, is_factual(fact.status)) for fact in facts),
        total=found.total,
        rows=tuple(_rows(teller, own)),
        incoming=tuple(_rows(teller, found.incoming, incoming=True)),
        mentions=tuple(quote for span in found.mentions if (quote := quote_of(said, span))),
        text=said.one(iri, NIF + "isString") or "",
        is_cut=found.is_cut,
    )


def _fact(teller: Teller, item: str) -> Fact:
    """Tell an event, a number, a stated relation; anything else by its label."""
    kinds = teller.said.types(item)
    if "Event" in kinds:
        return teller.event(item)
    if "Quantity" in kinds:
        return teller.number(item)
    if "Relation" in kinds:
        return teller.relation(item)
    return teller.fact(item, "statement", teller.said.label(item))


def _rows(teller: Teller, triples: Iterable[ox.Triple], *, incoming: bool = False) -> Iterator[PropertyRow]:
    found: dict[str, list[tuple[str, str]]] = {}
    for triple in triples:
        other = triple.subject if incoming else triple.object
        if triple.predicate.value not in _HIDDEN:
            found.setdefault(triple.predicate.value, []).append(_value(teller, other))
    for predicate in teller.classes.narrowest(found):
        yield PropertyRow(name=teller.classes.label(predicate), values=tuple(found[predicate]))


def _value(teller: Teller, term: object) -> tuple[str, str]:
    if isinstance(term, ox.NamedNode):
        return teller.said.one(term.value, NIF + "anchorOf") or teller.said.label(term.value), term.value
    return (term.value if isinstance(term, ox.Literal) else str(term)), ""
