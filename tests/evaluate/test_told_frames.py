"""Frames out of graphs: what is an event, what fills a slot, what a count says."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from kg.asking.querying import load, parse_turtle, store_of
from kg.builder import Builder
from kg.evaluate.format import KINDS, kinds_of
from kg.evaluate.frames import Frame
from kg.evaluate.told import built, told_in
from kg.model import Article
from kg.ontology.terms import PREFIXES, ck

SMALL = Path(__file__).parents[1] / "data" / "two-articles.ttl"
HEAD = (
    "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in PREFIXES.items())
    + "@prefix ev: <https://w3id.org/conflict-kg/doc/a/event/> .\n"
)
EVENT = 'ev:1-2 a ck:ArmedAttack, ck:ViolentEvent, ck:Event ; rdfs:label "raid"@en ; ck:status ckc:asserted . doc:a a ck:Article . '
ROLE = "<urn:r> rdf:subject ev:1-2 ; rdf:predicate ck:perpetrator ; rdf:object actor:rf ; ck:status ckc:{} ."


def events(turtle: str) -> tuple[Frame, ...]:
    return told_in(store_of(parse_turtle((HEAD + turtle).encode())))["a"].events


@pytest.fixture(scope="module")
def small() -> dict[str, tuple[Frame, ...]]:
    return {name: told.events for name, told in told_in(load([SMALL])).items()}


def test_events_by_article_without_what_is_denied(small: dict[str, tuple[Frame, ...]]) -> None:
    assert {name: [(frame.iri.rpartition("/")[2], *frame.classes) for frame in frames] for name, frames in small.items()} == {
        "raid": [("0-5", "ArmedAttack"), ("0-5.stone-farm", "ArmedAttack"), ("50-57", "Bombing"), ("60-66", "AirStrike")],
        "clash": [("0-7", "Clash"), ("20-24", "TerritorialChange")],
    }


def test_slots_names_counts_and_quote(small: dict[str, tuple[Frame, ...]]) -> None:
    first, _, bombing, strike = small["raid"]
    assert str(first) == (
        "ArmedAttack (raids in Hill Province): perp Red Front / RF; target two farmers; place Hill Province; date Monday / 2023-08-07; "
        "weapon rifle; source Wire; killed 2 exact, 4 exact, 6 exact"
    )
    assert first.quote == "Red Front gunmen raided Hill Province ..."
    # by a relation, claimed in one and reported in the other
    assert [str(frame.fillers["perp"][0]) for frame in (bombing, strike)] == ["Hill Guard", "Northland army"]
    assert [str(f) for f in small["clash"][1].fillers["target"]] == ["Red Front / RF"]


@pytest.mark.parametrize("status", ["denied", "negated", "hypothetical", "intended", "expected"])
def test_what_is_not_held_for_so_is_no_event_fills_no_slot_counts_nobody(status: str) -> None:
    assert events(EVENT.replace("asserted", status)) == ()
    count = f"ev:1-2 ck:casualties <urn:q> . <urn:q> ck:measure ckc:killed ; ck:value 4 ; ck:status ckc:{status} ."
    (frame,) = events(EVENT + ROLE.format(status) + count)
    assert (frame.fillers["perp"], frame.counts["killed"]) == ((), ())


@pytest.mark.parametrize("status", ["asserted", "reported", "claimed", "alleged"])
def test_what_somebody_holds_for_so_counts(status: str) -> None:
    (frame,) = events(EVENT.replace("asserted", status) + ROLE.format(status))
    assert [filler.names for filler in frame.fillers["perp"]] == [("rf",)]


@pytest.mark.parametrize(
    "figures, told",
    [
        ("ck:value 4 ; ck:min 4 ; ck:max 4", ["4 exact"]),
        ("ck:value 4 ; ck:min 4", ["4 atLeast"]),
        ("ck:value 4 ; ck:min 5", ["4 moreThan"]),
        ("ck:value 4 ; ck:max 4", ["4 about"]),
        ("ck:value 4", ["4 about"]),
        ("ck:min 24", ["24 atLeast"]),
        ("ck:min 3 ; ck:max 5", ["3 about"]),
        ("ck:unit 'persons'", []),
        ("ck:value 'four'", []),
    ],
)
def test_bounds(figures: str, told: list[str]) -> None:
    (frame,) = events(EVENT + f"ev:1-2 ck:casualties <urn:q> . <urn:q> ck:measure ckc:wounded ; {figures} .")
    assert list(map(str, frame.counts["injured"])) == told


def test_only_the_leaves_and_only_scored_classes() -> None:
    assert [frame.classes for frame in events(EVENT)] == [("ArmedAttack",)]
    assert events(EVENT.replace("ck:ArmedAttack, ck:ViolentEvent", "ck:Protest")) == ()


def test_an_article_without_identifier_goes_by_its_iri() -> None:
    assert set(told_in(store_of(parse_turtle((HEAD + "<https://w3id.org/conflict-kg/doc/a%20b> a ck:Article .").encode())))) == {"a b"}


def test_the_kinds_name_declared_classes() -> None:
    for name in {name for names in KINDS.values() for name in names}:
        assert ck(name)
    assert kinds_of([]) == frozenset()


def test_articles_are_built_without_a_file(builder: Builder) -> None:
    text = "On Monday, 7 August, gunmen attacked a village near Homs and killed at least four soldiers."
    told = told_in(built([Article(id="x", text=text, date=datetime.date(2023, 8, 9))], builder))["x"]
    (frame,) = (frame for frame in told.events if frame.counts["killed"])
    assert len(told.digest) == 64
    assert list(map(str, frame.counts["killed"])) == ["4 atLeast"]
    assert frame.quote == text
