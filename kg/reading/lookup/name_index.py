"""Longest match of listed names over tokens, blind to diacritics and to the shapes of apostrophes and hyphens."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from spacy.tokens import Doc

from kg.reading.syntax import parse_of

__all__ = ["NameIndex", "NameMatch", "fold", "undotted"]

T = TypeVar("T")
_DOTTED = re.compile(r"(?:[A-Z]\.){2,}[A-Z]?")
_SAME = str.maketrans({"’": "'", "‘": "'", "`": "'", "ʼ": "'", "–": "-", "—": "-", "‐": "-", "‑": "-"})


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """The text without diacritics, its apostrophes and hyphens made alike; case is kept.

    >>> fold("Da’esh in Médellín–Norte")
    "Da'esh in Medellin-Norte"
    """
    plain = unicodedata.normalize("NFKD", text.translate(_SAME))
    return "".join(c for c in plain if not unicodedata.combining(c))


@lru_cache(maxsize=100_000)
def undotted(text: str) -> str:
    """The text folded, an acronym also without its dots.

    >>> undotted("P.K.K."), undotted("No.")
    ('PKK', 'No.')
    """
    folded = fold(text)
    return folded.replace(".", "") if _DOTTED.fullmatch(folded) else folded


class NameMatch(NamedTuple, Generic[T]):
    """Tokens ``begin:end`` spell a listed name; ``values`` are all that it is listed for."""

    begin: int
    end: int
    values: tuple[T, ...]


class NameIndex(Generic[T]):
    """Names, tokenised as the text is, to values.

    A name with capitals matches so written or in all capitals; one without matches in any case; ``exact`` allows no other case.
    """

    def __init__(self, tokenize: Callable[[str], Doc]) -> None:
        self._tokenize = tokenize
        self._entries: dict[tuple[str, ...], list[tuple[str, bool, T]]] = {}
        self._first: dict[str, int] = {}

    def add(self, name: str, value: T, *, exact: bool = False) -> None:
        """List ``value`` under ``name``."""
        words = tuple(undotted(t.text) for t in self._tokenize(name) if not t.is_space and fold(t.text) != "-")
        key = tuple(w.lower() for w in words)
        self._entries.setdefault(key, []).append((" ".join(words), exact, value))
        self._first[key[0]] = max(self._first.get(key[0], 0), len(key))

    def find(self, doc: Doc) -> Iterator[NameMatch[T]]:
        """Yield the longest matches, left to right, none overlapping another; "al-Shabaab" and "al Shabaab" are alike."""
        yield from self.find_among(parse_of(doc).texts)

    def find_among(self, texts: Sequence[str]) -> Iterator[NameMatch[T]]:
        """The same among the texts of some tokens."""
        folded = list(map(undotted, texts))
        at = [i for i, word in enumerate(folded) if word != "-"]
        words = [folded[i] for i in at]
        lower = [w.lower() for w in words]
        end = 0
        for i in [i for i, word in enumerate(lower) if word in self._first]:  # few words begin a name
            length, values = self._longest(words, lower, i) if i >= end else (0, ())
            if values:
                end = i + length
                yield NameMatch(at[i], at[end - 1] + 1, values)

    def _longest(self, words: list[str], lower: list[str], begin: int) -> tuple[int, tuple[T, ...]]:
        for length in range(min(self._first[lower[begin]], len(words) - begin), 0, -1):
            end = begin + length
            listed = self._entries.get(tuple(lower[begin:end]))
            if listed:
                seen = " ".join(words[begin:end])
                fitting = [v for name, exact, v in listed if _fits(name, seen, exact=exact)]
                values = tuple(dict.fromkeys(fitting))
                if values:
                    return length, values
        return 1, ()


def _fits(name: str, seen: str, *, exact: bool) -> bool:
    if seen == name:
        return True
    if exact:
        return False
    if name == name.lower() or (seen.isupper() and len(seen) > 3):
        return True
    # "the" and other small words may be capitalised at the start of a sentence or a headline
    return seen[:1].isupper() and all(
        a == b or (a == a.lower() and a.capitalize() == b) for a, b in zip(name.split(), seen.split(), strict=True)
    )
