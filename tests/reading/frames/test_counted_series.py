"""A whole and the counts that add up to it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from kg.reading.findings.found import NumberExpression
from kg.reading.frames.counted_series import exact_count, summands


@pytest.mark.parametrize(
    ("total", "counts", "parts"),
    [
        (5, [3, 2], 2),
        (5, [3, 2, 4], 2),
        (5, [1, 1, 1, 2], 4),
        (5, [5], 0),
        (5, [3, 3], 0),
        (5, [3], 0),
        (5, [], 0),
    ],
)
def test_summands(total: int, counts: list[int], parts: int) -> None:
    numbered = [(n, Decimal(count)) for n, count in enumerate(counts)]
    assert summands(Decimal(total), numbered) == list(range(parts))


def test_no_more_is_taken_than_reaches_the_total() -> None:
    counts = iter([("a", Decimal(3)), ("b", Decimal(2)), ("c", Decimal(1))])
    assert summands(Decimal(5), counts) == ["a", "b"]
    assert next(counts) == ("c", Decimal(1))


@pytest.mark.parametrize(
    ("value", "minimum", "maximum", "count"),
    [("12", "12", "12", 12), ("2.2", "2.2", "2.2", None), ("12", "12", None, None), (None, None, "3", None)],
)
def test_exact_counts(value: str | None, minimum: str | None, maximum: str | None, count: int | None) -> None:
    value_, low, high = (None if n is None else Decimal(n) for n in (value, minimum, maximum))
    number = NumberExpression(begin=0, end=1, kind="number", found_by="numeral", value=value_, minimum=low, maximum=high, unit="strike")
    assert exact_count(number) == count
