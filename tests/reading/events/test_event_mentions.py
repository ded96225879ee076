"""Which words of a text are mentions of its events: event nouns in the plural, coordinated, taken up again, planned."""

from __future__ import annotations

import pytest
from texts_read import read, told

from kg.builder import Builder

# text; of every event its words that are its mentions, with its status
MENTIONS: list[object] = [
    # coordinated event nouns share what follows them
    (
        "Rebels were behind the kidnapping and assassination of Judge Pedro Lara.",
        ["asserted: were behind, kidnapping", "asserted: assassination"],
    ),
    ("The murder and dismemberment of the documents puzzled clerks.", []),
    # who did it hangs on the word that counts the acts
    ("There were cases of extrajudicial killings by soldiers in Mindanao.", ["asserted: extrajudicial killings"]),
    # gunfire that is exchanged
    ("Soldiers killed three rebels in an exchange of gunfire near Cali.", ["asserted: killed, exchange of gunfire"]),
    ("Two rebels died in a shootout with soldiers at a ranch near Cali.", ["asserted: died, shootout"]),
    ("The team lost the penalty shootout in Cali.", []),
    # wounds, and other deaths
    ("Two soldiers died of wounds sustained in a rocket attack.", ["asserted: died, wounds, rocket attack"]),
    ("The actor died of wounds.", []),
    ("ISIL hanged two soldiers in Mosul.", ["asserted: hanged"]),
    ("The portrait of the general was hung in the hall of the barracks.", []),
    ("The burning of two soldiers by militants shocked the town.", ["asserted: burning"]),
    ("The burning of waste near the barracks angered residents.", []),
    ("Police foiled an attempt on the life of General Omar Haddad.", ["intended: attempt on the life"]),
    # an aim is no fact, wherever the parser hangs it
    ("The army announced its advance to isolate Raqqa.", ["reported: advance", "intended: isolate"]),
    ("Doctors began their operation to isolate the virus.", []),
    # ground by its measure
    ("The army has retaken more than 300 square miles of territory from rebels.", ["asserted: retaken"]),
    ("The army has retaken more than 300 of the samples.", []),
    # what is to come needs nobody who does it
    ("The coalition said the campaign to liberate Raqqa would go on.", ["intended: liberate"]),
    ("The battle will lead to the liberation of Raqqa.", ["expected: liberation"]),
    ("Soldiers spoke of the liberation of Raqqa.", []),
    ("Officers discussed the fall of the ministry.", []),
    # a place without a name is hit like any other, and the event taken up by its noun
    (
        "Syria has accused Israel of bombarding a village west of Homs. The alleged bombardment caused fires.",
        ["alleged: bombarding, bombardment"],
    ),
    ("Israel attacked a proposal by the United Nations.", []),
    ("France hit a record in Homs.", []),
    # words that say nothing new are mentions of what they take up
    (
        "Gunmen shot dead two officers in Jos. None of the slain officers came from the city. The deaths shocked residents.",
        ["asserted: shot dead, slain, deaths"],
    ),
    ("A bomb wounded nine miners in Jos. The condition of the injured quarrymen is good.", ["asserted: wounded, injured"]),
    ("Gunmen wounded nine soldiers in Jos. The minister wished a speedy recovery to all those wounded.", ["asserted: wounded, wounded"]),
    ("Police arrested two rebels in Jos. The arrests followed a tip.", ["asserted: arrested, arrests"]),
    ("Gunmen shot dead two officers in Jos. The injured officers of a crash were flown out.", ["asserted: shot dead"]),
    ("Rebels attacked a convoy in Jos. The deaths of two swimmers shocked residents.", ["asserted: attacked"]),
    ("Police arrested two rebels in Jos. The deaths shocked residents.", ["asserted: arrested"]),
    ("Rebels shelled a barracks in Jos. The latest arrests shocked residents.", ["asserted: shelled"]),
    ("The deaths shocked the rebels.", []),
    # bombs are dropped by who has aircraft, on whatever it be
    ("Israeli jets dropped bombs on Monday.", ["asserted: dropped bombs"]),
    ("The company dropped its bomb detector.", []),
]


@pytest.mark.parametrize(("text", "events"), MENTIONS)
def test_mentions(builder: Builder, text: str, events: list[str]) -> None:
    facts = read(builder, text)
    found = [
        f"{e.status.value}: {', '.join(text[m.begin : m.end] for m in sorted(facts.mentions) if m.node == e.iri)}"
        for e in facts.events
        if not e.part_of
    ]
    assert found == events, told(facts)


# text; no event of factual status has this target
NO_TARGET = [
    ("Rebels attacked Aleppo, Syria, on Monday.", "Syria"),
    ("Police killed three men in an exchange of fire at a banana plantation.", "a banana plantation"),
]


@pytest.mark.parametrize(("text", "target"), NO_TARGET)
def test_no_target(builder: Builder, text: str, target: str) -> None:
    facts = read(builder, text)
    labels = {n.iri: n.label for n in (*facts.actors, *facts.places, *facts.assets)}
    assert facts.events
    assert target not in {labels.get(r.filler) for e in facts.events for r in e.roles if r.prop == "target"}, told(facts)
