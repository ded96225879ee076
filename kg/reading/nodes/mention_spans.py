"""How far a mention reaches beyond the finding that it comes of: titles before a person's name, of-phrases, premodifiers of a weapon."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.reading import syntax
from kg.reading.english.determiners import ARTICLES
from kg.reading.english.prepositions import OF
from kg.reading.findings.found import Finding, WeaponMention
from kg.reading.syntax.noun_functions import is_apposition

__all__ = ["described_span", "titled_span", "weapon_span"]

_TITLE = ("PROPN", "NOUN", "ADJ")
_DEEPEST = 20  # "of" behind "of"


def titled_span(doc: Doc, mark: Finding) -> tuple[int, int]:
    """A person's name with the title before it and what describes that: "the Iraqi President Fuad Masum", "Mr Johnson"."""
    root = syntax.parse_of(doc).root(mark.begin, mark.end)
    is_beside = is_apposition(root) and root.head.i == mark.begin - 1
    first = syntax.noun_phrase(root.head if is_beside else root)[0]
    begin = mark.begin
    while begin > first and _is_of_title(doc[begin - 1]):
        begin -= 1
    if begin > 0 and begin < mark.begin and doc[begin - 1].lower_ in ARTICLES:
        begin -= 1
    return begin, mark.end


def _is_of_title(word: Token) -> bool:
    return (word.pos_ in _TITLE and word.tag_ != "POS") or (word.text[0].isdigit() and word.text[-1].isalpha())


def described_span(doc: Doc, mark: Finding, head: Token) -> tuple[int, int]:
    """A phrase for people or a body with the of-phrase that says whose it is: "the members of the council", "the government of Iraq"."""
    return mark.begin, max(mark.end, _of_phrase_end(head, mark.end))


def _of_phrase_end(noun: Token, end: int, depth: int = 0) -> int:
    """Where the of-phrase right behind ``end`` ends; of several nouns ("the ministers of X and Y") with all that it coordinates."""
    for prep in (p for p in noun.rights if p.i == end and p.lower_ == OF and depth < _DEEPEST):
        objects = [t for t in syntax.of_objects(noun) if t.i > prep.i]
        for token in objects if syntax.is_plural(noun) else objects[:1]:
            begin, after = syntax.noun_phrase(token)
            if begin <= end + 1 or token is not objects[0]:
                end = max(end, _of_phrase_end(token, after, depth + 1))
    return end


def weapon_span(doc: Doc, mark: WeaponMention) -> tuple[int, int]:
    """A weapon's name with the article and the words that describe it, not its number: "two [heavy machine guns]"."""
    head = doc[mark.head]
    if head.i != mark.end - 1:
        return mark.begin, mark.end
    first = syntax.noun_phrase(head)[0]
    begin = mark.begin
    while (
        begin > first
        and doc[begin - 1].pos_ in ("ADJ", "NOUN", "PROPN", "VERB", "ADV", "PUNCT", "DET")
        and doc[begin - 1].text not in ",;:"
    ):
        begin -= 1
        if doc[begin].lower_ in ARTICLES:
            break
    return begin, mark.end
