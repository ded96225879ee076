"""What the graph of a small invented article must hold, and must not."""

from __future__ import annotations

import dataclasses
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from invented_article import (
    ALBA,
    ARMY,
    ATTACK,
    BLAST,
    BOMBING,
    BUILD,
    DEPOT,
    FRONT,
    LAND,
    MELVILLE,
    MINT,
    ONTOLOGY,
    SOLDIERS,
    TEXT,
    TOLL,
    TUESDAY,
    WAR,
    at,
    facts,
)

from kg.check.problems import check
from kg.errors import GraphError, TermError
from kg.model import Actor, Mention, Role
from kg.ontology import background
from kg.ontology.terms import CK, CKC, GEO, GN, GSP, LEX, NIF, ORG, PREFIXES, RDF, RDFS, SCHEMA, SKOS
from kg.triples import article_triples, iris, turtle


@pytest.fixture(scope="module")
def made() -> article_triples.Parts:
    return article_triples.parts(facts(), ontology=ONTOLOGY, build=BUILD)


@pytest.fixture(scope="module")
def found(made: article_triples.Parts) -> set[tuple[str, str, str]]:
    return {(s.value, p.value, o.value) for s, p, o in made.graph}


def iri(name: str) -> str:
    prefix, _, local = name.partition(":")
    return PREFIXES[prefix] + local


PRESENT = [
    (MINT.article, "rdf:type", CK + "Article"),
    (MINT.article, "dcterms:identifier", "id:melville 1"),
    (MINT.article, "dcterms:issued", "2024-05-07"),
    (MINT.article, "dcterms:publisher", "The Paper"),
    (MINT.article, "dcterms:title", "Raid"),
    (MINT.article, "schema:headline", "Raiders hit Melville depot"),
    (MINT.article, "schema:url", "https://p.example/1"),
    (MINT.article, "ck:time", MINT.publication),
    # all superclasses
    (FRONT, "rdf:type", CK + "ArmedGroup"),
    (FRONT, "rdf:type", CK + "ArmedActor"),
    (FRONT, "rdf:type", CK + "Organization"),
    (FRONT, "rdf:type", CK + "Actor"),
    (ATTACK, "rdf:type", CK + "ViolentEvent"),
    (ATTACK, "rdf:type", CK + "Event"),
    (TOLL, "rdf:type", CK + "Quantity"),
    # labels
    (FRONT, "skos:prefLabel", "Blue Front"),
    (FRONT, "skos:altLabel", "The Front"),
    (FRONT, "lex:metonym", "Bluehill"),
    (SOLDIERS, "ck:category", CKC + "soldier"),
    (SOLDIERS, "org:memberOf", ARMY),
    # all superproperties
    (ATTACK, "ck:perpetrator", FRONT),
    (ATTACK, "ck:agent", FRONT),
    (ATTACK, "ck:participant", FRONT),
    (ATTACK, "ck:participant", SOLDIERS),
    (ATTACK, "ck:casualties", TOLL),
    (ATTACK, "ck:quantity", TOLL),
    (ATTACK, "ck:target", DEPOT),
    (ATTACK, "ck:near", MELVILLE),
    (ATTACK, "ck:date", "2024-05-07"),
    (ATTACK, "ck:partOf", WAR),
    (BLAST, "ck:after", ATTACK),
    # numbers
    (TOLL, "ck:value", "5"),
    (TOLL, "ck:min", "5"),
    (MINT.quantity(1, 2), "ck:value", "0.667"),
    (MINT.quantity(1, 2), "ck:place", MELVILLE),
    # what follows
    (FRONT, "ck:attacked", DEPOT),
    (FRONT, "ck:attacked", ALBA),
    (ATTACK, "ck:code", CKC + "plover-ASSAULT"),
    (BOMBING, "ck:code", CKC + "acled-ied"),
    # a factual relation has its edge, with the words of the statement
    (ALBA, "ck:supports", FRONT),
    (MINT.relation(ALBA, "supports", FRONT), "rdfs:label", "Alba supports Blue Front"),
    (MINT.relation(ALBA, "supports", FRONT), "ck:ordinal", "2"),
    (MINT.relation(ALBA, "supports", FRONT), "ck:roleTitle", "Chief"),
    (MINT.relation(BOMBING, "perpetrator", FRONT), "rdfs:label", "an earlier bombing in Oldtown perpetrator Blue Front (claimed)"),
    # places
    (MELVILLE, "geo:lat", "10"),
    (MELVILLE, "geo:long", "-3.25"),
    (MELVILLE, "gn:featureCode", GN + "P.PPL"),
    (MELVILLE, "gsp:sfWithin", LAND),
    (MELVILLE, "schema:sameAs", "https://sws.geonames.org/11/"),
    (LAND, "skos:prefLabel", "Landia"),
    (MELVILLE, "skos:altLabel", "Mellville"),
    (MINT.place("Oldtown"), "ck:reason", "several places of this name"),
    (TUESDAY, "ck:anchor", MINT.publication),
    (TUESDAY, "ck:granularity", CKC + "day"),
    # concepts used, up to the top of their schemes
    (CKC + "machine-gun", "skos:prefLabel", "machine gun"),
    (CKC + "small-arms", "skos:prefLabel", "small arms"),
    (CKC + "reported", "skos:broader", CKC + "factual"),
    (CKC + "plover-ASSAULT", "skos:notation", "ASSAULT"),
    # evidence and build
    (MINT.span(*at("Alba backs the Blue Front.")), "nif:anchorOf", "Alba backs the Blue Front."),
    (MINT.build, "ck:lexicon", "sha256:" + "0" * 64),
    (MINT.build, "dcterms:license", "https://creativecommons.org/licenses/by/4.0/"),
]


@pytest.mark.parametrize(("subject", "predicate", "obj"), PRESENT)
def test_the_graph_says(found: set[tuple[str, str, str]], subject: str, predicate: str, obj: str) -> None:
    assert (subject, iri(predicate), obj) in found


ABSENT = [
    (FRONT, "skos:altLabel", "Blue Front", "a prefLabel is no altLabel"),
    (ATTACK, "rdf:type", CK + "SourcedItem", "the mixin is never written out"),
    (ATTACK, "ck:participant", DEPOT, "a target is no participant"),
    (ATTACK, "ck:participant", ALBA, "nor is an actor that is only a target"),
    (BOMBING, "ck:perpetrator", FRONT, "what is only claimed has no plain role"),
    (BOMBING, "ck:agent", FRONT, "nor its superproperties"),
    (BOMBING, "ck:participant", FRONT, "nor its superproperties"),
    (FRONT, "ck:attacked", ARMY, "neither a feared blast nor a claimed bombing is an attack"),
    (BLAST, "ck:code", CKC + "acled-ied", "what is feared has no code"),
    (MINT.article, "nif:isString", TEXT, "the text is with the mentions"),
    (MINT.place("Oldtown"), "geo:lat", "10", "no coordinates are guessed"),
]


@pytest.mark.parametrize(("subject", "predicate", "obj", "why"), ABSENT)
def test_the_graph_does_not_say(found: set[tuple[str, str, str]], subject: str, predicate: str, obj: str, why: str) -> None:
    assert (subject, iri(predicate), obj) not in found, why


def test_every_node_that_the_graph_uses_has_a_label(made: article_triples.Parts) -> None:
    labelled = {s.value for s, p, _ in made.graph if p.value in (SKOS + "prefLabel", RDFS + "label")}
    unlabelled = {MINT.article} | {s.value for s, p, o in made.graph if o.value == CK + "TextSpan"}
    ours = ("https://w3id.org/conflict-kg/doc/", "https://w3id.org/conflict-kg/actor/", "https://w3id.org/conflict-kg/place/", CKC)
    used = {n.value for t in made.graph for n in (t.subject, t.object) if isinstance(n, ox.NamedNode) and n.value.startswith(ours)}
    schemes = {o.value for _, p, o in made.graph if p.value == SKOS + "inScheme"}
    assert used - labelled - unlabelled - schemes == set()


def test_what_the_article_says_and_what_is_known_are_kept_apart(made: article_triples.Parts) -> None:
    known, says = ({(s.value, p.value) for s, p, _ in part} for part in (made.background, made.says))
    assert (MELVILLE, GEO + "lat") in known
    assert (MELVILLE, GSP + "sfWithin") in known
    assert (MELVILLE, SKOS + "altLabel") in says
    assert (FRONT, SKOS + "prefLabel") in says
    assert (CKC + "reported", SKOS + "prefLabel") in known
    assert not set(made.says) & set(made.background)


def test_listed_actors_are_described_by_the_ontology_alone() -> None:
    russia, forces = iris.actor("russian-government"), iris.actor("russian-armed-forces")
    told = dataclasses.replace(
        facts(),
        actors=(*facts().actors, Actor(iri=forces, kinds=("Militia",), label="the Russians", names=("Russian jets",), member_of=(ALBA,))),
    )
    made = article_triples.parts(told, ontology=ONTOLOGY)
    known = {(s.value, p.value, o.value) for s, p, o in made.background}
    says = {(s.value, p.value, o.value) for s, p, o in made.says}
    assert (forces, RDF + "type", CK + "StateForce") in known
    assert (forces, RDF + "type", CK + "Organization") in known
    assert (forces, ORG + "subOrganizationOf", russia) in known
    assert (russia, RDF + "type", CK + "Government") in known
    assert any((s, p) == (russia, SKOS + "prefLabel") for s, p, _ in known)
    assert (forces, SKOS + "altLabel", "Russian jets") in says
    assert not [t for t in says | known if t[0] == forces and t[2] in (CK + "Militia", ALBA)]
    assert not [t for t in known if t[1] in (SKOS + "altLabel", LEX + "metonym", LEX + "contextOnly")]


def test_what_the_ontology_says_of_a_place_goes_before_the_gazetteer(tmp_path: Path) -> None:
    (tmp_path / "extra.ttl").write_text(
        f'<{MELVILLE}> a <{CK}Place> ; <{SKOS}prefLabel> "Melville-on-Sea"@en ; <{GEO}lat> 11.5 .\n', encoding="utf-8"
    )
    made = article_triples.parts(facts(), ontology=background.load(tmp_path))
    values = {p.value: o.value for s, p, o in made.background if s.value == MELVILLE}
    assert values[SKOS + "prefLabel"] == "Melville-on-Sea"
    assert values[GEO + "lat"] == "11.5"
    assert values[GEO + "long"] == "-3.25"


def test_mentions_carry_the_words_and_the_text(made: article_triples.Parts) -> None:
    found = {(s.value, p.value, o.value) for s, p, o in made.mentions}
    span = MINT.span(*at("The Front"))
    assert (span, RDF + "type", CK + "Mention") in found
    assert (span, RDF + "type", CK + "TextSpan") in found
    assert (span, NIF + "anchorOf", "The Front") in found
    assert (span, "http://www.w3.org/2005/11/its/rdf#taIdentRef", FRONT) in found
    assert (MINT.article, NIF + "isString", TEXT) in found


def test_the_text_can_be_left_out() -> None:
    assert not [t for t in article_triples.mention_triples(facts(), with_text=False) if t.predicate.value == NIF + "isString"]


def test_a_base_moves_the_article_but_no_listed_place() -> None:
    made = {s.value for s, _, _ in article_triples.parts(facts(), ontology=ONTOLOGY, base="https://example.org/kg/").graph}
    assert "https://example.org/kg/doc/melville%201" in made
    assert MELVILLE in made


@pytest.mark.parametrize(
    ("change", "error", "message"),
    [
        ({"events": (dataclasses.replace(facts().events[0], kind="Atack"),)}, TermError, "ck:Atack: not declared"),
        (
            {"events": (dataclasses.replace(facts().events[0], roles=(Role(prop="perp", filler=FRONT),)),)},
            TermError,
            "ck:perp: not declared",
        ),
        ({"quantities": (dataclasses.replace(facts().quantities[0], measure="kiled"),)}, TermError, "did you mean ckc:killed"),
        ({"mentions": (Mention(begin=0, end=9999, node=FRONT),)}, GraphError, "span 0-9999 ends after the text"),
    ],
)
def test_facts_that_break_the_contract_fail(change: dict[str, object], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        article_triples.parts(dataclasses.replace(facts(), **change), ontology=ONTOLOGY)  # type: ignore[arg-type]


def test_the_graph_conforms(made: article_triples.Parts, tmp_path: Path) -> None:
    for name, part in (("graph.ttl", made.graph), ("mentions.ttl", made.mentions)):
        (tmp_path / name).write_bytes(turtle.serialize(part))
    assert check([tmp_path / "graph.ttl", tmp_path / "mentions.ttl"]) == []


def test_the_same_facts_give_the_same_bytes_whatever_the_hash_seed() -> None:
    code = (
        f"import hashlib, sys; sys.path[:0] = [{str(Path(__file__).parents[1])!r}]; import invented_article as t; "
        "from kg.triples import article_triples, turtle; p = article_triples.parts(t.facts(), ontology=t.ONTOLOGY, build=t.BUILD); "
        "print(hashlib.sha256(turtle.serialize(p.graph) + turtle.serialize(p.mentions)).hexdigest())"
    )
    seen = {
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, text=True, check=True
        ).stdout
        for seed in ("0", "1", "2024")
    }
    assert len(seen) == 1


def test_triples_are_those_of_the_graph_file(made: article_triples.Parts) -> None:
    assert set(article_triples.triples(facts(), ontology=ONTOLOGY, build=BUILD)) == set(made.graph)
    assert SCHEMA + "sameAs" in {t.predicate.value for t in made.graph}
