"""Where an event was: its most specific places, with coordinates, and what they lie in.

A place without a point of its own may have that of what it lies in; then it says so, and how far off it may be.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.account.statements import Statements
from kg.ontology.terms import CK, GEO, GN, GSP

__all__ = ["Spot", "Unit", "shared", "spot_of", "spots_of"]

_COUNTRY, _SITES, _NATURE = "A.PCL", ("P.", "S.", "R."), ("T.", "H.", "U.", "V.", "L.")
_GRADES: dict[str, str | tuple[str, ...]] = {
    "country": _COUNTRY,
    "region": "A.ADM1",
    "district": "A.",
    "town": "P.",
    "site": ("S.", "R."),
    "nature": _NATURE,
}
_GED_NEAR = 25  # km
_DEGREES = ((GEO + "lat", 90), (GEO + "long", 180))


class Unit(NamedTuple):
    """One link of a chain of places: its IRI, its GeoNames feature code and its label."""

    iri: str
    feature: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A place: WGS84 ``lat`` and ``long`` where both are known, and the ``chain`` of what it lies in.

    ``point_of`` is the label of the place whose point it has for want of one of its own, ``within_km`` the
    radius about the point within which the place lies or reaches, where that is more than a point. The chain
    goes from the place itself outwards; ``is_near`` says that the event was near the place, not in it.
    """

    iri: str
    label: str
    lat: float | None = None
    long: float | None = None
    point_of: str = ""
    within_km: int | None = None
    is_near: bool = False
    chain: tuple[Unit, ...] = ()

    @property
    def feature(self) -> str:
        """The place's own feature code, empty if it has none."""
        return self.chain[0].feature if self.chain else ""

    def unit(self, *features: str) -> str:
        """Return the label of the first place in the chain whose feature code begins with one of these."""
        return next((unit.label for unit in self.chain if unit.feature.startswith(features)), "")

    @property
    def country(self) -> str:
        """The country that it is or lies in."""
        return self.unit(_COUNTRY)

    @property
    def grade(self) -> str:
        """What it is: site, town, nature, district, region or country; of a lent point "area"; empty if that is not known."""
        if self.point_of:
            return "area"
        return next((grade for grade, features in _GRADES.items() if self.feature.startswith(features)), "")

    @property
    def acled_precision(self) -> int | None:
        """ACLED's geo_precision: 1 a town or site, 2 near one, or a district or natural feature, 3 a region or country."""
        if self.point_of:
            return 2
        if not self.feature:
            return None
        if self.feature.startswith((_COUNTRY, "A.ADM1")):
            return 3
        return 1 if self.feature.startswith(_SITES) and not self.is_near else 2

    @property
    def ged_precision(self) -> int | None:
        """UCDP's where_prec: 1 a town or site, 2 near one, 3 a district, 4 a region, 5 a natural feature, 6 a country."""
        if self.point_of:
            return 2 if (self.within_km or 0) <= _GED_NEAR else 3
        if not self.feature:
            return None
        if self.feature.startswith(_COUNTRY):
            return 6
        if self.feature.startswith("A."):
            return 4 if self.feature.startswith("A.ADM1") else 3
        if self.feature.startswith(_NATURE):
            return 5
        return 2 if self.is_near else 1


def spots_of(said: Statements, event: str) -> Iterator[Spot]:
    """Yield the places of an event, those aside in which another of them lies.

    A place that the event was in is not near it.
    """
    inside = said.all(event, CK + "place")
    near = [place for place in said.all(event, CK + "near") if place not in inside]
    spots = [spot_of(said, place) for place in inside]
    spots += [spot_of(said, place, is_near=True) for place in near]
    above = {outer.iri for spot in spots for outer in spot.chain[1:]}
    yield from (spot for spot in spots if spot.iri not in above)


def shared(spots: Sequence[Spot], *features: str) -> str:
    """Return the unit that all places lie in, empty where they differ."""
    units = {spot.unit(*features) for spot in spots}
    return units.pop() if len(units) == 1 else ""


def spot_of(said: Statements, place: str, *, is_near: bool = False) -> Spot:
    """Read one place."""
    lat, long = (_degrees(said.one(place, prop), limit) for prop, limit in _DEGREES)
    if lat is None or long is None:
        lat = long = None
    chain = tuple(_chain(said, place))
    lender = said.one(place, CK + "pointOf") if lat is not None else None
    return Spot(
        iri=place,
        label=chain[0].label,
        lat=lat,
        long=long,
        point_of=said.label(lender) if lender else "",
        within_km=_whole(said.one(place, CK + "pointWithin")) if lat is not None else None,
        is_near=is_near,
        chain=chain,
    )


def _chain(said: Statements, place: str) -> Iterator[Unit]:
    """Yield the place and what it lies in, outwards."""
    seen: set[str] = set()
    at: str | None = place
    while at is not None and at not in seen:
        seen.add(at)
        feature = (said.one(at, GN + "featureCode") or "").removeprefix(GN)
        yield Unit(at, feature, said.label(at))
        at = said.one(at, GSP + "sfWithin")


def _whole(value: str | None) -> int | None:
    return int(value) if value and value.isdecimal() else None


def _degrees(value: str | None, limit: int) -> float | None:
    try:
        degrees = float(value or "nan")
    except ValueError:
        return None
    return degrees if -limit <= degrees <= limit else None
