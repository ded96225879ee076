"""What an event noun says of who did it: "the air strikes" are no deed of the rebels who attacked on the ground. Used by `merging`."""

from __future__ import annotations

from kg.reading.merging.event_sets import EventSets, class_names
from kg.reading.merging.tellings import DOERS
from kg.reading.perpetrators.doer_roles import DOER_ROLES

__all__ = ["is_of_another_side"]


def is_of_another_side(events: EventSets, i: int, j: int) -> bool:
    """Whether one of two sets is an attack from the air, and the other one of people who are no state's and are not said to fly."""
    return _is_flown(events, i, j) or _is_flown(events, j, i)


def _is_flown(events: EventSets, flown: int, other: int) -> bool:
    known, told = events.known[flown], events.known[other]
    if any(known.get(role) for role in DOERS) or not _is_from_air(events, flown) or _is_from_air(events, other):
        return False
    doers = {doer for role in DOER_ROLES for doer in told.get(role, ())}
    return bool(doers) and not told.get("ck:weapon") and events.cannot_fly(doers)


def _is_from_air(events: EventSets, found: int) -> bool:
    return events.lexicon.any_is_a(class_names(events.known[found]["class"]), "AirStrike")
