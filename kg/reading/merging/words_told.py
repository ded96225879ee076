"""By which words the later of two tellings is told, by whose, and where in the article. Evidence of `merging`."""

from __future__ import annotations

from spacy.tokens import Token

from kg.reading import syntax
from kg.reading.english.auxiliaries import DO, HAVE
from kg.reading.english.determiners import SINGLE
from kg.reading.english.re_mentions import TAKING_UP
from kg.reading.english.relative_times import FREQUENCY
from kg.reading.findings.trigger_kinds import measures_of
from kg.reading.merging.occasions import has_clause_of_occasion
from kg.reading.merging.pairs import DOERS, PLACES, Pair

__all__ = [
    "adds_to_last",
    "is_another_voice",
    "is_bare_mention",
    "is_bare_toll",
    "is_described",
    "is_described_alike",
    "is_general",
    "is_habit",
    "is_main",
    "is_new",
    "is_next",
    "is_one_of_many",
    "is_only",
    "is_quoted",
    "is_told_in_full",
    "takes_up",
    "was_general",
]

_TAKEN_UP = frozenset(["known", "pronoun", "added"])
"""How people are brought in of whom was told before."""
_BRIEF = frozenset(["headline", "standfirst"])


def is_bare_mention(pair: Pair) -> bool:
    """Whether the later one takes up what was told, by a bare noun: "the attack", "Friday's blast"."""
    return takes_up(pair) and not is_described(pair)


def is_described(pair: Pair) -> bool:
    """Whether a definite noun says of which sort it is: "the poison gas attack in the town"."""
    return pair.noun is not None and takes_up(pair) and bool(syntax.children_of(pair.noun, "compound", "amod", "prep", "acl", "relcl"))


def is_described_alike(pair: Pair) -> bool:
    """Whether both are nouns with a word before them that is the same: "a poison gas attack", "the poison gas attack"."""
    if pair.noun is None:
        return False
    mine = _description(pair.noun)
    others = (pair.events.doc[pair.events.triggers[i].head] for i in pair.events.members(pair.one))
    return bool(mine) and any(other.lemma_ == pair.noun.lemma_ and mine & _description(other) for other in others)


def adds_to_last(pair: Pair) -> bool:
    """Whether the later one takes up the event of the sentence before by a noun: what it has of its own is told on."""
    return takes_up(pair) and is_next(pair)


def is_new(pair: Pair) -> bool:
    """Whether the later one is told like something new: "a bomb attack", "a bomb went off".

    Who has not spoken before tells all as new, and the body all that a headline tells.
    """
    if is_another_voice(pair) or takes_up(pair) or pair.first.sections <= _BRIEF:
        return False
    nouns = (pair.events.doc[pair.events.triggers[i].head] for i in pair.events.members(pair.other))
    return True in pair.second.brings_in or any(t.lower_ in SINGLE for noun in nouns for t in noun.lefts)


def is_general(pair: Pair) -> bool:
    """Whether the later one is told in general: "attacks have killed hundreds", "many judges have been killed"."""
    return _is_in_general(pair, pair.other) or _sums_up(pair)


def was_general(pair: Pair) -> bool:
    """Whether the earlier one was told like that."""
    return _is_in_general(pair, pair.one)


def is_one_of_many(pair: Pair) -> bool:
    """Whether one is told in the plural and the other is a single one."""
    heads = [pair.events.doc[pair.events.triggers[found].head] for found in (pair.one, pair.other)]
    return all(head.pos_ == "NOUN" for head in heads) and len({syntax.is_plural(head) for head in heads}) == 2


def is_habit(pair: Pair) -> bool:
    """Whether the later one is done again and again: "is often shelled", "was hit several times", "we do not attack civilians"."""
    verb = syntax.clause_head(pair.head)
    finite = [verb, *(t for t in verb.children if t.lemma_ == DO)]
    is_present = any(t.tag_ in ("VBZ", "VBP") for t in finite) and "headline" not in pair.second.sections
    return is_present or any(t.lower_ in FREQUENCY for t in verb.children)


def is_another_voice(pair: Pair) -> bool:
    """Whether somebody else tells it."""
    return bool(pair.second.voices - pair.first.voices)


def is_bare_toll(pair: Pair) -> bool:
    """Whether somebody else tells nothing but how many were harmed, of an event that harmed people."""
    harmed = pair.first.people or pair.first.persons or pair.first.tolls
    is_bare = not has_clause_of_occasion(pair.head) and not pair.has(pair.other, *DOERS, *PLACES, "ck:time", "ck:weapon")
    return bool(is_another_voice(pair) and harmed and is_bare and pair.second.tolls and measures_of(pair.opening))


def is_told_in_full(pair: Pair) -> bool:
    """Whether the later one is a clause with its own doer, weapon, target or place: it may as well tell of another event."""
    return pair.head.pos_ == "VERB" and pair.has(pair.other, *DOERS, *PLACES, "ck:weapon", "ck:target")


def is_main(pair: Pair) -> bool:
    """Whether the earlier one is the event that the article opens with."""
    return bool(pair.first.sections & _BRIEF) or min(pair.first.sentences) == pair.events.lead


def is_next(pair: Pair) -> bool:
    """Whether the later one is told in the sentence after."""
    return min(pair.second.sentences) - max(pair.first.sentences) == 1


def is_only(pair: Pair) -> bool:
    """Whether the earlier one is the only violence that is told before the later one, which is not told as new or in general."""
    return pair.is_only and not is_new(pair) and not is_general(pair)


def is_quoted(pair: Pair) -> bool:
    """Whether the later one is told in a quotation; what is done again and again is told of no event: "we do not attack civilians"."""
    return pair.head.i in pair.events.quoted and not is_habit(pair) and not is_general(pair)


def takes_up(pair: Pair) -> bool:
    """Whether the later one takes up what was told by a definite noun, a dated one or what a "this" is said to be."""
    noun = pair.noun
    if noun is None:
        return False
    is_dated = any(map(pair.events.is_time, syntax.children_of(noun, "poss")))
    return is_dated or syntax.is_pointed_at(noun) or _says_which(noun)


def _says_which(noun: Token) -> bool:
    """Whether it says what a "this" or "it" is: "this was an attack on children"."""
    subjects = syntax.children_of(noun.head, "nsubj") if noun.dep_ == "attr" else []
    return any(t.lower_ in TAKING_UP for t in subjects)


def _description(noun: Token) -> set[str]:
    return {t.lower_ for t in syntax.children_of(noun, "compound", "amod") if t.pos_ != "NUM"}


def _sums_up(pair: Pair) -> bool:
    """Whether a clause in the present perfect brings in people without a number, as what is told of months does."""
    verb = syntax.clause_head(pair.head)
    is_perfect = verb.tag_ == "VBN" and any(t.lemma_ == HAVE and t.tag_ in ("VBZ", "VBP") for t in verb.children)
    return is_perfect and pair.head.pos_ == "VERB" and not pair.second.tolls and not pair.second.manners & _TAKEN_UP


def _is_in_general(pair: Pair, found: int) -> bool:
    head = pair.events.doc[pair.events.triggers[found].head]
    is_counted = pair.events.number_of(head.i) is not None
    return head.pos_ == "NOUN" and syntax.is_plural(head) and not syntax.is_definite(head) and not is_counted
