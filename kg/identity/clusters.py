"""Average-link clustering: the two groups that agree most become one, as long as they agree enough and no pair of theirs is vetoed.

An article that is read in pieces has several tellings of one event. So two groups agree as their articles do on the average, and two
articles as the two of their tellings that agree most. What comes of it depends on the tellings alone: of unions that are as good as
each other the one of the smaller names comes first.
"""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

__all__ = ["VETOED", "Compare", "Link", "clustered", "components"]

VETOED = float("-inf")
Compare = Callable[[str, str], float | None]
"""How well two items agree, `VETOED` where they must not be one, None where nothing can be said of them."""


@dataclass(frozen=True, slots=True)
class Link:
    """How two groups agree: the best score of each pair of their articles; ``is_vetoed`` where any pair is."""

    best: Mapping[tuple[str, str], float]
    is_vetoed: bool

    @property
    def score(self) -> float:
        """The mean, `VETOED` where they are vetoed or only stand in one article."""
        across = any(one != other for one, other in self.best)
        return VETOED if self.is_vetoed or not across else sum(self.best.values()) / len(self.best)

    def __add__(self, other: Link) -> Link:
        """Return how a third group agrees with the two together."""
        best = dict(self.best)
        for pair, score in other.best.items():
            best[pair] = max(score, best.get(pair, score))
        return Link(best, self.is_vetoed or other.is_vetoed)


_NOTHING = Link({}, is_vetoed=False)
_Pair = tuple[str, str]


def components(pairs: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return the sets of what the pairs hold together, each sorted, in the order of their first.

    >>> components([("c", "d"), ("a", "b"), ("b", "e")])
    [['a', 'b', 'e'], ['c', 'd']]
    """
    above: dict[str, str] = {}

    def top(one: str) -> str:
        while above.setdefault(one, one) != one:
            above[one] = one = above[above[one]]
        return one

    for one, other in pairs:
        first, second = sorted((top(one), top(other)))
        above[second] = first
    found: dict[str, list[str]] = {}
    for one in sorted(above):
        found.setdefault(top(one), []).append(one)
    return sorted(found.values())


def clustered(articles: Mapping[str, str], compare: Compare, least: float) -> tuple[list[tuple[str, ...]], Mapping[_Pair, Link]]:
    """Return groups of items, sorted, and how each two of them agree; ``articles`` gives the article of each item.

    >>> scores = {("a", "b"): 3.0, ("b", "c"): 2.0, ("a", "c"): -4.0}
    >>> clustered({"a": "1", "b": "2", "c": "3"}, lambda *pair: scores[pair], 0.0)[0]
    [('a', 'b'), ('c',)]
    """
    groups: dict[str, tuple[str, ...]] = {item: (item,) for item in sorted(articles)}
    links = {pair: _link(articles, compare, *pair) for pair in combinations(groups, 2)}
    waiting = [(-link.score, pair) for pair, link in links.items() if link.score >= least]
    heapq.heapify(waiting)
    while waiting:
        minus, (one, other) = heapq.heappop(waiting)
        if (one, other) not in links or links[one, other].score != -minus:
            continue  # of groups that are others by now
        groups[one] = tuple(sorted((*groups[one], *groups.pop(other))))
        del links[one, other]
        for third in groups.keys() - {one}:
            joined = links.get(_pair(one, third), _NOTHING) + links.pop(_pair(other, third), _NOTHING)
            links[_pair(one, third)] = joined
            if joined.score >= least:
                heapq.heappush(waiting, (-joined.score, _pair(one, third)))
    return sorted(groups.values()), links


def _link(articles: Mapping[str, str], compare: Compare, one: str, other: str) -> Link:
    score = compare(one, other)
    if score is None or score == VETOED:
        return Link({}, is_vetoed=score is not None)
    first, second = sorted((articles[one], articles[other]))
    return Link({(first, second): score}, is_vetoed=False)


def _pair(one: str, other: str) -> _Pair:
    return (one, other) if one < other else (other, one)
