"""A part of a network: by the name of a node, and by what an answer names."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import networkx as nx
import pytest

from kg.errors import GraphError
from kg.page import page_html
from kg.page.excerpt import excerpt, named_node
from tests.page.many_graph import many

ACTOR = "https://w3id.org/conflict-kg/actor/"


@pytest.mark.parametrize("name", ["Red Front", "red front", "THE FRONT", ACTOR + "red-front"])
def test_a_node_by_its_names(small: nx.MultiDiGraph[str], name: str) -> None:
    assert named_node(small, name) == ACTOR + "red-front"


def test_what_nobody_is_called(small: nx.MultiDiGraph[str]) -> None:
    with pytest.raises(GraphError, match="Red Frond: nothing in the given graphs has that name; did you mean 'Red Front'"):
        named_node(small, "Red Frond")


def labels(graph: nx.MultiDiGraph[str]) -> set[str]:
    return {data["label"] for _, data in graph.nodes(data=True)}


def test_an_event_comes_with_who_fills_its_roles(small: nx.MultiDiGraph[str]) -> None:
    part = excerpt(small, [["Red Front shelling of Norland army", "2"]])
    assert list(part) == [iri for iri in small if iri in part]
    assert {"Red Front", "Norland army", "Estfold", "Old Mill"} <= labels(part)
    assert "bombing in Estfold" not in labels(part)


def test_actors_come_with_what_they_have_in_common(small: nx.MultiDiGraph[str]) -> None:
    part = excerpt(small, [["Red Front", "Norland army", "1"]])
    assert "Red Front shelling of Norland army" in labels(part)
    assert "Norland Watch" not in labels(part)


def test_an_event_of_another_article_is_not_meant(small: nx.MultiDiGraph[str]) -> None:
    other = excerpt(small, [["Red Front", "t1"]])
    assert other.graph["library"].articles == small.graph["library"].articles
    with pytest.raises(GraphError, match="names nothing that can be drawn"):
        excerpt(small, [["3", "2024-03-04"]])


def test_articles_that_say_none_of_it_stay_away(small: nx.MultiDiGraph[str]) -> None:
    part = excerpt(small, [["Old Mill"]])
    quoted = {q.article for _, data in part.nodes(data=True) for f in data["facts"] for q in f.quotes}
    assert {article.id for article in part.graph["library"].articles} <= quoted


def test_an_excerpt_has_the_harm_of_its_own_events_alone(turtle_graph: Callable[[str], nx.MultiDiGraph[str]], read_page: Any) -> None:
    told = read_page(page_html(excerpt(turtle_graph(many()), [["attack on Old Mill"]]), "One"))
    harm = [(told.nodes[e["from"]]["label"], told.nodes[e["to"]]["label"]) for e in told.edges if e["category"] == "harm"]
    assert harm == [("Blue League", "Old Mill")]
