"""That nobody was harmed is a count of zero with its words, and takes nothing from the event itself."""

from __future__ import annotations

import pytest

from kg import model
from kg.builder import Builder

# text, status of the event, {measure: words} of its counts of zero
NOBODY: list[object] = [
    ("There were no casualties in the rocket attack on Zawra on Friday.", "asserted", {"casualty": "no casualties"}),
    ("There were no deaths in the drone strike on an army base, the mayor said.", "reported", {"killed": "no deaths"}),
    ("No casualties were reported in the mortar attack on the army base.", "asserted", {"casualty": "No casualties"}),
    ("There were no reported injuries in the shelling of the army base.", "asserted", {"wounded": "no reported injuries"}),
    ("No one was injured in the blast at an army base in Kano.", "asserted", {"wounded": "No one was injured"}),
    ("Nobody was hurt when militants shelled an army base in Kano.", "asserted", {"wounded": "Nobody was hurt"}),
    ("Rebels shelled the army base on Friday without casualties.", "asserted", {"casualty": "without casualties"}),
    ("The attack on an army base near Gao caused no casualties.", "asserted", {"casualty": "no casualties"}),
    ("Rebels attacked an army base near Gao. Nobody was killed.", "asserted", {"killed": "Nobody was killed"}),
    ("Rebels attacked an army base near Gao. No injuries were reported, police said.", "asserted", {"wounded": "No injuries"}),
    ("The bombing of an army base near Gao killed nobody.", "asserted", {"killed": "killed nobody"}),
    # what is not denied, and counts nothing
    ("There was no damage in the shelling of the army base on Sunday.", "asserted", {}),
    ("There have been no reports of injuries in the mortar attack on the army base.", "asserted", {}),
    ("There were no suspects in the bombing of the army base.", "asserted", {}),
    ("There was no claim of responsibility for the bombing of the army base.", "asserted", {}),
    # some alone are spared, or no more than those told of
    ("There were no civilian casualties in the shelling of the army base.", "asserted", {}),
    ("Rebels attacked an army base near Gao. There were no deaths among the guards.", "asserted", {}),
    ("Rebels attacked an army base near Gao, killing two. No further casualties were reported.", "asserted", {}),
    ("Rebels attacked an army base near Gao, killing two. There were no deaths, the army said.", "asserted", {}),
    # the event itself is denied, open or to come
    ("There was no attack on the army base on Friday.", "negated", {}),
    ("There was no evidence of the massacre of farmers by militants in Bama.", "hypothetical", {}),
    ("There were no reports of an attack by rebels on the army base.", "hypothetical", {}),
    ("The rebels had no plans for the attack on the army base.", "negated", {}),
    ("The army fears that there will be casualties in the attack by rebels on the town.", "expected", {}),
]


@pytest.mark.parametrize(("text", "status", "zeros"), NOBODY)
def test_nobody_was_harmed(builder: Builder, text: str, status: str, zeros: dict[str, str]) -> None:
    (facts,) = builder.facts([model.Article(id="text", text=text)])
    (event,) = facts.events
    counts = [q for q in facts.quantities if q.iri in event.casualties and q.value == 0]
    assert event.status.value == status
    assert {q.measure: q.label for q in counts} == zeros
    assert all((q.minimum, q.maximum) == (0, 0) and q.status.is_factual for q in counts)
