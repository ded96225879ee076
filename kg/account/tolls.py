"""How many: the counts of an event brought to low, best and high, with nothing added up and nothing counted twice.

The counts of one measure on one event are a whole with its parts, or what different voices say. Parts are left to their whole. Of one
voice the largest count stands, since each counts some of the same people. Between voices ``low`` is the lowest and ``high`` the highest
of what is said, and ``best`` the lowest of their figures; a bound that one of them leaves open stays open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.account.quantities import StatedQuantity
from kg.account.status import is_factual

__all__ = ["Toll", "split", "toll"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """``low``, ``best`` and ``high`` of one measure, None where not told; ``count`` is the one whose figure ``best`` is."""

    low: int | None = None
    best: int | None = None
    high: int | None = None
    count: StatedQuantity | None = None


def toll(counts: Iterable[StatedQuantity], measure: str, *, everything: bool = False) -> Toll:
    """Bring the counts of a measure together; those that are no fact only with ``everything``."""
    told = [c for c in counts if c.measure == measure and c.size >= 0 and (everything or is_factual(c.status))]
    there = {count.iri for count in told}
    voices: dict[tuple[str, ...], StatedQuantity] = {}
    for count in sorted(told, key=lambda c: (-c.size, c.iri)):
        if count.whole not in there:
            voices.setdefault(count.sources, count)
    chosen = list(voices.values())
    least = min((c for c in chosen if c.best is not None), key=lambda c: (c.size, c.iri), default=None)
    low, high = _end(min, [c.low for c in chosen]), _end(max, [c.high for c in chosen])
    return Toll(low=low, best=least.best if least else None, high=high, count=least)


def split(whole: StatedQuantity, counts: Iterable[StatedQuantity], bucket_of: Callable[[StatedQuantity], str]) -> dict[str, int]:
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
