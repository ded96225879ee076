"""The days of what names its own year: dates, months, years, decades, seasons and their parts."""

from __future__ import annotations

import datetime

from kg.reading.english.calendar import Days, day_of, decade_of, month_of, season_of, shifted, year_of
from kg.reading.english.relative_times import EARLY, LATE, MID
from kg.reading.times.time_words import TimeWords

__all__ = ["day_span", "named_days", "narrowed", "portion"]


def named_days(words: TimeWords, year: int, *, southern: bool) -> Days:
    """The days of a date, month, year, decade or season that names its year."""
    if words.form == "portion":
        return portion(words, year)
    if words.month and words.day:
        return day_span(words, year) or month_of(year, words.month)
    if words.month:
        return narrowed(month_of(year, words.month), words.edge)
    if words.form == "season":
        return season_of(words.name.rstrip(","), year, southern=southern)
    return narrowed(decade_of(year) if words.form == "decade" else year_of(year), words.edge)


def day_span(words: TimeWords, year: int) -> Days | None:
    """The day or days of a month in ``year``; None for a 29 February that it lacks."""
    first = day_of(year, words.month or 0, words.day or 0)
    last = day_of(year, words.month or 0, words.last_day or words.day or 0)
    return Days(first, last) if first and last else None


def narrowed(days: Days, edge: str) -> Days:
    """The first half of a span for its early part, the second for its late part, the middle half for its middle.

    >>> [narrowed(year_of(2016), edge)[0].isoformat() for edge in ("early", "mid", "late")]
    ['2016-01-01', '2016-04-01', '2016-07-01']
    """
    length = (days.last - days.first).days + 1
    if length > 3000:
        years = {EARLY: (0, 4), MID: (3, 6), LATE: (5, 9)}.get(edge, (0, 9))
        return Days(year_of(days.first.year + years[0]).first, year_of(days.first.year + years[1]).last)
    if length > 300:
        months = {EARLY: (1, 6), MID: (4, 9), LATE: (7, 12)}.get(edge, (1, 12))
        return Days(month_of(days.first.year, months[0]).first, month_of(days.first.year, months[1]).last)
    begin, end = {EARLY: (0, length // 2), MID: (length // 4, length - length // 4), LATE: (length // 2, length)}.get(edge, (0, length))
    return Days(shifted(days.first, "day", begin), shifted(days.first, "day", end - 1))


def portion(words: TimeWords, year: int) -> Days:
    """The first six months, second half or third quarter of a year; the first week or last two days of a month or year."""
    if words.month or words.unit in ("day", "week"):
        return portion_of_days(words, month_of(year, words.month) if words.month else year_of(year))
    size = {"month": words.count or 1, "quarter": 3 * (words.count or 1), "half": 6}[words.unit]
    size = min(size, 12)
    order = {"first": 0, "second": size, "third": 2 * size, "fourth": 3 * size, "last": 12 - size}[words.name]
    if order + size > 12:
        return year_of(year)
    return Days(datetime.date(year, order + 1, 1), month_of(year, order + size).last)


def portion_of_days(words: TimeWords, days: Days) -> Days:
    """The days of a month or year that its weeks, counted from its first or last day, or its halves hold."""
    length = (days.last - days.first).days + 1
    size = min({"day": 1, "week": 7, "half": (length + 1) // 2}[words.unit] * (words.count or 1), length)
    order = {"first": 0, "second": size, "third": 2 * size, "fourth": 3 * size, "last": length - size}[words.name]
    first = shifted(days.first, "day", min(order, length - 1))
    return Days(first, min(shifted(first, "day", size - 1), days.last))
