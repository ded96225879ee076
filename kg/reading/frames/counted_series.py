"""Series: events counted as a whole and then told part by part, "conducted 12 strikes. Near Homs, five strikes ..."."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.reading.findings.filled import Trigger
from kg.reading.findings.found import NumberExpression, TimeExpression

__all__ = ["series_in"]


_FAR = 200  # counts between a whole and its last part


class _Count(NamedTuple):
    head: int
    number: int
    unit: str


def series_in(
    quantities: Sequence[NumberExpression], times: Sequence[TimeExpression], heads: Mapping[int, Trigger]
) -> Iterator[tuple[int, int]]:
    """Yield the heads of part and whole, the wholes first.

    The counts of the parts must make up the whole's, one after the other, and no other time may stand among them.
    """
    counts = list(_counts(quantities, heads))
    dated = {head for head, trigger in heads.items() if trigger.of("ck:time")}
    begins, end = sorted(t.begin for t in times), max(heads, default=0) + 1
    for at, whole in enumerate(counts):
        if whole.head in dated and whole.number > 1:
            after = bisect_right(begins, whole.head)
            limit = begins[after] if after < len(begins) else end
            later = counts[at + 1 : at + 1 + _FAR]
            yield from _parts(whole, [c for c in later if c.unit == whole.unit and c.head < limit])


def _counts(quantities: Sequence[NumberExpression], heads: Mapping[int, Trigger]) -> Iterator[_Count]:
    """The triggers that are counted exactly, in reading order."""
    for quantity in quantities:
        value, noun = quantity.value, quantity.noun
        if noun is None or noun not in heads or value is None:
            continue
        if quantity.is_exact and value == value.to_integral_value():
            yield _Count(noun, int(value), quantity.unit)


def _parts(whole: _Count, later: Sequence[_Count]) -> Iterator[tuple[int, int]]:
    """Fill the whole with the counts after it, then each part in turn; what does not add up ends the series."""
    open_counts, left = deque([whole]), deque(later)
    while open_counts and left:
        top = open_counts.popleft()
        parts: list[_Count] = []
        while left and sum(p.number for p in parts) < top.number:
            parts.append(left.popleft())
        if len(parts) < 2 or sum(p.number for p in parts) != top.number:
            return
        yield from ((p.head, top.head) for p in parts)
        open_counts.extend(p for p in parts if p.number > 1)
