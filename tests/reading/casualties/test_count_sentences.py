"""Sentences with numbers of people: which of them are casualties, of what kind, with what bounds, status and whole.

Counts are written "killed 12"; bounds "12+" (at least), ">12", "<=12", "~12", "20-30", "[24+]" (dozens); "4 of 11" is a part of eleven; a
status that is no fact follows in brackets. Events are divided by " / "; those without counts are left out.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from texts_read import bounds, miss, read, told

from kg.builder import Builder
from kg.model import Event, Facts, Quantity

TOLD: list[object] = [
    ("A bombing in Kabul left 12 dead and 30 wounded.", "killed 12, wounded 30"),
    ("A bombing in Kabul left 12 people dead and 30 others injured.", "killed 12, wounded 30"),
    ("A car bomb exploded in Kirkuk, killing 12 and injuring 30.", "killed 12, wounded 30"),
    ("Nine soldiers were killed and 30 others were injured in an ambush near Gao.", "killed 9, wounded 30"),
    ("12 people were killed and 30 wounded in a bombing in Kabul.", "killed 12, wounded 30"),
    ("The blast in Kabul killed 12, wounded 30.", "killed 12, wounded 30"),
    ("A farmer and two soldiers were killed in a raid by Boko Haram in Yobe.", "killed 1 of 3, killed 2 of 3, killed 3"),
    ("The bombing in Kabul killed 12 people. The death toll later rose to 15.", "killed 12, killed 15"),
    ("A bomb exploded in a market in Mogadishu, killing 12. Two victims died in hospital, raising the toll to 14.", "killed 12, killed 14"),
    ("Two soldiers were killed and another was wounded in an ambush near Gao.", "killed 2, wounded 1"),
    # who the counted were is told between commas; in a list each is counted
    ("Rebels attacked a village near Beni. Five civilians, three men and two boys, were killed, the army said.", "killed 5"),
    ("Gunmen killed four villagers, three women and a child, in Plateau state on Monday.", "killed 4"),
    ("The rebels killed three traders, two women and a boy, before the army arrived in Goma.", "killed 3"),
    ("Gunmen killed three soldiers, two policemen and a guard in Jos.", "killed 1 of 6, killed 2 of 6, killed 3 of 6, killed 6"),
    ("Four soldiers, two policemen and a guard, were killed in Jos by gunmen.", "killed 1 of 7, killed 2 of 7, killed 4 of 7, killed 7"),
    ("At least nine dead in Mogadishu hotel attack, police say", "killed 9+"),
    ("Blast kills 9, injures 20 in Quetta", "killed 9, wounded 20"),
    ("Between 20 and 30 people were killed in the air strike on Raqqa.", "killed 20-30"),
    ("Eleven people, including four children, were killed in an air strike on Idlib.", "killed 11, killed 4 of 11"),
    ("An air strike killed 11 people, four of them children, in Idlib.", "killed 11, killed 4 of 11"),
    ("An air strike in Idlib killed 11 people, among them four children.", "killed 11, killed 4 of 11"),
    ("The attack killed 20 people. Half of the dead were children.", "killed 0.5 fraction of 20, killed 20"),
    ("The suicide bombing killed 20 people. At least eight of the dead were women.", "killed 20, killed 8+ of 20"),
    ("Three people were killed and five wounded when a bomb went off in Quetta.", "killed 3, wounded 5"),
    ("The air strike killed Abu Omar, a commander, and four of his guards in Idlib.", "killed 1 of 5, killed 4 of 5, killed 5"),
    ("Four people were killed and 17 injured after gunmen opened fire on a bus in Quetta.", "killed 4, wounded 17"),
    ("The death toll from the bombing in Kabul has risen to 31.", "killed 31"),
    ("The attack on the village left at least 40 people dead.", "killed 40+"),
    ("The attack left five people dead, three of them soldiers.", "killed 3 of 5, killed 5"),
    ("The shelling left two civilians injured in Donetsk.", "wounded 2"),
    ("The clashes left seven rebels dead and two soldiers wounded.", "killed 7, wounded 2"),
    ("Eight militants were killed in the clash, while four soldiers were wounded.", "killed 8, wounded 4"),
    (
        "Gunmen attacked a village in Benue, killing at least 18 people, including two priests, and wounding several others.",
        "killed 18+, killed 2 of 18+, wounded [3+]",
    ),
    ("Security forces arrested four suspects and seized weapons in Swat.", "captured 4"),
    ("Five soldiers are missing after the attack on a base near Ménaka.", "missing 5"),
    ("The shelling wounded three women and a child in Kherson.", "wounded 1 of 4, wounded 3 of 4, wounded 4"),
    ("A woman and her two children were killed in the shelling of Kherson.", "killed 1 of 3, killed 2 of 3, killed 3"),
    ("The raid resulted in the deaths of six militants.", "killed 6"),
    ("Fourteen people died in the bombing in Baghdad and 33 were hurt.", "killed 14, wounded 33"),
    ("The toll from the bombing in Baghdad is expected to rise to 40.", "killed 40 [expected]"),
    ("The attack on the camp killed 12 people and the death toll could rise.", "killed 12"),
    ("Sixteen people were killed and many more were wounded in the bombing in Baghdad.", "killed 16"),
    ("One soldier was killed and another injured in the ambush near Gao.", "killed 1, wounded 1"),
    ("Police said 12 people had been killed and 30 injured in the bombing in Kabul.", "killed 12, wounded 30"),
    ("The bombing in Lahore killed 70 people, most of them women and children.", "killed 70"),
    ("A suicide bomber blew himself up at a checkpoint in Kandahar, killing nine policemen and wounding 15.", "killed 9, wounded 15"),
    ("Nineteen people were killed and more than 40 others were injured in a car bombing in Sadr City.", "killed 19, wounded >40"),
    ("Shelling of Avdiivka left three people dead, including a child.", "killed 1 of 3, killed 3"),
    ("A roadside bomb hit a bus in Logar, leaving 11 passengers dead and six wounded.", "killed 11, wounded 6"),
    ("An air raid on Saada killed 14 civilians, most of them women.", "killed 14"),
    ("Two soldiers and five militants were killed in a clash in Kupwara.", "killed 2 of 7, killed 5 of 7, killed 7"),
    (
        "Six policemen, two soldiers and a civilian were killed in the ambush in Herat.",
        "killed 1 of 9, killed 2 of 9, killed 6 of 9, killed 9",
    ),
    ("Gunmen opened fire on worshippers in Kaduna, killing 18 and injuring many.", "killed 18"),
    ("Up to 60 insurgents were killed when army helicopters attacked their camp in Borno.", "killed <=60"),
    ("Mortar fire killed two children and wounded their mother in Taiz.", "killed 2, wounded 1"),
    # one known person is one, where nobody else is harmed; an age, a year and an order are no counts
    ("Gunmen killed Musa Bello, 45, in the raid in Yobe.", "killed 1"),
    ("Soldiers killed the commander two years ago in Goma.", "killed 1"),
    ("The minister was killed in 2004 in Goma by rebels.", "killed 1"),
    ("The fourth soldier was killed in Goma by rebels.", "killed 1"),
    ("Judge Ana Ruiz was shot dead by gunmen in Cali. Ruiz was killed outside her home.", "killed 1"),
    ("The mayor was wounded when gunmen opened fire on his car in Derna.", "wounded 1"),
    ("Gunmen killed the mayor and two guards in Derna.", "killed 1 of 3, killed 2 of 3, killed 3"),
    ("Rebels ambushed a convoy near Bria; four peacekeepers were killed and three were injured.", "killed 4, wounded 3"),
    ("The bombing of a mosque in Kano claimed more than 100 lives.", "killed >100"),
    ("The fighting in Aden has left more than 200 dead and some 800 wounded.", "killed >200, wounded ~800"),
    ("Gunmen kidnapped 12 schoolgirls and killed two guards in Katsina.", "captured 12, killed 2"),
    ("Seven of the wounded died in hospital after the shelling of Mariupol.", "killed 7"),
    ("The strike killed 16 people, among them two journalists and a doctor.", "killed 1 of 16, killed 16, killed 2 of 16"),
    ("The bombing killed 22 people and wounded 60, eight of them critically.", "killed 22, wounded 60, wounded 8 of 60"),
    ("Car bomb kills 13, wounds dozens in Baghdad", "killed 13, wounded [24+]"),
    ("13 killed, dozens wounded in Baghdad car bombing", "killed 13, wounded [24+]"),
    ("At least six dead, 20 hurt in Mogadishu blast", "killed 6+, wounded 20"),
    ("Roadside bomb leaves three soldiers dead in Helmand", "killed 3"),
    ("A policeman and a passer-by died in the explosion in Diyarbakir.", "killed 1 of 2, killed 1 of 2, killed 2"),
    ("As many as 70 people may have died in the attack on the village in Adamawa.", "killed <=70 [hypothetical]"),
    ("Several dozen fighters were killed in air strikes on Raqqa.", "killed [36+]"),
    ("An explosion tore through a market in Jos, killing scores.", "killed [40+]"),
    ("The rebels said they had killed 14 soldiers in the attack in Rakhine.", "killed 14"),
    ("The army denied that 30 soldiers had been killed in the attack in Rakhine.", "killed 30 [denied]"),
    ("Fifteen people are still missing after the attack on the village in Cabo Delgado.", "missing 15"),
    ("The army reported the capture, surrender or death of 4,637 rebels in Colombia.", ""),
    ("The gun battle left one militant dead and a soldier wounded.", "killed 1, wounded 1"),
    ("A landmine explosion in Bajaur left one security official dead and two others injured on Tuesday.", "killed 1, wounded 2"),
    ("The blast in Kabul left five soldiers and two civilians dead.", "killed 2 of 7, killed 5 of 7, killed 7"),
    ("One person was killed and two more were injured in shelling of Belgorod.", "killed 1, wounded 2"),
    ("Some 30 people were killed or wounded in the shelling of Kharkiv.", "casualty ~30"),
    ("Assailants hacked to death four villagers in Beni.", "killed 4"),
    ("A woman was killed and her two sons were injured in the missile strike on Zaporizhzhia.", "killed 1, wounded 2"),
    ("The attack, in which 12 soldiers died, took place near Agadez.", "killed 12"),
    ("Overnight shelling killed two and injured seven, the governor of Kherson said.", "killed 2, wounded 7"),
    (
        "At least 10 people, including three policemen, were killed and 25 others hurt when a bomber attacked a mosque in Peshawar.",
        "killed 10+, killed 3 of 10+, wounded 25",
    ),
    ("Two soldiers were killed when their convoy was ambushed near Gao.", "killed 2"),
    ("Two soldiers were killed when militants launched an attack on a base near Gao.", "killed 2"),
    ("A rebel was shot dead when he attacked a checkpoint in Aden.", "killed 1"),
    ("Two soldiers were killed after they attacked a checkpoint near Gao.", "killed 2"),
    ("Two soldiers were killed a day after rebels attacked a checkpoint near Gao.", "killed 2"),
    ("Ten people died when a shell hit a market in Donetsk.", "killed 10"),
    ("Six dead in Kashmir as militants attack army camp", "killed 6"),
    ("When a car bomb exploded in Kirkuk, nine people were killed.", "killed 9"),
    ("12 dead, 30 wounded in Kabul blast", "killed 12, wounded 30"),
    ("Five killed, 10 hurt in Quetta blast", "killed 5, wounded 10"),
    ("Suicide bomber kills five soldiers, wounds 10 in Mali", "killed 5, wounded 10"),
    ("30 dead after bomb hits market in Baghdad", "killed 30"),
    ("Dozens killed in airstrike on hospital", "killed [24+]"),
    ("Rebels killed two soldiers, and three rebels were wounded.", "killed 2 / wounded 3"),
    ("Gunmen killed one policeman and wounded another in Quetta.", "killed 1, wounded 1"),
    ("The bomb killed another 12 people in Kabul.", "killed 12"),
    ("The shelling of Homs killed 12 people. The death toll is expected to rise to 20.", "killed 12, killed 20 [expected]"),
    ("The shelling of Homs killed 12 people. The death toll is expected to rise above 30.", "killed 12, killed >30 [expected]"),
    ("The shelling of Homs killed 12 people. Officials said the toll could reach 40.", "killed 12, killed 40 [hypothetical]"),
    ("The shelling of Homs killed 12 people. The death toll is expected to rise.", "killed 12, killed [None+] [expected]"),
    ("The shelling of Homs killed 12 people. Police put the death toll at 14.", "killed 12, killed 14"),
    ("The shelling of Homs killed 12 people. The death toll was 14.", "killed 12, killed 14"),
    ("The number of dead from the bombing in Kabul rose to 31.", "killed 31"),
    ("The suicide bombing killed 20 people. The death toll in the war has risen to 9,000.", "killed 20"),
    ("A bomb killed 5 people in Kano on Monday. The death toll in Gaza rose to 2,000.", "killed 5"),
    ("The shelling of Homs killed 12 people. Police said the toll had risen to 14.", "killed 12, killed 14"),
    ("The shelling of Homs killed 12 people. Officials fear the death toll may rise to 40.", "killed 12, killed 40 [expected]"),
    ("The shelling of Homs killed 12 people. The toll did not rise to 40.", "killed 12, killed 40 [negated]"),
    (
        "The shelling of Homs killed 12 people. The death toll, which stood at 12 on Monday, rose to 15 on Tuesday, the ministry said.",
        "killed 12, killed 15",
    ),
    ("The shelling of Aleppo caused three deaths and twelve injuries.", "killed 3, wounded 12"),
    ("Three soldiers were killed and five are missing after an ambush near Gao.", "killed 3, missing 5"),
    ("The army suffered 20 casualties in the clash in Gao.", "casualty 20"),
    ("The shelling killed or injured 30 people in Kharkiv.", "casualty 30"),
    ("The clash in which two soldiers were killed took place near Agadez.", "killed 2"),
    ("One person was killed and three others injured tonight as the result of a bomb explosion in Jos.", "killed 1, wounded 3"),
    ("Gunmen shot dead two traders near Gilgit.", "killed 2"),
    ("An unidentified number of rebels were wounded in the clash in Gao.", "wounded [1+]"),
    ("Only four of the 20 hostages killed in the attack in Gao were soldiers.", "killed 20"),
    ("The attack in Gao killed 20 people. A third of the victims were children.", "killed 20"),
    ("The attack in Gao killed more than two dozen people and wounded at least twice as many.", "killed >24"),
    ("A 45-year-old farmer was killed in the attack in Yobe.", "killed 1"),
    ("The clashes in Goma lasted 12 days and killed several rebels.", "killed [3+]"),
    ("Militants threatened to kill 20 hostages in Katsina.", "killed 20 [intended]"),
    ("Police feared that 20 people would be killed in the attack in Katsina.", "killed 20 [expected]"),
    ("The rebels did not kill 20 soldiers in Goma.", "killed 20 [negated]"),
    ("At least two children were killed and another two injured in a mortar explosion in Swat.", "killed 2+, wounded 2"),
    ("It was a cowardly attack, with at least nine people killed and homes destroyed.", "killed 9+"),
    ("Militants attacked the base near Gao, with ten soldiers killed.", "killed 10"),
    ("Days of fighting near Samarra saw 120 soldiers and a senior general killed.", "killed 1 of 121, killed 120 of 121, killed 121"),
    ("The mayor was held a year after 13 students were abducted in Jos.", "captured 13"),
    ("The clash left 12 dead or injured near Goma.", "casualty 12"),
    ("The blast left 12 people dead near Goma.", "killed 12"),
    ("More than 80 people were left dead or wounded by the attack in Goma.", "casualty >80"),
    ("A Canadian and two Peruvians were kidnapped by guerrillas in Cusco.", "captured 1 of 3, captured 2 of 3, captured 3"),
    ("A German was killed in a rebel attack near Gao.", "killed 1"),
    ("A Canadian mine and two villages were attacked by rebels near Gao, killing ten people.", "killed 10"),
    # misses
    miss(
        "fighting alone is no sign of armed conflict", "The fighting in Tigray has displaced more than 60,000 people.", "displaced >60000"
    ),
    ("Two suicide bombers killed 30 people in Maiduguri.", "killed 30"),
    miss(
        'the parser hangs "missing" on "went"',
        "Four soldiers were killed, five others wounded and two went missing in the attack in Diffa.",
        "killed 4, missing 2, wounded 5",
    ),
    miss(
        "the parser hangs the attack on the clause between",
        "Eleven people were killed, six of whom were members of one family, in an air strike on Sanaa.",
        "killed 11, killed 6 of 11",
    ),
    miss("the dead counted by their adjective", "The attack on a convoy in Gao resulted in one dead soldier.", "killed 1"),
    miss("'as a result of' before its clause", "As a result of the attack 16 sailors were injured in Aden.", "wounded 16"),
    miss("a toll of the wounded", "The bombing in Kabul killed 12 people. The number of wounded rose to 40.", "killed 12, wounded 40"),
    miss(
        "a share of a number in one phrase",
        "Half of the 20 people killed in the attack in Gao were children.",
        "killed 0.5 fraction of 20, killed 20",
    ),
    miss(
        'a part told by "of the" before its clause',
        "Of the 20 people killed in the attack in Gao, 12 were children.",
        "killed 12 of 20, killed 20",
    ),
    miss(
        "nothing else shows that they were harmed by violence",
        "Five people were injured hours after militants stormed a hotel in Kabul.",
        "wounded 5",
    ),
    # nobody: a count of zero
    ("The attack on the airport in Aden wounded no one.", "wounded 0"),
    ("No one was injured in the rocket attack on the base in Erbil.", "wounded 0"),
    ("Nobody was killed in the shelling of the town of Avdiivka.", "killed 0"),
    ("The attack on the base near Kidal caused no casualties.", "casualty 0"),
    ("No one was killed in the attack on the base near Kidal.", "killed 0"),
    ("There were no casualties in the rocket attack on the airport.", "casualty 0"),
]

# what is no casualty, or nobody's
UNTOLD: list[object] = [
    "The bombing took place 30 kilometres from Kirkuk and killed nobody.",
    "More than 300 fighters took part in the attack on the base in Goma.",
    "The army sent 2,000 soldiers to Goma after the attack.",
    "The rebels demanded $500,000 for the hostages in Katsina.",
    "None of the 12 soldiers was hurt in the attack in Gao.",
    "Rebels fired 40 rockets at the airport in Goma.",
    "The air strike destroyed 12 houses in Idlib.",
    "Rebels shot down two helicopters near Donetsk.",
    "Police seized 20 rifles in the raid in Lagos.",
    "The attack on the village in Ituri happened at 5 in the morning.",
    "The 12th Brigade attacked the village in Ituri.",
    "Fifteen gunmen attacked the village in Ituri.",
    "Two suicide bombers attacked the mosque in Kano.",
    "A group of 20 rebels attacked the village in Ituri.",
    "The attack in Gao was the third in two weeks.",
    "The army lost 12 tanks in the battle in Goma.",
    "Twelve villagers fled after the attack in Ituri.",
    "Twelve suspects were charged over the bombing in Nairobi.",
    "The bombing in Nairobi on 12 May 2015 shocked the town.",
    "The shelling of Donetsk damaged five schools and 14 houses.",
    "The air strike hit a house in Idlib where 14 people lived.",
    "Soldiers rescued 14 people from the rebels in Katsina.",
    "Gunmen attacked a bus with 40 passengers in Katsina.",
    "The 500 people in the camp were attacked by rebels in Ituri.",
    "If the army attacks Goma, thousands could be killed.",
    "A bomb with 12 kg of explosives was planted in Lahore by militants.",
    "Rebels killed 12 cows in the raid on the village in Ituri.",
    "The army killed the deal between rebels and ministers in Goma.",
    "The storm killed 12 people in Manila.",
    "The match left two players injured and one fan unhappy.",
    "Six people were killed in a bus crash near Nairobi.",
    # others were harmed, too: one of them is no toll
    "Shells killed civilians in Goma on Monday. The mayor was killed in the shelling.",
    "Half of the town was destroyed in the shelling of Donetsk.",
    "About 40 percent of the houses were destroyed in the shelling of Donetsk.",
    "One in ten soldiers was wounded in the war in Goma.",
    "Rebels attacked one village after another in Ituri.",
    "The toll road near Goma was attacked by rebels.",
    "The attack on the base in Goma took its toll on the army.",
    "Rebels raised the toll at the bridge near Goma to 15 dollars after the attack.",
    "The army said it killed rebels in Goma on 15 occasions.",
    "Soldiers of the 30 Brigade were killed in Goma by rebels.",
    "Rebels in Goma killed the soldier's 12 dogs.",
    "Ten people were absent and the wounded rebel was buried.",
    "Gunmen wounded in the clash in Gao fled.",
    "The dead soldier was found near Gao after the attack.",
    "Some injured soldiers were taken to Gao after the attack.",
    "The death toll in the bombing in Baghdad is expected to rise.",
    "Rebels went from one town to another and attacked soldiers.",
    "The attack on the village took a heavy toll on civilians.",
    "The rebels collected a toll at the bridge and raised it to $15.",
    "Soldiers attacked a toll booth at kilometre 15 in Kano.",
    "The earthquake killed 12 people. The death toll rose to 15.",
    "The player is missing after an injury in the match against the army team.",
]


def shown(facts: Facts) -> str:
    """The casualty counts of each event that has any."""
    lines = [", ".join(sorted(_counts(facts, event))) for event in facts.events]
    return " / ".join(line for line in lines if line)


def _counts(facts: Facts, event: Event) -> Iterator[str]:
    by_iri = {q.iri: q for q in facts.quantities}
    for count in (by_iri[iri] for iri in (*event.casualties, *event.quantities)):
        whole = by_iri[count.breakdown_of] if count.breakdown_of else None
        status = "" if count.status.is_factual else f" [{count.status}]"
        yield f"{count.measure} {_amount(count)}" + (f" of {_amount(whole)}" if whole else "") + status


def _amount(count: Quantity) -> str:
    if count.unit != "person":
        return f"{count.value} {count.unit}"
    value, low, high = bounds(count)
    if value is None:
        return f"{low}-{high}" if high else f"[{low}+]"
    if low is None:
        return f"~{value}" if high is None else f"<={value}"
    return str(value) if low == high else f"{value}+" if low == value else f">{value}"


@pytest.mark.parametrize(("text", "counts"), TOLD)
def test_tells(builder: Builder, text: str, counts: str) -> None:
    facts = read(builder, text)
    assert shown(facts) == counts, told(facts)


@pytest.mark.parametrize("text", UNTOLD)
def test_tells_no_casualty(builder: Builder, text: str) -> None:
    facts = read(builder, text)
    assert shown(facts) == "", told(facts)
