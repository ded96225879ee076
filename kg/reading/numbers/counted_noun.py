"""What a number counts: the noun that leads the phrase after it."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.reading.english.determiners import GENITIVES, PLURAL_DEMONSTRATIVES
from kg.reading.english.numerals import HYPHENS, NUMBER_WORDS
from kg.reading.english.prepositions import OF
from kg.reading.english.quantifiers import (
    BETWEEN_COUNT_AND_NOUN,
    COUNTED_AFTER_OF,
    LINKS_TO_COUNTED,
    MORE,
    MORE_THAN,
    OF_GROUP,
    OTHERS,
    PEOPLE_AFTER_OF,
)
from kg.reading.english.relative_times import NAMED_DAYS
from kg.reading.numbers.number_expressions import Expression

__all__ = ["end_of", "is_people_name", "noun_of"]

_MODIFIERS = ("ADJ", "NOUN", "PROPN", "NUM")
_PARTICIPLES = ("VBN", "VBG")
_LONGEST = 60  # words of a phrase behind its number


def noun_of(doc: Doc, found: Expression) -> int | None:
    """Give the index of the noun that the number counts: through modifiers ("33 Syrian soldiers") and "of" ("dozens of the men")."""
    at = found.end
    if found.label in ("money", "other"):
        return None
    at += at < len(doc) and doc[at].lower_ in HYPHENS and found.bound == "about"
    passed_of = False
    while at < len(doc) and doc[at].lower_ in LINKS_TO_COUNTED and (passed_of or doc[at].lower_ == OF or found.label == "fraction"):
        passed_of = passed_of or doc[at].lower_ == OF
        at += 1
    if passed_of and at < len(doc) and doc[at].lower_ in COUNTED_AFTER_OF:
        return at
    noun = _head_from(doc, at, after_of=passed_of)
    is_those = passed_of and doc[at - 1].lower_ in PLURAL_DEMONSTRATIVES and (noun is None or doc[noun].pos_ not in ("NOUN", "PROPN"))
    return at - 1 if is_those else noun


def _head_from(doc: Doc, at: int, *, after_of: bool) -> int | None:
    """Walk right over modifiers to the last noun of the phrase."""
    noun: int | None = None
    end = min(len(doc), at + _LONGEST)
    while at < end:
        token = doc[at]
        if _ends_phrase(token) or (noun is not None and token.pos_ == "NUM"):
            break
        if token.lower_ == OTHERS or (token.pos_ in ("NOUN", "PROPN") and token.lower_ not in NUMBER_WORDS):
            noun = at
        elif token.lower_ in GENITIVES:
            noun = None  # a possessor: "one of the city's guards"
        elif not (token.lower_ in HYPHENS or token.pos_ == "PART" or _is_modifier(token, noun)):
            break
        at += 1
    if noun is None and after_of:
        # "a number of wounded", "eight of the dead were women"
        return next((i for i in (at, at - 1) if i < len(doc) and doc[i].tag_ in ("VBN", "VBD", "JJ") and doc[i].pos_ != "AUX"), None)
    return noun


def _is_modifier(token: Token, noun: int | None) -> bool:
    """Whether the word may stand between a number and its noun."""
    if token.lower_ in BETWEEN_COUNT_AND_NOUN:
        return True
    if token.tag_ in _PARTICIPLES and noun is None:
        head = token.head
        return head.i > token.i and head.pos_ in ("NOUN", "PROPN")
    if token.pos_ == "ADV":
        return noun is None and token.head.i > token.i and token.head.pos_ == "ADJ"
    # an adjective after the noun is a predicate ("two people dead") unless a compound goes on ("33 Syrian pro-government soldiers")
    return token.pos_ in _MODIFIERS and (noun is None or (token.head.i > token.i and token.head.pos_ in ("NOUN", "PROPN")))


def _ends_phrase(token: Token) -> bool:
    return token.lower_ in NAMED_DAYS or token.is_space or (token.is_sent_start is True and token.i > 0 and token.nbor(-1).is_punct)


def end_of(doc: Doc, found: Expression, noun: int | None) -> int:
    """Take in "of whom", "of them", and the "more" of "wounded six more"."""
    if found.label != "number":
        return found.end
    if doc[found.end : found.end + 2].text.lower() in OF_GROUP:
        return found.end + 2
    is_addition = noun is None and found.bound == "exact" and doc[found.end : found.end + 1].text.lower() == MORE
    return found.end + 1 if is_addition and doc[found.end : found.end + 2].text.lower() != MORE_THAN else found.end


def is_people_name(noun: Token) -> bool:
    """Whether the counted word is a people's name in the plural ("20 Syrians", "three Taliban") or a pronoun ("some of whom")."""
    return noun.lower_ in PEOPLE_AFTER_OF or noun.ent_type_ == "NORP" or (noun.tag_ == "NNPS" and noun.is_title)
