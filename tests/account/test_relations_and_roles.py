"""Roles and relations: what is plain, what is stated with a status of its own, and what an event's frame makes of it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from kg.account.classes import classes_from
from kg.account.incidents import article_iri_of, incidents
from kg.account.relations import fillings_of, relation_of, relations_in, roles_of
from kg.account.sides import is_armed, is_unarmed, owners_of
from kg.account.statements import Statements
from kg.account.status import BACKGROUND, sources_of, status_of
from kg.account.teller import Teller
from kg.ontology.terms import CK, PREFIXES

HEAD = (
    "".join(f"@prefix {name}: <{namespace}> .\n" for name, namespace in PREFIXES.items())
    + "@prefix : <https://example.org/doc/1/event/> .\n"
)
E = "https://example.org/doc/1/event/"
SPAN = "<https://example.org/doc/1#char=0,5>"
GRAPH = f"""
:e a ck:ArmedAttack, ck:ViolentEvent, ck:Event ; ck:perpetrator :reds ; ck:agent :reds ; ck:target :army ; ck:status ckc:reported ;
  ck:attributedTo :wire ; ck:evidence {SPAN} .
:wire skos:prefLabel "Wire"@en . :blues skos:prefLabel "Blues"@en .
:r1 rdf:subject :e ; rdf:predicate ck:perpetrator ; rdf:object :blues ; ck:status ckc:alleged ; ck:attributedTo :wire .
:r2 rdf:subject :e ; rdf:predicate ck:victim ; rdf:object :guards ; ck:status ckc:asserted .
:half rdf:subject :e ; rdf:predicate ck:target .
{SPAN} nif:anchorOf "Words"@en .
"""


def said(turtle: str) -> Statements:
    return Statements(ox.parse(HEAD + turtle, format=ox.RdfFormat.TURTLE))


def test_relations_have_both_ends_a_status_and_sources() -> None:
    graph = said(GRAPH)
    assert [one.iri.removeprefix(E) for one in relations_in(graph)] == ["r1", "r2"]
    first = relation_of(graph, f"{E}r1")
    assert (first.object, first.status, first.sources, first.is_factual) == (f"{E}blues", "alleged", ("Wire",), False)
    assert relation_of(graph, f"{E}half").object == ""


def test_a_role_is_filled_plainly_and_by_what_is_stated() -> None:
    graph = said(GRAPH)
    stated = list(relations_in(graph))
    found = [
        (one.filler.removeprefix(E), one.stated and one.stated.status) for one in fillings_of(graph, f"{E}e", CK + "perpetrator", stated)
    ]
    assert found == [("reds", None), ("blues", "alleged")]


def test_of_roles_under_each_other_only_the_narrowest_is_told() -> None:
    found = roles_of(said(GRAPH), classes_from(), f"{E}e")
    assert [(role.removeprefix(CK), filler.removeprefix(E)) for role, filler in found] == [("perpetrator", "reds"), ("target", "army")]


def test_an_incident_has_the_sure_roles_and_tells_the_disputed_ones() -> None:
    (one,) = incidents(Teller(said(GRAPH), classes_from()))
    assert one.roles["perpetrator"] == (f"{E}reds",)
    assert one.roles["victim"] == (f"{E}guards",)
    assert one.disputed == ("perpetrator: Blues (alleged, Wire)",)
    assert (one.kind, one.status, one.sources, one.article.iri) == ("ArmedAttack", "reported", ("Wire",), "https://example.org/doc/1")


@pytest.mark.parametrize("spans, article", [(["https://example.org/doc/2#char=0,5"], "2"), ([], "1")])
def test_the_article_is_that_of_the_words_else_of_the_iri(spans: list[str], article: str) -> None:
    assert article_iri_of(said(""), f"{E}e", spans) == f"https://example.org/doc/{article}"


def test_what_has_no_status_is_background() -> None:
    graph = said(":e ck:status ckc:denied ; ck:attributedTo :wire .")
    assert (status_of(graph, f"{E}e"), sources_of(graph, f"{E}e")) == ("denied", ("wire",))
    assert status_of(graph, f"{E}other") == BACKGROUND


def test_who_fights_is_known_by_class_by_category_and_by_whom_they_belong_to() -> None:
    graph = said(
        ":reds a ck:ArmedGroup, ck:ArmedActor . :men org:memberOf :reds . "
        ":farmers ck:category ckc:civilian . ckc:civilian skos:broader ckc:unarmed ."
    )
    assert [is_armed(graph, f"{E}{name}") for name in ("reds", "men", "farmers")] == [True, True, False]
    assert [is_unarmed(graph, f"{E}{name}") for name in ("reds", "farmers")] == [False, True]
    assert owners_of(graph, f"{E}men") == {f"{E}reds"}


def test_names_aliases_and_links() -> None:
    graph = said(
        ':a skos:prefLabel "Syria"@en ; skos:altLabel "SAR", "Syria" ; lex:metonym "Damascus" ; '
        "schema:sameAs <https://example.org/s>, <urn:s> ."
    )
    assert graph.names(f"{E}a") == ("Syria", "SAR")
    assert graph.aliases(f"{E}a") == ("Damascus", "SAR")
    assert graph.links(f"{E}a") == ("https://example.org/s",)
