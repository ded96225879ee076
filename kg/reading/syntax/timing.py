"""What is told as of one time: clauses with "when", results, parts of an attack, and the clause that a time itself carries."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from spacy.tokens import Token

from kg.reading.english.prepositions import BY, IN_COURSE_OF, OF
from kg.reading.english.pronoun_forms import WHICH
from kg.reading.english.relative_times import OF_OTHER_TIMES
from kg.reading.syntax.subjects import complement_verbs, inherits_from, is_of_one_time
from kg.reading.syntax.words import PASSIVE_SUBJECT, SUBJECT, children_of, is_verb, looks_back

__all__ = ["Kin", "Light", "clauses_of_time", "is_told_now", "is_told_of", "time_kin"]

_CARRIED = ("dobj", "nsubj", "nsubjpass")  # what the noun of a light verb is to it
_BEGINS = frozenset(["agent", "event"])  # "the attack began" and "began the attack": what such a verb tells of takes place when it does
_NOMINAL = ("NOUN", "PROPN", "ADP", "NUM")


Light = Callable[[Token], "tuple[str, ...]"]


class Kin(NamedTuple):
    """A word that shares its time with another: ``day`` only if that is a day, ``event`` only if the word is a trigger."""

    token: Token
    day: bool = False
    event: bool = False


def time_kin(head: Token, light: Light) -> Iterator[Kin]:
    """Yield the words whose time is that of a trigger without one, the surest first.

    ``light(verb)`` gives the kinds of light verb that does an event (see `kg.reading.syntax.arguments_in`).
    """
    found = _verb_kin(head, light) if is_verb(head) else _noun_kin(head, light)
    return (kin for kin in found if not is_verb(kin.token) or _is_of_one_time(head, kin.token))


def clauses_of_time(tokens: Iterable[Token], light: Light) -> Iterator[Token]:
    """Yield the words that a time is told of by: "since 1 August, when gunmen shot a judge", "the night they carried out the raid"."""
    for token in tokens:
        for clause in children_of(token, "relcl"):
            words = {c.lower_ for c in children_of(clause, "advmod", *SUBJECT, *PASSIVE_SUBJECT)}
            if WHICH not in words and not looks_back(clause):
                yield from (clause, *(c for c in children_of(clause, "conj") if is_verb(c)))
                yield from children_of(clause, *_CARRIED) if light(clause) else ()


def is_told_now(verb: Token) -> bool:
    """Whether the verb is in the present or present perfect, which no time of the past can date: "condemns", "has condemned"."""
    finite = [verb, *children_of(verb, "aux", "auxpass")]
    return is_verb(verb) and any(t.tag_ in ("VBZ", "VBP") for t in finite) and not any(t.tag_ in ("VBD", "MD") for t in finite)


def is_told_of(noun: Token, verb: Token, time: Token) -> bool:
    """Whether the noun hangs on the verb through nouns and prepositions only, and not in a subject that the time is no part of."""
    below = noun
    for above in noun.ancestors:
        if above.i == verb.i:
            return below.dep_ not in (*SUBJECT, *PASSIVE_SUBJECT) or below.is_ancestor(time)
        if above.pos_ not in _NOMINAL:
            return False
        below = above
    return False


def _is_of_one_time(head: Token, verb: Token) -> bool:
    """Whether neither tells of what came before the other, and the verb does not tell what somebody says or plans."""
    told = [c for c in complement_verbs(verb) if c.i != head.i and c not in head.ancestors]
    return not told and (not is_verb(head) or looks_back(head) == looks_back(verb))


def _verb_kin(verb: Token, light: Light) -> Iterator[Kin]:
    above = inherits_from(verb)
    if above is not None:
        yield Kin(above, event=verb.dep_ == "conj")
    top = _first(verb)
    if is_of_one_time(top) or (top.dep_ == "xcomp" and set(light(top.head)) >= _BEGINS):
        yield Kin(top.head)
    if top.dep_ == "pcomp" and top.head.lower_ == BY and is_verb(top.head.head):
        yield Kin(top.head.head)
    is_once = not any(c.lower_ in OF_OTHER_TIMES for c in children_of(verb, "advmod", "prep"))
    yield from (
        Kin(c) for c in verb.children if (is_once and is_of_one_time(c)) or (c.dep_ == "xcomp" and c.tag_ == "VBN") or _counts_on(c)
    )
    yield from (Kin(noun, event=True) for noun in (*_antecedents(verb), *_during(verb)))


def _first(verb: Token) -> Token:
    """The first of the verbs that share a subject: "arrived and shot"."""
    while verb.dep_ == "conj" and is_verb(verb.head) and not children_of(verb, *SUBJECT, *PASSIVE_SUBJECT):
        verb = verb.head
    return verb


def _during(token: Token) -> list[Token]:
    """What a verb or noun is told to take place in the course of: "killed during clashes", "the murder of a judge in an ambush"."""
    holders = [token, *(o for p in children_of(token, "prep") if p.lower_ == OF for o in children_of(p, "pobj"))]
    return [o for h in holders for p in children_of(h, "prep") if p.lower_ in IN_COURSE_OF for o in children_of(p, "pobj")]


def _counts_on(verb: Token) -> bool:
    """Whether a clause goes on counting in the same breath: "ten were killed and 12 were wounded", "a boy hurt"."""
    subjects = children_of(verb, *SUBJECT, *PASSIVE_SUBJECT)
    if verb.dep_ != "conj" or not is_verb(verb) or not subjects:
        return False
    return all(s.tag_ == "CD" for s in subjects) or (verb.tag_ == "VBN" and not children_of(verb, "aux", "auxpass"))


def _antecedents(verb: Token) -> Iterator[Token]:
    """The nouns that a clause with "in which" or "during which" may be about, nearest first."""
    top = _first(verb)
    leads = [o for p in children_of(top, "prep") if p.lower_ in IN_COURSE_OF for o in children_of(p, "pobj")]
    if top.dep_ == "relcl" and not looks_back(top) and any(o.lower_ == WHICH for o in leads):
        yield from itertools.takewhile(lambda t: t.pos_ in _NOMINAL, (top.head, *top.head.ancestors))


def _noun_kin(noun: Token, light: Light) -> Iterator[Kin]:
    """The verb that carries a noun, during which it takes place or that results in it: "raided the camp, leading to clashes"."""
    yield from (Kin(o, event=True) for o in _during(noun))
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    if noun.dep_ == "pobj" and noun.head.lower_ in IN_COURSE_OF and is_verb(verb):
        yield Kin(verb, event=True)
    if noun.dep_ in ("dobj", "pobj") and verb.dep_ == "advcl" and verb.tag_ == "VBG":
        yield Kin(verb.head, day=True, event=True)
    if noun.dep_ in _CARRIED and light(verb):
        yield from _verb_kin(verb, light)
