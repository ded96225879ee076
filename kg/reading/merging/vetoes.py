"""What keeps two tellings apart whatever speaks for one event of them."""

from __future__ import annotations

from kg.reading.merging.event_sets import Difference
from kg.reading.merging.other_side import is_of_another_side
from kg.reading.merging.pairs import Pair
from kg.reading.merging.people_told import are_namesakes, are_same_people
from kg.reading.merging.words_told import takes_up

__all__ = ["veto_of"]


def veto_of(pair: Pair) -> Difference | None:
    """Return what speaks against one event of the pair, None where nothing does that is known."""
    events = pair.events
    difference = events.difference(pair.one, pair.other, sure=True, loose=True)
    if difference is not None:
        return difference
    if is_of_another_side(events, pair.other, pair.one):
        return Difference.SIDE
    is_other_deed = takes_up(pair) and events.is_deed_of_its_own(*reversed(pair.classes()))
    if is_other_deed or not _are_alike(pair):
        return Difference.CLASS
    return Difference.TARGET if are_namesakes(pair) else None


def _are_alike(pair: Pair) -> bool:
    """Whether both are violent deeds, or both of one class; a war is another thing, and so is a time in custody of others."""
    events, (x, y) = pair.events, pair.classes()
    if events.lexicon.any_is_a(x | y, "Conflict"):
        return False
    custody = {events.lexicon.classes.have(side, "custody") for side in (x, y)}
    if len(custody) == 2 or (custody == {True} and not are_same_people(pair)):
        return False
    return events.are_violent(x | y) or (bool(x & y) and _is_called_so(pair))


def _is_called_so(pair: Pair) -> bool:
    """Whether the later one goes by a word of the earlier one: "the truce" is no peace agreement."""
    return any(trigger.iri == pair.opening.iri for trigger in pair.events.together(pair.one))
