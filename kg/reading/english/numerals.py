"""English numerals in words and digits: "one hundred and twenty", "500,000", "1.2 million", "two dozen", "hundreds of thousands".

Functions here take lower-case token texts, so that they know no library; a joining hyphen is a token of its own ("twenty", "-", "two").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from kg.reading.english.connectives import AND
from kg.reading.english.determiners import INDEFINITE_ARTICLES, ONE, A
from kg.reading.english.prepositions import OF
from kg.reading.english.word_lists import listed

__all__ = [
    "COUPLE",
    "DENOMINATORS",
    "DOZEN",
    "HALF",
    "HALVES",
    "HUNDRED",
    "HYPHENS",
    "NUMBER_WORDS",
    "ORDINALS",
    "PLURAL_COUNTS",
    "SCALES",
    "SCORE",
    "TENS",
    "UNITS",
    "VAGUE_COUNTS",
    "VAGUE_WORDS",
    "Numeral",
    "fraction_at",
    "numeral_at",
    "parse_number",
    "vague_at",
]

HALF, HALVES, DOZEN, HUNDRED, PLURAL_OF_TEN = listed("half halves dozen hundred tens")
_TO_NINETEEN = listed(
    "two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
)
UNITS = {word: n for n, word in enumerate(["zero", ONE, *_TO_NINETEEN])}
"""The numbers below twenty."""
TENS = {word: 10 * n for n, word in enumerate(listed("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)}
"""The tens from twenty on."""
_TO_TWENTIETH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth "
    "seventeenth eighteenth nineteenth twentieth"
)
ORDINALS = {word: n for n, word in enumerate(listed(_TO_TWENTIETH), start=1)}
"""The ordinals up to the twentieth."""
SCALES = {"thousand": 10**3, "lakh": 10**5, "million": 10**6, "crore": 10**7, "billion": 10**9, "trillion": 10**12}
_ABBREVIATIONS = {"k": 10**3, "mn": 10**6, "mln": 10**6, "m": 10**6, "bn": 10**9, "tn": 10**12}
HYPHENS = ("-", "‐", "‑")
_DIGITS = re.compile(r"(\d{1,3}(?:,\d{2})*,\d{3}|\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(k|mn|mln|bn|tn)?")
_FIRST_GROUP, _GROUP = re.compile(r"[1-9]\d{0,2}"), re.compile(r"\d{3}")
_LONGEST = 18  # characters of a number that counts something
FEW = "few"
VAGUE_COUNTS = {"several": 3, FEW: 2, "multiple": 2}
"""Words that count several, with the least that they mean."""
SCORE, SCORES, COUPLE = listed("score scores couple")
PLURAL_COUNTS = {"dozens": 24, SCORES: 40, "hundreds": 200, "thousands": 2000, "millions": 2_000_000, "billions": 2_000_000_000}
"""Plurals of numbers, with the least that they mean."""
VAGUE_WORDS = frozenset([*VAGUE_COUNTS, *PLURAL_COUNTS])
"""All words that count vaguely."""
DENOMINATORS = {HALF: 2, "quarter": 4} | {word: n for word, n in ORDINALS.items() if 3 <= n <= 10}
"""Words for equal parts, by how many make the whole."""
NUMBER_WORDS = frozenset([*UNITS, *TENS, *SCALES, HUNDRED, DOZEN])
"""All words of which exact numbers are made."""


class Numeral(NamedTuple):
    """Tokens up to ``end`` say ``value``; of a vague one ("dozens") it is the least that the words allow."""

    value: Decimal
    end: int


def parse_number(text: str) -> Decimal | None:
    """Read a text that is one numeral, or give nothing.

    >>> [parse_number(t) for t in ("one hundred and twenty", "twenty-two", "13,000", "1.2 million", "two dozen", "brigade")]
    [Decimal('120'), Decimal('22'), Decimal('13000'), Decimal('1200000'), Decimal('24'), None]
    """
    words = re.findall(r"[^\W_]+(?:[.,]\d+)*|-", text.lower())
    found = numeral_at(words, 0)
    return found.value if found and found.end == len(words) else None


def numeral_at(words: Sequence[str], at: int, *, is_money: bool = False) -> Numeral | None:
    """Read the longest numeral that begins at ``at``; ``is_money`` lets "m" stand for million ("$5 m")."""
    return _dozens_at(words, at) or _half_at(words, at) or _digits_at(words, at, is_money=is_money) or _words_at(words, at)


def vague_at(words: Sequence[str], at: int) -> Numeral | None:
    """Read "dozens", "tens of thousands", "several hundred", "a couple of dozen", "a score of": the value is the lower bound.

    >>> vague_at("tens of thousands of people".split(), 0)
    Numeral(value=Decimal('20000'), end=3)
    """
    if _word(words, at) == A and _word(words, at + 2) == OF:
        scale = _scale_at(words, at + 3)
        if _word(words, at + 1) == COUPLE:
            return Numeral(2 * scale.value, scale.end) if scale else None
        if _word(words, at + 1) == SCORE:
            return Numeral(Decimal(20), at + 2)
    is_few = _word(words, at) == A and _word(words, at + 1) == FEW
    start = at + is_few
    if (is_few or _word(words, at) != FEW) and (times := VAGUE_COUNTS.get(_word(words, start))) is not None:
        scale = _scale_at(words, start + 1) or Numeral(Decimal(1), start + 1)
        return Numeral(times * scale.value, scale.end)
    first = 20 if _word(words, at) == PLURAL_OF_TEN else PLURAL_COUNTS.get(_word(words, at))
    if first is None:
        return None
    second = PLURAL_COUNTS.get(_word(words, at + 2)) if _word(words, at + 1) == OF else None
    if second is not None:
        return Numeral(Decimal(first * second // 2), at + 3)
    return Numeral(Decimal(first), at + 1) if _word(words, at) != PLURAL_OF_TEN else None


def fraction_at(words: Sequence[str], at: int) -> Numeral | None:
    """Read "half", "a third", "two-thirds", "three quarters" (three decimals).

    >>> fraction_at(["two", "-", "thirds"], 0).value
    Decimal('0.667')
    """
    if _word(words, at) == HALF:
        return Numeral(Decimal("0.5"), at + 1)
    above = 1 if _word(words, at) in INDEFINITE_ARTICLES else UNITS.get(_word(words, at))
    if not above:
        return None
    after = _after_hyphen(words, at + 1)
    word = _word(words, after)
    singular = word.removesuffix("s") if word != HALVES else HALF
    if singular not in DENOMINATORS or (above > 1) != (word != singular):
        return None
    value = Decimal(above) / DENOMINATORS[singular]
    return Numeral(round(value, 3).normalize(), after + 1) if value < 1 else None


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if 0 <= at < len(words) else ""


def _after_hyphen(words: Sequence[str], at: int) -> int:
    return at + (_word(words, at) in HYPHENS)


def _scale_at(words: Sequence[str], at: int) -> Numeral | None:
    word = _word(words, at)
    value = {HUNDRED: 100, DOZEN: 12, **SCALES}.get(word)
    return Numeral(Decimal(value), at + 1) if value else None


def _dozens_at(words: Sequence[str], at: int) -> Numeral | None:
    count = Numeral(Decimal(1), at + 1) if _word(words, at) == A else _digits_at(words, at, is_money=False) or _hundreds_at(words, at)
    bare = _word(words, at) == DOZEN
    place = at if bare else _after_hyphen(words, count.end) if count else -1
    if _word(words, place) != DOZEN:
        return None
    return Numeral(Decimal(12) * (count.value if count and not bare else 1), place + 1)


def _half_at(words: Sequence[str], at: int) -> Numeral | None:
    """Read "half a dozen", "half-dozen", "a half million", "one and a half million"."""
    plus, start = Decimal(0), at
    whole = _hundreds_at(words, at)
    if whole:
        joint = [w for w in words[whole.end : whole.end + 6] if w not in HYPHENS][:3]
        if joint != [AND, A, HALF]:
            return None
        plus, start = whole.value, words.index(HALF, whole.end)
    elif _word(words, at) == A:
        start = at + 1
    if _word(words, start) != HALF:
        return None
    place = _after_hyphen(words, start + 1)
    place += _word(words, place) == A
    scale = _scale_at(words, _after_hyphen(words, place))
    return Numeral(_plain((plus + Decimal("0.5")) * scale.value), scale.end) if scale else None


def _digits_at(words: Sequence[str], at: int, *, is_money: bool) -> Numeral | None:
    text, end = _word(words, at), at + 1
    attached = "m" if is_money and text.endswith("m") else ""
    text, end = _grouped(words, at) or (text, end)
    match = _DIGITS.fullmatch(text.removesuffix(attached) if attached else text)
    if not match or len(text) > _LONGEST:
        return None
    value = Decimal(match[1].replace(",", "") + (match[2] or ""))
    suffix = match[3] or attached
    if suffix:
        return Numeral(_plain(value * _ABBREVIATIONS[suffix]), end)
    scales = {HUNDRED: 100, **SCALES, "bn": 10**9, "mn": 10**6, **({"m": 10**6} if is_money else {})}
    place = _after_hyphen(words, end)
    scale = scales.get(_word(words, place).rstrip("."))
    if scale:
        return Numeral(_plain(value * scale), place + 1)
    return Numeral(_plain(value), end)


def _grouped(words: Sequence[str], at: int) -> tuple[str, int] | None:
    """Join digits whose thousands are set off by blanks: "1 400", "12 000"."""
    text, end = _word(words, at), at + 1
    if not _FIRST_GROUP.fullmatch(text):
        return None
    while _GROUP.fullmatch(_word(words, end + _is_blank(words, end))):
        end += _is_blank(words, end)
        text, end = text + words[end], end + 1
    return (text, end) if end > at + 1 else None


def _is_blank(words: Sequence[str], at: int) -> bool:
    word = _word(words, at)
    return bool(word) and not word.strip()


def _plain(value: Decimal) -> Decimal:
    """Give the canonical decimal: no exponent, no trailing zeros after the point."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


def _words_at(words: Sequence[str], at: int) -> Numeral | None:
    """Read groups with falling scales: "two hundred thousand and fifty"."""
    total, end, ceiling, place = 0, at, 10**18, at
    while (group := _hundreds_at(words, place)) is not None:
        value, after = int(group.value), _after_hyphen(words, group.end)
        scale = SCALES.get(_word(words, after), 1)
        if value * scale >= ceiling or (end > at and scale >= ceiling):
            break
        total, ceiling = total + value * scale, scale
        end = after + 1 if scale > 1 else group.end
        if scale == 1:
            break
        place = _after_hyphen(words, end)
        if _word(words, place) == AND:
            place += 1
            tail = _hundreds_at(words, place)
            if tail is None or tail.value >= 100 or _word(words, tail.end) in SCALES:
                break
    return Numeral(Decimal(total), end) if end > at else None


def _hundreds_at(words: Sequence[str], at: int) -> Numeral | None:
    """Read a number word below a thousand; "a hundred" and "a thousand" begin with an article."""
    if _word(words, at) in INDEFINITE_ARTICLES:
        if _word(words, at + 1) in SCALES:
            return Numeral(Decimal(1), at + 1)
        first = Numeral(Decimal(1), at + 1) if _word(words, at + 1) == HUNDRED else None
    else:
        first = _tens_at(words, at)
    if first is None:
        return None
    place = _after_hyphen(words, first.end)
    if _word(words, place) != HUNDRED or first.value >= 100:
        return first
    total = Numeral(first.value * 100, place + 1)
    rest_at = _after_hyphen(words, total.end)
    rest_at += _word(words, rest_at) == AND
    rest = _tens_at(words, rest_at)
    if rest is None or not rest.value or _word(words, rest.end) == HUNDRED:
        return total
    return Numeral(total.value + rest.value, rest.end)


def _tens_at(words: Sequence[str], at: int) -> Numeral | None:
    word = _word(words, at)
    if word in UNITS:
        return Numeral(Decimal(UNITS[word]), at + 1)
    if word not in TENS:
        return None
    place = _after_hyphen(words, at + 1)
    unit = UNITS.get(_word(words, place), 0)
    if 0 < unit < 10:
        return Numeral(Decimal(TENS[word] + unit), place + 1)
    return Numeral(Decimal(TENS[word]), at + 1)
