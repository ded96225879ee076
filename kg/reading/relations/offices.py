"""Offices: whether a noun makes somebody the head of a group or a member, under which title and which number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from kg.reading import syntax
from kg.reading.english.auxiliaries import BE
from kg.reading.english.determiners import SINGLE
from kg.reading.english.numerals import ORDINALS
from kg.reading.relations.ends import Binder, End
from kg.reading.relations.relation_words import RelationReading
from kg.reading.syntax.noun_functions import finite_tag, governing_verb, phrase_modifiers, words_before

__all__ = ["Office", "is_office", "office_of", "ordinal_in"]

_DIGITS = re.compile(r"(\d+)(?:st|nd|rd|th)$")
_GOVERNS = "ck:governs"
_PREDICATES = ("org:headOf", "org:memberOf", _GOVERNS)


class Office(NamedTuple):
    """What the words around a title make of it."""

    predicate: str
    title: str
    ordinal: int | None


def is_office(reading: RelationReading) -> bool:
    """Whether the reading is a title's."""
    return reading.trigger.evokes in _PREDICATES and not reading.is_verbal


def ordinal_in(words: list[str]) -> int | None:
    """The ordinal among the words.

    >>> ordinal_in(["the", "fifth"]), ordinal_in(["21st"]), ordinal_in(["former"])
    (5, 21, None)
    """
    for word in words:
        found = _DIGITS.match(word)
        if found or word in ORDINALS:
            return int(found[1]) if found else ORDINALS[word]
    return None


def office_of(binder: Binder, reading: RelationReading, holder: End, body: End) -> Office | None:
    """The office that the title names in ``body``; None for one of the past, of several people, or of another body than it seems.

    What stands between the body and the title makes a head a member: "Hamas military chief", "a senior leader".
    """
    doc, head = binder.doc, binder.doc[reading.head]
    if syntax.is_plural(head) or (holder.argument.via == "predicated" and _is_past(head)):
        return None
    words = list(_words_between(binder, reading, body))
    lower = [t.lower_ for t in words]
    if {t.lower_ for t in words_before(head, doc[reading.begin])} & binder.tenure.past or syntax.is_negated(head):
        return None
    ordinal = ordinal_in(lower)
    telling = [t for t in words if not _is_neutral(binder, t)]
    is_state = body.kind == "Government" or reading.trigger.evokes == _GOVERNS
    if is_state and not _adjoins(binder, reading, body):
        return None
    if telling and (is_state or any(t.pos_ == "PROPN" and not _is_place(binder, t) for t in telling)):
        return None
    predicate = reading.trigger.evokes
    if predicate == "org:headOf" and (telling or _is_indefinite(head)):
        predicate = "org:memberOf"
    title = " ".join([*(t.text for t in telling), *doc[reading.begin : reading.end].text.split()])
    return Office(predicate, title.replace(" - ", "-"), ordinal)


def _words_between(binder: Binder, reading: RelationReading, body: End) -> Iterator[Token]:
    """The modifiers of the title that are not the body's name or another name's part."""
    doc, head, first = binder.doc, binder.doc[reading.head], binder.doc[reading.begin]
    taken = {body.head}
    for mark in (binder.nodes.found.actors[n] for n in binder.nodes.over(body.head, "actors")):
        taken.update(range(mark.begin, mark.end))
    start = syntax.sentence_start(head)
    for token in phrase_modifiers(head, first):
        is_free = token.i not in taken and token.i >= start and not token.is_punct
        if is_free and _is_of_title(doc[token.i], taken, first):
            yield token


def _is_of_title(token: Token, taken: set[int], first: Token) -> bool:
    """Whether no comma stands between: "Israeli-American businessman and leader"."""
    return not any(t.is_punct and t.text not in "-–" for t in token.doc[token.i : first.i] if t.i not in taken)


def _is_neutral(binder: Binder, word: Token) -> bool:
    """Whether the word leaves the office what it is: "new", "third"; "alleged" tells of the statement."""
    return word.lower_ in binder.tenure.same or ordinal_in([word.lower_]) is not None or bool(binder.cues.status(word, "object"))


def _adjoins(binder: Binder, reading: RelationReading, body: End) -> bool:
    """Whether nothing but "new" or "third" stands between a state's name and the title: no party, no ministry."""
    between = binder.doc[body.head + 1 : reading.begin] if body.argument.function == "modifier" else ()
    return all(_is_neutral(binder, t) for t in between)


def _is_place(binder: Binder, token: Token) -> bool:
    return bool(binder.nodes.over(token.i, "places"))


def _is_past(head: Token) -> bool:
    """Whether a copula in the past says it: "was the leader"."""
    verb = governing_verb(head)
    return verb is not None and verb.lemma_ == BE and finite_tag(verb) == "VBD"


def _is_indefinite(head: Token) -> bool:
    return any(c.lower_ in SINGLE for c in head.children)
