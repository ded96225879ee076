"""Whom a verb of blame brings behind its preposition: "blamed the attack on rebels", "it was attributed to rebels"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from kg.reading.syntax.argument import Argument
from kg.reading.syntax.coordination import conjuncts
from kg.reading.syntax.words import children_of, prepositions_of

__all__ = ["brought", "torn_off"]

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
