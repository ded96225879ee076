"""When: the times of an event or relation, the days that they allow, and how sure that makes a date."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from kg.account.statements import Statements
from kg.ontology.terms import CK

__all__ = ["Days", "StatedTime", "days_of", "time_of", "times_of"]

_LAST_OF_WEEK, _LAST_OF_MONTH, _LAST_OF_YEAR = 7, 31, 366  # days
_Bounds = tuple[datetime.date | None, datetime.date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedTime:
    """A time as an article words it in ``label``, with its inclusive days, None where open.

    ``resolution`` is the label of how the days were found, or of why there are none.
    """

    label: str
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    resolution: str = ""

    @property
    def words(self) -> str:
        """The words, and the days they stand for or why there are none.

        >>> StatedTime(label="since May", earliest=datetime.date(2024, 5, 1)).words
        'since May (from 2024-05-01)'
        """
        days = self._days() or self.resolution
        return f"{self.label} ({days})" if days else self.label

    def _days(self) -> str:
        first, last = self.earliest, self.latest
        if first and last:
            return f"{first}" if first == last else f"{first} to {last}"
        return f"from {first}" if first else f"until {last}" if last else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """The inclusive days ``first`` and ``last`` between which an event was, and the text's ``words``.

    A day is None where it is open or not known.
    """

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
        is_one = self.first and self.last and self.first.year == self.last.year
        return self.first.year if self.first and is_one else None

    @property
    def acled_precision(self) -> int | None:
        """ACLED's time_precision: 1 the day, 2 the week, 3 the month; None if it is coarser.

        >>> Days(first=datetime.date(2024, 3, 1), last=datetime.date(2024, 3, 31)).acled_precision
        3
        """
        return self._grade((1, _LAST_OF_WEEK, _LAST_OF_MONTH))

    @property
    def ged_precision(self) -> int | None:
        """UCDP's date_prec: 1 the day, 2 up to six days, 3 week, 4 month, 5 year; None if coarser."""
        return self._grade((1, _LAST_OF_WEEK - 1, _LAST_OF_WEEK, _LAST_OF_MONTH, _LAST_OF_YEAR))

    def _grade(self, limits: tuple[int, ...]) -> int | None:
        number = self.number
        if number is None:
            return None
        return next((grade for grade, limit in enumerate(limits, 1) if number <= limit), None)


def time_of(said: Statements, iri: str) -> StatedTime:
    """Read one time."""
    resolution = said.one(iri, CK + "resolution")
    return StatedTime(
        label=said.label(iri),
        earliest=_day(said.one(iri, CK + "earliest")),
        latest=_day(said.one(iri, CK + "latest")),
        resolution=said.label(resolution) if resolution else "",
    )


def times_of(said: Statements, item: str) -> tuple[StatedTime, ...]:
    """Return the times of an event or relation, in the order of their IRIs."""
    return tuple(time_of(said, iri) for iri in said.all(item, CK + "time"))


def days_of(said: Statements, item: str) -> Days:
    """Return the days of an event: those that all its times allow, as of "on Monday" and "this week".

    Where its times do not overlap, the days are the span that holds them all; where it has none that
    is known, a calendar date does.
    """
    times = times_of(said, item)
    words = "; ".join(time.label for time in times)
    spans = [(time.earliest, time.latest) for time in times]
    known = [span for span in spans if any(span)] or list(_calendar_dates(said, item))
    firsts = [first for first, _ in known if first]
    lasts = [last for _, last in known if last]
    first, last = max(firsts, default=None), min(lasts, default=None)
    if first and last and first > last:
        first, last = min(firsts), max(lasts)
    return Days(first=first, last=last, words=words)


def _calendar_dates(said: Statements, item: str) -> Iterator[_Bounds]:
    for value in said.all(item, CK + "date"):
        bounds = _calendar(value)
        if any(bounds):
            yield bounds


def _calendar(value: str) -> _Bounds:
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
