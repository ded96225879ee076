"""Nationalities that describe somebody: they tell where the person is from, not in which country the article is set."""

from __future__ import annotations

from collections.abc import Mapping

from spacy.tokens import Doc, Token

from kg.ontology import lexicon as lx
from kg.reading import syntax
from kg.reading.english.determiners import SINGLE

__all__ = ["describes_somebody"]

_PEOPLE = ("Person", "PopulationGroup")


def describes_somebody(doc: Doc, last: int, heads: Mapping[str, lx.Noun]) -> bool:
    """Whether the nationality that ends at a token is a single person's or a few people's: "a Ghanaian driver", "a Tunisian".

    Officials and soldiers are their state's, and people in general live in their country: "Ghanaian troops", "Ghanaian villagers".
    """
    word = doc[last]
    noun = word.head if syntax.is_premodifier(word) else word
    if noun.i == word.i:
        return _is_one(word) or word.dep_ == "acomp"
    entry = heads.get(noun.lemma_.lower())
    is_private = entry is not None and entry.denotes in _PEOPLE and entry.of_country is None
    return is_private and (not syntax.is_plural(noun) or bool(syntax.children_of(noun, "nummod")))


def _is_one(word: Token) -> bool:
    """Whether the nationality stands for somebody itself: "a Tunisian", "two Tunisians"."""
    return any(t.lower_ in SINGLE or t.dep_ == "nummod" for t in word.lefts)
