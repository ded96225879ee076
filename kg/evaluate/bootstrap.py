"""How far a figure measured on some documents may be off: the percentile bootstrap over documents.

Facts of one article stand and fall together, so whole documents are drawn again, with replacement, never single facts. The
draws begin from a fixed seed: the same counts give the same interval.

Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

import numpy as np

__all__ = ["bootstrap"]

_SEED = 20230809


def bootstrap(
    counts_per_doc: Sequence[Sequence[float]], statistic: Callable[[Sequence[float]], float], *, resamples: int = 1000, percent: float = 95
) -> tuple[float, float]:
    """Return the ends of the interval in which ``statistic`` lies for ``percent`` of the ``resamples``.

    A row of ``counts_per_doc`` is one document; ``statistic`` is given the sums of its columns over the documents drawn, and
    returns NaN where they do not define it (0 of 0). Both ends are NaN where fewer than two documents, or no draw, define anything.

    >>> share = lambda sums: sums[0] / sums[1]
    >>> [round(end, 2) for end in bootstrap([(8, 10), (5, 10), (9, 10), (2, 10)], share)]
    [0.35, 0.85]
    >>> bootstrap([(8, 10)], share)
    (nan, nan)
    """
    if len(counts_per_doc) < 2:
        return math.nan, math.nan
    values = np.array([statistic(sums) for sums in _sums(counts_per_doc, resamples)], dtype=float)
    defined = values[~np.isnan(values)]
    if not defined.size:
        return math.nan, math.nan
    low, high = np.percentile(defined, [50 - percent / 2, 50 + percent / 2])
    return float(low), float(high)


def _sums(counts: Sequence[Sequence[float]], resamples: int) -> list[list[float]]:
    """The columns' sums in each resample: how often each document is drawn, times its counts."""
    number = len(counts)
    # RandomState's stream is frozen, that of the newer generators may change from one numpy to the next
    drawn = np.random.RandomState(_SEED).multinomial(number, [1 / number] * number, size=resamples)
    sums: list[list[float]] = (drawn @ np.asarray(counts)).tolist()
    return sums
