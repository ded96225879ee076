"""What stands beside a trigger and is nobody in its event: fixed words, seas, phrases about the sentence, words of other clauses."""

from __future__ import annotations

import pytest
from texts_read import read, roles_of, told

from kg.builder import Builder

# text, role, labels of all that fills it in any event
FILLED = [
    # who is held is no hostage more
    ("Troops freed 54 people held hostage by rebels in Gao.", "victim", {"54 people"}),
    ("Troops freed 54 people held hostage by rebels in Gao.", "perpetrator", {"rebels"}),
    ("Six miners taken hostage by rebels near Goma were freed on Monday.", "victim", {"Six miners"}),
    ("Two nurses were held hostage by rebels in Gao.", "victim", {"Two nurses"}),
    ("Gunmen killed a hostage in Goma.", "victim", {"a hostage"}),
    # how the sentence goes on
    ("On the other hand, rebels opened fire on a guard in Goma.", "target", {"a guard"}),
    ("On the other hand, rebels opened fire in Goma, killing two guards.", "target", set()),
    ("In the meantime, rebels opened fire on a hangar in Goma.", "target", {"hangar"}),
    # a sea is where it fell
    ("Militants fired a missile into the Gulf of Aden on Monday.", "target", set()),
    ("Militants fired a missile into the Gulf of Aden on Monday.", "place", {"Gulf of Aden"}),
    ("Militants fired two rockets into Israel on Monday.", "target", {"Israel"}),
    # a weapon with capitals is no body
    ("A truck drove over an Improvised Explosive Device that wounded two soldiers near Gwoza.", "perpetrator", set()),
    ("A truck drove over an Improvised Explosive Device that wounded two soldiers near Gwoza.", "weapon", {"improvised-explosive-device"}),
    # whose it is, not where
    ("The chief died in a US drone strike on Monday.", "place", set()),
    ("The chief died in a drone strike in Syria on Monday.", "place", {"Syria"}),
    # what others did in the next clause
    ("Guards shot dead the suspect and a number of other people had been stabbed.", "target", set()),
    ("Police killed a gunman in Jos and several people had been stabbed.", "target", set()),
    # in somebody's words
    ('Six men were killed by rebels on Sunday, the Gazette wrote, calling it "the worst raid in recent years."', "time", {"Sunday"}),
]


@pytest.mark.parametrize(("text", "role", "labels"), FILLED)
def test_fills_a_role(builder: Builder, text: str, role: str, labels: set[str]) -> None:
    facts = read(builder, text)
    assert facts.events, text
    assert {label for event in facts.events for _, label in roles_of(facts, event, role)} == labels, told(facts)
