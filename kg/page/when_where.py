"""When and where an event was, as far as the graph knows: days that a timeline can draw, and places that a map can."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from kg.page.statements import Statements
from kg.terms import CK, GEO, GN, GSP

__all__ = ["Happening", "Spot", "happening", "spot"]

_GRADES = (("A.PCL", "country"), ("A.ADM1", "region"), ("A.", "district"), (("P.",), "town"), (("S.", "R."), "site"))
_NATURE = ("T.", "H.", "U.", "V.", "L.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event's inclusive days ``first`` and ``last`` (ISO, None where open), the number of possible ``days``, and IRIs of its places."""

    first: str | None = None
    last: str | None = None
    days: int | None = None
    places: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place: WGS84 degrees, how exact it is ("site", "town", "nature", "district", "region", "country" or ""), and what it lies in."""

    lat: float | None = None
    long: float | None = None
    grade: str = ""
    within: tuple[str, ...] = ()


def happening(said: Statements, event: str) -> Happening:
    """Read an event's times and places."""
    times = said.all(event, CK + "time")
    firsts = [day for time in times if (day := _day(said.one(time, CK + "earliest")))]
    lasts = [day for time in times if (day := _day(said.one(time, CK + "latest")))]
    first, last = max(firsts, default=None), min(lasts, default=None)
    if first and last and first > last:
        first, last = min(firsts), max(lasts)
    return Happening(
        first=first.isoformat() if first else None,
        last=last.isoformat() if last else None,
        days=(last - first).days + 1 if first and last else None,
        places=said.all(event, CK + "place"),
        near=said.all(event, CK + "near"),
    )


def spot(said: Statements, place: str) -> Spot:
    """Read a place."""
    lat, long = _degrees(said.one(place, GEO + "lat"), 90), _degrees(said.one(place, GEO + "long"), 180)
    known = lat is not None and long is not None
    code = (said.one(place, GN + "featureCode") or "").removeprefix(GN)
    grade = next((grade for start, grade in _GRADES if code.startswith(start)), "nature" if code.startswith(_NATURE) else "")
    return Spot(lat=lat if known else None, long=long if known else None, grade=grade, within=tuple(_outwards(said, place)))


def _outwards(said: Statements, place: str) -> list[str]:
    chain = [place]
    while (outer := said.one(chain[-1], GSP + "sfWithin")) and outer not in chain:
        chain.append(outer)
    return chain[1:]


def _day(value: str | None) -> datetime.date | None:
    try:
        return datetime.date.fromisoformat(value) if value else None
    except ValueError:
        return None


def _degrees(value: str | None, limit: int) -> float | None:
    try:
        degrees = float(value or "nan")
    except ValueError:
        return None
    return degrees if -limit <= degrees <= limit else None
