"""What a corpus holds is a function of the set of its articles, and of nothing else."""

from __future__ import annotations

import random
import tempfile
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_corpora import Row, article, built, digest, dump, write

from kg.corpus.building import Engine
from kg.corpus.compacting import compact
from kg.corpus.storage import open_storage

# articles of one id and other texts, of one text and other ids and dates, near copies, refused ones
ROWS: Sequence[Row] = [
    *(article(number) for number in range(12)),
    article(20, id="a1"),
    article(21, id="a1"),
    article(3, id="b3", date="2023-12-31", publisher="Early Times"),
    article(3, id="c3", url="https://late.example/3"),
    article(4, publisher="Another Paper"),
    article(5, text=str(article(5)["text"]).replace("5 soldiers", "6 soldiers")),
    {"id": "empty", "text": " "},
    article(30, text="RAISE " + str(article(30)["text"])),
]


def whole() -> str:
    with tempfile.TemporaryDirectory() as folder:
        built(Path(folder) / "c", write(Path(folder) / "all.jsonl", ROWS))
        return digest(Path(folder) / "c")


WHOLE = whole()


@given(order=st.permutations(range(len(ROWS))), cuts=st.sets(st.integers(1, len(ROWS) - 1), max_size=3), size=st.integers(1, 9))
def test_property_order_runs_and_shards_do_not_matter(order: list[int], cuts: set[int], size: int) -> None:
    rows = [ROWS[at] for at in order]
    bounds = [0, *sorted(cuts), len(rows)]
    with tempfile.TemporaryDirectory() as name, patch("os.fsync"):
        folder = Path(name)
        for number, (begin, end) in enumerate(pairwise(bounds)):
            built(folder / "c", write(folder / f"{number}.jsonl", rows[begin:end]), size=size)
        assert digest(folder / "c") == WHOLE
        before = len(open_storage(folder / "c").names("facts"))
        compact(open_storage(folder / "c"), size=7)
        assert digest(folder / "c") == WHOLE
        assert len(open_storage(folder / "c").names("facts")) <= max(before, len(ROWS) // 7 + 1)


@pytest.mark.parametrize("workers", [1, 2])
def test_workers_do_not_matter(tmp_path: Path, workers: int) -> None:
    rows = list(ROWS)
    random.Random(workers).shuffle(rows)
    built(tmp_path / "c", write(tmp_path / "all.jsonl", rows), engine=Engine(workers=workers))
    assert digest(tmp_path / "c") == WHOLE


def test_articles_of_one_id_are_told_apart_by_their_texts(tmp_path: Path) -> None:
    built(tmp_path / "c", write(tmp_path / "1.jsonl", [article(1), article(2)]))
    assert dump(tmp_path / "c", "/doc/a1/graph")
    built(tmp_path / "c", write(tmp_path / "2.jsonl", [article(20, id="a1")]))
    assert not dump(tmp_path / "c", "/doc/a1/graph"), "neither of the two has the id alone"
    ids = {line.split('"')[1] for line in dump(tmp_path / "c") if '"id:a1' in line}
    assert len(ids) == 2
    assert all(one.startswith("id:a1-") for one in ids)


def test_an_article_has_its_id_again_when_the_other_is_gone(tmp_path: Path) -> None:
    source = write(tmp_path / "1.jsonl", [article(1), article(20, id="a1")])
    built(tmp_path / "c", source)
    built(tmp_path / "c", write(source, [article(1)]))
    built(tmp_path / "d", source)
    assert dump(tmp_path / "c", "/doc/a1/graph")
    assert digest(tmp_path / "c") == digest(tmp_path / "d")


def test_a_text_is_read_once_as_of_its_earliest_date_and_every_source_is_kept(tmp_path: Path) -> None:
    rows = [article(3), article(3, id="b3", date="2023-12-31"), article(3, id="c3", url="https://late.example/3")]
    built(tmp_path / "c", write(tmp_path / "1.jsonl", rows))
    assert dump(tmp_path / "c", "/doc/b3/graph")
    assert not dump(tmp_path / "c", "/doc/a3/graph")
    copies = "".join(dump(tmp_path / "c", "/copies"))
    for copy in ("a3", "c3"):
        assert f"/doc/{copy}> <https://w3id.org/conflict-kg/onto#exactCopyOf> <https://w3id.org/conflict-kg/doc/b3>" in copies
    assert "https://late.example/3" in copies


def test_a_story_with_one_number_changed_is_read_too_and_linked(tmp_path: Path) -> None:
    long = " ".join(str(article(n)["text"]) for n in range(6))
    rows = [article(1, text=long, id="first"), article(2, text=long.replace("killed 3", "killed 4"), id="second"), article(3)]
    built(tmp_path / "c", write(tmp_path / "1.jsonl", rows))
    assert dump(tmp_path / "c", "/doc/first/graph")
    assert dump(tmp_path / "c", "/doc/second/graph")
    (line,) = dump(tmp_path / "c", "/copies")
    assert "/doc/second> <https://w3id.org/conflict-kg/onto#nearCopyOf> <https://w3id.org/conflict-kg/doc/first>" in line
