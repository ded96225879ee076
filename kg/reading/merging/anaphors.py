"""A definite event noun, or a weapon at work again, and the event that it takes up: "the attack", "the bomb exploded".

A part of `merging`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.reading import syntax
from kg.reading.findings.trigger_kinds import is_claim, measures_of, tells_no_harm
from kg.reading.merging.event_sets import ARGUMENTS, Difference, EventSets, class_names
from kg.reading.merging.other_side import is_of_another_side

__all__ = ["anaphors", "are_compatible"]

_WINDOW = 6  # sentences between an anaphor and the event it takes up
_FAR = 100  # triggers between two tellings of one event: articles of the press have fewer in all


def anaphors(events: EventSets, order: list[int]) -> Iterator[tuple[int, int]]:
    """A definite event noun, or "the bomb" at work again, takes up the nearest event before it, or the only one, that agrees with it."""
    sentences = syntax.parse_of(events.doc).sentence
    for position, i in enumerate(order):
        if not _refers(events, i):
            continue
        before = list(_taken_up(events, i, order[max(0, position - _FAR) : position]))
        if before and sentences[events.triggers[i].begin] - sentences[events.triggers[before[0]].begin] <= _WINDOW:
            yield before[0], i
            continue
        full = {events.find(j) for j in before if any(k in events.known[events.find(j)] for k in ARGUMENTS)}
        if len(full) == 1:
            yield full.pop(), i


def _taken_up(events: EventSets, i: int, before: Sequence[int]) -> Iterator[int]:
    """Of each event that a word may take up the last trigger before it, nearest first."""
    last = {events.find(j): j for j in before}
    last.pop(events.find(i), None)
    for j in sorted(last.values(), reverse=True):
        if _tells_more(events, j) and _takes_up(events, i, j):
            yield j


def _refers(events: EventSets, i: int) -> bool:
    roles = events.triggers[i].roles
    if is_claim(events.triggers[i]) or tells_no_harm(events.doc, events.triggers[i]):
        return False
    return (
        (events.triggers[i].takes_up and not measures_of(events.triggers[i]))
        or any(r.function == "self" for r in roles)
        or syntax.is_pointed_at(events.doc[events.triggers[i].head])
        or bool(_known_weapons(events, i))
    )


def _tells_more(events: EventSets, j: int) -> bool:
    """Whether anything is told of an event but its class: "2.2 confrontations a day" is nothing to take up."""
    return any(r.name != "lex:sameEvent" for m in events.together(j) for r in m.roles)


def _is_named_by(events: EventSets, i: int, j: int) -> bool:
    """Whether a word that only takes up is of the class of the event before and of the harm that it did: "the deaths", "those arrested".

    One of a class that says nothing ("the incident") is of any.
    """
    harm, own, classes = set(events.triggers[i].harm), events.own[i]["class"], events.lexicon.classes
    says_nothing = bool(harm) or not any(map(classes.is_attack_of_any_sort, class_names(own)))
    same = own <= {*events.known[events.find(j)]["class"], *(classes.general if says_nothing else ())}
    return same and any(not m.takes_up and (not harm or harm & set(m.sets)) for m in events.together(j))


def _known_weapons(events: EventSets, i: int) -> set[str]:
    """The weapons at work that were told of before: "the bomb exploded"."""
    roles = [r for r in events.triggers[i].roles if r.name == "ck:weapon" and r.filler.group == "weapons"]
    return {events.referents.fillers.weapons[r.filler.index].iri for r in roles if syntax.is_pointed_at(events.doc[r.head])}


def _takes_up(events: EventSets, i: int, j: int) -> bool:
    a, b = events.find(i), events.find(j)
    own = events.own[i]
    if events.triggers[i].takes_up and not _is_named_by(events, i, j):
        return False
    if any(k in ARGUMENTS and not own[k] & events.known[b].get(k, set()) for k in own):
        return False  # it tells of its own: "the death of its leader"
    x, y = class_names(events.known[a]["class"]), class_names(events.known[b]["class"])
    violent = events.are_violent(x | y)
    weapons = _known_weapons(events, i)
    if weapons and not weapons & events.known[b].get("ck:weapon", set()) and not events.lexicon.any_is_a(y, "Bombing"):
        return False
    if events.is_deed_of_its_own(own["class"], y):
        return False
    if events.lexicon.any_is_a(x, "Agreement") and not _is_called_so(events, i, b):
        return False
    is_alike = violent or x == y or events.lexicon.any_is_a(x & y, "Conflict")
    return is_alike and are_compatible(events, i, j)


def are_compatible(events: EventSets, i: int, j: int) -> bool:
    """Whether nothing speaks against one event of two triggers that there is a reason to join."""
    difference = events.difference(events.find(i), events.find(j))
    if difference is None and is_of_another_side(events, events.find(i), events.find(j)):
        difference = Difference.SIDE
    if difference is not None:
        events.refused(i, j, difference)
    return difference is None


def _is_called_so(events: EventSets, i: int, found: int) -> bool:
    """Whether a word of the set is of the kind of the one that takes it up: "the truce" is no peace agreement."""
    return any(m.iri == events.triggers[i].iri for m in events.together(found))
