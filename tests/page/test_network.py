from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import networkx as nx
import pyoxigraph as ox
import pytest

from kg.errors import GraphError
from kg.page import network

A, P, EV = (f"https://w3id.org/conflict-kg/{part}" for part in ("actor/", "place/", "doc/t1/event/"))
GRP = "https://w3id.org/conflict-kg/doc/t1/group/"


@pytest.mark.parametrize(
    "iri, kind, group",
    [
        (A + "red-front", "ArmedGroup", "actor-armed"),
        (A + "norland-army", "StateForce", "actor-state"),
        (A + "norland", "Government", "actor-state"),
        (A + "watch", "InformationSource", "source"),
        (GRP + "40-52", "PopulationGroup", "actor-person"),
        (P + "gn-1", "Place", "place"),
        (EV + "10-18", "Shelling", "event-violent"),
        (EV + "300-303", "Conflict", "event-other"),
        ("https://w3id.org/conflict-kg/concept/mortar", "Weapon", "weapon"),
    ],
)
def test_nodes(small: nx.MultiDiGraph[str], iri: str, kind: str, group: str) -> None:
    assert (small.nodes[iri]["kind"], small.nodes[iri]["group"], small.nodes[iri]["iri"]) == (kind, group, iri)


@pytest.mark.parametrize("part", ["time/60-66", "qty/40-43", "rel/support"])
def test_times_numbers_and_relations_are_no_nodes(small: nx.MultiDiGraph[str], part: str) -> None:
    assert f"https://w3id.org/conflict-kg/doc/t1/{part}" not in small


def test_names_links_and_notes(small: nx.MultiDiGraph[str]) -> None:
    assert small.nodes[A + "red-front"]["names"] == ("the Front",)
    assert small.nodes[A + "red-front"]["links"] == ("http://www.wikidata.org/entity/Q1",)
    assert small.nodes[A + "norland"]["names"] == ("Oslom",)
    assert small.nodes[GRP + "40-52"]["note"] == "soldiers"
    assert small.nodes[P + "oldmill"]["note"] == "not in the gazetteer"


@pytest.mark.parametrize(
    "source, target, key, category, status",
    [
        (EV + "10-18", A + "red-front", "perpetrator", "role", "reported"),
        (EV + "10-18", A + "norland-army", "victim", "role", "reported"),
        (EV + "10-18", P + "oldmill", "near", "role", "reported"),
        (EV + "100-107", A + "red-front", "perpetrator (claimed)", "role", "claimed"),
        (EV + "200-206", EV + "300-303", "is part of (intended)", "part", "intended"),
        (EV + "10-18", A + "watch", "attributed to", "source", "reported"),
        (A + "red-front", A + "norland-army", "attacked", "direct", "reported"),
        (A + "norland", A + "norland-army", "supports", "direct", "asserted"),
        (A + "norland", A + "red-front", "supports (denied)", "direct", "denied"),
        (A + "red-front", A + "norland", "armed attack (intended)", "direct", "intended"),
        (A + "red-front", A + "norland", "bombing (claimed)", "direct", "claimed"),
        (A + "norland-army", A + "norland", "part of", "direct", "background"),
        (GRP + "40-52", A + "norland-army", "member of", "direct", "described"),
        (P + "gn-1", P + "gn-2", "lies within", "place", "background"),
    ],
)
def test_edges(small: nx.MultiDiGraph[str], source: str, target: str, key: str, category: str, status: str) -> None:
    edge = small.edges[source, target, key]
    assert (edge["category"], edge["status"]) == (category, status)
    assert edge["factual"] == (status in ("asserted", "reported", "background", "described"))
    assert edge["facts"]


@pytest.mark.parametrize(
    "source, target, key",
    [
        (EV + "10-18", A + "red-front", "agent"),
        (EV + "10-18", A + "red-front", "participant"),
        (EV + "100-107", A + "red-front", "perpetrator"),
        (A + "red-front", A + "norland", "attacked"),
        (A + "norland", A + "red-front", "supports"),
    ],
    ids=["superproperty", "superproperty of it", "only claimed", "only intended", "denied"],
)
def test_no_such_edge(small: nx.MultiDiGraph[str], source: str, target: str, key: str) -> None:
    assert not small.has_edge(source, target, key)


def test_an_edge_that_follows_from_an_event_has_its_words(small: nx.MultiDiGraph[str]) -> None:
    (fact,) = small.edges[A + "red-front", A + "norland-army", "attacked"]["facts"]
    assert (fact.status, fact.sources) == ("reported", ("Norland Watch",))
    assert [(q.article, q.begin, q.end) for q in fact.quotes] == [("t1", 0, 67)]
    assert fact.quotes[0].text.startswith("A mortar shelling")


def test_every_edge_of_an_article_has_a_quote(small: nx.MultiDiGraph[str]) -> None:
    for _, _, data in small.edges(data=True):
        assert all(fact.quotes for fact in data["facts"] if fact.status not in ("background", "described"))


def test_event_in_words(small: nx.MultiDiGraph[str]) -> None:
    told, *numbers = small.nodes[EV + "10-18"]["facts"]
    assert told.text == (
        "Shelling; perpetrator: Red Front; target, victim: Norland army; weapon: mortar; place: Estfold; near: Old Mill; "
        "time: Monday (2024-03-04)"
    )
    assert [n.text for n in numbers] == ["killed: 2 (two soldiers)", "killed: at least 3"]
    assert small.nodes[EV + "10-18"]["killed"] == "2; at least 3 (expected)"


def test_a_role_of_another_status_is_told_at_both_ends(small: nx.MultiDiGraph[str]) -> None:
    for node in (EV + "100-107", A + "red-front"):
        assert ("“bombing in Estfold” has perpetrator Red Front", "claimed") in [(f.text, f.status) for f in small.nodes[node]["facts"]]


def test_quotes_are_cut_from_the_text_where_spans_have_none(turtle_graph: Callable[[str], nx.MultiDiGraph[str]]) -> None:
    graph = turtle_graph(
        'd:t1 nif:isString "Rain 😀 fell. A raid." . ev:15-19 a ck:ArmedAttack, ck:ViolentEvent, ck:Event ; rdfs:label "raid" ;'
        " ck:status ckc:asserted ; ck:evidence <https://w3id.org/conflict-kg/doc/t1#char=13,20> ."
    )
    assert graph.nodes[EV + "15-19"]["facts"][0].quotes[0].text == "A raid."


def test_an_agent_who_is_no_perpetrator_attacked_nobody(turtle_graph: Callable[[str], nx.MultiDiGraph[str]]) -> None:
    actors = "a:x a ck:ArmedGroup, ck:Actor . a:y a ck:ArmedGroup, ck:Actor ."
    raid = "ev:1-2 a ck:ArmedAttack, ck:ViolentEvent, ck:Event ; ck:agent a:x ; ck:target a:y ; ck:status ckc:asserted ."
    assert not turtle_graph(actors + raid).has_edge(A + "x", A + "y")


def test_one_line_rests_on_all_events_that_tell_it(turtle_graph: Callable[[str], nx.MultiDiGraph[str]]) -> None:
    actors = "a:x a ck:ArmedGroup, ck:Actor . a:y a ck:ArmedGroup, ck:Actor ."
    raid = "ev:{} a ck:ArmedAttack, ck:ViolentEvent, ck:Event ; ck:perpetrator a:x ; ck:target a:y ; ck:status ckc:{} ."
    graph = turtle_graph(actors + raid.format("1-2", "reported") + raid.format("3-4", "asserted") + raid.format("5-6", "alleged"))
    assert sorted(graph[A + "x"][A + "y"]) == ["armed attack (alleged)", "attacked"]
    attacked = graph.edges[A + "x", A + "y", "attacked"]
    assert (attacked["status"], len(attacked["facts"])) == ("asserted", 2)


def test_a_clash_that_is_only_alleged_is_drawn_with_its_status(turtle_graph: Callable[[str], nx.MultiDiGraph[str]]) -> None:
    actors = "a:x a ck:ArmedGroup, ck:Actor . a:y a ck:ArmedGroup, ck:Actor ."
    graph = turtle_graph(actors + " ev:1-2 a ck:Clash, ck:ViolentEvent, ck:Event ; ck:participant a:x, a:y ; ck:status ckc:alleged .")
    edge = graph.edges[A + "x", A + "y", "clashed with (alleged)"]
    assert (edge["factual"], edge["symmetric"]) == (False, True)


def test_an_empty_graph(turtle_graph: Callable[[str], nx.MultiDiGraph[str]]) -> None:
    assert len(turtle_graph("")) == 0


def test_order_of_triples_does_not_matter(small_turtle: str) -> None:
    quads = list(ox.parse(small_turtle, format=ox.RdfFormat.TURTLE))
    shuffled = random.Random(3).sample(quads, len(quads))
    first, second = network(quads), network(shuffled)
    assert list(first.nodes(data=True)) == list(second.nodes(data=True))
    assert list(first.edges(keys=True, data=True)) == list(second.edges(keys=True, data=True))


def test_files_may_come_in_parts(small: nx.MultiDiGraph[str], small_turtle: str, tmp_path: Path) -> None:
    head, _, tail = small_turtle.partition("rel:denied a")
    prefixes = small_turtle.partition("d:t1 a ck:Article")[0]
    (tmp_path / "a.ttl").write_text(head, encoding="utf-8")
    (tmp_path / "b.ttl").write_text(prefixes + "rel:denied a" + tail, encoding="utf-8")
    assert nx.utils.graphs_equal(network([tmp_path / "a.ttl", tmp_path / "b.ttl"]), small)


@pytest.mark.parametrize("content, problem", [(None, "cannot be read"), ("@prefix a:", "is not Turtle")])
def test_errors_name_the_file(tmp_path: Path, content: str | None, problem: str) -> None:
    file = tmp_path / "graph.ttl"
    if content:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(GraphError, match=rf"graph\.ttl: {problem}"):
        network(file)


def test_seed(seed_turtle: Path) -> None:
    graph = network(seed_turtle)
    assert graph.number_of_nodes() > 30
    for _, _, data in graph.edges(data=True):
        told = [fact for fact in data["facts"] if fact.status not in ("background", "described")]
        assert all(fact.quotes for fact in told)
