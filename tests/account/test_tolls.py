"""Counts to low, best and high: nothing added up, nothing counted twice, open bounds left open."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from told_graph import ASSERTED, ATTACK, count, rows, told

from kg.account.quantities import StatedQuantity
from kg.account.tolls import split, toll

# counts as (value, min, max, source, whole), low, best, high
EXACT, LEAST, MORE, DOZENS, ABOUT, UPTO = (30, 30, 30), (30, 30, None), (30, 31, None), (None, 24, None), (30, None, None), (30, None, 30)
TOLLS = [
    ([], (None, None, None)),
    ([(*EXACT, "", None)], (30, 30, 30)),
    ([(*LEAST, "", None)], (30, 30, None)),
    ([(*MORE, "", None)], (31, 31, None)),
    ([(*DOZENS, "", None)], (24, None, None)),
    ([(*ABOUT, "", None)], (None, 30, None)),
    ([(*UPTO, "", None)], (None, 30, 30)),
    ([(None, 20, 25, "", None)], (20, None, 25)),
    # a part is in its whole
    ([(*LEAST, "watch", None), (26, 26, 26, "watch", "0"), (4, 4, 4, "watch", "0")], (30, 30, None)),
    # a part whose whole is of no event here stands for itself
    ([(4, 4, 4, "watch", "elsewhere")], (4, 4, 4)),
    # two voices differ
    ([(4, 4, 4, "wire", None), (6, 6, 6, "watch", None)], (4, 4, 6)),
    ([(4, 4, 4, "wire", None), (*LEAST, "watch", None)], (4, 4, None)),
    ([(4, 4, 4, "wire", None), (*DOZENS, "watch", None)], (4, 4, None)),
    ([(*DOZENS, "wire", None), (*EXACT, "watch", None)], (24, 30, None)),
    # one voice that counts some, then more of the same dead
    ([(3, 3, 3, "wire", None), (5, 5, 5, "wire", None)], (5, 5, 5)),
]


def counts(given_: list[tuple[int | None, int | None, int | None, str, str | None]], measure: str = "killed") -> list[StatedQuantity]:
    return [
        StatedQuantity(
            iri=str(number),
            measure=measure,
            measure_label=measure,
            label="",
            value=decimal(value),
            least=decimal(low),
            most=decimal(high),
            status="reported",
            sources=(source,) if source else (),
            whole=whole,
        )
        for number, (value, low, high, source, whole) in enumerate(given_)
    ]


def decimal(number: int | None) -> Decimal | None:
    return None if number is None else Decimal(number)


@pytest.mark.parametrize("told_counts, ends", TOLLS)
def test_low_best_and_high(
    told_counts: list[tuple[int | None, int | None, int | None, str, str | None]], ends: tuple[int | None, ...]
) -> None:
    found = toll(counts(told_counts), "killed")
    assert (found.low, found.best, found.high) == ends
    other = toll(counts(told_counts), "wounded")
    assert (other.low, other.best, other.high) == (None, None, None), "of the measure asked for only"


FIGURES = st.one_of(
    st.integers(0, 99).map(lambda n: (n, n, n)),
    st.integers(0, 99).map(lambda n: (n, n, None)),
    st.integers(0, 99).map(lambda n: (None, n, None)),
    st.integers(0, 99).map(lambda n: (n, None, None)),
)
TOLD = st.lists(st.tuples(FIGURES, st.sampled_from(["", "wire", "watch"])), max_size=6)


@given(TOLD)
def test_property_the_ends_are_in_order_and_nothing_is_added_up(
    given_: list[tuple[tuple[int | None, int | None, int | None], str]],
) -> None:
    found = toll(counts([(*figures, source, None) for figures, source in given_]), "killed")
    ends = [end for end in (found.low, found.best, found.high) if end is not None]
    assert ends == sorted(ends)
    said = {figure for figures, _ in given_ for figure in figures}
    assert set(ends) <= said


def test_the_order_of_counts_is_of_no_account() -> None:
    one = counts([(4, 4, 4, "wire", None), (6, 6, 6, "watch", None), (4, 4, 4, "", None)])
    assert toll(one, "killed") == toll(reversed(one), "killed")


# what the whole counts, the parts with what they count, how it divides
SPLITS: list[tuple[tuple[str, int], list[tuple[str, int]], dict[str, int]]] = [
    (("b", 30), [("b", 26), ("b", 4)], {"b": 30, "": 0}),
    (("", 7), [("civilians", 2)], {"civilians": 2, "": 5}),
    (("", 7), [("civilians", 2), ("b", 5)], {"civilians": 2, "b": 5, "": 0}),
    (("", 9), [("civilians", 2), ("civilians", 3)], {"civilians": 3, "": 6}),  # "including three women and two children": some may be both
    (("", 5), [("civilians", 2), ("civilians", 3)], {"civilians": 5, "": 0}),
    (("", 5), [("civilians", 4), ("b", 3)], {"": 5}),
    (("", 5), [], {"": 5}),
]


@pytest.mark.parametrize("whole, parts, divided", SPLITS)
def test_a_count_divides_as_far_as_is_told(whole: tuple[str, int], parts: list[tuple[str, int]], divided: dict[str, int]) -> None:
    given_ = counts([(number, number, number, "", None if n == 0 else "0") for n, (_, number) in enumerate([whole, *parts])])
    buckets = {str(n): name for n, (name, _) in enumerate([whole, *parts])}
    assert split(given_[0], given_, lambda one: buckets[one.iri]) == divided


@given(st.integers(0, 50), st.lists(st.tuples(st.sampled_from(["a", "b", "civilians", ""]), st.integers(0, 50)), max_size=4))
def test_property_a_division_makes_up_its_whole(whole: int, parts: list[tuple[str, int]]) -> None:
    assume(whole or parts)
    given_ = counts([(number, number, number, "", None if n == 0 else "0") for n, number in enumerate([whole, *(n for _, n in parts)])])
    buckets = {str(n): name for n, name in enumerate(["", *(name for name, _ in parts)])}
    assert sum(split(given_[0], given_, lambda one: buckets[one.iri]).values()) == whole


def test_a_count_that_is_no_fact_counts_only_when_asked_for() -> None:
    graph = told(
        f"e:1 {ATTACK} ; {ASSERTED} ; ck:casualties e:c1, e:c2 ."
        + count("c1", "ck:value 3 ; ck:min 3 ; ck:max 3")
        + count("c2", "ck:value 20 ; ck:min 20 ; ck:max 20 ; ck:attributedTo actor:reds", status="claimed")
    )
    (row,) = rows(graph, "ged")
    assert (row["low"], row["best"], row["high"]) == ("3", "3", "3")
    assert row["counts"] == "c1; c2 (Red Front, claimed)"
    (row,) = rows(graph, "ged", everything=True)
    assert (row["low"], row["best"], row["high"]) == ("3", "3", "20")


@pytest.mark.parametrize(
    "figures",
    ["ck:value 0.5 ; ck:unit 'fraction'", "ck:value 2.5", "ck:value -3", "ck:value 'many'", "ck:value 'Infinity'", "ck:value 1e99999999"],
)
def test_what_is_no_number_of_people_is_no_toll(figures: str) -> None:
    odd = count("c1", figures)
    odd = odd.replace("ck:unit 'person' ; ", "") if "fraction" in figures else odd
    (row,) = rows(told(f"e:1 {ATTACK} ; {ASSERTED} ; ck:casualties e:c1 ." + odd), "csv")
    assert (row["killed_low"], row["killed_best"], row["killed_high"]) == ("", "", "")
