"""The formats of answers, with texts that are not to be trusted."""

from __future__ import annotations

import csv
import datetime
import io
import sys
from decimal import Decimal

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.asking.answers import Table, html_table, turtle_of
from kg.errors import GraphError, OutputError
from kg.ontology.terms import PREFIXES, XSD


def typed(text: str, kind: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + kind))


TABLE = Table(
    columns=("what", "n"),
    rows=(
        (ox.Literal('=HYPERLINK("x")', language="en"), typed("-3", "integer")),
        (ox.NamedNode("https://example.org/a"), typed("2.50", "decimal")),
        (ox.Literal("a\tb\n<b>|c"), None),
    ),
)


def test_csv_runs_no_text_and_keeps_numbers() -> None:
    rows = list(csv.reader(io.StringIO(TABLE.to_csv(), newline="")))
    assert rows == [["what", "n"], ['\'=HYPERLINK("x")', "-3"], ["https://example.org/a", "2.50"], ["a\tb\n<b>|c", ""]]


def test_tsv_keeps_kinds_types_and_languages() -> None:
    assert TABLE.to_tsv().splitlines() == [
        "?what\t?n",
        '"=HYPERLINK(\\"x\\")"@en\t"-3"^^<http://www.w3.org/2001/XMLSchema#integer>',
        '<https://example.org/a>\t"2.50"^^<http://www.w3.org/2001/XMLSchema#decimal>',
        '"a\\tb\\n<b>|c"\t',
    ]


MARKDOWN = [
    ("a|b", "a\\|b"),
    ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
    ("[x](javascript:1)", "\\[x\\](javascript:1)"),
    ("![x](y)", "!\\[x\\](y)"),
    ("*a* _b_ `c` ~~d~~", "\\*a\\* \\_b\\_ \\`c\\` \\~\\~d\\~\\~"),
    ("https://x.example www.x.example a@x.example", "https\\://x.example www\\.x.example a\\@x.example"),
    ("a\r\n| - |", "a \\| - \\|"),
    ("a & b, e.g. 5-10", "a &amp; b, e.g. 5-10"),
]


@pytest.mark.parametrize("text, shown", MARKDOWN)
def test_markdown_shows_markup_and_does_none(text: str, shown: str) -> None:
    table = Table(columns=("a", "b"), rows=((ox.Literal(text), None),))
    assert table.to_markdown() == f"| a | b |\n| --- | --- |\n| {shown} |  |\n"


@given(st.lists(st.text(st.characters(exclude_categories=("Cs",)), max_size=10), min_size=2, max_size=2))
def test_property_no_text_leaves_its_cell(texts: list[str]) -> None:
    table = Table(columns=("a", "b"), rows=(tuple(map(ox.Literal, texts)),))
    assert table.to_markdown().count("\n") == 3
    assert table.to_markdown().splitlines()[2].replace("\\\\", "").replace("\\|", "").count("|") == 3
    assert table.to_tsv().count("\n") == 2
    assert table.to_tsv().count("\t") == 2
    assert table._repr_html_().count("<") == html_table(("a", "b"), [["", ""]]).count("<")


def test_rows_are_python_values() -> None:
    assert list(TABLE) == [
        {"what": '=HYPERLINK("x")', "n": -3},
        {"what": "https://example.org/a", "n": Decimal("2.50")},
        {"what": "a\tb\n<b>|c", "n": None},
    ]
    assert len(TABLE) == 3
    odd = (
        typed("2024-05-07", "date"),
        typed("2024-13-01", "date"),
        typed("x", "integer"),
        typed("true", "boolean"),
        typed("1e3", "double"),
    )
    (row,) = Table(columns=tuple("abcde"), rows=(odd,))
    assert list(row.values()) == [datetime.date(2024, 5, 7), "2024-13-01", "x", True, 1000.0]


def test_pandas() -> None:
    pytest.importorskip("pandas", reason="pandas is an extra: pip install pandas")
    frame = TABLE.to_pandas()
    assert (list(frame.columns), len(frame), frame["n"][0]) == (["what", "n"], 3, -3)
    assert list(Table(columns=("a",), rows=()).to_pandas().columns) == ["a"]


def test_without_pandas_it_is_said_how_to_mend_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(OutputError, match="pip install pandas"):
        TABLE.to_pandas()


def test_a_notebook_shows_texts_not_markup_and_not_too_many() -> None:
    assert "&lt;b&gt;|c" in TABLE._repr_html_()
    shown = html_table(("<a>",), [["&"]] * 250)
    assert shown.count("<tr>") == 201
    assert shown.startswith("<table><thead><tr><th>&lt;a&gt;</th>")
    assert shown.endswith("<p>… and 50 more rows</p>")


def test_triples_as_turtle() -> None:
    one = f'<{PREFIXES["actor"]}x> <{PREFIXES["ck"]}ordinal> "5"^^<{XSD}integer> .\n'
    assert "actor:x ck:ordinal 5 .\n" in turtle_of(one)
    assert turtle_of("") == "\n"
    with pytest.raises(GraphError, match="a blank node"):
        turtle_of("_:a <x:b> <x:c> .\n")
