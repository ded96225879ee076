"""Articles, spans and quotes: read in one way, whatever of them the graph knows."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.account.annotations import Annotation, annotations_by_article
from kg.account.articles import article_iris, article_of
from kg.account.quotes import Quote, description_of, evidence_of, quote_of, quotes_of
from kg.account.spans import Span, span_of
from kg.account.statements import Statements
from kg.ontology.terms import PREFIXES

HEAD = "".join(f"@prefix {name}: <{namespace}> .\n" for name, namespace in PREFIXES.items())
DOC = "https://example.org/doc/1"
TEXT = "The Front shot two guards."


def said(turtle: str) -> Statements:
    return Statements(ox.parse(f"{HEAD}@base <https://example.org/doc/> .\n{turtle}", format=ox.RdfFormat.TURTLE))


@pytest.mark.parametrize(
    "turtle, iri, span",
    [
        ("", f"{DOC}#char=4,9", Span(DOC, 4, 9)),
        ("", f"{DOC}#char=4", None),
        ("", f"{DOC}#char=4,{9 * '9'}9", None),
        ("<x> nif:referenceContext <1> ; nif:beginIndex 4 ; nif:endIndex 9 .", "https://example.org/doc/x", Span(DOC, 4, 9)),
        ("<x> nif:referenceContext <1> ; nif:beginIndex 4 .", "https://example.org/doc/x", None),
        ("<x> nif:referenceContext <1> ; nif:beginIndex 4 ; nif:endIndex '-9' .", "https://example.org/doc/x", None),
    ],
)
def test_a_span_is_known_by_its_fragment_or_its_offsets(turtle: str, iri: str, span: Span | None) -> None:
    assert span_of(said(turtle), iri) == span


@pytest.mark.parametrize(
    "turtle, words",
    [
        ('<1#char=4,9> nif:anchorOf "Front"@en .', "Front"),
        (f'<1> nif:isString "{TEXT}" .', "Front"),
        ("", ""),
    ],
)
def test_a_quote_has_its_words_from_the_span_or_from_the_text(turtle: str, words: str) -> None:
    assert quote_of(said(turtle), f"{DOC}#char=4,9") == Quote(article="1", begin=4, end=9, text=words)


def test_quotes_stand_in_reading_order_and_evidence_has_words() -> None:
    graph = said(f'<1> nif:isString "{TEXT}" . <e> ck:evidence <1#char=15,25>, <1#char=4,9>, <2#char=0,3>, <no-span> .')
    event = "https://example.org/doc/e"
    assert [(quote.article, quote.text) for quote in quotes_of(graph, event)] == [("1", "Front"), ("1", "two guards"), ("2", "")]
    assert list(evidence_of(graph, [event])) == [f"{DOC}#char=4,9", f"{DOC}#char=15,25"]


def test_the_words_of_unnamed_people_stand_in_their_iri() -> None:
    graph = said(f'<1> nif:isString "{TEXT}" .')
    assert description_of(graph, f"{DOC}/group/15-25") == Quote(article="1", begin=15, end=25, text="two guards")
    assert description_of(graph, f"{DOC}/event/15-25") is None


def test_an_article_with_all_that_may_be_known_and_with_nothing() -> None:
    graph = said(
        '<1> a ck:Article ; dcterms:identifier "id:one", "sha256:ab" ; schema:headline "Raid"@en ; dcterms:publisher <post> ; '
        'dcterms:issued "2024-05-07T09:00:00Z" ; schema:url "ftp://example.org/1" ; schema:inLanguage "en" .'
        '<post> skos:prefLabel "The Post" .'
    )
    known = article_of(graph, DOC)
    assert (known.id, known.name, known.publisher, known.language, known.sha256) == ("one", "Raid", "The Post", "en", "ab")
    assert (known.day, known.url, known.link, known.text) == ("2024-05-07", "ftp://example.org/1", "", None)
    unknown = article_of(graph, "https://example.org/doc/a%20b/")
    assert (unknown.id, unknown.name, unknown.day, unknown.title) == ("a b", "a b", "", "")


def test_articles_are_known_by_type_evidence_or_mention() -> None:
    graph = said("<1> a ck:Article . <e> ck:evidence <2#char=0,3> . <3#char=0,3> itsrdf:taIdentRef <a> . <4#char=0,3> a ck:TextSpan .")
    assert article_iris(graph) == [f"https://example.org/doc/{number}" for number in (1, 2, 3)]


def test_annotations_stand_in_reading_order_the_outer_first() -> None:
    graph = said("<1#char=4,9> itsrdf:taIdentRef <b> . <1#char=0,9> itsrdf:taIdentRef <a> . <1#char=0,12> itsrdf:taIdentRef <a>, <c> .")
    a, b, c = (f"https://example.org/doc/{name}" for name in "abc")
    assert annotations_by_article(graph) == {DOC: [Annotation(0, 12, (a, c)), Annotation(0, 9, (a,)), Annotation(4, 9, (b,))]}
