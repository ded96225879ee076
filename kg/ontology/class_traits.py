"""What the lexicon says of event classes and of people's categories: how tellings of them are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from kg.ontology.entry_values import Gender, Side, Trait

__all__ = ["CategoryTraits", "ClassTraits", "Deed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """The noun of what is done, and the preposition that brings to whom: "attack", "on"."""

    noun: str
    preposition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClassTraits:
    """By event class (local name of ``ck:``), handed down to the classes below it.

    ``traits`` are local names of ``lex:Trait``s; ``needs`` the properties of which an event of the class fills one; ``deeds`` the noun
    that an event's label has for it. ``general`` are the classes, not those below them, whose words may tell of any more special one.
    """

    traits: Mapping[str, frozenset[Trait]]
    needs: Mapping[str, tuple[str, ...]]
    deeds: Mapping[str, Deed]
    general: frozenset[str]
    weapons: Mapping[str, str] = field(default_factory=dict)
    """Weapon (IRI of its concept) to the class of attacks that it is used in."""

    def of_weapons(self, kind: str, weapons: Iterable[str]) -> str:
        """Return the class of an attack that is done with ``weapons``: ``kind``, unless that is a general one and they agree on another."""
        shown = {self.weapons[iri] for iri in weapons if iri in self.weapons}
        is_open = kind in self.general and len(shown) == 1
        return shown.pop() if is_open and not shown & self.general else kind

    def have(self, kinds: Iterable[str], trait: Trait) -> bool:
        """Return whether any of the classes has the trait."""
        return any(trait in self.traits.get(kind, ()) for kind in kinds)

    def is_attack_of_any_sort(self, kind: str) -> bool:
        """Return whether the class is an attack whose words leave open of which sort it was."""
        return kind in self.general and self.have([kind], "strike")


@dataclass(frozen=True, slots=True, kw_only=True)
class CategoryTraits:
    """By category of people (local name of ``ckc:``): the ``sides`` that they are of (state, rebel, any), their gender (f, m)."""

    sides: Mapping[str, frozenset[Side]]
    genders: Mapping[str, Gender]

    def on_side(self, categories: Iterable[str], side: Side) -> bool:
        """Return whether any of the categories is of the side."""
        return any(side in self.sides.get(category, ()) for category in categories)
