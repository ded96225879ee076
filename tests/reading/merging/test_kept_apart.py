"""Which reason made one event of two triggers, and what kept those apart that a reason would have joined."""

from __future__ import annotations

import pytest
from texts_read import annotated

from kg.builder import Builder
from kg.reading.findings.document import read_findings, triggers_in
from kg.reading.findings.groups import EVENTS
from kg.reading.merging.event_coreference import REASONS
from kg.reading.merging.kept_apart import kept_apart_in

# text; of each two that were kept apart the words, the reason to join them, and what spoke against it
APART = [
    (
        "A bomb killed seven people in Kano on Monday. A bomb killed seven people in Mosul on Monday.",
        ("killed", "killed", "same-harm", "another-place"),
    ),
    (
        "Boko Haram attacked a convoy near Gao on Monday. ISIL attacked the convoy near Gao on Monday.",
        ("attacked", "attacked", "same-harm", "another-perpetrator"),
    ),
    (
        "A car bomb killed 12 people in Kano on Monday. The attack in Mosul killed three.",
        ("killed", "attack", "anaphor", "another-place"),
    ),
    (
        "Gunmen abducted Juan Sosa in Ayacucho on Monday. Sosa was killed on Tuesday.",
        ("abducted", "killed", "same-harm", "custody-and-deed"),
    ),
    (
        "Soldiers shot Juan Sosa dead in Ayacucho. Juan Sosa was killed by rebels.",
        ("shot", "killed", "same-harm", "another-side"),
    ),
    (
        "The soldiers were not hurt in the attack by rebels in Herat.",
        ("hurt", "attack", "same-event", "another-standing"),
    ),
    (
        "A bomb killed seven people in Kano on Monday. A bomb killed seven people in Kano on Friday.",
        ("killed", "killed", "same-harm", "another-day"),
    ),
]
JOINED = [
    ("Rebels attacked a convoy near Homs, killing seven soldiers.", [("attacked", "killing", "result")]),
    (
        "Twelve people were killed in a suicide bombing in Kabul. The bombing wounded 30 others.",
        [
            ("suicide bombing", "killed", "same-event"),
            ("bombing", "wounded", "same-event"),
            ("suicide bombing", "bombing", "anaphor"),
        ],
    ),
    ("Gunmen attacked a village. Soldiers attacked a town.", []),
]


@pytest.mark.parametrize("text, expected", APART, ids=[expected[3] for _, expected in APART])
def test_what_kept_two_apart(builder: Builder, text: str, expected: tuple[str, str, str, str]) -> None:
    doc = annotated(builder, text)
    words = [doc[t.begin : t.end].text for t in triggers_in(doc)]
    found = [(words[k.one], words[k.other], k.reason, k.difference.value) for k in kept_apart_in(doc, builder.lexicon)]
    assert expected in found


@pytest.mark.parametrize("text, expected", JOINED)
def test_what_joined_two(builder: Builder, text: str, expected: list[tuple[str, str, str]]) -> None:
    doc = annotated(builder, text)
    words = [doc[t.begin : t.end].text for t in triggers_in(doc)]
    clusters = read_findings(doc, EVENTS)
    joins = [(words[j.one], words[j.other], j.found_by) for c in clusters for j in c.joins]
    assert sorted(joins) == sorted(expected)
    assert all(len(c.joins) == len(c.triggers) - 1 for c in clusters)
    assert {name for *_, name in joins} <= {*REASONS}
    assert kept_apart_in(doc, builder.lexicon) == []


def test_asking_why_changes_nothing(builder: Builder) -> None:
    doc = annotated(builder, APART[2][0])
    before = read_findings(doc, EVENTS)
    assert kept_apart_in(doc, builder.lexicon) == kept_apart_in(doc, builder.lexicon)
    assert read_findings(doc, EVENTS) is before
