"""Intervals: where they lie, that they repeat, and what does not define one."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.evaluate.bootstrap import bootstrap


def share(sums: Sequence[float]) -> float:
    return sums[0] / sums[1] if sums[1] else math.nan


def test_documents_that_agree_leave_no_doubt() -> None:
    assert bootstrap([(1, 2)] * 30, share) == (0.5, 0.5)


def test_more_documents_make_the_interval_narrower() -> None:
    few, many = [(1, 2), (2, 2), (0, 2), (2, 2)], [(1, 2), (2, 2), (0, 2), (2, 2)] * 25
    (a, b), (c, d) = bootstrap(few, share), bootstrap(many, share)
    assert a < c < 0.625 < d < b


def test_the_interval_is_the_binomial_one_where_documents_hold_one_fact() -> None:
    low, high = bootstrap([(1, 1)] * 80 + [(0, 1)] * 20, share)
    # 0.8 plus and minus 1.96 standard errors of 0.04
    assert low == pytest.approx(0.72, abs=0.02)
    assert high == pytest.approx(0.88, abs=0.02)


def test_a_narrower_interval_lies_inside_and_other_draws_may_be_asked() -> None:
    rows = [(i % 5, 5) for i in range(40)]
    wide, narrow = bootstrap(rows, share), bootstrap(rows, share, percent=50)
    assert wide[0] < narrow[0] < narrow[1] < wide[1]
    assert bootstrap(rows, share, resamples=50) != wide


@pytest.mark.parametrize("rows", [[], [(3, 4)], [(0, 0), (0, 0)]])
def test_what_defines_no_interval(rows: list[tuple[int, int]]) -> None:
    assert all(math.isnan(end) for end in bootstrap(rows, share))


def test_draws_that_define_nothing_are_left_out() -> None:
    assert bootstrap([(1, 1), (0, 0)], share) == (1.0, 1.0)


ROWS = st.lists(st.tuples(st.integers(0, 9), st.integers(1, 9)).map(lambda r: (min(r), max(r))), min_size=2, max_size=12)


@given(ROWS)
def test_property_the_interval_repeats_and_lies_between_the_extremes(rows: list[tuple[int, int]]) -> None:
    low, high = bootstrap(rows, share, resamples=100)
    assert (low, high) == bootstrap(rows, share, resamples=100)
    ends = [share(row) for row in rows]
    assert min(ends) - 1e-9 <= low <= high <= max(ends) + 1e-9
