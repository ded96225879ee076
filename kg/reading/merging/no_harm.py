"""What tells that nobody was harmed, and of which event: "Rebels shelled the base. No casualties were reported." """

from __future__ import annotations

from collections.abc import Iterator

from kg.reading import syntax
from kg.reading.findings.trigger_kinds import tells_no_harm
from kg.reading.merging.event_sets import EventSets

__all__ = ["no_harm"]


def no_harm(events: EventSets, order: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the one event of the sentence, or of the one before, with what says that it harmed nobody."""
    silent = [i for i in order if tells_no_harm(events.doc, events.triggers[i])]
    if not silent:
        return
    sentence = syntax.parse_of(events.doc).sentence
    told: dict[int, list[int]] = {}
    for i in order:
        if i not in silent:
            told.setdefault(sentence[events.triggers[i].begin], []).append(i)
    for i in silent:
        here = sentence[events.triggers[i].begin]
        nearest = told.get(here) or told.get(here - 1) or []
        if len({events.find(j) for j in nearest}) == 1 and events.is_strike(nearest[0]):
            yield nearest[0], i
