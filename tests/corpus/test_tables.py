"""A corpus summed up: counts as it streams by, tables that SQL is asked of."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from made_corpora import HERE, article, built, write

from kg.builder import Builder
from kg.corpus import reading
from kg.corpus.building import build
from kg.corpus.contents import contents_of
from kg.corpus.counting import counted_in
from kg.corpus.querying import asked
from kg.corpus.storage import Storage, open_storage
from kg.corpus.tables import make_tables
from kg.errors import OutputError, QueryError

TEXT = "BEIRUT, March {} - The Islamic State shelled the town of Idlib on Monday, killing {} soldiers, the army said."


@pytest.fixture
def corpus(tmp_path: Path, builder: Builder, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Three articles read by the real reader, in two shards."""
    monkeypatch.setattr(reading, "Builder", lambda _: builder)
    rows = [{"id": f"i{n}", "text": TEXT.format(n, n), "date": f"2024-03-0{n}"} for n in (3, 4, 5)]
    build(open_storage(tmp_path / "c"), [write(tmp_path / "1.jsonl", rows)], engine=HERE, size=2)
    return tmp_path / "c"


def asks(corpus: Path, query: str) -> list[tuple[object, ...]]:
    with contents_of(str(corpus)) as contents:
        make_tables(contents)
        with asked(contents.storage, query) as answer:
            return list(answer.rows)


def test_tables_hold_a_row_an_event_an_actor_a_count(corpus: Path) -> None:
    pytest.importorskip("pyarrow", reason="pyarrow is an extra: pip install pyarrow")
    pytest.importorskip("duckdb", reason="DuckDB is an extra: pip install duckdb")
    assert asks(corpus, "SELECT class, killed_best, article FROM events ORDER BY article") == [
        ("Shelling", 3, "i3"),
        ("Shelling", 4, "i4"),
        ("Shelling", 5, "i5"),
    ]
    assert asks(corpus, "SELECT DISTINCT role, class, count(*) FROM actors WHERE role = 'perpetrator' GROUP BY ALL") == [
        ("perpetrator", "Shelling", 3)
    ]
    assert asks(corpus, "SELECT sum(best) FROM counts WHERE measure = 'killed'") == [(12,)]


def test_only_what_is_new_is_summed_up(corpus: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow", reason="as above")
    made = []
    with contents_of(str(corpus)) as contents:
        make_tables(contents, lambda: made.append(1))
    built_on = write(corpus.parent / "1.jsonl", [{"id": "i3", "text": TEXT.format(3, 3), "date": "2024-03-03"}])
    build(open_storage(corpus), [built_on], engine=HERE)
    with contents_of(str(corpus)) as contents:
        make_tables(contents, lambda: made.append(2))
        assert len(contents.storage.names("tables/events")) == 1
    assert made == [1, 1, 2], "the shard that lost an article is made again, and the one that lost all is removed"


@pytest.mark.parametrize(
    "query, told",
    [
        ("SELECT * FROM read_csv('/etc/passwd')", "Permission Error"),
        ("COPY events TO 'x.csv'", "no single SELECT"),
        ("SELECT 1; SELECT 2", "no single SELECT"),
        ("SELECT nothing FROM events", "Binder Error"),
        ("SELECT event::INTEGER FROM events", "Conversion Error"),
    ],
)
def test_a_query_that_does_anything_else_is_refused(corpus: Path, query: str, told: str) -> None:
    pytest.importorskip("duckdb", reason="as above")
    with pytest.raises(QueryError, match=told):
        asks(corpus, query)


def test_what_is_missing_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    storage: Storage = open_storage(tmp_path / "c")
    built(tmp_path / "c", write(tmp_path / "1.jsonl", [article(1)]))
    monkeypatch.setitem(sys.modules, "duckdb", None)
    with pytest.raises(QueryError, match=r"pip install 'kg\[sql\]'"), asked(storage, "SELECT 1"):
        pass
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with contents_of(str(tmp_path / "c")) as contents, pytest.raises(OutputError, match="pip install pyarrow"):
        make_tables(contents)


def test_a_corpus_is_counted(corpus: Path) -> None:
    with contents_of(str(corpus)) as contents:
        numbers = counted_in(contents)
    assert (numbers["articles"], numbers["events"], numbers["casualty counts"]) == (3, 3, 3)
    assert numbers["mentions"] > 9
    assert numbers["quads"] > 300
