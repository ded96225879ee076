"""How far a phrase of place reaches in its sentence: to what it hangs on, and to the clauses that tell of one scene with that."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator

from spacy.tokens import Token

from kg.reading.english.connectives import SETTING_APART, SETTING_BESIDE
from kg.reading.english.prepositions import MOVING, OF, PLACED, TO
from kg.reading.syntax.parse import sentence_start
from kg.reading.syntax.saying import clause_of
from kg.reading.syntax.words import children_of

__all__ = [
    "clause_verb",
    "comes_from_elsewhere",
    "goes_on_at",
    "hangs_on",
    "is_beside",
    "is_beside_told",
    "is_made_to_act",
    "is_of_main_clause",
    "is_of_others",
    "is_set_beside",
    "thing_of_clause",
]

_VERBS = ("VERB", "AUX")
_SPOKEN = ("ccomp", "parataxis", "csubj", "csubjpass")
"""Clauses that somebody says, thinks or sees."""
_LONGEST = max(len(words.split()) for words in SETTING_BESIDE)


def clause_verb(token: Token) -> Token:
    """Return the verb of the clause that the token leads or stands in; the root where there is none."""
    return token if token.pos_ in _VERBS else clause_of(token)


def hangs_on(preposition: Token) -> Iterator[Token]:
    """Yield what the phrase of a preposition hangs on, nouns first, up to its verb or to what is only named beside that."""
    for above in preposition.ancestors:
        if above.pos_ in ("NOUN", "PROPN", "NUM", "PRON", *_VERBS):
            yield above
        if above.pos_ in _VERBS or is_set_beside(above):
            return


def is_beside(head: Token, place: Token) -> bool:
    """Whether a trigger and the verb of a place tell of one scene: no relative clause, speaker, plan or other time between."""
    verb = clause_verb(head)
    if verb.i == place.i:
        return True
    above = {t.i for t in (verb, *verb.ancestors)}
    top = next((t for t in (place, *place.ancestors) if t.i in above), None)
    if top is None:
        return False
    if place.head.i == head.i:  # "airstrikes targeting positions in X"
        return True
    return not _is_aside(head, verb) and all(map(_goes_on, _below(verb, top))) and all(map(_is_set_with, _below(place, top)))


def _is_aside(head: Token, verb: Token) -> bool:
    """Whether a participle tells of it what is known of somebody: "wanted for an attack", "a man arrested in 2003"."""
    return verb.dep_ == "acl" and (verb.i != head.i or verb.tag_ == "VBN")


def goes_on_at(verb: Token, does: Callable[[Token], Collection[str]]) -> Token | None:
    """Return the noun of which a clause tells what went on there: "a bus that was carrying soldiers in X", "blasts set off in X".

    ``does`` gives the kinds of a light verb. What only tells of something where it lies says so of it as well: "a school located in X".
    """
    is_told_there = verb.tag_ == "VBG" or (verb.tag_ == "VBN" and (verb.lower_ in PLACED or bool(does(verb))))
    return verb.head if verb.dep_ in ("relcl", "acl") and is_told_there else None


def thing_of_clause(verb: Token) -> Token | None:
    """Return the noun of which a participle tells whose it is or what became of it: the truck of "a truck owned by the police in X"."""
    return verb.head if verb.dep_ == "acl" and verb.tag_ == "VBN" else None


def is_set_beside(noun: Token) -> bool:
    """Whether the noun is only named beside what its clause tells: "in addition to the blast in X, gunmen attacked a bus"."""
    begin = noun.left_edge.i
    before = [t.lower_ for t in noun.doc[max(begin - _LONGEST, sentence_start(noun)) : begin]]
    return any(" ".join(before[-n:]) in SETTING_BESIDE for n in range(1, _LONGEST + 1))


def is_beside_told(token: Token) -> bool:
    """Whether the token is told of what is only named beside the clause's own: the day of "apart from the raid on Monday"."""
    path = list(hangs_on(token))
    return bool(path) and is_set_beside(path[-1])


def comes_from_elsewhere(noun: Token) -> bool:
    """Whether the noun tells where something goes to or comes from: "fled to a base in X"."""
    return noun.dep_ == "pobj" and noun.head.lower_ in MOVING


def is_made_to_act(noun: Token) -> bool:
    """Whether the noun is whom a verb brings to do something: "prompting the command in X to send troops"."""
    return noun.dep_ == "dobj" and any(c.i > noun.i for c in children_of(noun.head, "xcomp"))


def is_of_others(noun: Token, is_somebody: Callable[[Token], bool]) -> bool:
    """Whether the people are only those whom others back, serve or come from: "supporters of the rebels", not "six of the men"."""
    if noun.dep_ != "pobj" or noun.head.lower_ != OF or not is_somebody(noun):
        return False
    holder = noun.head.head
    return holder.pos_ in ("NOUN", "PROPN") and is_somebody(holder) and not children_of(holder, "nummod")


def _below(token: Token, top: Token) -> Iterator[Token]:
    """Yield the token and what is above it, as far as ``top`` and without that."""
    while token.i != top.i:
        yield token
        token = token.head


def _goes_on(token: Token) -> bool:
    """Whether a clause, seen from the one above it, goes on with its scene."""
    return token.dep_ not in ("relcl", *_SPOKEN) and not _is_apart(token)


def _is_set_with(token: Token) -> bool:
    """Whether the clause above is set where this one is: not the place of "fled to hide in X", "who lives in X"."""
    is_purpose = any(c.lower_ == TO for c in children_of(token, "aux"))
    return token.dep_ not in ("relcl", "acl", *_SPOKEN) and not is_purpose and not _is_apart(token)


def _is_apart(token: Token) -> bool:
    """Whether the words that open the clause set it in another time: "after ten men were shot"."""
    opening = {c.lower_ for c in children_of(token, "mark", "advmod")}
    if token.dep_ in ("pcomp", "pobj"):
        opening.add(token.head.lower_)
    return bool(opening & SETTING_APART)


def is_of_main_clause(head: Token) -> bool:
    """Whether the trigger's clause is the main one of its sentence or tells of its scene, so that what opens the sentence is said of it."""
    verb = clause_verb(head)
    if _is_aside(head, verb):
        return False
    while verb.head.i != verb.i:
        if not _goes_on(verb):
            return False
        verb = verb.head
    return True
