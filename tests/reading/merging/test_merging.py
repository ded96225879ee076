"""Which triggers tell of one event: joined by a reason only, and kept apart by day, place, perpetrator."""

from __future__ import annotations

from typing import Any

import pytest
from _pytest.mark import ParameterSet
from texts_read import annotated, events_of, miss

from kg.builder import Builder
from kg.reading.findings.document import triggers_in

# text, the words of the triggers of each event
TOGETHER: list[Any] = [
    ("A bomb went off in a market in Kano on Monday. The attack killed 12 people.", [["went off", "attack", "killed"]]),
    ("A bomb went off in a market in Kano on Monday. The blast killed 12 people.", [["went off", "blast", "killed"]]),
    ("Rebels attacked a convoy near Homs, killing seven soldiers.", [["attacked", "killing"]]),
    ("Rebels attacked a convoy near Homs and killed seven soldiers.", [["attacked", "killed"]]),
    ("Gunmen shot dead one man and injured two others in Jos.", [["shot dead", "injured"]]),
    ("Nine people were killed in the attack on a hotel in Kismayo.", [["killed", "attack"]]),
    ("The attack on a hotel in Kismayo killed nine people.", [["attack", "killed"]]),
    (
        "Twelve people were killed in a suicide bombing in Kabul. The bombing wounded 30 others.",
        [["killed", "suicide bombing", "bombing", "wounded"]],
    ),
    ("Israeli air strikes hit Gaza City on Monday. The strikes killed 20 people.", [["air strikes", "hit", "strikes", "killed"]]),
    ("Civil war broke out in Sudan in April 2023. The conflict has killed 15,000 people.", [["Civil war", "conflict", "killed"]]),
    (
        "ISIL waged attacks in Raqqa, Homs and Deir ez-Zor on Wednesday. The attacks killed 30 soldiers.",
        [["attacks", "attacks", "killed"]],
    ),
    (
        "Al-Shabaab attacked a hotel in Mogadishu on Friday, killing nine people. The attack ended on Saturday.",
        [["attacked", "killing", "attack"]],
    ),
    ("Police clashed with protesters in Baghdad on Monday. The clashes left three people dead.", [["clashed", "clashes", "left", "dead"]]),
    ("The convoy was bombed, killing seven people, in Mali on Monday.", [["bombed", "killing"]]),
    ("The Taliban seized Kunduz on Monday. Kunduz fell to the Taliban.", [["seized", "fell"]]),
    # the headline and the body; the background apart
    (
        "Boko Haram attack kills 12 in Borno\n\nBoko Haram fighters killed 12 farmers in a raid on a village in Borno on Monday.",
        [["attack", "kills", "killed", "raid"]],
    ),
    ("Bomb kills 12 in Kano market\n\nA bomb killed 12 people at a market in Kano on Monday, police said.", [["kills", "killed"]]),
    ("A bomb went off in a market in Kano on Monday. It killed 12 people.", [["went off", "killed"]]),
    (
        "The first attack was carried out with a mine near Macina during which five soldiers were killed and wounded.",
        [["attack", "killed", "wounded"]],
    ),
    ("A suspected gas attack killed at least 58 people in Idlib on Tuesday, a monitor said.", [["attack", "killed"]]),
    ("On Sunday, four herders were killed and six others injured in an attack near Malam.", [["killed", "injured", "attack"]]),
    ("Rebels ambushed a patrol near Obo, leaving two soldiers dead and six others wounded.", [["ambushed", "dead", "wounded"]]),
    ("On Monday, IS claimed two attacks in a market in Baghdad which killed 28 people.", [["attacks", "killed"]]),
    ("Two policemen were killed when gunmen opened fire on a patrol in Quetta.", [["killed", "opened fire"]]),
    ("Two policemen were killed and five people were wounded in a clash in Quetta.", [["killed", "wounded", "clash"]]),
    ("The ambush killed five soldiers in Gao. Three others were wounded.", [["ambush", "killed", "wounded"]]),
    (
        "Shining Path fighters killed Mayor Juan Sosa in Ayacucho. Sosa was shot dead by gunmen, police said.",
        [["killed", "shot dead"]],
    ),
    ("A car bomb killed seven people in Mogadishu on Sunday. Al-Shabaab claimed the attack.", [["killed", "attack"]]),
    (
        "A car bomb killed seven people in Mogadishu on Sunday, police said. Al-Shabaab claimed responsibility for the attack.",
        [["killed", "attack"]],
    ),
    # whom and what it hit
    (
        "Judge Pedro Lara was shot dead in Cali on Monday. Gunmen opened fire on Lara outside a bank, police said.",
        [["shot dead", "opened fire"]],
    ),
    ("Gunmen killed Bishop Juan Sosa on Monday. The government condemned the murder of Sosa.", [["killed", "murder"]]),
    (
        "Rebels murdered seven nuns in Bukavu. The killing of the seven nuns shocked the town. The murder of the nuns was condemned.",
        [["murdered", "killing", "murder"]],
    ),
    ("Rebels blew up a bridge near Cali. The attack on the bridge cut the road.", [["blew up", "attack"]]),
    ("Guerrillas planted a bomb in a bank in Cali. The bomb exploded at noon.", [["planted", "exploded"]]),
    (
        "Boko Haram claimed that it killed Judge Pedro Lara. The murder of Lara in Cali led to protests in May.",
        [["killed", "murder"], ["protests"]],
    ),
    (
        "Rebels murdered several nuns in Bukavu. The murder of several nuns was condemned.",
        [["murdered", "murder"]],
    ),
    # harm and damage told bare, right after the attack
    (
        "Three explosions shook Medellin on Monday. Two bank buildings were damaged. Five people were wounded.",
        [["explosions", "damaged", "wounded"]],
    ),
    (
        "Boko Haram claimed responsibility for the bomb attack on a base in Kano, killing an officer.",
        [["bomb attack", "killing"]],
    ),
    ("The president signed a ceasefire with the rebels on Monday.", [["signed", "ceasefire"]]),
    ("The army signed a truce with the rebels on Monday. The truce held.", [["signed", "truce", "truce"]]),
    # the only event before it, however far
    (
        "Gunmen attacked a convoy near Gao. " + "The town was quiet. " * 8 + "The attack wounded two soldiers.",
        [["attacked", "attack", "wounded"]],
    ),
    miss(
        "a day as possessor is definite",
        "Gunmen attacked a mosque in Zamfara on Friday. Friday's attack left 15 people dead.",
        [["attacked", "attack", "left"]],
    ),
]

APART: list[Any] = [
    ("A mayor was shot dead in Mora on Tuesday, a day after the bombing.", [["shot dead"]]),
    (
        "A suicide bomber killed six soldiers in Maroua on Monday. A mayor was shot dead in Mora on Tuesday, a day after the bombing.",
        [["killed", "bombing"], ["shot dead"]],
    ),
    ("Soldiers killed two rebels in Goma and three soldiers were wounded.", [["killed"], ["wounded"]]),
    ("Two soldiers were killed a day after rebels attacked a checkpoint near Gao.", [["killed"], ["attacked"]]),
    ("A rebel was shot dead when he attacked a checkpoint in Aden.", [["shot dead"], ["attacked"]]),
    (
        "A bomb went off in a market in Kano on Monday. Another bomb killed 12 people in Kaduna on Tuesday.",
        [["went off"], ["killed"]],
    ),
    ("A bomb killed two people in Kano on Monday. A bomb killed four people in Kano on Tuesday.", [["killed"], ["killed"]]),
    ("Boko Haram killed two people in Kano. Al-Shabaab killed four people in Kano.", [["killed"], ["killed"]]),
    ("Rebels attacked a village in Idlib. Rebels attacked a village in Homs.", [["attacked"], ["attacked"]]),
    ("Five soldiers were killed in Homs. Three policemen were killed in Raqqa.", [["killed"], ["killed"]]),
    (
        "The war in Syria has killed 500,000 people. On Monday, rebels killed three soldiers in Homs.",
        [["war", "killed"], ["killed"]],
    ),
    (
        "Boko Haram fighters killed 12 farmers in Borno on Monday. In May, Boko Haram killed 40 people in Borno.",
        [["killed"], ["killed"]],
    ),
    ("Islamic State attacked a base in May 2015. Islamic State attacked a base in December 2016.", [["attacked"], ["attacked"]]),
    (
        "Islamic State killed five soldiers in Homs. The attack by Hezbollah in Homs wounded two men.",
        [["killed"], ["attack", "wounded"]],
    ),
    ("ISIL announced the death of its leader. ISIL attacked a base in Homs.", [["attacked"]]),
    miss(
        "a war is a sign of itself",
        "The war in Yemen began in 2014. The Houthis attacked a port in Hodeidah on Monday.",
        [["war"], ["attacked"]],
    ),
    ("Gunmen attacked a convoy near Gao. The attack in Kidal killed three men.", [["attacked"], ["attack", "killed"]]),
    (
        "ISIL attacked a base in the Syrian desert on Friday, killing six soldiers. "
        "ISIL attacked a convoy in the Syrian desert, killing nine people.",
        [["attacked", "killing"], ["attacked", "killing"]],
    ),
    ("Rebels attacked a convoy near Gao when the army shelled a village near Gao.", [["attacked"], ["shelled"]]),
    ("Boko Haram killed Mayor Juan Sosa. Hezbollah killed Sosa.", [["killed"], ["killed"]]),
    # bare harm is not taken for the attack's: another place, another time, no attack, two attacks, a present or a perfect
    ("A bomb exploded in a market in Kano. Two soldiers were killed in Jos.", [["exploded"], ["killed"]]),
    ("A bomb exploded in a market in Kano. Two men were killed by gunmen.", [["exploded"], ["killed"]]),
    ("Rebels kidnapped a judge in Cali. Two men were shot dead.", [["kidnapped"], ["shot dead"]]),
    ("The war between rebels and soldiers in Yemen goes on. Five soldiers were killed.", [["war"], ["killed"]]),
    ("A bomb exploded in Cali and rebels shelled Gao. Two soldiers were wounded.", [["exploded"], ["shelled"], ["wounded"]]),
    ("A bomb exploded in a bank in Cali. Many judges have been killed.", [["exploded"], ["killed"]]),
    ("A rebel was hanged on Monday in retaliation for the killing of two soldiers near Gao.", [["hanged"], ["killing"]]),
    ("Gunmen shot dead a policeman in Lyari. Another policeman was killed in the Korangi area.", [["shot dead"], ["killed"]]),
    (
        "The rebels and the army signed a peace agreement on Monday. The truce between the army and the militia expired on Friday.",
        [["signed", "peace agreement"], ["truce"]],
    ),
    # other people, other things
    (
        "Gunmen killed two policemen in Cali. Rebels killed two policemen near Gao.",
        [["killed"], ["killed"]],
    ),
    ("Gunmen kidnapped Judge Pedro Lara in Cali. Rebels murdered Lara near Gao.", [["kidnapped"], ["murdered"]]),
    ("Gunmen shot dead Judge Pedro Lara in Cali. Rebels murdered Bishop Juan Sosa near Gao.", [["shot dead"], ["murdered"]]),
    (
        "Rebels blew up the railway bridge near Cali. Militants attacked the road bridge near Cali.",
        [["blew up"], ["attacked"]],
    ),
    ("Rebels attacked the mayor's house. Militants attacked the house of the judge.", [["attacked"], ["attacked"]]),
    ("A bomb exploded in a bank in Cali. A bomb exploded in a hotel in Cali.", [["exploded"], ["exploded"]]),
    # an attack in which nobody is hurt did happen
    ("The soldiers were not hurt in the attack by rebels in Herat.", [["hurt"], ["attack"]]),
    ("Rebels attacked Herat on Monday. None of the soldiers was killed in the attack.", [["attacked", "killed", "attack"]]),
    # soldiers and rebels are not the same doers, however alike what is told of them
    (
        "Some 12 militants were killed when militants attacked a bunker in Kunar. The soldiers killed 12 militants.",
        [["killed", "attacked"], ["killed"]],
    ),
    ("An attack in Kano killed two people. An attack in Jos killed two people.", [["attack", "killed"], ["attack", "killed"]]),
]


def events_in(builder: Builder, text: str) -> list[list[str]]:
    doc = annotated(builder, text)
    triggers = list(triggers_in(doc))
    return [[doc[triggers[i].begin : triggers[i].end].text for i in event] for event in events_of(doc)]


@pytest.mark.parametrize(("text", "events"), TOGETHER)
def test_joins(builder: Builder, text: str, events: list[list[str]]) -> None:
    assert events_in(builder, text) == events


@pytest.mark.parametrize(("text", "events"), APART)
def test_keeps_apart(builder: Builder, text: str, events: list[list[str]]) -> None:
    assert events_in(builder, text) == events


@pytest.mark.parametrize("text", [row.values[0] if isinstance(row, ParameterSet) else row[0] for row in (*TOGETHER, *APART)])
def test_each_trigger_is_in_one_event_at_most(builder: Builder, text: str) -> None:
    doc = annotated(builder, text)
    members = [i for event in events_of(doc) for i in event]
    assert len(members) == len(set(members))
    assert all(event == sorted(event) for event in events_of(doc))
