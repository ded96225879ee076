"""Number expressions with their bound words ("more than $1 million per day", "between 20 and 30"), as values before they are judged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from kg.reading.english.connectives import AND, BOTH, RANGE_LINKS
from kg.reading.english.determiners import A_OR_THE, ANOTHER, INDEFINITE_ARTICLES, ONE, A
from kg.reading.english.measures import (
    BOUNDS_AFTER,
    BOUNDS_BEFORE,
    CENT,
    CURRENCIES,
    PERCENT,
    PERIODS,
    QUALIFYING_UNITS,
    SYMBOLS,
    TIME_UNITS,
    UNITS_OF,
)
from kg.reading.english.negation import NO_OR_NONE, NONE
from kg.reading.english.numerals import (
    COUPLE,
    HALF,
    HYPHENS,
    NUMBER_WORDS,
    PLURAL_OF_TEN,
    SCORE,
    VAGUE_WORDS,
    Numeral,
    fraction_at,
    numeral_at,
    vague_at,
)
from kg.reading.english.prepositions import OF, OF_COURSE_OR_PLACE, OPENING_RANGE, PER
from kg.reading.english.quantifiers import NUMBER, PAIR, POINT, RATE_LEADS, SOME, UNTOLD

__all__ = ["Expression", "bounds", "expression_at", "may_begin"]

_DASHES = (*HYPHENS, "–", "—")
_RANGE = re.compile(r"(\d[\d,]*)[–—-](\d[\d,]*)")
# by its first word, how many words the longest phrase of a bound has
_LONGEST_BOUND = {first: max(len(words) for words in BOUNDS_BEFORE if words[0] == first) for first, *_ in BOUNDS_BEFORE}
# every word with which a number itself may begin by some rule of this file or of `numerals`
_NUMBER_STARTS = NUMBER_WORDS | VAGUE_WORDS | frozenset(SYMBOLS)
_NUMBER_STARTS |= {*INDEFINITE_ARTICLES, ANOTHER, *OPENING_RANGE, HALF, *NO_OR_NONE, SOME, PLURAL_OF_TEN, BOTH}
_QUALIFIERS = [[word] for word in QUALIFYING_UNITS]


@dataclass(frozen=True, slots=True, kw_only=True)
class Expression:
    """Tokens ``begin:end``, of which ``core:`` is the number itself; ``bound`` is exact, min, more, max, less, about, range or vague.

    ``low`` is the lower end of a range, or the least of a vague number, which has no ``value``; an ``is_pronoun`` counts nothing after it.
    """

    begin: int
    core: int
    end: int
    bound: str
    value: Decimal | None = None
    low: Decimal | None = None
    label: str = "number"
    unit: str = ""
    needs_people: bool = False
    is_pronoun: bool = False


def bounds(found: Expression) -> dict[str, Decimal | None]:
    """Give ``value``, ``min`` and ``max`` of an expression.

    "more than 30" of what comes in ones is at least 31; of money, shares and measures the bound is the number itself.
    """
    n, is_share = found.value, found.label == "fraction"
    step = Decimal(1) if found.label == "number" and n is not None and n == n.to_integral_value() else Decimal(0)
    low, high = {
        "exact": (None, None) if is_share else (n, n),
        "min": (n, None),
        "more": (n + step if n is not None else None, None),
        "max": (None, n),
        "less": (None, n - step if n is not None else None),
        "about": (None, None),
        "range": (found.low, n),
        "vague": (found.low, None),
    }[found.bound]
    return {"value": None if found.bound in ("range", "vague") else n, "min": low, "max": high}


@lru_cache(maxsize=65536)
def may_begin(word: str) -> bool:
    """Whether an expression may begin with the word: what is neither listed nor has a digit is not worth asking each rule."""
    return word in _LONGEST_BOUND or _may_begin_number(word)


def _may_begin_number(word: str) -> bool:
    """Whether an expression without a bound may begin with the word."""
    return word in _NUMBER_STARTS or any(c.isdigit() for c in word)


def expression_at(words: Sequence[str], at: int) -> Expression | None:
    """Read the expression whose bound words or number begin at ``at``."""
    if not may_begin(words[at]):
        return None
    spoken = _number_of_at(words, at) or _between_at(words, at)
    if spoken:
        return spoken
    for length in range(_LONGEST_BOUND.get(words[at], 0), 0, -1):
        bound = BOUNDS_BEFORE.get(tuple(words[at : at + length]))
        if bound:
            core = _core_at(words, at + length)
            if core and core.core == at + length and _is_bound_of(words, at, core):
                return _bounded(replace(core, begin=at), bound)
    if not _may_begin_number(words[at]):
        return None
    return _core_at(words, at) or _none_at(words, at) or _some_at(words, at) or _another_at(words, at) or _both_at(words, at)


def _is_bound_of(words: Sequence[str], at: int, core: Expression) -> bool:
    """Refuse "over two days", "around 10 am", "under three presidents", "about one of us" said of a course of time or a place."""
    is_time = core.label == "other" and core.unit in set(TIME_UNITS.values())
    return not (is_time and words[at] in OF_COURSE_OR_PLACE)


def _bounded(core: Expression, bound: str) -> Expression:
    if core.bound in ("exact", "about"):
        return replace(core, bound=bound)
    if core.bound == "min" and bound in ("about", "more", "min"):
        return core
    if core.bound == "vague" and bound in ("max", "less"):
        return replace(core, bound="about")
    return core


def _core_at(words: Sequence[str], at: int) -> Expression | None:
    symbol = SYMBOLS.get(words[at] if at < len(words) else "")
    start = at + (symbol is not None)
    joined = _joined_range(words, start, symbol)
    if joined:
        return replace(_measured(words, joined, symbol), begin=at, core=at)
    first = numeral_at(words, start, is_money=symbol is not None)
    share = fraction_at(words, start)
    if share and not symbol and (first is None or share.end > first.end):
        return _after(
            words, Expression(begin=at, core=at, end=share.end, bound="exact", value=share.value, label="fraction", unit="fraction")
        )
    if first is None:
        return None if symbol else _vague(words, at)
    ranged = _range_from(words, start, first, is_money=symbol is not None)
    base = ranged or Expression(begin=at, core=at, end=first.end, bound="exact", value=first.value)
    return _after(words, replace(_measured(words, base, symbol), begin=at, core=at))


def _vague(words: Sequence[str], at: int) -> Expression | None:
    couple = [w for w in words[at : at + 4] if w not in A_OR_THE][:2]
    found = vague_at(words, at)
    if found is None and words[at : at + 1] == [A] and couple in ([COUPLE, OF], [PAIR, OF]):
        return Expression(begin=at, core=at, end=at + 2, bound="exact", value=Decimal(2))
    if not found:
        return None
    is_score = words[found.end - 1] == SCORE
    return _measured(words, Expression(begin=at, core=at, end=found.end, bound="vague", low=found.value, needs_people=is_score), None)


def _joined_range(words: Sequence[str], at: int, symbol: str | None) -> Expression | None:
    match = _RANGE.fullmatch(words[at]) if at < len(words) else None
    low, high = (numeral_at([part], 0) for part in match.groups()) if match else (None, None)
    return _ranged(at, low, Numeral(high.value, at + 1), is_money=bool(symbol)) if low and high else None


def _range_from(words: Sequence[str], at: int, first: Numeral, *, is_money: bool) -> Expression | None:
    joint = words[first.end] if first.end < len(words) else ""
    if joint not in (*RANGE_LINKS, *_DASHES):
        return None
    start = first.end + 1 + (words[first.end + 1 : first.end + 2] == ["$"])
    second = numeral_at(words, start, is_money=is_money)
    return _ranged(at, first, second, is_money=is_money) if second else None


def _ranged(at: int, low: Numeral, high: Numeral, *, is_money: bool) -> Expression | None:
    """Make a range; "2 to 3 million" scales both ends."""
    least = low.value
    if high.value >= 1000 and least < 100:
        while least * 1000 < high.value and high.value / least >= 1000:
            least *= 1000
    if not 0 < least < high.value:
        return None
    return Expression(begin=at, core=at, end=high.end, bound="range", low=least, value=high.value)


def _between_at(words: Sequence[str], at: int) -> Expression | None:
    if words[at] not in OPENING_RANGE:
        return None
    start = at + 1 + (words[at + 1 : at + 2] == ["$"])
    low = numeral_at(words, start, is_money=start > at + 1)
    if low is None or words[low.end : low.end + 1] != [AND]:
        return None
    second = low.end + 1 + (words[low.end + 1 : low.end + 2] == ["$"])
    high = numeral_at(words, second)
    ranged = _ranged(at, low, high, is_money=False) if high else None
    symbol = SYMBOLS.get(words[at + 1]) if ranged else None
    return replace(_measured(words, ranged, symbol), begin=at, core=at + 1) if ranged else None


def _measured(words: Sequence[str], found: Expression, symbol: str | None) -> Expression:
    """Take in the unit after the number: percent, currency, measure."""
    place = found.end + (found.end < len(words) and words[found.end] in HYPHENS)
    place += words[place : place + 1] in _QUALIFIERS
    word = words[place] if place < len(words) else ""
    if symbol or word in CURRENCIES:
        end = found.end if symbol else place + 1
        return _per(words, replace(found, end=end, label="money", unit=symbol or CURRENCIES[word]))
    if word in PERCENT or words[place : place + 2] == [PER, CENT]:
        end = place + 1 + (word == PER)
        if words[end : end + 1] in ([POINT], [f"{POINT}s"]):
            return replace(found, end=end + 1, label="other", unit="point")
        if max(found.value or 0, found.low or 0) > 100:
            return replace(found, end=end, label="other", unit="percent")
        shares = {k: v / 100 if v is not None else None for k, v in (("value", found.value), ("low", found.low))}
        return replace(found, end=end, label="fraction", unit="fraction", value=shares["value"], low=shares["low"])
    unit = UNITS_OF.get(word) or TIME_UNITS.get(word)
    return replace(found, end=place + 1, label="other", unit=unit) if unit else found


def _per(words: Sequence[str], found: Expression) -> Expression:
    """Take in "per day", "a month", "daily" after a sum of money."""
    for skip in (1, 0):
        period = PERIODS.get(words[found.end + skip] if found.end + skip < len(words) else "")
        lead = words[found.end] if found.end < len(words) else ""
        if period and (lead in RATE_LEADS if skip else lead.endswith("ly")):
            return replace(found, end=found.end + skip + 1, unit=f"{found.unit}/{period}")
    return found


def _after(words: Sequence[str], found: Expression) -> Expression:
    """Take in bound words after the number: "30 or more", "20-odd"."""
    for phrase, bound in BOUNDS_AFTER.items():
        if tuple(words[found.end : found.end + len(phrase)]) == phrase and found.bound == "exact":
            return replace(found, end=found.end + len(phrase), bound=bound)
    return found


def _number_of_at(words: Sequence[str], at: int) -> Expression | None:
    """Read "a number (of)", "an unspecified number (of)": at least one."""
    if words[at] not in INDEFINITE_ARTICLES:
        return None
    end = at + 1
    while end < min(len(words), at + 5) and words[end] in UNTOLD:
        end += 1
    if words[end : end + 2] != [NUMBER, OF]:
        return None
    return Expression(begin=at, core=at, end=end + 1, bound="vague", low=Decimal(1), needs_people=end == at + 1)


def _none_at(words: Sequence[str], at: int) -> Expression | None:
    if words[at] not in NO_OR_NONE:
        return None
    if words[at] == NONE and words[at + 1 : at + 2] != [OF]:
        return None
    return Expression(begin=at, core=at, end=at + 1, bound="exact", value=Decimal(0), needs_people=True)


def _some_at(words: Sequence[str], at: int) -> Expression | None:
    """Read "some of whom", "some civilians": at least one."""
    if words[at] != SOME:
        return None
    return Expression(begin=at, core=at, end=at + 1, bound="vague", low=Decimal(1), needs_people=True)


def _both_at(words: Sequence[str], at: int) -> Expression | None:
    """Read "both" for two: "killing both", "both hostages"; not before two that are named, "both soldiers and rebels"."""
    if words[at] != BOTH or AND in words[at + 1 : at + 4]:
        return None
    return Expression(begin=at, core=at, end=at + 1, bound="exact", value=Decimal(2))


def _another_at(words: Sequence[str], at: int) -> Expression | None:
    """Read "another" for one more: "two were killed and another was wounded"; not beside "one"."""
    if words[at] != ANOTHER or ONE in (*words[max(0, at - 2) : at], *words[at + 1 : at + 2]):
        return None
    return Expression(begin=at, core=at, end=at + 1, bound="exact", value=Decimal(1), is_pronoun=True)
