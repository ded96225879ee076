"""A counted series whose parts are told one by one: what adds up to it has its doer."""

from __future__ import annotations

import pytest
from texts_read import read, roles_of

from kg.builder import Builder

LEAD = "On January 9, coalition forces conducted five strikes against ISIL in Iraq.\n"
MOSUL = "Near Mosul, three strikes engaged an ISIL unit and destroyed two vehicles.\n"
SINJAR = "Near Sinjar, two strikes destroyed an ISIL bunker.\n"
DOER = ("perpetrator", "US-led coalition")


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (LEAD + MOSUL + SINJAR, 2),
        # a sub-total with its doer stands between
        (LEAD.replace("five", "nine") + LEAD.replace("On January 9, c", "In Iraq, c") + MOSUL + SINJAR, 2),
        # they do not add up
        (LEAD.replace("five", "six") + MOSUL + SINJAR, 0),
        (LEAD + MOSUL.replace("three", "about three") + SINJAR, 0),
        (LEAD + MOSUL, 0),
        # another noun
        (LEAD.replace("strikes", "raids") + MOSUL + SINJAR, 0),
        # nobody is said to have done the five
        (LEAD.replace("coalition forces conducted five strikes", "five strikes were reported") + MOSUL + SINJAR, 0),
        # others did some of them
        (LEAD + MOSUL + "Near Sinjar, Turkish jets carried out two strikes on an ISIL bunker.\n", 0),
    ],
)
def test_parts_add_up(builder: Builder, text: str, parts: int) -> None:
    facts = read(builder, text)
    found = [e for e in facts.events if e.part_of]
    assert len(found) == parts
    for event in found:
        whole = next(e for e in facts.events if e.iri == event.part_of[0])
        assert DOER in roles_of(facts, event)
        assert event.kind == whole.kind == "AirStrike"
        assert set(whole.evidence) & set(event.evidence), "the words that name the doer are among its evidence"
