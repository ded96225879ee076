"""When and where an event was, as far as the graph knows: days that a timeline can draw, and places that a map can."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from kg.account.days import days_of
from kg.account.spots import spot_of, spots_of
from kg.account.statements import Statements
from kg.gazetteer.geonames import country_numbers
from kg.ontology.terms import SCHEMA

__all__ = ["Happening", "MapPlace", "happening", "map_place"]

_GEONAMES = re.compile(r"^https?://(?:sws|www)\.geonames\.org/(\d+)/?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """An event's inclusive days ``first`` and ``last`` (ISO, None where open), the number of possible ``days``, and IRIs of its places.

    Of places only the most special: where one lies in another, the outer is left out.
    """

    first: str | None = None
    last: str | None = None
    days: int | None = None
    places: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MapPlace:
    """A place on the map: WGS84 degrees, how exact they are, and the IRIs of what it lies in, outwards.

    ``grade`` is site, town, nature, district, region, country, empty, or "area" where the point is that
    of what it lies in; ``country`` is the number of
    the `kg.page.borders.Country` that the place is or lies in, empty where that is not known.
    """

    lat: float | None = None
    long: float | None = None
    grade: str = ""
    within: tuple[str, ...] = ()
    country: str = ""


def happening(said: Statements, event: str) -> Happening:
    """Read an event's times and places."""
    days, spots = days_of(said, event), list(spots_of(said, event))
    return Happening(
        first=days.first.isoformat() if days.first else None,
        last=days.last.isoformat() if days.last else None,
        days=days.number,
        places=tuple(s.iri for s in spots if not s.is_near),
        near=tuple(s.iri for s in spots if s.is_near),
    )


def map_place(said: Statements, place: str) -> MapPlace:
    """Read a place."""
    spot = spot_of(said, place)
    numbers = (_country(said, unit.iri) for unit in spot.chain)
    return MapPlace(
        lat=spot.lat,
        long=spot.long,
        grade=spot.grade,
        within=tuple(unit.iri for unit in spot.chain[1:]),
        country=next(filter(None, numbers), ""),
    )


def _country(said: Statements, place: str) -> str:
    links = (_GEONAMES.match(link) for link in said.all(place, SCHEMA + "sameAs"))
    return next((number for link in links if link and (number := _numbers().get(link[1]))), "")


@cache
def _numbers() -> dict[str, str]:
    return country_numbers()
