"""Every exported row leads back to words of the article, whatever the words are."""

from __future__ import annotations

import csv
import io
import json
from decimal import Decimal

import networkx as nx
import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.account.given import Given
from kg.builder import BuildResult
from kg.export import export
from kg.model import Actor, Article, Event, Evidence, Facts, Place, Quantity, Role, Status, TimeSpan
from kg.ontology import background
from kg.triples import article_triples, iris

ONTOLOGY = background.load()
MINT = iris.Minter("a")
TABLES = ("acled", "ged", "csv")
# what would run, break a row or a file
NASTY = [
    '=HYPERLINK("http://x.example")',
    "+1",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "\r\n=1",
    'a,b\n"c"',
    "<script>alert(1)</script>",
    "\x00\x1b[31m",
    " […] ",
    "﻿=1",
]
WORDS = st.one_of(st.sampled_from(NASTY), st.text(st.characters(exclude_categories=("Cs",)), min_size=1, max_size=12))
KINDS = st.sampled_from(["ArmedAttack", "AirStrike", "Bombing", "Protest", "TerritorialChange", "Deployment", "Conflict"])


@st.composite
def tolls(draw: st.DrawFn, number: int, span: Evidence, status: Status) -> Quantity:
    figure = Decimal(draw(st.integers(1, 99)))
    return Quantity(
        iri=MINT.quantity(number, number + 1),
        label=draw(WORDS),
        measure="killed",
        unit="person",
        status=status,
        evidence=(span,),
        value=figure,
        minimum=figure,
        sources=(MINT.actor("x"),),
    )


@st.composite
def articles(draw: st.DrawFn) -> Facts:
    sentences = draw(st.lists(WORDS, min_size=1, max_size=4))
    text = "".join(sentences)
    starts = [sum(map(len, sentences[:n])) for n in range(len(sentences))]
    spans = [Evidence(begin=begin, end=begin + len(words)) for begin, words in zip(starts, sentences, strict=True)]
    actor = Actor(iri=MINT.actor("x"), kinds=("ArmedGroup",), label=draw(WORDS))
    place = Place(iri=MINT.place("y"), label=draw(WORDS), feature="P.PPL", lat=draw(st.floats(-90, 90)), long=draw(st.floats(-180, 180)))
    events, quantities = [], []
    for number, span in enumerate(spans):
        status, kind = draw(st.sampled_from(Status)), draw(KINDS)
        evidence = tuple(sorted({span, draw(st.sampled_from(spans))}))
        roles = [Role(prop="place", filler=place.iri), Role(prop="gainedBy" if kind == "TerritorialChange" else "agent", filler=actor.iri)]
        quantities.append(toll := draw(tolls(number, span, status)))
        events.append(
            Event(
                iri=MINT.event(span.begin, span.end),
                kind=kind,
                label=draw(WORDS),
                status=status,
                evidence=evidence,
                roles=tuple(sorted(roles)),
                casualties=(toll.iri,),
                quantities=(toll.iri,),
                sources=draw(st.sampled_from([(), (actor.iri,)])),
            )
        )
    publication = TimeSpan(iri=MINT.publication, label="x", resolution="relative-unresolved")
    article = Article(id="a", text=text, title=draw(WORDS), publisher=draw(st.none() | WORDS))
    told = {"actors": (actor,), "places": (place,), "quantities": tuple(quantities), "events": tuple(events)}
    return Facts(article=article, publication=publication, **told)


def given_by(facts: Facts) -> Given:
    parts = article_triples.parts(facts, ontology=ONTOLOGY)
    return Given.of((*parts.graph, *parts.mentions))


def rows_of(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def quoted(row: dict[str, str], text: str) -> str:
    """The words at the row's offsets, as the row should quote them."""
    ends = [span.rpartition("#char=")[2].split(",") for span in row["evidence"].split(" ")]
    return " […] ".join(text[int(begin) : int(end)] for begin, end in ends)


def without_guard(cell: str, words: str) -> bool:
    return cell in (words, f"'{words}")


@given(articles())
def test_property_every_row_leads_back_to_words_of_the_article(facts: Facts) -> None:
    whole = given_by(facts)
    for form in TABLES:
        found = rows_of(export(whole, form, everything=True))
        for row in found:
            assert row["quote"], form
            assert without_guard(row["quote"], quoted(row, facts.article.text)), form
            assert row["article_iri"] == MINT.article
            assert row["article"]
            assert row["told_by"]
            assert row["status"] in set(Status)
    assert len(rows_of(export(whole, "csv"))) == len({event.iri for event in facts.events})


@given(articles())
def test_property_features_and_nodes_lead_back_too(facts: Facts) -> None:
    whole = given_by(facts)
    features = json.loads(export(whole, "geojson", everything=True))["features"]
    assert len(features) == len({event.iri for event in facts.events})
    for feature in features:
        longitude, latitude = feature["geometry"]["coordinates"]
        assert abs(longitude) <= 180
        assert abs(latitude) <= 90
        assert feature["properties"]["quote"] == quoted(feature["properties"], facts.article.text), (
            "JSON runs nothing, so nothing is guarded"
        )
    linked = nx.node_link_graph(json.loads(export(whole, "node-link")), edges="edges")
    for *_, data in linked.edges(data=True):
        for fact in data["facts"]:
            for quote in fact["quotes"]:
                assert facts.article.text[quote["begin"] : quote["end"]] == quote["text"]
    assert nx.parse_graphml(export(whole, "graphml").decode(), force_multigraph=True).number_of_edges() == linked.number_of_edges()


@given(articles())
def test_property_no_cell_runs_as_a_formula(facts: Facts) -> None:
    for form in TABLES:
        for row in rows_of(export(given_by(facts), form, everything=True)):
            for name, cell in row.items():
                if name not in ("latitude", "longitude"):
                    assert not cell.lstrip().lstrip("\ufeff\x00").startswith(("=", "+", "-", "@")), (form, name)
                    assert not cell.startswith(("\t", "\r", "\n")), (form, name)
                elif cell:
                    float(cell)


def test_the_seed_leads_back(seed_build: BuildResult) -> None:
    whole = Given.of(
        q.triple for content in (seed_build.graph_ttl, seed_build.mentions_ttl) for q in ox.parse(content, format=ox.RdfFormat.TURTLE)
    )
    said = whole.teller.said
    (text,) = (t for node in said for t in said.all(node, "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#isString"))
    for form in TABLES:
        found = rows_of(export(whole, form, everything=True))
        assert len(found) > 3
        for row in found:
            assert row["quote"] == quoted(row, text)
    (deadliest,) = (row for row in rows_of(export(whole, "ged")) if row["low"] == "30")
    assert (deadliest["side_a"], deadliest["best"], deadliest["high"]) == ("ISIL", "30", ""), "26 and four are among the 30"


@pytest.mark.parametrize("form", [*TABLES, "geojson", "graphml", "node-link", "jsonld", "trig"])
def test_the_same_seed_gives_the_same_bytes(seed_build: BuildResult, form: str) -> None:
    triples = [q.triple for q in ox.parse(seed_build.graph_ttl, format=ox.RdfFormat.TURTLE)]
    assert export(Given.of(triples), form) == export(Given.of(reversed(triples)), form)
