"""Forms and endings of nouns."""

from __future__ import annotations

from kg.reading.english.numerals import HALF, HALVES
from kg.reading.english.word_lists import listed

__all__ = ["ABSTRACT_ENDINGS", "IRREGULAR_PLURALS", "REGULAR_IN_MAN", "plural"]

IRREGULAR_PLURALS = {
    "child": "children",
    "person": "persons",
    "wife": "wives",
    "thief": "thieves",
    HALF: HALVES,
    "knife": "knives",
    "foot": "feet",
}
"""Endings of singulars with their plural."""
REGULAR_IN_MAN = ("human", "german", "ottoman", "talisman")
"""Nouns in -man that are no compound of "man"."""
ABSTRACT_ENDINGS = listed("tion sion ness ality ility osity ivity arity urity ism ence ance ment ship hood logy ing cy")
"""How nouns of acts, qualities and thoughts end."""


def plural(noun: str) -> str:
    """Give the plural of an English noun or noun phrase (its last word is inflected).

    >>> [plural(n) for n in ("gunman", "army", "bus", "child", "aid worker", "AK-47")]
    ['gunmen', 'armies', 'buses', 'children', 'aid workers', 'AK-47s']
    """
    for singular, form in IRREGULAR_PLURALS.items():
        if noun.endswith(singular):
            return noun[: -len(singular)] + form
    if noun.endswith("man") and not noun.endswith(REGULAR_IN_MAN):
        return noun[:-3] + "men"
    if noun.endswith(("s", "x", "ch", "sh", "z")):
        return noun + "es"
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return noun[:-1] + "ies"
    return noun + "s"
