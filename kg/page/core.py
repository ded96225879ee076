"""The part of a large network with which its drawing opens: what hangs together most."""

from __future__ import annotations

import heapq
from collections.abc import Collection, Iterable

__all__ = ["connected_part"]


def connected_part(edges: Iterable[tuple[str, str]], nodes: Collection[str], *, most: int) -> frozenset[str]:
    """Grow a part of at most ``most`` nodes from the one with the most neighbours, always by the neighbour that has most itself.

    Where that part is exhausted, the next begins. The order of edges and nodes does not matter.

    >>> sorted(connected_part([("a", "b"), ("b", "c"), ("c", "d")], "abcde", most=3))
    ['a', 'b', 'c']
    """
    near: dict[str, set[str]] = {node: set() for node in nodes}
    for one, other in edges:
        if one != other:
            near[one].add(other)
            near[other].add(one)
    starts = iter(sorted(near, key=lambda node: (-len(near[node]), node)))
    taken: set[str] = set()
    seen: set[str] = set()
    front: list[tuple[int, str]] = []
    while len(taken) < min(most, len(near)):
        if not front:
            start = next(node for node in starts if node not in taken)
            front.append((-len(near[start]), start))
            seen.add(start)
        node = heapq.heappop(front)[1]
        taken.add(node)
        for other in near[node] - seen:
            heapq.heappush(front, (-len(near[other]), other))
        seen |= near[node]
    return frozenset(taken)
