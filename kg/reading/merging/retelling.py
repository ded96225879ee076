"""Whom and what it hit tells an event: nobody is killed twice, and "the bridge" is one told of before. A part of `merging`."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from kg.reading import syntax
from kg.reading.coreference.referents import NodeId
from kg.reading.findings.filled import FindingId
from kg.reading.findings.trigger_kinds import measures_of
from kg.reading.merging.event_sets import Difference, EventSets, class_names
from kg.reading.merging.other_side import is_of_another_side
from kg.reading.perpetrators.doer_roles import CLAIMS

__all__ = ["same_harm"]

_HARMED = ("ck:victim", "ck:target", "ck:casualties")
_FAR = 100  # tellings of harm between two of one event
_TELLING = 4  # as many of one kind, killed twice in one article, are the same people; of two or three there are many


class _Harmed(NamedTuple):
    """Who or what a trigger harms, and how: the words that say so; the one person, or the noun, number and describing words of others."""

    mark: FindingId
    measures: frozenset[str]
    person: NodeId = ""
    lemma: str = ""
    number: Decimal | None = None
    words: frozenset[str] = frozenset()
    definite: bool = False
    is_thing: bool = False


def same_harm(events: EventSets, order: list[int]) -> Iterator[tuple[int, int]]:
    """A violent event and a later one that harms the same person, people or thing; of people, a killing."""
    harmed = {i: found for i in order if (found := list(_harmed(events, i)))}
    harming = list(harmed)
    for position, i in enumerate(harming):
        for j in reversed(harming[max(0, position - _FAR) : position]):
            a, b = events.find(i), events.find(j)
            if a == b or not any(_are_same(x, y) for x in harmed[j] for y in harmed[i]):
                continue
            apart = class_names(events.known[a]["class"] ^ events.known[b]["class"])
            if events.lexicon.classes.have(apart, "custody"):
                events.refused(j, i, Difference.CUSTODY)
            elif is_of_another_side(events, a, b):
                events.refused(j, i, Difference.SIDE)
            else:
                yield j, i


def _harmed(events: EventSets, i: int) -> Iterator[_Harmed]:
    trigger = events.triggers[i]
    if not events.lexicon.is_a(trigger.class_name, "ViolentEvent"):
        return
    measures = measures_of(trigger)
    for role in trigger.roles:
        if role.name not in _HARMED or role.status not in (None, *CLAIMS):
            continue
        words, referent = role.filler.id, events.referents.of_role(role)
        if role.name == "ck:casualties":
            yield _Harmed(words, measures)
        elif referent is not None and referent.kind == "Person":
            yield _Harmed(words, measures, person=referent.id)
        elif referent is not None and role.filler.group == "nominals":
            yield _described(events, words, measures, is_thing=referent.kind == "Asset")


def _described(events: EventSets, words: FindingId, measures: frozenset[str], *, is_thing: bool) -> _Harmed:
    fillers = events.referents.fillers
    nominal = fillers.nominals[words.index]
    value = None if nominal.number is None else fillers.quantities[nominal.number].value
    owner = None if nominal.possessor is None else events.doc[nominal.possessor]
    owners = [] if owner is None or syntax.is_pronoun(owner) else [owner]
    described = frozenset([*nominal.modifiers, *(t.lower_ for t in (*owners, *syntax.of_objects(events.doc[nominal.head])))])
    definite = nominal.is_definite and nominal.possessor is None
    return _Harmed(words, measures, "", nominal.lemma, value, described, definite, is_thing)


def _are_same(first: _Harmed, second: _Harmed) -> bool:
    if first.mark == second.mark:  # "left two civilians injured", by its verb and its participle
        return bool(first.measures & second.measures) or bool(first.person) or first.is_thing
    if first.person or second.person:
        return first.person == second.person
    if not first.lemma or first.lemma != second.lemma or first.is_thing != second.is_thing:
        return False
    if not first.is_thing and "killed" not in first.measures & second.measures:
        return False
    if first.words and second.words and not first.words & second.words:
        return False
    if first.number is not None and second.number is not None:
        return first.number == second.number and (second.definite or first.number >= _TELLING)
    return second.definite and second.number is None
