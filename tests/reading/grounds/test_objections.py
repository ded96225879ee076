"""What speaks against an event, each objection beside sentences that it must not touch."""

from __future__ import annotations

import pytest
from texts_read import annotated, events_of, read, rejected_in, told

from kg.builder import Builder

OBJECTED = [
    ("a made-up story", "In the novel, guerrillas ambush a patrol near Kidal."),
    ("part of an exercise", "In a drill on Monday, gunmen stormed a hotel in Porto."),
    ("part of an exercise", "The army shelled an island during an exercise in the Baltic."),
    ("part of an exercise", "Nurses practised what to do after a suicide bombing in Oslo."),
    ("of times long past", "Rebels burned the town of Haverford in 1745."),
    ("of times long past", "The museum shows how rebels attacked a convoy."),
    ("nobody's violence", "A pack of wolves killed a soldier near Skopje."),
    ("nobody's violence", "Fever killed nine soldiers at a barracks in Dili."),
    ("nobody's violence", "A military helicopter crashed near Gao, killing the pilot."),
    ("nobody's violence", "A shark attack killed a soldier near Darwin."),
    ("traffic", "A train hit a lorry near Lugo, leaving four people dead."),
    ("an attack by words", "The candidate attacked the army for the war."),
    ("an attack by words", "Senator Mora attacked the generals for the defeat."),
    ("between private people", "A baker murdered his neighbour in Ghent."),
    ("between private people", "A man stabbed a waiter in Malmo with a knife."),
    ("help in a disaster", "The army deployed troops in Sindh after the flood."),
    ("done to an animal", "Villagers shot a leopard near Nashik."),
    ("a likeness", "Gunmen closed the roads. The town's people are practically held hostage."),
    ("told of other news", "The jury heard that she had murdered the guard in Leeds."),
    ("told of other news", "A gunman shot his wife in Ghent."),
    ("told of other news", "Two robbers shot dead a jeweller in Antwerp."),
    ("told of other news", "Three people were killed in an explosion at a fireworks factory in Puebla."),
]

TOLD = [
    # exercises, stories, museums that are attacked, or only named beside
    "Militants attacked a drill in Gao, killing two soldiers.",
    "Rebels shelled the museum in Taiz on Monday.",
    "Gunmen attacked a base near Kidal as troops held an exercise in the capital.",
    "A bomb exploded at a football match in Mogadishu, killing nine people.",
    "Fighters stormed an airport near Jijiga.",
    # nature beside violence, names that are animals
    "The Tamil Tigers killed nine soldiers near Jaffna.",
    "Rebels attacked a convoy in a storm near Gao.",
    "Soldiers shot two men during the flood in Beira.",
    "A lorry hit a landmine near Gao, killing four people.",
    "At least nine people have died in the demonstrations in Quelimane since Monday.",
    "Jets struck militants near Zaria.",
    "Gunmen shot dead a farmer and his wife near Zaria.",
    "A roadside bomb killed a trader and his brother-in-law in Herat.",
    # politicians who are shot at, crowds, named fighters
    "Gunmen shot dead a senator in Cali before the vote.",
    "A man murdered the governor in Kano.",
    "A soldier shot dead a farmer in Kachin.",
    "Protesters burned the party's office in Bissau.",
    "Supporters of the president beat two journalists in Lusaka.",
    # trials of what armed sides do
    "The court heard that rebels had shelled the town of Goma.",
    "The tribunal convicted him of the massacre of 80 villagers by the army in Ituri.",
    # crime words beside armed sides
    "Militants killed a judge and his wife in Quetta.",
    "Al-Shabaab raided a nightclub in Kismayo, killing four people.",
    # strikes on works
    "A drone strike on a refinery in Samara killed three workers.",
    "Rebels blew up a factory in Zliten.",
    "Rebels virtually destroyed the town of Marinka.",
]

NOTHING = [
    # undecided: nobody armed, no side, no politics
    "A man was hurt in a fight in Lund.",
    "Police arrested a plumber in Lille.",
    "Two men attacked a cyclist in Bremen.",
    # words of politics in other shapes
    "Critics fired at the minister over the bill.",
    "The union fought the company over pay.",
    "The former colonel attacked the mayor in an interview.",
    # people sent running, lines downed
    "The blaze sent hundreds of people running.",
    "The rain left downed lines and lack of equipment in Cebu.",
    # likenesses of weapons
    "She scored with a bullet of a header in Turin.",
    "The pitcher threw a grenade of a ball.",
]


@pytest.mark.parametrize(("why", "text"), OBJECTED)
def test_an_objection_stands(builder: Builder, why: str, text: str) -> None:
    doc = annotated(builder, text)
    assert why in {rejected.reason for rejected in rejected_in(doc)}


@pytest.mark.parametrize("text", TOLD)
def test_no_objection_stands(builder: Builder, text: str) -> None:
    assert events_of(annotated(builder, text))


@pytest.mark.parametrize("text", NOTHING)
def test_nothing_speaks_for_it(builder: Builder, text: str) -> None:
    assert not events_of(annotated(builder, text))


def test_an_event_of_a_short_text_speaks_for_its_others(builder: Builder) -> None:
    bare = "Three people were wounded."
    assert not events_of(annotated(builder, f"The road is long. {bare}"))
    triggers = [i for event in events_of(annotated(builder, f"Militants attacked an army base near Gao. {bare}")) for i in event]
    assert len(triggers) == 2


def test_ties_of_sport_are_none_of_conflict(builder: Builder) -> None:
    text = (
        "United won the derby. The striker scored in the match at the stadium. The goalkeeper of the league's champions, "
        "Abu Lara, who has a house in Amman, was in Doha for the tournament. The referee ended the game."
    )
    assert told(read(builder, text)) == []
