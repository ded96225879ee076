"""Points for second-level divisions, of which the data give none: those of their seats, the towns of their names in the same province.

How far a district reaches about its seat is estimated by the nearest seat of another one. Of a wide district the seat says too
little of where something in it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import cos, hypot, radians

from kg.gazetteer.folding import fold, loose
from kg.gazetteer.table_rows import Row

__all__ = ["seated"]

_LEAST, _MOST = 10, 25  # km
_KM = 111.2  # a degree of latitude
_SECOND = "A.ADM2"


def seated(divisions: Iterable[Row], cities: Iterable[Row]) -> Iterator[Row]:
    """Yield the divisions, those of the second level with the point of their seat where there is just one town of the name."""
    towns: dict[tuple[str, str], list[Row]] = {}
    for city in cities:
        for key in {fold(city.names[0]), *("~" + loose(name) for name in city.names)}:
            towns.setdefault((city.parent, key), []).append(city)
    rows = list(divisions)
    seats = {row.id: seat for row in rows if row.feature == _SECOND and (seat := _seat(row, towns))}
    around: dict[str, list[Row]] = {}
    for row in rows:
        if row.id in seats:
            around.setdefault(row.parent, []).append(seats[row.id])
    for row in rows:
        seat = seats.get(row.id)
        radius = 0 if seat is None else _radius(seat, around[row.parent])
        yield row if seat is None or radius > _MOST else row._replace(lat=seat.lat, long=seat.long, radius=str(radius))


def _seat(row: Row, towns: dict[tuple[str, str], list[Row]]) -> Row | None:
    """The one town of the district's name; where no town has it for its main name, the one of that sound."""
    for keys in ([fold(name) for name in row.names], ["~" + loose(name) for name in row.names]):
        found = {town.id: town for key in keys for town in towns.get((row.parent, key), ())}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def _radius(seat: Row, seats: Iterable[Row]) -> int:
    """Kilometres to the nearest other seat, not less than `_LEAST`; more than `_MOST` where there is no other."""
    nearest = min((_apart(seat, other) for other in seats if other.id != seat.id), default=_MOST + 1)
    return round(max(nearest, _LEAST))


def _apart(one: Row, other: Row) -> float:
    """Kilometres between two towns of one province, on a plane."""
    north = float(one.lat) - float(other.lat)
    east = (float(one.long) - float(other.long)) * cos(radians(float(one.lat)))
    return _KM * hypot(north, east)
