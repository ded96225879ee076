"""What the page's tests share: the small graph of ``small.ttl``, the seed article's graph, a browser."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.page import network

SMALL = (Path(__file__).parent / "small.ttl").read_text(encoding="utf-8")
HEAD = "".join(line for line in SMALL.splitlines(keepends=True) if line.startswith("@prefix"))
CHROMIUM = ("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")


@pytest.fixture(scope="session")
def small_turtle() -> str:
    return SMALL


@pytest.fixture(scope="session")
def turtle_graph(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], nx.MultiDiGraph[str]]:
    """Give a function from Turtle (without prefixes) to a network."""

    def graph_of(turtle: str) -> nx.MultiDiGraph[str]:
        file = tmp_path_factory.mktemp("graph") / "graph.ttl"
        file.write_text(HEAD + turtle, encoding="utf-8")
        return network(file)

    return graph_of


@pytest.fixture(scope="session")
def small(turtle_graph: Callable[[str], nx.MultiDiGraph[str]]) -> nx.MultiDiGraph[str]:
    return turtle_graph(SMALL)


@pytest.fixture(scope="session")
def seed_turtle() -> Path:
    """The seed article's graph: the built one, or the one that ``KG_SEED_GRAPH`` names."""
    file = Path(os.environ.get("KG_SEED_GRAPH", Path(__file__).parents[2] / "output" / "graph.ttl"))
    assert file.is_file(), f"{file}: no built graph of the seed article; run kg build, or set KG_SEED_GRAPH"
    return file


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """Chromium without a window, through playwright; skips where either is missing."""
    sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed; the page is not tried in a browser")
    chromium = next((path for path in CHROMIUM if Path(path).exists()), None)
    if not chromium:
        pytest.skip("Chromium is not installed; the page is not tried in a browser")
    with sync_api.sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        yield running
        running.close()
