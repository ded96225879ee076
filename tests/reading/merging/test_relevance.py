"""Which events stay: signs of armed conflict, hazards, fictions; words of war in other senses."""

from __future__ import annotations

import pytest
from texts_read import annotated, events_of, miss, rejected_in

from kg.builder import Builder

STAYS = [
    "Gunmen killed a farmer in Benue.",
    "A bomb exploded in a market in Kano.",
    "Militants attacked a village.",
    "Tanks were destroyed near Kharkiv.",
    "Rebels shelled the town of Donetsk on Friday.",
    "Police shot dead a man with a knife in Lyon.",
    "An attack on a mosque in Zamfara killed 15 people.",
    "Boko Haram attacked a school.",
    "Soldiers killed two men near Gao.",
    "Iran attacked a tanker in the Gulf of Oman.",
    "Air strikes hit a hospital in Saada.",
    "Two civilians were killed in the shelling of Homs.",
    "Fighters burned down a church in Kaduna.",
    "The assassination of the governor shocked the town.",
    "The bishop condemned the massacre of ten peasants.",
    # people in public life; words of terrorism; a bomb that blasts
    "The minister condemned the murder of Senator Pedro Lara.",
    "Five men are suspected of killing presidential candidate Pedro Lara.",
    "The killings of the priests shocked the town.",
    "The senator was unharmed following a terrorist attack on his house.",
    "The explosion of a bomb broke windows of the bank.",
    "Gunmen killed every guard in the bank.",
    # hazards beside signs of their own
    "Boko Haram killed 12 people after floods in Borno.",
    "Rebels attacked an aid convoy after the earthquake in Idlib.",
    "A drone strike killed three men during a storm in Kherson.",
    "A suicide bomber killed 12 people in Kabul.",
    miss("missiles that strike are weapons used", "Russian missiles struck a power plant in Kharkiv."),
    miss("missiles that strike are weapons used", "A rocket hit a house in Haifa on Monday."),
]

GOES = [
    "The striker attacked the near post and scored.",
    "The senator called the article a character assassination of the mayor.",
    "The jury heard how the murder of the singer was planned.",
    "Farmers used pesticides against the weeds.",
    "She left the office on Monday.",
    "An earthquake killed 200 people in Herat.",
    "Floods killed 12 people in Sindh on Monday.",
    "The film tells how rebels attacked a village.",
    "In the novel, soldiers shoot a prisoner.",
    "The court sentenced a man for shooting his wife.",
    "A man shot his wife in Ohio.",
    "A bus crash killed 12 people near Multan.",
    "The bank raided its reserves.",
    "The murder of the singer shocked the town.",
    "The senator was killed in a crash near Lima.",
    "The senator attacked the judge in his speech.",
    "Analysts expect a price war between the airlines.",
    "The senator attacked the budget.",
    "The company fired 300 workers.",
    "The virus has killed 3,000 people in Congo.",
    "Wildfires destroyed 40 houses in Attica.",
    "A rocket carrying a satellite exploded after launch in Florida.",
    "The storm struck Manila on Sunday, killing four people.",
    "A gas explosion killed three people in Lagos.",
    "Fireworks exploded in a factory in Sivakasi, killing eight workers.",
    "Lions attacked a herder in Laikipia.",
    "A shark attacked a surfer near Perth.",
    "The champion crushed her rival in Paris.",
    "Hackers attacked a bank in Dhaka.",
    "A heart attack killed the singer in Nairobi.",
    "Doctors are fighting cholera in Aden.",
    "Five miners were killed in an explosion at a coal mine in Shanxi.",
]


@pytest.mark.parametrize("text", STAYS)
def test_stays(builder: Builder, text: str) -> None:
    assert events_of(annotated(builder, text))


@pytest.mark.parametrize("text", GOES)
def test_goes(builder: Builder, text: str) -> None:
    assert not events_of(annotated(builder, text))


def test_what_goes_is_kept_with_its_reason(builder: Builder) -> None:
    doc = annotated(builder, "The senator attacked the budget.")
    assert [m.reason for m in rejected_in(doc)] in (
        ["no sign of armed conflict with it"],
        ["no target found for its frame"],
    )


def test_an_article_full_of_signs_speaks_for_its_bare_sentences(builder: Builder) -> None:
    bare = "Three people were killed in Homs."
    signs = "Boko Haram fighters raided a camp. Rebels fired rockets at soldiers. Militants attacked the army. Gunmen fled."
    alone = annotated(builder, "The parade was long. " + bare)
    told = annotated(builder, f"{signs} {bare}")
    assert not [e for e in events_of(alone)]
    assert len(events_of(told)) >= 2
