"""The network for other programs, and what must not break their files."""

from __future__ import annotations

import io
import json
import warnings
from pathlib import Path

import networkx as nx
from told_graph import ASSERTED, ATTACK, SPAN, told

from kg.account.given import Given, read
from kg.export import export
from kg.page import network

SMALL = Path(__file__).parents[1] / "data" / "two-articles.ttl"


def by_networkx(given: Given) -> tuple[nx.MultiDiGraph[str], nx.MultiDiGraph[str]]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        linked = nx.node_link_graph(json.loads(export(given, "node-link")), edges="edges")
        marked = nx.read_graphml(io.BytesIO(export(given, "graphml")), force_multigraph=True)
    return linked, marked


def test_both_come_back_as_the_network() -> None:
    given = read([SMALL])
    drawn = network(given.triples)
    for graph in by_networkx(given):
        assert graph.is_multigraph()
        assert graph.is_directed()
        assert set(graph.nodes) == set(drawn.nodes)
        assert sorted(graph.edges(keys=True)) == sorted(drawn.edges(keys=True))
        assert {data["label"] for _, data in graph.nodes(data=True)} == {data["label"] for _, data in drawn.nodes(data=True)}
        assert sorted(d["status"] for *_, d in graph.edges(data=True)) == sorted(d["status"] for *_, d in drawn.edges(data=True))


def test_edges_carry_their_words() -> None:
    given = told(f"e:1 {ATTACK} ; {ASSERTED} ; ck:perpetrator actor:reds ; ck:attributedTo actor:watch .")
    linked, marked = by_networkx(given)
    edge = next(d for *_, d in linked.edges(data=True) if d["label"] == "perpetrator")
    (fact,) = edge["facts"]
    assert (fact["status"], fact["sources"]) == ("asserted", ["Hill Watch"])
    assert fact["quotes"] == [{"article": "one", "begin": 0, "end": 11, "text": "Some words."}]
    edge = next(d for *_, d in marked.edges(data=True) if d["label"] == "perpetrator")
    assert (edge["quotes"], edge["evidence"], edge["articles"]) == ("Some words.", "one#char=0,11", "one")
    assert edge["facts"].endswith("[asserted, Hill Watch]")


def test_what_xml_cannot_hold_is_replaced() -> None:
    odd = told(f"e:1 {ATTACK} ; {ASSERTED} ; rdfs:label '<b>\\u0001\\uFFFE & \"x\"'@en .")
    _, marked = by_networkx(odd)
    assert {"attack", '<b>\ufffd\ufffd & "x"'} & {data["label"] for _, data in marked.nodes(data=True)}
    assert b"\x01" not in export(odd, "graphml")
    assert SPAN
