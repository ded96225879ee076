"""Places that others are measured from: Baghdad in "in Anbar province, 80 km west of Baghdad" is where nothing happened."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from kg.gazetteer.words import leads_from_place
from kg.reading import syntax
from kg.reading.findings.filled import Role, Trigger
from kg.reading.findings.fillers import Fillers
from kg.reading.findings.found import PlaceMention

__all__ = ["without_reference_points"]

_PLACES = ("ck:place", "ck:near")


def without_reference_points(trigger: Trigger, fillers: Fillers) -> Trigger:
    """Return the trigger with the places from which only the town before them is measured as near; of a province they say nothing."""
    if not any(_measured(role, fillers) for role in trigger.of(*_PLACES)):
        return trigger
    return replace(trigger, roles=tuple(_known(trigger.roles, fillers)))


def _known(roles: Iterable[Role], fillers: Fillers) -> Iterator[Role]:
    for role in roles:
        measured = _measured(role, fillers)
        if measured is None:
            yield role
        elif not (measured.feature or "").startswith("A."):
            yield replace(role, name="ck:near")


def _measured(role: Role, fillers: Fillers) -> PlaceMention | None:
    """The place that is measured from the role's: Anbar in "Anbar province west of Baghdad"."""
    if role.name not in _PLACES or role.filler.group != "places" or not role.filler.index:
        return None
    before, place = fillers.places[role.filler.index - 1], fillers.places[role.filler.index]
    is_reference = leads_from_place(syntax.parse_of(fillers.doc).words[before.end : place.begin])
    return before if is_reference else None
