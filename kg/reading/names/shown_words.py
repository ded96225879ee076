"""What the model is shown in place of words that it takes for others, before it parses.

The model reads a word by its norm. An acronym in capitals that spells an auxiliary ("IS killed 14 policemen") is shown as a
name, and a word that the model hardly knows ("airstrikes") as one of its kind that it knows. The text stays as it is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from spacy.tokens import Doc

from kg.ontology.entries import Lexicon
from kg.reading.english.auxiliaries import MODALS, PAST, PERFECT
from kg.reading.english.calendar import MONTHS, WEEKDAYS
from kg.reading.english.connectives import CONDITIONS, CORRELATIVES, SETTING_APART, WHEN
from kg.reading.english.determiners import ARTICLES, DEMONSTRATIVES, GENITIVES
from kg.reading.english.naming import ARABIC_ARTICLES
from kg.reading.english.negation import NO, NOT, NOTHING_OR_NOBODY
from kg.reading.english.numerals import HYPHENS
from kg.reading.english.prepositions import PREPOSITIONS
from kg.reading.english.pronoun_forms import FIRST, POSSESSIVE_DETERMINERS, RELATIVE, SECOND, THAT, THIRD

__all__ = ["ShownWords"]

_LIKE_A_PARTICLE = "de"
"""The norm of a word inside names that the model knows well."""
_GERUND = "ing"
_LINE = 20
"""Words on each side of one that show how its line is written."""
_AFTER_NAMES = MODALS | PAST | PERFECT | {*GENITIVES, *HYPHENS}
"""What follows a name, and never the verb "is"."""
_BEFORE_NAMES = (
    PREPOSITIONS | CORRELATIVES | CONDITIONS | SETTING_APART | MODALS | POSSESSIVE_DETERMINERS | ARTICLES | {WHEN, THAT, *GENITIVES}
)
"""What opens a phrase or clause, and is no subject."""
_SUBJECTS = (FIRST | SECOND | THIRD | RELATIVE | DEMONSTRATIVES | NOTHING_OR_NOBODY) - {THAT, *POSSESSIVE_DETERMINERS}
_COMPLEMENTS = ARTICLES | DEMONSTRATIVES | FIRST | SECOND | THIRD | {NO, NOT}
"""What stands after the verb, and not after a name that acts: "IS the road open?"."""
_DETERMINERS = ARTICLES | DEMONSTRATIVES | POSSESSIVE_DETERMINERS
_DAYS = frozenset(MONTHS) | frozenset(WEEKDAYS)


class ShownWords:
    """A tokenizer that sets the norms of the tokens which the model would misread."""

    def __init__(self, tokenizer: Callable[[str], Doc], lexicon: Lexicon) -> None:
        self.tokenizer = tokenizer
        self._shown = lexicon.shown
        self._acronyms = {word: shown for word, shown in lexicon.shown.items() if word.isupper()}
        listed = (names for entries in ((n.lemmas for n in lexicon.nouns), (w.names for w in lexicon.weapons)) for names in entries)
        self._lemmas = {name for names in listed for name in names}
        self._nouns = self._lemmas | {f"{lemma}s" for lemma in self._lemmas}

    def __call__(self, text: str) -> Doc:
        """Return the tokens of the text, with the norms that the model reads."""
        doc = self.tokenizer(text)
        words = [token.text for token in doc]
        for i, norm in self._norms(words):
            doc[i].norm_ = norm
        return doc

    def _norms(self, words: Sequence[str]) -> Iterator[tuple[int, str]]:
        for i, word in enumerate(words):
            if word in self._acronyms:
                if self._is_name(words, i):
                    yield i, self._acronyms[word]
                continue
            if word in HYPHENS and _is_in_arabic_name(words, i):
                yield i, _LIKE_A_PARTICLE
                continue
            shown = self._shown.get(word.lower())
            if shown and (not word.lower().endswith(_GERUND) or self._is_noun(words, i)):
                yield i, shown

    def _is_name(self, words: Sequence[str], i: int) -> bool:
        """Whether capitals spell a name here, not the verb: in no line of capitals, and where no verb stands."""
        before, after = _beside(words, i, -1), _beside(words, i, +1)
        if _is_shouted(words, i) or before.lower() in _SUBJECTS:
            return False
        if after.lower() in _COMPLEMENTS or after.endswith(_GERUND):
            return before.lower() in PREPOSITIONS
        if after in _AFTER_NAMES or after in self._nouns:
            return True
        return _is_name_after(words, i, before)

    def _is_noun(self, words: Sequence[str], i: int) -> bool:
        """Whether a form in -ing stands for the act alone: "in army shelling near", not "in shelling the town"."""
        before, after = _beside(words, i, -1).lower(), _beside(words, i, +1).lower()
        opens = before in PREPOSITIONS or before in ARTICLES or before in self._lemmas or not before.isalpha()
        return opens and after in PREPOSITIONS

    def __getattr__(self, name: str) -> Any:
        return getattr(self.tokenizer, name)


def _is_name_after(words: Sequence[str], i: int, before: str) -> bool:
    """Whether what stands before the capitals is no subject of a verb."""
    if not before.isalpha() or before.lower() in _BEFORE_NAMES or before.lower() in _DAYS:
        return True
    if before.islower():  # "the city IS safe", but "the mayor said IS killed"
        return _beside(words, i - 1, -1).lower() not in _DETERMINERS
    return _is_after_preposition(words, i - 1)


def _is_after_preposition(words: Sequence[str], last: int) -> bool:
    """Whether a preposition brings the name that ends here: "in Deir Ezzor IS killed ten"."""
    first = last
    while first >= 0 and words[first][:1].isupper() and words[first].lower() not in PREPOSITIONS:
        first -= 1
    return first >= 0 and words[first].lower() in PREPOSITIONS


def _beside(words: Sequence[str], i: int, step: int) -> str:
    """The next word or mark in a direction; "" where the text or line ends."""
    at = i + step
    return "" if not 0 <= at < len(words) or (words[at].isspace() and "\n" in words[at]) else words[at]


def _is_shouted(words: Sequence[str], i: int) -> bool:
    """Whether most of the words around it on the line are in capitals."""
    begin, end = i, i + 1
    while begin > max(i - _LINE, 0) and "\n" not in words[begin - 1]:
        begin -= 1
    while end < min(i + _LINE, len(words)) and "\n" not in words[end]:
        end += 1
    line = [word for word in words[begin:end] if word.isalpha() and len(word) > 1]
    capitals = sum(word.isupper() for word in line)
    return len(line) > 1 and 2 * capitals >= len(line)


def _is_in_arabic_name(words: Sequence[str], i: int) -> bool:
    """Whether the hyphen ties an article to its noun in a name: "al-Maliki", "Ansar ad-Din"."""
    return 0 < i < len(words) - 1 and words[i - 1].lower() in ARABIC_ARTICLES and words[i + 1][:1].isupper()
