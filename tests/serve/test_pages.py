"""What readers see: the query page, questions, resources in words and as data."""

from __future__ import annotations

import json
from collections.abc import Iterator
from html import unescape
from html.parser import HTMLParser
from urllib.parse import quote

import pyoxigraph as ox
import pytest
from served import JSON, Server, serving

from kg.asking.questions import questions

DATA = "https://w3id.org/conflict-kg/"
HTML = "text/html"
PAYLOADS = ("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{7*7}}", "javascript:alert(1)")


class Tags(HTMLParser):
    """All that a page loads, links to or runs."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def values(self, name: str) -> list[str]:
        return [value for _, given in self.found if (value := given.get(name))]


@pytest.mark.parametrize(
    "path", ["/", "/questions/attacks-by-actor", "/actor/red-front", "/doc/raid", "/sparql?query=SELECT+*+%7B?s+?p+?o%7D"]
)
def test_a_page_loads_only_what_is_ours_and_runs_nothing_else(server: Server, path: str) -> None:
    reply = server.get(path, HTML)
    assert (reply.status, reply.media) == (200, HTML)
    tags = Tags(reply.text)
    assert [given for tag, given in tags.found if tag == "script"] == [{"src": "/static/serve.js", "defer": None}]
    assert [given["href"] for tag, given in tags.found if tag == "link"] == ["data:,", "/static/serve.css"]
    assert not [name for _, given in tags.found for name in given if name.startswith("on") or name == "style"]
    assert not {"img", "iframe", "style", "object"} & {tag for tag, _ in tags.found}
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    assert reply.headers["x-content-type-options"] == "nosniff"


def test_its_own_files_are_there(server: Server) -> None:
    assert server.get("/static/serve.css").media == "text/css"
    assert server.get("/static/serve.js").media == "text/javascript"
    assert server.get("/static/pages.py").status == 404


def test_every_link_of_the_first_page_leads_somewhere(server: Server) -> None:
    links = {link.partition("#")[0] for link in Tags(server.get("/", HTML).text).values("href") if link.startswith("/")}
    assert {f"/questions/{name}" for name in questions()} <= links
    assert {link: server.get(link, HTML).status for link in links if link} == dict.fromkeys(filter(None, links), 200)


def test_a_query_shows_its_rows_and_stays_in_its_form(server: Server) -> None:
    query = "SELECT ?front ?label { ?front skos:prefLabel ?label FILTER(?label = 'Red Front'@en) }"
    page = server.query(query, HTML).text
    assert query in unescape(page)
    assert '<td><a href="/actor/red-front">actor:red-front</a></td><td>Red Front</td>' in page
    assert "1 row;" in page
    data = next(link for link in Tags(page).values("href") if link.endswith("format=csv"))
    assert "Red Front" in server.get(data).text


@pytest.mark.parametrize(
    ("query", "shown"), [("ASK {}", ">yes<"), ("CONSTRUCT WHERE { actor:wire ?p ?o }", "actor/wire"), ("SELECT {", "is not SPARQL")]
)
def test_other_answers_and_errors_are_shown_too(server: Server, query: str, shown: str) -> None:
    reply = server.query(query, HTML)
    assert reply.media == HTML
    assert shown in reply.text


def test_what_took_too_long_is_told_on_the_page(server: Server) -> None:
    reply = server.query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", HTML)
    assert (reply.status, reply.media) == (500, HTML)
    assert "took longer than 1 s" in reply.text


def test_long_results_are_cut_on_the_page_alone(server: Server) -> None:
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f } LIMIT 700"
    assert "the first 500 rows" in server.query(query, HTML).text
    assert len(server.query(query).rows()) == 700


# ---------- questions


def test_a_question_in_every_form(server: Server) -> None:
    path = "/questions/attacks-by-actor"
    rows = server.get(path, JSON, actor="RF").rows()
    assert rows[0]["attacker"] == "Red Front"
    assert "actor" not in rows[0]
    assert server.get(path, "text/csv", actor="RF").text.startswith("attacker,attack,")
    assert "Red Front" in server.get(path, HTML, actor="RF").text
    assert server.get(path, "text/turtle").status == 406
    assert server.get(path, JSON, actor="RF", format="csv").media == "text/csv"


def test_what_is_left_empty_in_the_form_is_not_given(server: Server) -> None:
    assert server.get("/questions/attacks-by-actor", JSON, actor="").rows() == server.get("/questions/attacks-by-actor", JSON).rows()


@pytest.mark.parametrize(
    ("path", "params", "status", "said"),
    [
        ("/questions/attacks-by-actor", {"actor": "Red Frond"}, 400, "did you mean 'Red Front'?"),
        ("/questions/attacks-by-actor", {"aktor": "RF"}, 400, "has no parameter --aktor"),
        ("/questions/events-by-date", {"from": "soon"}, 400, "is no date"),
        ("/questions/evidence", {}, 400, "needs --of"),
        ("/questions/nothing", {}, 404, "/questions lists them"),
    ],
)
def test_wrong_questions(server: Server, path: str, params: dict[str, str], status: int, said: str) -> None:
    reply = server.get(path, JSON, **params)
    assert reply.status == status
    assert said in reply.text


def test_a_question_that_needs_a_value_shows_its_form(server: Server) -> None:
    reply = server.get("/questions/evidence", HTML)
    assert reply.status == 200
    assert 'name="of"' in reply.text
    assert "required" in reply.text


def test_the_list_of_questions(server: Server) -> None:
    assert json.loads(server.get("/questions").text).keys() == questions().keys()


# ---------- resources


def test_a_resource_is_told_in_words_with_status_source_and_quote(server: Server) -> None:
    page = server.get("/doc/raid/event/0-5", HTML).text
    for words in ("Armed attack; perpetrator: Red Front", "reported", "according to Wire", "killed: 4", "raid, characters 0–40", "“"):
        assert words in page


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/actor/hill-guard", ["militia", "bombing in Upper Ford", "claimed", "Hill Guard affiliated with Northland government"]),
        ("/actor/red-front", ["also: RF", "Jo Doe heads Red Front (as commander; number 2)", "denied"]),
        ("/place/hill-province", ["lies within", "Northland", "Stone Farm", "Armed attack"]),
        ("/doc/raid", ["Raids in the hills", "2023-08-10", "Bombing; target: Northland army"]),
        ("/doc/raid/qty/1-2", ["killed: 4", "reported"]),
        ("/concept/rifle", ["rifle", "Armed attack; perpetrator: Red Front"]),
        ("/resource?iri=https://w3id.org/conflict-kg/onto%23Clash", ["Clash"]),
        ("/resource?iri=https://w3id.org/conflict-kg/doc/raid%23char=0,40", ["four killed", "according to Wire"][1:]),
    ],
)
def test_resources_of_every_kind(server: Server, path: str, words: list[str]) -> None:
    reply = server.get(path, HTML)
    assert reply.status == 200
    text = unescape(reply.text)
    assert [word for word in words if word not in text] == []


def test_what_leads_here_is_told_in_its_direction(odd: Server) -> None:
    page = odd.get("/resource", HTML, iri=f"{DATA}doc/a%2Fb")
    assert "</a> knows named doc/a%2Fb</li>" in page.text


def test_what_is_only_claimed_is_never_told_as_a_fact(server: Server) -> None:
    page = server.get("/actor/hill-guard", HTML).text
    assert "perpetrator: Hill Guard" not in page
    assert "attacked" not in page


@pytest.mark.parametrize(
    ("accept", "form"),
    [("text/turtle", ox.RdfFormat.TURTLE), ("application/ld+json", ox.RdfFormat.JSON_LD), ("application/rdf+xml", ox.RdfFormat.RDF_XML)],
)
def test_a_resource_as_data_says_the_same_with_its_evidence(server: Server, accept: str, form: ox.RdfFormat) -> None:
    replies = [server.get("/actor/hill-guard", accept), server.get("/resource", accept, iri=f"{DATA}actor/hill-guard")]
    assert replies[0].text == replies[1].text
    assert replies[0].media == accept
    triples = {quad.triple for quad in ox.parse(replies[0].text, format=form)}
    claim = ox.NamedNode(f"{DATA}doc/raid/rel/bombing--perpetrator--hill-guard")
    assert ox.Triple(claim, ox.NamedNode(f"{DATA}onto#status"), ox.NamedNode(f"{DATA}concept/claimed")) in triples
    assert any(t.subject.value.endswith("#char=41,90") for t in triples if isinstance(t.subject, ox.NamedNode))


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/actor/nobody", 404),
        ("/resource?iri=urn:x:nothing", 404),
        ("/resource?iri=nothing", 400),
        ("/resource", 400),
        ("/actor/red-front?page=0", 400),
        ("/actor/red-front?page=-1", 400),
        ("/actor/red-front?page=1e9", 400),
        ("/actor/red-front?page=9", 200),
    ],
)
def test_what_is_no_resource(server: Server, path: str, status: int) -> None:
    assert server.get(path, HTML).status == status


def test_every_link_of_a_resource_leads_somewhere(server: Server) -> None:
    links = {
        link
        for link in Tags(server.get("/doc/raid/event/0-5", HTML).text).values("href")
        if link.startswith(("/doc", "/actor", "/resource", "/place"))
    }
    assert len(links) > 10
    assert {server.get(link, HTML).status for link in links} == {200}


# ---------- data that is not to be trusted


@pytest.fixture(scope="module")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A graph with payloads for names, IRIs that are no paths, and a node with very many events."""
    lines = [f"<{DATA}actor/odd> <http://www.w3.org/2004/02/skos/core#prefLabel> {ox.Literal(p)} ." for p in PAYLOADS]
    lines += [f"<{DATA}actor/odd> <http://schema.org/sameAs> <{iri}> ." for iri in ("javascript:alert(1)", "https://example.org/x")]
    for name in ("doc/a%2Fb", "doc/%2E%2E", "doc/é", "doc/a?b", "doc/.x/y"):
        lines.append(f"<{DATA}{name}> <http://www.w3.org/2004/02/skos/core#prefLabel> {ox.Literal('named ' + name)} .")
        lines.append(f"<{DATA}actor/odd> <https://w3id.org/conflict-kg/onto#knows> <{DATA}{name}> .")
    for number in range(250):
        event = f"<{DATA}doc/many/event/{number}-{number + 1}>"
        lines.append(f"{event} <{DATA}onto#perpetrator> <{DATA}actor/busy> .")
        lines.append(f"{event} <{DATA}onto#status> <{DATA}concept/asserted> .")
        lines.append(f"{event} <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <{DATA}onto#Event> .")
    lines.append(f"_:b <{DATA}onto#knows> <{DATA}actor/busy> .")
    file = tmp_path_factory.mktemp("odd") / "odd.nt"
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with serving(file) as running:
        yield running


@pytest.mark.parametrize(
    "path", ["/actor/odd", "/sparql?query=" + quote("SELECT * { ?s ?p ?o }"), "/questions/evidence?of=" + quote(PAYLOADS[0])]
)
def test_names_are_text_and_never_markup(odd: Server, path: str) -> None:
    page = odd.get(path, HTML).text
    assert all(payload not in page or "<" not in payload for payload in PAYLOADS)
    assert ">49<" not in page
    assert not [link for link in Tags(page).values("href") if link.lower().startswith("javascript")]


def test_iris_that_are_no_paths_are_reached_all_the_same(odd: Server) -> None:
    links = [link for link in Tags(odd.get("/actor/odd", HTML).text).values("href") if "doc" in link]
    assert len(set(links)) == 5
    assert all("named doc" in odd.get(link, HTML).text for link in links)
    assert [link for link in links if "%2E%2E" in link and link.startswith("/doc")] == []


def test_what_has_much_to_say_comes_in_pages(odd: Server) -> None:
    first, last = odd.get("/actor/busy", HTML), odd.get("/actor/busy", HTML, page=3)
    assert "page 1 of 3, 250 in all" in first.text
    assert first.text.index("/event/2-3") < first.text.index("/event/10-11"), "in the order of the text"
    assert 'rel="next"' in first.headers["link"]
    assert "link" not in last.headers
    assert last.text.count('class="chip') == 50
    seen = {q.triple for n in (1, 2, 3) for q in ox.parse(odd.get("/actor/busy", "text/turtle", page=n).text, format=ox.RdfFormat.TURTLE)}
    assert sum(t.predicate.value.endswith("perpetrator") for t in seen) == 250
