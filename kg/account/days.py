"""When an event was: the days that its times allow, and how sure that makes a date."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from kg.account.statements import Statements
from kg.ontology.terms import CK

__all__ = ["Days", "days_of"]

_LAST_OF_WEEK, _LAST_OF_MONTH, _LAST_OF_YEAR = 7, 31, 366  # days


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The inclusive days ``first`` and ``last`` between which an event was, None where open or not known, and the text's ``words``."""

    first: datetime.date | None = None
    last: datetime.date | None = None
    words: str = ""

    @property
    def number(self) -> int | None:
        """How many days are possible; None if that is open."""
        return (self.last - self.first).days + 1 if self.first and self.last else None

    @property
    def year(self) -> int | None:
        """The year, if only one is possible."""
        return self.first.year if self.first and self.last and self.first.year == self.last.year else None

    @property
    def acled_precision(self) -> int | None:
        """ACLED's time_precision: 1 the day, 2 the week, 3 the month; None if it is coarser.

        >>> Days(first=datetime.date(2024, 3, 1), last=datetime.date(2024, 3, 31)).acled_precision
        3
        """
        return self._grade((1, _LAST_OF_WEEK, _LAST_OF_MONTH))

    @property
    def ged_precision(self) -> int | None:
        """UCDP's date_prec: 1 the day, 2 up to six days, 3 the week, 4 the month, 5 the year; None if it is coarser."""
        return self._grade((1, _LAST_OF_WEEK - 1, _LAST_OF_WEEK, _LAST_OF_MONTH, _LAST_OF_YEAR))

    def _grade(self, limits: tuple[int, ...]) -> int | None:
        number = self.number
        return None if number is None else next((grade for grade, limit in enumerate(limits, 1) if number <= limit), None)


def days_of(said: Statements, item: str) -> Days:
    """Read an event's times: where they overlap ("on Monday", "this week") the days that all allow, else the span that holds them all."""
    times = said.all(item, CK + "time")
    spans = [bounds for time in times if any(bounds := (_day(said.one(time, CK + "earliest")), _day(said.one(time, CK + "latest"))))]
    spans = spans or [bounds for value in said.all(item, CK + "date") if any(bounds := _calendar(value))]
    words = "; ".join(said.label(time) for time in times)
    if not spans:
        return Days(words=words)
    firsts, lasts = [first for first, _ in spans if first], [last for _, last in spans if last]
    first, last = max(firsts, default=None), min(lasts, default=None)
    if first and last and first > last:
        first, last = min(firsts), max(lasts)
    return Days(first=first, last=last, words=words)


def _calendar(value: str) -> tuple[datetime.date | None, datetime.date | None]:
    """Read a calendar date: a day, a month or a year.

    >>> _calendar("2024-02")
    (datetime.date(2024, 2, 1), datetime.date(2024, 2, 29))
    """
    first = _day({4: f"{value}-01-01", 7: f"{value}-01"}.get(len(value), value))
    if first is None or len(value) > len("2024-02"):
        return first, first
    return first, next(day for day in _ends(first, is_year=len(value) == len("2024")) if day)


def _ends(first: datetime.date, *, is_year: bool) -> Iterator[datetime.date | None]:
    if is_year:
        yield _day(f"{first.isoformat()[:4]}-12-31")
    yield from (_day(f"{first.isoformat()[:7]}-{day}") for day in (31, 30, 29, 28))


def _day(value: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value) if value else None
    except ValueError:
        return None
