"""What differs between two corpora or builds."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_corpora import HERE, write

from kg.builder import Builder
from kg.corpus import reading
from kg.corpus.building import build
from kg.corpus.differing import changes_between
from kg.corpus.storage import open_storage

SHELLING = "Rebels shelled the town of Idlib on Monday, killing five soldiers, the army said."
STRIKE = "An air strike killed nine civilians in Aleppo on Tuesday."


@pytest.fixture
def corpora(tmp_path: Path, builder: Builder, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    monkeypatch.setattr(reading, "Builder", lambda _: builder)
    texts = {
        "a": {"same": SHELLING, "more": SHELLING, "toll": SHELLING, "moved": SHELLING, "gone": STRIKE},
        "b": {
            "same": SHELLING,
            "more": f"{SHELLING} {STRIKE}",
            "toll": SHELLING.replace("five", "six"),
            "moved": f"It was cold. {SHELLING}",
            "new": STRIKE,
        },
    }
    for name, articles in texts.items():
        rows = [{"id": one, "text": text + f" So it was in {one}.", "date": "2024-03-03"} for one, text in articles.items()]
        build(open_storage(tmp_path / name), [write(tmp_path / f"{name}.jsonl", rows)], engine=HERE, size=2)
    return str(tmp_path / "a"), str(tmp_path / "b")


def test_what_came_went_and_changed_is_told_with_its_words(corpora: tuple[str, str]) -> None:
    found = list(changes_between(*corpora))
    by_article = {one.rpartition("/")[2]: [c for c in found if c.article == one] for one in {c.article for c in found}}
    assert by_article.keys() == {"more", "toll", "gone", "new"}
    assert [(c.sign, c.kind) for c in by_article["new"]] == [("+", "article"), ("+", "event")]
    assert [(c.sign, c.kind) for c in by_article["gone"]] == [("-", "article"), ("-", "event")]
    (more,) = by_article["more"]
    assert (more.sign, more.kind, more.quote) == ("+", "event", STRIKE)
    (toll,) = [c for c in by_article["toll"] if c.sign == "~"]
    assert [name for name in toll.details if name == "counts"] == ["counts"]
    assert "five" in toll.details["counts"][0]
    assert "six" in toll.details["counts"][1]


def test_a_corpus_is_no_other_than_a_build_of_its_articles(corpora: tuple[str, str], tmp_path: Path, builder: Builder) -> None:
    (tmp_path / "graph.ttl").write_bytes(builder.build([tmp_path / "a.jsonl"]).graph_ttl)
    assert list(changes_between(corpora[0], str(tmp_path / "graph.ttl"))) == []
    assert list(changes_between(corpora[0], corpora[0])) == []
