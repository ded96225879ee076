"""What the article's words tell of edges and figures, for the tests of relations."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kg import model
from kg.builder import Builder
from kg.ontology.terms import last_segment
from kg.reading.nodes.mentions import Mentions
from kg.reading.nodes.registry import Nodes
from kg.reading.nodes.sources import Sources
from kg.reading.relations.asides import asides_in
from kg.reading.relations.binary_relations import relations_in
from kg.reading.relations.figures import statements_in
from kg.reading.relations.relation_words import readings_in
from kg.triples import iris


@pytest.fixture(scope="session")
def nodes_of(builder: Builder) -> Callable[[str], Nodes]:
    def read(text: str) -> Nodes:
        doc = builder.nlp.make_doc(text)
        return Nodes(builder.nlp(doc), builder.lexicon, iris.Minter("t"))

    return read


@pytest.fixture(scope="session")
def relations(nodes_of: Callable[[str], Nodes]) -> Callable[[str], list[model.Relation]]:
    def told(text: str) -> list[model.Relation]:
        nodes = nodes_of(text)
        return list(relations_in(nodes, Sources(nodes)))

    return told


@pytest.fixture(scope="session")
def asides(nodes_of: Callable[[str], Nodes]) -> Callable[[str], set[str]]:
    """The predicates of what a text tells in passing, whatever its status."""

    def told(text: str) -> set[str]:
        nodes = nodes_of(text)
        mentions = Mentions(nodes)
        mentions.add()
        readings = list(readings_in(nodes.doc, nodes.lexicon))
        return {r.predicate for r in asides_in(mentions, Sources(nodes), readings, ())}

    return told


@pytest.fixture(scope="session")
def quantities(nodes_of: Callable[[str], Nodes]) -> Callable[[str], list[model.Quantity]]:
    def told(text: str) -> list[model.Quantity]:
        nodes = nodes_of(text)
        return list(statements_in(nodes, Sources(nodes)))

    return told


@pytest.fixture(scope="session")
def edges(relations: Callable[[str], list[model.Relation]]) -> Callable[[str], list[str]]:
    """The factual edges as "subject predicate object", IRIs by their last segment."""

    def told(text: str) -> list[str]:
        found = [r for r in relations(text) if r.status.is_factual]
        return [f"{last_segment(r.subject)} {r.predicate} {last_segment(r.object)}" for r in found]

    return told
