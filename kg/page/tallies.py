"""What an event's counts say: of whom, between which bounds, by whose word, and which of them is part of another."""

from __future__ import annotations

from dataclasses import dataclass

from kg.account.quantities import StatedQuantity, casualties_of
from kg.account.statements import Statements

__all__ = ["Tally", "tallies_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """One count: ``what`` ("killed"), ``of`` whom, inclusive bounds ``low`` and ``high``, in words, and if it breaks down another."""

    what: str
    of: str
    low: int | None
    high: int | None
    text: str
    status: str
    sources: tuple[str, ...]
    part: bool


def tallies_of(said: Statements, event: str) -> tuple[Tally, ...]:
    """Return the counts of an event's casualties, what is no part of another first."""
    made = [_tally(said, count) for count in casualties_of(said, event)]
    return tuple(sorted(made, key=lambda t: (t.part, t.what, t.of, t.text, t.status)))


def _tally(said: Statements, count: StatedQuantity) -> Tally:
    return Tally(
        what=count.measure_label,
        of=", ".join(said.label(whom) for whom in count.of),
        low=count.low,
        high=count.high,
        text=count.words,
        status=count.status,
        sources=count.sources,
        part=count.whole is not None,
    )
