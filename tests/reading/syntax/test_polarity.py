"""Negation and definiteness: what is denied, and what is known."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Token

from kg.builder import Builder
from kg.reading import syntax


@pytest.fixture(scope="module")
def nlp(builder: Builder) -> Language:
    return builder.nlp


def word_of(nlp: Language, text: str, word: str) -> Token:
    return next(t for t in nlp(text) if t.text == word)


@pytest.mark.parametrize(
    ("text", "word", "is_negated"),
    [
        ("Rebels did not attack or kill anyone.", "kill", True),
        ("Rebels did not attack the village but killed a farmer.", "killed", False),
        ("The army neither confirmed nor denied the raid.", "denied", True),
        ("The group has yet to attack.", "has", True),
        ("No fewer than ten soldiers were killed.", "killed", False),
        ("Rebels not only attacked the village.", "attacked", False),
        ("No soldiers were in the town.", "soldiers", True),
        ("Ten soldiers were in the town.", "soldiers", False),
    ],
)
def test_negation_of_verbs_and_nouns(nlp: Language, text: str, word: str, is_negated: bool) -> None:
    assert syntax.is_negated(word_of(nlp, text, word)) is is_negated


@pytest.mark.parametrize(
    ("text", "word", "is_nobody"),
    [
        ("No group claimed the attack.", "group", True),
        ("Nobody was killed.", "Nobody", True),
        ("None of the rebels fled.", "None", True),
        ("The group claimed the attack.", "group", False),
    ],
)
def test_nobody(nlp: Language, text: str, word: str, is_nobody: bool) -> None:
    assert syntax.is_nobody(word_of(nlp, text, word)) is is_nobody


@pytest.mark.parametrize(
    ("text", "word", "is_definite", "is_pointed_at"),
    [
        ("Rebels claimed the attack.", "attack", True, True),
        ("Rebels claimed this raid.", "raid", True, True),
        ("Rebels claimed his murder.", "murder", True, False),
        ("Rebels claimed Monday's raid.", "raid", True, False),
        ("Rebels claimed the attacks and bombings.", "bombings", True, False),
        ("Rebels claimed an attack.", "attack", False, False),
    ],
)
def test_definiteness(nlp: Language, text: str, word: str, is_definite: bool, is_pointed_at: bool) -> None:
    token = word_of(nlp, text, word)
    assert (syntax.is_definite(token), syntax.is_pointed_at(token)) == (is_definite, is_pointed_at)
