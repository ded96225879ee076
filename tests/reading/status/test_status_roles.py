"""Perpetrators whose status differs from their event's, what a non-factual trigger hands to its roles, and bare anaphors."""

from __future__ import annotations

import pytest
from texts_read import annotated

from kg.builder import Builder
from kg.reading.findings.document import triggers_in

# sentence, trigger, status of the event, {head of the perpetrator: its status}
ROLES: list[object] = [
    ("Gunmen carried out the attack on the base.", "attack", "asserted", {"Gunmen": None}),
    ("Suspected militants killed five soldiers.", "killed", "asserted", {"militants": None}),
    ("The Taliban claimed responsibility for the attack on the base.", "attack", "asserted", {"Taliban": "claimed"}),
    ("The attack on the base was claimed by the Taliban.", "attack", "asserted", {"Taliban": "claimed"}),
    (
        "The attack on the base, for which the Taliban claimed responsibility, killed ten soldiers.",
        "attack",
        "asserted",
        {"Taliban": "claimed"},
    ),
    ("The Taliban claimed a bombing that killed ten soldiers.", "bombing", "asserted", {"Taliban": "claimed"}),
    ("The Taliban claimed attacks on two army posts.", "attacks", "claimed", {"Taliban": "claimed"}),
    ("The ministry blamed the Taliban for the attack on the base.", "attack", "asserted", {"Taliban": "alleged"}),
    ("The attack on the base was blamed on the Taliban.", "attack", "asserted", {"Taliban": "alleged"}),
    ("The Taliban were accused of the attack on the base.", "attack", "asserted", {"Taliban": "alleged"}),
    ("The Taliban were blamed for a string of attacks on the army.", "attacks", "alleged", {"Taliban": "alleged"}),
    ("Ten soldiers were killed, allegedly by the Taliban.", "killed", "asserted", {"Taliban": "alleged"}),
    ("Police suspect that the Taliban carried out the attack on the base.", "attack", "asserted", {"Taliban": "alleged"}),
    ("A man accused of an attack that killed ten soldiers appeared in court.", "attack", "asserted", {"man": "alleged"}),
    ("The Taliban denied responsibility for the attack on the base.", "attack", "asserted", {"Taliban": "denied"}),
    ("The army denied the attack on the rebel camp.", "attack", "denied", {"army": "denied"}),
    ("The army denied the attack.", "attack", "asserted", {"army": "denied"}),
    ("The army denied the attack that killed ten rebels.", "attack", "asserted", {"army": "denied"}),
    ("The mayor denied the attack on the rebel camp.", "attack", "denied", {}),
    ("The Taliban did not carry out the attack on the base.", "attack", "asserted", {"Taliban": "negated"}),
    ("The army may have carried out the attack on the rebels.", "attack", "asserted", {"army": "hypothetical"}),
    ("No group has claimed responsibility for the attack on the base.", "attack", "asserted", {}),
    ("Rebels threatened to attack the base.", "attack", "intended", {"Rebels": "intended"}),
    ("If rebels attack the base, soldiers will flee.", "attack", "hypothetical", {"rebels": "hypothetical"}),
    ("The group plotted attacks on government forces.", "attacks", "intended", {"group": "intended"}),
]


@pytest.mark.parametrize("text, word, status, doers", ROLES)
def test_status_of_the_doer(builder: Builder, text: str, word: str, status: str, doers: dict[str, str | None]) -> None:
    doc = annotated(builder, text)
    (mark,) = (m for m in triggers_in(doc) if doc[m.begin : m.end].text == word)
    assert mark.status == status
    assert {doc[r.head].text: r.status for r in mark.roles if r.name == "ck:perpetrator"} == doers


# sentence, trigger, heads of who is the source of the doer's status
DOER_SOURCES: list[object] = [
    ("The Taliban claimed responsibility for the attack on the base.", "attack", ["Taliban"]),
    ("The ministry blamed the Taliban for the attack on the base.", "attack", ["ministry"]),
    ("The Taliban denied responsibility for the attack on the base.", "attack", ["Taliban"]),
    ("Police suspect that the Taliban carried out the attack on the base.", "attack", ["Police"]),
]


@pytest.mark.parametrize("text, word, heads", DOER_SOURCES)
def test_source_of_the_doers_status(builder: Builder, text: str, word: str, heads: list[str]) -> None:
    doc = annotated(builder, text)
    (mark,) = (m for m in triggers_in(doc) if doc[m.begin : m.end].text == word)
    (doer,) = (r for r in mark.roles if r.name == "ck:perpetrator")
    assert [doc[f.head].text for f in doer.sources] == heads


# text, trigger, whether it is a bare anaphor that vouches for nothing
BARE: list[object] = [
    ("Rebels planned to bomb the army base. The attack would kill many soldiers.", "attack", True),
    ("Rebels stormed the army base. The attack killed ten soldiers.", "attack", True),
    ("The attack on the army base killed ten soldiers.", "attack", False),
    ("An attack killed ten soldiers.", "attack", False),
    ("Rebels attacked the army base.", "attacked", False),
]


@pytest.mark.parametrize("text, word, bare", BARE)
def test_bare_anaphors_are_marked(builder: Builder, text: str, word: str, *, bare: bool) -> None:
    doc = annotated(builder, text)
    (mark,) = (m for m in triggers_in(doc) if doc[m.begin : m.end].text == word)
    assert mark.is_presupposed is bare
    assert not (bare and mark.sources)
