"""Which words a frame takes, whether it is an event's or a relation's."""

from __future__ import annotations

import pytest

from kg.ontology.entries import Arg
from kg.reading.frames.frame_matching import matches, takes_marker
from kg.reading.syntax import Argument

DOER = Arg(function="subject", role="ck:perpetrator")
TARGET = Arg(function="oblique", role="ck:target", markers=("on", "against"))
ANYWHERE = Arg(function="oblique", role="ck:place")


@pytest.mark.parametrize(
    ("pattern", "argument", "fits"),
    [
        (DOER, Argument("subject", 0), True),
        (DOER, Argument("subject", 0, via="light"), True),
        (DOER, Argument("object", 0), False),
        (TARGET, Argument("oblique", 0, "on"), True),
        (TARGET, Argument("oblique", 0, "in"), False),
        (TARGET, Argument("oblique", 0), False),
        (TARGET, Argument("subject", 0, "on"), False),
        (ANYWHERE, Argument("oblique", 0, "in"), True),
    ],
)
def test_function_and_marker(pattern: Arg, argument: Argument, fits: bool) -> None:
    assert list(matches([pattern], [argument])) == ([(pattern, argument)] if fits else [])


def test_one_word_may_fit_several_patterns_and_the_other_way_round() -> None:
    here, there = Argument("oblique", 1, "on"), Argument("oblique", 4, "against")
    found = list(matches([TARGET, ANYWHERE], iter([here, there])))
    assert found == [(TARGET, here), (ANYWHERE, here), (TARGET, there), (ANYWHERE, there)]


def test_a_marker() -> None:
    assert takes_marker(TARGET, "against")
    assert not takes_marker(TARGET, "")
    assert takes_marker(ANYWHERE, "")
