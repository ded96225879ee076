"""What kind of event two tellings tell, when, where and with what. Evidence of `merging`."""

from __future__ import annotations

from kg.reading.merging.pairs import PLACES, Pair
from kg.reading.merging.words_told import adds_to_last

__all__ = [
    "is_another_sort",
    "is_day_its_own",
    "is_now_undated",
    "is_of_old",
    "is_other_time",
    "is_place_its_own",
    "is_same_class",
    "is_same_day",
    "is_same_region",
    "is_same_spot",
    "is_same_weapon",
]


def is_same_class(pair: Pair) -> bool:
    """Whether both are of one sort of event: two bombings."""
    x, y = (kinds - pair.events.lexicon.classes.general for kinds in pair.classes())
    return bool(x & y) and pair.events.are_violent(x | y)


def is_another_sort(pair: Pair) -> bool:
    """Whether they are attacks of different sorts: "rockets landed", "the explosions"."""
    x, y = (kinds - pair.events.lexicon.classes.general for kinds in pair.classes())
    return bool(x and y) and not x & y


def is_same_day(pair: Pair) -> bool:
    """Whether both are of one day."""
    return bool(pair.events.days_of(pair.one) & pair.events.days_of(pair.other))


def is_other_time(pair: Pair) -> bool:
    """Whether both are dated, by words of which nobody knows that they meet: "in January", "recently"."""
    return pair.has(pair.one, "ck:time") and pair.has(pair.other, "ck:time") and not pair.events.share_a_time(pair.one, pair.other)


def is_day_its_own(pair: Pair) -> bool:
    """Whether only the later one is dated; "the attack took place on Sunday" dates what was told before."""
    return pair.only_later_has("ck:time") and not adds_to_last(pair)


def is_of_old(pair: Pair) -> bool:
    """Whether the later one is dated by a month, a year or no certain time, and the earlier one is not."""
    return pair.events.is_dated_broadly(pair.other) and not pair.events.is_dated_broadly(pair.one)


def is_now_undated(pair: Pair) -> bool:
    """Whether the earlier one is of a month or a year, as what is told in passing is, and the later one is not dated."""
    return pair.events.is_dated_broadly(pair.one) and not pair.has(pair.other, "ck:time")


def is_same_spot(pair: Pair) -> bool:
    """Whether both are in one town, or at one place that no list has."""
    return any(map(pair.events.is_spot, pair.shared(*PLACES, "ck:target")))


def is_same_region(pair: Pair) -> bool:
    """Whether the place of one is, or lies in, that of the other."""
    return not is_same_spot(pair) and pair.events.share_ground(pair.one, pair.other)


def is_place_its_own(pair: Pair) -> bool:
    """Whether only the later one has a place, and is not said to be the event of the sentence before."""
    return pair.only_later_has(*PLACES) and not adds_to_last(pair)


def is_set_elsewhere(pair: Pair) -> bool:
    """Whether the later one has no place of its own, and its sentence sets what it tells at another than the earlier one's."""
    if pair.has(pair.other, *PLACES):
        return False
    return all(pair.events.is_set_elsewhere(sentence, pair.one) for sentence in pair.tellings.of(pair.other).sentences)


def is_same_weapon(pair: Pair) -> bool:
    """Whether both are done with one sort of weapon."""
    return bool(pair.first.weapons & pair.second.weapons)
