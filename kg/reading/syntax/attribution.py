"""Whom a verb above brings to an event noun: "blamed the attack on rebels", "died in fire by rebels"; and whom it does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from kg.reading.english.prepositions import BY, FOR
from kg.reading.syntax.argument import Argument
from kg.reading.syntax.coordination import conjuncts
from kg.reading.syntax.words import children_of, is_passive, prepositions_of

__all__ = ["brought", "is_only_awaited", "torn_agents", "torn_off"]

_Light = Callable[[Token], "tuple[str, ...]"]


def brought(verb: Token, noun: Token, light: _Light) -> Iterator[Argument]:
    """Yield the doers behind the verb's preposition, wherever the parser hung it."""
    kinds = light(verb)
    preps = [p for p in children_of(verb, "prep", "dative") if f"by {p.lower_}" in kinds]
    for prep in preps or torn_off(noun, light):
        yield from (Argument("by-agent", t.i, via="light") for o in children_of(prep, "pobj") for t in conjuncts(o))


def torn_off(noun: Token, light: _Light) -> list[Token]:
    """The preposition of an active verb of blame that the parser hung on what is blamed: "blamed the attack on rebels"."""
    verb = noun.head
    if noun.dep_ != "dobj" or verb.pos_ != "VERB":
        return []
    kinds = light(verb)
    return [p for p in prepositions_of(verb) if p.head != verb and f"by {p.lower_}" in kinds]


def torn_agents(noun: Token) -> Iterator[Argument]:
    """Who did it, right behind the noun, where the parser hung the "by" on an active verb: "died in artillery fire by rebels"."""
    prep = noun.head if noun.dep_ == "pobj" else None
    verb = noun.head if noun.dep_ == "dobj" else prep.head if prep is not None else None
    if verb is None or verb.pos_ != "VERB" or is_passive(verb):
        return
    behind = [p for p in children_of(verb, "agent", "prep") if p.lower_ == BY and p.i == noun.right_edge.i + 1]
    yield from (Argument("by-agent", t.i) for p in behind for o in children_of(p, "pobj") for t in conjuncts(o))


def is_only_awaited(noun: Token, verb: Token) -> bool:
    """Whether the verb only looks to the event: "prepared for the attack"; not "blamed rebels for it"."""
    prep = noun.head
    is_behind_for = noun.dep_ == "pobj" and prep.lower_ == FOR and prep.head == verb
    return is_behind_for and not is_passive(verb) and not children_of(verb, "dobj")
