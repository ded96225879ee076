"""By which words the later of two tellings is told, by whose, and where in the article. Evidence of `merging`."""

from __future__ import annotations

from spacy.tokens import Token

from kg.reading import syntax
from kg.reading.english.determiners import SINGLE
from kg.reading.english.re_mentions import TAKING_UP
from kg.reading.english.relative_times import FREQUENCY
from kg.reading.findings.trigger_kinds import measures_of
from kg.reading.merging.event_sets import ARGUMENTS
from kg.reading.merging.pairs import DOERS, PLACES, Pair

__all__ = [
    "adds_to_last",
    "is_another_voice",
    "is_bare_mention",
    "is_bare_toll",
    "is_beside",
    "is_described",
    "is_described_alike",
    "is_general",
    "is_habit",
    "is_main",
    "is_new",
    "is_next",
    "is_one_of_many",
    "is_thin",
    "is_told_in_full",
    "was_general",
]

_BRIEF = frozenset(["headline", "standfirst"])
_TOLD = (*ARGUMENTS, *PLACES, "ck:time", "ck:casualties", "ck:weapon")


def is_bare_mention(pair: Pair) -> bool:
    """Whether the later one takes up what was told, by a bare noun: "the attack", "Friday's blast"."""
    return _takes_up(pair) and not is_described(pair)


def is_described(pair: Pair) -> bool:
    """Whether a definite noun says of which sort it is: "the poison gas attack in the town"."""
    return pair.noun is not None and _takes_up(pair) and bool(syntax.children_of(pair.noun, "compound", "amod", "prep", "acl", "relcl"))


def is_described_alike(pair: Pair) -> bool:
    """Whether both are nouns with a word before them that is the same: "a poison gas attack", "the poison gas attack"."""
    if pair.noun is None:
        return False
    mine = _description(pair.noun)
    others = (pair.events.doc[pair.events.triggers[i].head] for i in pair.events.members(pair.one))
    return bool(mine) and any(other.lemma_ == pair.noun.lemma_ and mine & _description(other) for other in others)


def adds_to_last(pair: Pair) -> bool:
    """Whether the later one takes up the event of the sentence before by a noun: what it has of its own is told on."""
    return _takes_up(pair) and is_next(pair)


def is_new(pair: Pair) -> bool:
    """Whether the later one is told like something new: "a bomb attack", "a bomb went off"."""
    if True in pair.tellings.of(pair.other).brings_in:
        return True
    return pair.noun is not None and not _says_which(pair.noun) and any(t.lower_ in SINGLE for t in pair.noun.lefts)


def is_general(pair: Pair) -> bool:
    """Whether the later one is told in general: "attacks have killed hundreds"."""
    return _is_in_general(pair, pair.other)


def was_general(pair: Pair) -> bool:
    """Whether the earlier one was told like that."""
    return _is_in_general(pair, pair.one)


def is_one_of_many(pair: Pair) -> bool:
    """Whether one is told in the plural and the other is a single one."""
    heads = [pair.events.doc[pair.events.triggers[found].head] for found in (pair.one, pair.other)]
    return all(head.pos_ == "NOUN" for head in heads) and len({syntax.is_plural(head) for head in heads}) == 2


def is_habit(pair: Pair) -> bool:
    """Whether the later one is done again and again: "is often shelled", "was hit several times"."""
    verb = syntax.clause_head(pair.head)
    is_present = verb.tag_ in ("VBZ", "VBP") and "headline" not in pair.second.sections
    return is_present or any(t.lower_ in FREQUENCY for t in verb.children)


def is_another_voice(pair: Pair) -> bool:
    """Whether somebody else tells it."""
    return bool(pair.second.voices - pair.first.voices)


def is_bare_toll(pair: Pair) -> bool:
    """Whether somebody else tells nothing but how many were harmed, of an event that harmed people."""
    harmed = pair.first.people or pair.first.persons or pair.first.tolls
    is_bare = not pair.has(pair.other, *DOERS, *PLACES, "ck:time", "ck:weapon")
    return bool(is_another_voice(pair) and harmed and is_bare and pair.second.tolls and measures_of(pair.opening))


def is_thin(pair: Pair) -> bool:
    """Whether nothing is told by the later one but its class."""
    return pair.noun is not None and not pair.has(pair.other, *_TOLD)


def is_told_in_full(pair: Pair) -> bool:
    """Whether the later one is a clause with its own doer, weapon, target or place: it may as well tell of another event."""
    return pair.head.pos_ == "VERB" and pair.has(pair.other, *DOERS, *PLACES, "ck:weapon", "ck:target")


def is_main(pair: Pair) -> bool:
    """Whether the earlier one is the event that the article opens with."""
    return bool(pair.first.sections & _BRIEF) or min(pair.first.sentences) == pair.events.lead


def is_next(pair: Pair) -> bool:
    """Whether the later one is told in the sentence after."""
    return min(pair.second.sentences) - max(pair.first.sentences) == 1


def is_beside(pair: Pair) -> bool:
    """Whether both are told in one sentence, and no grammar joins them."""
    return bool(pair.first.sentences & pair.second.sentences)


def _takes_up(pair: Pair) -> bool:
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


def _is_in_general(pair: Pair, found: int) -> bool:
    head = pair.events.doc[pair.events.triggers[found].head]
    is_counted = pair.events.number_of(head.i) is not None
    return head.pos_ == "NOUN" and syntax.is_plural(head) and not syntax.is_definite(head) and not is_counted
