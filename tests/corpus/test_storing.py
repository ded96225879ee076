"""A corpus in a store."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from made_corpora import article, built, dump, write

from kg.corpus import storing
from kg.corpus.contents import contents_of
from kg.corpus.storing import load_corpus
from kg.store import Folder, dumped
from kg.store.contents import ONTOLOGY
from kg.store.taking import Taken

ROWS = [*map(article, range(12)), article(3, id="b3", date="2023-12-31")]


def loaded(store: Path, corpus: Path) -> Taken:
    with contents_of(str(corpus)) as contents:
        return load_corpus(Folder(store), contents)


def quads(store: Path) -> set[str]:
    with Folder(store).reader() as graphs:
        lines = dumped(graphs).decode().splitlines(keepends=True)
    return {line for line in lines if not line.endswith(f"{ONTOLOGY} .\n")}


@pytest.mark.parametrize("lot", [1, 8])
def test_a_store_holds_what_the_corpus_holds(tmp_path: Path, lot: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storing, "_SHARDS", lot)
    source = write(tmp_path / "1.jsonl", ROWS)
    built(tmp_path / "c", source)
    assert loaded(tmp_path / "s", tmp_path / "c") == Taken(added=12)
    assert quads(tmp_path / "s") == set(dump(tmp_path / "c"))
    assert loaded(tmp_path / "s", tmp_path / "c") == Taken(unchanged=12)
    with Folder(tmp_path / "s").reader() as graphs:
        union = set(graphs.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    assert {quad.triple for quad in union} >= {quad.triple for quad in ox.parse("".join(dump(tmp_path / "c")), format=ox.RdfFormat.N_QUADS)}


def test_what_changed_takes_the_place_of_what_it_was(tmp_path: Path) -> None:
    source = write(tmp_path / "1.jsonl", ROWS)
    built(tmp_path / "c", source)
    loaded(tmp_path / "s", tmp_path / "c")
    built(tmp_path / "c", write(source, [article(99, id="a1") if row["id"] == "a1" else row for row in ROWS[:-1]]))
    assert loaded(tmp_path / "s", tmp_path / "c") == Taken(added=1, replaced=1, unchanged=10)
    held = quads(tmp_path / "s")
    assert set(dump(tmp_path / "c")) <= held
    gone = {line for line in held - set(dump(tmp_path / "c")) if "/doc/b3" not in line}
    assert gone == set(), "only the article that left the corpus is still in the store"
