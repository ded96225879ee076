"""News of other things: no event and no relation may be read out of it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from texts_read import told

from kg.builder import Builder
from kg.model import Article

DATA = Path(__file__).parent / "data"
SENTENCES = [
    line
    for path in sorted(DATA.glob("other_news*.txt"))
    for line in path.read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
ARTICLES = sorted((DATA / "other_articles").glob("*.txt"))

# what is read where nothing should be, by the first words of the sentence or the name of the article
MISSES: dict[str, str] = {
    "A landing jet hit a catering truck": "a jet that hits is a warplane",
    "party-conference": "what a speaker calls generals and an invasion is read as it stands, by his word",
    "The series follows a band of rebels": "a series is told of as a story by its verb alone",
}


def rows(values: list[str]) -> list[object]:
    reasons = {v: why for v in values for start, why in MISSES.items() if v.startswith(start)}
    return [pytest.param(v, marks=[pytest.mark.xfail(strict=True, reason=reasons[v])] if v in reasons else []) for v in values]


@pytest.fixture(scope="module")
def found(builder: Builder) -> dict[str, list[str]]:
    """What each sentence and article tells."""
    texts = {s: s for s in SENTENCES} | {p.stem: p.read_text(encoding="utf-8") for p in ARTICLES}
    articles = [Article(id=f"text-{n}", text=text) for n, text in enumerate(texts.values())]
    return {key: told(facts) for key, facts in zip(texts, builder.facts(articles), strict=True)}


def test_there_are_enough() -> None:
    assert len(SENTENCES) >= 310
    assert len(ARTICLES) >= 30


@pytest.mark.parametrize("sentence", rows(SENTENCES))
def test_sentences(found: dict[str, list[str]], sentence: str) -> None:
    assert found[sentence] == []


@pytest.mark.parametrize("name", rows([p.stem for p in ARTICLES]))
def test_articles_tell_no_event(found: dict[str, list[str]], name: str) -> None:
    assert [line for line in found[name] if re.match(r"\w+ \[", line)] == []
