from __future__ import annotations

import base64
import hashlib
import html.parser
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.page import network, page_html
from kg.page.rows import event_rows, relation_rows

REPOSITORY = Path(__file__).parents[2]


class Elements(html.parser.HTMLParser):
    """Every element with its attributes, and the text of scripts and styles."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.raw: list[tuple[str, str]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        if self.cdata_elem:
            self.raw.append((self.cdata_elem, data))


def data_of(page: str) -> dict[str, Any]:
    block = re.search(r'<script type="application/json" id="data">(.*?)</script>', page, re.DOTALL)
    assert block
    found: dict[str, Any] = json.loads(block[1])
    return found


@pytest.fixture(scope="module")
def page(small: nx.MultiDiGraph[str]) -> str:
    return page_html(small, "Shelling in Estfold")


def test_the_policy_names_exactly_what_is_there(page: str) -> None:
    elements = Elements(page)
    policy = next(str(a["content"]) for _, a in elements.found if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL) + re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digests = {f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in scripts}
    assert digests == set(re.findall(r"'sha256-[^']+'", policy))
    assert len(scripts) == 3


def test_nothing_is_fetched_and_nothing_is_inline(page: str) -> None:
    for tag, attributes in Elements(page).found:
        assert not any(name.startswith("on") or name == "style" for name in attributes), (tag, attributes)
        assert "src" not in attributes
        assert tag != "link" or attributes["href"] == "data:,"
    assert "sourceMappingURL" not in page
    assert "cdn" not in page.lower().replace("cdna", "")


PAYLOADS = ["</script><script>alert(1)</script>", "<!--<script>", "a & b", "\u2028\u2029", '"><img src=x onerror=alert(1)>']


@pytest.mark.parametrize("payload", PAYLOADS)
def test_json_block_survives(turtle_graph: Callable[[str], nx.MultiDiGraph[str]], payload: str) -> None:
    graph = turtle_graph(f"a:x a ck:Person, ck:Actor ; skos:prefLabel {json.dumps(payload)} .")
    page = page_html(graph, payload)
    assert data_of(page)["about"]["nodes"]["n0"]["label"] == payload
    assert [tag for tag, _ in Elements(page).found].count("script") == 3
    assert not [tag for tag, _ in Elements(page).found if tag == "img"]


def test_lines(page: str) -> None:
    data = data_of(page)
    label = {node["id"]: node["label"] for node in data["vis"]["nodes"]}
    lines = {(label[e["from"]], e["label"], label[e["to"]]): e for e in data["vis"]["edges"]}
    attacked = lines["Red Front", "attacked", "Norland army"]
    assert (attacked["dashes"], attacked["kind"]) == (False, "harm")
    assert lines["Norland", "supports (denied)", "Red Front"]["dashes"] is True
    assert ("Red Front shelling\nof Norland army", "target, victim", "Norland army") in lines


def test_an_event_that_is_not_factual_is_marked(page: str) -> None:
    node = next(n for n in data_of(page)["vis"]["nodes"] if n["label"].startswith("attack planned"))
    assert node["label"].endswith("\n(intended)")
    assert node["shapeProperties"]["borderDashes"]


def test_views(small: nx.MultiDiGraph[str], page: str) -> None:
    data = data_of(page)
    group = {node["id"]: node["group"] for node in data["vis"]["nodes"]}
    who = {group[n] for n in data["views"]["who"]["nodes"]}
    assert who <= {"actor-armed", "actor-state", "actor-person", "actor-other", "asset", "source"}
    assert {"event-violent", "event-other", "place", "weapon"} <= {group[n] for n in data["views"]["events"]["nodes"]}
    assert len(data["views"]["all"]["nodes"]) == len(small)
    assert data["vis"]["options"]["physics"] == {"enabled": False}
    for view in data["views"].values():
        ends = {n for e in data["vis"]["edges"] if e["id"] in view["edges"] for n in (e["from"], e["to"])}
        assert ends <= set(view["nodes"])


def test_event_rows(small: nx.MultiDiGraph[str]) -> None:
    first, second, third, _ = event_rows(small)
    assert (first.who, first.whom) == ("Red Front", "Norland army")
    assert (first.where, first.when) == ("Estfold, near Old Mill", "Monday (2024-03-04)")
    assert (first.killed, first.status, first.source) == ("2; at least 3 (expected)", "reported", "Norland Watch")
    assert second.who == "Red Front (claimed)"
    assert third.status == "intended"


def test_relation_rows(small: nx.MultiDiGraph[str]) -> None:
    rows = {(r.who, r.relation, r.whom, r.status) for r in relation_rows(small)}
    assert ("Norland", "supports", "Norland army", "asserted") in rows
    assert ("Norland", "supports", "Red Front", "denied") in rows
    assert ("Norland", "supports", "Red Front", "asserted") not in rows


def test_a_symmetric_edge_is_one_line(turtle_graph: Callable[[str], nx.MultiDiGraph[str]]) -> None:
    graph = turtle_graph("a:x a ck:ArmedGroup, ck:Actor ; ck:clashedWith a:y . a:y a ck:ArmedGroup, ck:Actor ; ck:clashedWith a:x .")
    (line,) = data_of(page_html(graph, "Clash"))["vis"]["edges"]
    assert (line["arrows"], line["label"]) == ("", "clashed with")
    assert len(relation_rows(graph)) == 1


def test_an_empty_graph_gives_a_page(turtle_graph: Callable[[str], nx.MultiDiGraph[str]]) -> None:
    assert "<h1>Nothing</h1>" in page_html(turtle_graph(""), "Nothing")


def test_same_bytes_under_any_hash_seed(small_turtle: str, tmp_path: Path) -> None:
    file = tmp_path / "graph.ttl"
    file.write_text(small_turtle, encoding="utf-8")
    code = "import sys; from kg.page import network, page_html; sys.stdout.buffer.write(page_html(network(sys.argv[1]), 'T').encode())"

    def page_under(seed: str) -> bytes:
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        command = [sys.executable, "-c", code, str(file)]
        return subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, check=True).stdout

    pages = {page_under(seed) for seed in ("0", "4242")}
    assert len(pages) == 1


def test_the_seeds_page_is_small_enough_to_mail(seed_turtle: Path) -> None:
    assert len(page_html(network(seed_turtle), "Seed").encode()) <= 2_000_000
