"""When events were that have no time on their own words: clauses, results, parts of a series; and what is told near a time but not of it.

A row is a text, an event class and the words of its times ("" where there must be none); all triggers of the class that have a time count.
"""

from __future__ import annotations

import pytest
from texts_read import annotated

from kg.builder import Builder
from kg.reading.findings.document import read_findings, triggers_in
from kg.reading.findings.groups import TIMES

CLAUSES = [
    ("The boys were murdered when they were walking home on Wednesday night.", "ViolentEvent", "Wednesday night"),
    ("Three policemen were shot while they were guarding a bank on Friday.", "ViolentEvent ArmedAttack", "Friday"),
    ("Three policemen were killed when gunmen arrived at the post on Friday.", "ViolentEvent", "Friday"),
    ("Violence returned on Saturday when gunmen shot a judge in Basra.", "ArmedAttack", "Saturday"),
    ("Violence broke out on Saturday, when rebels launched a mortar attack on a barracks.", "Shelling", "Saturday"),
    ("A judge died last night when he was hit by bullets from a passing car.", "ViolentEvent", "last night"),
    ("Some 17 members of the gangs have been murdered since 2008, when rebels killed a mayor.", "ViolentEvent", "since 2008"),
    ("The town knew a massacre in 2004, when four officers were tortured and killed.", "Abuse", "2004"),
    ("A curfew was announced the same night the mayor was murdered by gunmen.", "ViolentEvent", "the same night"),
    ("Today the air force began bombing villages near Goma.", "ViolentEvent Bombing AirStrike", "Today"),
    ("The rebels resumed their campaign last week by burning eleven villages.", "Arson", "last week"),
    ("The fighters stormed into the town on Monday, killing four farmers.", "ViolentEvent", "Monday"),
]
SIDE_CLAUSES = [
    ("As people came on Saturday to a clinic in Gao, a bomb tore through the crowd, killing five men.", "ViolentEvent", "Saturday"),
    ("When villagers gathered on Sunday near Gao, gunmen drove up, killing six of them.", "ViolentEvent", "Sunday"),
    ("After villagers gathered on Sunday near Gao, gunmen drove up, killing six of them.", "ViolentEvent", ""),
    ("Although envoys met on Sunday in Gao, gunmen drove on, killing six villagers.", "ViolentEvent", ""),
]
RESULTS = [
    ("Men on Tuesday threw a grenade at a house in Gao, leading to clashes between soldiers and rebels.", "Clash", "Tuesday"),
    ("The rebels claimed a car bombing that left four children injured on 26 July in Kirkuk.", "ViolentEvent", "26 July"),
    ("The minister was wounded this morning during an attack in which his driver was killed.", "ViolentEvent", "this morning"),
    ("The attack on Friday on the market in which two people were killed shocked the town.", "ViolentEvent", "Friday"),
    ("Two people were killed and 12 were wounded on Friday in an attack on the airport.", "ViolentEvent", "Friday"),
    ("Ten soldiers were killed, and at least 24 farmers injured when a mine exploded on 2 April.", "ViolentEvent", "2 April"),
    ("Three rebels were killed during clashes on Sunday in Bria.", "ViolentEvent", "Sunday"),
    ("The murder of ten farmers in an attack in Bria on 31 October shocked the rebels.", "ViolentEvent", "31 October"),
    ("On Saturday, the rebels claimed two attacks in Bria, which killed ten people.", "ArmedAttack", "Saturday"),
]
PRESENT = [
    ("The minister condemns the attack by rebels on a bus and a station at Gao earlier today.", "ArmedAttack", "earlier today"),
    ("The council strongly condemns the rebel attacks last week on a school in Gao.", "ArmedAttack", "last week"),
    ("The group has called for an inquiry into an attack on a mosque in Mosul on Friday.", "ArmedAttack", "Friday"),
]
SERIES = [
    (
        "On Jan. 9, the air force carried out five strikes against rebels. Near Idlib, three strikes hit a depot."
        " Near Homs, two strikes hit a bridge.",
        "AirStrike ViolentEvent",
        "Jan. 9",
    ),
    (
        "On Jan. 9, jets carried out four strikes in two provinces. In Idlib jets carried out three strikes."
        " In Homs jets carried out one strike. Near Binnish, two strikes hit a depot. Near Ariha, one strike hit a bridge.",
        "AirStrike ViolentEvent",
        "Jan. 9",
    ),
]
# a time near an event, or on a clause around it, that is not the event's
NEAR_MISSES = [
    ("The minister condemned on Monday the attack on a bus in Gao.", "ArmedAttack", ""),
    ("Police said on Monday that gunmen killed a judge in Basra.", "ViolentEvent", ""),
    ("The rebels denied the attack on a bus when they were asked on Monday.", "ArmedAttack", ""),
    ("The group claimed on Monday the attack on a bus in Gao.", "ArmedAttack", ""),
    ("On Monday the group claimed responsibility for the attack on a bus in Gao.", "ArmedAttack", ""),
    ("The minister condemns today the attack by rebels on a bus in Gao.", "ArmedAttack", ""),
    ("Minister condemns attack on bus in Gao on Monday\n\nRebels shot at a bus in Gao, officials said.", "ArmedAttack", ""),
    ("A judge was killed by rebels and the dead body was recovered by police on 2 May.", "ViolentEvent", ""),
    ("Rebels killed a judge, while in 2012 an official was dismissed.", "ViolentEvent", ""),
    ("A mayor was abducted by rebels last week, and found dead in Gao days later.", "Abduction", "last week"),
    ("Murders by gunmen are rising after a decline from 2008 to 2012.", "ViolentEvent", ""),
    ("The man joined the army in 2003 and was killed by rebels in Gao.", "ViolentEvent", ""),
    ("The man was born on 5 May 1970 and was killed by rebels in Gao.", "ViolentEvent", ""),
    ("The village was visited on Monday by an envoy, where gunmen had killed ten farmers.", "ViolentEvent", ""),
    ("On Monday the envoy visited the market in which gunmen had killed ten farmers.", "ViolentEvent", ""),
    ("The envoy resigned on Monday after gunmen killed ten farmers in Benue.", "ViolentEvent", ""),
    ("Gunmen killed a judge before the envoy arrived on Monday.", "ViolentEvent", ""),
    ("Rebels killed a soldier who was appointed last week.", "ViolentEvent", ""),
    ("Rebels attacked a base that was built in 2004.", "ArmedAttack", ""),
    ("The army, which shelled a village in Kivu, left on Monday.", "Shelling", ""),
    ("The rebels met on Monday. Gunmen killed a farmer in Benue.", "ViolentEvent", ""),
    ("Officials spoke on Monday about the killing of a judge by gunmen.", "ViolentEvent", ""),
    ("The group stopped shelling the village in Kivu.", "Shelling", ""),
    ("On Monday the group admitted killing four farmers in Benue.", "ViolentEvent", ""),
    ("On Jan. 9, rebels carried out three attacks in Gao. In Kidal, one attack killed a soldier.", "ViolentEvent", ""),
    ("The raids in 2003 led to a trial in which gunmen were accused of killing a judge.", "ViolentEvent", ""),
    ("The war began in 2011, leading to clashes between clans in Sirte.", "Clash", ""),
]
ROWS = [*CLAUSES, *SIDE_CLAUSES, *RESULTS, *PRESENT, *SERIES, *NEAR_MISSES]


@pytest.mark.parametrize(("text", "kinds", "words"), ROWS)
def test_times_of_events(builder: Builder, text: str, kinds: str, words: str) -> None:
    doc = annotated(builder, text)
    triggers = [m for m in triggers_in(doc) if m.kind.partition(":")[2] in kinds.split()]
    assert triggers
    indices = {r.filler.index for m in triggers for r in m.roles if r.name == "ck:time"}
    times = list(read_findings(doc, TIMES))
    assert {times[i].words for i in indices} == ({words} if words else set())
