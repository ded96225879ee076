"""The calendar as English names it, and its spans of days.

Spans are inclusive at both ends. Months and years are the Gregorian calendar's, weeks run from Monday to Sunday (ISO 8601).
"""

from __future__ import annotations

import calendar
import datetime
from typing import NamedTuple

from kg.reading.english.determiners import INDEFINITE_ARTICLES
from kg.reading.english.numerals import TENS
from kg.reading.english.numerals import UNITS as UNITS_BELOW_20
from kg.reading.english.word_lists import among, listed

__all__ = [
    "HOLIDAYS",
    "MONTHS",
    "NUMBERS",
    "SEASONS",
    "UNITS",
    "WEEKDAYS",
    "Days",
    "day_of",
    "decade_of",
    "holiday_of",
    "month_of",
    "season_of",
    "shifted",
    "unit_around",
    "year_of",
]

MONTHS = {name.lower(): i for i, name in enumerate(calendar.month_name) if name} | {
    short: i
    for i, shorts in enumerate(["jan", "feb", "mar", "apr", "", "jun", "jul", "aug", "sep sept", "oct", "nov", "dec"], start=1)
    for short in shorts.split()
}
WEEKDAYS = {name.lower(): i for i, name in enumerate(calendar.day_name)}
HOUR, MINUTE, DAY, NIGHT, WEEKEND, FORTNIGHT = listed("hour minute day night weekend fortnight")
UNITS = {
    DAY: "day",
    NIGHT: "day",
    "week": "week",
    WEEKEND: "week",
    FORTNIGHT: "week",
    "month": "month",
    "year": "year",
    "decade": "decade",
}
RELATIVE_UNITS = among(UNITS, "week weekend month year decade")
"""Units of which there is a last, a this and a next one."""
UNITS_OF_WEEKS = among(UNITS, "weekend fortnight")
"""Units that are reckoned in weeks."""
LONG_MONTHS = [name for name in MONTHS if len(name) > 4 or name in among(MONTHS, "may june july")]
"""Names of months in full."""
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}  # first month, north of the equator
NUMBERS = dict.fromkeys(sorted(INDEFINITE_ARTICLES), 1) | {word: n for word, n in (UNITS_BELOW_20 | TENS).items() if 1 <= n <= 50}
HOLIDAYS = {"christmas day": (12, 25), "christmas eve": (12, 24), "new year's day": (1, 1), "new year's eve": (12, 31)}


class Days(NamedTuple):
    """The days ``first`` to ``last``, both taken in."""

    first: datetime.date
    last: datetime.date


def day_of(year: int, month: int, day: int) -> datetime.date | None:
    """The day, or None where the calendar has none such.

    >>> day_of(2015, 2, 30) is None
    True
    """
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None


def month_of(year: int, month: int) -> Days:
    """The days of a month.

    >>> month_of(2016, 2).last.day
    29
    """
    return Days(datetime.date(year, month, 1), datetime.date(year, month, calendar.monthrange(year, month)[1]))


def year_of(year: int) -> Days:
    """The days of a year."""
    return Days(datetime.date(year, 1, 1), datetime.date(year, 12, 31))


def decade_of(year: int) -> Days:
    """The days of the decade that holds ``year``; the 1990s run from 1990 to 1999."""
    start = year - year % 10
    return Days(datetime.date(start, 1, 1), datetime.date(start + 9, 12, 31))


def season_of(name: str, year: int, *, southern: bool = False) -> Days:
    """The days that a season of ``year`` may mean.

    North of the equator a season is its three months, and "winter 2014" either of the two winters that 2014 has a part in.
    ``southern`` widens a season to all that its name may mean on either half of the globe.

    >>> season_of("spring", 2014)[0].isoformat(), season_of("winter", 2014)[0].isoformat()
    ('2014-03-01', '2013-12-01')
    """
    start = SEASONS[name]
    if start == 12 or (southern and start == 6):
        return Days(datetime.date(year - 1, 12, 1), month_of(year + 1, 2).last)
    if southern:
        return year_of(year)
    return Days(datetime.date(year, start, 1), month_of(year, start + 2).last)


def holiday_of(name: str, year: int) -> datetime.date:
    """The day of a holiday with a fixed date, and of Thanksgiving Day in the United States (fourth Thursday of November).

    >>> holiday_of("thanksgiving day", 2016).isoformat()
    '2016-11-24'
    """
    if name in HOLIDAYS:
        return datetime.date(year, *HOLIDAYS[name])
    first = datetime.date(year, 11, 1)
    return first + datetime.timedelta(days=(WEEKDAYS["thursday"] - first.weekday()) % 7 + 21)


def shifted(date: datetime.date, unit: str, count: int) -> datetime.date:
    """``date`` moved by ``count`` days, weeks, months, years or decades; the day of the month gives way where it must.

    >>> shifted(datetime.date(2016, 3, 31), "month", -1).isoformat()
    '2016-02-29'
    """
    if unit in ("day", "week"):
        moved = date.toordinal() + count * (7 if unit == "week" else 1)
        return datetime.date.fromordinal(min(max(moved, 1), datetime.date.max.toordinal()))
    months = date.year * 12 + date.month - 1 + count * {"month": 1, "year": 12, "decade": 120}[unit]
    year, month = min(max(months // 12, 2), 9990), months % 12 + 1
    return datetime.date(year, month, min(date.day, calendar.monthrange(year, month)[1]))


def unit_around(date: datetime.date, unit: str) -> Days:
    """The day, ISO week, month, year or decade that holds ``date``."""
    if unit == "week":
        monday = date - datetime.timedelta(days=date.weekday())
        return Days(monday, monday + datetime.timedelta(days=6))
    if unit == "month":
        return month_of(date.year, date.month)
    if unit in ("year", "decade"):
        return year_of(date.year) if unit == "year" else decade_of(date.year)
    return Days(date, date)
