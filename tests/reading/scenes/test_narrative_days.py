"""The day that an event has from the sentences around it. A row is a text, an event class and the last of its days ("" for none)."""

from __future__ import annotations

import pytest
from texts_read import annotated

from kg.builder import Builder
from kg.reading.findings.document import read_findings, triggers_in
from kg.reading.findings.groups import TIMES, TOLD

SCENES = [
    ("On 3 March, a mob gathered in Bria. Police shot two men with rifles.", "ArmedAttack", "3 March"),
    ("On 3 March, a mob gathered in Bria. The mayor fled. Police detained ten rebels.", "Detention", "3 March"),
    ("On Sunday, men came to a shop in Bria. They opened fire on the guards, and fled.", "ArmedAttack", "Sunday"),
]
TELLINGS = [
    ("Two farmers were killed in an attack in Bria on 8 March. Rebels threw a grenade at a bus.", "ArmedAttack Bombing", "8 March"),
    ("Rebels attacked a base in Bria on Sunday. The base burned. Soldiers shot two gunmen in the street.", "ArmedAttack", "Sunday"),
    ("Ten soldiers were wounded by rebels in Bria on Sunday. Police said the gunmen shot a judge.", "ArmedAttack", "Sunday"),
]
HAPPENED = [
    ("Rebels attacked a post near Bria. It happened on Monday.", "ArmedAttack", "Monday"),
    ("Gunmen killed nine people in Bria, officials said. This occurred late Sunday.", "ViolentEvent", "late Sunday"),
    ("Gunmen killed nine people in Bria, officials said. The incident took place on Sunday.", "ViolentEvent", "Sunday"),
    ("Shells killed six people on a bus. The incident occurred in the town of Bria on 2 March.", "ViolentEvent", "2 March"),
    ("Shells killed six people in Bria. The shelling happened on the night of 2 March.", "ViolentEvent", "the night of 2 March"),
]
RETOLD = [
    ("Police have fought with rebels in Bria. The mayor fled. Friday's clashes were the first of the year.", "Clash", "Friday"),
    ("Gunmen raided a post near Bria, the army said. The post burned. Friday's attack began at dawn.", "ArmedAttack", "Friday"),
    ("Gunmen raided a post near Bria, the army said. The post burned. The Sunday attack began at dawn.", "ArmedAttack", "Sunday"),
]
NOT_RETOLD = [
    ("Gunmen raided a post near Bria. The post burned. Friday's attack on a bus was the worst this year.", "ArmedAttack", ""),
    ("Gunmen raided a post near Bria. The post burned. An overnight attack was the worst this year.", "ArmedAttack", ""),
    ("Gunmen raided a post near Bria. Friday's funeral was held in the town.", "ArmedAttack", ""),
]
NEAR_MISSES = [
    ("The ministers met on Monday. Gunmen killed a farmer in Bria.", "ViolentEvent", ""),
    ("Rebels attacked a base in Bria on Monday. The rebels had killed ten soldiers in Gao.", "ViolentEvent", ""),
    ("Rebels attacked a base in Bria on Monday. The rebels have killed ten soldiers in Gao.", "ViolentEvent", ""),
    ("Rebels attacked a base in Bria on Monday. The rebels killed ten soldiers in a similar raid in Gao.", "ViolentEvent", ""),
    ("Rebels attacked a base in Bria on Monday. The rebels killed ten soldiers in Gao last year.", "ViolentEvent", "last year"),
    ("Rebels attacked a base in Bria on Monday. Police detained ten rebels in Gao.", "Detention", ""),
    ('Rebels attacked a base in Bria on Monday. "Gunmen killed my brother in Gao and burned the house," he said.', "ViolentEvent", ""),
    ("Rebels attacked a base in Bria on Monday. The base was built in 2004. Gunmen killed a judge in Gao.", "ViolentEvent", ""),
    ("On Monday the ministry said it was ready. Gunmen killed a judge in Gao.", "ViolentEvent", ""),
    ("Gunmen killed a judge in Gao. The funeral took place on Tuesday.", "ViolentEvent", ""),
    ("Gunmen killed a judge in Gao. It was held on Tuesday.", "ViolentEvent", ""),
    ("Rebels shelled Bria days ago. Gunmen killed a judge in Gao.", "ViolentEvent", ""),
    ("Rebels plan to attack Bria on Friday. Gunmen killed a judge in Gao.", "ViolentEvent", ""),
]


@pytest.mark.parametrize(("text", "kinds", "words"), [*SCENES, *TELLINGS, *HAPPENED, *NEAR_MISSES])
def test_days_from_other_sentences(builder: Builder, text: str, kinds: str, words: str) -> None:
    doc = annotated(builder, text)
    triggers, times = triggers_in(doc), read_findings(doc, TIMES)
    events = [e for e in read_findings(doc, TOLD) if {triggers[i].class_name for i in e.triggers} & set(kinds.split())]
    assert events
    told = {times[r.filler.index].words for i in events[-1].triggers for r in triggers[i].of("ck:time")}
    assert told == ({words} if words else set())


@pytest.mark.parametrize(("text", "kind", "words"), [*RETOLD, *NOT_RETOLD])
def test_a_later_sentence_names_an_event_by_its_day(builder: Builder, text: str, kind: str, words: str) -> None:
    doc = annotated(builder, text)
    triggers, times = triggers_in(doc), read_findings(doc, TIMES)
    first = next(e for e in read_findings(doc, TOLD) if kind in {triggers[i].class_name for i in e.triggers})
    told = {times[r.filler.index].words for i in first.triggers for r in triggers[i].of("ck:time")}
    assert told == ({words} if words else set())


def test_a_handed_time_leads_back_to_its_rule(builder: Builder) -> None:
    doc = annotated(builder, SCENES[0][0])
    rules = {r.found_by for t in triggers_in(doc) for r in t.of("ck:time")}
    assert rules == {"time-of-scene"}
