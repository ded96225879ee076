"""Events with coordinates as GeoJSON (RFC 7946: longitude before latitude)."""

from __future__ import annotations

import datetime
import json
from collections.abc import Mapping, Sequence
from typing import Literal, TypedDict

from kg.account.given import Given
from kg.export.events import COLUMNS
from kg.export.tables import Row, Value, rows_of, whole_rows

__all__ = ["geojson"]


class _Geometry(TypedDict):
    type: Literal["Point", "MultiPoint"]
    coordinates: Sequence[float] | Sequence[Sequence[float]]


class _Feature(TypedDict):
    type: Literal["Feature"]
    id: str
    geometry: _Geometry
    properties: Mapping[str, str | int | float | None]


def geojson(given: Given, *, everything: bool = False) -> bytes:
    """Return a feature an event, at its place or places; the events table's columns are its properties."""
    rows = whole_rows(rows_of(given, everything=everything), lambda row: bool(_points(row)))
    attribution = {"attribution": given.rights} if given.rights else {}
    found = {"type": "FeatureCollection", **attribution, "features": [_feature(row) for row in rows]}
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def _feature(row: Row) -> _Feature:
    points = _points(row)
    is_one = len(points) == 1
    shape: _Geometry = {"type": "Point" if is_one else "MultiPoint", "coordinates": points[0] if is_one else points}
    properties = {column.name: _plain(column.value(row)) for column in COLUMNS}
    return {"type": "Feature", "id": row.one.iri, "geometry": shape, "properties": properties}


def _points(row: Row) -> list[list[float]]:
    return [[spot.long, spot.lat] for spot in row.one.spots if spot.lat is not None and spot.long is not None]


def _plain(value: Value) -> str | int | float | None:
    return value.isoformat() if isinstance(value, datetime.date) else value
