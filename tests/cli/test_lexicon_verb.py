"""``kg lexicon``: which entries fire, as a table, CSV and JSON."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli.app import app


@pytest.fixture
def article(tmp_path: Path) -> str:
    path = tmp_path / "a.txt"
    path.write_text("Gunmen killed a farmer in Benue. The farmer was on the road to the market when the gunmen came.\n")
    return str(path)


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["lexicon", *words])


def test_table_counts_the_entries(article: str) -> None:
    done = run(article, "--kind", "trigger")
    assert done.exit_code == 0
    (line,) = (line for line in done.stdout.splitlines() if " kill-v " in line)
    assert line.split()[-2:] == ["1", "0"]


def test_csv_and_json_hold_the_unused_entries_of_a_kind(article: str) -> None:
    told = run(article, "--unused", "-k", "light-verb", "-f", "json")
    listed = run(article, "--unused", "-k", "light-verb", "-f", "csv")
    entries = [row["entry"] for row in json.loads(told.stdout)]
    assert "light-do" in entries
    assert [row["entry"] for row in csv.DictReader(io.StringIO(listed.stdout))] == entries


def test_an_article_that_cannot_be_read_is_told_and_the_rest_counted(article: str, tmp_path: Path) -> None:
    done = run(article, str(tmp_path / "none.txt"), "-k", "trigger", "-f", "csv")
    assert done.exit_code == 1
    assert "trigger,kill-v," in done.stdout
    assert "none.txt" in done.stderr
