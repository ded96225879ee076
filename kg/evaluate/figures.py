"""Measured figures: a value with the interval in which it lies, given what was right, false and missed in each document."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from kg.evaluate.bootstrap import bootstrap

__all__ = ["Figure", "Score", "f1", "figure", "precision", "ratio", "recall", "score"]

Statistic = Callable[[Sequence[float]], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A value with the ends of its 95 % interval; None where nothing defines it."""

    value: float | None
    low: float | None
    high: float | None

    def as_dict(self, digits: int = 1) -> dict[str, float | None]:
        """Return the three numbers, rounded."""
        found = {"value": self.value, "low": self.low, "high": self.high}
        return {key: None if number is None else round(number, digits) for key, number in found.items()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Precision, recall and F1 in percent, and what they were counted from."""

    precision: Figure
    recall: Figure
    f1: Figure
    right: int
    false: int
    missed: int


def ratio(sums: Sequence[float]) -> float:
    """Return the first sum over the second.

    >>> ratio([3, 4]), ratio([0, 0])
    (0.75, nan)
    """
    return sums[0] / sums[1] if sums[1] else math.nan


def precision(sums: Sequence[float]) -> float:
    """Return, of (right, false, missed), the percentage of what is told that is right.

    >>> precision([3, 1, 4])
    75.0
    """
    return 100 * ratio([sums[0], sums[0] + sums[1]])


def recall(sums: Sequence[float]) -> float:
    """Return, of (right, false, missed), the percentage of what is wanted that is told.

    >>> recall([3, 1, 2])
    60.0
    """
    return 100 * ratio([sums[0], sums[0] + sums[2]])


def f1(sums: Sequence[float]) -> float:
    """Return, of (right, false, missed), the harmonic mean of precision and recall, in percent.

    >>> f1([3, 1, 1]), f1([0, 2, 0])
    (75.0, 0.0)
    """
    return 100 * ratio([2 * sums[0], 2 * sums[0] + sums[1] + sums[2]])


def figure(rows: Sequence[Sequence[float]], statistic: Statistic) -> Figure:
    """Measure a statistic of the columns' sums on documents, one a row."""
    value = statistic([sum(column) for column in zip(*rows, strict=True)]) if rows else math.nan
    low, high = bootstrap(rows, statistic)
    return Figure(value=_defined(value), low=_defined(low), high=_defined(high))


def _defined(number: float) -> float | None:
    return None if math.isnan(number) else number


def score(rows: Sequence[tuple[int, int, int]]) -> Score:
    """Measure documents of which each row says how much is right, false and missed."""
    right, false, missed = (sum(column) for column in zip(*rows, strict=True)) if rows else (0, 0, 0)
    return Score(
        precision=figure(rows, precision), recall=figure(rows, recall), f1=figure(rows, f1), right=right, false=false, missed=missed
    )
