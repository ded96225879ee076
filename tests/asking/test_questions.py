"""What a query may be given as, and the headers of named questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.asking.questions import Param, find_question, questions, read_question
from kg.errors import QueryError


def test_a_name_a_file_or_sparql(tmp_path: Path) -> None:
    assert find_question("allies") is questions()["allies"]
    file = tmp_path / "mine.rq"
    file.write_text("# title: Mine\n# param: day (date, required) which day\nASK {}\n", encoding="utf-8")
    mine = find_question(str(file))
    assert (mine.name, mine.title) == ("mine", "Mine")
    assert mine.params == (Param(name="day", kind="date", is_required=True, description="which day"),)
    assert (mine.example, mine.answer) == ({}, ())
    assert find_question("ASK {}").sparql == "ASK {}"


def test_an_example_has_values_and_cells(tmp_path: Path) -> None:
    (tmp_path / "a.rq").write_text("# example: --place Deir ez-Zor --km 5\n# answer: a |  | b c |\nASK {}", encoding="utf-8")
    question = read_question(tmp_path / "a.rq")
    assert question.example == {"place": "Deir ez-Zor", "km": "5"}
    assert question.answer == ("a", "", "b c", "")


@pytest.mark.parametrize(
    "query, line",
    [
        ("alies", "no question is named 'alies'; did you mean 'allies'?"),
        ("zzz", "`kg ask --list` shows"),
        ("none.rq", "none.rq: cannot be read"),
    ],
)
def test_what_is_no_question(query: str, line: str) -> None:
    with pytest.raises(QueryError) as caught:
        find_question(query)
    assert line in str(caught.value)


def test_a_wrong_header(tmp_path: Path) -> None:
    (tmp_path / "a.rq").write_text("# param: actor who it is\nASK {}", encoding="utf-8")
    with pytest.raises(QueryError, match="right would be"):
        read_question(tmp_path / "a.rq")
