"""A corpus that the real reader reads says what `kg build` says of the same articles."""

from __future__ import annotations

import dataclasses
import json
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from made_corpora import write

from kg.builder import Builder
from kg.cli.corpus import _word_when_stopped
from kg.corpus import reading
from kg.corpus.building import Engine, build
from kg.corpus.configuration import Configuration, Given, foreseen
from kg.corpus.contents import contents_of
from kg.corpus.dumping import dump_lines
from kg.corpus.items import Item
from kg.corpus.reading import BuilderReader
from kg.corpus.recipe import Recipe
from kg.corpus.storage import open_storage
from kg.errors import ReadingError
from kg.model import Article

ROOT = Path(__file__).parents[2]
SEED = next(ROOT.joinpath("seeds").glob("*.txt"))
OTHER = "BEIRUT, March 3 - Rebels shelled the town of Idlib on Monday, killing five soldiers, the army said."
KG = [sys.executable, "-c", "from kg.cli import main; main()"]


def triples(lines: list[bytes]) -> set[ox.Triple]:
    return {quad.triple for quad in ox.parse(b"".join(lines), format=ox.RdfFormat.N_QUADS) if isinstance(quad, ox.Quad)}


def test_a_corpus_says_what_a_build_says(tmp_path: Path, builder: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / SEED.name).write_bytes(SEED.read_bytes())
    write(tmp_path / "in" / "1.jsonl", [{"id": "idlib", "text": OTHER, "date": "2024-03-03"}])
    monkeypatch.setattr(reading, "Builder", lambda _: builder)
    report = build(open_storage(tmp_path / "c"), [tmp_path / "in"], engine=Engine(workers=0))
    assert (report.new, report.read) == (2, 2)
    with contents_of(str(tmp_path / "c")) as contents:
        found = triples(list(dump_lines(contents)))
    told = builder.build([tmp_path / "in"])
    assert found == told.graph.triples


def test_what_reads_is_known_without_loading_it(tmp_path: Path, builder: Builder) -> None:
    config: Configuration = foreseen(open_storage(tmp_path), Given())
    assert dict(config.made_by) == dataclasses.asdict(builder.made_by)
    assert (config.base, config.model) == (builder.settings.base, builder.settings.model)


def test_a_lexicon_is_part_of_what_reads(tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text("# nothing\n")
    plain, added = (foreseen(open_storage(tmp_path), Given(lexicon=lexicon)) for lexicon in ((), (tmp_path / "own.ttl",)))
    assert plain.reader != added.reader
    assert added.recipe().lexicon == (("own.ttl", b"# nothing\n"),)


def test_articles_on_which_kg_fails_are_told_in_their_places(builder: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(articles: list[Article], failed: list[ReadingError]) -> object:
        for article in articles:
            if "x" in article.id:
                error = ReadingError("left out")
                error.__cause__ = ValueError(article.id)
                failed(error)  # type: ignore[operator]
            else:
                yield next(builder.read([article]))

    stub = dataclasses.make_dataclass("Stub", ["settings"])(builder.settings)
    stub.read = lambda articles, failed: read(list(articles), failed)
    items = [Item(key=name, article=Article(id=name, text=OTHER)) for name in ("x1", "a", "x2", "x3", "b", "x4")]
    outcomes = list(BuilderReader(stub).read(items))
    assert [(one.key, one.reason) for one in outcomes] == [
        ("x1", "ValueError: x1"),
        ("a", ""),
        ("x2", "ValueError: x2"),
        ("x3", "ValueError: x3"),
        ("b", ""),
        ("x4", "ValueError: x4"),
    ]


def test_a_recipe_makes_the_usual_reader_with_a_lexicon_of_ones_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = []
    monkeypatch.setattr(reading, "Builder", lambda settings: made.append(settings))
    Recipe(base="https://example.org/", model="m", with_text=False, lexicon=(("own.ttl", b"# x\n"),)).make()
    (settings,) = made
    assert (settings.base, settings.model, settings.with_text) == ("https://example.org/", "m", False)
    assert [path.read_bytes() for path in settings.lexicon] == [b"# x\n"]


def kg(*words: object) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    return subprocess.run([*KG, *map(str, words)], capture_output=True, text=True, env=env, check=False)


def test_a_stop_is_told_with_what_to_do_next(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(KeyboardInterrupt), _word_when_stopped("news.corpus"):
        raise KeyboardInterrupt
    assert "the same command goes on, and kg corpus status news.corpus tells" in capsys.readouterr().err


def test_the_command_from_articles_to_status(tmp_path: Path) -> None:
    source, corpus = write(tmp_path / "1.jsonl", [{"id": "idlib", "text": OTHER}, {"id": "none"}]), tmp_path / "c"
    done = kg("corpus", "build", source, "-o", corpus, "--dry-run")
    assert (done.returncode, corpus.exists()) == (0, False)
    assert "would read 1 article: 1 new, 0 left of earlier runs; 0 gone, 1 refused" in done.stderr
    done = kg("corpus", "build", source, "-o", corpus, "--workers", 1)
    assert done.returncode == 1
    assert done.stderr.splitlines() == [
        f'kg: error: {source}:2: "text" is missing; each line needs "text"',
        f"kg: 1 article new, 0 gone, 1 read, 1 refused → {corpus}",
    ]
    status = json.loads(kg("corpus", "status", corpus, "--json").stdout)
    assert (status["articles"], status["read"], status["left"], status["refused"]) == (1, 1, 0, 1)
    assert kg("corpus", "status", corpus, "--errors").stdout.count('"text" is missing') == 1
    lines = kg("corpus", "dump", corpus).stdout
    assert "/doc/idlib/graph> .\n" in lines
    done = kg("corpus", "dump", corpus, "-o", tmp_path / "all.nq")
    assert (tmp_path / "all.nq").read_text() == lines
    assert kg("corpus", "compact", corpus).stderr == f"kg: 1 shard, now 1 → {corpus}\n"
    assert kg("corpus", "status", tmp_path).stderr.startswith(f"kg: error: {tmp_path}: is no corpus; make one with")
