"""What is written of a corpus, and what is wrong with it, is as of a build of the same articles."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from made_corpora import HERE, write
from typer.testing import CliRunner

from kg.builder import Builder
from kg.cli.app import app
from kg.cli.build import build as build_verb
from kg.corpus import reading
from kg.corpus.building import build
from kg.corpus.contents import contents_of
from kg.corpus.exporting import checked, exported
from kg.corpus.storage import open_storage
from kg.errors import OutputError

TEXT = "Rebels shelled the town of Idlib on Monday, killing {} soldiers, the army said. ISIL attacked Homs."


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory, builder: Builder) -> Path:
    """A corpus, and beside it a build of the same three articles."""
    folder = tmp_path_factory.mktemp("exported")
    source = write(folder / "1.jsonl", [{"id": one, "text": TEXT.format(one), "date": "2024-03-03"} for one in ("five", "six", "nine")])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "Builder", lambda _: builder)
        build(open_storage(folder / "c"), [source], engine=HERE, size=2)
    told = builder.build([source])
    (folder / "graph.ttl").write_bytes(told.graph_ttl)
    (folder / "mentions.ttl").write_bytes(told.mentions_ttl)
    return folder / "c"


def run(*words: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, list(map(str, words)))
    return done.exit_code, done.stdout, done.stderr


@pytest.mark.parametrize("form", ["acled", "ged", "csv", "ntriples"])
def test_formats_that_stream_hold_what_a_build_exports(corpus: Path, form: str, tmp_path: Path) -> None:
    graphs = (corpus.parent / "graph.ttl", corpus.parent / "mentions.ttl")
    code, told, _ = run("export", corpus, "-f", form)
    other = run("export", *graphs, "-f", form)[1]
    assert code == 0
    assert len(told.splitlines()) > 3
    assert sorted(told.splitlines()) == sorted(other.splitlines())
    assert run("export", corpus, "-f", form, "-o", tmp_path / "out")[0] == 0
    assert (tmp_path / "out").read_text() == told


def test_json_that_streams_is_what_a_build_exports(corpus: Path) -> None:
    graphs = (corpus.parent / "graph.ttl", corpus.parent / "mentions.ttl")
    for form, listed in (("geojson", "features"), ("jsonld", "@graph")):
        told = json.loads(run("export", corpus, "-f", form)[1])
        other = json.loads(run("export", *graphs, "-f", form)[1])
        ids = [one.get("id", one.get("@id")) for one in other[listed]]
        assert len(ids) > 2
        assert sorted(told.pop(listed), key=str) == sorted(other.pop(listed), key=str)
        assert told == other


def test_trig_that_streams_holds_the_quads_of_the_corpus(corpus: Path) -> None:
    parsed = ox.parse(run("export", corpus, "-f", "trig")[1].encode(), format=ox.RdfFormat.TRIG)
    quads = ox.parse(run("export", corpus, "-f", "nquads")[1].encode(), format=ox.RdfFormat.N_QUADS)
    assert set(map(str, parsed)) == set(map(str, quads))


def test_formats_that_need_all_at_once_say_what_to_do(corpus: Path, tmp_path: Path) -> None:
    with contents_of(str(corpus)) as contents, pytest.raises(OutputError, match="kg store DIR load"):
        list(exported(contents, "graphml"))
    assert run("export", corpus, "-f", "node-link", "-o", tmp_path / "out")[0] == 1
    assert not (tmp_path / "out").exists()


def test_a_corpus_is_checked_as_a_build_is(corpus: Path) -> None:
    code, told, verdict = run("check", corpus)
    other = run("check", corpus.parent / "graph.ttl", corpus.parent / "mentions.ttl")
    assert (code, verdict) == (other[0], other[2])
    assert " quotes checked, 0 off" in verdict
    assert len(told.splitlines()) == len(other[1].splitlines())


@pytest.fixture
def remote(corpus: Path) -> str:
    """The URL of a copy of the corpus in an object store."""
    pytest.importorskip("fsspec", reason="fsspec is an extra: pip install fsspec")
    url = f"memory://{corpus.parent.name}/c"
    there = open_storage(url)
    for path in corpus.rglob("*"):
        if path.is_file() and not path.name.startswith("."):
            there.write(str(path.relative_to(corpus)), path.read_bytes())
    return url


@pytest.mark.parametrize(
    "words",
    [
        ("export", "CORPUS", "-f", "csv"),
        ("check", "CORPUS"),
        ("diff", "CORPUS", "CORPUS"),
        ("corpus", "stats", "CORPUS"),
        ("corpus", "sql", "CORPUS", "SELECT article, class, killed_best FROM events ORDER BY ALL"),
    ],
    ids=" ".join,
)
def test_what_is_asked_of_a_folder_can_be_asked_of_a_url(corpus: Path, remote: str, words: tuple[str, ...]) -> None:
    if "sql" in words:
        pytest.importorskip("duckdb", reason="DuckDB is an extra: pip install duckdb")
    here, there = (run(*[str(place) if word == "CORPUS" else word for word in words]) for place in (corpus, remote))
    assert here == there
    assert here[0] == 0


def test_a_page_is_drawn_of_a_url(remote: str, tmp_path: Path) -> None:
    assert run("page", remote, "--focus", "ISIL", "-o", tmp_path / "isil.html")[0] == 0
    assert (tmp_path / "isil.html").stat().st_size > 10_000


def test_a_quote_that_is_not_in_the_text_is_found(corpus: Path) -> None:
    storage = open_storage(corpus)
    with contents_of(str(corpus)) as contents:
        shard = next(contents.shards())
        blocks = list(contents.facts(shard))
        from kg.corpus.blocks import framed

        spoilt = [framed(b.key, b.iri, b.quads.replace(b'"Rebels shelled', b'"Rabble shelled')) for b in blocks]
        kept = storage.read(shard.facts)
        storage.write(shard.facts, b"".join(spoilt))
        try:
            problems = [problem for _, some in checked(contents) for problem in some]
        finally:
            storage.write(shard.facts, kept)
    assert any("is not what the text has there" in problem.message for problem in problems)
    assert {problem.file for problem in problems if not problem.is_warning} == {shard.name}


def test_a_build_of_many_articles_names_the_better_way(corpus: Path, monkeypatch: pytest.MonkeyPatch, builder: Builder) -> None:
    monkeypatch.setattr("kg.builder.Builder", lambda _: builder)
    words = ("build", corpus.parent / "1.jsonl", "-o", corpus.parent / "out", "--no-page")
    assert "kg corpus build" not in run(*words)[2]
    monkeypatch.setattr(f"{build_verb.__module__}._MANY", 3)
    assert "kg: note: so many articles are better kept as a corpus" in run(*words)[2]
