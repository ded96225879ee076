"""What the page's tests share: the small graph of ``small.ttl``, the seed article's graph, a browser."""

from __future__ import annotations

import base64
import json
import os
import re
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.page import network

SMALL = (Path(__file__).parent / "small.ttl").read_text(encoding="utf-8")
HEAD = "".join(line for line in SMALL.splitlines(keepends=True) if line.startswith("@prefix"))
CHROMIUM = (
    "/usr/bin/chromium-headless-shell",  # the same engine without the rest of a browser: a page opens at half the cost
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
)


class Told:
    """What a page's data says: the head, the decoded blocks, and nodes and lines by what stands in their rows."""

    def __init__(self, page: str) -> None:
        head = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
        assert head
        self.head: dict[str, Any] = json.loads(head[1])
        packed = re.findall(r'<script type="text/plain" id="block-(\d+)">([A-Za-z0-9+/=]*)</script>', page)
        assert [int(number) for number, _ in packed] == list(range(len(packed)))
        self.blocks = [json.loads(zlib.decompress(base64.b64decode(text), wbits=-15)) for _, text in packed]
        index, words = self.blocks[0], self.blocks[0]["words"]
        names = ("iri", "label", "group", "kinds", "names", "note", "status", "articles", "look", "share", "event", "place", "kindred")
        self.nodes = [dict(zip(names, row, strict=True)) for row in index["nodes"]]
        for node in self.nodes:
            node.update(group=words[node["group"]], kindred=words[node["kindred"]], kinds=[words[k] for k in node["kinds"]])
            node["look"][0] = node["look"][0] or node["label"]
        self.edges = [
            {"from": row[0], "to": row[1], **dict(zip(("label", "look", "category", "status"), (words[n] for n in row[2:6]), strict=True)),
             "factual": bool(row[6] & 1), "symmetric": bool(row[6] & 2), "events": row[10]}
            for row in index["edges"]
        ]  # fmt: skip
        self.views: dict[str, list[int]] = index["views"]

    def details(self, key: str) -> list[dict[str, Any]]:
        """Give the facts of a node or line."""
        number = int(key[1:])
        owner = number if key[0] == "n" else self.edges[number]["from"]
        block = self.blocks[self.head["blocks"]["details"] + self.nodes[owner]["share"]]
        names = ("topic", "text", "parts", "event", "status", "sources", "quotes", "iri")
        facts = [dict(zip(names, block["facts"][n], strict=True)) for n in block["of"][key][0]]
        return [{**fact, "quotes": [self.quoted(block["quotes"][n]) for n in fact["quotes"]]} for fact in facts]

    def quoted(self, quote: list[Any]) -> list[Any]:
        """Give a quote with its words, which the page takes from the article where it has it."""
        number, begin, end, words, fillers = quote
        blocks = self.head["blocks"]
        text = self.blocks[blocks["articles"] + number // blocks["texts"]][number % blocks["texts"]]["text"] or ""
        return [number, begin, end, words or text[begin:end], fillers]


@pytest.fixture(scope="session")
def read_page() -> Callable[[str], Told]:
    """Give a function from a page to what its data says."""
    return Told


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
