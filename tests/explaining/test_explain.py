"""What `explain` says of a sentence: what was found, which entry fired through which path, what came of it or why nothing did."""

from __future__ import annotations

import pytest

from kg.builder import Builder, Settings
from kg.explaining.sentence import explain


@pytest.fixture(autouse=True)
def loaded_once(builder: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    def same(settings: Settings | None) -> Builder:
        return builder

    monkeypatch.setattr("kg.explaining.sentence.Builder", same)


def told(text: str) -> list[str]:
    return list(explain(text))


def test_a_fact_with_its_path() -> None:
    lines = told("Boko Haram fighters killed 12 farmers in Borno on Monday, police said.")
    for line in (
        'name "Boko Haram": ArmedGroup, boko-haram',
        'number "12": number, not listed',
        'trigger "killed": ck:ViolentEvent by entry kill-v, status reported',
        '  ck:perpetrator "fighters" as subject (through trigger)',
        '  ck:victim "farmers" as object (through trigger)',
        "  perpetrator: Boko Haram",
        "count 12 farmers killed: killed, value 12, min 12, max 12 [reported]",
    ):
        assert line in lines, lines


def test_what_was_rejected_and_why() -> None:
    lines = told("The senator attacked the budget.")
    assert [line for line in lines if line.startswith("rejected") and ": " in line and not line.endswith(": ")]
    assert lines[-1].startswith("no fact:")


def test_a_relation() -> None:
    assert "relation Iran ck:supports Houthis [asserted]" in told("Iran supplied the Houthis with drones.")


def test_a_contested_role_shows_its_status() -> None:
    lines = told("Officials blamed the PKK for the bombing in Diyarbakir.")
    assert any("ck:perpetrator" in line and line.endswith(", alleged") for line in lines)


def test_an_ambiguous_place_says_why() -> None:
    lines = told("A bomb went off in Springfield.")
    assert any(line.startswith('place "Springfield"') for line in lines)


@pytest.mark.parametrize("text", ["", "   ", "Hello."])
def test_nothing_to_explain(text: str) -> None:
    assert [line for line in told(text) if line.startswith("no fact:")]


def test_an_event_that_merging_or_relevance_dropped_is_told() -> None:
    lines = told("A bus crash killed 12 people near Multan.")
    assert any("no sign of armed conflict" in line for line in lines), lines
