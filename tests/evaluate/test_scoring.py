"""Frames against frames: what is aligned, and what becomes of each filler."""

from __future__ import annotations

from typing import Any

import pytest

from kg.evaluate.format import COUNT_SLOTS, SLOTS, TEXT_SLOTS
from kg.evaluate.frames import Count, Filler, Frame
from kg.evaluate.scoring import Outcome, align, score_document


def frame(kinds: str, *, optional: bool = False, **slots: Any) -> Frame:
    """A frame whose fillers are names parted by "/"; one that begins with ``?`` is optional."""
    return Frame(
        kinds=frozenset(kinds.split()),
        fillers={s: tuple(filler(name) for name in slots[s]) for s in TEXT_SLOTS if s in slots},
        counts={s: tuple(Count(value=value, bound=bound) for value, bound in slots[s]) for s in COUNT_SLOTS if s in slots},
        is_optional=optional,
    )


def filler(names: str) -> Filler:
    return Filler(names=tuple(names.lstrip("?").split("/")), is_optional=names.startswith("?"))


RAID = frame("attack killing", perp=["Red Front/RF"], place=["Melville"], weapon=["?rifle"], killed=[(30, "atLeast")])
STRIKE = frame("airstrike", perp=["Alba"], target=["Red Front"])
MAYBE = frame("detention", perp=["police"], target=["a student"], optional=True)


@pytest.mark.parametrize(
    "told, numbers",
    [
        ([frame("attack", perp=["RF"])], [0]),
        ([frame("detention", perp=["RF"])], [None]),
        ([frame("detention", perp=["RF"], place=["Melville"])], [0]),
        ([frame("attack")], [None]),
        ([frame("airstrike", target=["Red Front"]), frame("attack", killed=[(30, "exact")])], [1, 0]),
        ([frame("detention", target=["student"])], [2]),
        ([], []),
    ],
)
def test_a_told_event_goes_to_the_gold_event_that_shares_most(told: list[Frame], numbers: list[int | None]) -> None:
    assert [number for _, number in align([RAID, STRIKE, MAYBE], told)] == numbers


def test_the_first_of_two_gold_events_that_fit_alike() -> None:
    assert align([RAID, RAID], [frame("attack", perp=["RF"])])[0][1] == 0


@pytest.mark.parametrize(
    "gold, told, about, counts",
    [
        # right, false, missed
        (RAID, [frame("attack", perp=["RF"])], "event", (1, 0, 0)),
        (RAID, [], "event", (0, 0, 1)),
        (RAID, [frame("detention", perp=["RF"], place=["Melville"])], "kind", (0, 0, 1)),
        (RAID, [frame("attack", perp=["RF"])], "place", (0, 0, 1)),
        (RAID, [], "perp", (0, 0, 1)),
        # a perpetrator that gold lacks is false, a date is not
        (RAID, [frame("attack", perp=["RF", "Alba"])], "perp", (1, 1, 0)),
        (RAID, [frame("attack", perp=["RF"], target=["a farmer"])], "target", (0, 1, 0)),
        (RAID, [frame("attack", perp=["RF"], date=["Monday"])], "date", (0, 0, 0)),
        (RAID, [frame("attack", perp=["RF"], place=["Stonewick"])], "place", (0, 1, 1)),
        # what is optional counts neither way
        (RAID, [frame("attack", perp=["RF"], weapon=["rifle"])], "weapon", (0, 0, 0)),
        (RAID, [frame("attack", perp=["RF"], weapon=["machete"])], "weapon", (0, 1, 0)),
        (MAYBE, [], "event", (0, 0, 0)),
        (MAYBE, [frame("detention", perp=["police", "RF"])], "perp", (0, 0, 0)),
        # two pieces are pooled, and the same false filler is false once
        (RAID, [frame("attack", perp=["RF"]), frame("killing", place=["Melville"])], "perp", (1, 0, 0)),
        (RAID, [frame("attack", perp=["RF", "Alba"]), frame("killing", perp=["alba", "RF"])], "perp", (1, 1, 0)),
        # of counts the value decides, the bound is scored by itself
        (RAID, [frame("attack", killed=[(30, "exact")])], "killed", (1, 0, 0)),
        (RAID, [frame("attack", killed=[(30, "exact")])], "other bound", (0, 0, 1)),
        (RAID, [frame("attack", killed=[(30, "atLeast")])], "other bound", (1, 0, 0)),
        (RAID, [frame("attack", perp=["RF"], killed=[(3, "exact")])], "killed", (0, 1, 1)),
        (RAID, [frame("attack", perp=["RF"], injured=[(3, "exact")])], "injured", (0, 1, 0)),
        (RAID, [frame("attack", perp=["RF"], injured=[(3, "exact"), (3, "about")])], "injured", (0, 1, 0)),
        # the fillers of a spurious event are false, each of them
        (RAID, [frame("attack", perp=["Alba"], place=["Stonewick"])], "event", (0, 1, 1)),
        (RAID, [frame("attack", perp=["Alba"], date=["Monday"])], "date", (0, 1, 0)),
    ],
)
def test_verdicts(gold: Frame, told: list[Frame], about: str, counts: tuple[int, int, int]) -> None:
    score = score_document("a", [gold], told)
    assert tuple(score.count(outcome, about) for outcome in (Outcome.RIGHT, Outcome.FALSE, Outcome.MISSED)) == counts


def test_gold_told_as_it_is_has_no_error() -> None:
    score = score_document("a", [RAID, STRIKE, MAYBE], [RAID, STRIKE, MAYBE])
    assert {verdict.outcome for verdict in score.verdicts} == {Outcome.RIGHT}
    assert score.count(Outcome.RIGHT, *SLOTS) == 5


def test_a_filler_needs_a_name() -> None:
    with pytest.raises(ValueError, match="needs a name"):
        Filler(names=())
