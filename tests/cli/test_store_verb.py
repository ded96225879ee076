"""``kg store``, and ``kg ask`` of a store."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.app import app

TEXT = "Boko Haram killed 12 soldiers in Borno on 4 March 2024."


def run(*words: str) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, list(words))
    return result.exit_code, result.stdout, result.stderr


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stored")
    (folder / "raid.txt").write_text(TEXT, encoding="utf-8")
    code, _, said = run("store", str(folder / "news.kg"), "add", str(folder / "raid.txt"))
    assert (code, said.split(" →")[0]) == (0, "kg: 1 added, 0 replaced, 0 unchanged")
    return folder / "news.kg"


def test_a_store_is_asked_as_files_are(stored: Path) -> None:
    code, answer, _ = run("ask", "attacks-by-actor", str(stored), "--actor", "Boko Haram", "--format", "csv")
    assert code == 0
    assert "Borno" in answer


def test_the_list_has_dates_and_headlines(tmp_path: Path) -> None:
    rows = '{"id": "raid", "title": "Raid in Borno", "date": "2024-03-05", "text": "' + TEXT + '"}\n'
    (tmp_path / "a.jsonl").write_text(rows + '{"id": "bare", "text": "' + TEXT + '"}\n', encoding="utf-8")
    run("store", str(tmp_path / "s"), "add", str(tmp_path / "a.jsonl"))
    listed = [line.split() for line in run("store", str(tmp_path / "s"), "list")[1].splitlines()]
    assert listed[0] == ["id", "date", "headline", "iri"]
    assert listed[2] == ["bare", "https://w3id.org/conflict-kg/doc/bare"]
    assert listed[3][:5] == ["raid", "2024-03-05", "Raid", "in", "Borno"]


def test_list_stats_and_dump(stored: Path) -> None:
    assert "raid" in run("store", str(stored), "list")[1]
    assert "events" in run("store", str(stored), "stats")[1]
    dump = run("store", str(stored), "dump")[1]
    assert "/doc/raid/graph> ." in dump
    assert "/doc/raid/mentions> ." in dump


def test_a_dump_into_a_file_is_named(tmp_path: Path, stored: Path) -> None:
    done = run("store", str(stored), "dump", "-o", str(tmp_path / "news.nq"))
    assert done == (0, "", f"kg: {tmp_path / 'news.nq'}\n")
    assert "/doc/raid/graph> ." in (tmp_path / "news.nq").read_text(encoding="utf-8")


def test_removing(tmp_path: Path, stored: Path) -> None:
    article = stored.parent / "raid.txt"
    store = str(tmp_path / "s")
    run("store", store, "add", str(article))
    assert run("store", store, "remove", "raids")[::2] == (
        1,
        f"kg: error: {store}: has no article 'raids', and none was removed; kg store {store} list shows them\n",
    )
    assert run("store", store, "remove", "raid")[0] == 0
    assert "raid" not in run("store", store, "list")[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("list",), "is no store"),
        (("remove", "x"), "is no store"),
        (("add",), "name articles, or folders of them"),
        (("load",), "name files of built graphs"),
        (("list", "x"), "takes no articles"),
        (("grow",), "grow"),
    ],
)
def test_wrong_use_is_one_clear_line(tmp_path: Path, words: tuple[str, ...], said: str) -> None:
    code, _, error = run("store", str(tmp_path / "none"), *words)
    assert code in (1, 2)
    assert said in error
    assert not (tmp_path / "none").exists()


def test_loading_what_was_dumped(tmp_path: Path, stored: Path) -> None:
    dump, copy = str(tmp_path / "all.nq"), str(tmp_path / "copy")
    run("store", str(stored), "dump", "-o", dump)
    code, _, said = run("store", copy, "load", dump)
    assert (code, said) == (0, f"kg: 1 added, 0 replaced, 0 unchanged → {copy}\n")
    assert run("store", copy, "dump") == run("store", str(stored), "dump")
    assert run("store", copy, "load", dump)[2].startswith("kg: 0 added, 0 replaced, 1 unchanged")
    assert run("store", copy, "load", str(stored.parent / "raid.txt"))[2] == (
        f"kg: error: {stored.parent / 'raid.txt'}: .txt is nothing that can be loaded; known are .nq, .trig, .ttl, .nt, also with .gz\n"
    )


def test_a_store_that_cannot_be_used_is_one_line(tmp_path: Path, stored: Path) -> None:
    copy, article = tmp_path / "s", str(stored.parent / "raid.txt")
    shutil.copytree(stored, copy)
    (copy / "snapshots" / "1" / "CURRENT").unlink()
    for words in (("store", str(copy), "stats"), ("ask", "attacks-by-actor", str(copy), "--actor", "x")):
        code, _, error = run(*words)
        assert (code, error.count("\n")) == (1, 1)
        assert "the store's newest snapshot cannot be read: " in error
    shutil.rmtree(copy / "db")
    code, _, error = run("store", str(copy), "add", article)
    assert (code, error.count("\n")) == (1, 1)
    assert "the store's database is gone, and nothing was changed; make the store anew" in error
    (copy / "kg-store").write_text("2\n", encoding="ascii")
    for words in (("list",), ("add", article)):
        code, _, error = run("store", str(copy), *words)
        assert (code, "is a store of format '2', and this kg knows format 1" in error) == (1, True)
