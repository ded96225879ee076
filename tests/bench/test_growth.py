"""What is asked of one name is found by the index: Oxigraph says how many rows each step of its plan gave, in a store and in one four times
as large. A question that began to scan would give more rows in the larger one.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import stores

from kg.asking.named import nodes_named
from kg.asking.querying import load as load_graphs
from kg.asking.questions import questions
from kg.builder import Builder
from kg.identity.in_store import link_store
from kg.loading import load
from kg.ontology.terms import PREFIXES
from kg.store import Writer, dumped

TESTS = Path(__file__).parents[1]
COPIES = 4
SHARED = {"weapon"}
"""Parameters that name what all copies share: there are more answers in the larger store."""
SCANS = {
    "events-near": "the distance to every place that has coordinates is looked at",
}
OTHERS = [
    ("casualties-by-event", {"event": "bombing on three miners in Bolan Pass"}),
    ("displacement", {"actor": "ELN"}),
    ("events-near", {"place": "Goma"}),
    ("incident-sources", {"event": "bombing on three miners in Bolan Pass"}),
    ("incident-tolls", {"event": "bombing on three miners in Bolan Pass"}),
    ("territory-changes", {"actor": "M23"}),
]
"""What the examples of the questions do not ask."""


def of_names() -> Iterator[tuple[str, dict[str, str]]]:
    """Yield questions with values for their parameters, all of them names of what an article, or the authority file, has of its own."""
    for name, values in [*((question.name, question.example) for question in questions().values()), *OTHERS]:
        kinds = {param.kind for param in questions()[name].params if param.name in values}
        if kinds == {"name"} and not SHARED & set(values):
            yield name, dict(values)


ASKED = list(of_names())


@pytest.fixture(scope="module")
def folders(builder: Builder, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A store on disk of the seed and the invented articles, and one of them and three copies."""
    place = tmp_path_factory.mktemp("growth")
    writer = Writer(ox.Store())
    load(writer, builder, [TESTS.parent / "seeds", TESTS / "data" / "news"])
    assert link_store(writer)
    lines = dumped(writer.store).splitlines(keepends=True)
    for copies in (1, COPIES):
        stores._multiplied(lines, copies * len(lines), place / f"{copies}.nq")
        load_graphs([place / f"{copies}.nq"], into=ox.Store(place / f"{copies}"))
    return [place / "1", place / f"{COPIES}"]


def known(name: str) -> list[pytest.MarkDecorator]:
    return [pytest.mark.xfail(strict=True, reason=SCANS[name])] if name in SCANS else []


def rows_in(step: dict[str, Any]) -> Iterator[int]:
    """How many rows each step of a plan gave."""
    yield step["number of results"]
    for below in step.get("children", ()):
        yield from rows_in(below)


def touched(folder: Path, sparql: str) -> int:
    program = shutil.which("oxigraph", path=Path(sys.executable).parent) or "oxigraph"
    told = folder.with_suffix(".json")
    head = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
    words = [program, "query", "--location", str(folder), "--query", head + sparql, "--results-format", "csv"]
    subprocess.run([*words, "--stats", "--explain-file", str(told)], check=True, capture_output=True)
    plan = json.loads(told.read_text(encoding="utf-8"))
    return sum(rows_in(plan["plan"]))


def asked_of(folder: Path, name: str, values: dict[str, str]) -> str:
    store = ox.Store.read_only(str(folder))
    nodes = {param: set(map(str, nodes_named(store, value))) for param, value in values.items()}
    assert all(nodes.values())
    return questions()[name].beginning_at(nodes)


@pytest.mark.parametrize("name, values", [pytest.param(*asked, id=f"{asked[0]} {asked[1]}", marks=known(asked[0])) for asked in ASKED])
def test_a_name_is_looked_up(folders: list[Path], name: str, values: dict[str, str]) -> None:
    small, large = (asked_of(folder, name, values) for folder in folders)
    assert small == large
    assert touched(folders[0], small) == touched(folders[1], large)


def test_every_question_of_a_name_is_asked() -> None:
    asked = {(name, param) for name, values in ASKED for param in values}
    named = {(question.name, param.name) for question in questions().values() for param in question.params if param.kind == "name"}
    assert asked == {pair for pair in named if pair[1] not in SHARED}


def test_a_scan_is_seen(folders: list[Path]) -> None:
    few, many = (touched(folder, "SELECT ?a { ?a a ck:Actor }") for folder in folders)
    assert many > 3 * few
