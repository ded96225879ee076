"""Definiteness: whether a noun tells of something known, and whether it points back at it."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Token

from kg.reading.english.determiners import DEFINITE, GENITIVES, POINTING
from kg.reading.syntax.parse import asked_once
from kg.reading.syntax.words import children_of, is_verbal_noun

__all__ = ["has_definite_word", "is_definite", "is_pointed_at"]


def is_definite(noun: Token) -> bool:
    """Whether the noun tells of something known: "the attack", "Monday's raid", "his murder".

    Of coordinated nouns the first one's determiner is that of all: "the attacks and bombings".
    """
    return (noun.pos_ in ("NOUN", "PROPN") or is_verbal_noun(noun)) and _is_determined(noun)


def is_pointed_at(noun: Token) -> bool:
    """Whether a determiner of its own takes up what was told before: "the attack", "this raid".

    It is narrower than `is_definite`: "his murder" may be told here for the first time.
    """
    return noun.pos_ in ("NOUN", "PROPN") and _has_pointing_word(noun)


def has_definite_word(before: Iterable[Token]) -> bool:
    """Whether one of the words before a noun makes it known: "the", "those", "their", "Iran's".

    This asks no parse, so that it holds for the phrases that the lexicon lists as well.
    """
    return any(t.lower_ in DEFINITE or t.lower_ in GENITIVES for t in before)


@asked_once
def _is_determined(noun: Token) -> bool:
    if noun.dep_ == "conj" and not children_of(noun, "det", "poss"):
        return _is_determined(noun.head)
    return bool(children_of(noun, "poss")) or _has_pointing_word(noun)


def _has_pointing_word(noun: Token) -> bool:
    return any(d.lower_ in POINTING for d in children_of(noun, "det"))
