"""``kg export``: formats, output, help, and what goes wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli.app import app
from kg.cli.export import Form
from kg.export import FORMATS

SMALL = str(Path(__file__).parents[1] / "data" / "two-articles.ttl")


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["export", *words])


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "parquet"])
def test_every_format_is_written_to_a_file_as_to_standard_output(form: str, tmp_path: Path) -> None:
    done = run(SMALL, "--format", form)
    assert done.exit_code == 0, done.output
    written = run(SMALL, "-f", form, "-o", str(tmp_path / "new" / "x"))
    assert (written.exit_code, written.stdout, written.stderr) == (0, "", f"kg: {tmp_path / 'new' / 'x'}\n")
    assert (tmp_path / "new" / "x").read_bytes() == done.stdout_bytes != b""


def test_the_help_names_every_format_and_its_loss() -> None:
    said = " ".join(run("--help").stdout.split())
    assert [form.value for form in Form] == list(FORMATS)
    for name, form in FORMATS.items():
        assert f"{name}: {form.title}. Loses: {form.loses}." in said


def test_all_puts_in_what_is_no_fact() -> None:
    assert "denied" not in run(SMALL, "-f", "acled").stdout
    assert "attack that the Red Front denies" in run(SMALL, "-f", "acled", "--all").stdout


def test_several_graphs_and_stores_are_one(tmp_path: Path) -> None:
    article = tmp_path / "raid.txt"
    article.write_text("Boko Haram killed 12 soldiers in Borno on 4 March 2024.", encoding="utf-8")
    assert CliRunner().invoke(app, ["store", str(tmp_path / "s"), "add", str(article)]).exit_code == 0
    both = run(str(tmp_path / "s"), SMALL, "-f", "ged")
    assert "Boko Haram" in both.stdout
    assert "raids in Hill Province" not in run(str(tmp_path / "s"), "-f", "ged").stdout
    assert "Red Front" in both.stdout
    named = run(str(tmp_path / "s"), "-f", "nquads").stdout
    assert "/doc/raid/graph> ." in named
    assert "/doc/raid/mentions> ." in named


@pytest.mark.parametrize(
    "words, code, line",
    [
        (["none.ttl", "-f", "csv"], 1, "kg: error: none.ttl: cannot be read"),
        ([SMALL, "-f", "xls"], 2, "xls"),
        ([SMALL], 2, "--format"),
        ([SMALL, "-f", "csv", "-o", f"{SMALL}/x"], 1, "is a file; the results need a folder"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(words: list[str], code: int, line: str) -> None:
    done = run(*words)
    assert (done.exit_code, done.stdout) == (code, "")
    assert line in done.stderr
