"""Spelling made alike: the keys under which the gazetteer's names are kept and sought."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["fold", "is_acronym", "loose", "without_article"]

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "ə": "a", "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h", "ŋ": "n"}
)
_DROP = re.compile(r"['’‘`´ʻʼʽʾʿˈʹ\".]")
_GAP = re.compile(r"[^\w]+")
_ARTICLE = re.compile(r"\b(?:al|ar|ad|as|az|at|an|ash|ath|adh|el|er|ed|es|ez|et|en|esh|ech|ul|ur|us|uz) (?=\w)")
_SOUNDS = (
    (re.compile(r"(?:ay|ai|ei|ey)"), "ei"),
    (re.compile(r"(?:aw|au|ow|ou|oo|o)"), "u"),
    (re.compile(r"ee|i?y(?![aeiou])"), "i"),
    (re.compile(r"q"), "k"),
    (re.compile(r"e(?!i)"), "a"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile(r"(?<=a)h\b"), ""),
)


def fold(text: str) -> str:
    """The key of a name: lower case, no diacritics, apostrophes or full stops; hyphens are blanks.

    >>> fold("Deïr ez-Zor"), fold("Ma’rib"), fold("Łódź")
    ('deir ez zor', 'marib', 'lodz')
    """
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return _GAP.sub(" ", _DROP.sub("", plain)).strip()


def loose(text: str) -> str:
    """The key of an Arabic name under any romanisation: articles alike, long and short vowels alike.

    >>> loose("Dayr az Zawr") == loose("Deir al-Zour") == loose("Deir ez-Zor")
    True
    >>> loose("Ar Raqqah") == loose("al-Raqqa")
    True
    """
    key = _ARTICLE.sub("al ", fold(text))
    for sound, spelt in _SOUNDS:
        key = sound.sub(spelt, key)
    return key


def without_article(key: str) -> str:
    """A folded name less its leading Arabic article.

    >>> without_article("al mayadin")
    'mayadin'
    """
    found = _ARTICLE.match(key)
    return key[found.end() :] if found else key


def is_acronym(name: str) -> bool:
    """Whether the name is written in capitals only, so that another case is another word (US and us).

    >>> is_acronym("U.S."), is_acronym("Ur"), is_acronym("SYRIA")
    (True, False, False)
    """
    letters = name.replace(".", "").replace(" ", "")
    return letters.isalpha() and letters.isupper() and len(letters) < 5
