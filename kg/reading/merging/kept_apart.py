"""Why triggers that there was a reason to join were kept apart: the merging done again, with all that was refused noted.

No build asks for it; whoever explains one does.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.ontology.entries import Lexicon
from kg.reading.merging.event_coreference import joins_in
from kg.reading.merging.event_sets import Difference, EventSets

__all__ = ["KeptApart", "Signs", "kept_apart_in", "signs_in"]

Signs = Sequence[tuple[str, float]]
"""Signs of one event with their weights."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptApart:
    """Two triggers, by their indices, that ``reason`` would have joined and that the ``difference`` kept apart."""

    one: int
    other: int
    reason: str
    difference: Difference


class _NotedSets(EventSets):
    """Sets of triggers that note every join which they refuse."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        super().__init__(doc, lexicon)
        self.noted: dict[tuple[int, int], KeptApart] = {}
        self.signs: dict[tuple[int, int], Signs] = {}

    def refused(self, i: int, j: int, difference: Difference) -> None:
        """Note the first reason and what spoke against it, once for each two triggers."""
        one, other = sorted((i, j))
        self.noted.setdefault((one, other), KeptApart(one=one, other=other, reason=self.reason, difference=difference))

    def weighed(self, i: int, j: int, signs: Signs) -> None:
        """Note what made one event of two triggers."""
        self.signs[i, j] = signs


def signs_in(doc: Doc, lexicon: Lexicon) -> Mapping[tuple[int, int], Signs]:
    """Return, by the triggers of a wholly read Doc that were joined by weighed signs, these signs."""
    events = _NotedSets(doc, lexicon)
    deque(joins_in(events), maxlen=0)
    return events.signs


def kept_apart_in(doc: Doc, lexicon: Lexicon) -> Sequence[KeptApart]:
    """Return, in reading order, the triggers of a wholly read Doc that a reason would have joined and that are of two events."""
    events = _NotedSets(doc, lexicon)
    deque(joins_in(events), maxlen=0)
    return [events.noted[pair] for pair in sorted(events.noted) if events.find(pair[0]) != events.find(pair[1])]
