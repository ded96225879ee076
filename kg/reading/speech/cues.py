"""The lexicon's status cues by lemma and scope.

Scopes that cues name: content, object, new-object (an object that is not known yet: "blamed for a string of attacks", not "for the
attack"), modal, adverb, condition, averts (whose failing means that it happened: "could not prevent the attack"), and listed (what stands
in a list behind a colon). A cue that sets ``asserted`` takes what is below it for granted ("condemned an attack").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from spacy.tokens import Token

from kg.ontology.entries import Cue, Lexicon, required_words_hold
from kg.ontology.entry_values import Scope
from kg.reading import syntax

__all__ = ["FACTUAL", "VERBAL", "Cues", "Verdict", "cues_of", "is_verbal"]

FACTUAL = ("asserted", "reported")
VERBAL = ("VERB", "AUX")
_POS = {"VERB": ("VERB", "AUX"), "NOUN": ("NOUN", "PROPN"), "ADJ": ("ADJ",), "ADV": ("ADV", "ADJ")}
_ADJECTIVE = {"ADJ": ("ADJ", "VERB", "ADV", "NOUN")}
_PROPN_TOO = {"ADJ": (*_ADJECTIVE["ADJ"], "PROPN")}


class Verdict(NamedTuple):
    """A status with the cue that sets it; ``by`` says how: content, object, adverb, modal, perfect, negation, condition, edge, question.

    ``under_negation`` is the status that is left where the cue's own word is negated.
    """

    status: str
    cue: Token
    by: str
    under_negation: str = "negated"

    def negated(self) -> Verdict:
        """Return what the cue says where its own word is negated: "did not say that"."""
        return self._replace(status=self.under_negation)


class Cues:
    """The lexicon's cues by lemma and scope."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._by: dict[tuple[str, Scope], list[Cue]] = defaultdict(list)
        for cue in lexicon.cues:
            for lemma in cue.lemmas:
                for where in cue.scopes:
                    self._by[lemma, where].append(cue)

    def status(self, token: Token, where: Scope, marker: str = "") -> str | None:
        """The status that the token sets in a scope; with its preposition ("call for") before without."""
        return _status(self._find(token, where, marker, _POS))

    def adjective(self, token: Token, where: Scope, *, capital: bool = False) -> str | None:
        """The status that an adjective or participle sets before a noun or as predicate; with ``capital`` also one taken for a name."""
        return _status(self._find(token, where, "", _PROPN_TOO if capital else _ADJECTIVE))

    def verdict(self, token: Token, where: Scope, by: str, marker: str = "") -> Verdict | None:
        """The verdict of the token's cue in a scope, as `status` finds it."""
        return _verdict(self._find(token, where, marker, _POS), token, by)

    def of_adjective(self, token: Token, where: Scope, by: str) -> Verdict | None:
        """The verdict of an adjective or participle, as `adjective` finds it."""
        return _verdict(self._find(token, where, "", _ADJECTIVE), token, by)

    def _find(self, token: Token, where: Scope, marker: str, allowed: Mapping[str, tuple[str, ...]]) -> Cue | None:
        keys: Sequence[str] = syntax.verb_keys(token) if token.pos_ in VERBAL else syntax.base_forms(token)
        if token.tag_ == "VBZ":  # the model's lemma of "hopes" is "hop"
            keys = [*keys, token.lower_.removesuffix("s")]
        if token.pos_ == "NOUN" and token.i > syntax.sentence_start(token):  # "fake news"
            keys = [*(f"{token.nbor(-1).lower_} {k}" for k in keys), *keys]
        for key in [*(f"{k} {marker}" for k in keys if marker), *keys]:
            for cue in self._by.get((key, where), ()):
                words = syntax.sentence_lemmas(token) if cue.requires else frozenset()
                if (cue.pos == "X" or token.pos_ in allowed.get(cue.pos, ())) and required_words_hold(cue.requires, words):
                    return cue
        return None

    def words(self, key: str, where: Scope) -> str | None:
        """The status that fixed words set."""
        return next((c.status for c in self._by.get((key, where), ()) if c.pos == "X"), None)

    @cached_property
    def citing(self) -> frozenset[str]:
        """The fixed words that cite somebody: "according to"."""
        return frozenset(key for key, where in self._by if where == "adverb" and self.words(key, where) == "reported")

    def words_status(self, token: Token) -> str | None:
        """The status of a verb of saying by its form alone, where the tagger may have missed the verb."""
        forms = [*syntax.base_forms(token), token.lower_.removesuffix("s")]
        return next((c.status for f in forms for c in self._by.get((f, "content"), ()) if c.pos == "VERB"), None)


def _status(cue: Cue | None) -> str | None:
    return None if cue is None else cue.status


def _verdict(cue: Cue | None, token: Token, by: str) -> Verdict | None:
    return None if cue is None else Verdict(cue.status, token, by, cue.under_negation)


@lru_cache(maxsize=4)
def cues_of(lexicon: Lexicon) -> Cues:
    """The lexicon's cues, made once."""
    return Cues(lexicon)


def is_verbal(token: Token) -> bool:
    """Whether a token is used as a verb here, whatever its tag."""
    return token.pos_ in VERBAL or (token.tag_.startswith("VB") and not syntax.is_verbal_noun(token))
