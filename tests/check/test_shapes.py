"""Every shape and lint check: a graph that trips it, and one (the same graph, unharmed) that does not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest
from counted_calls import calls_of
from invented_article import (
    ALBA,
    ARMY,
    ATTACK,
    BOMBING,
    DEPOT,
    FRONT,
    MELVILLE,
    MINT,
    SOLDIERS,
    TEXT,
    TOLL,
    TUESDAY,
    WAR,
    at,
)
from invented_graph import CLAIM, CONTEXT, GOOD, QUOTE, SAID, SUPPORT, read

from kg.check import problems
from kg.errors import GraphError
from kg.ontology.terms import CK, CKC, DCTERMS, NIF, PREFIXES, RDFS, SKOS, curie, ontology_dir
from kg.triples import turtle

GOLD = Path(__file__).resolve().parents[3] / "shared" / "design" / "ontology" / "seed-gold.ttl"


def drop(subject: str, predicate: str, obj: str | None = None) -> Callable[[], list[ox.Triple]]:
    prop = next(ns + predicate.partition(":")[2] for p, ns in PREFIXES.items() if predicate.startswith(p + ":"))

    def without() -> list[ox.Triple]:
        gone = [t for t in GOOD if t.subject.value == subject and t.predicate.value == prop and obj in (None, t.object.value)]  # type: ignore[union-attr]
        assert gone, "nothing to drop"
        return [t for t in GOOD if t not in gone]

    return without


def add(data: str) -> Callable[[], list[ox.Triple]]:
    return lambda: [*GOOD, *read(data)]


def write(triples: list[ox.Triple], tmp_path: Path) -> Path:
    path = tmp_path / "graph.nt"
    path.write_bytes(ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES) or b"")
    return path


TRIPS = [
    # SPARQL constraints
    (drop(ATTACK, "ck:attributedTo"), ATTACK, "status reported, claimed or denied without ck:attributedTo"),
    (drop(CLAIM, "ck:attributedTo"), CLAIM, "status reported, claimed or denied without ck:attributedTo"),
    (
        add(
            f"<{ATTACK}> ck:evidence <https://e.org/a#char=0,1> ."
            f"<https://e.org/a> a ck:Article ; dcterms:identifier 'id:a' ; ck:time <{TUESDAY}> ."
            "<https://e.org/a#char=0,1> a ck:TextSpan ; nif:beginIndex 0 ; nif:endIndex 1 ; nif:anchorOf 'x' ;"
            "  nif:referenceContext <https://e.org/a> ."
        ),
        ATTACK,
        "evidence from another article",
    ),
    (add(f"<{ATTACK}> ck:notAfter '2024-05-16'^^xsd:date ."), ATTACK, "ck:notAfter beside a time or a date"),
    (drop(ATTACK, "ck:participant", FRONT), ATTACK, "an actor role that is no ck:participant"),
    (add(f"<{WAR}> ck:partOf <{ATTACK}> ."), WAR, "the event is part of itself"),
    (add(f"<{ATTACK}> ck:code ckc:plover-AGREE . ckc:plover-AGREE skos:inScheme ckc:plover ."), ATTACK, "two ck:code of one scheme"),
    (add(f"<{MINT.event(*at('blast'))}> ck:code ckc:plover-ASSAULT ."), MINT.event(*at("blast")), "a ck:code on what is not told as fact"),
    (
        add(f"<{TOLL}> ck:breakdownOf :whole . :whole a ck:Quantity ; {SAID} ; ck:measure ckc:killed ; ck:unit 'person' ; ck:max 3 ."),
        TOLL,
        "ck:min is above the ck:max of the whole",
    ),
    (drop(ALBA, "ck:supports"), SUPPORT, "a factual relation without its plain edge"),
    (add(f"<{BOMBING}> ck:perpetrator <{FRONT}> ."), CLAIM, "a plain edge that no factual relation states"),
    (
        add(f"<{ALBA}> ck:controls <{MELVILLE}> ."),
        ALBA,
        "a plain edge without a ck:Relation that sources it; state the relation with its evidence (place:gn-11)",
    ),
    (add(f"<{ALBA}> ck:attacked <{FRONT}> ."), ALBA, "ck:attacked without a factual violent event"),
    (add(f"<{FRONT}> ck:attacked <{ARMY}> ."), FRONT, "ck:attacked without a factual violent event"),
    (add(f"<{ALBA}> ck:clashedWith <{FRONT}> ."), ALBA, "ck:clashedWith without a factual clash"),
    (add(":t a ck:Time ; rdfs:label 'May'@en ; ck:resolution ckc:absolute ."), MINT.article + "/event/t", "a resolved time without bounds"),
    (
        add(f"<{QUOTE}x> a ck:TextSpan ; nif:beginIndex 0 ; nif:endIndex 9 ; nif:anchorOf 'x' ; nif:referenceContext <{MINT.article}> ."),
        QUOTE + "x",
        "the quote is not as long as",
    ),
    (add(f"<{MELVILLE}> ck:pointOf <{MELVILLE}> ."), MELVILLE, "the point is another place's, and how far off it may be is not said"),
    # shapes with messages of their own
    (
        add(f":bare a ck:Shelling, ck:ViolentEvent, ck:Event ; {SAID} ."),
        MINT.article + "/event/bare",
        "an attack without perpetrator, target or victim",
    ),
    (drop(ATTACK, "ck:casualties"), TOLL, "a casualty count of no event or of several"),
    (add(f"<{WAR}> ck:casualties <{TOLL}> ; ck:quantity <{TOLL}> ."), TOLL, "a casualty count of no event or of several"),
    # plain code
    (add(f"<{FRONT}> ck:atacked <{ARMY}> ."), FRONT, "ck:atacked: not declared in ontology/conflict.ttl; did you mean ck:attacked?"),
    (
        add(f"<{SOLDIERS}> ck:category ckc:soldiers ."),
        SOLDIERS,
        "ckc:soldiers: not declared in ontology/schemes.ttl; did you mean ckc:soldier?",
    ),
    (drop(FRONT, "rdf:type", CK + "Organization"), FRONT, "ck:ArmedGroup without its superclass ck:Organization"),
    (drop(ATTACK, "ck:agent"), ATTACK, "ck:perpetrator without its superproperty ck:agent"),
    (drop(ATTACK, "ck:quantity", TOLL), ATTACK, "ck:casualties without its superproperty ck:quantity"),
    (add(f"<{FRONT}> ck:attacked [ a ck:Asset ] ."), FRONT, "ck:attacked has a blank node at one end"),
    (
        lambda: [*drop(QUOTE, "nif:anchorOf")(), *read(f"<{QUOTE}> nif:anchorOf 'Alba backs the Blue Fr0nt.'@en .")],
        QUOTE,
        "the quote 'Alba backs the Blue Fr0nt.' is not what the text has there",
    ),
    (
        add(f"<{QUOTE}x> a ck:TextSpan ; nif:beginIndex 0 ; nif:endIndex 7 ; nif:anchorOf 'Raiders' ; {CONTEXT} ."),
        QUOTE + "x",
        f"it must be <{MINT.article}#char=0,7>",
    ),
    (add(f"<{MINT.article}> dcterms:identifier 'sha256:{'0' * 64}' ."), MINT.article, "the text is not the one that sha256:0000"),
]


@pytest.mark.parametrize(("broken", "node", "message"), TRIPS)
def test_each_check_trips(broken: Callable[[], list[ox.Triple]], node: str, message: str, tmp_path: Path) -> None:
    found = problems.check([write(broken(), tmp_path)])
    assert [p for p in found if p.node == curie(node) and message in p.message], found


def test_the_unharmed_graph_trips_none(tmp_path: Path) -> None:
    assert problems.check([write(GOOD, tmp_path)]) == []


def test_every_sparql_constraint_is_tripped_above_and_has_a_target_in_the_good_graph() -> None:
    found = problems.constraints(turtle.parse(ontology_dir() / "shapes.ttl"))
    assert [c.message for c in found if not any(c.message.startswith(m.split(" (")[0]) for _, _, m in TRIPS)] == []
    store = ox.Store()
    store.extend(ox.Quad(*t) for t in GOOD)
    for constraint in found:
        assert any(list(store.query(q)) for q in constraint.targets), constraint.shape  # type: ignore[arg-type]


# ---- files ----


@pytest.mark.skipif(not GOLD.exists(), reason="the worked graph of the seed article lies outside the project")
def test_the_worked_seed_conforms() -> None:
    assert problems.check([GOLD]) == []


def test_a_graph_twice_as_large_is_checked_with_twice_the_work(tmp_path: Path) -> None:
    def work(copies: int) -> int:
        files = [tmp_path / f"{n}.nt" for n in range(copies)]
        graph = (ox.serialize(GOOD, format=ox.RdfFormat.N_TRIPLES) or b"").decode()
        for n, file in enumerate(files):
            file.write_text(
                graph.replace(MINT.article, f"{MINT.article}-{n}").replace("id:melville 1", f"id:melville 1-{n}"), encoding="utf-8"
            )
        return calls_of(lambda: problems.check(files))

    work(1)  # what is read once and kept
    assert work(6) < 2.3 * work(3)


def test_a_problem_is_one_line_with_its_file(tmp_path: Path) -> None:
    (problem,) = problems.check([write(drop(MELVILLE, "skos:prefLabel")(), tmp_path)])
    assert str(problem) == f"{tmp_path / 'graph.nt'}: place:gn-11: has too few skos:prefLabel; at least 1 needed"


def test_an_attack_without_any_party_is_but_a_warning(tmp_path: Path) -> None:
    (problem,) = problems.check([write(add(f":bare a ck:Shelling, ck:ViolentEvent, ck:Event ; {SAID} .")(), tmp_path)])
    assert problem.is_warning
    assert ": warning: an attack without" in str(problem)


def test_the_file_named_is_the_one_that_tells_of_the_node(tmp_path: Path) -> None:
    spans = [t for t in GOOD if t.subject.value == QUOTE]  # type: ignore[union-attr]
    (tmp_path / "a").mkdir()
    rest = write([t for t in GOOD if t not in spans], tmp_path)
    other = write([t for t in spans if t.predicate.value != NIF + "anchorOf"], tmp_path / "a")
    (problem,) = problems.check([rest, other])
    assert problem.file == str(other)


def test_quotes_are_checked_against_the_text_where_it_is_there(tmp_path: Path) -> None:
    shifted = [t for t in GOOD if t.predicate.value not in (NIF + "isString", DCTERMS + "identifier")]
    identifier = ox.Triple(ox.NamedNode(MINT.article), ox.NamedNode(DCTERMS + "identifier"), ox.Literal("id:melville 1"))
    text = ox.Triple(ox.NamedNode(MINT.article), ox.NamedNode(NIF + "isString"), ox.Literal("x" + TEXT))
    assert problems.check([write([*shifted, identifier], tmp_path)]) == []
    found = problems.check([write([*shifted, identifier, text], tmp_path)])
    assert {p.message.partition("'")[0] for p in found} == {"the quote "}


def test_a_malformed_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "x.ttl").write_text("<a> <b>", encoding="utf-8")
    with pytest.raises(GraphError, match=r"x\.ttl: not valid"):
        problems.check([tmp_path / "x.ttl"])


def test_problems_come_sorted_and_once(tmp_path: Path) -> None:
    bad = [t for t in GOOD if t.predicate.value not in (SKOS + "prefLabel", RDFS + "label")]
    found = problems.check([write(bad, tmp_path), write(bad, tmp_path)])
    assert found == sorted(set(found))
    assert {curie(DEPOT), curie(ATTACK)} <= {p.node for p in found}
    assert CKC not in {p.node for p in found}
