"""Times that hang on no event, and the events that they date: of the clause that they open or that they stand in.

A row is a text, event classes and the words of their times ("" where there must be none).
"""

from __future__ import annotations

import pytest
from texts_read import annotated

from kg.builder import Builder
from kg.reading.findings.document import read_findings, triggers_in
from kg.reading.findings.groups import TIMES

OPENING = [
    ("On 5 March, in Bria, police officers met a gang, resulting in a shoot-out with two men.", "Clash", "5 March"),
    ("On Monday, the army engaged in a firefight with rebels in Bria.", "Clash", "Monday"),
    ("On 2 March 2024, in Bria, there was a clash between herders and farmers.", "Clash", "2 March 2024"),
    ("On Tuesday, a sniper shot and killed a farmer near Bria.", "ViolentEvent", "Tuesday"),
    ("On 9 May 2023, militants abducted between two and four people in the town of Bria.", "Abduction", "9 May 2023"),
    ("Late on Sunday, herders stormed out of the camp, killing four farmers.", "ViolentEvent", "Late on Sunday"),
    ("On 1 March, the Joint Forces (known as the Front) reportedly shelled a bridge near Bria.", "Shelling", "1 March"),
    ("On Saturday, clashes between herders and farmers in Bria caused panic.", "Clash", "Saturday"),
]
REPORTED = [
    ("On Wednesday the agency said ten children had been killed by shells in Bria.", "ViolentEvent", "Wednesday"),
    ("Also on Saturday Chadian state radio reported a mine exploded under a bus, killing a woman.", "ViolentEvent Bombing", "Saturday"),
    ("In January, the agency said rebels had shelled a school in Bria.", "Shelling", "In January"),
    ("On Monday the rebels said they had killed four soldiers in Bria.", "ViolentEvent", "Monday"),
]
REPORTED_NOUNS = [
    ("On 3 June, the army reported a series of rebel attacks on a base in Bria.", "ArmedAttack", "3 June"),
    ("On Sunday, police reported an attack on a bus in Bria.", "ArmedAttack", "Sunday"),
    ("On Sunday, the agency reported an increase in attacks on buses in Bria.", "ArmedAttack", ""),
    ("On Sunday, the agency reported the attack on a bus in Bria.", "ArmedAttack", ""),
]
IN_THE_MIDST = [
    ("The attack on a bus in Bria occurred between noon and 3 p.m. on Sunday.", "ArmedAttack", "Sunday"),
    ("A gunman killed ten worshippers outside a mosque in Bria town Tuesday, an official said.", "ViolentEvent", "Tuesday"),
    ("Shells killed six members of the force known as the Guard in January.", "ViolentEvent", "January"),
    ("The district was hit before, including on 9 January when ten people were killed by rebels.", "ViolentEvent", "9 January"),
    ("Speaking in Bria on Monday, he condemned the killing of ten soldiers in Gao on Sunday.", "ViolentEvent", "Sunday"),
    ("On Monday, the envoy denounced an attack on a mosque in Gao on Sunday.", "ArmedAttack", "Sunday"),
]
NEAR_MISSES = [
    ("On Monday, the envoy condemned an attack on a mosque in Gao.", "ArmedAttack", ""),
    ("On Monday, the army arrested two men after rebels killed a judge in Gao.", "ViolentEvent", ""),
    ("On Monday, police found a judge who was killed by rebels in Gao.", "ViolentEvent", ""),
    ("On Monday, the envoy visited a market where gunmen had killed ten farmers.", "ViolentEvent", ""),
    ("On Monday, the envoy met the rebels, who had killed ten farmers in Gao.", "ViolentEvent", ""),
    ("On Monday he said he had killed a farmer in Gao.", "ViolentEvent", ""),
    ("On Monday the agency said rebels had not shelled Bria.", "Shelling", ""),
    ("On Monday the agency said rebels would shell Bria.", "Shelling", ""),
    ("On Monday the agency said rebels killed ten farmers in January in Bria.", "ViolentEvent", "January"),
    ("On Monday the group denied that it had shelled Bria.", "Shelling", ""),
    ("The agency said on Monday that rebels killed ten farmers in Bria.", "ViolentEvent", ""),
    ("Ten farmers were killed by rebels in Bria, police said on Monday.", "ViolentEvent", ""),
    ("Since Monday, the army has engaged in a firefight with rebels in Bria.", "Clash", "since Monday"),
    ("Rebels killed a man wanted since Monday for theft.", "ViolentEvent", ""),
]
ROWS = [*OPENING, *REPORTED, *REPORTED_NOUNS, *IN_THE_MIDST, *NEAR_MISSES]


@pytest.mark.parametrize(("text", "kinds", "words"), ROWS)
def test_events_that_a_loose_time_dates(builder: Builder, text: str, kinds: str, words: str) -> None:
    doc = annotated(builder, text)
    triggers = [t for t in triggers_in(doc) if t.class_name in kinds.split()]
    assert triggers
    times = read_findings(doc, TIMES)
    told = {times[r.filler.index].words.lower() for t in triggers for r in t.of("ck:time")}
    assert told == ({words.lower()} if words else set())
