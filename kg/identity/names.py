"""Names by their letters: spellings of one foreign name are alike, whoever transcribed it."""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import cache

__all__ = ["folded", "is_alike", "skeleton", "stem", "words_of"]

_WORD = re.compile(r"[^\W\d_]+")
_ARTICLE = re.compile(r"\b(?:al|el|ar|as|at|az|ad|an|ash|the)[\s'-]+")
"""Definite articles of names from the Arabic, as they are transcribed before their nouns."""
_VOWELS = re.compile(r"(?<=.)[aeiouyhw']+")
_FIRST_VOWEL = re.compile(r"^[aeiouy]+")
_ENDINGS, _LEAST_STEM = ("ings", "ing", "ied", "ies", "ed", "es", "s", "e", "y"), 4
_LEAST_ALIKE, _LEAST_ALIKE_SHORT = 0.85, 0.7
"""Least share of letters in common, of names that sound otherwise and of short ones that sound the same."""
_SHORT, _LONG = 2, 5
"""Letters of a short skeleton; letters of a name from which on a slip of the pen is thought of."""


@cache
def folded(name: str) -> str:
    """Return a name without accents, in small letters.

    >>> folded("Khān Shaykhūn")
    'khan shaykhun'
    """
    plain = unicodedata.normalize("NFKD", name)
    return "".join(char for char in plain if not unicodedata.combining(char)).casefold().replace("‘", "'").replace("’", "'")


def words_of(text: str) -> list[str]:
    """Return the words of a text, folded, without numbers."""
    return _WORD.findall(folded(text))


def stem(word: str) -> str:
    """Return a folded word without its ending, where enough is left.

    >>> stem("bakeries"), stem("bakery"), stem("shelled"), stem("buses")
    ('baker', 'baker', 'shell', 'buse')
    """
    ending = next((end for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _LEAST_STEM), "")
    return word.removesuffix(ending)


@cache
def skeleton(name: str) -> str:
    """Return the consonants of a name, doubled ones once; a vowel that it begins with is an "a".

    >>> skeleton("Atmeh"), skeleton("Orum al-Jouz"), skeleton("al-Qamishli"), skeleton("Qameshli")
    ('atm', 'armjz', 'qmsl', 'qmsl')
    """
    words = _WORD.findall(_ARTICLE.sub("", folded(name)))
    letters = "".join(_VOWELS.sub("", _FIRST_VOWEL.sub("a", word)) for word in words)
    return re.sub(r"(.)\1+", r"\1", letters)


@cache
def is_alike(one: str, other: str) -> bool:
    """Return whether two names may be spellings of one.

    >>> is_alike("Khan Sheikhoun", "Khān Shaykhūn"), is_alike("Hass", "Haas"), is_alike("Homs", "Hama")
    (True, True, False)
    """
    first, second = (_ARTICLE.sub("", folded(name)).strip() for name in (one, other))
    if not first or not second or first == second:
        return bool(first) and first == second
    share = SequenceMatcher(None, first, second).ratio()
    bones = skeleton(one)
    if bones == skeleton(other):
        return len(bones) > _SHORT or share >= _LEAST_ALIKE_SHORT
    return min(len(first), len(second)) > _LONG and first[0] == second[0] and share >= _LEAST_ALIKE
