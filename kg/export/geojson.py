"""Events with coordinates as GeoJSON (RFC 7946: longitude before latitude)."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, TypedDict

from kg.account.given import Given
from kg.export.events import COLUMNS
from kg.export.tables import Row, Value, rows_of, whole_rows

__all__ = ["feature_collection", "geojson"]


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
    return b"".join(feature_collection([given], everything=everything))


def feature_collection(parts: Iterable[Given], *, everything: bool = False) -> Iterator[bytes]:
    """Yield the same file part by part, one for each of ``parts``, which hold whole articles."""
    yield b'{\n "type": "FeatureCollection",\n "features": ['
    joint, rights = "\n", set[str]()
    for given in parts:
        for row in whole_rows(rows_of(given, everything=everything), lambda row: bool(_points(row))):
            told = json.dumps(_feature(row), ensure_ascii=False, indent=1)
            yield (joint + "  " + told.replace("\n", "\n  ")).encode()
            joint = ",\n"
        rights.add(given.rights)
    attribution = f',\n "attribution": {json.dumps(said, ensure_ascii=False)}' if (said := _joined(rights)) else ""
    yield f"\n ]{attribution}\n}}\n".encode()


def _joined(rights: Iterable[str]) -> str:
    return " ".join(sorted(filter(None, rights)))


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
