"""By whose word an event is told, by name where the article gives one; and who a state's army, police and militias are."""

from __future__ import annotations

import pytest
from texts_read import name_of, read

from kg.builder import Builder

# text, labels of the sources of its one event
SOURCES: list[object] = [
    ("The army said rebels killed two farmers in Bria.", {"The army"}),
    ("Rebels killed two farmers in Bria, police said.", {"police"}),
    ("Rebels reportedly killed two farmers in Bria.", {"unnamed source"}),
    ("Rebels killed two farmers in Bria.", set()),
    ("Colombia's army said rebels killed two farmers in Cali.", {"Colombian armed forces"}),
    ("Peru's police said rebels killed two farmers in Cusco.", {"Peru's police"}),
    ("State television quoted the army as saying rebels killed two farmers.", {"the army", "State television"}),
    ("The army said rebels had killed two farmers, Reuters reported.", {"The army", "Reuters"}),
    ("Omar Said runs a clinic in Bria. He said rebels killed two farmers.", {"Omar Said"}),
    ('"Rebels killed two farmers," Omar Said said. "Rebels burned a church," he said.', {"Omar Said"}),
    # nobody beside somebody
    ("Rebels reportedly attacked Bria on Monday. The attack killed two farmers, police said.", {"police"}),
]


@pytest.mark.parametrize(("text", "sources"), SOURCES)
def test_sources(builder: Builder, text: str, sources: set[str]) -> None:
    facts = read(builder, text)
    event = facts.events[0]
    assert {name_of(facts, s) for s in event.sources} == sources


# the caption, and the labels of the sources of what it tells
CAPTIONS = [
    ("A baker sweeps glass after rebels shelled the market in Bria. REUTERS/Omar Said", {"Reuters"}),
    ("Rebels shelled the market in Bria. (AP Photo/Omar Said)", {"Associated Press"}),
    ("Rebels shelled the market in Bria.", set()),  # a paragraph like any other
]


@pytest.mark.parametrize(("caption", "sources"), CAPTIONS)
def test_a_caption_is_the_agencys_word_and_the_article_its_own(builder: Builder, caption: str, sources: set[str]) -> None:
    text = f"Unrest grows in the north\n\n{caption}\n\nGunmen attacked a church in Kaduna on Monday, and fled into the hills."
    told_by = {event.kind: {name_of(facts, s) for s in event.sources} for facts in [read(builder, text)] for event in facts.events}
    assert told_by == {"Shelling": sources, "ArmedAttack": set()}


# text, labels of the perpetrators of its first event
FORCES = [
    ("Colombia's army killed two farmers in Cali.", {"Colombian armed forces"}),
    ("Peru's police killed two farmers in Cusco.", {"Peru's police"}),
    ('"We shelled the village of Bria and killed two farmers," Boko Haram said.', {"Boko Haram"}),
    ("Boko Haram fled Bria after it had killed two farmers.", {"Boko Haram"}),
    ("Soldiers fought Boko Haram in Borno. The militants killed two farmers.", {"Boko Haram"}),
]


@pytest.mark.parametrize(("text", "doers"), FORCES)
def test_the_doer_gets_a_name(builder: Builder, text: str, doers: set[str]) -> None:
    facts = read(builder, text)
    killing = [e for e in facts.events if any(r.prop == "ck:victim" for r in e.roles) or any(r.prop == "victim" for r in e.roles)]
    found = {name_of(facts, r.filler) for e in killing for r in e.roles if r.prop.endswith("perpetrator")}
    assert found == doers
