"""``kg build`` with the real reader: what is written, what is said, what becomes of bad input."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

import kg.builder
from kg.cli.app import app

RAID = "Gunmen of the Islamic State group attacked a village in Syria on Monday, killing two farmers."
STRIKE = "Russian warplanes struck a market in Idlib, killing three civilians, a monitor said."


def build(*words: str | Path, stdin: str | None = None) -> Result:
    return CliRunner().invoke(app, ["build", *map(str, words)], input=stdin)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "raid.txt").write_text(RAID, encoding="utf-8")
    return folder


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_graph_mentions_and_page_are_written(folder: Path, tmp_path: Path) -> None:
    done = build(folder, "-o", tmp_path / "out")
    assert (done.exit_code, done.stdout) == (0, ""), done.output
    assert re.match(r"kg: 1 article: [0-9]+ actors, 1 place, [0-9]+ events?, [0-9]+ quantit(y|ies), ", done.stderr), done.stderr
    assert names(tmp_path / "out") == ["graph.html", "graph.ttl", "mentions.ttl"]
    assert RAID in (tmp_path / "out" / "mentions.ttl").read_text(encoding="utf-8")


def test_the_same_input_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        build(folder, "-o", tmp_path / name)
    for name in ("graph.ttl", "mentions.ttl", "graph.html"):
        assert (tmp_path / "one" / name).read_bytes() == (tmp_path / "two" / name).read_bytes()


def test_options(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = build(folder, "-o", out, "--no-page", "--no-text", "--date", "2023-08-09", "--base", "https://example.org/news/")
    assert done.exit_code == 0, done.output
    assert names(out) == ["graph.ttl", "mentions.ttl"]
    graph = (out / "graph.ttl").read_text(encoding="utf-8")
    assert "2023-08-09" in graph
    assert "https://example.org/news/" in graph
    assert "nif:isString" not in (out / "mentions.ttl").read_text(encoding="utf-8")


def test_bad_articles_are_named_and_the_good_ones_built(folder: Path, tmp_path: Path) -> None:
    (folder / "bad.txt").write_bytes(b"caf\xe9")
    (folder / "rows.jsonl").write_text(json.dumps({"id": "strike", "text": STRIKE}) + "\n{\n", encoding="utf-8")
    done = build(folder, "-o", tmp_path / "out", "--json")
    assert done.exit_code == 1
    said = json.loads(done.stdout)
    assert said["articles"] == 2
    assert len(said["errors"]) == 2
    assert [line.split(": ")[2].rsplit("/", 1)[-1] for line in done.stderr.splitlines()] == ["bad.txt", "rows.jsonl:2"]
    assert [Path(file).name for file in said["files"]] == ["graph.ttl", "mentions.ttl", "graph.html"]


def test_a_fault_of_the_reader_is_a_line_that_names_its_trace(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    build(folder, "-o", tmp_path / "clean", "--no-page")
    (folder / "fatal.txt").write_text(f"{STRIKE} It was fatal.", encoding="utf-8")
    real = kg.builder.collect_facts

    def fatal(doc: Any, *rest: Any) -> Any:
        if "fatal" in doc.text:
            raise OverflowError("date value out of range")
        return real(doc, *rest)

    monkeypatch.setattr("kg.builder.collect_facts", fatal)
    done = build(folder, "-o", tmp_path / "out", "--no-page")
    assert done.exit_code == 1
    (line, _) = done.stderr.splitlines()
    assert line.startswith(f"kg: error: {folder / 'fatal.txt'}: is left out, since kg failed on it")
    assert "Traceback" not in done.output
    (trace,) = (tmp_path / "out" / "errors").iterdir()
    assert line.endswith(f"the trace is in {trace}")
    assert "date value out of range" in trace.read_text(encoding="utf-8")
    for name in ("graph.ttl", "mentions.ttl"):
        assert (tmp_path / "out" / name).read_bytes() == (tmp_path / "clean" / name).read_bytes()


def test_files_of_one_name_are_two_articles_and_a_note(tmp_path: Path) -> None:
    for year, text in (("2023", RAID), ("2024", STRIKE)):
        (tmp_path / year).mkdir()
        (tmp_path / year / "index.txt").write_text(text, encoding="utf-8")
    done = build(tmp_path / "2024", tmp_path / "2023", "-o", tmp_path / "out", "--no-page", "--json")
    assert done.exit_code == 0
    said = json.loads(done.stdout)
    assert said["articles"] == 2
    assert said["notes"] == ["id 'index' is that of 2 articles; theirs are now '2023/index.txt', '2024/index.txt'"]
    assert f"kg: note: {said['notes'][0]}" in done.stderr


def test_names_that_are_no_text_are_built_and_told(folder: Path, tmp_path: Path) -> None:
    (folder / "caf\udce9.txt").write_text(STRIKE, encoding="utf-8")
    (folder / "a\nb.txt").write_text(RAID, encoding="utf-8")
    (folder / "caf\udce8.txt").write_text("", encoding="utf-8")
    done = build(folder, "-o", tmp_path / "out", "--json")
    assert done.exit_code == 1
    said = json.loads(done.stdout)
    assert said["articles"] == 3
    assert [error.partition(":")[0] for error in said["errors"]] == [f"{folder}/caf\\xe8.txt"]
    assert CliRunner().invoke(app, ["check", *(str(tmp_path / "out" / name) for name in ("graph.ttl", "mentions.ttl"))]).exit_code == 0


@pytest.mark.parametrize("path", ["", "a" * 5_000])
def test_a_path_that_is_none_is_told(tmp_path: Path, path: str) -> None:
    done = build(path, "-o", tmp_path / "out")
    assert (done.exit_code, len(done.stderr.splitlines())) == (1, 1)
    assert done.stderr.startswith("kg: error: ")
    assert not (tmp_path / "out").exists()


def test_where_nothing_can_be_read_nothing_is_written(tmp_path: Path) -> None:
    done = build(tmp_path / "none.txt", "-o", tmp_path / "out")
    assert (done.exit_code, done.stdout) == (1, "")
    assert "none.txt: no such file or folder" in done.stderr
    assert not (tmp_path / "out").exists()


def test_standard_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(RAID.encode())))
    done = build("-", "-o", tmp_path / "out", "--no-page", stdin=RAID)
    assert done.exit_code == 0, done.output


def test_an_output_that_is_a_file_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    done = build(folder, "-o", tmp_path / "out")
    assert done.exit_code == 1
    assert "out: is a file; the results need a folder" in done.stderr


@pytest.mark.parametrize(
    "words, line",
    [
        (["--date", "yesterday"], "'yesterday' is no date; right would be 2023-08-09"),
        (["--base", "example"], "'example' is no base IRI; right would be https://example.org/news/"),
        (["--base", "https://example.org/news"], "is no base IRI"),
        (["--base", "https://example.org/a b/"], "is no base IRI"),
    ],
)
def test_wrong_options_exit_2(folder: Path, tmp_path: Path, words: list[str], line: str) -> None:
    done = build(folder, "-o", tmp_path / "out", *words)
    assert done.exit_code == 2
    assert line in " ".join(done.stderr.split())


def test_an_unknown_model_is_one_clear_line(folder: Path, tmp_path: Path) -> None:
    done = build(folder, "-o", tmp_path / "out", "--model", "no_such_model")
    assert done.exit_code == 1
    assert done.stderr.startswith("kg: error: ")
    assert "no_such_model" in done.stderr
