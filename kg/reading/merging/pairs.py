"""Two tellings held against each other. Used by `merging`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Token

from kg.reading.findings.filled import Trigger
from kg.reading.merging.event_sets import EventSets, Value, class_names
from kg.reading.merging.tellings import DOERS, Telling, Tellings

__all__ = ["DOERS", "HIT", "PLACES", "Pair"]

HIT = ("ck:victim", "ck:target")
PLACES = ("ck:place", "ck:near")


@dataclass(frozen=True, kw_only=True)
class Pair:
    """Two sets of triggers by their numbers, the earlier first, with what is known of each and what each says."""

    events: EventSets
    tellings: Tellings
    one: int
    other: int
    is_only: bool = False
    """Whether the earlier one is the only violence told before the later one."""

    @cached_property
    def first(self) -> Telling:
        """What the earlier one says."""
        return self.tellings.of_set(self.one)

    @cached_property
    def second(self) -> Telling:
        """What the later one says."""
        return self.tellings.of_set(self.other)

    @property
    def opening(self) -> Trigger:
        """The first trigger of the later one."""
        return self.events.triggers[self.other]

    @property
    def head(self) -> Token:
        """The word that the later one is told by first."""
        return self.events.doc[self.opening.head]

    @property
    def noun(self) -> Token | None:
        """That word, if it is a noun."""
        return self.head if self.head.pos_ in ("NOUN", "PROPN") else None

    def classes(self) -> tuple[frozenset[str], frozenset[str]]:
        """The classes of both."""
        known = self.events.known
        return class_names(known[self.one]["class"]), class_names(known[self.other]["class"])

    def shared(self, *roles: str) -> set[Value]:
        """Fillers that both have in one of the roles."""
        x, y = self.events.known[self.one], self.events.known[self.other]
        return {v for role in roles for v in x.get(role, set()) & y.get(role, set())}

    def has(self, found: int, *roles: str) -> bool:
        """Whether a set fills one of the roles."""
        return any(self.events.known[found].get(role) for role in roles)

    def only_later_has(self, *roles: str) -> bool:
        """Whether the later one fills one of the roles and the earlier one none."""
        return self.has(self.other, *roles) and not self.has(self.one, *roles)
