"""What the gazetteer tells of one place."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["PLACE", "Entry"]

PLACE = "https://w3id.org/conflict-kg/place/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A listed place. ``feature`` is a GeoNames code; ``within`` and ``country`` are IRIs; ``population`` in persons, 0 if unknown.

    ``lat`` and ``long`` are WGS84 degrees; ``radius`` in km is given where they are those of a district's seat.
    """

    iri: str
    label: str
    feature: str
    within: str | None = None
    country: str | None = None
    lat: float | None = None
    long: float | None = None
    geonames: int | None = None
    population: int = 0
    radius: int | None = None

    @property
    def is_country(self) -> bool:
        """Whether it is a country or a territory that has a country's code."""
        return self.feature.startswith("A.PCL")

    @property
    def is_town(self) -> bool:
        """Whether it is a populated place."""
        return self.feature.startswith("P.")

    def fits(self, features: tuple[str, ...]) -> bool:
        """Whether its feature code begins with one of ``features``; anything fits none.

        >>> Entry(iri="x", label="Homs", feature="P.PPLA").fits(("P.", "A.ADM3"))
        True
        """
        return not features or self.feature.startswith(features)
