"""The words of the frames format, as ``format.toml`` lists them: slots, kinds, and what does not tell one name from another."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files

__all__ = ["BOUNDS", "COUNT_SLOTS", "EMPTY_WORDS", "KINDS", "MEASURES", "SLOTS", "TEXT_SLOTS", "kinds_of"]

_WORDS = tomllib.loads((files("kg.evaluate") / "format.toml").read_text(encoding="utf-8"))

TEXT_SLOTS: tuple[str, ...] = tuple(_WORDS["slots"]["text"])
COUNT_SLOTS: tuple[str, ...] = tuple(_WORDS["slots"]["count"])
SLOTS = (*TEXT_SLOTS, *COUNT_SLOTS)
MEASURES: Mapping[str, str] = _WORDS["measures"]
"""Count slot to the measure of casualties that it holds (local name in ``ckc:``)."""
BOUNDS = ("exact", "atLeast", "moreThan", "about")
KINDS: Mapping[str, tuple[str, ...]] = {kind: tuple(classes) for kind, classes in _WORDS["kinds"].items()}
"""Kind of a gold event to the event classes that may stand for it."""
EMPTY_WORDS = frozenset[str](_WORDS["names"]["empty"])


def kinds_of(classes: Iterable[str]) -> frozenset[str]:
    """Return the kinds that events of these classes (local names) may be.

    >>> sorted(kinds_of(["Bombing"])), sorted(kinds_of(["Protest"]))
    (['attack', 'bombing', 'explosion', 'killing'], [])
    """
    told = set(classes)
    return frozenset(kind for kind, standing in KINDS.items() if told.intersection(standing))
