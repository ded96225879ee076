"""Every named question, asked of the graph of the seed and seven invented articles, as files and as a store."""

from __future__ import annotations

import random
import shlex
import time
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from answers_fighting import FIGHTING
from answers_telling import TELLING

from kg.account.given import Given
from kg.asking.querying import Table, ask, parse_turtle, store_of
from kg.asking.questions import Question, questions
from kg.builder import Builder, BuildResult
from kg.identity.in_store import link_store
from kg.identity.linking import identities_of
from kg.identity.linkset import triples_of
from kg.identity.tellings import tellings_in
from kg.loading import load
from kg.ontology.terms import PREFIXES
from kg.store import Writer

TESTS = Path(__file__).parents[1]
SOURCES = [TESTS.parent / "seeds", TESTS / "data" / "news"]
ANSWERS = [*FIGHTING, *TELLING]
SLOW = 20  # times the work of putting the graph into a store: most questions take a third of it


@pytest.fixture(scope="module")
def built(builder: Builder) -> BuildResult:
    """What ``kg build`` writes."""
    result = builder.build(SOURCES)
    assert not result.errors
    return result


@pytest.fixture(scope="module")
def graph(built: BuildResult) -> list[ox.Triple]:
    triples = parse_turtle(built.graph_ttl)
    return [*triples, *(triple for one in identities_of(tellings_in(Given.of(triples))) for triple in triples_of(one))]


def test_the_title_that_a_line_gave_stands_where_the_text_has_no_headline() -> None:
    graph = '<https://w3id.org/conflict-kg/doc/line> a ck:Article ; dcterms:title "Raid in the hills"@en .'
    heads = "".join(f"@prefix {prefix}: <{PREFIXES[prefix]}> . " for prefix in ("ck", "dcterms"))
    found = ask(store_of(parse_turtle((heads + graph).encode())), questions()["articles"])
    assert isinstance(found, Table)
    assert found.cells() == [["line", "", "Raid in the hills", "", "0"]]


@pytest.fixture(scope="module")
def files(graph: list[ox.Triple]) -> ox.Store:
    """The graph alone, as a question is mostly asked."""
    return store_of(graph)


@pytest.fixture(scope="module")
def both(built: BuildResult, graph: list[ox.Triple]) -> ox.Store:
    """The graph and the mentions, with what is told in passing: what a store holds."""
    return store_of([*graph, *parse_turtle(built.mentions_ttl)])


@pytest.fixture(scope="module")
def stored(builder: Builder) -> ox.Store:
    """What ``kg store`` keeps: named graphs and their union."""
    store = ox.Store()
    assert load(Writer(store), builder, SOURCES).added == 8
    assert link_store(Writer(store))
    return store


def rows_of(answer: Table, columns: str) -> list[str]:
    """Rows of the named columns, cells parted by bars; ``column=value`` keeps those that have the value, and shows no cell."""
    words = shlex.split(columns)
    shown = [answer.columns.index(word) for word in words if "=" not in word]
    wanted = [(answer.columns.index(column), value) for column, is_given, value in (word.partition("=") for word in words) if is_given]
    kept = [row for row in answer.cells() if all(row[place] == value for place, value in wanted)]
    return [" | ".join(row[place] for place in shown).strip() for row in kept]


def table(store: ox.Store, question: Question, values: dict[str, str]) -> Table:
    answer = ask(store, question, values)
    assert isinstance(answer, Table)
    return answer


@pytest.mark.parametrize("name, values, columns, rows", ANSWERS)
def test_answers(files: ox.Store, name: str, values: dict[str, str], columns: str, rows: list[str]) -> None:
    assert sorted(rows_of(table(files, questions()[name], values), columns)) == sorted(rows)


@pytest.mark.parametrize("name, values, columns, rows", ANSWERS)
def test_a_store_answers_alike(both: ox.Store, stored: ox.Store, name: str, values: dict[str, str], columns: str, rows: list[str]) -> None:
    found = table(stored, questions()[name], values)
    assert found == table(both, questions()[name], values)
    assert set(rows) <= set(rows_of(found, columns))


def test_every_named_question_is_asked_with_each_of_its_parameters() -> None:
    asked: dict[str, set[str]] = {}
    for name, values, *_ in ANSWERS:
        asked.setdefault(name, set()).update(values)
    assert len(asked) >= 30
    assert asked == {name: {param.name for param in question.params} for name, question in questions().items()}


@pytest.mark.parametrize("name", questions())
def test_the_example_is_an_answer(files: ox.Store, name: str) -> None:
    question = questions()[name]
    rows = table(files, question, dict(question.example)).cells()
    assert list(question.answer) in rows, f"# answer: {' | '.join(rows[0])}" if rows else "the example has no answer"


@pytest.mark.parametrize("name", questions())
def test_the_answer_does_not_depend_on_the_order_of_the_triples(graph: list[ox.Triple], files: ox.Store, name: str) -> None:
    question = questions()[name]
    mixed = random.Random(name).sample(graph, len(graph))
    assert table(store_of(mixed), question, dict(question.example)) == table(files, question, dict(question.example))


@pytest.mark.parametrize("name", questions())
def test_no_question_is_slow(files: ox.Store, stored: ox.Store, work_of_loading: float, name: str) -> None:
    question = questions()[name]
    values = {param.name: question.example[param.name] for param in question.params if param.is_required}
    for store in (files, stored):
        assert min(_work(lambda: ask(store, question, values)) for _ in range(3)) < SLOW * work_of_loading  # noqa: B023


@pytest.fixture(scope="module")
def work_of_loading(graph: list[ox.Triple]) -> float:
    return min(_work(lambda: store_of(graph)) for _ in range(3))


def _work(act: Callable[[], object]) -> float:
    """The seconds of the processor that it takes, whatever else the machine does."""
    began = time.process_time()
    act()
    return time.process_time() - began


@pytest.mark.parametrize(
    "name, columns, first",
    [
        ("actor-timeline", "when", ["2024-02-07", "2024-02-12", "2024-02-18", "2024-02-19"]),
        ("territory-changes", "when", ["2024-02-07", "2024-02-19"]),
    ],
)
def test_what_comes_first_stands_first(files: ox.Store, name: str, columns: str, first: list[str]) -> None:
    assert rows_of(table(files, questions()[name], {"actor": "M23"}), columns) == first
