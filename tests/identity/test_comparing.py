"""Which tellings are of one event: what agrees, what keeps apart."""

from __future__ import annotations

import pytest
from told import OSTRAVEK, PROVINCE, VELDIN, day, telling

from kg.identity.comparing import compare
from kg.identity.linking import Identity, Possible, identities_of
from kg.identity.telling import Scene, Span, from_json, to_json

ONE = telling("a", killed=(17,), weapons=("bomb",))
LABEL = Scene(iri="https://example.org/doc/b/place/ostravyk", label="Ostravyk")
SAME = {
    "another toll": telling("b", killed=(19,)),
    "a toll that is far off": telling("b", killed=(60,), weapons=("bomb",)),
    "no day, but the article's": telling("b", None, issued=day(4), killed=(17,)),
    "no place, but the same odd toll": telling("b", scenes=(), killed=(17,)),
    "only the region": telling("b", scenes=(PROVINCE,), killed=(17,)),
    "a spelling that is not listed": telling("b", scenes=(LABEL,), killed=(16,)),
    "an attack, for want of a better word": telling("b", kind="ArmedAttack", killed=(17,)),
}
APART = {
    "the day before": telling("b", 3, killed=(17,), weapons=("bomb",)),
    "the day after": telling("b", 5, killed=(17,), weapons=("bomb",)),
    "the next village": telling("b", scenes=(VELDIN,), killed=(17,), names=("veldin",)),
    "the other end of the country": telling(
        "b", scenes=(Scene(iri="x:far", label="Kremna", grade="town", lat=44.0, long=30.0),), killed=(17,)
    ),
    "a second attack": telling("b", None, issued=day(6), marks=("second",), killed=(3,)),
    "an anniversary": telling("b", None, issued=day(4).replace(year=2032), killed=(17,), marks=("anniversary",)),
    "rockets, not planes": telling("b", kind="Shelling", weapons=("rocket",)),
    "an article that was out before": telling("b", None, issued=day(2), killed=(17,)),
    "only the region, and nothing else": telling("b", None, scenes=(PROVINCE,), begin=900, kind="ViolentEvent", issued=day(8)),
}


def outcome(*tellings: object) -> set[type]:
    return {type(found) for found in identities_of(tellings)}  # type: ignore[arg-type]


@pytest.mark.parametrize("other", SAME.values(), ids=SAME.keys())
def test_one_event_in_other_words(other: object) -> None:
    assert outcome(ONE, other) == {Identity}


@pytest.mark.parametrize("name", APART)
def test_another_event(name: str) -> None:
    one = telling("a", kind="AirStrike", weapons=("aircraft",)) if name == "rockets, not planes" else ONE
    assert Identity not in outcome(one, APART[name])


def test_what_is_only_possible_is_no_identity() -> None:
    one = telling("a", None, issued=day(4), scenes=(PROVINCE,), kind="ArmedAttack")
    other = telling("b", None, issued=day(5), scenes=(PROVINCE,))
    found = identities_of([one, other])
    assert [type(one) for one in found] == [Possible]
    assert found == identities_of([other, one])


def test_no_agreement_goes_by_who_comes_first() -> None:
    for other in (*SAME.values(), *APART.values()):
        assert compare(ONE, other) == compare(other, ONE)


def test_two_events_of_one_article_are_not_joined_by_a_third() -> None:
    morning, evening = telling("a", 4, killed=(17,)), telling("a", 5, at="90-99", killed=(3,))
    vague = telling("b", scenes=(OSTRAVEK,), span=Span(day(4), day(5)), issued=day(6), killed=(17,))
    (found,) = (one for one in identities_of([morning, evening, vague]) if isinstance(one, Identity))
    assert [member.iri for member in found.members] == [morning.iri, vague.iri]


def test_tellings_of_one_article_alone_are_no_identity() -> None:
    assert outcome(ONE, telling("a", at="50-60", killed=(17,))) == set()


def test_a_telling_is_kept_as_a_line() -> None:
    for one in (ONE, telling("c", None, hints=(day(3),), scenes=(PROVINCE, LABEL), not_after=day(9))):
        assert from_json(to_json(one)) == one
