"""Where and when what is only named beside an event took place: "in addition to the blast in X, gunmen attacked a bus"."""

from __future__ import annotations

import pytest
from texts_read import miss, read, roles_of

from kg.builder import Builder

_WHERE_OR_WHEN = ("place", "near", "time")

# text, class of the event, where and when it took place
TOLD: list[object] = [
    ("In addition to the bombing in Mosul, gunmen ambushed a van, killing eight.", "ArmedAttack", set()),
    ("In addition to the bombing in Mosul, gunmen ambushed a van near Kirkuk.", "ArmedAttack", {("near", "Kirkuk")}),
    ("Besides the raid on a camp in Mosul, gunmen killed three guards.", "ViolentEvent", set()),
    ("Apart from the bombing in Mosul on Monday, gunmen killed three guards.", "ViolentEvent", set()),
    ("Aside from the ambush near Mosul on Monday, gunmen killed three guards.", "ViolentEvent", set()),
    ("Besides the raid on a camp in Mosul, gunmen killed three guards.", "ArmedAttack", {("place", "Mosul")}),
    ("During the raid in Mosul, gunmen killed three guards.", "ArmedAttack", {("place", "Mosul")}),
    ("In Mosul on Monday, gunmen killed three guards.", "ViolentEvent", {("place", "Mosul"), ("time", "Monday")}),
    ("In a raid in Mosul on Monday, gunmen killed three guards.", "ArmedAttack", {("place", "Mosul"), ("time", "Monday")}),
    ("Gunmen killed three guards besides the cook in Mosul on Monday.", "ViolentEvent", {("place", "Mosul"), ("time", "Monday")}),
    miss("it is made one event with the one it is compared to", "Like the raid in Mosul, the blast killed three guards.", "Bombing", set()),
]


@pytest.mark.parametrize("text, kind, expected", TOLD)
def test_where_and_when(builder: Builder, text: str, kind: str, expected: set[tuple[str, str]]) -> None:
    facts = read(builder, text)
    found = [roles_of(facts, event) for event in facts.events if event.kind == kind]
    assert [{role for role in roles if role[0] in _WHERE_OR_WHEN} for roles in found] == [expected]
