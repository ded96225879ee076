"""When two names are of the same thing: where the words of one that carry meaning are all among the other's.

>>> is_same_name("the town of Melville", "Melville"), is_same_name("Northland army", "Northland police")
(True, False)
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kg.evaluate.format import EMPTY_WORDS

__all__ = ["is_same_name"]

_DOTTED = re.compile(r"\b(?:[a-z]\.){2,}")
_WORD = re.compile(r"[a-z0-9]+")


def is_same_name(one: str, other: str) -> bool:
    """Whether two names fit: accents, case and the dots of abbreviations do not count. A name of empty words fits none.

    >>> is_same_name("U.N. mission", "UN"), is_same_name("Chérif", "CHERIF"), is_same_name("the group", "the city")
    (True, True, False)
    """
    mine, yours = _words(one), _words(other)
    return bool(mine and yours) and (mine <= yours or yours <= mine)


@lru_cache(maxsize=65536)
def _words(name: str) -> frozenset[str]:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    joined = _DOTTED.sub(lambda found: found[0].replace(".", "") + " ", plain)
    return frozenset(_WORD.findall(joined)) - EMPTY_WORDS
