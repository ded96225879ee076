"""The nouns of scoring: event frames, as a gold file states them and as they are read out of a graph."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from kg.evaluate.format import SLOTS
from kg.evaluate.names import is_same_name

__all__ = ["Count", "Filler", "Frame"]

_Value = TypeVar("_Value")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filler:
    """Who or what fills a slot: in gold the names of which any one will do, in a graph all names of the node."""

    names: tuple[str, ...]
    is_optional: bool = False

    def __post_init__(self) -> None:
        if not self.names:
            raise ValueError("a filler needs a name")

    def fits(self, other: Filler) -> bool:
        """Whether one of the names is one of the other's."""
        return any(is_same_name(mine, yours) for mine in self.names for yours in other.names)

    @property
    def key(self) -> tuple[str, ...]:
        """What two fillers share that go by the same names."""
        return tuple(sorted(name.lower() for name in self.names))

    def __str__(self) -> str:
        return " / ".join(self.names)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Count:
    """How many, and whether that is ``exact``, ``atLeast``, ``moreThan`` or ``about``."""

    value: int
    bound: str

    def __str__(self) -> str:
        return f"{self.value} {self.bound}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One event. Those of a graph have an ``iri``, ``classes`` (local names of the leaves), a ``label`` and the ``quote`` they rest on."""

    kinds: frozenset[str]
    fillers: Mapping[str, tuple[Filler, ...]] = field(default_factory=dict)
    counts: Mapping[str, tuple[Count, ...]] = field(default_factory=dict)
    is_optional: bool = False
    iri: str = ""
    classes: tuple[str, ...] = ()
    label: str = ""
    quote: str = ""

    def shared_with(self, other: Frame) -> int:
        """Count the fillers of this frame that the other has, too; of counts the value decides."""
        return sum(any(mine.fits(yours) for yours in other.fillers.get(slot, ())) for slot, mine in _flat(self.fillers)) + sum(
            any(mine.value == yours.value for yours in other.counts.get(slot, ())) for slot, mine in _flat(self.counts)
        )

    def __str__(self) -> str:
        told = {slot: ", ".join(map(str, values)) for slot, values in (*self.fillers.items(), *self.counts.items()) if values}
        slots = "; ".join(f"{slot} {told[slot]}" for slot in SLOTS if slot in told)
        head = f"{', '.join(self.classes)} ({self.label})" if self.classes else ", ".join(sorted(self.kinds))
        return f"{head}: {slots or 'no slot filled'}"


def _flat(slots: Mapping[str, tuple[_Value, ...]]) -> Iterator[tuple[str, _Value]]:
    return ((slot, value) for slot, values in slots.items() for value in values)
