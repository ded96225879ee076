"""Who is told to have done it and who was hit, by all that a text says: names, their look-alikes, and the sides of a clash.

A row is a text, the labels of all doers and the labels of all who or what was hit, "; " between them ("" for nobody).
"""

from __future__ import annotations

import pytest
from texts_read import name_of, read, told

from kg.builder import Builder
from kg.model import Facts

DOING = ("perpetrator", "agent", "gainedBy")
HIT = ("target", "victim", "lostBy")


def labels(facts: Facts, *props: str) -> set[str]:
    """The labels of all that fill one of the roles, in any event."""
    return {name_of(facts, role.filler) for event in facts.events for role in event.roles if role.prop in props}


# an acronym in capitals that spells a verb
ACRONYM_OR_VERB = [
    ("IS killed nine policemen in Baiji on Sunday.", "ISIL", "nine policemen"),
    ("IS gunmen ambushed a police convoy near Haditha.", "ISIL", "police convoy"),
    ("On Friday IS had carried out a mortar attack on a base in Makhmour.", "ISIL", "base"),
    ("In Fallujah IS executed ten prisoners.", "ISIL", "ten prisoners"),
    ("Militants from IS attacked a gas plant near Palmyra.", "Militants", "gas plant"),
    ("Five soldiers were shot dead by IS in Hit.", "ISIL", "Five soldiers"),
    ("Police said IS bombed a market in Kirkuk.", "ISIL", "market"),
    ("The army shelled a village, and IS killed two guards in Hit.", "The army; ISIL", "village; two guards"),
    # the verb, for emphasis or in a line of capitals
    ("WHAT IS KNOWN ABOUT THE ATTACK ON A BASE", "", "BASE"),
    ("The army IS killing farmers in Goma, a priest said.", "The army", "farmers"),
    ("Nobody IS safe. Gunmen killed two farmers in Goma.", "Gunmen", "two farmers"),
    ("This IS the army attack that killed ten farmers.", "army", "ten farmers"),
    ("Mosul IS safe, the mayor said. Gunmen killed two guards.", "Gunmen", "two guards"),
]
# words that the model hardly knows, and doers before the noun of their deed
BEFORE_THE_DEED = [
    ("Two farmers were killed in shelling by the Arakan Army in Minbya.", "Arakan Army", "Two farmers"),
    ("Shelling by the insurgents killed five traders in Saada.", "the insurgents", "five traders"),
    ("Regime airstrikes on a market killed six women in Idlib.", "Regime", "market; six women"),
    ("A militia mortar attack on the school wounded three pupils.", "militia", "school; three pupils"),
    ("Two traders died in army shelling near Tal Rifaat.", "army", "Two traders"),
    # no doers: whose base was attacked, and who shells a town as a verb
    ("An army base attack left four soldiers dead.", "", "four soldiers"),
    ("An attack on a police station killed four guards.", "", "police station; four guards"),
    ("Soldiers were hurt in shelling the town, killing two farmers.", "", "Soldiers; two farmers"),
]


@pytest.mark.parametrize(("text", "doers", "hit"), [*ACRONYM_OR_VERB, *BEFORE_THE_DEED])
def test_the_sides(builder: Builder, text: str, doers: str, hit: str) -> None:
    facts = read(builder, text)
    assert labels(facts, *DOING) == {d for d in doers.split("; ") if d}, told(facts)
    assert labels(facts, *HIT) == {h for h in hit.split("; ") if h}, told(facts)
