"""What an event's counts say: of whom, between which bounds, by whose word, and which of them is part of another."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from kg.account.facts import amount
from kg.account.teller import Teller
from kg.ontology.terms import CK, CKC

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


def tallies_of(teller: Teller, event: str) -> tuple[Tally, ...]:
    """Return the counts of an event's casualties, what is no part of another first."""
    made = [_tally(teller, item) for item in teller.said.all(event, CK + "casualties")]
    return tuple(sorted(made, key=lambda t: (t.part, t.what, t.of, t.text, t.status)))


def _tally(teller: Teller, item: str) -> Tally:
    said = teller.said
    value, least, most = (said.one(item, CK + name) for name in ("value", "min", "max"))
    told = teller.fact(item, "number", amount(value, least, most))
    return Tally(
        what=said.label(said.one(item, CK + "measure") or CKC + "quantity"),
        of=", ".join(said.label(whom) for whom in said.all(item, CK + "of")),
        low=_whole(least),
        high=_whole(most),
        text=told.text,
        status=told.status,
        sources=told.sources,
        part=bool(said.all(item, CK + "breakdownOf")),
    )


def _whole(text: str | None) -> int | None:
    try:
        return int(Decimal(text)) if text is not None else None
    except (InvalidOperation, ValueError, OverflowError):
        return None
