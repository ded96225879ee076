"""What a query may not be, however it is written."""

from __future__ import annotations

import time

import pytest

from kg.asking.guard import MAX_DEPTH, refuse_deep, refuse_service
from kg.errors import QueryError


@pytest.mark.parametrize(
    "sparql",
    [
        "ASK { SERVICE <x:y> {} }",
        "ASK { service silent ?x {} }",
        "ASK { SERVICE$x{} }",
        "ASK { SERVICE e:x {} }",
        "ASK { SERVICE :x {} }",
        "ASK { SERVICESILENTe:x {} }",
        "ASK { SERVICE # <\n#\n SILENT #\n <x:y> {} }",
        "ASK { ?s ?p 1SERVICE<x:y>{} }",
        "ASK { ?s ?p true.SERVICE<x:y>{} }",
        "ASK { ?s e:p\\# ?o . SERVICE <x:y> {} }",
        "ASK { ?s e:p\\' ?o . SERVICE <x:y> {} . ?s e:p\\' ?o }",
        "ASK { ?s <x:\\u0041#> ?o . SERVICE <x:y> {} }",
        "ASK { FILTER(?a<1)SERVICE#>\n<x:y> {} }",
        'ASK { FILTER(?a<1)#> """\n SERVICE <x:y> {} #"""\n }',
        "ASK { BIND('''\n'# ''' AS ?x) SERVICE <x:y> {} }",
    ],
)
def test_no_clause_of_service_is_overlooked(sparql: str) -> None:
    with pytest.raises(QueryError, match="SERVICE asks another machine"):
        refuse_service(sparql, "query")


@pytest.mark.parametrize(
    "sparql",
    [
        "ASK { ?service ?p ?o }",
        "ASK { ?s ck:service ?o . $service :service <x:y> }",
        "ASK { ?s <http://x.example/service> ?o }",
        "ASK { ?s rdfs:label 'security service', 'Service.', \"The service\" }",
        "ASK { ?s ?p ?o } # at your service",
        "ASK { ?services ?p ?o FILTER(?services < 1) }",
    ],
)
def test_the_word_alone_is_no_clause(sparql: str) -> None:
    refuse_service(sparql, "query")


@pytest.mark.parametrize(
    "sparql", ["#SERVICE " * 1_000, "SERVICE # " * 1_000, "SERVICE" + " #\n" * 20_000, "SERVICE" + " #" * 30_000, ":" * 60_000]
)
def test_looking_takes_no_time(sparql: str) -> None:
    begin = time.monotonic()
    refuse_service(sparql, "query")
    assert time.monotonic() - begin < 2


@pytest.mark.parametrize("pair", ["{}", "()", "[]"])
def test_brackets_within_brackets(pair: str) -> None:
    refuse_deep(pair[0] * MAX_DEPTH + pair[1] * MAX_DEPTH, "query")
    refuse_deep(pair * 10 * MAX_DEPTH, "query")
    with pytest.raises(QueryError, match="nested more than 100 deep"):
        refuse_deep("ASK " + pair[0] * (MAX_DEPTH + 1), "query")
