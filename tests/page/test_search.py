"""Suggestions over names: which match, in what order; and cells that are safe in a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from kg.files.cells import guarded, to_csv
from tests.page.scripts import blank_page


@pytest.fixture(scope="module")
def page(browser: Any) -> Iterator[Any]:
    opened = blank_page(browser, "filtering.js", "paths.js", "search.js", "csv.js")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "query, found",
    [
        ("", []),
        ("  ", []),
        ("norland", ["Norland", "Norland", "Norland army"]),
        ("ARMY", ["Norland army", "raid on the army"]),
        ("ase", ["Åse Łund"]),
        ("lund", ["Åse Łund"]),
        ("The Front", ["Red Front (the Front)"]),
        ("front", ["Red Front"]),
        ("mayor", ["Åse Łund (the mayor)"]),
        ("est", ["Estfold"]),
        ("talks", ["talks"]),
        ("raid", ["raid on the army"]),
        (
            "o",
            ["raid on the army", "bombing of Hill", "Red Front", "Norland army", "Estfold", "Norland", "Norland", "Åse Łund (the mayor)"],
        ),
        ("x", []),
    ],
)
def test_suggestions(page: Any, query: str, found: list[str]) -> None:
    told = "(query) => suggest(nameIndex(world), query).map(({ node, alias }) => node.label + (alias ? ` (${alias})` : ''))"
    assert page.evaluate(told, query) == found


@pytest.mark.parametrize(
    "text, plain",
    [
        ("Đà Nẵng", "da nang"),
        ("Mañana", "manana"),
        ("ISIL’s", "isil's"),
        ("Straße", "strasse"),
        ("إدلب", "ادلب"),
        ("al–Bab", "al-bab"),
        ("İzmir", "izmir"),
    ],
)
def test_names_are_compared_without_accents(page: Any, text: str, plain: str) -> None:
    assert page.evaluate("(text) => folded(text)", text) == plain


CELLS = [
    "", "plain", "a - b", "=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1", "\n=1", "\r", "\u00a0=1", "\u200b=1", "\u202e@x",
    "＝1", "＋1", "－1", "＠x", "−1", "'=1", "a,b", 'say "so"', "two\nlines", "x\ry", "دمشق", "\u0000=1", "😀=1",
]  # fmt: skip


@pytest.mark.parametrize("text", CELLS)
def test_cells_are_guarded_as_in_every_other_table(page: Any, text: str) -> None:
    assert page.evaluate("(text) => guardedCell(text)", text) == guarded(text)


def test_csv_is_written_as_every_other_table(page: Any) -> None:
    rows = [[text, "end"] for text in CELLS]
    written = page.evaluate("(rows) => csvText(['text', 'mark'], rows)", rows)
    assert written == "\ufeff" + to_csv(["text", "mark"], [[guarded(cell) for cell in row] for row in rows])


def test_numbers_stay_numbers(page: Any) -> None:
    assert page.evaluate("csvText(['n'], [[-3], [null]])") == "\ufeffn\n-3\n\n"
