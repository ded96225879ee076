"""Whom and what it hit tells an event: nobody is killed twice, and "the bridge" is one told of before. A part of `merging`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from kg.reading import syntax
from kg.reading.findings.trigger_kinds import measures_of
from kg.reading.merging.event_sets import EventSets

__all__ = ["same_harm"]

_HARMED = ("ck:victim", "ck:target", "ck:casualties")
_OF_DOER = ("claimed", "alleged")  # what is claimed may be told as a fact elsewhere
_TELLING = 4  # as many of one kind, killed twice in one article, are the same people; of two or three there are many


class _Harmed(NamedTuple):
    """Who or what a trigger harms, and how: the words that say so; the one person, or the noun, number and describing words of others."""

    mark: tuple[str, int]
    measures: frozenset[str]
    person: str = ""
    lemma: str = ""
    number: str = ""
    words: frozenset[str] = frozenset()
    definite: bool = False
    is_thing: bool = False


def same_harm(events: EventSets, order: list[int]) -> Iterator[tuple[int, int]]:
    """A violent event and a later one that harms the same person, people or thing; of people, a killing."""
    harmed = {i: found for i in order if (found := list(_harmed(events, i)))}
    harming = list(harmed)
    for position, i in enumerate(harming):
        for j in reversed(harming[:position]):
            a, b = events.find(i), events.find(j)
            apart = events.known[a]["class"] ^ events.known[b]["class"]
            if a != b and not events.lexicon.classes.have(apart, "custody") and any(_are_same(x, y) for x in harmed[j] for y in harmed[i]):
                yield j, i


def _harmed(events: EventSets, i: int) -> Iterator[_Harmed]:
    mark = events.marks[i]
    if not events.lexicon.is_a(mark.label.partition(":")[2], "ViolentEvent"):
        return
    measures = frozenset(measures_of(mark))
    for role in mark.detail["roles"]:
        if role["role"] not in _HARMED or role.get("status") not in (None, *_OF_DOER):
            continue
        words, referent = (str(role["key"]), int(role["index"])), events.referents.of(role)
        if role["role"] == "ck:casualties":
            yield _Harmed(words, measures)
        elif referent is not None and referent.kind == "Person":
            yield _Harmed(words, measures, person=referent.id)
        elif referent is not None and role["key"] == "nominals":
            yield _described(events, words, measures, is_thing=referent.kind == "Asset")


def _described(events: EventSets, words: tuple[str, int], measures: frozenset[str], *, is_thing: bool) -> _Harmed:
    detail = events.referents.fillers.marks["nominals"][words[1]].detail
    number = detail.get("number")
    value = None if number is None else events.referents.fillers.marks["quantities"][number].detail["value"]
    head = events.doc[detail["head"]]
    owner = detail.get("possessive")
    owners = [events.doc[owner]] if owner is not None and not syntax.is_pronoun(events.doc[owner]) else []
    described = frozenset([*detail["modifiers"], *(t.lower_ for t in (*owners, *syntax.of_objects(head)))])
    definite = bool(detail.get("definite")) and detail.get("possessive") is None
    return _Harmed(words, measures, "", detail["lemma"], "" if value is None else str(value), described, definite, is_thing)


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
    if first.number and second.number:
        return first.number == second.number and (second.definite or float(first.number) >= _TELLING)
    return second.definite and not second.number
