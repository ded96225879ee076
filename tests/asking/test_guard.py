"""What a query may not be, however it is written."""

from __future__ import annotations

import contextlib
import time
from typing import Any

import pyoxigraph as ox
import pytest

from kg.asking import guard
from kg.asking.guard import MAX_DEPTH, refuse_deep, refuse_service, refuse_unsafe
from kg.errors import QueryError


@pytest.mark.parametrize(
    "sparql",
    [
        "ASK { SERVICE <x:y> {} }",
        "ASK { service silent ?x {} }",
        "ASK { SERVICE$x{} }",
        "PREFIX e: <x:> ASK { SERVICE e:x {} }",
        "PREFIX : <x:> ASK { SERVICE :x {} }",
        "PREFIX : <x:> PREFIX service: <y:> ASK { ?s ?p ?o . service:x {} }",
        "PREFIX e: <x:> ASK { SERVICESILENTe:x {} }",
        "ASK { SERVICE # <\n#\n SILENT #\n <x:y> {} }",
        "ASK { ?s ?p 1SERVICE<x:y>{} }",
        "ASK { ?s ?p true.SERVICE<x:y>{} }",
        "PREFIX e: <x:> ASK { ?s e:p\\# ?o . SERVICE <x:y> {} }",
        "PREFIX e: <x:> ASK { ?s e:p\\' ?o . SERVICE <x:y> {} . ?s e:p\\' ?o }",
        "ASK { ?s <x:\\u0041#> ?o . SERVICE <x:y> {} }",
        "ASK { FILTER(?a<1)SERVICE#>\n<x:y> {} }",
        'ASK { FILTER(?a<1)#> """\n SERVICE <x:y> {} #"""\n }',
        "ASK { BIND('''\n'# ''' AS ?x) SERVICE <x:y> {} }",
        "ASK { ?serviqe ?serviqqe 'serviqqqe' SERVICE <x:y> {} }",
    ],
)
def test_no_clause_of_service_is_overlooked(sparql: str) -> None:
    with pytest.raises(QueryError, match="SERVICE asks another machine"):
        refuse_unsafe(sparql, "query")


@pytest.mark.parametrize(
    "sparql",
    [
        "ASK { ?service ?p ?o }",
        "PREFIX : <x:> ASK { ?s ck:service ?o . $service :service <x:y> }",
        "PREFIX service: <x:> ASK { ?s service:x ?o . service:y ?p service:z }",
        "ASK { ?s <http://x.example/service> ?o }",
        "ASK { ?s rdfs:label 'security service', 'Service.', \"The service\", '''\nservice\n''', 'service'@en-service }",
        "ASK { ?s ?p '\\u0073ervice', 'SERVICE <x:y> {}' }",
        "ASK { ?s ?p ?o } # at your service",
        "ASK { ?services ?p ?o FILTER(?services < 1) }",
        "SELECT (1 AS ?service) (2 AS ?serviqe) {}",
        "ASK { _:service ?p [] }",
    ],
)
def test_the_word_alone_is_no_clause(sparql: str) -> None:
    refuse_unsafe(sparql, "query")


def test_the_engine_parses_without_evaluating(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the judging itself could call: it would be noticed here before anywhere else."""
    called, mark, store = list[str](), ox.NamedNode("x:mark"), ox.Store()

    class Watched:
        def query(self, query: str, **options: Any) -> object:
            return store.query(query, custom_functions={mark: lambda: called.append(query)}, **options)

    evaluated = "ASK { BIND(<x:mark>() AS ?x) FILTER(BOUND(?x)) }"
    Watched().query(evaluated)
    assert called == [evaluated]
    monkeypatch.setattr(guard.ox, "Store", Watched)
    refuse_unsafe(evaluated + " # service", "query")
    assert called == [evaluated]


@pytest.mark.parametrize(
    ("sparql", "said"),
    [
        ("SELECT * {", "is not SPARQL: error at 1:11"),
        ("LOAD <x:y>", "LOAD changes or fetches graphs"),
        ("# SELECT\nPREFIX a·b: <x:#>\nBASE <x:y>\nload silent a·b:x", "LOAD changes or fetches graphs"),
        ("INSERT DATA { <x:y> <x:y> <x:y> }", "INSERT changes or fetches graphs"),
        ("ASK {} ; CLEAR ALL", "is not SPARQL"),
        ("SELECT * { 'service }", "is not SPARQL"),
    ],
)
def test_what_is_no_question_is_told_as_what_it_is(sparql: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        refuse_unsafe(sparql, "query")


def cost(sparql: str) -> float:
    """Seconds of this process's own work, whatever others do meanwhile."""
    begin = time.process_time()
    for _ in range(3):
        for judge in (refuse_deep, refuse_service):
            with contextlib.suppress(QueryError):
                judge(sparql, "query")
        guard.syntax_error(SyntaxError("x"), sparql, "query")
    return time.process_time() - begin


@pytest.mark.parametrize(
    "part", ["#SERVICE ", "SERVICE # ", "SERVICE #\n", ":", "<", "<a", "'", "''' ", '"a\\"', "\\", "PREFIX a:<", "{}", "servi", "'''a"]
)
def test_judging_takes_time_by_the_length(part: str) -> None:
    once, fourfold = (cost(part * number) for number in (20_000, 80_000))
    assert fourfold < 8 * once + 0.05


@pytest.mark.parametrize("pair", ["{}", "()", "[]"])
def test_brackets_within_brackets(pair: str) -> None:
    refuse_deep(pair[0] * MAX_DEPTH + pair[1] * MAX_DEPTH, "query")
    refuse_deep(pair * 10 * MAX_DEPTH, "query")
    with pytest.raises(QueryError, match="nested more than 100 deep"):
        refuse_deep("ASK " + pair[0] * (MAX_DEPTH + 1), "query")


@pytest.mark.parametrize("nested", ["<< ", "<<", "<<:a :b ", "<<(", "<<:a:b"])
def test_triples_within_triples(nested: str) -> None:
    with pytest.raises(QueryError, match="nested more than 100 deep"):
        refuse_deep("ASK { " + nested * (MAX_DEPTH + 2), "query")


@pytest.mark.parametrize(
    "pair", ["<<:a :b :c>> ", "<<<a:a> <a:b> <a:c>>> ", "FILTER(?a <<http://x.example/>) ", "FILTER(1 < ?a && ?a > 0) "]
)
def test_triples_and_iris_side_by_side(pair: str) -> None:
    refuse_deep(f"ASK {{ {pair * 2 * MAX_DEPTH} }}", "query")
    refuse_deep("<<" * (MAX_DEPTH - 1) + " :a :b <<:a :b :c>> " + ">>" * (MAX_DEPTH - 1), "query")


@pytest.mark.parametrize("hidden", ["#}\n", "'}'", '"}"', "'''}\n'''", '"""}"""', "'\\'}'", "'>>'", "<x:y#> #}\n", "e:\\}"])
def test_a_bracket_that_is_none_closes_none(hidden: str) -> None:
    with pytest.raises(QueryError, match="nested more than 100 deep"):
        refuse_deep("ASK {" + f"{{ {hidden} " * MAX_DEPTH, "query")


@pytest.mark.parametrize("hidden", ["#{\n", "'{'", '"{"', "'''{\n'''", "e:\\{"])
def test_a_bracket_that_is_none_opens_none(hidden: str) -> None:
    refuse_deep(f"ASK {{ {hidden * 2 * MAX_DEPTH} }}", "query")
