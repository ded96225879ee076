"""How near two events were, by their places: the same, one in the other, so many kilometres apart, or not known."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import product

from kg.identity.names import is_alike
from kg.identity.telling import Scene

__all__ = ["FAR", "NEAR", "kilometres", "nearness"]

NEAR, FAR = 15, 50
"""Kilometres within which one place may be told for another, and beyond which two are apart."""
_EARTH = 6371.0
_ORDER = ("same", "near", "within", "elsewhere", "region", "open", "country", "apart")
_WIDE = ("region", "district", "area")


def nearness(one: Sequence[Scene], other: Sequence[Scene]) -> str:
    """Return how near the nearest two of the places are: same, near, within, region, country, apart, open."""
    found = {_compared(*pair) for pair in product(one, other)}
    return min(found, key=_ORDER.index, default="open")


def kilometres(one: Scene, other: Scene) -> float | None:
    """Return the distance of two points on the globe, None where one is not known."""
    if one.lat is None or one.long is None or other.lat is None or other.long is None:
        return None
    lat, long, lat2, long2 = map(math.radians, (one.lat, one.long, other.lat, other.long))
    half = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((long2 - long) / 2) ** 2
    return 2 * _EARTH * math.asin(math.sqrt(half))


def _compared(one: Scene, other: Scene) -> str:
    if one.iri == other.iri or (_is_unknown(one, other) and is_alike(one.label, other.label)):
        return _same(one if one.grade else other)
    if inner := _inner(one, other) or _inner(other, one):
        return "country" if inner.grade == "country" else "within"
    return _apart(one, other)


def _is_unknown(one: Scene, other: Scene) -> bool:
    return not one.grade or not other.grade


def _same(place: Scene) -> str:
    if place.grade == "country":
        return "country"
    return "region" if place.grade in _WIDE else "same"


def _inner(inner: Scene, outer: Scene) -> Scene | None:
    """Return the outer place, if the other lies in it."""
    if outer.iri in inner.around:
        return outer
    by_name = not outer.grade and bool(inner.region_label) and is_alike(inner.region_label, outer.label)
    return outer if by_name else None


def _apart(one: Scene, other: Scene) -> str:
    wide = [place for place in (one, other) if place.grade in (*_WIDE, "country")]
    distance = kilometres(one, other)
    if distance is not None and not wide:
        return "near" if distance <= NEAR else "apart" if distance > FAR else "elsewhere"
    if not wide and (one.region, other.region).count("") and one.country in ("", other.country):
        return "elsewhere"
    if one.region and other.region:
        return "region" if one.region == other.region else "apart"
    if one.country and other.country:
        return "open" if one.country == other.country else "apart"
    return "open"
