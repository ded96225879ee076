"""The days of what counts from the day of publication: weekdays, "last month", "two days ago", dates without a year."""

from __future__ import annotations

import datetime
import math
from collections.abc import Sequence

from kg.reading.english.calendar import Days, holiday_of, season_of, shifted, unit_around
from kg.reading.english.determiners import THE
from kg.reading.english.relative_times import COUNTED_CLOCK, DAY_SHIFTS, LAST_NIGHT, PLAIN_UNITS
from kg.reading.times.time_spans import day_span, named_days, narrowed, portion
from kg.reading.times.time_values import Setting
from kg.reading.times.time_words import TimeWords

__all__ = ["Bounds", "counted_days", "relative_days"]

Bounds = tuple[datetime.date | None, datetime.date | None]  # inclusive days, None where open
NEAR_FUTURE = 31  # days; a yearless date this far ahead may still be an announcement


def relative_days(words: TimeWords, today: datetime.date, setting: Setting) -> Bounds | None:
    """The days of an expression that counts from the day of publication."""
    match words.form:
        case "date" | "month" | "holiday":
            return yearless_days(words, today, setting)
        case "weekday":
            return weekday_days(words, today, setting.tense)
        case "day":
            day = shifted(today, "day", DAY_SHIFTS.get(words.name.removeprefix(f"{THE} "), 0))
            return Days(day, today if words.name == LAST_NIGHT else day)
        case "unit" | "edge":
            return unit_days(words, today, setting.tense)
        case "sofar":
            return Days(unit_around(today, words.unit).first, today)
        case "ago":
            return counted_days(words, today, -1)
        case "window":
            return window_days(words, today)
        case "season":
            return relative_season(words, today, setting)
        case "portion" if words.month and words.shift is None:
            return yearless_days(words, today, setting)
        case _:
            return portion(words, today.year + (words.shift or 0)) if words.form == "portion" else None


def yearless_days(words: TimeWords, today: datetime.date, setting: Setting) -> Days | None:
    """The nearest such date not more than a month ahead; never ahead of a past verb, always ahead of a future one."""
    if words.shift is not None and (words.form != "month" or words.shift == 0):
        return named_days(words, today.year + words.shift, southern=setting.is_southern)
    candidates = [days for year in range(today.year - 4, today.year + 5) if (days := yearless_in(words, year, setting))]
    if words.shift == 1 or setting.tense == "future":
        ahead = [days for days in candidates if (days.first > today if words.shift == 1 else days.last >= today)]
        return ahead[0] if ahead else None
    if setting.tense == "named":
        return None
    if setting.tense == "open":
        return nearest(candidates, today)
    slack = 0 if setting.tense == "past" or words.month is None or words.day is None or words.shift == -1 else NEAR_FUTURE
    limit = today + datetime.timedelta(days=slack)
    behind = [days for days in candidates if (days.last < today if words.shift == -1 and words.form == "month" else days.first <= limit)]
    return behind[-1] if behind else None


def nearest(candidates: Sequence[Days], today: datetime.date) -> Days | None:
    """The one that is less than a month away, which makes those of other years eleven months away; None if there is none."""
    near = [days for days in candidates if days.first <= today <= days.last or abs((days.first - today).days) < NEAR_FUTURE]
    return near[0] if len(near) == 1 else None


def yearless_in(words: TimeWords, year: int, setting: Setting) -> Days | None:
    if words.form == "holiday":
        day = holiday_of(words.name.replace("’", "'"), year)
        return Days(day, day)
    if words.day and words.month:
        return day_span(words, year)
    return named_days(words, year, southern=setting.is_southern)


def weekday_days(words: TimeWords, today: datetime.date, tense: str) -> Days | None:
    """The nearest past such day, today taken in; "next" and a future verb look ahead, where "next Friday" may be either of two."""
    back = (today.weekday() - (words.weekday or 0)) % 7
    if tense == "open" and words.shift is None:
        return None
    if words.shift == 1 or (tense == "future" and words.shift != -1):
        ahead = today + datetime.timedelta(days=7 - back)
        return Days(ahead, ahead + datetime.timedelta(days=7 if words.shift == 1 and ahead.weekday() > today.weekday() else 0))
    if words.shift == 0:
        day = unit_around(today, "week").first + datetime.timedelta(days=words.weekday or 0)
        return Days(day, day)
    day = today - datetime.timedelta(days=back or (7 if words.shift == -1 else 0))
    return Days(day, day)


def unit_days(words: TimeWords, today: datetime.date, tense: str) -> Days | None:
    """This, last or next week, month or year; "the weekend" is the one begun last, or after a future verb the next to begin."""
    unit = PLAIN_UNITS.get(words.unit, words.unit)
    if words.shift is None:
        saturday = shifted(today, "day", -((today.weekday() - 5) % 7) + (7 if tense == "future" else 0))
        return None if tense == "open" else Days(saturday, shifted(saturday, "day", 1))
    days = unit_around(shifted(today, unit, words.shift or 0), unit)
    if words.unit == "weekend":
        days = Days(days.last - datetime.timedelta(days=1), days.last)
        if words.shift == 0 and today < days.first:
            days = Days(days.first - datetime.timedelta(days=7), days.last)
    if words.name == "later" and words.shift == 0:
        return Days(today, days.last)
    return narrowed(days, words.edge)


def counted_days(words: TimeWords, origin: datetime.date, sign: int) -> Bounds:
    """``count`` units away; half a unit to either side except for days. An untold count ("days ago") leaves the far side open."""
    if words.unit in COUNTED_CLOCK:
        return counted_hours(words, origin, sign)
    unit = PLAIN_UNITS.get(words.unit, words.unit)
    if words.count is None or words.is_fuzzy:
        near = shifted(origin, unit, sign * (1 if words.count is None else words.count - 1))
        return (None, near) if sign < 0 else (near, None)
    count = words.count * (2 if words.unit == "fortnight" else 1)
    middle = shifted(origin, unit, sign * count)
    slack = datetime.timedelta(days={"day": 0, "week": 3, "month": 15, "year": 183, "decade": 1826}[unit])
    return Days(middle - slack, middle + slack)


def counted_hours(words: TimeWords, origin: datetime.date, sign: int) -> Bounds:
    """The day or days that so many hours or minutes away may be, from any hour of ``origin``."""
    hours = (words.count or 1) / (60 if words.unit == "minute" else 1)
    far = None if words.is_fuzzy and hours >= 24 else shifted(origin, "day", sign * math.ceil(hours / 24))
    near = shifted(origin, "day", sign * math.floor(hours / 24))
    return (far, near) if sign < 0 else (near, far)


def window_days(words: TimeWords, today: datetime.date) -> Bounds | None:
    """The last or next so many hours, days, ... up to or from today."""
    sign = words.shift or -1
    if words.unit == "hour":
        count, unit = -(-(words.count or 24) // 24), "day"
    else:
        count, unit = words.count or 1, PLAIN_UNITS.get(words.unit, words.unit)
    far = None if words.is_fuzzy else shifted(today, unit, sign * count)
    return (far, today) if sign < 0 else (today, far)


def relative_season(words: TimeWords, today: datetime.date, setting: Setting) -> Days | None:
    if setting.is_southern or words.name == "winter":
        return None
    seasons = [season_of(words.name, year) for year in range(today.year - 2, today.year + 3)]
    if words.shift == 1:
        return next(days for days in seasons if days.first > today)
    if words.shift == -1:
        return [days for days in seasons if days.last < today][-1]
    return season_of(words.name, today.year)
