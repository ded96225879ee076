"""What speaks for one event of two tellings that no rule of grammar joins, each piece with its weight.

The weights are set by hand, in steps of a half: `kg.reading.merging.told_again` says what they must add up to. What contradicts
is no evidence but a veto: see `kg.reading.merging.vetoes`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from kg.reading.merging import people_told, setting_told, words_told
from kg.reading.merging.pairs import Pair

__all__ = ["EVIDENCE", "Evidence", "evidence_in"]


class Evidence(NamedTuple):
    """A sign that two tellings are, or are not, of one event."""

    name: str
    weight: float
    holds: Callable[[Pair], bool]
    is_of_content: bool = True
    """Whether it is of what is told, not of the sort of event, of where that was or stands in the article, or of who says it."""


EVIDENCE: tuple[Evidence, ...] = (
    # the words that the later one is told by
    Evidence("definite-mention", 1.5, words_told.is_bare_mention),
    Evidence("described-mention", 0.5, words_told.is_described),
    Evidence("same-description", 0.5, words_told.is_described_alike),
    Evidence("told-as-new", -1.5, words_told.is_new),
    Evidence("told-in-general", -2.0, words_told.is_general),
    Evidence("general-before", -0.5, words_told.was_general),
    Evidence("one-and-many", -1.0, words_told.is_one_of_many),
    Evidence("habit", -1.5, words_told.is_habit),
    Evidence("another-voice", 0.5, words_told.is_another_voice, is_of_content=False),
    Evidence("quoted", 1.0, words_told.is_quoted, is_of_content=False),
    Evidence("bare-toll", 0.5, words_told.is_bare_toll),
    # where it stands in the article
    Evidence("main-event", 1.0, words_told.is_main, is_of_content=False),
    Evidence("only-event", 1.5, words_told.is_only, is_of_content=False),
    Evidence("next-sentence", 1.0, words_told.is_next, is_of_content=False),
    # what kind of event, when, where, with what
    Evidence("same-class", 0.5, setting_told.is_same_class, is_of_content=False),
    Evidence("another-sort", -1.5, setting_told.is_another_sort),
    Evidence("same-day", 1.0, setting_told.is_same_day),
    Evidence("other-time", -1.5, setting_told.is_other_time),
    Evidence("own-day", -1.5, setting_told.is_day_its_own),
    Evidence("old-time", -1.0, setting_told.is_of_old),
    Evidence("now-undated", -1.0, setting_told.is_now_undated),
    Evidence("same-spot", 1.5, setting_told.is_same_spot, is_of_content=False),
    Evidence("same-region", 0.5, setting_told.is_same_region),
    Evidence("own-place", -0.5, setting_told.is_place_its_own),
    Evidence("set-elsewhere", -2.0, setting_told.is_set_elsewhere),
    Evidence("same-weapon", 1.0, setting_told.is_same_weapon),
    # who did it to whom
    Evidence("same-doer", 0.5, people_told.is_same_doer),
    Evidence("known-doer", 1.0, people_told.is_known_doer),
    Evidence("own-doer", -1.0, people_told.is_doer_its_own),
    Evidence("other-doer", -1.0, people_told.is_other_doer),
    Evidence("same-harmed", 1.5, people_told.is_same_harmed),
    Evidence("alike-people", 0.5, people_told.are_people_alike),
    Evidence("alike-things", 1.0, people_told.are_things_alike),
    Evidence("known-people", 1.0, people_told.are_people_known),
    Evidence("one-of-those", -2.0, people_told.is_one_of_those),
    Evidence("added-people", 0.5, people_told.are_people_added),
    Evidence("new-people", -1.0, people_told.are_people_new),
    Evidence("other-people", -1.5, people_told.are_other_people),
    Evidence("other-things", -1.5, people_told.are_other_things),
    Evidence("new-things", -1.0, people_told.are_things_new),
    Evidence("same-toll", 2.5, people_told.is_same_toll),
    Evidence("another-toll", -2.0, people_told.is_another_toll),
)
"""All that is weighed."""


def evidence_in(pair: Pair) -> Iterator[Evidence]:
    """Yield all that speaks for and against one event of a pair."""
    return (one for one in EVIDENCE if one.holds(pair))
