"""Who did it to whom, and to how many, by two tellings. Evidence of `merging`."""

from __future__ import annotations

from kg.reading.findings.trigger_kinds import measures_of
from kg.reading.merging import words_told
from kg.reading.merging.pairs import DOERS, HIT, PLACES, Pair
from kg.reading.merging.tellings import MANY, Harm

__all__ = [
    "are_namesakes",
    "are_other_people",
    "are_other_things",
    "are_people_added",
    "are_people_alike",
    "are_people_known",
    "are_people_new",
    "are_same_people",
    "are_things_alike",
    "are_things_new",
    "is_another_toll",
    "is_doer_its_own",
    "is_known_doer",
    "is_other_doer",
    "is_same_doer",
    "is_same_harmed",
    "is_same_toll",
]


_NEW = frozenset(["first-told", "another"])
"""How people are brought in of whom nobody has told."""


def is_same_doer(pair: Pair) -> bool:
    """Whether both have one doer, or a state and a force of it."""
    sides = ({v for role in DOERS for v in pair.events.known[found].get(role, ())} for found in (pair.one, pair.other))
    return bool(pair.shared(*DOERS)) or pair.events.are_of_one_state(*sides)


def is_known_doer(pair: Pair) -> bool:
    """Whether the later one takes up a doer, or the weapon or who must have used it: "the gunmen", "the bomber", "the explosive"."""
    is_one_then_many = pair.first.doers_are_many == {False} and pair.second.doers_are_many == {True}
    return pair.second.takes_up_doer and pair.has(pair.one, *DOERS, "ck:weapon") and not is_one_then_many


def is_doer_its_own(pair: Pair) -> bool:
    """Whether only the later one has a doer, who is told of as new; who else tells it, or takes it up, may say who did it."""
    may_say = words_told.is_another_voice(pair) or words_told.takes_up(pair)
    return not may_say and pair.only_later_has(*DOERS) and not pair.second.takes_up_doer


def is_other_doer(pair: Pair) -> bool:
    """Whether both have doers of whom the nouns differ, and the later ones are not taken up: "rebels", "militants"."""
    x, y = pair.first.doer_nouns, pair.second.doer_nouns
    return bool(x and y) and not x & y and not pair.second.takes_up_doer and not is_same_doer(pair)


def is_same_harmed(pair: Pair) -> bool:
    """Whether both hit the same person, people or thing; of places that says little."""
    return bool(pair.shared(*HIT) - pair.events.lands) or bool(pair.first.persons & pair.second.persons)


def are_people_alike(pair: Pair) -> bool:
    """Whether people of one sort were hit: soldiers, farmers; of "people" that says nothing."""
    return not is_same_harmed(pair) and bool(pair.first.people & pair.second.people)


def are_things_alike(pair: Pair) -> bool:
    """Whether things of one sort were hit."""
    return not is_same_harmed(pair) and _have_like_things(pair)


def are_people_known(pair: Pair) -> bool:
    """Whether the later one takes up those who were hit: "the victims", "him"; others are not, however definite their noun."""
    first, second = pair.first, pair.second
    if "pronoun" in second.manners:
        return bool(first.anybody or first.people or first.persons or first.tolls)
    is_open = first.anybody or (second.anybody and bool(first.people or first.persons or first.tolls))
    return "known" in second.manners and (is_open or bool(first.people & second.people))


def is_one_of_those(pair: Pair) -> bool:
    """Whether a clause of its own tells where or when one person was killed, who may be one of several killed: part of a sum."""
    several = any(harm.measure == "killed" and harm.value > 1 for harm in pair.first.tolls)
    own = pair.events.own[pair.other]
    is_own = pair.head.pos_ == "VERB" and any(own.get(role) for role in (*PLACES, "ck:time"))
    return several and is_own and "known" in pair.second.manners and not pair.second.tolls and bool(measures_of(pair.opening))


def are_people_added(pair: Pair) -> bool:
    """Whether the later one counts on: "two others were wounded"."""
    return "added" in pair.second.manners


def are_people_new(pair: Pair) -> bool:
    """Whether the later one brings in somebody new, where the earlier one has told whom it hit; who else counts them, counts anew."""
    is_counted_anew = bool(pair.second.tolls) and words_told.is_another_voice(pair) and not are_other_people(pair)
    if is_counted_anew and "another" not in pair.second.manners:
        return False
    is_told = bool(pair.first.people or pair.first.persons or pair.first.things or pair.first.anybody)
    return bool(_NEW & pair.second.manners) and is_told and not is_same_harmed(pair)


def are_other_people(pair: Pair) -> bool:
    """Whether both tell of people who were hit, of other sorts; "people" and "civilians" may be any."""
    x, y = pair.first, pair.second
    is_open = x.anybody or y.anybody or is_same_toll(pair)
    return bool(x.people and y.people) and not x.people & y.people and not is_open


def are_other_things(pair: Pair) -> bool:
    """Whether both tell of things that were hit, of other sorts."""
    return bool(pair.first.things and pair.second.things) and not _have_like_things(pair)


def are_namesakes(pair: Pair) -> bool:
    """Whether things of one sort are told apart by their words: "the railway bridge", "the road bridge"."""
    return are_other_things(pair) and any(x.lemma == y.lemma for x in pair.first.things for y in pair.second.things)


def are_things_new(pair: Pair) -> bool:
    """Whether the later one brings in other things as new: "a bank", "a hotel"."""
    return are_other_things(pair) and all(thing.is_new for thing in pair.second.things)


def are_same_people(pair: Pair) -> bool:
    """Whether those who were hit are the same by name, by description or by their number."""
    return is_same_harmed(pair) or bool(pair.first.tolls & pair.second.tolls)


def is_same_toll(pair: Pair) -> bool:
    """Whether as many were harmed, and more than a few."""
    return any(_is_same(x, y) and x.value >= MANY for x in pair.first.tolls for y in pair.second.tolls)


def is_another_toll(pair: Pair) -> bool:
    """Whether both count the same harm by one voice, and no number is in both."""
    if pair.second.voices - pair.first.voices:
        return False
    for measure in ("killed", "wounded"):
        x, y = ({h.value for h in telling.tolls if h.measure == measure} for telling in (pair.first, pair.second))
        if x and y and not x & y:
            return True
    return False


def _have_like_things(pair: Pair) -> bool:
    return any(x.is_like(y) or y.takes_up(x) for x in pair.first.things for y in pair.second.things)


def _is_same(x: Harm, y: Harm) -> bool:
    return x.measure == y.measure and x.value == y.value
