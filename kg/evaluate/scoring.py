"""Gold frames against told ones, article by article, as a list of verdicts: every count and every error is read off these.

Each told event is given to the gold event with which it shares most; several may describe one, and their fillers are pooled. It
has to share two things, one of them a filler (the kind may be the other); else it is spurious, and its fillers are false. A
perpetrator or target that gold lacks is always false; a place, date, weapon or source only where the gold event names one, since
gold need not be complete there. What gold calls optional counts neither way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from kg.evaluate.format import COUNT_SLOTS, SLOTS, TEXT_SLOTS
from kg.evaluate.frames import Filler, Frame

__all__ = ["ABOUT_BOUNDS", "DocumentScore", "Outcome", "Verdict", "align", "score_document"]

_ALWAYS_COUNTED = frozenset({"perp", "target"})


class Outcome(StrEnum):
    """What becomes of something that is wanted or told."""

    RIGHT = "right"
    FALSE = "false"
    MISSED = "missed"


ABOUT_BOUNDS = ("exact bound", "other bound")
"""What a verdict on a count's bound is about: that of gold's exact counts, and that of all others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What becomes of one thing: ``about`` is a slot, "event", "kind", "exact bound" or "other bound".

    ``words`` are what is right, false or missed, ``wanted`` what gold has in that place.
    ``events`` are the told events that it concerns; ``is_part`` marks the fillers of an event that is itself missed or spurious.
    """

    about: str
    outcome: Outcome
    words: str
    wanted: str = ""
    events: tuple[Frame, ...] = ()
    is_part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentScore:
    """One article's verdicts, and each told event with the number of its gold event, None where it is spurious."""

    doc_id: str
    verdicts: tuple[Verdict, ...]
    aligned: tuple[tuple[Frame, int | None], ...]

    def count(self, outcome: Outcome, *about: str) -> int:
        """How many verdicts on these things have this outcome."""
        return sum(verdict.outcome is outcome and verdict.about in about for verdict in self.verdicts)


def align(golds: Sequence[Frame], told: Iterable[Frame]) -> tuple[tuple[Frame, int | None], ...]:
    """Give each told event the number of the gold event that it shares most with, the kind being worth one filler."""
    return tuple((frame, _nearest(golds, frame)) for frame in told)


def _nearest(golds: Sequence[Frame], frame: Frame) -> int | None:
    best: tuple[int, int] = (0, 0)
    number = None
    for i, gold in enumerate(golds):
        shared = gold.shared_with(frame)
        worth = (shared + bool(gold.kinds & frame.kinds), shared)
        if worth > best:
            best, number = worth, i
    return number if best[0] >= 2 and best[1] >= 1 else None


def score_document(doc_id: str, golds: Sequence[Frame], told: Iterable[Frame]) -> DocumentScore:
    """Hold what graphs tell of one article against its gold."""
    aligned = align(golds, told)
    verdicts = [verdict for frame, number in aligned if number is None for verdict in _spurious(frame)]
    for number, gold in enumerate(golds):
        mine = tuple(frame for frame, given in aligned if given == number)
        if not gold.is_optional:
            verdicts += _needed(gold, mine)
    return DocumentScore(doc_id=doc_id, verdicts=tuple(verdicts), aligned=aligned)


def _spurious(frame: Frame) -> Iterator[Verdict]:
    yield Verdict(about="event", outcome=Outcome.FALSE, words=str(frame), events=(frame,))
    for slot in SLOTS:
        for value in (*frame.fillers.get(slot, ()), *frame.counts.get(slot, ())):
            yield Verdict(about=slot, outcome=Outcome.FALSE, words=str(value), events=(frame,), is_part=True)


def _needed(gold: Frame, mine: tuple[Frame, ...]) -> Iterator[Verdict]:
    yield Verdict(about="event", outcome=_right_if(bool(mine)), words=str(gold), events=mine)
    kinds = frozenset[str]().union(*(frame.kinds for frame in mine))
    told = ", ".join(dict.fromkeys(kind for frame in mine for kind in frame.classes))
    yield Verdict(
        about="kind",
        outcome=_right_if(bool(kinds & gold.kinds)),
        words=told,
        wanted=", ".join(sorted(gold.kinds)),
        events=mine,
        is_part=not mine,
    )
    for slot in TEXT_SLOTS:
        yield from _fillers(slot, gold, mine)
    for slot in COUNT_SLOTS:
        yield from _counts(slot, gold, mine)


def _right_if(is_right: bool) -> Outcome:  # noqa: FBT001
    return Outcome.RIGHT if is_right else Outcome.MISSED


def _fillers(slot: str, gold: Frame, mine: tuple[Frame, ...]) -> Iterator[Verdict]:
    wanted = gold.fillers.get(slot, ())
    pool = [(filler, frame) for frame in mine for filler in frame.fillers.get(slot, ())]
    for filler in wanted:
        if not filler.is_optional:
            outcome = _right_if(any(filler.fits(told) for told, _ in pool))
            yield Verdict(about=slot, outcome=outcome, words=str(filler), events=mine, is_part=not mine)
    if not wanted and slot not in _ALWAYS_COUNTED:
        return
    false: dict[tuple[str, ...], list[tuple[Filler, Frame]]] = {}
    for told, frame in pool:
        if not any(filler.fits(told) for filler in wanted):
            false.setdefault(told.key, []).append((told, frame))
    for same in false.values():
        yield Verdict(
            about=slot,
            outcome=Outcome.FALSE,
            words=str(same[0][0]),
            wanted="; ".join(map(str, wanted)),
            events=tuple(frame for _, frame in same),
        )


def _counts(slot: str, gold: Frame, mine: tuple[Frame, ...]) -> Iterator[Verdict]:
    wanted = gold.counts.get(slot, ())
    pool = [(count, frame) for frame in mine for count in frame.counts.get(slot, ())]
    for count in wanted:
        same = [told for told, _ in pool if told.value == count.value]
        yield Verdict(about=slot, outcome=_right_if(bool(same)), words=str(count), events=mine, is_part=not mine)
        if same:
            bounds = ", ".join(dict.fromkeys(told.bound for told in same))
            about = ABOUT_BOUNDS[0] if count.bound == "exact" else ABOUT_BOUNDS[1]
            words = f"{slot} {count.value} {bounds}"
            yield Verdict(about=about, outcome=_right_if(count in same), words=words, wanted=count.bound, events=mine)
    for value in dict.fromkeys(told.value for told, _ in pool):
        if all(value != count.value for count in wanted):
            events = tuple(frame for told, frame in pool if told.value == value)
            yield Verdict(about=slot, outcome=Outcome.FALSE, words=str(value), wanted="; ".join(map(str, wanted)), events=events)
