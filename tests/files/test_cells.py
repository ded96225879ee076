"""CSV that other programs open: what would run, and what must stay as it is."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.files.cells import guarded, to_csv

RUNS = [
    "=1",
    "+1",
    "-1",
    "@A1",
    " =1",
    "\t=1",
    "\r=1",
    "\n=1",
    "\u00a0=1",
    "\ufeff=1",
    "\x00=1",
    "＝1",
    "＋1",
    "－1",
    "＠A1",
    "−1",
    "\tx",
    "\rx",
]
STAYS = ["", " ", "a", "a=1", "1-2", "'=1", "“=1”", "(-1)", "#1", "10:30", "https://example.org/a=b"]


@pytest.mark.parametrize("text", RUNS)
def test_what_would_run_is_text(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", STAYS)
def test_what_is_text_stays(text: str) -> None:
    assert guarded(text) == text


CELLS = st.text(st.characters(exclude_categories=("Cs",)), max_size=6)


@given(st.integers(1, 4).flatmap(lambda width: st.lists(st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=4)))
def test_property_a_reader_gets_the_cells_back(table: list[list[str]]) -> None:
    assert list(csv.reader(io.StringIO(to_csv(table[0], table[1:]), newline=""))) == table
