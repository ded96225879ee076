"""Country borders for the page's map, after Natural Earth: fine where events are, coarse elsewhere; SVG paths in hundredths of a degree."""

from __future__ import annotations

import heapq
import json
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import pairwise
from typing import NamedTuple, TypeAlias

__all__ = ["Country", "country_borders"]

Point: TypeAlias = tuple[float, float]
"""Longitude and latitude in degrees of WGS84."""

_FILE = "vendor/countries-50m.json"
_ANTARCTICA = "010"
_NEAR = 8.0  # degrees about a place within which borders are fine
_COARSE = 0.12  # square degrees: what a point must add to the shape to stay
_FINE = (0.0, 0.0002, 0.001, 0.004, 0.016, 0.06)  # the same near places; the first that keeps to the number of points
_POINTS = 9000
_ISLAND, _ISLAND_NEAR = 0.6, 0.01  # square degrees: smaller islands are left out, save a country's largest
_ROWS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Country:
    """One country: ISO 3166 ``number`` (its name where it has none), name, ``path`` and where a name fits, all in hundredths of a degree.

    x is the longitude, y the latitude with the south positive; ``label`` is the middle of the widest part and its width.
    """

    number: str
    name: str
    path: str
    label: tuple[int, int, int]

    def as_json(self) -> tuple[str, str, str, tuple[int, int, int]]:
        """Give number, name, path and label."""
        return self.number, self.name, self.path, self.label


class _Shape(NamedTuple):
    """A country as the file has it; its ``rings`` are the numbers of arcs."""

    id: str
    name: str
    rings: list[list[int]]


@dataclass(frozen=True, slots=True)
class _Arc:
    """A stretch of border or coast: its points, and the area that each adds to the shape."""

    points: tuple[Point, ...]
    areas: tuple[float, ...]

    def kept(self, least: float) -> list[Point]:
        return [point for point, area in zip(self.points, self.areas, strict=True) if area >= least]

    def is_near(self, places: Collection[Point]) -> bool:
        xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
        left, right, low, high = min(xs) - _NEAR, max(xs) + _NEAR, min(ys) - _NEAR, max(ys) + _NEAR
        return any(left <= x <= right and low <= y <= high for x, y in places)


def country_borders(places: Iterable[Point], numbers: Collection[str] = ()) -> list[Country]:
    """Give all countries but Antarctica; borders are fine near ``places`` (longitude, latitude) and in the countries of these ISO numbers.

    >>> [country.number for country in country_borders([(38.3, 34.6)], ["760"]) if country.name == "Syria"]
    ['760']
    """
    shapes, arcs = _world()
    spots = sorted({(round(x), round(y)) for x, y in places})
    inside = {_number(i) for shape in shapes if shape.id in numbers for ring in shape.rings for i in ring}
    near = [number in inside or arc.is_near(spots) for number, arc in enumerate(arcs)]
    fine = next((least for least in _FINE if _number_of_points(arcs, near, least) <= _POINTS), _FINE[-1])
    lines = [arc.kept(fine if close else _COARSE) for arc, close in zip(arcs, near, strict=True)]
    return [country for shape in shapes if (country := _country(shape, lines, near))]


def _number(index: int) -> int:
    """Give the number of an arc, which is written as its complement where it runs backwards."""
    return ~index if index < 0 else index


def _number_of_points(arcs: Sequence[_Arc], near: Sequence[bool], least: float) -> int:
    return sum(sum(area >= least for area in arc.areas) for arc, close in zip(arcs, near, strict=True) if close)


def _country(shape: _Shape, lines: Sequence[list[Point]], near: Sequence[bool]) -> Country | None:
    rings = [(_ring(ring, lines), any(near[_number(i)] for i in ring)) for ring in shape.rings]
    sized = sorted(((_area(ring), close, ring) for ring, close in rings if len(ring) > 3), key=lambda entry: -entry[0])
    kept = [ring for n, (area, close, ring) in enumerate(sized) if not n or area >= (_ISLAND_NEAR if close else _ISLAND)]
    path = "".join(map(_path, kept))
    return Country(number=shape.id, name=shape.name, path=path, label=_label(kept[0])) if path else None


def _ring(ring: Sequence[int], lines: Sequence[list[Point]]) -> list[Point]:
    points: list[Point] = []
    for index in ring:
        line = lines[_number(index)]
        points += (line[::-1] if index < 0 else line)[1 if points else 0 :]
    return list(_unbroken(points))


def _unbroken(points: Iterable[Point]) -> Iterator[Point]:
    """Go on past 180 degrees, where a ring would else turn back across the whole map.

    >>> list(_unbroken([(179, -16), (-179, -17), (179, -18)]))
    [(179, -16), (181, -17), (179, -18)]
    """
    before, turned = None, 0
    for x, y in points:
        if before is not None and abs(x - before) > 180:
            turned += 360 if x < before else -360
        before = x
        yield x + turned, y


def _area(ring: Sequence[Point]) -> float:
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))) / 2


def _path(ring: Sequence[Point]) -> str:
    """Write a ring as an SVG path of whole hundredths of a degree.

    >>> _path([(1, 2), (1.5, 2), (1.5, 3), (1, 2)])
    'M100-200h50v-100z'
    """
    spots = [(round(100 * x), round(-100 * y)) for x, y in ring[:-1]]
    steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(spots)]
    words = [_step(x, y) for x, y in steps if x or y]
    return f"M{spots[0][0]}{_signed(spots[0][1])}{''.join(words)}z" if len(words) > 1 else ""


def _step(x: int, y: int) -> str:
    if not y:
        return f"h{x}"
    return f"l{x}{_signed(y)}" if x else f"v{y}"


def _signed(number: int) -> str:
    return str(number) if number < 0 else f" {number}"


def _label(ring: Sequence[Point]) -> tuple[int, int, int]:
    """Find where a name fits best: the middle and the width of the widest row through the ring, thin tips aside."""
    low, high = min(y for _, y in ring), max(y for _, y in ring)
    rows = [low + (high - low) * (n + 0.5) / _ROWS for n in range(_ROWS)]
    chords = [max(_chords(ring, y), key=lambda chord: chord[1] - chord[0], default=(0.0, 0.0)) for y in rows]
    widths = [right - left for left, right in chords]
    best = max(range(_ROWS), key=lambda n: (min(widths[max(n - 2, 0) : n + 3]) + widths[n] / 4, -abs(n - _ROWS / 2)))
    left, right = chords[best]
    return round(50 * (left + right)), round(-100 * rows[best]), round(100 * (right - left))


def _chords(ring: Sequence[Point], y: float) -> Iterator[tuple[float, float]]:
    pairs = pairwise(ring)
    xs = sorted(x1 + (y - y1) * (x2 - x1) / (y2 - y1) for (x1, y1), (x2, y2) in pairs if (y1 > y) != (y2 > y))
    yield from zip(xs[::2], xs[1::2], strict=False)


@cache
def _world() -> tuple[list[_Shape], list[_Arc]]:
    """Read the TopoJSON file: shapes with the arcs of their rings, holes too, and the arcs."""
    topology = json.loads((files("kg.page") / _FILE).read_text(encoding="utf-8"))
    shapes = []
    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        if geometry.get("id") != _ANTARCTICA:
            rings = [ring for polygon in polygons for ring in polygon]
            name = geometry["properties"]["name"]
            shapes.append(_Shape(geometry.get("id", name), name, rings))
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    return sorted(shapes, key=lambda shape: shape.name), [_arc(deltas, kx, ky, x0, y0) for deltas in topology["arcs"]]


def _arc(deltas: Sequence[Sequence[int]], kx: float, ky: float, x0: float, y0: float) -> _Arc:
    points, x, y = [], 0, 0
    for dx, dy in deltas:
        x, y = x + dx, y + dy
        points.append((x0 + kx * x, y0 + ky * y))
    return _Arc(tuple(points), tuple(_areas(points)))


def _areas(points: Sequence[Point]) -> list[float]:
    """Give what each point adds to the line, after Visvalingam and Whyatt: the area of its triangle when it goes as the least; ends stay.

    >>> _areas([(0, 0), (1, 0.1), (2, 0)])
    [inf, 0.1, inf]
    """
    last = len(points) - 1
    before, after = list(range(-1, last)), list(range(1, last + 2))
    areas = [float("inf"), *(_triangle(points[i - 1], points[i], points[i + 1]) for i in range(1, last)), float("inf")][: last + 1]
    heap = [(areas[i], i) for i in range(1, last)]
    heapq.heapify(heap)
    gone, least = [False] * (last + 1), 0.0
    while heap:
        area, i = heapq.heappop(heap)
        if gone[i] or area != areas[i]:
            continue
        least = areas[i] = max(least, area)
        gone[i] = True
        a, b = before[i], after[i]
        after[a], before[b] = b, a
        for j in (a, b):
            if 0 < j < last:
                areas[j] = _triangle(points[before[j]], points[j], points[after[j]])
                heapq.heappush(heap, (areas[j], j))
    return areas


def _triangle(a: Point, b: Point, c: Point) -> float:
    return abs((b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1])) / 2
