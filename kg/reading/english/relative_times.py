"""Days and times that are named from the day of telling, and parts of longer times."""

from __future__ import annotations

from kg.reading.english.adverbs import LATER, ONCE
from kg.reading.english.calendar import FORTNIGHT, HOUR, MINUTE, NIGHT, WEEKDAYS, WEEKEND
from kg.reading.english.connectives import SO
from kg.reading.english.determiners import THE, THIS
from kg.reading.english.prepositions import AFTER, FOLLOWING, GONE_BY, PREPOSITIONS
from kg.reading.english.quantifiers import LAST, NEXT
from kg.reading.english.word_lists import among, listed, words

TODAY, TONIGHT, YESTERDAY, TOMORROW, NOW = listed("today tonight yesterday tomorrow now")
MORNING, AFTERNOON, EVENING = listed("morning afternoon evening")
EARLY, MID, LATE = listed("early mid late")

NEAR_DAYS = frozenset([TODAY, TONIGHT, YESTERDAY, TOMORROW])
"""Days named from the day of telling."""
NAMED_DAYS = NEAR_DAYS | frozenset(WEEKDAYS)
"""Days named by one word."""
OF_NOW = frozenset([TODAY, TONIGHT, THIS, NOW])
"""First words of times that may date a verb in the present."""
DAYTIMES = (MORNING, AFTERNOON, EVENING)
"""Parts of a day by daylight."""
DAY_PARTS = (NIGHT, *DAYTIMES)
"""Parts of a day."""
LAST_NIGHT = f"{LAST} {NIGHT}"
PART_OF_DAY_PHRASES = (TONIGHT, LAST_NIGHT, *(f"{THIS} {part}" for part in DAYTIMES))
"""Parts of a day named from the day of telling."""
DAY_SHIFTS = {
    TODAY: 0,
    TONIGHT: 0,
    YESTERDAY: -1,
    LAST_NIGHT: -1,
    TOMORROW: 1,
    f"day before {YESTERDAY}": -2,
    f"day after {TOMORROW}": 2,
}
"""How many days from the day of telling such a day is."""
PLAIN_UNITS = {**dict.fromkeys(DAY_PARTS, "day"), WEEKEND: "week", FORTNIGHT: "week"}
"""The unit of the calendar that a part of the day, or a span of days, is reckoned in."""
COUNTED_CLOCK = frozenset([HOUR, MINUTE])
"""Units below the day."""
EDGES = {"beginning": EARLY, "start": EARLY, EARLY: EARLY, "middle": MID, MID: MID, "end": LATE, LATE: LATE}
"""Words for a part of a longer time: its early part, its middle or its late part."""
SHIFTS = {LAST: -1, GONE_BY: -1, f"{THIS} {GONE_BY}": -1, THIS: 0, THE: 0, NEXT: 1, "coming": 1, f"{THIS} coming": 1}
"""Words that tell which of the times of one name is meant: the last, this or the next."""
STEPS = {FOLLOWING: 1, NEXT: 1, "previous": -1, "preceding": -1}
"""Words that count from the time told before."""
STEPS_AHEAD = among(STEPS, "following next")
"""Those of them that lead ahead."""
LATER_OR_AFTER = frozenset([LATER, AFTER])
"""Words that count ahead from the time told before."""
YEAR_EDGES = frozenset([EARLY, LATE, MID])
"""Words before a year that is meant in part."""
SO_FAR = (SO, "far")
"""Words before a time that has not ended, of which a number is the sum: "193 dead so far this month"."""
HABITUAL = words("often frequently regularly routinely usually sometimes always")
"""Adverbs beside a verb by which it tells of no single event: "often raided"."""
FREQUENCY = HABITUAL | words("times repeatedly")
"""Words beside a verb that make it of more than one event: "was hit several times"."""
OF_OTHER_TIMES = (
    among(STEPS, "previous preceding")
    | among(PREPOSITIONS, "before since")
    | among(FREQUENCY, "often usually regularly frequently repeatedly always")
    | {LAST, GONE_BY, ONCE}
    | words("previously earlier ago similar recent recently already never decades years months weeks")
)
"""Words of a sentence that tells of other times than the one before it."""
