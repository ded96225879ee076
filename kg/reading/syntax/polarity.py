"""Whether words are denied: the one reading of negation, of verbs and nouns alike."""

from __future__ import annotations

from spacy.tokens import Token

from kg.reading.english.auxiliaries import BEING_OR_HAVING
from kg.reading.english.connectives import CONTRASTS, NEITHER_NOR, NOR
from kg.reading.english.negation import NOTHING_OR_NOBODY, UNDOING, YET
from kg.reading.english.prepositions import AMONG, OF
from kg.reading.syntax.parse import asked_once
from kg.reading.syntax.words import PASSIVE_SUBJECT, SUBJECT, children_of

__all__ = ["is_negated", "is_nobody", "is_of_nobody", "nobody_span", "shares_group_with"]

_PHRASES = ("nsubj", "nsubjpass", "dobj", "attr")
_OWN_GROUP = ("aux", "auxpass", *SUBJECT, *PASSIVE_SUBJECT)


@asked_once
def is_negated(token: Token) -> bool:
    """Whether a "not", "never", "no" or "nobody" denies the verb or the noun.

    "No fewer than ten" and "not only" deny nothing. A verb is also denied by its subject or object
    ("nobody fled"), and by the "not" of the verb before it ("did not attack or kill").
    """
    if _has_negation(token) or _is_after_nor(token) or _is_yet_to_come(token) or is_nobody(token):
        return True
    if token.pos_ in ("VERB", "AUX") and any(is_nobody(p) for p in children_of(token, *_PHRASES)):
        return True
    above = shares_group_with(token)
    return above is not None and is_negated(above)


def is_nobody(noun: Token) -> bool:
    """Whether the phrase names nobody or nothing: "no attack", "none of the rebels"."""
    if noun.lower_ in NOTHING_OR_NOBODY and noun.pos_ in ("PRON", "NOUN", "DET"):
        return True
    before = (c for c in children_of(noun, "det", "neg", "amod", "advmod") if c.i < noun.i)
    return any(c.lower_ in NOTHING_OR_NOBODY and _denies(c) for c in before)


def is_of_nobody(token: Token) -> bool:
    """Whether the noun counts nobody, or the verb says what befell nobody: "nobody was hurt"."""
    return is_nobody(token) if token.pos_ == "NOUN" else _undergone_by_nobody(token) is not None


def nobody_span(token: Token) -> tuple[int, int] | None:
    """The token span in which `is_of_nobody`, or a bare noun after a preposition, tells of nobody.

    None where some alone are spared: "no civilian casualties", "none of the guards", "no more deaths".
    """
    if token.pos_ == "NOUN":
        return _span_of_none(token)
    found = _undergone_by_nobody(token)
    if found is None or any(c.dep_ in ("prep", "amod", "advmod", "compound", "nmod") for c in found.children):
        return None
    first = next(iter(children_of(found, "det")), found)
    return min(first.i, token.i), max(found.i, token.i) + 1


def _span_of_none(noun: Token) -> tuple[int, int] | None:
    others = [c for c in children_of(noun, "amod", "compound", "nmod", "poss") if c.tag_ != "VBN"]
    others += [c for c in children_of(noun, "prep") if c.lower_ in (OF, AMONG)]
    own = children_of(noun, "det")
    lead = noun.head if noun.dep_ == "pobj" and not own else next(iter(own), None)
    return None if others or lead is None else (lead.i, noun.i + 1)


def _undergone_by_nobody(verb: Token) -> Token | None:
    undergone = children_of(verb, *PASSIVE_SUBJECT, "dobj")
    return next((word for word in undergone if is_nobody(word)), None)


def shares_group_with(verb: Token) -> Token | None:
    """The verb whose "did not" or "could" a coordinated bare form shares.

    "Did not attack or kill" is shared, "did not attack but killed" is not.
    """
    above = verb.head
    if verb.dep_ != "conj" or above.i == verb.i or children_of(verb, *_OWN_GROUP):
        return None
    contrast = any(c.lower_ in CONTRASTS for c in children_of(above, "cc"))
    finite = verb.tag_ in ("VBD", "VBZ", "VBP")
    return None if contrast or finite or verb.tag_ != above.tag_ else above


def _has_negation(token: Token) -> bool:
    """Whether a "not" or "never" hangs on the word, or a "neither" stands before it."""
    if any(_denies(c) for c in children_of(token, "neg")):
        return True
    before = (c for c in children_of(token, "preconj", "cc") if c.i < token.i)
    return any(c.lower_ in NEITHER_NOR for c in before)


def _is_after_nor(token: Token) -> bool:
    """Whether the word is the second of "neither confirmed nor denied"."""
    links = children_of(token.head, "cc") if token.dep_ == "conj" else []
    return any(c.lower_ == NOR and c.i < token.i for c in links)


def _is_yet_to_come(verb: Token) -> bool:
    """Whether the verb is that of "have yet to attack"."""
    if verb.lemma_ not in BEING_OR_HAVING or not children_of(verb, "xcomp"):
        return False
    return any(c.lower_ == YET for c in children_of(verb, "advmod"))


def _denies(word: Token) -> bool:
    following = word.doc[word.i + 1 : word.i + 2].text.lower()
    return following not in UNDOING
