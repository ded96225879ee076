"""The way up from a trigger to the root of its sentence: which word holds which, and how.

With the other modules of `kg.reading.syntax`, these alone know the parser's labels.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from spacy.tokens import Token

from kg.reading.english.connectives import CAUSES, CONTENT_MARKERS, LEAVING_OPEN, PURPOSES
from kg.reading.english.prepositions import ABOUT_CLAUSE, BY, HANDING_OBJECT, IN
from kg.reading.english.quantifiers import RANKS
from kg.reading.syntax import children_of
from kg.reading.syntax.coordination import is_infinitive, joined_to

__all__ = [
    "HIGHEST",
    "Step",
    "steps_up",
]

HIGHEST = 40
"""Steps up from a trigger that are read; sentences of the press have up to 15."""

_SUBJECTS = ("nsubj", "csubj", "nsubjpass", "csubjpass")


class Step(NamedTuple):
    """``token`` stands above the trigger and holds ``below`` by ``relation``:

    content (a clause with a subject of its own), open (one without: "accused of killing"), infinitive ("to attack"), purpose,
    object, subject, circumstance (by a preposition that brings no object), aside (a relative or temporal clause: told in
    passing), result (a participle clause), conj, or same. ``marker`` is the preposition between, ``prepositions`` its tokens.
    """

    token: Token
    below: Token
    relation: str
    marker: str = ""
    prepositions: tuple[Token, ...] = ()


def steps_up(head: Token) -> Iterator[Step]:
    """Yield the nouns, verbs and adjectives above the trigger, nearest first, prepositions between them passed over.

    No more than `HIGHEST`: in what a writer made, the root is never so far.
    """
    yield from islice(_all_steps_up(head), HIGHEST)


def _all_steps_up(head: Token) -> Iterator[Step]:
    below = head
    while below.head.i != below.i:
        if below.dep_ in ("pobj", "pcomp"):
            chain = [below.head]
            while chain[-1].head.i != chain[-1].i and chain[-1].dep_ in ("prep", "pcomp") and chain[-1].head.dep_ in ("prep", "agent"):
                chain.append(chain[-1].head)
            top = chain[-1]
            if top.head.i == top.i:
                return
            yield Step(top.head, below, _through(chain, below), chain[0].lower_, tuple(chain))
            below = top.head
        else:
            above = joined_to(below)
            yield Step(above, below, _relation(below, above))
            below = above


def _through(chain: list[Token], below: Token) -> str:
    word, clause = chain[0].lower_, below.dep_ == "pcomp"
    if any(p.lower_ in CAUSES for p in chain):  # what is told as a cause is told as fact
        return "aside"
    if chain[-1].dep_ == "advmod":
        return "aside" if clause else "circumstance"
    if word == BY:
        return "result" if clause else "circumstance"
    if clause:
        return "aside" if word in LEAVING_OPEN else "open"
    if word == IN and chain[-1].head.pos_ == "NOUN":  # "involvement in an attack"
        return "object"
    return "object" if word in HANDING_OBJECT else "circumstance"


def _relation(below: Token, above: Token) -> str:
    match below.dep_:
        case "ccomp" | "xcomp" | "csubj" | "csubjpass":
            return _complement(below)
        case "acl":
            return _noun_clause(below, above)
        case "relcl" if is_infinitive(below):  # "a measure to fight rebels"
            return _noun_clause(below, above)
        case "advcl":
            return _adverbial(below)
        case "dobj" | "nsubjpass" | "attr" | "oprd" | "dative" | "compound" | "pobj":
            return "object"
        case "nsubj":
            return "subject"
        case "conj" | "parataxis":
            return "conj"
        case "appos" | "acomp" | "aux" | "auxpass":
            return "same"
    return "aside"


def _complement(verb: Token) -> str:
    if _is_side_by_side(verb):
        return "aside"
    if is_infinitive(verb):
        return "infinitive"
    return "open" if verb.dep_ == "xcomp" else "content"


def _is_side_by_side(verb: Token) -> bool:
    """Whether a semicolon sets the clause apart from the one it seems to be what is said in: "They blew up a bus; no harm was reported"."""
    above = verb.head
    return verb.dep_ == "ccomp" and verb.i < above.i and any(t.text == ";" and t.i > verb.i for t in children_of(above, "punct"))


def _noun_clause(verb: Token, noun: Token) -> str:
    if is_infinitive(verb):
        # "the first group to attack the base" did so, and the deadliest attack to hit it took place
        ranked = any(c.lower_ in RANKS or c.tag_ in ("JJS", "RBS") for c in noun.subtree if c.i < noun.i)
        return "aside" if ranked else "infinitive"
    if any(m.lower_ in CONTENT_MARKERS for m in children_of(verb, "mark")):
        return "content"
    # "allegations of soldiers killing farmers": what the preposition brings is the whole clause
    return "same" if verb.tag_ == "VBG" and noun.dep_ == "pobj" and noun.head.lower_ in ABOUT_CLAUSE else "aside"


def _adverbial(verb: Token) -> str:
    words = {m.lower_ for m in children_of(verb, "mark", "advmod")}
    if is_infinitive(verb) or words & PURPOSES:
        return "purpose"
    if verb.tag_ in ("VBG", "VBN") and not children_of(verb, "mark", *_SUBJECTS) and not words & LEAVING_OPEN:
        return "result"
    return "aside"
