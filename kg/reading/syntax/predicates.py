"""What a predicate is said of: "the group was behind the attack", "rebels are thought to be responsible"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.reading.syntax.argument import Argument
from kg.reading.syntax.coordination import conjuncts
from kg.reading.syntax.subjects import subject_of
from kg.reading.syntax.words import children_of, is_passive

__all__ = ["predicate_arguments", "verb_of_predicate"]

_PREDICATES = ("acomp", "oprd", "prep", "attr", "advmod")


def verb_of_predicate(word: Token) -> Token | None:
    """The verb that says the adjective or preposition of its subject or object; None where there is none."""
    verb = word.head
    return verb if word.dep_ in _PREDICATES and verb.pos_ in ("VERB", "AUX") and verb.i < word.i else None


def predicate_arguments(word: Token) -> Iterator[Argument]:
    """Yield whom the predicate is said of as its subjects, and what stands behind a preposition."""
    verb = verb_of_predicate(word)
    if verb is None:
        return
    objects = [] if is_passive(verb) else children_of(verb, "dobj")  # "held the group responsible"
    said_of = objects[:1] or [s for s in [subject_of(verb)] if s is not None]
    yield from (Argument("subject", t.i) for s in said_of for t in conjuncts(s))
    if word.pos_ in ("ADP", "SCONJ"):
        objects = children_of(word, "pobj")
        yield from (Argument("oblique", t.i, word.lower_) for o in objects for t in conjuncts(o))
