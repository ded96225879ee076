"""Scores from counts per document, with 95 % intervals."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kg.evaluate.bootstrap import bootstrap

__all__ = ["Counts", "Score", "estimate", "pooled", "statistic"]

Counts = tuple[float, ...]
"""Right and all of what was found, then (where both sides are counted) right and all of what is to be found."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """A measured value between the ends of its interval, which a single document does not give."""

    value: float
    interval: tuple[float, float] | None


def statistic(counts: Sequence[float], of: str) -> float:
    """Return P, R or F1 of counts (``of`` says which); where nothing is counted it is 0.

    >>> statistic((3, 4, 3, 6), "P"), statistic((3, 4, 3, 6), "R"), statistic((3, 4, 3, 6), "F1")
    (0.75, 0.5, 0.6)
    """
    precision = counts[0] / counts[1] if counts[1] else 0.0
    if of == "P":
        return precision
    recall = counts[2] / counts[3] if counts[3] else 0.0
    if of == "R":
        return recall
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def pooled(documents: Mapping[str, Counts]) -> Counts:
    """Return the sums over documents.

    >>> pooled({"a": (1, 2), "b": (0, 3)})
    (1, 5)
    """
    return tuple(map(sum, zip(*documents.values(), strict=True)))


def estimate(documents: Mapping[str, Counts], of: str, *, number: int) -> Score:
    """Return the pooled score with its interval over ``number`` documents: those without counts are drawn, too."""
    counts = list(documents.values())
    without = [(0.0,) * len(counts[0])] * (number - len(counts))
    low, high = bootstrap([*counts, *without], lambda sums: statistic(sums, of) if any(sums) else math.nan)
    return Score(value=statistic(pooled(documents), of), interval=None if math.isnan(low) else (low, high))
