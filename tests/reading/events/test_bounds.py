"""The last day that an event can have been on, of those that are told as past without a time."""

from __future__ import annotations

import datetime

import pytest
from texts_read import DATE, read

from kg.builder import Builder
from kg.model import Event, Evidence, Role, Status

BOUND = [
    "Gunmen killed a judge in Gao.",
    "Gunmen killed a judge in Gao, police said.",
    "The rebels claimed the killing of a judge in Gao.",
    "Gunmen have killed ten farmers in Gao.",
]
UNBOUND = [
    "Gunmen killed a judge in Gao on Monday.",
    "Gunmen killed a judge in Gao in 2011.",
    "Gunmen killed a judge in Gao recently.",
    "The rebels plan to attack the town of Gao.",
    "The rebels did not attack the town of Gao.",
]


@pytest.mark.parametrize("text", BOUND)
def test_what_is_told_as_past_without_a_time_is_not_after_its_article(builder: Builder, text: str) -> None:
    (event,) = [e for e in read(builder, text).events if e.kind != "Claim"]
    assert (event.not_after, event.date) == (DATE, None)


@pytest.mark.parametrize("text", UNBOUND)
def test_what_has_a_time_or_is_not_past_has_no_bound(builder: Builder, text: str) -> None:
    events = read(builder, text).events
    assert events
    assert [e.not_after for e in events] == [None] * len(events)


def test_without_a_date_of_the_article_there_is_no_bound(builder: Builder) -> None:
    assert [e.not_after for e in read(builder, BOUND[0], date=None).events] == [None]


def test_a_dateline_that_names_its_day_bounds_as_well(builder: Builder) -> None:
    events = read(builder, "GAO, March 3, 2024 (Agency) - Gunmen killed a judge in Kidal.", date=None).events
    assert [e.not_after for e in events] == [datetime.date(2024, 3, 3)]


def test_a_bound_is_in_the_graph_and_is_no_date(builder: Builder) -> None:
    graph = builder.parts(read(builder, BOUND[0])).graph
    predicates = {t.predicate.value.rpartition("#")[2] for t in graph if "/event/" in t.subject.value}  # type: ignore[union-attr]
    assert "notAfter" in predicates
    assert not predicates & {"date", "time"}


def test_an_event_has_no_bound_beside_a_date() -> None:
    quote = Evidence(begin=0, end=1)
    with pytest.raises(ValueError, match="both a date and a bound"):
        Event(
            iri="e", kind="ArmedAttack", label="attack", status=Status.ASSERTED, evidence=(quote,), roles=(Role(prop="place", filler="p"),),
            date="2024", not_after=DATE,
        )  # fmt: skip
