"""What may stand as the value of each property of the lexicon, and how what may not is told."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, get_args

from kg.ontology.entry_graph import RDF_TYPE, SUBCLASS, EntryGraph
from kg.ontology.terms import CK, CKC, LEX, ORG, OWL, RDFS, SKOS, curie

__all__ = ["TRUE_OR_FALSE", "Allowed", "Values", "any_text", "one_of", "shown"]

_SUBPROPERTY = RDFS + "subPropertyOf"
_DOMAIN = RDFS + "domain"
_OF_ORG = frozenset(ORG + name for name in ("headOf", "memberOf", "subOrganizationOf"))
_FEW = 30
TRUE_OR_FALSE = ("true", "false", "1", "0")


class Allowed:
    """The terms that the ontology and a user's files declare, by what they may be used as: sets of IRIs."""

    def __init__(self, graph: EntryGraph) -> None:
        self._graph = graph
        self._found: dict[Values, frozenset[str]] = {}

    def by(self, values: Values) -> frozenset[str]:
        """All values that a property may have; none are given where any will do."""
        if values not in self._found:
            self._found[values] = frozenset(values.of(self) if values.of else ())
        return self._found[values]

    @cached_property
    def classes(self) -> frozenset[str]:
        """Every class of ours."""
        return self._declared(CK, OWL + "Class") | {s for s in self._graph.values if s.startswith(CK) and self._graph.all(s, SUBCLASS)}

    def below(self, *tops: str) -> frozenset[str]:
        """The classes that are one of ``tops`` (local names), or lie below it."""
        return frozenset(c for c in self.classes if self._lineage(c, SUBCLASS) & {CK + top for top in tops})

    @cached_property
    def events(self) -> frozenset[str]:
        """The classes of events."""
        return self.below("Event")

    @cached_property
    def roles(self) -> frozenset[str]:
        """The properties by which an event, or what a relation ties, has who and what takes part in it."""
        own = frozenset(LEX + name for name in ("sameEvent", "subject", "object"))
        return own | {p for p in self._properties if not self._domains(p) or self._domains(p) & self.events}

    @cached_property
    def evoked(self) -> frozenset[str]:
        """The classes of events, and the properties that relate actors to each other, to places and numbers."""
        return self.events | _OF_ORG | {p for p in self._properties if not self._domains(p) & self.events}

    @cached_property
    def traits(self) -> frozenset[str]:
        """The ways in which tellings of an event class may be read."""
        return self._declared(LEX, LEX + "Trait")

    @cached_property
    def topics(self) -> frozenset[str]:
        """What other news may be about."""
        return self._declared(LEX, LEX + "Topic")

    @cached_property
    def words(self) -> frozenset[str]:
        """The properties of the lexicon's own vocabulary."""
        kinds = (f"{OWL}{kind}Property" for kind in ("Object", "Datatype", "Annotation"))
        return frozenset().union(*(self._declared(LEX, kind) for kind in kinds))

    @cached_property
    def entry_classes(self) -> frozenset[str]:
        """The classes of the lexicon's own vocabulary."""
        return self._declared(LEX, OWL + "Class")

    def concepts(self, scheme: str = "") -> frozenset[str]:
        """The concepts of a scheme (its local name), or of any."""
        found = (s for s in self._graph.values if s.startswith(CKC))
        return frozenset(s for s in found if not scheme or CKC + scheme in self._graph.all(s, SKOS + "inScheme"))

    @cached_property
    def _properties(self) -> frozenset[str]:
        return self._declared(CK, OWL + "ObjectProperty")

    def _domains(self, prop: str) -> frozenset[str]:
        return frozenset(d for p in self._lineage(prop, _SUBPROPERTY) for d in self._graph.all(p, _DOMAIN))

    def _declared(self, namespace: str, kind: str) -> frozenset[str]:
        return frozenset(s for s, said in self._graph.values.items() if s.startswith(namespace) and kind in said.get(RDF_TYPE, ()))

    def _lineage(self, iri: str, relation: str) -> set[str]:
        found, queue = {iri}, [iri]
        while queue:
            above = set(self._graph.all(queue.pop(), relation)) - found
            found |= above
            queue += above
        return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Values:
    """What the values of a property may be: ``of`` gives them all, or None where any will do.

    ``noun`` says what each is, ``hint`` what to write instead of a wrong one.
    """

    noun: str
    of: Callable[[Allowed], Iterable[str]] | None
    hint: str = ""

    def fault(self, value: str, allowed: Allowed) -> str | None:
        """What is wrong with a value, and what would be right."""
        if self.of is None:
            return None
        if value in allowed.by(self):
            return None
        right = sorted(allowed.by(self))
        return f"{shown(value)} is no {self.noun}; {self.hint or _right_for(value, right)}"


def one_of(literal: Any, noun: str) -> Values:
    """The values of a Literal type."""
    words: tuple[str, ...] = get_args(literal)
    return Values(noun=noun, of=lambda _: words)


any_text = Values(noun="text", of=None)


def shown(value: str) -> str:
    """A value as Turtle has it: the curie of an IRI, a text in quotes."""
    short = curie(value)
    if short != value:
        return short
    return f"<{value}>" if "://" in value else f'"{value}"'


def _right_for(value: str, right: list[str]) -> str:
    near = _nearest(value, right)
    if near is not None:
        return f"did you mean {shown(near)}?"
    if len(right) <= _FEW:
        return f"right would be {', '.join(map(shown, right))}"
    return f"right would be a declared one, as {shown(right[0])}"


def _nearest(value: str, right: list[str]) -> str | None:
    by_form = {r.lower(): r for r in right}
    near = difflib.get_close_matches(value.lower(), by_form, n=1, cutoff=0.7)
    return by_form[near[0]] if near else None
