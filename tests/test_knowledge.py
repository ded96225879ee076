"""`kg.Graph`: a graph as a user of Python has it."""

from __future__ import annotations

from pathlib import Path

import pytest

import kg
from kg.asking.answers import Table
from kg.builder import BuildResult
from kg.errors import GraphError, QueryError
from kg.knowledge import Graph
from kg.store import Folder

SMALL = Path(__file__).parent / "data" / "two-articles.ttl"
BASE = "https://w3id.org/conflict-kg/"
EVIL = '<script>alert("1")</script>'
ODD = f"""
PREFIX ck: <https://w3id.org/conflict-kg/onto#> PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
<x:doc/event/1> a ck:Event ; rdfs:label '{EVIL}' ; ck:status <{BASE}concept/asserted> ;
  ck:evidence <x:doc#char=0,4> ; ck:attributedTo <x:who> .
<x:who> rdfs:label '{EVIL}' . <x:doc#char=0,4> nif:anchorOf '{EVIL}' .
"""


@pytest.fixture(scope="module")
def graph() -> Graph:
    return kg.Graph.read(SMALL)


def test_graphs_merge_by_union_and_come_back(graph: Graph, tmp_path: Path) -> None:
    some = Graph.of(sorted(graph.triples, key=str)[:50])
    assert some | graph == graph
    assert len(some) == 50
    (tmp_path / "g.ttl").write_bytes(graph.to_turtle())
    assert Graph.read(tmp_path / "g.ttl") == Graph.parse(graph.to_turtle()) == graph


def test_a_store_is_read_as_files_are(graph: Graph, tmp_path: Path) -> None:
    with Folder(tmp_path / "s").writer() as writer:
        writer.put(f"{BASE}doc/raid", name="raid", receipt="r", says=graph.triples, background=(), mentions=())
    assert graph.triples < Graph.read(tmp_path / "s").triples
    with pytest.raises(GraphError, match="is no store"):
        Graph.read(tmp_path)


def test_rdf_is_an_rdflib_graph(graph: Graph) -> None:
    assert len(graph.rdf) == len(graph)
    rows = list(graph.rdf.query("SELECT ?l { ?e a ck:Clash ; rdfs:label ?l }"))
    assert [str(row[0]) for row in rows] == ["clash at Upper Ford"]  # type: ignore[index]
    changed = Graph.read(SMALL)
    changed.rdf.remove((None, None, None))
    assert changed == graph


def test_query_gives_rows_yes_or_a_graph(graph: Graph) -> None:
    table = graph.query("attacks-by-actor", actor="RF")
    assert isinstance(table, Table)
    assert [row["attack"] for row in table] == ["raids in Hill Province"]
    assert graph.query("ASK { ?x a ck:Clash }") is True
    made = graph.query("CONSTRUCT { ?x a ck:Clash } WHERE { ?x a ck:Clash }")
    assert isinstance(made, Graph)
    assert len(made) == 1


@pytest.mark.parametrize(
    "question, values, message",
    [
        ("SELECT * {", {}, "is not SPARQL"),
        ("attacks-by-actr", {}, "did you mean"),
        ("attacks-by-actor", {"actor": "Nobody"}, "nothing in the given graphs has that name"),
        ("SELECT * { SERVICE <https://example.org> { ?s ?p ?o } }", {}, "offline"),
    ],
)
def test_a_wrong_question_says_what_would_be_right(graph: Graph, question: str, values: dict[str, str], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        graph.query(question, **values)


def test_events_have_status_and_words(graph: Graph) -> None:
    events = {event.label: event for event in graph.events()}
    assert len(events) == 7
    raids = events["raids in Hill Province"]
    assert (raids.status, raids.sources, raids.names("perpetrator")) == ("reported", ("Wire",), "Red Front")
    assert [quote.text for quote in raids.quotes] == ["Red Front gunmen raided Hill Province ..."]
    assert not events["attack that the Red Front denies"].is_factual


def test_the_network_is_networkx(graph: Graph) -> None:
    drawn = graph.network()
    assert (drawn.is_directed(), drawn.is_multigraph()) == (True, True)
    assert drawn.nodes[f"{BASE}actor/red-front"]["label"] == "Red Front"


EVIDENCE = [
    ("doc/clash/event/0-7", [("clash", 0, 30)]),
    ("actor/wire", [("clash", 0, 30), ("raid", 0, 40), ("raid", 41, 90)]),  # what it says
    ("actor/jo-doe", [("clash", 0, 30)]),
    ("actor/nobody", []),
]


@pytest.mark.parametrize("name, found", EVIDENCE)
def test_evidence_of_an_event_and_of_what_is_told_of_a_node(graph: Graph, name: str, found: list[tuple[str, int, int]]) -> None:
    assert [(quote.article, quote.begin, quote.end) for quote in graph.evidence(BASE + name)] == found


def test_a_build_is_a_graph(seed_build: BuildResult) -> None:
    graph = seed_build.graph
    assert len(graph.events()) > 15
    quotes = graph.evidence(f"{BASE}actor/kurdish-led-forces-syria")
    assert any("Kurdish-led fighters" in quote.text for quote in quotes)
    places = graph.evidence(f"{BASE}place/gn-163808")
    assert [quote.text for quote in places if "Palmyra" in quote.text], "where something was near"


def test_a_notebook_shows_no_markup_of_the_text() -> None:
    shown = Graph.parse(ODD.encode())._repr_html_()
    assert "<script>" not in shown
    assert shown.count("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;") == 3, "label, source and quote"


def test_a_notebook_shows_how_much_there_is(graph: Graph) -> None:
    assert graph._repr_html_().startswith("<p>232 triples: 2 articles, 7 events, 7 actors, 4 places, 4 quantities, 4 relations</p>")
    assert repr(graph) == "<kg.Graph of 232 triples>"
