"""Tellings: what one article's node tells of an event, as far as it helps to know the event again.

A telling is a plain value that knows no graph, so that it can be kept in a file and compared later.
"""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict, dataclass
from typing import NamedTuple

__all__ = ["Scene", "Span", "Telling", "from_json", "to_json"]


class Span(NamedTuple):
    """The inclusive days between which something was."""

    first: datetime.date
    last: datetime.date

    @property
    def days(self) -> int:
        """How many days are possible."""
        return (self.last - self.first).days + 1

    def gap(self, other: Span) -> int:
        """Return the days between two spans, 0 where they have a day in common.

        >>> monday, friday = datetime.date(2024, 3, 4), datetime.date(2024, 3, 8)
        >>> Span(monday, monday).gap(Span(friday, friday))
        4
        """
        return max((other.first - self.last).days, (self.first - other.last).days, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A place of an event: ``around`` has the IRIs of what it lies in, outwards; ``grade`` is that of `kg.account.spots`.

    A place that the gazetteer does not know has neither coordinates nor a grade.
    """

    iri: str
    label: str
    grade: str = ""
    around: tuple[str, ...] = ()
    region: str = ""
    region_label: str = ""
    country: str = ""
    lat: float | None = None
    long: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """What an article tells of one event, or of what it takes for one.

    ``kinds`` are the local names of its classes, ``issued`` is the article's day. ``doers`` and
    ``others`` are IRIs of listed actors or names of unlisted ones; ``killed`` and ``wounded`` are the
    figures that are said; ``names`` and ``words`` the rare ones of its sentences, ``runs`` digests of runs of words of its sentences,
    ``marks`` what they say of other events (`kg.identity.marks`), ``hints`` the days of the week that they name.
    """

    iri: str
    article: str
    label: str
    kinds: tuple[str, ...]
    kind: str
    status: str
    begin: int = 0
    issued: datetime.date | None = None
    span: Span | None = None
    not_after: datetime.date | None = None
    hints: tuple[datetime.date, ...] = ()
    scenes: tuple[Scene, ...] = ()
    doers: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    dead: tuple[str, ...] = ()
    killed: tuple[int, ...] = ()
    wounded: tuple[int, ...] = ()
    weapons: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    runs: tuple[str, ...] = ()
    marks: tuple[str, ...] = ()


_LISTS = ("kinds", "doers", "others", "dead", "killed", "wounded", "weapons", "names", "words", "runs", "marks")
_day = datetime.date.fromisoformat


def to_json(telling: Telling) -> str:
    """Return a telling as a line of JSON."""
    return json.dumps(asdict(telling), default=str, sort_keys=True, ensure_ascii=False)


def from_json(line: str) -> Telling:
    """Return the telling that `to_json` wrote."""
    given = json.loads(line)
    for name in ("issued", "not_after"):
        given[name] = given[name] and _day(given[name])
    given["span"] = given["span"] and Span(*map(_day, given["span"]))
    given["hints"] = tuple(map(_day, given["hints"]))
    given["scenes"] = tuple(Scene(**{**one, "around": tuple(one["around"])}) for one in given["scenes"])
    for name in _LISTS:
        given[name] = tuple(given[name])
    return Telling(**given)
