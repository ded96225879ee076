"""``kg explain``: sentences, files and standard input, JSON, a user's lexicon."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli.app import app

TEXT = "Gunmen attacked a convoy near Gao on Monday, the army said."


def run(*words: str | Path, given: str | None = None) -> Result:
    return CliRunner().invoke(app, ["explain", *map(str, words)], input=given)


def test_sentences() -> None:
    done = run(TEXT)
    assert (done.exit_code, done.stderr) == (0, "")
    assert done.stdout.startswith("WORDS\n")
    assert '  told by "attacked": entry attack-v, which evokes ck:ArmedAttack\n' in done.stdout


def test_a_file_a_folder_and_standard_input_are_articles(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    one = run(tmp_path / "a.txt", "--date", "2024-03-14")
    assert one.exit_code == 0
    assert one.stdout.startswith("ARTICLE a\n\nWORDS\n")
    assert "2024-03-11 to 2024-03-11" in one.stdout
    assert run(tmp_path, "--date", "2024-03-14").stdout == one.stdout
    piped = run("-", "--date", "2024-03-14", given=TEXT).stdout
    assert piped.splitlines()[1:] == one.stdout.splitlines()[1:]


def test_json_is_an_article_a_line(tmp_path: Path) -> None:
    rows = [{"id": name, "text": TEXT} for name in ("one", "two")]
    rows[1]["text"] = TEXT.replace("Gunmen", "Rebels")
    file = tmp_path / "a.jsonl"
    file.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    found = [json.loads(line) for line in run(file, "--json").stdout.splitlines()]
    assert [one["article"] for one in found] == ["one", "two"]
    assert [one["events"][0]["triggers"][0]["entry"] for one in found] == ["attack-v", "attack-v"]


def test_help_names_every_field_of_the_json() -> None:
    said = set(run("--help").stdout.replace(",", " ").replace(")", " ").replace("(", " ").split())
    found = json.loads(run(TEXT, "--json").stdout)
    assert {*found} <= said
    assert {key for group in ("found", "events", "relations") for key in found[group][0]} <= said


@pytest.mark.parametrize(
    "text, status, error",
    [
        (" ", 2, "is empty; give sentences"),
        ("nosuch.txt", 1, "nosuch.txt: no such file or folder"),
    ],
)
def test_what_is_no_text(text: str, status: int, error: str) -> None:
    done = run(text)
    assert done.exit_code == status
    assert error in " ".join(done.stderr.split())
    assert done.stdout == ""


def test_an_article_that_cannot_be_read_is_a_line_and_the_rest_is_explained(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "b.txt").write_text("", encoding="utf-8")
    done = run(tmp_path)
    assert done.exit_code == 1
    assert "ARTICLE a" in done.stdout
    assert "b.txt" in done.stderr


def test_a_text_cannot_move_the_cursor() -> None:
    assert "\x1b" not in run(f"{TEXT} \x1b[31mGao").stdout
