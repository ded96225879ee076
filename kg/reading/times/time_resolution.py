"""From what a time expression says to days of the calendar: nothing is invented, and what is not known stays open.

A relative time gets bounds only from its anchor: the day of publication, or a time named before it. Bounds are inclusive days; an
open bound is None.
"""

from __future__ import annotations

import datetime
from collections.abc import Sequence

from kg.reading.english.calendar import UNITS_OF_WEEKS, Days, shifted, unit_around
from kg.reading.english.relative_times import COUNTED_CLOCK, DAY_PARTS, LATER_OR_AFTER, PART_OF_DAY_PHRASES, PLAIN_UNITS, STEPS, STEPS_AHEAD
from kg.reading.times.time_relative import Bounds, counted_days, relative_days
from kg.reading.times.time_spans import named_days, narrowed
from kg.reading.times.time_values import PUBLICATION, Resolved, Setting
from kg.reading.times.time_words import TimeWords

__all__ = ["resolve"]

LOOK_BACK = 2  # times before it, vague ones aside, among which "the next day" finds its anchor
GRAINS = {
    "date": "day",
    "day": "day",
    "weekday": "day",
    "holiday": "day",
    "year": "year",
    "decade": "decade",
    "season": "season",
    "month": "month",
}


def resolve(words: TimeWords, setting: Setting) -> Resolved:
    """The days that an expression means.

    >>> from kg.reading.times.time_words import words_in
    >>> friday = next(words_in("on Friday"))
    >>> resolve(friday, Setting(published=datetime.date(2016, 3, 9))).date, resolve(friday, Setting()).date
    ('2016-03-04', None)

    Days before the year 1 or after the year 9999 are no days of the calendar, and a time that needs them is not resolved.

    >>> resolve(friday, Setting(published=datetime.date(1, 1, 1))).resolution
    'relative-unresolved'
    """
    try:
        found = _resolved(words, setting)
    except (OverflowError, ValueError):  # what datetime raises beyond its calendar
        return _unresolved(words)
    runs_backwards = found.earliest is not None and found.latest is not None and found.latest < found.earliest
    return _unresolved(words) if runs_backwards else found


def _unresolved(words: TimeWords) -> Resolved:
    return Resolved(resolution="relative-unresolved", granularity=grain_of(words), anchor=PUBLICATION, is_bounded=bool(words.bound))


def _resolved(words: TimeWords, setting: Setting) -> Resolved:
    if words.form in ("vague", "lately"):
        return vague(words, setting)
    if words.form in ("same", "step") or (words.form == "ago" and words.name != "ago"):
        return anchored(words, setting)
    if words.form == "overnight":
        return overnight(words, setting)
    if words.form == "edge" and any(time.granularity != "vague" for time in setting.before):
        plain = anchored(words, setting)
        return bounded(plain, words.bound) if words.bound else plain
    if words.form == "date" and words.name:
        plain = in_anchored_year(words, setting)
        return bounded(plain, words.bound) if words.bound else plain
    days, grain, is_absolute = known_days(words, setting)
    plain = finished(words, days, grain, is_absolute=is_absolute)
    return bounded(plain, words.bound) if words.bound else plain


def finished(words: TimeWords, days: Bounds | None, grain: str, *, is_absolute: bool) -> Resolved:
    anchor = None if is_absolute else PUBLICATION
    if days is None:
        return Resolved(resolution="relative-unresolved", granularity=grain, anchor=PUBLICATION)
    resolution = "absolute" if is_absolute else "relative-resolved"
    first, last = days
    return Resolved(
        resolution=resolution, granularity=grain, earliest=first, latest=last, anchor=anchor, date=iso_unit(first, last, grain, words)
    )


def iso_unit(first: datetime.date | None, last: datetime.date | None, grain: str, words: TimeWords) -> str | None:
    """The ISO day, month or year that the days are or lie in, at the precision of the words."""
    if first is None or last is None or words.is_fuzzy or words.form in ("range", "window", "sofar"):
        return None
    if words.form == "portion" and (first != last or grain != "day"):
        return None
    if grain in ("day", "part-of-day"):
        return first.isoformat() if first == last else None
    if grain == "month" and (first.year, first.month) == (last.year, last.month):
        return first.isoformat()[:7]
    return first.isoformat()[:4] if grain == "year" and first.year == last.year else None


def bounded(plain: Resolved, bound: str) -> Resolved:
    """The time since, until, by, before or after a time, which leaves one side open."""
    one = datetime.timedelta(days=1)
    first, last = plain.earliest, plain.latest
    limits = {
        "since": (first, None),
        "after": (last + one if last else None, None),
        "until": (None, last),
        "by": (None, last),
        "before": (None, first - one if first else None),
    }[bound]
    known = limits != (None, None)
    resolution = plain.resolution if known or plain.resolution in ("vague", "relative-unresolved") else "relative-unresolved"
    return Resolved(
        resolution=resolution, granularity=plain.granularity, earliest=limits[0], latest=limits[1], anchor=plain.anchor, is_bounded=True
    )


def vague(words: TimeWords, setting: Setting) -> Resolved:
    recent = "recent" in words.name or words.name in ("currently", "coming")
    anchor: str | int | None = PUBLICATION if recent else None
    if recent and setting.caption_anchor is not None:
        anchor = setting.caption_anchor
    return Resolved(resolution="vague", granularity="vague", anchor=anchor, is_bounded=True)


def overnight(words: TimeWords, setting: Setting) -> Resolved:
    """The night before the day of publication, unless the text has named another day, whose night it may be."""
    today = setting.published
    if today is not None:
        night = Days(shifted(today, "day", -1), today)
        days = [t for t in setting.before if t.granularity in ("day", "part-of-day")]
        if all(t.earliest and t.latest and t.earliest <= night.last and night.first <= t.latest for t in days):
            return finished(words, night, "part-of-day", is_absolute=False)
    return Resolved(resolution="vague", granularity="vague", is_bounded=True)


Known = tuple[Bounds | None, str, bool]


def known_days(words: TimeWords, setting: Setting) -> Known:
    """Days (None if unknown), granularity, and whether they are known without the dateline."""
    if words.form == "date" and words.name:
        return None, grain_of(words), False
    if words.ends:
        return range_days(*words.ends, setting)
    if words.form in ("date", "month", "year", "decade", "season", "portion") and words.year is not None:
        return named_days(words, words.year, southern=setting.is_southern), grain_of(words), True
    today = setting.published
    return (relative_days(words, today, setting) if today else None), grain_of(words), False


def grain_of(words: TimeWords) -> str:
    if words.is_part_of_day or words.name in PART_OF_DAY_PHRASES:
        return "part-of-day"
    if words.form in ("date", "month") and words.day is None:
        return "month"
    if words.form == "date" and words.last_day is not None:
        return "period"
    if words.form == "weekday" and words.edge:
        return "part-of-day"
    if words.form in ("unit", "ago", "edge") or (words.form == "portion" and words.unit in ("day", "week") and words.count is None):
        return "part-of-day" if words.unit in COUNTED_CLOCK else grain_of_unit(words.unit)
    return GRAINS.get(words.form, "period")


def grain_of_unit(unit: str) -> str:
    return "week" if unit in UNITS_OF_WEEKS else "part-of-day" if unit == "night" else unit


def range_days(near: TimeWords, far: TimeWords, setting: Setting) -> Known:
    """From the first day of one time to the last day of another; unknown if an end is, or if it runs backwards."""
    first, _, first_absolute = known_days(near, setting)
    last, _, last_absolute = known_days(far, setting)
    ends = (first[0] if first else None, last[1] if last else None)
    if ends[0] and ends[1] and ends[1] < ends[0] and near.form == far.form == "month" and near.shift is None:
        ends = (named_days(near, ends[1].year - ((near.month or 0) > (far.month or 0)), southern=setting.is_southern).first, ends[1])
    if ends[0] is None or ends[1] is None or ends[1] < ends[0]:
        return None, "period", False
    return ends, "period", first_absolute and last_absolute


def anchored(words: TimeWords, setting: Setting) -> Resolved:
    """A time that counts from one named before it: "the same month", "the next day", "two weeks later"."""
    unit = "day" if words.unit in COUNTED_CLOCK else PLAIN_UNITS.get(words.unit, words.unit)
    is_part_of_day = words.is_part_of_day or words.unit in (*DAY_PARTS, *COUNTED_CLOCK)
    grain = "part-of-day" if is_part_of_day else unit
    index = anchor_index(setting.before, unit)
    if index is None:
        return Resolved(resolution="relative-unresolved", granularity=grain)
    origin = setting.before[index]
    if origin.earliest is None or origin.latest is None:
        return Resolved(resolution="relative-unresolved", granularity=grain, anchor=index)
    first, last = moved(words, unit, Days(origin.earliest, origin.latest))
    if first is None and last is None:
        return Resolved(resolution="relative-unresolved", granularity=grain, anchor=index)
    date = iso_unit(first, last, grain, words)
    return Resolved(resolution="relative-resolved", granularity=grain, earliest=first, latest=last, anchor=index, date=date)


def in_anchored_year(words: TimeWords, setting: Setting) -> Resolved:
    """A date in the year of a time before it: "in May the same year"."""
    year = anchored(TimeWords(begin=words.begin, end=words.end, form="step", unit="year", name=words.name), setting)
    grain = grain_of(words)
    if year.earliest is None:
        return Resolved(resolution="relative-unresolved", granularity=grain, anchor=year.anchor)
    first, last = named_days(words, year.earliest.year, southern=setting.is_southern)
    date = iso_unit(first, last, grain, words)
    return Resolved(resolution="relative-resolved", granularity=grain, earliest=first, latest=last, anchor=year.anchor, date=date)


def moved(words: TimeWords, unit: str, origin: Days) -> Bounds:
    if words.form == "ago":
        sign = 1 if words.name in LATER_OR_AFTER else -1
        first, last = counted_days(words, origin.first, sign)[0], counted_days(words, origin.last, sign)[1]
        return first, last
    if words.weekday is not None:
        return weekday_around(words, origin)
    step = STEPS.get(words.name, 0)
    near, far = (unit_around(shifted(day, unit, step), unit) for day in origin)
    return narrowed(near, words.edge) if near == far else (None, None)


def weekday_around(words: TimeWords, origin: Days) -> Bounds:
    """The first such day after a day, or the last before it: "the following Sunday"."""
    if origin.first != origin.last or words.weekday is None:
        return None, None
    ahead = words.name in STEPS_AHEAD
    gap = (words.weekday - origin.first.weekday()) % 7 if ahead else (origin.first.weekday() - words.weekday) % 7
    day = shifted(origin.first, "day", (gap or 7) * (1 if ahead else -1))
    return day, day


def anchor_index(before: Sequence[Resolved], unit: str) -> int | None:
    """The nearest time before that is at least as fine as the unit; None where there is none near."""
    fine = {"day": ("day", "part-of-day"), "week": ("day", "part-of-day", "week"), "month": ("day", "part-of-day", "week", "month")}
    fit = fine.get(unit, ("day", "part-of-day", "week", "month", "season", "year"))
    near = [index for index in range(len(before)) if before[index].granularity != "vague"][-LOOK_BACK:]
    return next((index for index in reversed(near) if before[index].granularity in fit and not before[index].is_bounded), None)
