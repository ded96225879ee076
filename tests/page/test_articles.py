"""Article texts, mentions, and the words of a quote that fill the roles of its fact."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.account.classes import classes_from
from kg.account.facts import Fact
from kg.account.statements import read_statements
from kg.account.teller import Teller
from kg.ontology.terms import ITSRDF
from kg.page.articles import Library, utf16

SMALL = Path(__file__).parent / "small.ttl"
HEAD = "".join(line for line in SMALL.read_text(encoding="utf-8").splitlines(keepends=True) if line.startswith("@prefix"))

DOC = "https://w3id.org/conflict-kg/doc/t9"
TEXT = "\N{BOMB} The Front, say the Front's rivals, shot two guards dead in Estfold on Monday."
EVENT = f"{DOC}/event/1-2"


def _span(words: str, nth: int = 0) -> str:
    begin = -1
    for _ in range(nth + 1):
        begin = TEXT.index(words, begin + 1)
    return f"<{DOC}#char={begin},{begin + len(words)}>"


def _mention(words: str, *nodes: str, nth: int = 0) -> str:
    return f"{_span(words, nth)} a ck:Mention, ck:TextSpan ; itsrdf:taIdentRef {', '.join(nodes)} .\n"


GRAPH = f"""
  d:t9 a ck:Article ; dcterms:identifier "id:t9" ; schema:headline "Guards shot"@en ; dcterms:issued "2024-03-05"^^xsd:date ;
    schema:url <https://news.example/t9> ; dcterms:publisher "The Oslom Post" ; schema:inLanguage "en" .
  a:front a ck:ArmedGroup, ck:ArmedActor, ck:Actor ; skos:prefLabel "Red Front"@en .
  a:rivals a ck:InformationSource, ck:Actor ; skos:prefLabel "rivals"@en .
  <{DOC}/group/9-9> a ck:PopulationGroup, ck:Actor ; skos:prefLabel "two guards"@en .
  p:est a ck:Place ; skos:prefLabel "Estfold"@en .
  <{DOC}/time/3-4> a ck:Time ; rdfs:label "Monday"@en .
  ckc:killed skos:prefLabel "killed"@en .
  <{EVENT}> a ck:ArmedAttack, ck:ViolentEvent, ck:Event ; rdfs:label "shooting" ; ck:perpetrator a:front ; ck:agent a:front ;
    ck:victim <{DOC}/group/9-9> ; ck:place p:est ; ck:time <{DOC}/time/3-4> ; ck:status ckc:claimed ; ck:attributedTo a:rivals ;
    ck:casualties <{DOC}/qty/5-6> ; ck:quantity <{DOC}/qty/5-6> ; ck:evidence <{DOC}#char=0,{len(TEXT)}> .
  <{DOC}/qty/5-6> a ck:CasualtyCount, ck:Quantity ; ck:measure ckc:killed ; ck:of <{DOC}/group/9-9> ; ck:value 2 ; ck:min 2 ; ck:max 2 ;
    ck:status ckc:claimed ; ck:evidence <{DOC}#char=0,{len(TEXT)}> .
  <{DOC}/rel/1> a ck:Relation ; rdf:subject a:rivals ; rdf:predicate ck:supports ; rdf:object a:front ; ck:status ckc:denied ;
    ck:evidence <{DOC}#char=0,{len(TEXT)}> .
  <{DOC}#char=0,{len(TEXT)}> nif:anchorOf "{TEXT}"@en .
"""
MENTIONS = "".join(
    [
        f'd:t9 a ck:Article ; nif:isString "{TEXT}" .\n',
        _mention("The Front", "a:front"),
        _mention("the Front's rivals", "a:rivals"),
        _mention("the Front", "a:front"),
        _mention("shot", f"<{EVENT}>"),
        _mention("dead", f"<{EVENT}>"),
        _mention("two guards", f"<{DOC}/group/9-9>"),
        _mention("two", f"<{DOC}/qty/5-6>"),
        _mention("Estfold", "p:est"),
        _mention("Monday", f"<{DOC}/time/3-4>"),
    ]
)


def library(turtle: str) -> tuple[Library, Teller]:
    quads = ox.parse(input=f"{HEAD}@prefix itsrdf: <{ITSRDF}> .\n{turtle}", format=ox.RdfFormat.TURTLE)
    teller = Teller(read_statements(quads), classes_from())
    return Library(teller), teller


def _words(library: Library, fact: Fact) -> list[tuple[str, str]]:
    (quote,) = fact.quotes
    return [(quote.text[f.begin : f.end], f.roles) for f in library.fillers(fact, quote)]


def test_an_article_carries_what_is_known_of_it() -> None:
    (article,) = library(GRAPH + MENTIONS)[0].articles
    assert article.head() == {
        "id": "t9",
        "title": "Guards shot",
        "date": "2024-03-05",
        "url": "https://news.example/t9",
        "language": "en",
        "publisher": "The Oslom Post",
    }
    assert article.text == TEXT


def test_mentions_nest_and_stand_for_nodes() -> None:
    (article,) = library(GRAPH + MENTIONS)[0].articles
    told = [(TEXT[m.begin : m.end], *(node.rsplit("/", 2)[-1] for node in m.nodes)) for m in article.mentions]
    assert told[:3] == [("The Front", "front"), ("the Front's rivals", "rivals"), ("the Front", "front")]
    assert ("two", "1-2") in told, "the number stands for the event that has the count"
    assert "Monday" not in [words for words, *_ in told], "a time is no node"


def test_fillers_of_an_event() -> None:
    found, teller = library(GRAPH + MENTIONS)
    assert _words(found, teller.event(EVENT)) == [
        ("The Front", "perpetrator"),
        ("the Front", "perpetrator"),
        ("'s rivals", "source"),
        ("shot", "event"),
        ("two", "killed"),
        ("guards", "victim, killed"),
        ("dead", "event"),
        ("Estfold", "place"),
        ("Monday", "time"),
    ]
    nodes = {f.roles: f.node for f in found.fillers(teller.event(EVENT), teller.event(EVENT).quotes[0])}
    assert nodes["time"] is None
    assert nodes["killed"] == f"{DOC}/group/9-9"


def test_fillers_of_a_number_and_of_a_relation() -> None:
    found, teller = library(GRAPH + MENTIONS)
    assert _words(found, teller.number(f"{DOC}/qty/5-6")) == [("shot", "event"), ("two guards", "killed"), ("dead", "event")]
    told = _words(found, teller.relation(f"{DOC}/rel/1"))
    assert told == [("The Front", "whom or what"), ("the Front", "whom or what"), ("'s rivals", "who")]


def test_without_mentions_there_are_no_fillers_and_no_text() -> None:
    found, teller = library(GRAPH)
    assert _words(found, teller.event(EVENT)) == []
    assert [(a.id, a.text, a.mentions) for a in found.articles] == [("t9", None, ())]


def test_spans_beyond_the_text_are_left_out() -> None:
    beyond = f"<{DOC}#char=5,4000> itsrdf:taIdentRef a:front . <{DOC}#char=9,9> itsrdf:taIdentRef a:front .\n"
    (article,) = library(GRAPH + MENTIONS + beyond)[0].articles
    assert all(m.begin < m.end <= len(TEXT) for m in article.mentions)
    assert len(article.mentions) == 8


def test_an_article_known_only_by_its_evidence_is_listed() -> None:
    found, _ = library(f"<{EVENT}> a ck:Event ; ck:evidence <{DOC}#char=0,4> .")
    assert [(a.record.iri, a.id, a.head()["title"]) for a in found.articles] == [(DOC, "t9", None)]


@pytest.mark.parametrize(
    "text, points, units",
    [
        ("abc", [0, 3], [0, 3]),
        ("\N{BOMB}\N{BOMB}", [0, 1, 2], [0, 2, 4]),
        ("é\N{FIRE}é\N{COMBINING ACUTE ACCENT}", [1, 2, 4], [1, 3, 5]),
        ("", [0], [0]),
    ],
)
def test_utf16(text: str, points: list[int], units: list[int]) -> None:
    assert utf16(text, points) == units
    assert units == [len(text[:point].encode("utf-16-le")) // 2 for point in points]


def test_the_order_of_triples_does_not_matter() -> None:
    first, second = library(GRAPH + MENTIONS)[0].articles, library(MENTIONS + GRAPH)[0].articles
    assert first == second
