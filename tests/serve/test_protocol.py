"""The SPARQL 1.1 Protocol, by hand and by other people's clients."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import quote, urlencode

import pyoxigraph as ox
import pytest
from rdflib import Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from served import JSON, TWO, Reply, Server, serving

from kg.errors import KgError
from kg.serve.origins import Origins, checked_origin

ASK = "ASK { ?s a ck:Clash }"
LABELS = "SELECT ?label { actor:red-front skos:prefLabel ?label }"
BUILD = "CONSTRUCT { ?s ?p ?o } WHERE { VALUES ?s { actor:red-front } ?s ?p ?o }"
FORM, SPARQL, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"


@pytest.mark.parametrize("query", [ASK, LABELS, BUILD])
def test_a_query_can_be_sent_in_three_ways(server: Server, query: str) -> None:
    form = urlencode({"query": query}).encode()
    replies = [
        server.get("/sparql", query=query),
        server.send("POST", "/sparql", form, content_type=FORM),
        server.send("POST", "/sparql", form, content_type=f"{FORM}; charset=UTF-8"),
        server.send("POST", "/sparql", query.encode(), content_type=SPARQL),
    ]
    assert {reply.status for reply in replies} == {200}
    assert len({reply.text for reply in replies}) == 1


@pytest.mark.parametrize(
    ("query", "accept", "media"),
    [
        (LABELS, "*/*", JSON),
        (LABELS, "application/json", JSON),
        (LABELS, "application/sparql-results+xml, application/rdf+xml;q=0.1", "application/sparql-results+xml"),
        (LABELS, "text/csv", "text/csv"),
        (LABELS, "text/*;q=0.2, text/tab-separated-values", "text/tab-separated-values"),
        (LABELS, "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html"),
        (ASK, "application/sparql-results+xml", "application/sparql-results+xml"),
        (BUILD, "*/*", "text/turtle"),
        (BUILD, "application/n-triples", "application/n-triples"),
        (BUILD, "application/rdf+xml", "application/rdf+xml"),
        (BUILD, "application/ld+json", "application/ld+json"),
        ("DESCRIBE actor:red-front", "text/turtle", "text/turtle"),
    ],
)
def test_the_client_chooses_the_format(server: Server, query: str, accept: str, media: str) -> None:
    reply = server.query(query, accept)
    assert (reply.status, reply.media) == (200, media)
    assert "Red Front" in reply.text or query == ASK
    assert "Accept" in reply.headers["vary"]


@pytest.mark.parametrize(("name", "media"), [("csv", "text/csv"), ("xml", "application/sparql-results+xml"), ("n3000", JSON)])
def test_the_format_can_stand_in_the_address(server: Server, name: str, media: str) -> None:
    assert server.get("/sparql", JSON, query=LABELS, format=name).media == media


@pytest.mark.parametrize(
    ("method", "path", "body", "kind", "status", "said"),
    [
        ("GET", "/sparql?query=SELECT+%7B", None, "", 400, "query: is not SPARQL"),
        ("GET", "/sparql?query=", None, "", 400, "is not SPARQL"),
        ("GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, "", 400, "more than one query"),
        ("GET", "/sparql?update=CLEAR+ALL", None, "", 403, "no updates"),
        ("GET", "/sparql?default-graph-uri=http://x.example/", None, "", 400, "query is missing"),
        ("GET", "/sparql?query=ASK%7B%7D&default-graph-uri=no+iri", None, "", 400, "is no IRI"),
        ("GET", "/sparql?query=%FF", None, "", 400, "UTF-8"),
        ("POST", "/sparql", b"", FORM, 400, "query is missing"),
        ("POST", "/sparql", b"update=CLEAR+ALL", FORM, 403, "no updates"),
        ("POST", "/sparql", b"CLEAR ALL", UPDATE, 403, "no updates"),
        ("POST", "/sparql", b"CLEAR ALL", SPARQL, 400, "only questions are answered"),
        ("POST", "/sparql", b"\xff", SPARQL, 400, "not UTF-8"),
        ("POST", "/sparql", b"ASK {}", "text/plain", 415, SPARQL),
        ("POST", "/sparql", b"#" * 300_000, SPARQL, 413, "longer than"),
        ("GET", "/sparql?query=" + "%23" * 20_000, None, "", 400, ""),
        ("DELETE", "/sparql", None, "", 405, ""),
        ("PUT", "/sparql?default", b"<a:a> <a:a> <a:a> .", "text/turtle", 405, ""),
        ("GET", "/nothing", None, "", 404, ""),
    ],
)
def test_what_the_protocol_forbids(server: Server, method: str, path: str, body: bytes | None, kind: str, status: int, said: str) -> None:
    reply = server.send(method, path, body, **({"content_type": kind} if kind else {}))
    assert reply.status == status
    assert said in reply.text


def test_what_is_not_acceptable_is_not_sent(server: Server) -> None:
    reply = server.query(LABELS, "image/png")
    assert reply.status == 406
    assert JSON in reply.text


def test_the_dataset_of_the_protocol_is_the_one_that_is_asked(server: Server) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    assert server.query(count).rows() != [{"n": "0"}]
    for name in ("default-graph-uri", "named-graph-uri"):
        assert server.get("/sparql", JSON, query=count, **{name: "http://x.example/none"}).rows() == [{"n": "0"}]


def test_without_a_query_it_says_what_it_is(server: Server) -> None:
    reply = server.get("/sparql", "text/turtle")
    described = Graph().parse(data=reply.text, format="turtle")
    assert URIRef(f"{server.address}sparql") in set(described.objects())
    assert server.get("/sparql", "text/html").media == "text/html"


def preflight(server: Server, origin: str) -> Reply:
    headers = {
        "origin": origin,
        "access_control_request_method": "POST",
        "access_control_request_headers": "content-type",
    }
    return server.send("OPTIONS", "/sparql", **headers)


def test_no_other_page_may_read_an_answer(server: Server) -> None:
    asked = server.send("GET", "/sparql?query=ASK%7B%7D", origin="https://elsewhere.example")
    for reply in (asked, preflight(server, "https://elsewhere.example")):
        assert not [name for name in reply.headers if name.startswith("access-control")]


@pytest.mark.parametrize(("allowed", "other"), [(["https://maps.example", "http://b.example:81/"], None), (["*"], "*")])
def test_pages_that_are_allowed_may_read_answers(allowed: list[str], other: str | None) -> None:
    with serving(TWO, *(word for origin in allowed for word in ("--allow-origin", origin))) as server:
        for origin in ("https://maps.example", "http://b.example:81", "https://elsewhere.example"):
            is_named = any(origin in each for each in allowed)
            asked = server.send("GET", "/sparql?query=ASK%7B%7D", origin=origin)
            assert asked.status == 200
            for reply in (asked, preflight(server, origin)):
                assert reply.headers.get("access-control-allow-origin") == (origin if is_named else other)


@pytest.mark.parametrize("path", ["/", "/sparql?query=ASK%7B%7D", "/health", "/static/serve.js", "/nothing"])
def test_a_request_has_to_name_this_server(server: Server, path: str) -> None:
    for host in ("evil.example", f"evil.example:{server.port}", "127.0.0.1:1", "localhost.evil.example", "127.0.0.1@evil.example", ""):
        reply = server.send("GET", path, host=host)
        assert (reply.status, reply.text.count("\n")) == (421, 1)
        assert "content-security-policy" in reply.headers
    usual = server.send("GET", path).status
    assert usual == (404 if path == "/nothing" else 200)
    for name in ("localhost", "127.0.0.1", "[::1]", "LocalHost"):
        assert {server.send("GET", path, host=host).status for host in (name, f"{name}:{server.port}")} == {usual}


@pytest.mark.parametrize(
    ("bound", "host", "is_known"),
    [
        ("192.0.2.7", "192.0.2.7:8000", True),
        ("192.0.2.7", "localhost", True),
        ("192.0.2.7", "192.0.2.7:8001", False),
        ("192.0.2.7", "192.0.2.8", False),
        ("graphs.example", "Graphs.Example.", True),
        ("graphs.example", "other.graphs.example", False),
        ("2001:db8::1", "[2001:db8::1]:8000", True),
        ("0.0.0.0", "192.0.2.8:8000", True),
        ("::", "[2001:db8::1]", True),
        ("0.0.0.0", "evil.example", False),
        ("0.0.0.0", "192.0.2.8:8001", True),
    ],
)
def test_hosts_of_other_addresses(bound: str, host: str, is_known: bool) -> None:
    assert Origins(port=8000, hosts=(bound,)).knows(host) is is_known


@pytest.mark.parametrize("origin", ["maps.example", "https://maps.example/page", "", "https://", "https://a b"])
def test_what_is_no_origin(origin: str) -> None:
    with pytest.raises(KgError, match=r"^--allow-origin .*: is no origin of web pages; right would be"):
        checked_origin(origin)


def test_head_has_no_body(server: Server) -> None:
    reply = server.send("HEAD", "/sparql?query=ASK%7B%7D")
    assert (reply.status, reply.text) == (200, "")


# ---------- other people's clients


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("form", ["json", "xml"])
def test_sparqlwrapper_reads_rows(server: Server, method: str, form: str) -> None:
    wrapper = _wrapper(server, LABELS, method)
    wrapper.setReturnFormat(form)
    found: Any = wrapper.queryAndConvert()
    rows = found["results"]["bindings"] if form == "json" else found.toxml()
    assert "Red Front" in str(rows)


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own, in its reader of JSON-LD
@pytest.mark.parametrize("form", ["turtle", "xml", "n3", "json-ld"])
def test_sparqlwrapper_reads_graphs(server: Server, form: str) -> None:
    wrapper = _wrapper(server, BUILD, "GET")
    wrapper.setReturnFormat(form)
    reply = wrapper.query()
    text: str = reply.response.read().decode()
    assert len(Graph().parse(data=text, format=reply.response.info()["content-type"].partition(";")[0])) > 4


def test_sparqlwrapper_posts_a_query_directly(server: Server) -> None:
    wrapper = _wrapper(server, ASK, "POST")
    wrapper.setRequestMethod("postdirectly")
    wrapper.setReturnFormat("json")
    assert wrapper.queryAndConvert()["boolean"] is True


def test_sparqlwrapper_knows_its_errors(server: Server) -> None:
    from SPARQLWrapper.SPARQLExceptions import EndPointInternalError, QueryBadFormed

    with pytest.raises(QueryBadFormed, match="is not SPARQL"):
        _wrapper(server, "SELECT {", "GET").query()
    with pytest.raises(EndPointInternalError, match="took longer than 1 s"):
        _wrapper(server, "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", "GET").query()


def _wrapper(server: Server, query: str, method: str) -> Any:
    from SPARQLWrapper import SPARQLWrapper

    wrapper = SPARQLWrapper(f"{server.address}sparql")
    wrapper.setMethod(method)
    wrapper.setQuery(query)
    return wrapper


@pytest.mark.parametrize("method", ["GET", "POST", "POST_FORM"])
def test_rdflib_asks_as_of_a_graph(server: Server, method: Any) -> None:
    graph = Graph(SPARQLStore(f"{server.address}sparql", method=method))
    front = URIRef("https://w3id.org/conflict-kg/actor/red-front")
    assert len(list(graph.triples((front, None, None)))) == len(
        list(ox.parse(server.query(BUILD, "application/n-triples").text, ox.RdfFormat.N_TRIPLES))
    )
    assert [
        str(row[0]) for row in graph.query("SELECT ?l { ?s <http://www.w3.org/2004/02/skos/core#prefLabel> ?l }", initBindings={"s": front})
    ] == ["Red Front"]
    graph.close()


def test_health(server: Server) -> None:
    said = json.loads(server.get("/health").text)
    assert (said["status"], said["trouble"]) == ("ok", "")
    assert said["workers"] in (1, 2), "one may be starting anew"


@pytest.mark.parametrize("character", ["é", "حلب", "😀"])
def test_text_is_utf_8(server: Server, character: str) -> None:
    query = f'SELECT ("{character}" AS ?x) {{}}'
    for reply in (server.query(query), server.send("GET", f"/sparql?query={quote(query)}", accept=JSON)):
        assert reply.rows() == [{"x": character}]
