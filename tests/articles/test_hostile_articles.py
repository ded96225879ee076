"""Hostile articles among good ones: the good are built to the last byte as without them, each bad one costs one line."""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hostile_articles import FAULTY, HOSTILE

from kg.articles.sources import shown
from kg.builder import Builder, BuildResult
from kg.errors import ArticleError
from kg.failures import Traces

PLACES = ("Goma", "Idlib", "Mogadishu", "Herat", "Bamako")
DEEDS = (
    "Gunmen of the Islamic State group attacked a village near {} on Monday, killing {} farmers, the police said.",
    "Warplanes struck a market in {} on Tuesday. At least {} civilians were killed, a monitor said.",
    "A car bomb killed {1} people in {0} on Sunday. Al-Shabaab claimed responsibility.",
    "Rebels seized a base outside {} and captured {} soldiers, the army said.",
)
GOOD = {
    f"{2020 + number}/{'index' if number % 3 else f'story-{number}-{deed}'}.txt": text.format(place, number + 2)
    for number, place in enumerate(PLACES)
    for deed, text in enumerate(DEEDS[: 1 if number % 3 else 4])
} | {f"more-{number}.txt": DEEDS[number % 4].format(PLACES[number % 5], number + 20) for number in range(9)}


def write(folder: Path, files: dict[str, str | bytes]) -> Path:
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


@pytest.fixture(scope="module")
def clean(builder: Builder, tmp_path_factory: pytest.TempPathFactory) -> BuildResult:
    return builder.build([write(tmp_path_factory.mktemp("clean") / "news", dict(GOOD))])


@pytest.fixture
def faults(builder: Builder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the traces; the reader fails on what is fatal."""
    real = sys.modules["kg.builder"].collect_facts  # type: ignore[attr-defined]

    def fatal(doc: Any, *rest: Any) -> Any:
        if "fatal" in doc.text:
            raise IndexError(f"no such word in {doc.text}")
        return real(doc, *rest)

    monkeypatch.setattr("kg.builder.collect_facts", fatal)
    monkeypatch.setattr(builder, "traces", Traces(tmp_path / "errors"))
    return tmp_path / "errors"


def test_there_are_enough_of_both(clean: BuildResult) -> None:
    assert clean.articles == len(GOOD) >= 20
    assert len(HOSTILE) >= 60
    assert clean.errors == []
    assert len(clean.notes) == 1, "some of the good have one name"


def test_hostile_articles_cost_only_themselves(builder: Builder, clean: BuildResult, tmp_path: Path, faults: Path) -> None:
    folder = write(tmp_path / "news", dict(GOOD))
    # all about: before, between and after the good, some beside one of the same name
    names = list(HOSTILE)
    places = ("", "2020/", "2023/", "zz/")
    where = {name: f"{places[number % 4]}{name}" for number, name in enumerate(names)}
    write(folder, {where[name]: content for name, (content, _) in HOSTILE.items()})
    write(folder, {"zz/index.txt": "", "zz/more-1.txt": b"\xff"})
    os.mkfifo(folder / "pipe.txt")
    (folder / "zero.html").symlink_to("/dev/zero")
    (folder / "loop").symlink_to(folder)
    (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
    result = builder.build([folder])
    assert result.articles == clean.articles
    assert result.graph_ttl == clean.graph_ttl
    assert result.mentions_ttl == clean.mentions_ttl
    lines = [str(error) for error in result.errors]
    assert all(isinstance(error, ArticleError) for error in result.errors)
    assert not [line for line in lines if "\n" in line or "Traceback" in line or len(line) > 1_000]
    told = Counter(_file(line, folder) for line in lines)
    expected = [*where.values(), "zz/index.txt", "zz/more-1.txt", "pipe.txt", "zero.html", "loop", "gone.txt"]
    assert told.keys() == {shown(name) for name in expected}, "each is accounted for, and nothing else"
    for name, (_, said) in HOSTILE.items():
        assert any(said in line for line in lines if _file(line, folder) == shown(where[name])), (name, said)
    (trace,) = faults.iterdir()
    assert trace.read_text(encoding="utf-8").count("fault-") == FAULTY


def _file(line: str, folder: Path) -> str:
    return line.removeprefix(f"{shown(folder)}/").partition(": ")[0].partition(":")[0]
