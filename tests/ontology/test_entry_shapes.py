"""What is wrong in a user's lexicon is refused by file and line; our own is held to the same."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import get_args

import pyoxigraph as ox
import pytest
from parsed_files import tree_of

from kg.check.shacl import core_problems
from kg.errors import LexiconError
from kg.ontology import entry_values, lexicon
from kg.ontology.entry_graph import EntryGraph
from kg.ontology.entry_shapes import problems_in
from kg.ontology.terms import LEX, RDF, RDFS, SKOS, last_segment, ontology_dir
from kg.ontology.wrong_entries import refuse_wrong

SHAPES = ontology_dir() / "lexicon" / "shapes.ttl"
HEAD = """@prefix ck: <https://w3id.org/conflict-kg/onto#> .
@prefix ckc: <https://w3id.org/conflict-kg/concept/> .
@prefix lex: <https://w3id.org/conflict-kg/lexicon#> .
@prefix lx: <https://w3id.org/conflict-kg/lexicon/en/> .
@prefix actor: <https://w3id.org/conflict-kg/actor/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""
FIRST = HEAD.count("\n") + 1  # the line of what follows the head
GOOD = """ck:Flooding a owl:Class ; rdfs:subClassOf ck:ViolentEvent ; rdfs:label "flooding"@en ;
  lex:trait lex:strike ; lex:needs ck:target ; lex:deed "flooding" ; lex:deedMarker "of" .
ck:drowner a owl:ObjectProperty ; rdfs:subPropertyOf ck:perpetrator ; rdfs:label "drowner"@en .
ckc:fisher skos:inScheme ckc:categories ; skos:prefLabel "fisher"@en ; lex:side "any" ; lex:gender "f" .
lx:inundate-v a lex:Trigger ; lex:lemma "inundate" ;
  lex:pos "VERB" ;
  lex:evokes ck:Flooding ; lex:strong true ;
  lex:frame [ lex:arg
    [ lex:function "subject" ; lex:role ck:drowner ; lex:filler ck:Actor ] ,
    [ lex:function "oblique" ; lex:role ck:time ; lex:filler ck:Time ] ,
    [ lex:function "oblique" ; lex:marker "in", "near" ; lex:role ck:place ; lex:filler ck:Place ] ,
    [ lex:function "object" ;
      lex:role ck:target ; lex:filler ck:Asset, ck:Place ; lex:obligatory true ] ] .
lx:rumour-v a lex:Cue ; lex:lemma "rumour" ; lex:pos "VERB" ; lex:underNegation ckc:expected ; lex:scope "content" ; lex:sets ckc:alleged .
lx:n-fisher a lex:Noun ; lex:lemma "fisher" ; lex:denotes ck:Person ; lex:category ckc:fisher ; lex:rank true .
lx:perform a lex:LightVerb ; lex:lemma "perform" ; lex:sets ckc:alleged .
lx:shoal a lex:Collective ; lex:lemma "shoal" .
lx:buoy a lex:Designator ; lex:lemma "buoy" .
lx:grim a lex:NameLead ; lex:lemma "Grim" .
lx:regatta a lex:NameEnd ; lex:lemma "Regatta" .
lx:tabled a lex:Appointing ; lex:lemma "table" .
actor:home-guard a ck:StateForce, ck:Actor ; skos:prefLabel "Home Guard"@en ; lex:regularForce true .
"""
# what is put in the place of what, on which line of `GOOD` the fault is told, and how
WRONG = [
    ('lex:pos "VERB" ;\n', 'lex:pos "VREB" ;\n', 6, 'lx: lex:pos "VREB" is no part of speech; did you mean "VERB"?'),
    ('lex:pos "VERB" ;\n', "\n", 5, "lx: has no lex:pos; a lex:Trigger needs one"),
    ("lex:evokes ck:Flooding", "lex:evokes ck:Floding", 7, "lx: lex:evokes ck:Floding is no event class or relation of the ontology; "),
    ("lex:evokes ck:Flooding", "lex:evokes ck:Person", 7, "lx: lex:evokes ck:Person is no event class or relation of the ontology; "),
    (
        "ck:ViolentEvent",
        "ck:ViolentEvnt",
        1,
        "ck:Flooding: rdfs:subClassOf ck:ViolentEvnt is no class of the ontology; did you mean ck:Violent",
    ),
    ('"subject"', '"subjekt"', 9, 'an argument of lx: lex:function "subjekt" is no grammatical function; did you mean "subject"?'),
    (
        "lex:role ck:target",
        "lex:role ck:tarqet",
        13,
        "an argument of lx: lex:role ck:tarqet is no role of the ontology; did you mean ck:target?",
    ),
    ('lex:function "object" ;\n', "\n", 12, "an argument of lx: has no lex:function; a lex:Arg needs one"),
    (' ; lex:marker "in", "near"', "", 11, 'an argument of lx: lex:function "oblique" needs a lex:marker'),
    ("lex:filler ck:Actor ]", 'lex:marker "by" ]', 9, 'an argument of lx: lex:marker "by" never leads a lex:function "subject"'),
    (
        "lex:filler ck:Asset",
        "lex:filler ck:Aset",
        13,
        "an argument of lx: lex:filler ck:Aset is no class of the ontology; did you mean ck:Asset?",
    ),
    (
        "obligatory true",
        'obligatory "yes"',
        13,
        'an argument of lx: lex:obligatory "yes" is no true or false; write true or false, without quotes',
    ),
    ('"content"', '"contents"', 14, 'lx: lex:scope "contents" is no scope; did you mean "content"?'),
    ('lex:scope "content" ; ', "", 14, "lx: has no lex:scope; a lex:Cue needs one"),
    ("lex:sets ckc:alleged .\nlx:n-", "lex:sets ckc:killed .\nlx:n-", 14, "lx: lex:sets ckc:killed is no status; "),
    (
        "lex:sets ckc:alleged .\nlx:n-",
        "lex:sets ckc:aleged .\nlx:n-",
        14,
        "lx: lex:sets ckc:aleged is no status; did you mean ckc:alleged?",
    ),
    ("ckc:expected", "ckc:expekted", 14, "lx: lex:underNegation ckc:expekted is no status; did you mean ckc:expected?"),
    ("ckc:expected", "ckc:killed", 14, "lx: lex:underNegation ckc:killed is no status; "),
    ("ckc:expected", "ckc:expected, ckc:denied", 14, "lx: has 2 lex:underNegation; a lex:Cue has one"),
    ("lex:trait lex:strike", "lex:trait lex:stryke", 2, "ck:Flooding: lex:trait lex:stryke is no trait; did you mean lex:strike?"),
    (
        "lex:needs ck:target",
        "lex:needs ck:targets",
        2,
        "ck:Flooding: lex:needs ck:targets is no role of the ontology; did you mean ck:target?",
    ),
    (' ; lex:deedMarker "of"', "", 2, "ck:Flooding: has lex:deed without lex:deedMarker"),
    ('lex:side "any"', 'lex:side "both"', 4, 'ckc:fisher: lex:side "both" is no side; right would be "any", "rebel", "state"'),
    ('lex:gender "f"', 'lex:gender "x"', 4, 'ckc:fisher: lex:gender "x" is no gender; right would be "f", "m"'),
    (
        "lex:denotes ck:Person",
        "lex:denotes ck:Persson",
        15,
        "lx: lex:denotes ck:Persson is no class of actors, assets or places; did you mean ck:Person?",
    ),
    ("lex:rank true", 'lex:rank "yes"', 15, 'lx: lex:rank "yes" is no true or false; '),
    (
        "lex:category ckc:fisher",
        "lex:category ckc:fishr",
        15,
        "lx: lex:category ckc:fishr is no category of people; did you mean ckc:fisher?",
    ),
    ('lex:lemma "perform" ; ', "", 16, "lx: has no lex:lemma; a lex:LightVerb needs one"),
    ('lex:lemma "shoal"', 'rdfs:label "shoal"', 17, "lx: has no lex:lemma; a lex:Collective needs one"),
    ('lex:lemma "buoy"', 'rdfs:label "buoy"', 18, "lx: has no lex:lemma; a lex:Designator needs one"),
    ('lex:lemma "Grim"', 'rdfs:label "Grim"', 19, "lx: has no lex:lemma; a lex:NameLead needs one"),
    ('lex:lemma "Regatta"', 'rdfs:label "Regatta"', 20, "lx: has no lex:lemma; a lex:NameEnd needs one"),
    ('lex:lemma "table"', 'rdfs:label "table"', 21, "lx: has no lex:lemma; a lex:Appointing needs one"),
    ("lex:regularForce true", 'lex:regularForce "of course"', 22, 'actor:home-guard: lex:regularForce "of course" is no true or false'),
]
# what SHACL's core cannot tell, or the shapes leave to the reader
READERS = [
    ("lex:role ck:target", "lex:role ck:supports", 13, "an argument of lx: lex:role ck:supports is no role of the ontology; "),
    ('lex:lemma "inundate"', 'lex:lema "inundate"', 5, "lx: lex:lema is no property of the lexicon; did you mean lex:lemma?"),
    ("a lex:LightVerb", "a lex:LightVreb", 16, "lx: lex:LightVreb is no class of the lexicon; did you mean lex:LightVerb?"),
    ("a lex:LightVerb ; ", "", 16, "lx: lex:lemma stands with what is none of lex:Anaphor, lex:Appointing, "),
    ("lex:rank true", 'lex:scope "content"', 15, "lx: lex:scope says nothing of a lex:Noun; it may have lex:anybody, "),
    ("ck:StateForce, ck:Actor", "ck:StateForce", 22, "actor:home-guard: is a ck:StateForce and no ck:Actor, so that nothing reads it"),
    (
        "ck:StateForce, ck:Actor",
        "ck:StateFroce, ck:Actor",
        22,
        "actor:home-guard: ck:StateFroce is no class of the ontology; did you mean ck:StateForce?",
    ),
    ("ck:StateForce, ck:Actor", "ck:Actor", 22, "actor:home-guard: has no class below ck:Actor"),
    ("lex:frame [ lex:arg", "lex:frame lx:none, [ lex:arg", 8, "lx: names frame none, which is not defined"),
]


def why_refused(turtle: str) -> str:
    """What is said of a user's file ``own.ttl``, read with what the ontology declares."""
    added = [("own.ttl", turtle.encode())]
    with pytest.raises(LexiconError) as error:
        refuse_wrong(EntryGraph(declaring_files(), added), dict(added))
    return str(error.value)


@cache
def declaring_files() -> tuple[tuple[str, bytes], ...]:
    """The ontology without the bulk of its actors and places."""
    folder = ontology_dir()
    paths = [folder / "conflict.ttl", folder / "schemes.ttl", *sorted((folder / "lexicon").glob("*.ttl"))]
    return tuple((str(path), path.read_bytes()) for path in paths)


def test_what_is_right_is_taken(tmp_path: Path) -> None:
    own = tmp_path / "own.ttl"
    own.write_text(HEAD + GOOD, encoding="utf-8")
    taught = lexicon.load(own)
    assert taught.classes.deeds["Flooding"].noun == "flooding"
    assert {"shoal"} < taught.collectives


@pytest.mark.parametrize(("right", "wrong", "line", "told"), [*WRONG, *READERS], ids=[told for *_, told in (*WRONG, *READERS)])
def test_what_is_wrong_is_refused_by_its_line(right: str, wrong: str, line: int, told: str) -> None:
    assert GOOD.count(right) == 1
    refused = why_refused(HEAD + GOOD.replace(right, wrong))
    where, _, what = refused.partition(": ")
    assert where == f"own.ttl:{FIRST + line - 1}"
    assert told in re.sub(r"^(an argument of )?[\w-]+: ", r"\1lx: ", what)
    assert "\n" not in refused


def test_the_first_of_several_files_and_faults_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(HEAD + GOOD, encoding="utf-8")
    (tmp_path / "b.ttl").write_text(
        HEAD + 'lx:b a lex:Cue ; lex:lemma "b" ; lex:scope "object" ;\n lex:sets ckc:no .\nlx:c a lex:Cue .', encoding="utf-8"
    )
    with pytest.raises(LexiconError, match=f"b.ttl:{FIRST + 1}: .*ckc:no is no status"):
        lexicon.load(tmp_path)


@pytest.mark.parametrize(
    ("turtle", "line"),
    [
        ('# lx:x lex:pos "VREB"\nlx:x a lex:Cue ; lex:lemma """x\ny""" ; REST ;\n lex:pos "VREB" .', 4),
        ('lx:x a lex:Cue ; lex:lemma "VREB" ; REST .\nlx:x lex:pos "VREB" .', 2),
        ('[] a lex:Cue ; lex:lemma "x" ; REST ;\n lex:pos "VREB" .', 2),
        ('<https://w3id.org/conflict-kg/lexicon/en/x> a lex:Cue ;\n lex:lemma "x.", "#" ; REST ; lex:pos "VREB" .', 2),
        ('PREFIX y: <https://w3id.org/conflict-kg/lexicon/en/>\ny:x a lex:Cue ; lex:lemma "x" ; REST ; lex:pos\n"VREB" .', 3),
    ],
)
def test_the_line_is_found_however_it_is_written(turtle: str, line: int) -> None:
    refused = why_refused(HEAD + turtle.replace("REST", 'lex:scope "object" ; lex:sets ckc:alleged'))
    assert refused.startswith(f"own.ttl:{FIRST + line - 1}: ")
    assert '"VREB" is no part of speech of a cue' in refused


# --- our own -----------------------------------------------------------------------------------------------------------------


def own_files() -> list[tuple[str, bytes]]:
    return [(str(path), path.read_bytes()) for path in sorted(ontology_dir().rglob("*.ttl"))]


def test_our_own_lexicon_is_held_to_the_same() -> None:
    graph = EntryGraph(own_files())
    assert len(graph.values) > 4000
    assert list(problems_in(graph, graph.values)) == []


def test_without_files_of_a_user_nothing_is_checked(monkeypatch: pytest.MonkeyPatch) -> None:
    """So that no start of the program pays for what this test holds."""
    asked: list[str] = []
    monkeypatch.setattr("kg.ontology.wrong_entries.problems_in", lambda _graph, subjects: asked.extend(subjects) or [])
    lexicon._read.__wrapped__(tuple(own_files()), ())
    assert asked == []


# --- SHACL -------------------------------------------------------------------------------------------------------------------


@cache
def triples_of(path: Path) -> tuple[ox.Triple, ...]:
    return tuple(quad.triple for quad in ox.parse(path=path, format=ox.RdfFormat.TURTLE))


@cache
def our_vocabulary() -> tuple[ox.Triple, ...]:
    files = [ontology_dir() / name for name in ("conflict.ttl", "schemes.ttl", "lexicon/schema.ttl")]
    told = {RDF + "type", RDFS + "subClassOf", SKOS + "inScheme"}
    return tuple(triple for path in files for triple in triples_of(path) if triple.predicate.value in told)


def shacl_problems(turtle: str) -> list[str]:
    data = [quad.triple for quad in ox.parse(turtle.encode(), format=ox.RdfFormat.TURTLE)]
    return [f"{last_segment(node)} {line}" for node, line, _ in core_problems(data, triples_of(SHAPES), our_vocabulary())]


def test_shacl_takes_what_is_right_and_our_own() -> None:
    lexicon_files = sorted((ontology_dir() / "lexicon").glob("*.ttl"))
    ours = "".join(path.read_text(encoding="utf-8") for path in lexicon_files if path != SHAPES)
    assert shacl_problems(HEAD + GOOD + ours) == []


def test_shacl_refuses_what_the_reader_refuses() -> None:
    taken = [told for right, wrong, _, told in WRONG if not shacl_problems(HEAD + GOOD.replace(right, wrong))]
    assert taken == []


def lists_in_shapes() -> Iterator[tuple[str, frozenset[str]]]:
    """Name of shape, property and values, of each ``sh:in`` of texts."""
    text = SHAPES.read_text(encoding="utf-8")
    for shape in re.split(r"\n\n|\.\n(?=cks:)", text):
        name = re.search(r"^cks:(\w+) a sh:NodeShape", shape, flags=re.MULTILINE)
        for prop, values in re.findall(r"sh:path lex:(\w+) [^\[\]]*?sh:in \(([^)]*)\)", shape):
            assert name is not None
            yield f"{name[1]} {prop}", frozenset(re.findall(r'"([^"]+)"', values))


def test_lists_of_the_shapes_are_those_of_the_reader() -> None:
    found = dict(lists_in_shapes())
    oblique = found.pop("Unmarked function")
    assert oblique < frozenset(entry_values.MARKED)
    assert found == {
        "Trigger pos": frozenset(words_of(entry_values.PartOfSpeech)),
        "Cue pos": frozenset(words_of(entry_values.CuePartOfSpeech)),
        "Cue scope": frozenset(words_of(entry_values.Scope)),
        "Noun composes": frozenset(words_of(entry_values.Composing)),
        "Arg function": frozenset(words_of(entry_values.Function)),
        "Marked function": frozenset(entry_values.MARKED),
        "ReadCategory side": frozenset(words_of(entry_values.Side)),
        "ReadCategory gender": frozenset(words_of(entry_values.Gender)),
    }


def words_of(literal: object) -> tuple[str, ...]:
    return get_args(literal)


@pytest.mark.parametrize("literal", [entry_values.Function, entry_values.Scope, entry_values.Side, entry_values.Trait])
def test_each_word_is_one_that_the_code_asks_for(literal: object) -> None:
    """That it asks for no other is the type checker's to see."""
    trees = [tree_of(path) for room in ("reading", "ontology/class_traits.py") for path in python_in(room)]
    said = {node.value for tree in trees for node in ast.walk(tree) if isinstance(node, ast.Constant)}
    assert set(words_of(literal)) - said == set()


def python_in(room: str) -> list[Path]:
    place = Path(lexicon.__file__).parents[1] / room
    return sorted(place.rglob("*.py")) or [place]


def test_traits_of_the_ontology_are_those_of_the_reader() -> None:
    declared = {t.subject.value for t in our_vocabulary() if t.predicate.value == RDF + "type" and str(t.object) == f"<{LEX}Trait>"}
    assert {last_segment(iri) for iri in declared} == set(words_of(entry_values.Trait))
