"""One event told again: the scored decision over pairs of tellings that no rule of grammar joins.

In reading order each telling is held against all that were told before, as in antecedent ranking: of those that nothing speaks
against (`kg.reading.merging.vetoes`) the one with the best evidence is taken, if its evidence reaches what is asked for and no
other event has nearly as much. In doubt two events.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import NamedTuple

from kg.reading.findings.trigger_kinds import is_claim
from kg.reading.merging.event_sets import EventSets
from kg.reading.merging.evidence import Evidence, evidence_in
from kg.reading.merging.pairs import Pair
from kg.reading.merging.tellings import Tellings
from kg.reading.merging.vetoes import veto_of
from kg.reading.merging.words_told import is_told_in_full

__all__ = ["NEEDED", "Candidate", "told_again"]

NEEDED = 2.5
"""What the evidence for one event must add up to."""
_OF_CONTENT = 1.0
"""What the signs that are of what is told must add up to, where the later telling is one in full."""
_LEAD = 1.0
"""By how much the evidence must exceed that for another event."""
_FIRST, _FAR = 3, 10  # events that are held against a telling: those that open the article, and the last before it


class Candidate(NamedTuple):
    """An earlier telling that nothing speaks against, with what speaks for it."""

    found: int
    score: float
    evidence: tuple[Evidence, ...]


def told_again(events: EventSets, order: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first triggers of two tellings whose evidence is strong enough."""
    tellings = Tellings(events)
    opening: list[int] = []
    last: deque[int] = deque(maxlen=_FAR)
    for i in order:
        if events.find(i) != i or is_claim(events.triggers[i]):  # a claim has its own rules
            continue
        best = _best(events, tellings, i, [k for k in (*opening, *last) if events.find(k) == k])
        (opening if len(opening) < _FIRST else last).append(i)
        if best is not None:
            events.weighed(best.found, i, [(one.name, one.weight) for one in best.evidence])
            yield best.found, i


def _best(events: EventSets, tellings: Tellings, i: int, before: list[int]) -> Candidate | None:
    ranked = sorted(_candidates(events, tellings, i, before), key=lambda c: (-c.score, -c.found))
    if not ranked or ranked[0].score < NEEDED:
        return None
    best = ranked[0]
    rivals = [c for c in ranked[1:] if best.score - c.score < _LEAD]
    if any(veto_of(_pair(events, tellings, *sorted((best.found, c.found)))) for c in rivals):
        return None
    return best


def _candidates(events: EventSets, tellings: Tellings, i: int, before: list[int]) -> Iterator[Candidate]:
    violent = [j for j in before if events.are_violent(events.known[j]["class"])]
    for j in before:
        pair = _pair(events, tellings, j, i, is_only=violent == [j])
        difference = veto_of(pair)
        if difference is not None:
            continue
        evidence = tuple(evidence_in(pair))
        of_content = sum(max(0.0, one.weight) for one in evidence if one.is_of_content)
        if of_content >= _OF_CONTENT or not is_told_in_full(pair):
            yield Candidate(j, sum(one.weight for one in evidence), evidence)


def _pair(events: EventSets, tellings: Tellings, one: int, other: int, *, is_only: bool = False) -> Pair:
    return Pair(events=events, tellings=tellings, one=one, other=other, is_only=is_only)
