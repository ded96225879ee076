"""Who claims, is blamed for or denies an event that another sentence tells: tied to that event, and never a fact."""

from __future__ import annotations

import pytest

from kg import model
from kg.builder import Builder

_BOMB = "A bomb killed six soldiers in Kirkuk on Monday. "
_RAID = "Gunmen killed ten miners near Gao on Friday. "

# text, {(who, status)} of the doers in question
TIED: list[object] = [
    # claims
    (_RAID + "Boko Haram claimed responsibility.", {("Boko Haram", "claimed")}),
    (_RAID + "Boko Haram has since claimed responsibility for it.", {("Boko Haram", "claimed")}),
    (_RAID + "Boko Haram claimed responsibility for the incident.", {("Boko Haram", "claimed")}),
    (_RAID + "Boko Haram took responsibility for the killings.", {("Boko Haram", "claimed")}),
    (_RAID + "Boko Haram said that it was behind the attack.", {("Boko Haram", "claimed")}),
    ("Boko Haram said it was behind an ambush on a police van in Bama.", {("Boko Haram", "claimed")}),
    ("Boko Haram claimed two car bombs that killed nine soldiers in Bama.", {("Boko Haram", "claimed")}),
    # blame
    (_BOMB + "Police blamed Boko Haram.", {("Boko Haram", "alleged")}),
    (_BOMB + "Boko Haram is suspected.", {("Boko Haram", "alleged")}),
    (_BOMB + "Police attributed the incident to Boko Haram.", {("Boko Haram", "alleged")}),
    (_BOMB + "Boko Haram was thought to be responsible.", {("Boko Haram", "alleged")}),
    (_BOMB + "Police suspect that Boko Haram was involved.", {("Boko Haram", "alleged")}),
    (_BOMB + "The minister pointed the finger at Boko Haram.", {("Boko Haram", "alleged")}),
    ("Police blamed Boko Haram for a bomb that killed nine soldiers in Bama.", {("Boko Haram", "alleged")}),
    ("Police blamed the attack on Boko Haram. The blast killed nine soldiers in Bama.", {("Boko Haram", "alleged")}),
    ("The mayor blamed Friday's killing of nine herders near Jos on Boko Haram.", {("Boko Haram", "alleged")}),
    # denials
    (_BOMB + "Boko Haram denied involvement.", {("Boko Haram", "denied")}),
    (_BOMB + "Boko Haram denied any role in the attack.", {("Boko Haram", "denied")}),
    (_BOMB + "Police blamed Boko Haram. The group denied involvement.", {("Boko Haram", "alleged"), ("Boko Haram", "denied")}),
    ("Villagers said soldiers killed nine farmers near Bama. The army denied the accusation.", {("The army", "denied")}),
    # of all in a list
    (_RAID + "Boko Haram claimed responsibility for the incident and a bombing in Bama.", {("Boko Haram", "claimed")}),
    # nobody, or of something else
    (_BOMB + "No group has claimed responsibility.", set()),
    (_BOMB + "No group claimed responsibility for the incident.", set()),
    (_BOMB + "Boko Haram did not claim responsibility.", set()),
    (_BOMB + "Nobody was blamed.", set()),
    (_BOMB + "The mayor took responsibility for the delay.", set()),
    (_BOMB + "The mayor blamed the rebels for the floods.", set()),
    (_BOMB + "The minister denied the accusation.", set()),
    (_BOMB + "The rebels may claim responsibility.", set()),
    ("The mayor denied the massacre of nine farmers near Bama.", set()),
    (_BOMB + "The search involved 200 guards.", set()),
    (_BOMB + "Police arrested two suspected militants.", set()),
    (_BOMB + "Police questioned men involved in a fraud.", set()),
    # what the state's forces did, and what was done to who speaks, is not claimed by others
    ("Soldiers killed two gunmen in Bama. Boko Haram claimed responsibility.", set()),
    ("Boko Haram fighters were killed in an air strike on Bama. Boko Haram claimed responsibility.", set()),
]


@pytest.mark.parametrize(("text", "doers"), TIED)
def test_claims_are_tied(builder: Builder, text: str, doers: set[tuple[str, str]]) -> None:
    (facts,) = builder.facts([model.Article(id="text", text=text)])
    labels = {actor.iri: actor.label for actor in facts.actors}
    found = {(labels[r.object], r.status.value) for r in facts.relations if r.predicate == "ck:perpetrator"}
    told = {(labels.get(role.filler), event.status.value) for event in facts.events for role in event.roles if role.prop == "perpetrator"}
    assert found | {(who, status) for who, status in told if status in ("claimed", "alleged")} == doers
    assert not {who for who, _ in doers} & {who for who, status in told if status in ("asserted", "reported")}


# text, status of the event
DENIED: list[object] = [
    ("Police denied the abduction of a bishop near Enugu.", "denied"),
    ("The report of a massacre in Bama is fake news, the mayor said.", "denied"),
    ("Reports of a massacre in Bama are false, the mayor said.", "denied"),
    ("The army dismissed as false reports that its troops killed nine farmers in Bama.", "denied"),
    ("Reports of a massacre in Bama are not false, the mayor said.", "reported"),
    ("The army denied any role in the killing of nine farmers near Bama.", "asserted"),
    ("The army denied responsibility for the killing of nine farmers near Bama.", "asserted"),
]


@pytest.mark.parametrize(("text", "status"), DENIED)
def test_what_is_denied(builder: Builder, text: str, status: str) -> None:
    (facts,) = builder.facts([model.Article(id="text", text=text)])
    assert [event.status.value for event in facts.events] == [status]
