"""A page of a corpus holds the articles that name what it is about, the latest of them."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_corpora import HERE, write
from typer.testing import CliRunner

from kg.builder import Builder
from kg.cli.app import app
from kg.corpus import reading
from kg.corpus.building import build
from kg.corpus.contents import contents_of
from kg.corpus.picking import picked
from kg.corpus.storage import open_storage
from kg.errors import GraphError

_TEXTS = {
    "old": ("2024-03-01", "Rebels shelled Idlib on Monday, killing six soldiers, the army said."),
    "new": ("2024-03-05", "Boko Haram fighters attacked a village near Maiduguri on Sunday and killed nine farmers."),
    "mid": ("2024-03-03", "Boko Haram abducted four teachers in Maiduguri, police said."),
}


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, builder: Builder) -> Path:
    folder = tmp_path_factory.mktemp("picked")
    articles = [{"id": one, "date": date, "text": text} for one, (date, text) in _TEXTS.items()]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "Builder", lambda _: builder)
        build(open_storage(folder / "c"), [write(folder / "1.jsonl", articles)], engine=HERE, size=2)
    return folder / "c"


def titles(corpus: Path, name: str | None, at_most: int) -> tuple[set[str], int]:
    with contents_of(str(corpus)) as contents:
        taken = picked(contents, name, at_most=at_most)
    ids = {str(getattr(one.object, "value", "")) for one in taken.triples if one.predicate.value.endswith("identifier")}
    assert len([one for one in ids if one.startswith("id:")]) == taken.articles
    return {one.removeprefix("id:") for one in ids if one.startswith("id:")}, taken.found


@pytest.mark.parametrize(
    ("name", "at_most", "right"),
    [
        (None, 3, ({"old", "mid", "new"}, 3)),
        ("boko haram", 3, ({"mid", "new"}, 2)),
        ("Boko Haram", 1, ({"new"}, 2)),
        ("Idlib", 3, ({"old"}, 1)),
    ],
)
def test_the_latest_articles_that_name_it(corpus: Path, name: str | None, at_most: int, right: tuple[set[str], int]) -> None:
    assert titles(corpus, name, at_most) == right


def test_what_is_too_much_or_not_there_is_said(corpus: Path) -> None:
    with contents_of(str(corpus)) as contents:
        with pytest.raises(GraphError, match="more than 2 articles are too many for one page; say what it is about: --focus NAME"):
            picked(contents, None, at_most=2)
        with pytest.raises(GraphError, match="Boko: nothing in the corpus has that name"):
            picked(contents, "Boko", at_most=2)


def test_the_page_of_a_corpus(corpus: Path, tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    done = CliRunner().invoke(app, ["page", str(corpus), "--focus", "Boko Haram", "--articles", "1", "-o", str(page)])
    assert done.exit_code == 0
    assert "2 articles name Boko Haram; the page has the latest 1 (--articles N for more)" in done.stderr
    html = page.read_text()
    assert "nine farmers" in html
    assert "four teachers" not in html
    assert "six soldiers" not in html
