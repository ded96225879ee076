"""How many: the counts of an event brought to low, best and high, with nothing added up and nothing counted twice.

The counts of one measure on one event are a whole with its parts, or what different voices say. Parts are left to their whole. Of one
voice the largest count stands, since each counts some of the same people. Between voices ``low`` is the lowest and ``high`` the highest
of what is said, and ``best`` the lowest of their figures; a bound that one of them leaves open stays open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from kg.account.facts import is_factual
from kg.account.statements import Statements
from kg.ontology.terms import CK, CKC, RDFS

__all__ = ["Count", "Toll", "counts_of", "split", "toll"]

_MOST = 10**10  # more people there are not; a larger figure is broken data


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A stated number of people: ``low`` and ``high`` are inclusive bounds, None where open; ``whole`` is the count that it is part of."""

    iri: str
    measure: str
    of: tuple[str, ...]
    value: int | None
    low: int | None
    high: int | None
    status: str
    sources: tuple[str, ...]
    whole: str | None
    words: str

    @property
    def best(self) -> int | None:
        """The figure that is said; where only a bound is ("dozens"), there is none.

        >>> said = dict(iri="", measure="killed", of=(), status="asserted", sources=(), whole=None, words="more than 40")
        >>> Count(value=40, low=41, high=None, **said).best, Count(value=None, low=24, high=None, **said).best
        (41, None)
        """
        return None if self.value is None else max(self.value, self.low or 0)

    @property
    def size(self) -> int:
        """How many people it speaks of at least, to compare counts by."""
        return next((figure for figure in (self.best, self.low, self.high) if figure is not None), -1)

    @property
    def said(self) -> str:
        """The count in words, with its source, its status where it is no fact, and its being a part."""
        notes = [*self.sources, *([] if is_factual(self.status) else [self.status]), *(["a part"] if self.whole else [])]
        return f"{self.words} ({', '.join(notes)})" if notes else self.words


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """``low``, ``best`` and ``high`` of one measure, None where not told; ``count`` is the one whose figure ``best`` is."""

    low: int | None = None
    best: int | None = None
    high: int | None = None
    count: Count | None = None


def counts_of(said: Statements, event: str) -> Iterator[Count]:
    """Yield the counts of people of an event; shares and sums of money are none."""
    for iri in said.all(event, CK + "casualties"):
        if said.one(iri, CK + "unit") in (None, "person"):
            yield Count(
                iri=iri,
                measure=(said.one(iri, CK + "measure") or "").removeprefix(CKC),
                of=said.all(iri, CK + "of"),
                value=_whole_number(said.one(iri, CK + "value")),
                low=_whole_number(said.one(iri, CK + "min")),
                high=_whole_number(said.one(iri, CK + "max")),
                status=(said.one(iri, CK + "status") or "").removeprefix(CKC),
                sources=tuple(said.label(source) for source in said.all(iri, CK + "attributedTo")),
                whole=said.one(iri, CK + "breakdownOf"),
                words=said.one(iri, RDFS + "label") or said.label(iri),
            )


def toll(counts: Iterable[Count], measure: str, *, everything: bool = False) -> Toll:
    """Bring the counts of a measure together; those that are no fact only with ``everything``."""
    told = [c for c in counts if c.measure == measure and c.size >= 0 and (everything or is_factual(c.status))]
    there = {count.iri for count in told}
    voices: dict[tuple[str, ...], Count] = {}
    for count in sorted(told, key=lambda c: (-c.size, c.iri)):
        if count.whole not in there:
            voices.setdefault(count.sources, count)
    chosen = list(voices.values())
    least = min((c for c in chosen if c.best is not None), key=lambda c: (c.size, c.iri), default=None)
    low, high = _end(min, [c.low for c in chosen]), _end(max, [c.high for c in chosen])
    return Toll(low=low, best=least.best if least else None, high=high, count=least)


def split(whole: Count, counts: Iterable[Count], bucket_of: Callable[[Count], str]) -> dict[str, int]:
    """Divide a count by whom it counts, as far as that is told; what is not goes under the empty name.

    Parts of one kind may count the same people, so that they are added only if all parts make up the whole.
    """
    best = whole.best or 0
    if name := bucket_of(whole):
        return {name: best, "": 0}
    parts = [c for c in counts if c.whole == whole.iri and c.measure == whole.measure and c.best is not None]
    found: dict[str, int] = {}
    is_all = sum(part.best or 0 for part in parts) == best
    for part in parts:
        name = bucket_of(part)
        found[name] = found.get(name, 0) + (part.best or 0) if is_all else max(found.get(name, 0), part.best or 0)
    found.pop("", None)
    rest = best - sum(found.values())
    return {**found, "": rest} if rest >= 0 else {"": best}


def _end(choose: Callable[[list[int]], int], bounds: list[int | None]) -> int | None:
    known = [bound for bound in bounds if bound is not None]
    return choose(known) if known and len(known) == len(bounds) else None


def _whole_number(value: str | None) -> int | None:
    try:
        number = Decimal(value or "NaN")
    except InvalidOperation:
        return None
    return int(number) if number.is_finite() and 0 <= number <= _MOST and number == number.to_integral_value() else None
