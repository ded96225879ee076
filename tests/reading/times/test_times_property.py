"""Times of any words: a written date is read back, bounds are in order and never invented."""

from __future__ import annotations

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from kg.reading.times.time_grammar import RULES
from kg.reading.times.time_resolution import resolve
from kg.reading.times.time_values import Setting
from kg.reading.times.time_words import matches_in, words_in

FORMATS = ["%B {d}, %Y", "{d} %B %Y", "%b {d}, %Y", "%Y-%m-%d", "%A, %B {d}, %Y", "%A {d} %B %Y", "the {d}th of %B %Y", "{d} %B, %Y"]
DATES = st.dates(datetime.date(1500, 1, 1), datetime.date(2099, 12, 31))


@given(DATES, st.sampled_from(FORMATS))
def test_any_date_is_read_back(date: datetime.date, layout: str) -> None:
    text = date.strftime(layout).replace("{d}", str(date.day))
    (found,) = words_in(f"Shells fell on {text}.")
    time = resolve(found, Setting())
    assert (time.earliest, time.latest, time.date) == (date, date, date.isoformat())


PIECES = [
    "March 9",
    "2015",
    "since",
    "until",
    "Friday",
    "last",
    "year",
    "from",
    "to",
    "9 May",
    "between",
    "and",
    "two",
    "weeks",
    "ago",
    "later",
    "the same month",
    "In",
    "early",
    "the",
    "1990s",
    "spring",
    "29 February",
    ",",
    "next",
    "past",
    "month",
    "-",
    "Christmas Day",
    "by",
    "before",
    "after",
    "following day",
    "night",
    "overnight",
    "the following Sunday",
    "the end of the year",
    "first week of",
    "that day",
    "dawn on",
    "onwards",
    "through",
]


@settings(max_examples=300)
@given(st.lists(st.sampled_from(PIECES), max_size=10), st.none() | DATES, st.sampled_from(["", "past", "future", "open"]))
def test_bounds_are_in_order_and_never_invented(pieces: list[str], date: datetime.date | None, tense: str) -> None:
    before = []
    for found in words_in(" ".join(pieces)):
        time = resolve(found, Setting(published=date, before=tuple(before), tense=tense))
        before.append(time)
        assert time.earliest is None or time.latest is None or time.earliest <= time.latest
        has_bound = time.earliest is not None or time.latest is not None
        assert has_bound == (time.resolution in ("absolute", "relative-resolved"))
        assert date is not None or time.anchor != "publication" or not has_bound


_PIECES = """
    the The of on early Late 3 3rd 21 7, May may SEPT. Sept. Oct. June june 2015 1990s 90 1990's last year Monday WEDNESDAY Sunday, Fri. at
    over weekend weekends ago ago. earlier later, before after after, before. two few about hours Days days weeks minutes night and to - –
"""


@given(st.lists(st.sampled_from(_PIECES.split()), max_size=14).map(" ".join))
def test_what_a_pattern_needs_is_in_each_of_its_matches(text: str) -> None:
    for _, rule, needed in RULES:
        assert needed.search(text) or not rule.search(text)


_TEXTS = st.lists(st.sampled_from(_PIECES.split()), max_size=14).map(" ".join)


@given(st.lists(_TEXTS, min_size=1, max_size=3), st.integers(150, 450))
def test_what_is_sought_around_what_it_needs_is_all_that_there_is(texts: list[str], apart: int) -> None:
    text = f" {'soldiers' * (apart // 8)} ".join(["", *texts, ""])
    for _, rule, needed in RULES:
        assert [m.span() for m in matches_in(text, rule, needed)] == [m.span() for m in rule.finditer(text)]
