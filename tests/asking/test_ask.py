"""Named questions on a small hand-written graph of two articles, and SPARQL as given."""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.asking.querying import Table, ask, load, parse_turtle, store_of
from kg.asking.questions import questions
from kg.errors import GraphError, QueryError
from kg.ontology.terms import PREFIXES

SMALL = Path(__file__).parents[1] / "data" / "two-articles.ttl"


@pytest.fixture(scope="module")
def store() -> ox.Store:
    return load([SMALL])


def answer(store: ox.Store, name: str, *columns: str, **values: str) -> list[tuple[str, ...]]:
    """The named columns of the answer to a named question."""
    table = ask(store, questions()[name], values)
    assert isinstance(table, Table)
    places = [table.columns.index(column) for column in columns]
    return [tuple(row[place] for place in places) for row in table.cells()]


RAIDS, DENIED = "raids in Hill Province", "attack that the Red Front denies"

# question, parameters, columns, rows
ANSWERS: list[tuple[str, dict[str, str], str, list[tuple[str, ...]]]] = [
    (
        "attacks-by-actor",
        {},
        "attacker attack kind",
        [("Northland army", "strike on Upper Ford", "air strike"), ("Red Front", RAIDS, "armed attack")],
    ),
    ("attacks-by-actor", {"actor": "rf"}, "attack when status sources", [(RAIDS, "2023-08-07", "reported", "Wire")]),
    ("attacks-by-actor", {"actor": "https://w3id.org/conflict-kg/actor/hill-guard"}, "attack", []),
    ("attacks-on-actor", {}, "attacked attack", [("Northland army", "bombing in Upper Ford"), ("two farmers", RAIDS)]),
    ("attacks-on-actor", {"actor": "Northland army"}, "attack attackers", [("bombing in Upper Ford", "")]),
    ("who-attacked-whom", {}, "attacker attacked events articles", [("Red Front", "two farmers", "1", "1")]),
    ("clashes", {}, "clash sides places when", [("clash at Upper Ford", "Northland army, Red Front", "Upper Ford", "last week")]),
    (
        "casualties-by-event",
        {"event": RAIDS},
        "at_least at_most words part_of source",
        [("6", "6", "six killed", "", ""), ("4", "4", "four killed", "", "Wire"), ("2", "2", "two farmers killed", "four killed", "")],
    ),
    ("casualties-by-actor", {}, "attacker measure at_least at_most events article", [("Red Front", "killed", "4", "6", "1", "raid")]),
    ("casualties-by-actor", {"actor": "Northland army"}, "attacker", []),
    ("disputed-counts", {}, "event words", [(RAIDS, "four killed"), (RAIDS, "six killed")]),
    (
        "attacks-by-place",
        {"place": "upper ford"},
        "attack",
        [("clash at Upper Ford",), ("bombing in Upper Ford",), ("strike on Upper Ford",)],
    ),
    ("attacks-by-place", {"place": "Hill Province"}, "where", [("Hill Province",), *3 * [("Upper Ford",)]]),
    ("attacks-by-place", {"place": "Stone Farm"}, "attack attackers", [("raid on Stone Farm", "Red Front")]),
    ("attacks-by-place", {}, "where", [("Hill Province",), ("Stone Farm",), *3 * [("Upper Ford",)]]),
    (
        "claims-and-allegations",
        {},
        "standing what source",
        [("claimed", "bombing in Upper Ford – has perpetrator – Hill Guard", "Hill Guard"), ("denied", DENIED, "Red Front")],
    ),
    ("claims-and-allegations", {"status": "Denied"}, "what", [(DENIED,)]),
    ("claims-and-allegations", {"status": "expected"}, "what", []),
    ("who-said-what", {"source": "Hill Guard"}, "what status", [("bombing in Upper Ford – has perpetrator – Hill Guard", "claimed")]),
    ("allies", {}, "one tie other status", [("Hill Guard", "is affiliated with", "Northland government", "asserted")]),
    ("allies", {"actor": "Northton"}, "one", [("Hill Guard",)]),
    ("allies", {"actor": "Red Front"}, "one", []),
    ("leadership", {"actor": "RF"}, "organisation leader title ordinal status", [("Red Front", "Jo Doe", "commander", "2", "reported")]),
    ("territory", {}, "actor hold held when", [("Red Front", "lost", "Upper Ford", "2023-08")]),
    ("territory", {"place": "Northland"}, "actor", []),
    ("weapons", {}, "means event users", [("rifle", RAIDS, "Red Front")]),
    ("events-by-date", {}, "earliest event", [("2023-08-07", RAIDS), ("2023-08-10", "bombing in Upper Ford")]),
    ("events-by-date", {"from": "2023-08-08"}, "event", [("bombing in Upper Ford",)]),
    ("events-by-date", {"to": "2023-08-07"}, "event kind", [(RAIDS, "armed attack")]),
    ("events-by-date", {"from": "2023-08-08", "to": "2023-08-09"}, "event", []),
    (
        "evidence",
        {"of": "bombing in Upper Ford"},
        "what begin end quote",
        [
            ("bombing in Upper Ford", "41", "90", "The Hill Guard said that it was behind the bomb."),
            ("has perpetrator", "41", "90", "The Hill Guard said that it was behind the bomb."),
        ],
    ),
    ("evidence", {"of": "Jo Doe"}, "what article", [("headOf", "clash")]),
    (
        "actors",
        {},
        "actor kind events articles",
        [
            ("Red Front", "armed group", "4", "2"),
            ("Northland army", "state force", "2", "2"),
            ("two farmers", "population group", "1", "1"),
        ],
    ),
    (
        "articles",
        {},
        "article date headline events",
        [("raid", "2023-08-10", "Raids in the hills", "5"), ("clash", "2023-08-12", "Clashes at the ford", "2")],
    ),
    ("unsettled", {}, "what name", [("place", "Stone Farm"), ("time", "last week")]),
]


@pytest.mark.parametrize("name, values, columns, rows", ANSWERS)
def test_named_questions(store: ox.Store, name: str, values: dict[str, str], columns: str, rows: list[tuple[str, ...]]) -> None:
    found = answer(store, name, *columns.split(), **values)
    assert found == rows


def test_a_triple_of_two_graphs_counts_once(tmp_path: Path) -> None:
    quads = [
        ox.Quad(triple.subject, triple.predicate, triple.object, ox.NamedNode(f"https://example.org/{n}"))
        for triple in parse_turtle(SMALL.read_bytes())
        for n in (1, 2)
    ]
    ox.serialize(quads, str(tmp_path / "a.nq"), format=ox.RdfFormat.N_QUADS)
    both = load([tmp_path / "a.nq", SMALL])
    assert answer(both, "casualties-by-actor", "at_least", "at_most", "events") == [("4", "6", "1")]
    assert ask(both, "ASK { GRAPH <https://example.org/2> { ?x a ck:Clash } }") is True


BATTLE = """
@prefix : <https://w3id.org/conflict-kg/doc/battle/x/> .
:fight a ck:Clash, ck:ViolentEvent, ck:Event ; rdfs:label "battle" ; ck:perpetrator actor:army ; ck:target actor:rebels ;
  ck:casualties :all, :ours, :theirs, :hurt ; ck:status ckc:asserted .
:all ck:measure ckc:killed ; ck:min 8 ; ck:max 8 ; ck:value 8 .
:ours ck:measure ckc:killed ; ck:breakdownOf :all ; ck:of :soldiers ; ck:min 3 ; ck:max 3 ; ck:value 3 .
:theirs ck:measure ckc:killed ; ck:breakdownOf :all ; ck:of actor:rebels ; ck:min 5 ; ck:max 5 ; ck:value 5 .
:hurt ck:measure ckc:wounded ; ck:of :soldiers ; ck:min 2 ; ck:max 2 ; ck:value 2 .
:all ck:status ckc:asserted . :ours ck:status ckc:asserted . :theirs ck:status ckc:asserted . :hurt ck:status ckc:asserted .
:all ck:evidence :said . :ours ck:evidence :said . :theirs ck:evidence :said . :hurt ck:evidence :said . :fight ck:evidence :said .
:said nif:referenceContext <https://w3id.org/conflict-kg/doc/battle> .
:soldiers a ck:PopulationGroup, ck:Actor ; skos:prefLabel "soldiers" ; org:memberOf actor:army .
actor:army a ck:StateForce, ck:Organization, ck:Actor ; skos:prefLabel "army" ; org:subOrganizationOf actor:state .
actor:state a ck:Government, ck:Organization, ck:Actor ; skos:prefLabel "state" .
actor:rebels a ck:ArmedGroup, ck:Organization, ck:Actor ; skos:prefLabel "rebels" .
ckc:killed skos:prefLabel "killed" . ckc:wounded skos:prefLabel "wounded" .
"""


def test_who_fell_on_the_own_side_of_a_battle_was_not_killed_by_it() -> None:
    head = "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in PREFIXES.items())
    battle = store_of(parse_turtle((head + BATTLE).encode()))
    assert answer(battle, "casualties-by-actor", "attacker", "measure", "at_least", "best", "at_most") == [
        ("army", "killed", "5", "5", "5")
    ]
    of = ["suffered_by", "measure", "at_least", "best", "at_most"]
    assert answer(battle, "casualties-of-actor", *of, actor="state") == [
        ("state", "killed", "3", "3", "3"),
        ("state", "wounded", "2", "2", "2"),
    ]
    assert answer(battle, "casualties-of-actor", *of, actor="rebels") == [("rebels", "killed", "5", "5", "5")]


def test_every_named_question_says_what_it_asks() -> None:
    for question in questions().values():
        assert question.title
        assert question.description
        assert all(param.description for param in question.params)


def test_a_parameter_is_no_column_of_the_answer(store: ox.Store) -> None:
    for question in questions().values():
        needed = {"date": "2023-08-01", "name": "Wire"}
        table = ask(store, question, {param.name: needed[param.kind] for param in question.params if param.is_required})
        assert isinstance(table, Table)
        assert not {param.name for param in question.params} & set(table.columns)


@pytest.mark.parametrize("name", ["attacks-by-actor", "evidence", "casualties-by-actor"])
def test_the_answer_does_not_depend_on_the_order_of_the_files(tmp_path: Path, name: str) -> None:
    lines = SMALL.read_text(encoding="utf-8").split("\n\n")
    files = []
    for index, block in enumerate(lines[1:]):
        files.append(tmp_path / f"{index:02}.ttl")
        files[-1].write_text(lines[0] + "\n" + block, encoding="utf-8")
    values = {"of": "Red Front"} if name == "evidence" else {}
    answers = {ask(load(order), questions()[name], values).to_csv() for order in (files, files[::-1])}  # type: ignore[union-attr]
    assert len(answers) == 1


@given(st.text(min_size=1))
def test_property_a_value_never_changes_what_is_asked(value: str) -> None:
    try:
        table = ask(_shared(), questions()["claims-and-allegations"], {"status": value})
    except QueryError:
        return
    assert isinstance(table, Table)
    assert len(table.rows) <= 1


def _shared(kept: list[ox.Store] = []) -> ox.Store:  # noqa: B006  (a store kept for all examples)
    if not kept:
        kept.append(load([SMALL]))
    return kept[0]


@pytest.mark.parametrize("value", ['x" || 1 = 1 || "', "} UNION { ?x ?y ?z", "\\", "'''", "denied\n", "$x", "<x:y>"])
def test_quotes_and_braces_are_only_text(store: ox.Store, value: str) -> None:
    assert answer(store, "claims-and-allegations", "what", status=value) == []


# ---------- SPARQL as given


def test_select_ask_and_construct(store: ox.Store) -> None:
    table = ask(store, "SELECT ?l ?m { actor:red-front skos:prefLabel ?l OPTIONAL { actor:red-front lex:metonym ?m } }")
    assert isinstance(table, Table)
    assert table.to_csv() == "l,m\nRed Front,\n"
    assert json.loads(table.to_json()) == {
        "head": {"vars": ["l", "m"]},
        "results": {"bindings": [{"l": {"type": "literal", "value": "Red Front", "xml:lang": "en"}}]},
    }
    assert ask(store, "ASK { ?x a ck:Clash }") is True
    assert ask(store, "ASK { ?x a ck:Shelling }") is False
    built = ask(store, "CONSTRUCT { ?x rdfs:label ?l } WHERE { ?x a ck:Place ; skos:prefLabel ?l }")
    assert isinstance(built, str)
    assert built.splitlines() == sorted(built.splitlines())
    assert len(parse_turtle(built.encode())) == 4


def test_results_in_json_keep_their_types(store: ox.Store) -> None:
    table = ask(store, 'SELECT (1 AS ?n) ("x" AS ?s) (ck:Clash AS ?i) (BNODE() AS ?b) {}')
    assert isinstance(table, Table)
    (row,) = json.loads(table.to_json())["results"]["bindings"]
    assert row["n"] == {"type": "literal", "value": "1", "datatype": "http://www.w3.org/2001/XMLSchema#integer"}
    assert (row["s"], row["i"]["type"], row["b"]["type"]) == ({"type": "literal", "value": "x"}, "uri", "bnode")


@pytest.mark.parametrize(
    "query",
    [
        "ASK { SERVICE <http://192.0.2.1/> { ?s ?p ?o } }",
        "select * { service silent <http://192.0.2.1/> { ?s ?p ?o } }",
        "ASK { # '\nSERVICE ?x { ?s ?p ?o } }",
    ],
)
def test_a_query_never_leaves_this_machine(store: ox.Store, query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE asks another machine"):
        ask(store, query)


@pytest.mark.parametrize(
    "query", ['ASK { ?service skos:altLabel "SERVICE" }', "ASK { ?x <http://x.example/SERVICE> ?y } # SERVICE", "ASK { ?x ck:service ?y }"]
)
def test_the_word_service_elsewhere_is_fine(store: ox.Store, query: str) -> None:
    assert ask(store, query) is False


# ---------- what can be wrong


@pytest.mark.parametrize(
    "name, values, line",
    [
        ("attacks-by-actor", {"actor": "Red Frond"}, "Red Frond: nothing in the given graphs has that name; did you mean 'Red Front'?"),
        ("attacks-by-actor", {"actor": "Redrun"}, "give a name that the graph uses, or an IRI"),
        ("attacks-by-actor", {"actor": "Qqqq"}, "give a name that the graph uses, or an IRI"),
        ("attacks-by-actor", {"aktor": "RF"}, "attacks-by-actor: has no parameter --aktor; it takes --actor"),
        ("clashes", {"actor": "RF"}, "clashes: has no parameter --actor; it takes none"),
        ("events-by-date", {"from": "soon"}, "--from soon: is no date; right would be 2023-08-09"),
        ("events-near", {"place": "Upper Ford", "km": "far"}, "--km far: is no number; right would be 50 or 2.5"),
        ("evidence", {}, "evidence: needs --of: a label, a name or an IRI"),
    ],
)
def test_a_wrong_value_gives_one_clear_line(store: ox.Store, name: str, values: dict[str, str], line: str) -> None:
    with pytest.raises(QueryError) as caught:
        ask(store, questions()[name], values)
    assert line in str(caught.value)


def test_a_query_that_does_not_parse(store: ox.Store) -> None:
    with pytest.raises(QueryError, match=r"^query: is not SPARQL: "):
        ask(store, "SELECT * {")


@pytest.mark.parametrize(
    "name, content, line",
    [("a.ttl", "<x> <y>", r"a\.ttl:1: does not parse"), ("a.doc", "", r"\.doc is no graph format"), ("none.ttl", None, "cannot be read")],
)
def test_a_graph_that_cannot_be_read(tmp_path: Path, name: str, content: str | None, line: str) -> None:
    if content is not None:
        (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(GraphError, match=line):
        load([tmp_path / name])
