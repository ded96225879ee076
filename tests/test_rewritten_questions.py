"""The worked model's forty questions of the rewritten seed article; what they ask and expect goes through the table that rewrote it."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from test_competency import QUESTIONS, aligned, answered, params, plain
from test_rewritten_seed import DAYS, NUMBERS, SEED, WORDS, changed, rewritten

from kg.builder import Builder

NODES = {
    "actor:isil": "actor:hayat-tahrir-al-sham",
    "actor:russian-government": "actor:turkish-government",
    "actor:iranian-government": "actor:chinese-government",
    "actor:syrian-observatory-for-human-rights": "actor:airwars",
    "place:gn-170792": "place:gn-169575",
    "place:jazel-oil-field": "place:al-omar-oil-field",
}
PARTS = {".raqqa": ".hama", ".homs": ".deir-ez-zor", ".deir-ez-zor": ".homs"}
ANSWERS = {
    "CQ02": [["HTS"]],
    "CQ10": [["rifle"]],
    "CQ21": [[str(43 + 21 + 14 + 9)]],
    "CQ25": [["Palmyra", "https://sws.geonames.org/163808/"]],
}
"""What is no word or number of the text: names of concepts, identifiers, other names and a sum."""
COUNTED = ("CQ07",)
"""Answers that count nodes of the graph, which no rewriting changes."""

pytestmark = pytest.mark.skipif(not QUESTIONS.exists(), reason="the worked model (../shared/design/ontology) is not here")


def moved(place: int) -> int:
    """Where a place of the original text stands in the rewritten one; within words that were replaced, their start."""
    words, shift = sorted(WORDS, key=len, reverse=True), 0
    for match in re.finditer("|".join(map(re.escape, words)), SEED):
        if place < match.end():
            return min(place, match.start()) + shift
        shift += len(WORDS[match[0]]) - len(match[0])
    return place + shift


def renamed(label: str) -> str:
    return PARTS.get(label) or changed(label)


def asked(question: dict[str, object]) -> dict[str, object]:
    """The question of the rewritten article, with what is expected."""
    head, select, where = str(question["sparql"]).partition("SELECT")
    where = re.sub("|".join(NODES), lambda m: NODES[m[0]], where)
    where = re.sub(r'"([^"]*)"@en', lambda m: f'"{renamed(m[1])}"@en', where)
    where = re.sub(r"= (\d+)\)", lambda m: f"= {NUMBERS[int(m[1])]})", where)
    where = where.replace('"2011"', f'"{DAYS["2011-01-01"][:4]}"')
    return question | {"sparql": head + select + where, "expected": expected(question)}


def expected(question: dict[str, object]) -> list[list[str]]:
    name, rows = str(question["id"]), question["expected"]
    assert isinstance(rows, list)
    if name in COUNTED:
        return rows
    if name == "CQ36":
        return [[str(moved(int(begin))), str(moved(int(end))), renamed(text)] for begin, end, text in rows]
    return ANSWERS.get(name) or [[renamed(plain(cell)) for cell in row] for row in rows]


def built(builder: Builder, folder: Path) -> ox.Store:
    """The rewritten article's graph, its free wording replaced as in the original's."""
    path = folder / "isil-attacks-syrian-desert.txt"
    path.write_text(rewritten(SEED), encoding="utf-8")
    return aligned(builder.build([path]), moved=moved, changed=renamed)


@pytest.fixture(scope="module")
def other(builder: Builder, tmp_path_factory: pytest.TempPathFactory) -> ox.Store:
    return built(builder, tmp_path_factory.mktemp("rewritten"))


@pytest.mark.parametrize("question", list(params()))
def test_answers_of_the_rewritten_article(other: ox.Store, question: dict[str, object]) -> None:
    answers, right = answered(other, asked(question))
    assert answers == right
