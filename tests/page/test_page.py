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


@pytest.fixture(scope="module")
def page(small: nx.MultiDiGraph[str]) -> str:
    return page_html(small, "Shelling in Estfold")


@pytest.fixture(scope="module")
def told(page: str, read_page: Any) -> Any:
    return read_page(page)


def test_the_policy_names_exactly_what_is_there(page: str, told: Any) -> None:
    elements = Elements(page)
    policy = next(str(a["content"]) for _, a in elements.found if a.get("http-equiv") == "Content-Security-Policy")
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "unsafe" not in policy
    assert "http" not in policy
    scripts = re.findall(r"<script>(.*?)</script>", page, re.DOTALL) + re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    scripts += told.blocks[told.head["blocks"]["timeline"]].values()
    scripts.append(told.blocks[told.head["blocks"]["drawing"]])
    digests = {f"'sha256-{base64.b64encode(hashlib.sha256(s.encode()).digest()).decode()}'" for s in scripts}
    assert digests == set(re.findall(r"'sha256-[^']+'", policy))
    assert len(scripts) == 5


def test_nothing_is_fetched_and_nothing_is_inline(page: str) -> None:
    for tag, attributes in Elements(page).found:
        assert not any(name.startswith("on") or name == "style" for name in attributes), (tag, attributes)
        assert "src" not in attributes
        assert tag != "link" or attributes["href"] == "data:,"
    assert "sourceMappingURL" not in page
    unpacked = re.sub(r'id="block-\d+">[^<]*', "", page)
    assert "cdn" not in unpacked.lower().replace("cdna", "")


PAYLOADS = ["</script><script>alert(1)</script>", "<!--<script>", "a & b", "\u2028\u2029", '"><img src=x onerror=alert(1)>']


@pytest.mark.parametrize("payload", PAYLOADS)
def test_the_data_survives(turtle_graph: Callable[[str], nx.MultiDiGraph[str]], read_page: Any, payload: str) -> None:
    graph = turtle_graph(f"a:x a ck:Person, ck:Actor ; skos:prefLabel {json.dumps(payload)} .")
    page = page_html(graph, payload)
    told = read_page(page)
    assert (told.nodes[0]["label"], told.head["title"]) == (payload, payload)
    assert [tag for tag, _ in Elements(page).found].count("script") == 2 + len(told.blocks)
    assert not [tag for tag, _ in Elements(page).found if tag == "img"]


def lines_of(told: Any) -> dict[tuple[str, str, str], dict[str, Any]]:
    label = [node["look"][0].replace("\n", " ") for node in told.nodes]
    return {(label[e["from"]], e["label"], label[e["to"]]): e for e in told.edges}


def test_lines(told: Any) -> None:
    lines = lines_of(told)
    attacked = lines["Red Front", "attacked", "Norland army"]
    assert (attacked["factual"], attacked["look"]) == (True, "harm")
    assert [told.nodes[n]["label"] for n in attacked["events"]] == ["Red Front shelling of Norland army"]
    assert lines["Norland", "supports (denied)", "Red Front"]["factual"] is False
    assert ("Red Front shelling of Norland army", "target, victim", "Norland army") in lines


def test_an_event_that_is_not_factual_is_marked(told: Any) -> None:
    node = next(n for n in told.nodes if n["label"].startswith("attack planned"))
    assert node["look"][0].endswith("\n(intended)")


def test_views(small: nx.MultiDiGraph[str], told: Any) -> None:
    group = {name: {told.nodes[n]["group"] for n in spots} for name, spots in told.views.items()}
    assert group["who"] <= {"actor-armed", "actor-state", "actor-person", "actor-other", "asset", "source", "place"}
    assert {"event-violent", "event-other", "place", "weapon"} <= group["events"]
    assert len(told.views["all"]) == len(small)
    assert told.head["options"]["physics"] == {"enabled": False}
    assert told.head["start"] == {"view": "who"}


def test_an_event_tells_when_where_and_how_many(told: Any) -> None:
    node = next(n for n in told.nodes if n["label"] == "Red Front shelling of Norland army")
    event = node["event"]
    assert (event["first"], event["last"], event["days"], event["when"]) == ("2024-03-04", "2024-03-04", 1, "Monday (2024-03-04)")
    assert [told.nodes[int(n[1:])]["label"] for n in (*event["places"], *event["near"])] == ["Estfold", "Old Mill"]
    counts = {(c["what"], c["of"], c["low"], c["high"], c["text"], c["status"], tuple(c["sources"])) for c in event["counts"]}
    assert counts == {
        ("killed", "two soldiers", 2, 2, "2", "reported", ("Norland Watch",)),
        ("killed", "", 3, None, "at least 3", "expected", ()),
    }


def test_details_hold_each_fact_with_its_quotes(told: Any) -> None:
    number = next(i for i, n in enumerate(told.nodes) if n["label"] == "Red Front shelling of Norland army")
    event, *_ = told.details(f"n{number}")
    assert (event["topic"], event["event"], event["status"], event["sources"]) == ("event", f"n{number}", "reported", ["Norland Watch"])
    fillers = {name: [(text, told.nodes[int(key[1:])]["label"] if key else None) for text, key in given] for name, given in event["parts"]}
    assert fillers["perpetrator"] == [("Red Front", "Red Front")]
    assert fillers["time"] == [("Monday (2024-03-04)", None)]
    article, begin, end, text, _ = event["quotes"][0]
    assert (told.head["articles"][article]["id"], begin, end, text[:8]) == ("t1", 0, 67, "A mortar")
    line = told.edges.index(lines_of(told)["Red Front", "attacked", "Norland army"])
    assert told.details(f"e{line}")[0]["topic"] == "event"


ARTICLE = """
    d:t1 a ck:Article ; dcterms:identifier "id:t1" ; schema:headline "Raid 😀" ; dcterms:issued "2024-03-05"^^xsd:date ;
      schema:url <javascript:alert(1)> ; nif:isString "😀 The Front raided Oslom." .
    a:x a ck:ArmedGroup, ck:ArmedActor, ck:Actor ; skos:prefLabel "Front" .
    ev:12-18 a ck:ArmedAttack, ck:ViolentEvent, ck:Event ; rdfs:label "raid" ; ck:perpetrator a:x ; ck:status ckc:asserted ;
      ck:evidence c:2\\,25 .
    c:2\\,11 a ck:Mention ; <http://www.w3.org/2005/11/its/rdf#taIdentRef> a:x .
    c:12\\,18 a ck:Mention ; <http://www.w3.org/2005/11/its/rdf#taIdentRef> ev:12-18 .
    c:19\\,24 a ck:Mention ; <http://www.w3.org/2005/11/its/rdf#taIdentRef> a:unknown ."""


def test_an_articles_words_and_what_they_name(turtle_graph: Callable[[str], nx.MultiDiGraph[str]], read_page: Any) -> None:
    told = read_page(page_html(turtle_graph(ARTICLE), "Raid"))
    assert told.head["articles"] == [
        {"id": "t1", "title": "Raid 😀", "date": "2024-03-05", "url": None, "language": None, "publisher": None}
    ]
    (text,) = told.blocks[told.head["blocks"]["articles"]]
    units = text["text"].encode("utf-16-le")
    named = [(units[2 * b : 2 * e].decode("utf-16-le"), told.nodes[int(n[1:])]["label"]) for b, e, n in text["mentions"]]
    assert named == [("The Front", "Front"), ("raided", "raid")]
    event = next(i for i, n in enumerate(told.nodes) if n["label"] == "raid")
    (quote,) = told.details(f"n{event}")[0]["quotes"]
    assert quote[3] == "The Front raided Oslom."
    assert [(quote[3][b:e], words) for b, e, _, words in quote[4]] == [("The Front", "perpetrator"), ("raided", "event")]


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


def test_a_symmetric_edge_is_one_line(turtle_graph: Callable[[str], nx.MultiDiGraph[str]], read_page: Any) -> None:
    graph = turtle_graph("a:x a ck:ArmedGroup, ck:Actor ; ck:clashedWith a:y . a:y a ck:ArmedGroup, ck:Actor ; ck:clashedWith a:x .")
    (line,) = read_page(page_html(graph, "Clash")).edges
    assert (line["symmetric"], line["label"]) == (True, "clashed with")
    assert len(relation_rows(graph)) == 1


def test_an_empty_graph_gives_a_page(turtle_graph: Callable[[str], nx.MultiDiGraph[str]]) -> None:
    assert '<h1 dir="auto">Nothing</h1>' in page_html(turtle_graph(""), "Nothing")


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
    assert len(page_html(network(seed_turtle), "Seed").encode()) <= 1_000_000
