"""What a name or an IRI stands for in a store."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.asking.named import has_identifier, names_like, nodes_named, spellings
from kg.asking.querying import Table, ask, parse_turtle, store_of
from kg.asking.questions import Param, Question, questions
from kg.errors import QueryError
from kg.ontology.terms import PREFIXES

GRAPH = """
actor:front skos:prefLabel "Red Front"@en ; skos:altLabel "RF", "Rote Front"@de ; lex:metonym "Hillton"@en .
actor:mig skos:prefLabel "MiG works"@en .
<https://example.org/doc/a> dcterms:identifier "id:a" .
<https://example.org/doc/a/event/1-2> rdfs:label "Red Front attack on the ford"@en ; ck:agent actor:front .
<https://example.org/doc/a/group/3-9> skos:prefLabel "red front"@en .
<https://example.org/doc/a/place/ez> skos:prefLabel "Deir ez-Zor"@en .
"""


@pytest.fixture(scope="module")
def store() -> ox.Store:
    head = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    return store_of(parse_turtle((head + GRAPH).encode()))


@pytest.mark.parametrize(
    "value, nodes",
    [
        ("Red Front", ["group/3-9", "actor/front"]),
        ("RED FRONT", ["group/3-9", "actor/front"]),
        ("red front", ["group/3-9", "actor/front"]),
        ("rEd fRoNt", ["group/3-9", "actor/front"]),
        ("rf", ["actor/front"]),
        ("Rote Front", ["actor/front"]),
        ("hillton", ["actor/front"]),
        ("MIG WORKS", ["actor/mig"]),
        ("deir ez-zor", ["place/ez"]),
        ("red front attack on the ford", ["event/1-2"]),
        ("https://w3id.org/conflict-kg/actor/front", ["actor/front"]),
        ("https://w3id.org/conflict-kg/actor/nobody", []),
        ("id:a", []),
        ("Red", []),
        ("", []),
        ("Red Front\n", []),
        ('"Red Front"', []),
    ],
)
def test_nodes_of_a_name(store: ox.Store, value: str, nodes: list[str]) -> None:
    found = sorted(node.value for node in nodes_named(store, value))
    assert len(found) == len(nodes)
    assert all(iri.endswith(end) for iri, end in zip(found, nodes, strict=True))


def test_all_that_is_written_so_in_the_usual_ways_is_found(store: ox.Store) -> None:
    for text in spellings("red front"):
        assert len(nodes_named(store, text)) == 2


def test_few_spellings_are_looked_up() -> None:
    for name in ("ELN", "Red Front", "al-Shabaab", "a b c d e f g h i j k l m n o p", "-", ""):
        assert len(spellings(name)) <= 9
        assert name in spellings(name)


def test_names_that_are_alike(store: ox.Store) -> None:
    assert names_like(store, "Red Frond")[0] in ("Red Front", "red front")
    assert names_like(store, "zzzzz") == []


def test_an_identifier_is_known_but_names_no_node(store: ox.Store) -> None:
    assert has_identifier(store, "id:a")
    assert not has_identifier(store, "id:b")


QUESTION = """SELECT ?e {
  # with who: VALUES ?whoNode { UNDEF } ?e ck:agent ?whoNode .
  ?e ck:agent ?any
}"""


def test_a_line_counts_only_where_a_value_is_given(store: ox.Store) -> None:
    who = Param(name="who", kind="name", is_required=False, description="who did it")
    question = Question(sparql=QUESTION, name="mine", params=(who,))
    assert question.begins_at(who)
    assert "VALUES ?whoNode { <x:a> <x:b> } ?e ck:agent" in question.beginning_at({"who": ["<x:b>", "<x:a>"]})
    assert len(ask(store, question, {"who": "RF"}).rows) == 1  # type: ignore[union-attr]
    assert ask(store, question, {"who": "MiG works"}).rows == ()  # type: ignore[union-attr]
    assert len(ask(store, question).rows) == 1  # type: ignore[union-attr]


def test_a_query_without_a_place_gets_the_name(store: ox.Store) -> None:
    param = Param(name="who", kind="name", is_required=True, description="who did it")
    question = Question(sparql="SELECT ?a ?who { ?a skos:altLabel ?name FILTER(STR(?name) = ?who) }", name="mine", params=(param,))
    assert len(ask(store, question, {"who": "RF"}).rows) == 1  # type: ignore[union-attr]


def test_a_line_that_counts_with_a_value_asks_no_other_machine(store: ox.Store) -> None:
    who = Param(name="who", kind="name", is_required=False, description="who did it")
    sparql = "SELECT ?e {\n # with who: VALUES ?whoNode { UNDEF } SERVICE <http://192.0.2.1/> { ?e ck:agent ?whoNode }\n ?e rdfs:label ?l }"
    with pytest.raises(QueryError, match="SERVICE asks another machine"):
        ask(store, Question(sparql=sparql, name="mine", params=(who,)), {"who": "RF"})


TOLD = """@prefix : <https://w3id.org/conflict-kg/doc/raid/> .
:raid a ck:ViolentEvent ; rdfs:label "raid" ; ck:casualties :four, :six .
:four ck:measure ckc:killed ; ck:min 4 ; ck:max 4 ; ck:value 4 ; rdfs:label "four killed" ; ck:attributedTo :police, :mayor .
:six ck:measure ckc:killed ; ck:min 6 ; ck:max 6 ; ck:value 6 ; rdfs:label "six killed" .
:four ck:status ckc:reported ; ck:evidence :words . :six ck:status ckc:reported ; ck:evidence :words .
:words nif:referenceContext <https://w3id.org/conflict-kg/doc/raid> ; nif:anchorOf "Jo Doe was named as leader." ; nif:beginIndex 0 .
:police skos:prefLabel "police" . :mayor skos:prefLabel "mayor" . :jo skos:prefLabel "Jo Doe" .
ckc:killed skos:prefLabel "killed" . ckc:reported skos:prefLabel "reported" .
:named a ck:LeadershipChange ; rdfs:label "Jo Doe named" ; ck:incoming :jo ; ck:status ckc:reported ; ck:evidence :words .
"""


def told(name: str, *columns: str) -> list[tuple[str, ...]]:
    """The named columns of the answer to a named question of what is told above."""
    head = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    table = ask(store_of(parse_turtle((head + TOLD).encode())), questions()[name])
    assert isinstance(table, Table)
    return sorted(tuple(row[table.columns.index(column)] for column in columns) for row in table.cells())


@pytest.mark.parametrize("name", ["casualties-by-event", "disputed-counts"])
def test_a_count_that_two_sources_give_is_one_row(name: str) -> None:
    assert told(name, "words", "source") == [("four killed", "mayor, police"), ("six killed", "")]


def test_a_leader_of_nothing_named_leads_nothing() -> None:
    assert told("leadership-history", "organisation", "change", "leader") == [("", "comes in", "Jo Doe")]
