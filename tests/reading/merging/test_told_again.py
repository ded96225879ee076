"""One event told twice is one node; two events that are told alike stay two, whatever they share."""

from __future__ import annotations

from bisect import bisect_right

import pytest
from texts_read import annotated, events_of

from kg.builder import Builder
from kg.explaining.wording import is_worded
from kg.reading.findings.document import read_findings, triggers_in
from kg.reading.findings.groups import EVENTS
from kg.reading.merging.evidence import EVIDENCE
from kg.reading.merging.kept_apart import signs_in
from kg.reading.merging.told_again import NEEDED

# each text tells of one event
ONE = [
    # a definite noun that adds day, place or toll
    "Ten people were killed in an attack on a church in Kivu province. The attack, which occurred on Sunday, left seven wounded.",
    "At least 20 soldiers were killed in an ambush in Gao, the army said. The ambush on their convoy happened on Saturday.",
    "Boko Haram fighters killed 16 soldiers in Borno state, the army said. The ambush on a military convoy happened on Monday.",
    "A suicide bomber killed nine people in a market in Kano. The explosion injured 30 others, police said.",
    "Gunmen shot dead a judge in Cali. The murder took place on Tuesday.",
    "Rebels killed six farmers in Ituri on Monday. The massacre was condemned by the bishop.",
    # who may have flown
    "Russia attacked Odesa on Monday. The air strike killed three people.",
    "The army attacked rebels near Kaya on Friday. The air strikes killed 12 people.",
    "The Houthis attacked a port in Jazan on Monday with drones. The air strike killed three people.",
    # a sum of the day
    "Gunmen attacked a village in Kano on Monday. The attack has killed 12 people so far, police said.",
    # another teller, another toll
    "Gunmen raided a village in Zamfara on Monday, killing nine people, the governor said. Residents said the gunmen killed 12 people.",
    "A bomb killed eight people at a market in Kano on Monday, police said. The army said 14 people had been killed.",
    "Militants attacked a base near Gao on Monday. The army said 12 soldiers had been killed.",
    # the same people, by number or by "the victims"
    "Soldiers executed 31 herders in Gao last month, a rights group said. The army killed 31 men, the group's director said.",
    "Gunmen killed a mechanic in Lima on Monday. The victim was shot outside a bank, police said.",
    "A mayor was shot dead in Cali on Sunday. Two gunmen on a motorcycle killed him as he left church, police said.",
    # what the parser hung elsewhere
    "Jets fired missiles carrying gas at Homs on Monday, killing dozens of people.",
    "Dozens of people were killed in Homs province on Tuesday in a suspected suicide bombing at a market.",
    # who has not spoken before tells all anew, and says who did it
    'A bomber killed ten people outside a mosque in Kano on Friday. "A man on a motorcycle blew himself up," a witness said.',
    "Fifteen villagers were killed in an attack near Beni on Sunday. An official said that militiamen had carried out the attack.",
    "A drone strike killed two men in Tyre on Wednesday. The Israeli military said that it had carried out the strike.",
    "Gunmen attacked a post near Arbinda on Friday. The army said that ten soldiers and a gendarme had been killed.",
    'Rebels killed four villagers in Ituri on Monday. "These rebels had killed four villagers before the troops came," a captain said.',
    "A journalist was shot dead in Lima on Monday. The victim was killed by mistake, the newspaper said.",
    # a state and a force of it
    'An Israeli air strike hit a car near Tyre on Monday. "The Israeli army struck the car of a commander," a spokesman said.',
    # a thing told of before
    "Two soldiers were killed when rebels ambushed a convoy of troops, officials said. The convoy of 52 men came under attack near Gao.",
    "Militants raided a base of the guard near Dori, the army said. The base on the border was attacked by 40 men.",
    # the weapon told of before
    "Three rangers were killed by a bomb near Yala on Tuesday. Police said the bomb had exploded under their truck.",
    # a part of the day is a day; places that no list has
    "Militants attacked buses before dawn on Monday. Banks and buses were also attacked, a spokesman said.",
    "Two car bombs killed 18 people in Homs on Wednesday. The double bombing in the Zahra neighbourhood wounded 40.",
    "Gunmen killed six people in Dolori city on Monday. The attack in the Dolori area wounded nine.",
    # headline and lead
    "Nine die in Zamfara raid\n\nGunmen raided a village in Zamfara on Monday, killing nine people, the governor said.",
]

# each text tells of two events or more: never one
TWO = [
    # another day
    "A bomb killed five people in Kano on Monday. A bomb killed five people in Kano on Thursday.",
    "Gunmen attacked a church in Jos on Sunday. Gunmen attacked a church in Jos on Tuesday.",
    "The army shelled Gao on Monday, killing three people. It shelled Gao on Wednesday, killing three people.",
    "Rebels ambushed a convoy near Goma on Friday. On Saturday, rebels ambushed a convoy near Goma.",
    "A car bomb killed 12 people in Kabul on Monday. Tuesday's attack in Kabul killed nine people.",
    "Militants killed ten farmers in Borno on Monday. In May, militants killed ten farmers in Borno.",
    "A blast killed three people in Quetta on Monday. Last week's blast in Quetta killed eleven.",
    "Gunmen shot dead a judge in Cali on Monday. A judge was shot dead in Cali in 2019.",
    # another place
    "A bomb killed six people in Kano on Monday. A bomb killed six people in Jos on Monday.",
    "Gunmen attacked a police post in Gao on Monday. The attack in Kidal killed two policemen.",
    "Israel bombed Tyre on Monday. Israel bombed Sidon on Monday.",
    "An air strike hit a school in Homs. An air strike hit a school in Raqqa.",
    "Rebels killed 14 soldiers near Goma on Monday. Rebels killed 14 soldiers near Bukavu on Monday.",
    "Twelve people were killed in an attack in Mosul. The attack in Kirkuk left twelve people dead.",
    # "second", "another", "similar"
    "A car bomb went off in Kabul on Monday. A second car bomb went off in Kabul on Monday.",
    "A bomb killed five people in Kano on Monday. Another bomb killed three people in Kano on Monday.",
    "A bomb exploded near a bank in Cali. A second explosion hit a hotel in Cali.",
    "Gunmen killed two men in Jos. A similar attack killed two men.",
    "Rebels attacked a post near Gao. In a separate attack, rebels killed two soldiers.",
    "A suicide bombing killed nine people in Kabul. A previous bombing killed nine people.",
    "Gunmen raided a village in Zamfara on Monday. A further raid left six people dead.",
    # two of a day
    "A car bomb killed four people outside a bank in Baghdad. A car bomb killed seven people outside a hotel in Baghdad.",
    "Gunmen shot dead a policeman in Quetta. A shopkeeper was shot dead in Quetta.",
    "Gunmen shot dead a teacher in Karachi on Monday. Gunmen shot dead a doctor in Karachi on Monday.",
    "A soldier was killed in an ambush in Gao. A soldier was killed by a mine in Gao.",
    "Rebels blew up the railway bridge near Cali. Rebels blew up the road bridge near Cali.",
    "Militants attacked the governor's house in Jos. Militants attacked the bishop's house in Jos.",
    # a strike and its retaliation
    "Israel bombed Tyre on Monday. Hezbollah shelled Safed in response.",
    "Hamas fired rockets at Ashkelon on Monday. Israel launched air strikes on Gaza City in retaliation.",
    "Rebels killed five soldiers in Goma. The army killed five rebels in Goma.",
    "The Taliban attacked a post in Kunduz. Afghan forces killed the attackers in an air strike.",
    # other doers
    "Boko Haram killed eight people in Borno. The army killed eight people in Borno.",
    "ISIL attacked a convoy near Palmyra on Monday. The Syrian army attacked a convoy near Palmyra on Monday.",
    "Al-Shabaab killed six soldiers in Kismayo. Soldiers killed six fighters in Kismayo.",
    "Russia bombed a market in Idlib on Monday. Turkey bombed a market in Idlib on Monday.",
    # a plan, a fear, a denial
    "Rebels may attack Lira. The army said that rebels attacked Lira in March.",
    "The army plans an offensive in Gao. An offensive in Gao killed nine people last year.",
    "Rebels threatened to bomb Kabul. A bomb killed four people in Kabul on Monday.",
    "Police foiled a bomb attack in Jos on Monday. A bomb killed three people in Jos on Sunday.",
    # background
    "Gunmen killed three people in Jos on Monday. Gunmen have killed hundreds of people in Jos since 2010.",
    "A bomb killed four people in Kano on Monday. Bombings are frequent in Kano.",
    "A bomb killed four people in Kano on Monday. Attacks have killed thousands of people in the region.",
    "The army killed seven rebels in Goma on Monday. The war in Congo has killed millions.",
    "Gunmen attacked a hotel in Bamako on Friday. In 2015, gunmen attacked a hotel in Bamako, killing 20 people.",
    "A suicide bomber killed 13 people in Maiduguri on Monday. Boko Haram often attacks Maiduguri.",
    "Gunmen killed a priest in Jos on Monday. The killing of a priest in Kaduna last year led to protests.",
    # a deed and its consequence, a custody and a deed
    "Gunmen abducted Juan Sosa in Cali on Monday. Sosa was killed on Thursday.",
    "Rebels kidnapped 12 pupils in Jos. Rebels killed 12 pupils in Kaduna.",
    "Police arrested three men in Jos. Police arrested two men in Jos on Tuesday.",
    "Police arrested a rebel leader in Goma on Monday. Police arrested a militia leader in Goma on Monday.",
    "Gunmen killed two policemen in Quetta. Two policemen were killed in Quetta in a blast on Thursday.",
    # an attack from the air is none of those who attacked on the ground
    "Rebels attacked an army base near Goma on Monday. The air strikes killed ten people, residents said.",
    "Gunmen raided a camp in Gao on Monday. The air strike on the camp killed two of them.",
    "Some 200 soldiers in Mandera were attacked on Monday by the rebels. Despite the air strikes that killed four people, they fled.",
    "The Free Dune Force and Boko Haram killed 20 soldiers on Friday. Despite the air strikes, the fighters held the town.",
    # a sum of the month or year
    "Soldiers killed nine rebels near Gao on Monday. The toll brought the rebels killed so far this year to 310.",
    "The army said 25 rebels were killed on Friday in clashes. The latest tolls pushed rebel losses so far this month to 180.",
    # numbers
    "Soldiers killed five rebels in Goma on Monday. They killed nine rebels in Bunia.",
    "The coalition conducted 26 strikes. Near Mosul, three strikes hit two posts.",
    "Two soldiers were killed in Gao on Sunday. Three soldiers were killed in Kidal on Monday.",
    "A bomb killed three people in Kano. A grenade killed two people in Kano on Friday.",
    "An attack in Kano wounded four people. An attack in Kano wounded nine people on Saturday.",
    # told apart by the words that open the sentence
    "A car bomb killed six people in Kabul on Monday. Separately, an official said a bomb had wounded two policemen.",
    "An Israeli drone strike killed a fighter near Tyre on Monday. In a separate incident, an agency said, a drone exploded in a home.",
    "Gunmen attacked a post near Gao on Monday. Elsewhere, the army said that five soldiers had been killed.",
    # told by others, but of others
    "Gunmen killed five soldiers in Diyala on Monday. Police said another three soldiers were killed by a mine.",
    "A Turkish air strike killed three people near Afrin on Monday. The Syrian army said that it had bombed a village near Afrin.",
    "Gunmen killed a teacher in Pattani on Monday. Police said a monk had been shot dead in Yala.",
    'Rebels shelled a camp near Goma on Sunday. "We do not attack civilians," a spokesman said.',
    'A bomb killed two people in Kano on Monday. "Bombs have killed many of our people," a trader said.',
    'Soldiers killed three men in Gao on Monday. "The army killed my brother in 2012," a resident said.',
    # a habit; a deed of its own; what only dates
    "Gunmen ambushed a convoy at Oursi, a village that jihadists often raid, on Sunday. A village often raided by jihadists was quiet.",
    "Rebels attacked Pader on Monday, killing ten soldiers. The commander denied the looting.",
    # set at another place by the rest of its sentence; one of those of a sum; one of a series; a sum
    "Gunmen attacked a home in Baquba, killing 14 people. Twelve people were killed when a bus exploded in Qurna, doctors said.",
    "Three people have been shot dead in a week of riots in Khuzestan. The police officer was killed in the port city of Mahshahr.",
    "Fourteen soldiers were killed in Mopti on Tuesday. The first attack was carried out with a mine near Tenenkou.",
    "Rebels killed 207 civilians in Deir Ezzor, a monitor said. Also four members of the coalition were killed.",
    # two parts of a town, two villages that no list has
    "A bomb killed two people in the Zahra neighbourhood of Homs. A bomb killed three people in the Waer neighbourhood of Homs.",
    "Gunmen killed five people in the village of Tarkoua. Gunmen killed four people in the village of Doumani.",
    # after another
    "A suicide bomber killed six people in Maroua on Monday. A police chief was shot dead in Mora on Tuesday.",
    "Gunmen killed a judge in Cali. Days later, gunmen killed a prosecutor in Cali.",
    "Rebels attacked Goma on Monday. Ten people were killed in the bombing of Bukavu on Friday.",
    "Militants shelled Homs on Monday. Earlier, militants shelled a village near Hama.",
    "Gunmen opened fire on a bus near Jos. Hours later, gunmen opened fire on a church near Jos.",
    "Rebels shot down a helicopter near Goma on Monday. Rebels shot down a helicopter near Goma in January.",
]


# and two of one sentence
AFTER = [
    "Gunmen ambushed a convoy near Oursi, a village often raided by jihadist fighters.",
    "Turkey shelled a village in Idlib after Syrian soldiers killed two Turkish soldiers in Idlib.",
    "Two soldiers were killed a day after rebels attacked a checkpoint near Gao.",
    "A police chief was shot dead in Mora on Tuesday, a day after a bombing killed six people in Maroua.",
]


def events_in(builder: Builder, text: str) -> list[list[str]]:
    doc = annotated(builder, text)
    triggers = list(triggers_in(doc))
    return [[doc[triggers[i].begin : triggers[i].end].text for i in event] for event in events_of(doc)]


def sentences_of_events(builder: Builder, text: str) -> list[set[int]]:
    """Of each event, told or not, the sentences that it is told in."""
    doc = annotated(builder, text)
    starts = [sentence.start for sentence in doc.sents]
    triggers = triggers_in(doc)
    clusters = read_findings(doc, EVENTS)
    return [{bisect_right(starts, triggers[i].begin) for i in cluster.triggers} for cluster in clusters]


@pytest.mark.parametrize("text", ONE)
def test_told_twice_is_one_event(builder: Builder, text: str) -> None:
    assert len(events_in(builder, text)) == 1


def test_the_signs_can_be_asked(builder: Builder) -> None:
    doc = annotated(builder, next(text for text in ONE if text.startswith("Boko Haram")))
    found = signs_in(doc, builder.lexicon)
    assert [sum(weight for _, weight in signs) >= NEEDED for signs in found.values()] == [True]
    assert {name for signs in found.values() for name, _ in signs} >= {"described-mention", "next-sentence"}


def test_each_sign_has_a_wording() -> None:
    assert all(is_worded(one.name) for one in EVIDENCE)


@pytest.mark.parametrize("text", TWO)
def test_near_miss_stays_apart(builder: Builder, text: str) -> None:
    assert all(len(sentences) == 1 for sentences in sentences_of_events(builder, text))


@pytest.mark.parametrize("text", AFTER)
def test_near_miss_of_one_sentence_stays_apart(builder: Builder, text: str) -> None:
    assert len(events_in(builder, text)) == 2
