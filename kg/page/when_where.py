"""When events were and where, as the page's timeline and map need it: bounds in days, places with what they lie in."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

from kg.gazetteer.geonames import country_numbers
from kg.page.days import days_of
from kg.page.spots import chain_of, spot_of, spots_of
from kg.page.statements import Statements
from kg.terms import SCHEMA

__all__ = ["event_days", "event_places", "place_facts"]

_GEONAMES = re.compile(r"^https?://(?:sws|www)\.geonames\.org/(\d+)/?")


def event_days(said: Statements, event: str) -> dict[str, Any]:
    """Give ``first`` and ``last`` possible day (ISO 8601, None where open or not known) and the number of possible ``days``."""
    days = days_of(said, event)
    first, last = (day.isoformat() if day else None for day in (days.first, days.last))
    return {"first": first, "last": last, "days": days.number}


def event_places(said: Statements, event: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the IRIs of the most special places that the event was in, and of those that it was near."""
    spots = list(spots_of(said, event))
    return tuple(s.iri for s in spots if not s.is_near), tuple(s.iri for s in spots if s.is_near)


def place_facts(said: Statements, place: str) -> dict[str, Any]:
    """Give ``lat`` and ``long`` (WGS84, None where not known), ``grade``, the IRIs it lies ``within``, outwards, and its ``country``.

    The country is the key of `kg.page.borders.Country` for the place itself or the nearest it lies in, empty where there is none.
    """
    spot = spot_of(said, place)
    chain = chain_of(said, place)
    country = next((key for iri in chain if (key := _country(said, iri))), "")
    return {"lat": spot.lat, "long": spot.long, "grade": spot.grade, "within": chain[1:], "country": country}


def _country(said: Statements, place: str) -> str:
    links = (_GEONAMES.match(link) for link in said.all(place, SCHEMA + "sameAs"))
    return next((key for link in links if link and (key := _numbers().get(link[1]))), "")


@cache
def _numbers() -> dict[str, str]:
    return country_numbers()
