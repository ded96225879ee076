"""Teaching the reader by Turtle alone: an event class, a trigger, an actor, a cue, a weapon, a noun - and no line of code."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from texts_read import annotated, marked, read, roles_of, told

from kg.builder import Builder, Settings
from kg.errors import KgError, LexiconError
from kg.ontology import lexicon, terms
from kg.ontology.terms import CK, RDF
from kg.reading.pipeline import make_pipeline

HEAD = """
@prefix ck: <https://w3id.org/conflict-kg/onto#> .
@prefix ckc: <https://w3id.org/conflict-kg/concept/> .
@prefix lex: <https://w3id.org/conflict-kg/lexicon#> .
@prefix lx: <https://w3id.org/conflict-kg/lexicon/en/> .
@prefix actor: <https://w3id.org/conflict-kg/actor/> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
"""

EVENT = """
ck:Flooding a owl:Class ; rdfs:subClassOf ck:ViolentEvent ; rdfs:label "flooding"@en ;
  skos:definition "Land is put under water on purpose, to stop or harm an enemy."@en .
lx:inundate-v a lex:Trigger ; lex:lemma "inundate" ; lex:pos "VERB" ; lex:evokes ck:Flooding ; lex:strong true ;
  lex:frame [ a lex:Frame ; lex:arg
    [ lex:function "subject" ; lex:role ck:perpetrator ; lex:filler ck:Actor ] ,
    [ lex:function "by-agent" ; lex:role ck:perpetrator ; lex:filler ck:Actor ] ,
    [ lex:function "object" ; lex:role ck:target ; lex:filler ck:Asset, ck:Place ; lex:obligatory true ] ,
    [ lex:function "oblique" ; lex:marker "in", "near" ; lex:role ck:place ; lex:filler ck:Place ] ] .
actor:marsh-wardens a ck:ArmedGroup, ck:Actor ; skos:prefLabel "Marsh Wardens"@en ; skos:altLabel "Wardens of the Marsh"@en .
"""

BELOW_OURS = """
ck:SatchelBombing a owl:Class ; rdfs:subClassOf ck:Bombing ; rdfs:label "satchel bombing"@en ;
  skos:definition "A charge that was carried in a bag goes off."@en .
lx:satchel-blast-n a lex:Trigger ; lex:lemma "satchel blast" ; lex:pos "NOUN" ; lex:evokes ck:SatchelBombing ; lex:strong true ;
  lex:frame [ a lex:Frame ; lex:arg
    [ lex:function "oblique" ; lex:marker "on" ; lex:role ck:target ; lex:filler ck:Asset, ck:Place, ck:Actor ] ,
    [ lex:function "oblique" ; lex:marker "in", "near" ; lex:role ck:place ; lex:filler ck:Place ] ] .
"""

CUE = """
lx:rumour-v a lex:Cue ; lex:lemma "rumour" ; lex:pos "VERB" ; lex:scope "content" ; lex:sets ckc:alleged .
"""

STATE = """
actor:marshian-government a ck:Government, ck:Actor ; skos:prefLabel "Marshian government"@en ; lex:nationality "Marshian" .
actor:home-guard a ck:StateForce, ck:Actor ; skos:prefLabel "Marshian Home Guard"@en ; org:subOrganizationOf actor:marshian-government .
"""

PLACE_NOUN = """
lx:place-burgh a lex:PlaceNoun ; lex:lemma "burgh" ; lex:feature "P." .
"""

SENTENCE = "The Marsh Wardens inundated a village in Borno on Monday."


@pytest.fixture(autouse=True)
def own_terms() -> Iterator[None]:
    """What a test declares ends with it."""
    before = set(terms._added)
    yield
    terms._added.clear()
    terms._added.update(before)
    terms.declare(())


@pytest.fixture(scope="module")
def taught_once(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Builder]:
    @cache
    def taught(turtle: str) -> Builder:
        path = tmp_path_factory.mktemp("own") / "own.ttl"
        path.write_text(HEAD + turtle, encoding="utf-8")
        return Builder(Settings(lexicon=(path,)))

    return taught


@pytest.fixture
def taught(taught_once: Callable[[str], Builder]) -> Callable[[str], Builder]:
    """Give a function from Turtle to a builder that has read it, with its terms declared for this test."""

    def declared(turtle: str) -> Builder:
        builder = taught_once(turtle)
        terms.declare(builder.settings.lexicon)
        return builder

    return declared


def test_unknown_words_say_nothing(builder: Builder) -> None:
    assert not read(builder, SENTENCE).events


@pytest.mark.parametrize(
    "text",
    [
        SENTENCE,
        "A village in Borno was inundated by the Marsh Wardens on Monday.",
        "Fighters of the Wardens of the Marsh inundated a village in Borno.",
    ],
)
def test_an_event_class_with_its_trigger_and_actor(taught: Callable[[str], Builder], text: str) -> None:
    builder = taught(EVENT)
    facts = read(builder, text)
    (event,) = facts.events
    assert event.kind == "Flooding"
    assert roles_of(facts, event) >= {("perpetrator", "Marsh Wardens"), ("target", "village"), ("place", "Borno State")}, told(facts)


def test_it_is_in_the_graph_with_its_superclasses_and_label(taught: Callable[[str], Builder], tmp_path: Path) -> None:
    builder = taught(EVENT)
    (tmp_path / "in.txt").write_text(SENTENCE, encoding="utf-8")
    result = builder.build([tmp_path / "in.txt"])
    store = ox.Store()
    store.load(result.graph_ttl, format=ox.RdfFormat.TURTLE)
    (event,) = store.quads_for_pattern(None, ox.NamedNode(RDF + "type"), ox.NamedNode(CK + "Flooding"))
    kinds = {q.object.value.removeprefix(CK) for q in store.quads_for_pattern(event.subject, ox.NamedNode(RDF + "type"), None)}
    assert kinds >= {"Flooding", "ViolentEvent", "Event"}
    (who,) = store.quads_for_pattern(event.subject, ox.NamedNode(CK + "perpetrator"), None)
    assert who.object.value == "https://w3id.org/conflict-kg/actor/marsh-wardens"


@pytest.mark.parametrize("text", ["Readers inundated the paper with letters.", "The river inundated a village in Borno."])
def test_the_new_frame_holds_its_fillers_to_their_class(taught: Callable[[str], Builder], text: str) -> None:
    facts = read(taught(EVENT), text)
    assert not [r for e in facts.events for r in e.roles if r.prop == "perpetrator"], told(facts)


def test_a_class_below_one_of_ours_is_read_as_ours_are(builder: Builder, taught: Callable[[str], Builder]) -> None:
    text = "There was a {} on a market in Cali on Monday. Two men were injured."
    (ours,) = read(builder, text.format("bombing")).events
    facts = read(taught(BELOW_OURS), text.format("satchel blast"))
    (own,) = facts.events
    assert (ours.kind, own.kind) == ("Bombing", "SatchelBombing")
    assert own.label == ours.label == "bombing on market and Two men in Cali"
    assert ("victim", "Two men") in roles_of(facts, own)


def test_a_class_may_say_of_itself_how_it_is_read(taught: Callable[[str], Builder]) -> None:
    own = """ck:SatchelBombing lex:trait lex:lasting ; lex:deed "satchel attack" ; lex:deedMarker "on" ; lex:needs ck:target ."""
    classes = taught(BELOW_OURS + own).lexicon.classes
    assert classes.traits["SatchelBombing"] == {"strike", "lasting"}
    assert classes.traits["Bombing"] == {"strike"}
    assert classes.deeds["SatchelBombing"].noun == "satchel attack"
    assert (classes.needs["SatchelBombing"], classes.needs.get("Bombing")) == (("target",), None)
    assert [kind for kind in ("Arson", "Destruction", "Looting") if classes.have([kind], "damage")] == ["Arson", "Destruction"]
    assert classes.general == {"ViolentEvent", "ArmedAttack"}, "what is general is not handed down"


def test_a_class_is_one_by_what_stands_above_it(tmp_path: Path) -> None:
    """Not by how it is spelt."""
    (tmp_path / "own.ttl").write_text(HEAD + EVENT.replace("ck:Flooding", "ck:flooding"), encoding="utf-8")
    kinds = {trigger.evokes: trigger.is_event for trigger in lexicon.load(tmp_path / "own.ttl").triggers}
    assert kinds["ck:flooding"]
    assert not kinds["ck:supports"]


def test_an_army_of_any_name_is_that_of_its_state(taught: Callable[[str], Builder]) -> None:
    for is_regular in (False, True):
        own = taught(STATE + ("actor:home-guard lex:regularForce true ." if is_regular else ""))
        (event,) = read(own, "The Marshian army shelled a village in Borno.").events
        (shelled_by,) = [role.filler for role in event.roles if role.prop == "perpetrator"]
        assert shelled_by.endswith("/actor/home-guard") is is_regular


def test_a_cue(builder: Builder, taught: Callable[[str], Builder]) -> None:
    """It holds for events and for relations alike."""
    text = "Villagers rumoured that Boko Haram had attacked a camp in Borno."
    (before,) = read(builder, text).events or (None,)
    own = taught(CUE)
    (event,) = read(own, text).events
    assert event.status.value == "alleged"
    assert before is None or before.status.value != "alleged"
    headed = read(own, "The ministry rumoured that Naim Qassem is the leader of Hezbollah.").relations
    assert {(r.predicate, r.status.value) for r in headed} == {("org:headOf", "alleged")}


def test_a_noun_for_places(builder: Builder, taught: Callable[[str], Builder]) -> None:
    """It takes up a place named before, and is a place that may be attacked."""
    taken_up = "Gunmen burned Baidoa in Somalia. They fled the burgh at dawn."
    attacked = "Turkey attacked a burgh on Monday."
    own = taught(PLACE_NOUN)
    for reader, is_known in ((builder, False), (own, True)):
        places = {words: node for words, _, node in marked(annotated(reader, taken_up), "places")}
        assert (places.get("the burgh") == places["Baidoa"]) is is_known
        assert ("a burgh" in [words for words, _, _ in marked(annotated(reader, attacked), "nominals")]) is is_known


def test_a_folder_of_files(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(HEAD + EVENT, encoding="utf-8")
    (tmp_path / "b.ttl").write_text(HEAD + CUE, encoding="utf-8")
    builder = Builder(Settings(lexicon=(tmp_path,)))
    facts = read(builder, "Villagers rumoured that the Marsh Wardens had inundated a village in Borno.")
    assert [(e.kind, e.status.value) for e in facts.events] == [("Flooding", "alleged")]


def test_the_build_names_another_lexicon(builder: Builder, taught: Callable[[str], Builder]) -> None:
    assert taught(CUE).lexicon.digest != builder.lexicon.digest


@pytest.mark.parametrize(
    ("turtle", "told_of"),
    [
        ("lx:x a lex:Trigger", "own.ttl"),
        ('lx:x a lex:Trigger ; lex:lemma "x" .', "lex:pos"),
        ('lx:x a lex:Trigger ; lex:lemma "x" ; lex:pos "VERB" ; lex:evokes ck:Bombing ; lex:frame lx:none .', "none"),
        ('lx:x a lex:Cue ; lex:lemma "x" ; lex:scope "content" .', "lex:sets"),
    ],
)
def test_what_is_wrong_is_said(taught: Callable[[str], Builder], turtle: str, told_of: str) -> None:
    with pytest.raises(KgError, match=told_of) as error:
        taught(turtle)
    assert isinstance(error.value, LexiconError)


def test_a_wrong_file_does_not_spoil_the_next_builder(taught: Callable[[str], Builder]) -> None:
    with pytest.raises(LexiconError):
        taught("lx:x a lex:Trigger")
    assert make_pipeline().pipe_names
    assert Builder(Settings()).lexicon.triggers
