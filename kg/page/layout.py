"""Where the nodes stand: computed here once, with a fixed start, so that the browser has nothing to settle and the bytes stay the same."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

import igraph

__all__ = ["Box", "place_nodes"]

Box: TypeAlias = tuple[float, float]
"""Width and height of a node with its label, in the page's units (CSS pixels at zoom 1)."""
Points: TypeAlias = list[list[float]]

_STRETCH = (1.15, 2.4)  # how much wider than high a drawing may be stretched: labels are wide, and so are screens
_SCREEN = 1.8  # width to height of where it is drawn
_GAP = 14.0
_ROOM = 1.7  # area of a drawing to that of its boxes, at least
_SMALL = 300  # nodes up to which Kamada-Kawai, which is cubic, is worth its time
_UNTANGLED = 1500  # nodes up to which overlaps are pushed apart
_ROUNDS, _TOUCH = 120, 0.5


def place_nodes(boxes: Mapping[str, Box], edges: Iterable[tuple[str, str]], *, length: float = 120.0) -> dict[str, tuple[int, int]]:
    """Give whole-number positions to the boxes' middles, centred on the origin, no two overlapping (up to 1,500 nodes).

    ``length`` is how long an edge would best be.

    Depends on nothing but its arguments: neither on their order nor on the state of any random number generator.

    >>> place_nodes({"a": (40, 20)}, [])
    {'a': (0, 0)}
    """
    names = sorted(boxes)
    index = {name: i for i, name in enumerate(names)}
    pairs = sorted({(min(index[a], index[b]), max(index[a], index[b])) for a, b in edges if a != b})
    whole = igraph.Graph(n=len(names), edges=pairs)
    parts = sorted((sorted(part) for part in whole.connected_components()), key=lambda part: (-len(part), part))
    tidy = len(names) <= _UNTANGLED
    laid = [_lay_part(whole.induced_subgraph(part), [boxes[names[i]] for i in part], length, tidy=tidy) for part in parts]
    points = _pack(laid, [[boxes[names[i]] for i in part] for part in parts])
    placed = {names[i]: point for part, spots in zip(parts, points, strict=True) for i, point in zip(part, spots, strict=True)}
    return _centred({name: placed[name] for name in names})


def _lay_part(part: igraph.Graph, boxes: Sequence[Box], length: float, *, tidy: bool) -> Points:
    n = part.vcount()
    if n == 1:
        return [[0.0, 0.0]]
    if n == 2:
        apart = (boxes[0][0] + boxes[1][0]) / 2 + length
        return [[0.0, 0.0], [round(apart, 3), 0.0]]
    start = [[math.cos(2 * math.pi * i / n) * n / 6, math.sin(2 * math.pi * i / n) * n / 6] for i in range(n)]
    igraph.set_random_number_generator(random.Random(20))
    try:
        layout = part.layout_kamada_kawai(seed=start) if n <= _SMALL else _force_directed(part)
    finally:
        igraph.set_random_number_generator(random)
    points = _stretched(list(_lengthwise(layout.coords)), boxes, length)
    return _apart(points, boxes) if tidy else points


def _force_directed(part: igraph.Graph) -> igraph.Layout:
    """Lay out many nodes: beyond some thousand by a grid, in which only near ones repel each other, and in fewer steps."""
    large = part.vcount() > _UNTANGLED
    return part.layout_fruchterman_reingold(niter=80 if large else 300, grid="grid" if large else "nogrid")


def _lengthwise(points: Points) -> Iterator[tuple[float, float]]:
    """Turn points so that they lie along the x axis, as the screen does."""
    x0, y0 = (sum(p[axis] for p in points) / len(points) for axis in (0, 1))
    xx, yy, xy = (sum(v) for v in zip(*(((x - x0) ** 2, (y - y0) ** 2, (x - x0) * (y - y0)) for x, y in points), strict=True))
    turn = 0.5 * math.atan2(2 * xy, xx - yy)
    cos, sin = math.cos(turn), math.sin(turn)
    for x, y in points:
        yield (x - x0) * cos + (y - y0) * sin, (y - y0) * cos - (x - x0) * sin


def _stretched(points: Sequence[tuple[float, float]], boxes: Sequence[Box], length: float) -> Points:
    """Scale points so that lines have about their ``length`` and the boxes find room, wider towards the shape of a screen."""
    width, height = (max(p[axis] for p in points) - min(p[axis] for p in points) for axis in (0, 1))
    stretch = min(max(_SCREEN * height / width if width else 1.0, _STRETCH[0]), _STRETCH[1])
    needed = _ROOM * sum((wide + _GAP) * (high + _GAP) for wide, high in boxes)
    scale = max(1.2 * length, math.sqrt(needed / (width * height)) if width * height > 1 else 0.0)
    return [[round(scale * x * math.sqrt(stretch), 3), round(scale * y / math.sqrt(stretch), 3)] for x, y in points]


def _apart(points: Points, boxes: Sequence[Box]) -> Points:
    """Push overlapping boxes from each other, each time along the shorter way, measured by the screen."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    halves = [((wide + _GAP) / 2, (high + _GAP) / 2) for wide, high in boxes]
    for _ in range(_ROUNDS):
        if not _pushed(xs, ys, halves):
            break
    return [[x, y] for x, y in zip(xs, ys, strict=True)]


def _pushed(xs: list[float], ys: list[float], halves: Sequence[Box]) -> bool:
    """Go once over all boxes, from left to right; tell whether any was moved."""
    order = sorted(range(len(xs)), key=lambda i: (xs[i] - halves[i][0], i))
    moved = False
    for rank, i in enumerate(order):
        wide, high = halves[i]
        for j in order[rank + 1 :]:
            across = halves[j][0] + wide - abs(xs[i] - xs[j])
            if across <= _TOUCH and xs[j] > xs[i]:
                break
            along = halves[j][1] + high - abs(ys[i] - ys[j])
            if across <= _TOUCH or along <= _TOUCH:
                continue
            moved = True
            if across < along * _SCREEN:
                step = across / 2 if xs[i] <= xs[j] else -across / 2
                xs[i] -= step
                xs[j] += step
            else:
                step = along / 2 if ys[i] <= ys[j] else -along / 2
                ys[i] -= step
                ys[j] += step
    return moved


def _pack(parts: Sequence[Points], boxes: Sequence[Sequence[Box]]) -> list[Points]:
    """Set the separate parts in rows, the largest first, with rows as long as fills a screen best."""
    frames = [_frame(points, sizes) for points, sizes in zip(parts, boxes, strict=True)]
    sizes = [(right - left, bottom - top) for left, top, right, bottom in frames]
    widest = max((width for width, _ in sizes), default=0.0)
    area = sum((width + 2 * _GAP) * (height + 2 * _GAP) for width, height in sizes)
    widths = sorted({widest, *(max(widest, math.sqrt(area * _SCREEN) * share) for share in (0.8, 1.0, 1.2, 1.5))})
    corners = min((_corners(sizes, width) for width in widths), key=lambda found: _room(sizes, found))
    return [
        [[px - left + x, py - top + y] for px, py in points]
        for points, (left, top, _, _), (x, y) in zip(parts, frames, corners, strict=True)
    ]


def _corners(sizes: Sequence[Box], width: float) -> list[Box]:
    """Give the upper left corners of boxes set in rows of a width."""
    found, x, y, height = [], 0.0, 0.0, 0.0
    for wide, high in sizes:
        if x and x + wide > width:
            x, y, height = 0.0, y + height + 2 * _GAP, 0.0
        found.append((x, y))
        x, height = x + wide + 2 * _GAP, max(height, high)
    return found


def _room(sizes: Sequence[Box], corners: Sequence[Box]) -> float:
    """Give how high a screen would have to be to show boxes at these corners."""
    width = max((x + wide for (x, _), (wide, _) in zip(corners, sizes, strict=True)), default=0.0)
    return max(width / _SCREEN, max((y + high for (_, y), (_, high) in zip(corners, sizes, strict=True)), default=0.0))


def _frame(points: Points, boxes: Sequence[Box]) -> tuple[float, float, float, float]:
    sides = [(x - w / 2, y - h / 2, x + w / 2, y + h / 2) for (x, y), (w, h) in zip(points, boxes, strict=True)]
    return min(s[0] for s in sides), min(s[1] for s in sides), max(s[2] for s in sides), max(s[3] for s in sides)


def _centred(placed: Mapping[str, Sequence[float]]) -> dict[str, tuple[int, int]]:
    if not placed:
        return {}
    xs, ys = ([p[axis] for p in placed.values()] for axis in (0, 1))
    x0, y0 = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return {name: (round(x - x0), round(y - y0)) for name, (x, y) in placed.items()}
