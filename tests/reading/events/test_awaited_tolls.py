"""Tolls that are expected to change, and what tells of none."""

from __future__ import annotations

import pytest
from texts_read import name_of, read

from kg.builder import Builder

BLAST = "Gunmen killed nine farmers near Gao on Monday. "


@pytest.mark.parametrize(
    ("text", "label", "source"),
    [
        ("The police said they expected the death toll to rise.", "death toll expected to rise", "police"),
        ("A hospital spokesman said the death toll was expected to climb further.", "death toll expected to climb further", "spokesman"),
        ("The Red Cross fears that the death toll will grow.", "death toll expected to grow", "Red Cross"),
        pytest.param(
            "The toll is likely to rise.",
            "toll expected to rise",
            "",
            marks=pytest.mark.xfail(strict=True, reason="no cue is found on the verb below 'likely'"),
        ),
    ],
)
def test_an_expected_toll_is_a_count_without_bounds(builder: Builder, text: str, label: str, source: str) -> None:
    facts = read(builder, BLAST + text)
    (count,) = [q for q in facts.quantities if q.status.value == "expected"]
    assert (count.label, count.measure, count.value, count.minimum, count.maximum) == (label, "killed", None, None, None)
    assert [e for e in facts.events if count.iri in e.casualties]
    assert source in " ".join(name_of(facts, s) for s in count.sources)


@pytest.mark.parametrize(
    "text",
    [
        BLAST + "The death toll rose.",
        BLAST + "The death toll did not rise.",
        BLAST + "Nobody asked for the death toll.",
        "The police said they expected the death toll to rise.",
    ],
)
def test_no_toll_is_expected(builder: Builder, text: str) -> None:
    assert [q for q in read(builder, text).quantities if q.status.value == "expected"] == []
