"""Counting which entries of the lexicon fire."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from spacy.tokens import Doc

from kg.builder import Builder
from kg.errors import KgError
from kg.explaining.firing import COLUMNS, Firing, count_firings, to_csv, to_json
from kg.failures import Traces
from kg.model import Article

TEXTS = [
    "Boko Haram carried out an attack on a barracks in Borno with mortars, the ministry said.",
    "Gunmen killed a farmer in Benue. Boko Haram is active in Nigeria.",
    "Chelsea beat Arsenal in London, and the striker shot wide.",
]


@pytest.fixture(scope="module")
def firings(builder: Builder) -> list[Firing]:
    return count_firings((Article(id=f"a{n}", text=text) for n, text in enumerate(TEXTS)), builder)


@pytest.mark.parametrize(
    "kind, entry, fired",
    [
        ("trigger", "attack-n", 1),
        ("trigger", "kill-v", 1),
        ("trigger", "active-adj", 1),
        ("trigger", "abuse-v", 0),
        ("cue", "c-say", 1),
        ("light verb", "light-do", 1),
        ("noun", "n-farmer", 1),
        ("weapon", "mortar", 1),
        ("actor", "boko-haram", 2),
        ("actor", "isil", 0),
    ],
)
def test_entries_are_counted(firings: list[Firing], kind: str, entry: str, fired: int) -> None:
    assert [f.fired for f in firings if (f.kind, f.entry) == (kind, entry)] == [fired]


def test_words_that_no_frame_bears_out_are_refused(firings: list[Firing]) -> None:
    assert {f.entry for f in firings if f.refused} >= {"abuse-v"}


def test_every_entry_is_listed_once_and_the_most_used_lead(builder: Builder, firings: list[Firing]) -> None:
    lexicon = builder.lexicon
    groups = (lexicon.triggers, lexicon.cues, lexicon.light_verbs, lexicon.nouns, lexicon.weapons, lexicon.actors)
    assert len({(f.kind, f.entry) for f in firings}) == len(firings) == sum(map(len, groups))
    triggers = [f.fired for f in firings if f.kind == "trigger"]
    assert triggers == sorted(triggers, reverse=True)


def test_forms_hold_the_same_rows(firings: list[Firing]) -> None:
    table = list(csv.reader(io.StringIO(to_csv(firings))))
    assert tuple(table[0]) == COLUMNS
    assert [row["entry"] for row in json.loads(to_json(firings))] == [row[1] for row in table[1:]]


def test_what_the_reader_fails_on_is_told_and_the_rest_counted(
    builder: Builder, firings: list[Firing], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builder.annotate

    def fatal(article: Article) -> Doc:
        if "fatal" in article.text:
            raise IndexError("no such word")
        return real(article)

    monkeypatch.setattr(builder, "annotate", fatal)
    monkeypatch.setattr(builder, "traces", Traces(tmp_path))
    errors: list[KgError] = []
    texts = [TEXTS[0], "It was fatal.", *TEXTS[1:]]
    found = count_firings((Article(id=f"a{n}", text=text) for n, text in enumerate(texts)), builder, failed=errors.append)
    assert found == firings
    assert [str(error).partition(":")[0] for error in errors] == ["a1"]
