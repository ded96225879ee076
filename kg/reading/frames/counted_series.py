"""Series: events counted as a whole and then told part by part.

"Conducted 12 strikes. Near Homs, five strikes ...": a series is a whole of an exact number and the
two or more counts after it that add up to it (`summands`). Here the parts get the whole's time;
what else they have from it is given by `kg.reading.events.breakdown`, once there are events.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple, TypeVar

from kg.reading.findings.filled import Trigger
from kg.reading.findings.found import NumberExpression, TimeExpression

__all__ = ["FAR", "exact_count", "series_in", "summands"]

FAR = 200
"""Counts between a whole and its last part, at most."""

_Part = TypeVar("_Part")


def exact_count(quantity: NumberExpression) -> Decimal | None:
    """Return how many a number counts; None if inexactly: "about three strikes", "2.2 a day"."""
    value = quantity.value
    if value is None or not quantity.is_exact or value != value.to_integral_value():
        return None
    return value


def summands(total: Decimal, counts: Iterable[tuple[_Part, Decimal]]) -> list[_Part]:
    """Return the parts, two or more from the first on, whose counts add up to the total, if any.

    No more of ``counts`` is taken than reaches the total.

    >>> summands(Decimal(5), [("Mosul", Decimal(3)), ("Sinjar", Decimal(2)), ("Homs", Decimal(4))])
    ['Mosul', 'Sinjar']
    >>> summands(Decimal(6), [("Mosul", Decimal(3)), ("Sinjar", Decimal(4))])
    []
    """
    parts, left = [], total
    for part, count in counts:
        parts.append(part)
        left -= count
        if left <= 0:
            break
    return parts if left == 0 and len(parts) > 1 else []


class _Count(NamedTuple):
    head: int
    number: Decimal
    unit: str


def series_in(
    quantities: Sequence[NumberExpression],
    times: Sequence[TimeExpression],
    heads: Mapping[int, Trigger],
) -> Iterator[tuple[int, int]]:
    """Yield the heads of part and whole, the wholes first.

    The counts of the parts must make up the whole's, and no other time may stand among them.
    """
    counts = list(_counts(quantities, heads))
    dated = {head for head, trigger in heads.items() if trigger.of("ck:time")}
    begins, end = sorted(t.begin for t in times), max(heads, default=0) + 1
    for at, whole in enumerate(counts):
        if whole.head in dated and whole.number > 1:
            after = bisect_right(begins, whole.head)
            limit = begins[after] if after < len(begins) else end
            later = counts[at + 1 : at + 1 + FAR]
            yield from _parts(whole, [c for c in later if c.unit == whole.unit and c.head < limit])


def _counts(
    quantities: Iterable[NumberExpression],
    heads: Container[int],
) -> Iterator[_Count]:
    """The triggers that are counted exactly, in reading order."""
    for quantity in quantities:
        number = exact_count(quantity)
        if quantity.noun is not None and quantity.noun in heads and number is not None:
            yield _Count(quantity.noun, number, quantity.unit)


def _parts(whole: _Count, later: Sequence[_Count]) -> Iterator[tuple[int, int]]:
    """Fill the whole with the counts after it, then each part in turn, as long as they add up."""
    open_counts, left = deque([whole]), ((count, count.number) for count in later)
    while open_counts:
        top = open_counts.popleft()
        parts = summands(top.number, left)
        if not parts:
            return
        yield from ((part.head, top.head) for part in parts)
        open_counts.extend(part for part in parts if part.number > 1)
