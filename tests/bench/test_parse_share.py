"""The measuring of a build against its own parse: which components run on which side, in which order, and what is made of the times."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import spacy
from parse_share import PARTS, Row, Turn, measure_turns, read_evenly, shares
from spacy.language import Language
from spacy.tokens import Doc

ROWS: list[Row] = [{"id": str(n), "text": f"Article {n}."} for n in range(40)]


def noting(ran: list[str], name: str) -> Callable[[Doc], Doc]:
    def component(doc: Doc) -> Doc:
        ran.append(name)
        return doc

    return component


class Recording:
    """Stands for a builder: a pipeline with one component of the model's and one of ours, each of which notes that it ran."""

    def __init__(self) -> None:
        self.ran: list[str] = []
        self.nlp: Language = spacy.blank("en")
        for name in ("parser", "kg_names"):
            Language.component(f"noting_{name}", func=noting(self.ran, name))
            self.nlp.add_pipe(f"noting_{name}", name=name)

    def build(self, paths: list[Path]) -> None:
        self.ran.append("build")
        for path in paths:
            for line in path.read_text(encoding="utf-8").splitlines():
                self.nlp(json.loads(line)["text"])


def test_the_parser_alone_is_without_our_components_and_every_second_turn_builds_first(tmp_path: Path) -> None:
    builder: Any = Recording()
    turns = list(measure_turns(builder, ROWS[: 2 * PARTS], tmp_path))
    assert [turn.part for turn in turns] == list(range(PARTS))
    parsed, built = ["parser"] * 2, ["build", *["parser", "kg_names"] * 2]
    assert builder.ran == (parsed + built + built + parsed) * (PARTS // 2)
    assert builder.nlp.pipe_names == ["parser", "kg_names"]


def test_rounds_repeat_all_parts(tmp_path: Path) -> None:
    builder: Any = Recording()
    assert [turn.part for turn in measure_turns(builder, ROWS[:3], tmp_path, rounds=2)] == [0, 1, 2, 0, 1, 2]


def test_the_shares_are_those_of_the_sums_and_of_the_quickest() -> None:
    turns = [Turn(part=part, parsed=parsed, built=built) for part, parsed, built in [(0, 1, 2), (1, 2, 3), (0, 2, 2), (1, 1, 4)]]
    told = shares(turns)
    assert told["building / parser alone"] == round(11 / 6, 2)
    assert told["building / parser alone, median of turns"] == 1.75
    assert told["building / parser alone, lowest and highest turn"] == [1, 4]
    assert told["building / parser alone, each part's quickest"] == (2 + 3) / (1 + 1)


@pytest.mark.parametrize("name", ["rows.jsonl", "rows.jsonl.gz"])
def test_articles_are_drawn_evenly(tmp_path: Path, name: str) -> None:
    text = "".join(json.dumps(row) + "\n" for row in ROWS).encode()
    (tmp_path / name).write_bytes(gzip.compress(text) if name.endswith(".gz") else text)
    assert [row["id"] for row in read_evenly(tmp_path / name, 4)] == ["0", "10", "20", "30"]
    assert read_evenly(tmp_path / name, 100) == ROWS
