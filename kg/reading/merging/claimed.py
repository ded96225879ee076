"""Of which event a claim, blame or denial is that names none: "A bomb killed six. The group claimed responsibility." """

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.reading import syntax
from kg.reading.findings.trigger_kinds import claimed_status, is_claim, tells_no_harm
from kg.reading.merging.event_sets import EventSets, class_names
from kg.reading.perpetrators.doer_roles import PERPETRATOR_ROLE

__all__ = ["claimed_events", "claimed_weapons"]

_WINDOW = 4  # sentences between an event and who claims it
_HIT = ("ck:victim", "ck:target")


def claimed_events(events: EventSets, order: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the event that was told last before a claim, with the claim."""
    claims = [i for i in order if is_claim(events.triggers[i]) and events.triggers[i].of(PERPETRATOR_ROLE)]
    for i in claims:
        if not any(role.name == "lex:sameEvent" for role in events.triggers[i].roles):
            found = _told_last(events, i, order)
            if found is not None:
                yield found, i


def claimed_weapons(events: EventSets, order: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the claim of a weapon with what the weapon did: "claimed two car bombs that killed ten"."""
    for i in order:
        if claimed_status(events.triggers[i]) is None:
            continue
        weapons = {role.filler.id for role in events.triggers[i].of("ck:weapon")}
        for j in order if weapons else ():
            if j != i and weapons & {role.filler.id for role in events.triggers[j].of("ck:weapon")}:
                yield i, j


def _told_last(events: EventSets, i: int, order: Sequence[int]) -> int | None:
    """The one event of the nearest sentence that the claim may be of; where it tells several, none."""
    sentence = syntax.parse_of(events.doc).sentence
    here = sentence[events.triggers[i].begin]
    near = [j for j in order if j != i and here - _WINDOW <= sentence[events.triggers[j].begin] <= here and _may_be_of(events, i, j)]
    near = [j for j in near if events.triggers[j].begin < events.triggers[i].begin]
    last = max((sentence[events.triggers[j].begin] for j in near), default=None)
    sets = {events.find(j) for j in near if sentence[events.triggers[j].begin] == last}
    return sets.pop() if len(sets) == 1 else None


def _may_be_of(events: EventSets, i: int, j: int) -> bool:
    """Whether the event is violence that happened, not done by a state's forces, and not to the likes of who is to answer for it."""
    if is_claim(events.triggers[j]) or tells_no_harm(events.doc, events.triggers[j]):
        return False
    known = events.known[events.find(j)]
    if not events.are_violent(known["class"]) or known.get("stand", {"fact"}) & {"open", "negated"}:
        return False
    if events.lexicon.any_is_a(class_names(known["class"]), "Clash") or not any(m.roles for m in events.together(j)):
        return False
    if claimed_status(events.triggers[i]) == "denied":
        return True
    doers = {found.id for role in events.triggers[i].of(PERPETRATOR_ROLE) if (found := events.referents.of_role(role))}
    return not any(doers & known.get(role, set()) for role in _HIT) and not events.are_of_state(known.get(PERPETRATOR_ROLE, set()) - doers)
