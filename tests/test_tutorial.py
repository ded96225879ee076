"""The tutorial notebook runs, cell by cell, and what it shows is there; it is kept without outputs."""

from __future__ import annotations

import ast
import html
import json
from pathlib import Path
from typing import Any

import pytest

import kg
from kg.builder import BuildResult

NOTEBOOK = Path(__file__).parent / "tutorial.ipynb"
CELLS: list[dict[str, Any]] = json.loads(NOTEBOOK.read_text(encoding="utf-8"))["cells"]


def run(source: str, names: dict[str, Any]) -> object:
    """Run a cell as a notebook does; return the value of its last line."""
    tree = ast.parse(source)
    last = tree.body.pop() if isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, str(NOTEBOOK), "exec"), names)
    return eval(compile(ast.Expression(last.value), str(NOTEBOOK), "eval"), names) if isinstance(last, ast.Expr) else None


def shown(value: object) -> str:
    as_html = getattr(value, "_repr_html_", None)
    return as_html() if as_html else html.escape(repr(value))


def test_the_notebook_runs(
    seed_build: BuildResult, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    monkeypatch.chdir(NOTEBOOK.parent)
    asked: list[Path] = []
    # the build is shared with the other tests
    monkeypatch.setattr(kg, "build", lambda path: asked.append(path) or seed_build, raising=False)
    names: dict[str, Any] = {}
    values = [shown(run("".join(cell["source"]), names)) for cell in CELLS if cell["cell_type"] == "code"]
    printed = capsys.readouterr().out
    assert asked == [NOTEBOOK.parents[1] / "seeds"]
    assert "<td>reported</td>" in values[1]
    assert "Syrian Observatory for Human Rights" in values[2]
    assert "Iran supports Syrian army" in printed
    assert "alleged - ISIL attack on Syrian pro-government forces" in printed
    assert "at least 30 Syrian pro-government militia and soldiers" in printed
    assert "30 30 open - ISIL" in printed


def test_the_notebook_is_kept_without_outputs() -> None:
    for cell in CELLS:
        assert cell.get("outputs", []) == []
        assert cell.get("execution_count") is None
    assert len({cell["id"] for cell in CELLS}) == len(CELLS)
