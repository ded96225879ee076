"""``kg page``: from graphs and stores, on one actor, for one question, and as a picture."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli.app import app

SMALL = Path(__file__).parents[1] / "data" / "two-articles.ttl"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def page(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["page", str(SMALL), *map(str, words)])


def test_a_page_may_open_on_an_actor(tmp_path: Path) -> None:
    assert page("-o", tmp_path / "p.html", "--focus", "red front").exit_code == 0
    assert re.search(r'"near":\{"id":"n\d+","steps":1\}', (tmp_path / "p.html").read_text(encoding="utf-8"))


def test_a_page_may_hold_an_answer(tmp_path: Path) -> None:
    assert page("-o", tmp_path / "p.html", "--question", "attacks-by-actor", "--actor", "Red Front").exit_code == 0
    text = (tmp_path / "p.html").read_text(encoding="utf-8")
    assert "Attacks by an actor: Red Front</h1>" in text
    assert page("-o", tmp_path / "all.html").exit_code == 0
    assert len(text) < len((tmp_path / "all.html").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "words, message",
    [
        (("--focus", "Red Frond"), "Red Frond: nothing in the given graphs has that name; did you mean 'Red Front'"),
        (("--question", "attacks-by-actr"), "did you mean 'attacks-by-actor'?"),
        (("--question", "attacks-by-actor", "--act", "Red"), "has no parameter --act; it takes --actor"),
        (("--question", "ASK { ?s ?p ?o }"), "gives no table"),
        (("--actor", "Red Front"), "parameters belong to a --question"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_written(tmp_path: Path, words: tuple[str, ...], message: str) -> None:
    done = page("-o", tmp_path / "p.html", *words)
    assert done.exit_code != 0
    assert message in str(done.exception) + done.stderr
    assert not list(tmp_path.iterdir())


def test_without_a_file_to_write(tmp_path: Path) -> None:
    done = page()
    assert done.exit_code == 2
    assert "-o FILE.html" in done.stderr


@pytest.mark.skipif(not any(map(shutil.which, BROWSERS)), reason="Chromium is not installed; it takes the picture")
def test_a_picture(tmp_path: Path) -> None:
    assert page("--png", tmp_path / "p.png").exit_code == 0
    data = (tmp_path / "p.png").read_bytes()
    assert data.startswith(b"\x89PNG")
    assert len(data) > 10_000, "bytes: something is drawn"


def test_a_picture_without_a_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    done = page("--png", tmp_path / "p.png")
    assert "a picture is taken by Chromium, and none is installed" in str(done.exception) + done.stderr
    assert not list(tmp_path.iterdir())
