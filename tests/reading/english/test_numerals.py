from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.reading.english.numerals import SCALES, TENS, UNITS, fraction_at, numeral_at, parse_number, vague_at

WORDS = {n: w for w, n in {**UNITS, **TENS}.items()}


def spell(n: int, *, joint: str = " and ") -> str:
    if n in WORDS:
        return WORDS[n]
    if n < 100:
        return f"{WORDS[n // 10 * 10]}-{WORDS[n % 10]}"
    for size, name in ((1000, "thousand"), (100, "hundred")):
        if n >= size:
            rest = n % size
            glue = joint if rest < 100 else " "
            return f"{spell(n // size, joint=joint)} {name}" + (glue + spell(rest, joint=joint) if rest else "")
    raise AssertionError(n)


@given(st.integers(0, 999_999), st.sampled_from([" and ", " "]))
def test_spelled_numbers_come_back(n: int, joint: str) -> None:
    assert parse_number(spell(n, joint=joint)) == n


@given(st.integers(0, 10**12))
def test_digits_with_commas_come_back(n: int) -> None:
    assert parse_number(f"{n:,}") == n
    assert parse_number(str(n)) == n


@given(st.integers(1, 999), st.sampled_from(sorted(SCALES)))
def test_scales_multiply(n: int, scale: str) -> None:
    assert parse_number(f"{n} {scale}") == n * SCALES[scale]
    assert parse_number(f"{spell(n)} {scale}") == n * SCALES[scale]


@given(st.lists(st.sampled_from([*UNITS, *TENS, *SCALES, "hundred", "and", "-", "a", "half", "dozen", "few", "of", "men"]), max_size=8))
def test_no_sequence_breaks_the_reader(words: list[str]) -> None:
    for at in range(len(words)):
        for found in (numeral_at(words, at), vague_at(words, at), fraction_at(words, at)):
            assert found is None or at < found.end <= len(words)


@pytest.mark.parametrize(
    "text,value",
    [
        ("one hundred and twenty", "120"),
        ("twenty-two", "22"),
        ("twenty two", "22"),
        ("a hundred", "100"),
        ("a thousand", "1000"),
        ("a million", "1000000"),
        ("1.2 million", "1200000"),
        ("3.5 billion", "3500000000"),
        ("10bn", "10000000000"),
        ("5k", "5000"),
        ("5 hundred", "500"),
        ("a dozen", "12"),
        ("two dozen", "24"),
        ("half a dozen", "6"),
        ("half-dozen", "6"),
        ("a half million", "500000"),
        ("one and a half million", "1500000"),
        ("5 lakh", "500000"),
        ("1,00,000", "100000"),
        ("7.62", "7.62"),
        ("zero", "0"),
    ],
)
def test_numerals(text: str, value: str) -> None:
    assert parse_number(text) == Decimal(value)
    assert str(parse_number(text)) == value


@pytest.mark.parametrize(
    "text",
    [
        "brigade",
        "23rd",
        "1,23",
        "1.2.3",
        "1234567890123456789012345678901234",
        "half",
        "third",
        "hundred-fold",
        "two three",
        "and",
        "a",
        "ten and",
        "AK-47",
    ],
)
def test_no_numerals(text: str) -> None:
    assert parse_number(text) is None


def test_two_numerals_joined_by_and_stay_two() -> None:
    assert numeral_at(["one", "hundred", "and", "two", "hundred"], 0) == (100, 2)
    assert numeral_at(["five", "and", "twenty"], 0) == (5, 1)


@pytest.mark.parametrize(
    "text,minimum",
    [
        ("dozens", 24),
        ("scores", 40),
        ("hundreds", 200),
        ("thousands", 2000),
        ("millions", 2_000_000),
        ("tens of thousands", 20_000),
        ("hundreds of thousands", 200_000),
        ("several", 3),
        ("several hundred", 300),
        ("several dozen", 36),
        ("a few", 2),
        ("a few hundred", 200),
        ("multiple", 2),
    ],
)
def test_vague_numerals(text: str, minimum: int) -> None:
    words = text.split()
    assert vague_at(words, 0) == (minimum, len(words))


@pytest.mark.parametrize("text", ["tens", "the few", "many", "a", "of thousands"])
def test_no_vague_numerals(text: str) -> None:
    assert vague_at(text.split(), 0) is None


@pytest.mark.parametrize(
    "text,value", [("half", "0.5"), ("a third", "0.333"), ("two - thirds", "0.667"), ("three quarters", "0.75"), ("one fifth", "0.2")]
)
def test_fractions(text: str, value: str) -> None:
    words = text.split()
    found = fraction_at(words, 0)
    assert found is not None
    assert (str(found.value), found.end) == (value, len(words))


@pytest.mark.parametrize("text", ["third", "two third", "five quarters", "a thirds", "second", "hour"])
def test_no_fractions(text: str) -> None:
    assert fraction_at(text.split(), 0) is None
