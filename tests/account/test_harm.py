"""Who harmed whom, of which kind, with how many dead; and which events of two articles may be one."""

from __future__ import annotations

import pytest
from told_graph import ASSERTED, ATTACK, REPORTED, count, told

from kg.account.harm import Harm, harm_of
from kg.account.identity import same_events

CLAIMED = ASSERTED.replace("asserted", "claimed")
EVENT = "https://example.org/doc/1/event/a"
WHEN = 'e:t a ck:Time ; rdfs:label "then"@en ; ck:earliest "2024-05-01"^^xsd:date ; ck:latest "2024-05-0{}"^^xsd:date .'


def harm(turtle: str) -> Harm:
    found = harm_of(told(turtle).teller, EVENT)
    assert found
    return found


@pytest.mark.parametrize(
    "roles, doers, harmed",
    [
        ("ck:perpetrator actor:reds ; ck:target actor:army", ["reds"], [("army", "state")]),
        (
            "ck:perpetrator actor:reds ; ck:victim e:farmers ; ck:target place:ford",
            ["reds"],
            [("ford", "places"), ("farmers", "civilians")],
        ),
        ("ck:perpetrator actor:army ; ck:target actor:reds", ["army"], [("reds", "armed")]),
        ("ck:perpetrator actor:army ; ck:victim e:troops", ["army"], [("troops", "state")]),
        ("ck:perpetrator actor:army ; ck:victim e:people", ["army"], [("people", "people")]),
        ("ck:victim actor:watch", [], [("watch", "others")]),
        # nobody is told who was harmed: the place it was in, not the one it was near
        ("ck:perpetrator actor:reds ; ck:place place:ford ; ck:near place:mill", ["reds"], [("ford", "places")]),
        ("ck:perpetrator actor:reds ; ck:near place:mill", ["reds"], []),
        # who only takes part did nothing
        ("ck:agent actor:reds ; ck:target actor:army", [], [("army", "state")]),
    ],
)
def test_doers_and_harmed(roles: str, doers: list[str], harmed: list[tuple[str, str]]) -> None:
    found = harm(f"e:a {ATTACK} ; {ASSERTED} ; {roles} .")
    assert [party.iri.rsplit("/", 1)[-1] for party in found.doers] == doers
    assert [(party.iri.rsplit("/", 1)[-1], party.kind) for party in found.harmed] == harmed


def test_who_is_counted_was_harmed_too() -> None:
    found = harm(f"e:a {ATTACK} ; {ASSERTED} ; ck:casualties e:c . " + count("c", "ck:value 4 ; ck:min 4 ; ck:max 4 ; ck:of e:farmers"))
    assert [party.kind for party in found.harmed] == ["civilians"]
    assert (found.dead, dict(found.dead_by_kind)) == ((4, 4), {"civilians": (4, 4)})


def test_the_dead_are_divided_as_the_counts_tell() -> None:
    counts = (
        count("c", "ck:value 10 ; ck:min 10 ; ck:max 10")
        + count("d", "ck:value 7 ; ck:min 7 ; ck:max 7 ; ck:of e:farmers ; ck:breakdownOf e:c")
        + count("f", "ck:value 3 ; ck:min 3 ; ck:max 3 ; ck:of e:troops ; ck:breakdownOf e:c")
    )
    found = harm(f"e:a {ATTACK} ; {ASSERTED} ; ck:casualties e:c, e:d, e:f . {counts}")
    assert dict(found.dead_by_kind) == {"civilians": (7, 7), "state": (3, 3)}


def test_open_bounds_stay_open_and_what_is_no_fact_is_not_counted() -> None:
    least = count("c", "ck:value 4 ; ck:min 4 ; ck:of e:farmers")
    assert harm(f"e:a {ATTACK} ; {ASSERTED} ; ck:casualties e:c . {least}").dead == (4, None)
    feared = count("c", "ck:value 4 ; ck:min 4", status="expected")
    assert harm(f"e:a {ATTACK} ; {ASSERTED} ; ck:casualties e:c . {feared}").dead is None


def test_a_doubted_part_has_its_own_status() -> None:
    claim = f"e:r a ck:Relation ; rdf:subject e:a ; rdf:predicate ck:perpetrator ; rdf:object actor:reds ; {CLAIMED} ."
    found = harm(f"e:a {ATTACK} ; {ASSERTED} ; ck:target actor:army . {claim}")
    assert [(party.status) for party in (*found.doers, *found.harmed)] == ["claimed", "asserted"]


def test_in_a_clash_both_did_and_suffered() -> None:
    found = harm(f"e:a a ck:Clash, ck:ViolentEvent, ck:Event ; {ASSERTED} ; ck:participant actor:reds, actor:army .")
    assert found.is_mutual
    assert {party.iri for party in found.doers} == {party.iri for party in found.harmed}


@pytest.mark.parametrize("number, last, is_total", [(150, 1, False), (150, None, True), (99, None, False)])
def test_so_many_dead_of_no_day_are_a_total(number: int, last: int | None, is_total: bool) -> None:
    when = f"ck:time e:t . {WHEN.format(last)}" if last else "rdfs:comment 'no day' ."
    counted = count("c", f"ck:value {number} ; ck:min {number} ; ck:max {number}")
    assert harm(f"{counted} e:a {ATTACK} ; {ASSERTED} ; ck:casualties e:c ; {when}").is_total is is_total


def test_what_is_not_violent_did_no_harm() -> None:
    assert harm_of(told(f"e:a a ck:Protest, ck:Event ; {ASSERTED} .").teller, EVENT) is None


OTHER = "<https://example.org/doc/2#char=0,9>"
DAY = 'e:t a ck:Time ; rdfs:label "then"@en ; ck:earliest "2024-05-01"^^xsd:date ; ck:latest "2024-05-01"^^xsd:date .'
FIRST = f"e:a {ATTACK} ; {ASSERTED} ; ck:time e:t ; ck:place place:ford ; ck:perpetrator actor:reds . {DAY}"
SECOND = REPORTED.split("ck:evidence", maxsplit=1)[0] + f"ck:evidence {OTHER} ; ck:time e:t ; ck:place place:ford"


@pytest.mark.parametrize(
    "second, same",
    [
        (f"e:b {ATTACK} ; {SECOND} .", 1),
        (f"e:b {ATTACK} ; {SECOND} ; ck:perpetrator actor:reds .", 1),
        (f"e:b a ck:ViolentEvent, ck:Event ; {SECOND} .", 1),  # the wider kind
        (f"e:b {ATTACK} ; {SECOND} ; ck:perpetrator actor:army .", 0),  # other doers
        (f"e:b a ck:Abduction, ck:ViolentEvent, ck:Event ; {SECOND} .", 0),  # another kind
        (f"e:b {ATTACK} ; {SECOND.replace('place:ford', 'place:mill')} .", 0),  # another place
        (f"e:b {ATTACK} ; {SECOND.replace('; ck:time e:t ', '')} .", 0),  # no day
        (f"e:b {ATTACK} ; {SECOND.replace(OTHER, '<https://example.org/doc/1#char=0,11>')} .", 0),  # the same article
        (f"e:b {ATTACK} ; {SECOND.replace('reported', 'claimed')} .", 0),  # no fact
    ],
)
def test_what_may_be_one_event(second: str, same: int) -> None:
    found = same_events(told(FIRST + second).teller)
    assert len(found) == same
    assert not any(one.is_linked for one in found)


def test_links_stand_before_likeness() -> None:
    link = "e:a ck:eventIdentity e:one . e:b ck:eventIdentity e:one . e:c ck:eventIdentity e:other . "
    found = same_events(told(f"{FIRST} e:b {ATTACK} ; {ASSERTED} . e:c {ATTACK} ; {SECOND} . {link}").teller)
    linked = [tuple(iri.rsplit("/", 1)[-1] for iri in one.events) for one in found if one.is_linked]
    assert linked == [("a", "b")]
