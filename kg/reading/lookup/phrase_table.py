"""Tables of listed phrases, looked up in a Doc longest first, whatever the tagger made of the words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from spacy.tokens import Doc

from kg.reading.english.noun_forms import plural
from kg.reading.syntax import parse_of

__all__ = ["PhraseMatch", "PhraseTable"]

T = TypeVar("T")

_BORDER = ("\n", -1)
_SPLIT = re.compile(r"[\s\-‐‑–]+")


class PhraseMatch(NamedTuple, Generic[T]):
    """Tokens ``begin:end`` are the listed phrase of ``entry``; ``is_plural`` where its plural form stands there."""

    begin: int
    end: int
    entry: T
    lemma: str
    is_plural: bool


@dataclass(slots=True, kw_only=True)
class _Node(Generic[T]):
    next: dict[str, _Node[T]] = field(default_factory=dict)
    found: tuple[T, str, bool] | None = None


class PhraseTable(Generic[T]):
    """A trie of phrases, folded to lower case; a hyphen counts as a space ("machine-gun" is "machine gun")."""

    def __init__(self) -> None:
        self._root: _Node[T] = _Node()

    def add(self, phrase: str, entry: T) -> None:
        """List ``phrase`` and its plural for ``entry``; the first entry of a phrase keeps it."""
        self._put(phrase, entry, phrase, is_plural=False)
        self._put(plural(phrase), entry, phrase, is_plural=True)

    def _put(self, form: str, entry: T, lemma: str, *, is_plural: bool) -> None:
        node = self._root
        for piece in _SPLIT.split(form.lower()):
            node = node.next.setdefault(piece, _Node())
        node.found = node.found or (entry, lemma, is_plural)

    def find(self, doc: Doc) -> Iterator[PhraseMatch[T]]:
        """Yield the longest phrases in reading order; they do not overlap, and begin and end on tokens."""
        pieces, begins = _pieces(doc)
        listed = self._root.next
        end = 0
        for at in sorted([at for word in begins.keys() & listed.keys() for at in begins[word]]):
            match = self._longest(pieces, at) if pieces[at][1] >= end else None
            if match is not None:
                end = match.end
                yield match

    def _longest(self, pieces: Sequence[tuple[str, int]], at: int) -> PhraseMatch[T] | None:
        if at and pieces[at - 1][1] == pieces[at][1]:
            return None  # inside a token
        node, best = self._root, None
        for position in range(at, len(pieces)):
            found = node.next.get(pieces[position][0])
            if found is None:
                break
            node = found
            is_last = position + 1 == len(pieces) or pieces[position + 1][1] != pieces[position][1]
            if node.found and is_last:
                best = PhraseMatch(pieces[at][1], pieces[position][1] + 1, *node.found)
        return best


@lru_cache(maxsize=4096)
def _words(lower: str) -> tuple[str, ...]:
    return tuple(w for w in _SPLIT.split(lower) if w)


@lru_cache(maxsize=1)  # all tables look into one Doc before the next comes
def _pieces(doc: Doc) -> tuple[tuple[tuple[str, int], ...], dict[str, list[int]]]:
    """Lower-case words with their token's index, and where each of the words stands among them.

    A joining hyphen vanishes, a sentence's or paragraph's end is a border.
    """
    pieces = tuple(_pieces_in(doc))
    begins: dict[str, list[int]] = {}
    for at, (word, _) in enumerate(pieces):
        begins.setdefault(word, []).append(at)
    return pieces, begins


def _pieces_in(doc: Doc) -> Iterator[tuple[str, int]]:
    parse = parse_of(doc)
    starts = {begin for begin, _ in parse.bounds if begin}
    for i, lower in enumerate(parse.words):
        if lower.isspace():
            if lower.count("\n") > 1:
                yield _BORDER
            continue
        if i in starts:
            yield _BORDER
        words = (lower,) if lower.isalnum() else _words(lower)
        if not words and (parse.spaced[i] or not i or parse.spaced[i - 1]):
            yield _BORDER  # a dash, not a hyphen
        for word in words:
            yield word, i
