"""Noun phrases: their extent, their parts, and what they hang on."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from kg.reading.english.determiners import INDEFINITE_ARTICLES
from kg.reading.english.naming import AGAINST_PREFIXES
from kg.reading.english.prepositions import FOR, FROM, NAMING_PARTS, OF, OF_OR_WITHIN, REACHING, SETTING_AT, WITH
from kg.reading.english.quantifiers import DISTRIBUTIVES
from kg.reading.syntax.coordination import conjuncts
from kg.reading.syntax.words import children_of, first_of_list, is_object

__all__ = [
    "attached_to",
    "from_objects",
    "is_against",
    "is_likeness",
    "is_rate",
    "is_set_at_name",
    "light_verb_of",
    "noun_phrase",
    "of_objects",
    "parts_of",
    "preposition_of",
    "reached_by",
    "setting_of",
]

_PREMODIFIERS = frozenset(["det", "predet", "amod", "compound", "nmod", "nummod", "poss", "quantmod", "advmod", "case"])


def noun_phrase(token: Token, *, of: bool = False) -> tuple[int, int]:
    """Token span of the phrase that the noun leads: its premodifiers, and with ``of`` an of-phrase after it.

    Relative clauses, appositions and other prepositional phrases stay out; so does a possessive 's.
    """
    begin, end = token.i, token.i + 1
    for child in token.lefts:
        if child.dep_ in _PREMODIFIERS:
            begin = min(begin, child.left_edge.i)
    if of:
        for prep in token.rights:
            if prep.dep_ == "prep" and prep.lower_ == OF and prep.i == end:
                end = max([end, *(noun_phrase(o)[1] for o in children_of(prep, "pobj"))])
    return begin, end


def of_objects(noun: Token) -> list[Token]:
    """What stands after the noun's "of": "members of X and Y"."""
    return [t for p in children_of(noun, "prep") if p.lower_ == OF for o in children_of(p, "pobj") for t in conjuncts(o)]


def is_likeness(noun: Token) -> bool:
    """Whether the noun only says what another thing is like: "a bullet of a header"."""
    things = of_objects(noun)
    return _is_one(noun) and len(things) == 1 and _is_one(things[0])


def _is_one(noun: Token) -> bool:
    return any(d.lower_ in INDEFINITE_ARTICLES for d in children_of(noun, "det"))


def objects_within(noun: Token) -> list[Token]:
    """What stands after the noun's "of", "in" or "within": "the areas within X and Y"."""
    return [t for p in children_of(noun, "prep") if p.lower_ in OF_OR_WITHIN for o in children_of(p, "pobj") for t in conjuncts(o)]


def from_objects(noun: Token) -> list[Token]:
    """What stands after the noun's "from": "fighters from X and Y"."""
    return [t for p in children_of(noun, "prep") if p.lower_ == FROM for o in children_of(p, "pobj") for t in conjuncts(o)]


def parts_of(noun: Token) -> list[Token]:
    """What an "including" or "among them" after the noun names: parts of the whole that the noun counts."""
    found = []
    for prep in [*children_of(noun, "prep"), *(p for p in children_of(noun.head, "prep") if p.i > noun.i)]:
        if prep.lower_ in NAMING_PARTS:
            found += [t for o in children_of(prep, "pobj") for t in conjuncts(o) if t.pos_ != "PRON"]
    return found


def preposition_of(token: Token) -> tuple[str, Token] | None:
    """The preposition that the phrase of the token stands after, and what that hangs on; None where it stands after none."""
    top = first_of_list(token)
    if top.dep_ != "pobj" or top.head.dep_ not in ("prep", "pcomp", "conj"):
        return None
    prep = top.head
    return prep.lower_, prep.head


def attached_to(token: Token, heads: set[int], passable: Callable[[Token, str], bool]) -> Iterator[tuple[Token, str]]:
    """Yield, nearest first, the tokens of ``heads`` that the phrase of ``token`` hangs on, with the preposition it begins by.

    Climbs through nouns and prepositions; a verb stops it, unless ``passable`` (a light verb), given the preposition right below it.
    """
    marker, last = "", ""
    for above in token.ancestors:
        if above.dep_ in ("prep", "agent"):
            last = above.lower_
            marker = marker or last
        if above.i in heads:
            yield above, marker
            return
        if above.pos_ in ("VERB", "AUX") and not passable(above, last):
            return


def light_verb_of(noun: Token) -> Token | None:
    """The verb that governs an event noun as light verb would, through "a string of" and "for"; or the participle after it."""
    token = noun
    while token.dep_ == "pobj" and token.head.head.pos_ in ("NOUN", "PROPN"):
        token = token.head.head
    verb = token.head.head if token.dep_ == "pobj" else token.head
    if verb.pos_ in ("VERB", "AUX") and token.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj"):
        return verb
    return next(iter(children_of(noun, "acl", "relcl")), None)


def is_set_at_name(verb: Token) -> bool:
    """Whether a preposition of place sets the verb at a phrase with a name in it: "was found in the PIB area"."""
    places = [o for p in children_of(verb, "prep") if p.lower_ in SETTING_AT for o in children_of(p, "pobj")]
    return any(t.pos_ == "PROPN" for o in places for t in (o, *o.lefts))


def setting_of(participle: Token) -> list[Token]:
    """What "with" adds the participle's clause to, a verb with its object and predicate: "attacked the base, with ten men killed"."""
    top = participle.head if participle.dep_ == "acl" else participle
    if top.dep_ == "advcl" and any(m.lower_ == WITH for m in children_of(top, "mark")):
        host = top.head
    elif top.dep_ in ("pobj", "pcomp") and top.head.lower_ == WITH:
        host = top.head.head
    else:
        return []
    return [host, *children_of(host, "dobj", "attr")]


def is_rate(head: Token) -> bool:
    """Whether a verb, or the verb that an event noun is the object of, counts by the time or the case: "four people every day"."""
    verb = head if head.pos_ == "VERB" else head.head if is_object(head) else None
    if verb is None:
        return False
    undergone = children_of(verb, "dobj", "nsubjpass")
    ratios = (p for t in (verb, *undergone) for p in children_of(t, "prep") if p.lower_ == FOR)
    units = [o for p in ratios for o in children_of(p, "pobj")]
    if any(children_of(t, "nummod") for t in undergone):
        units += children_of(verb, "npadvmod")
    return any(d.lower_ in DISTRIBUTIVES for unit in units for d in children_of(unit, "det"))


def reached_by(noun: Token) -> list[Token]:
    """The number that a toll is brought to by its verb: "the toll rose to 15", "raised the toll to 15"; or that is told beside it."""
    top = noun
    while top.dep_ == "pobj" and top.head.lower_ == OF:  # "the number of dead"
        top = top.head.head
    told = [o for p in children_of(top, "prep") if p.lower_ == OF for o in children_of(p, "pobj")]  # "a death toll of 15"
    found = [o for o in told if o.pos_ == "NUM"]
    if top.dep_ not in ("nsubj", "nsubjpass", "dobj"):
        return found
    for verb in (top.head, *children_of(top.head, "xcomp")):  # "is expected to rise to 15"
        found += [o for p in children_of(verb, "prep") if p.lower_ in REACHING for o in children_of(p, "pobj")]
        if top.dep_ != "dobj":
            found += children_of(verb, "dobj", "attr")
        else:
            found += [o for p in children_of(top, "prep") if p.lower_ in REACHING for o in children_of(p, "pobj")]
    return found


def is_against(modifier: Token) -> bool:
    """Whether the word names who it is against: "an anti-Taliban operation"."""
    before = [t.lower_ for t in modifier.doc[max(0, modifier.i - 2) : modifier.i]]
    return bool(before) and (before[-1] in AGAINST_PREFIXES or (before[-1] in ("-", "‐", "‑") and before[0] in AGAINST_PREFIXES))
