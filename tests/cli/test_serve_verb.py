"""``kg serve``: what it takes, and what is wrong with what it is given."""

from __future__ import annotations

import socket
import tempfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.app import app
from kg.serve.hosting import served
from kg.store import Folder, is_store

TWO = Path(__file__).parents[1] / "data" / "two-articles.ttl"


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["serve", *words])
    return result.exit_code, result.stderr


@pytest.mark.parametrize(
    ("content", "said"),
    [(None, "cannot be read: No such file"), ("", "holds no graph"), ("<a:a> <a:a>", "does not parse")],
)
def test_what_cannot_be_served_is_one_clear_line(tmp_path: Path, content: str | None, said: str) -> None:
    place = tmp_path / "graph.ttl" if content else tmp_path / ("none.ttl" if content is None else "")
    if content:
        place.write_text(content, encoding="utf-8")
    code, error = run(str(place), "--port", "0")
    assert code == 1
    assert said in error
    assert error.count("\n") == 1


def test_an_empty_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "kg-store").touch()
    (tmp_path / "snapshots").mkdir()
    assert is_store(tmp_path)
    code, error = run(str(tmp_path), "--port", "0")
    assert (code, "is empty as yet" in error) == (1, True)


def test_a_taken_port_is_said(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, error = run(str(TWO), "--port", str(taken.getsockname()[1]))
    assert code == 1
    assert "choose another with --port" in error


def test_what_is_no_origin_is_said() -> None:
    code, error = run(str(TWO), "--port", "0", "--allow-origin", "maps.example")
    assert code == 1
    assert "--allow-origin maps.example: is no origin of web pages; right would be https://maps.example or *" in error
    assert error.count("\n") == 1


@pytest.mark.parametrize("words", [("--port", "70000"), ("--seconds", "0"), ("--workers", "0"), ("--memory", "1")])
def test_limits_have_limits(words: tuple[str, str]) -> None:
    assert run(str(TWO), *words)[0] == 2


def test_files_are_served_from_a_place_that_is_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    with served([TWO.parent]) as place:
        assert place.parent == tmp_path
    assert not list(tmp_path.iterdir())


def test_a_store_is_served_where_it_lies(tmp_path: Path) -> None:
    with Folder(tmp_path / "store").writer():
        pass
    with served([tmp_path / "store"]) as place:
        assert place == tmp_path / "store"
