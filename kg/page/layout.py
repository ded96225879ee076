"""Where the nodes stand: computed here once, with a fixed start, so that the browser has nothing to settle and the bytes stay the same."""

from __future__ import annotations

import math
import random
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

import igraph

__all__ = ["Box", "place_nodes"]

Box: TypeAlias = tuple[float, float]
"""Width and height of a node with its label, in the page's units (CSS pixels at zoom 1)."""
Points: TypeAlias = list[list[float]]

_WIDER = 1.45  # labels are wider than high, screens too
_GAP = 14.0
_SMALL = 300  # nodes up to which Kamada-Kawai, which is cubic, is worth its time
_UNTANGLED = 1500  # nodes up to which overlaps are pushed apart
_ROUNDS = 120


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
    laid = [_lay_part(whole.induced_subgraph(part), [boxes[names[i]] for i in part], length) for part in parts]
    points = _pack(laid, [[boxes[names[i]] for i in part] for part in parts])
    placed = {names[i]: point for part, spots in zip(parts, points, strict=True) for i, point in zip(part, spots, strict=True)}
    return _centred({name: placed[name] for name in names})


def _lay_part(part: igraph.Graph, boxes: Sequence[Box], length: float) -> Points:
    n = part.vcount()
    if n == 1:
        return [[0.0, 0.0]]
    start = [[math.cos(2 * math.pi * i / n) * n / 6, math.sin(2 * math.pi * i / n) * n / 6] for i in range(n)]
    igraph.set_random_number_generator(random.Random(20))
    try:
        small = n <= _SMALL
        layout = part.layout_kamada_kawai(seed=start) if small else part.layout_fruchterman_reingold(seed=start, niter=400)
    finally:
        igraph.set_random_number_generator(random)
    points = [[round(x * length * _WIDER, 3), round(y * length, 3)] for x, y in layout.coords]
    return _apart(points, boxes) if n <= _UNTANGLED else points


def _apart(points: Points, boxes: Sequence[Box]) -> Points:
    """Push overlapping boxes from each other, each time along the shorter way."""
    for _ in range(_ROUNDS):
        order = sorted(range(len(points)), key=lambda i: (points[i][0] - boxes[i][0] / 2, i))
        moved = False
        for rank, i in enumerate(order):
            for j in order[rank + 1 :]:
                if points[j][0] - boxes[j][0] / 2 > points[i][0] + boxes[i][0] / 2 + _GAP:
                    break
                moved = _push(points, boxes, i, j) or moved
        if not moved:
            break
    return points


def _push(points: Points, boxes: Sequence[Box], i: int, j: int) -> bool:
    gaps = [(boxes[i][axis] + boxes[j][axis]) / 2 + _GAP - abs(points[i][axis] - points[j][axis]) for axis in (0, 1)]
    if min(gaps) <= 0.5:
        return False
    axis = 0 if gaps[0] < gaps[1] else 1
    step = gaps[axis] / 2 if points[i][axis] <= points[j][axis] else -gaps[axis] / 2
    points[i][axis] -= step
    points[j][axis] += step
    return True


def _pack(parts: Sequence[Points], boxes: Sequence[Sequence[Box]]) -> list[Points]:
    """Set the separate parts in rows, the largest first, about as wide as a screen is against its height."""
    frames = [_frame(points, sizes) for points, sizes in zip(parts, boxes, strict=True)]
    area = sum((right - left + _GAP) * (bottom - top + _GAP) for left, top, right, bottom in frames)
    width = max([math.sqrt(area * 1.7), *(right - left for left, _, right, _ in frames)], default=0.0)
    packed, x, y, height = [], 0.0, 0.0, 0.0
    for points, (left, top, right, bottom) in zip(parts, frames, strict=True):
        if x and x + right - left > width:
            x, y, height = 0.0, y + height + 2 * _GAP, 0.0
        packed.append([[px - left + x, py - top + y] for px, py in points])
        x, height = x + right - left + 2 * _GAP, max(height, bottom - top)
    return packed


def _frame(points: Points, boxes: Sequence[Box]) -> tuple[float, float, float, float]:
    sides = [(x - w / 2, y - h / 2, x + w / 2, y + h / 2) for (x, y), (w, h) in zip(points, boxes, strict=True)]
    return min(s[0] for s in sides), min(s[1] for s in sides), max(s[2] for s in sides), max(s[3] for s in sides)


def _centred(placed: Mapping[str, Sequence[float]]) -> dict[str, tuple[int, int]]:
    if not placed:
        return {}
    xs, ys = ([p[axis] for p in placed.values()] for axis in (0, 1))
    x0, y0 = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    return {name: (round(x - x0), round(y - y0)) for name, (x, y) in placed.items()}
