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
    ("IS gunmen ambushed a police convoy near Haditha.", "ISIL", "police; police convoy"),
    ("On Friday IS had carried out a mortar attack on a base in Makhmour.", "ISIL", "base"),
    ("In Fallujah IS executed ten prisoners.", "ISIL", "ten prisoners"),
    ("Militants from IS attacked a gas plant near Palmyra.", "ISIL", "gas plant"),
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
    ("An attack on a police station killed four guards.", "", "police; police station; four guards"),
    ("Soldiers were hurt in shelling the town, killing two farmers.", "", "town; Soldiers; two farmers"),
]


# whose army it is, who speaks of others, and whom an attempt is told of
NOT_HIS_DEED = [
    ("Gunmen attacked a post in Zinder, in Niger. Nigeria sent aid. The army killed two bandits.", "Gunmen; The army", "post; two bandits"),
    ("Moscow was silent. The army shelled a school in Popasna.", "The army", "school"),
    ("Mali was in mourning. The army shelled a school.", "Malian armed forces", "school"),
    # a description is not of who speaks, but for a body's own word of itself
    ("The ISPR said that the security forces raided a hamlet near Bannu.", "the security forces", "hamlet"),
    ("The Taliban said the group attacked a convoy near Kunduz.", "Taliban", "convoy"),
    # a ministry's soldiers are not the ministry, nor an official his state
    ("The Defence Ministry said that one of its soldiers shot two comrades dead.", "its soldiers", "two comrades"),
    ("A bomb killed a senior Belgian official in Goma.", "", "a senior Belgian official"),
    ("Two Belgian soldiers were shot dead in Goma.", "", "Belgian armed forces"),
    # who is up to something, subject or object
    ("Troops stopped a man attempting to bomb the Polish consulate in Lviv.", "", ""),
    ("Gunmen stormed a bank, hoping to kill the manager.", "Gunmen", "bank; the manager"),
    ("The guards had prepared for the attack on the depot in Gao.", "", "depot"),
    ("The guards prepared an attack on the depot in Gao.", "The guards", "depot"),
    # torn apart by the parser
    ("Six traders died in rocket fire by the rebels near Mokha on Friday.", "the rebels", "Six traders"),
    ("Three monks died in an attack by bus on Friday.", "", "Three monks"),
    ("Fighters loyal to Colonel Omar Abd al-Nasr attacked the army in Sabha.", "Fighters", "the army"),
    ("Three guards, a cook and two bandits were killed in the raid.", "", "Three guards; a cook; two bandits"),
    ("Two officers, a driver, and two gunmen were killed in the raid.", "", "Two officers; a driver; two gunmen"),
    ("The mayor, a former general, and two guards were killed in the raid.", "", "The mayor; two guards"),
]


# who used the weapon that did it, and what is driven over a mine
WEAPONS_AT_WORK = [
    ("Six herders were killed by a mine planted by insurgents near Kayes.", "insurgents", "Six herders"),
    ("A mine that separatists had laid wounded a nurse in Mopti.", "separatists", "a nurse"),
    ("A guard was killed in a minefield planted by the FARC in Cauca.", "FARC", "A guard"),
    ("A bomb hidden by a trader killed a guard in Cali.", "", "a guard"),
    ("A bomb found by police killed a guard in Cali.", "", "a guard"),
    ("A school bus hit a landmine near Marib on Sunday, killing four pupils.", "", "school bus; four pupils"),
    ("Four pupils died when their bus drove over a mine near Marib.", "", "Four pupils; their bus"),
    ("Rebels hit a barracks with a bomb near Marib.", "Rebels", "barracks"),
    ("A strike hit a gold mine near Kayes, killing four miners.", "", "gold mine; four miners"),
]


# names: acronyms with dots, names inside names, names defined beside others
NAMES = [
    ("The P.K.K. attacked a convoy near Siirt.", "Kurdistan Workers' Party", "convoy"),
    ("T.T.P. militants killed two policemen in Bannu.", "Tehreek-e-Taliban Pakistan", "two policemen"),
    ("Pakistan's Taliban killed two policemen in Bannu.", "Tehreek-e-Taliban Pakistan", "two policemen"),
    ("The Boko Haram Islamic group killed nine traders in Gwoza.", "Boko Haram", "nine traders"),
    ("Fighters of the armed group CODECO killed nine miners in Djugu.", "CODECO", "nine miners"),
    ("The rebel group M23 attacked a convoy near Sake.", "M23", "convoy"),
    ("The DRF, or Dune Resistance Front, killed two guards in Agadez.", "DRF", "two guards"),
    ("Hamas and Israeli troops killed two traders in Rafah.", "Hamas; Israeli armed forces", "two traders"),
    # another group beside the noun is not its name
    ("A rival of the group M23 killed nine miners.", "A rival", "nine miners"),
]
# whose soldier it was, and nobody
WHOSE = [
    ("The interior ministry said one of its border guards killed a smuggler near Jolfa.", "one of its border guards", "a smuggler"),
    ("The defence ministry said its troops killed six rebels near Yala.", "its troops", "six rebels"),
    ("Hamas said its fighters killed two soldiers in Rafah.", "Hamas", "two soldiers"),
    ("Fighters from Boko Haram killed six farmers in Gwoza.", "Boko Haram", "six farmers"),
    ("Soldiers from Chad killed six rebels in Gwoza.", "Soldiers", "six rebels"),
    ("A nurse said no rebels were near the homes they shelled.", "", "homes"),
    ("Forces loyal to President Hassan al-Mahdi attacked rebels near Sabha.", "Forces", "rebels"),
]
# a weapon's owner did it where the weapon did; who holds what was hit is hit
OWNERS = [
    ("A PKK IED killed three soldiers in Siirt.", "Kurdistan Workers' Party", "three soldiers"),
    ("A Taliban bomb killed three policemen in Zabul.", "Taliban", "three policemen"),
    ("A rebel mortar round killed two pupils in Taiz.", "rebel", "two pupils"),
    ("Gunmen attacked an army convoy near Menaka.", "Gunmen", "army; army convoy"),
    ("Rebels attacked a police post in Rutshuru.", "Rebels", "police; police post"),
    # where it was made, whose it only is, and no owner
    ("A Russian bomb killed three traders in Homs.", "", "three traders"),
    ("Bandits killed a clerk with a police rifle.", "Bandits", "a clerk"),
    ("Gunmen attacked a school bus near Menaka.", "Gunmen", "school bus"),
    ("Gunmen attacked an army-run school in Menaka.", "Gunmen", "army-run school"),
]


@pytest.mark.parametrize(
    ("text", "doers", "hit"), [*ACRONYM_OR_VERB, *BEFORE_THE_DEED, *NAMES, *WHOSE, *OWNERS, *NOT_HIS_DEED, *WEAPONS_AT_WORK]
)
def test_the_sides(builder: Builder, text: str, doers: str, hit: str) -> None:
    facts = read(builder, text)
    assert labels(facts, *DOING) == {d for d in doers.split("; ") if d}, told(facts)
    assert labels(facts, *HIT) == {h for h in hit.split("; ") if h}, told(facts)


# text, the parties of the clash
CLASHES = [
    ("Clashes between the army and M23 fighters killed nine people near Sake.", "the army; M23"),
    ("Al-Shabaab and Somali troops clashed in Baidoa.", "al-Shabaab; Somali armed forces"),
    ("Rebels clashed with police and soldiers in Goma.", "Rebels; police; soldiers"),
    ("Troops are engaged in clashes with rebels near Goma.", "rebels"),
    # companions are no opponents
    ("Farmers fought side by side with soldiers against bandits in Gusau.", ""),
    ("The army clashed together with militiamen.", "The army"),
]


@pytest.mark.parametrize(("text", "parties"), CLASHES)
def test_the_parties_of_a_clash(builder: Builder, text: str, parties: str) -> None:
    facts = read(builder, text)
    clashes = [event for event in facts.events if event.kind == "Clash"]
    found = {name_of(facts, r.filler) for event in clashes for r in event.roles if r.prop == "participant"}
    assert found == {party for party in parties.split("; ") if party}, told(facts)


# text, those who may have done it
ALTERNATIVES = [
    ("ISWAP or Boko Haram militants abducted three traders in Diffa.", "ISWAP; Boko Haram"),
    ("Militants of ISGS or JNIM killed four farmers near Gao.", "Islamic State in the Greater Sahara"),
    ("Gunmen or bandits killed four farmers near Gusau.", "Gunmen; bandits"),
    ("The ministry blamed the attack on terrorists.", "terrorists"),
]


@pytest.mark.parametrize(("text", "doers"), ALTERNATIVES)
def test_alternatives_are_no_facts(builder: Builder, text: str, doers: str) -> None:
    facts = read(builder, text)
    told_of = [r for r in facts.relations if r.predicate.endswith("perpetrator")]
    assert labels(facts, *DOING) == set()
    assert {(name_of(facts, r.object), r.status.value) for r in told_of} == {(doer, "alleged") for doer in doers.split("; ")}


# text, the label of its source
SOURCES = [
    ("Iran Human Rights said guards shot two prisoners in Shiraz.", "Iran Human Rights"),
    ("The Shan Women's Network Thailand said soldiers shot two farmers in Lashio.", "Shan Women's Network Thailand"),
    ("Norway-based Sudan Prison Watch said guards shot two prisoners in Wad Madani.", "Sudan Prison Watch"),
    # the state itself
    ("Iran said guards shot two prisoners in Shiraz.", "Iran"),
    ("Sudan said soldiers shot two farmers in Wad Madani.", "Sudan"),
]


@pytest.mark.parametrize(("text", "source"), SOURCES)
def test_a_body_named_after_a_country(builder: Builder, text: str, source: str) -> None:
    facts = read(builder, text)
    assert {name_of(facts, one) for event in facts.events for one in event.sources} == {source}, told(facts)
    assert not [r for r in facts.relations if r.predicate == "basedIn" and name_of(facts, r.subject) in ("Iran", "Sudan", "Thailand")]
