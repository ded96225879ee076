"""Harm that the sentence ties to its attack where the parser has not: "fired missiles carrying gas, killing dozens".

A participle or a relative clause of harm often hangs on the noun before it, and the "in an attack" behind a time or a place on that.
Such harm is that of the nearest attack before it in the sentence, unless it has an occasion or a doer of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from kg.reading import syntax
from kg.reading.english.prepositions import OF_HARM
from kg.reading.english.pronoun_forms import RELATIVE_OF_THINGS
from kg.reading.findings.trigger_kinds import measures_of
from kg.reading.merging.event_sets import EventSets, class_names
from kg.reading.perpetrators.doer_roles import DOER_ROLES

__all__ = ["loose_ties"]

_FAR = 40  # words between an attack and its harm
_FINITE = ("VBD", "VBZ", "VBP")
_BETWEEN = 12  # words between harm and the "in an attack" behind it


def loose_ties(events: EventSets, order: list[int]) -> Iterator[tuple[int, int]]:
    """Yield attack and harm of one sentence that belong together though neither hangs on the other."""
    sentences = syntax.parse_of(events.doc).sentence
    told: dict[int, list[int]] = {}
    for i in order:
        told.setdefault(sentences[events.triggers[i].begin], []).append(i)
    for together in told.values():
        strikes = [i for i in together if _is_strike(events, i)]
        for i in together if strikes else ():
            if _is_bare_harm(events, i):
                yield from _ties(events, strikes, i)


def _ties(events: EventSets, strikes: Sequence[int], i: int) -> Iterator[tuple[int, int]]:
    near = [j for j in strikes if abs(events.triggers[j].head - events.triggers[i].head) <= _FAR]
    before = [j for j in near if events.triggers[j].head < events.triggers[i].head]
    if before and _tells_on(_verb(events, i)):
        if not _is_cut_off(events, before[-1], i):
            yield before[-1], i
        return
    after = [j for j in near if 0 < events.triggers[j].begin - events.triggers[i].end <= _BETWEEN]
    if after and _is_occasion(_head(events, after[0])) and not _verb_between(events, i, after[0]):
        yield i, after[0]


def _head(events: EventSets, i: int) -> Token:
    return events.doc[events.triggers[i].head]


def _verb(events: EventSets, i: int) -> Token:
    """The verb of harm: "leaving two dead" is told by its participle."""
    head = _head(events, i)
    return head if head.pos_ == "VERB" else syntax.clause_head(head)


def _is_strike(events: EventSets, i: int) -> bool:
    classes, kinds = events.lexicon.classes, class_names(events.own[i]["class"])
    return classes.have(kinds, "strike") and not classes.have(kinds, "lasting")


def _is_bare_harm(events: EventSets, i: int) -> bool:
    """Whether nothing is told but whom it harmed: no occasion and no doer."""
    trigger = events.triggers[i]
    return bool(measures_of(trigger)) and trigger.class_name == "ViolentEvent" and not trigger.of("lex:sameEvent", *DOER_ROLES)


def _tells_on(verb: Token) -> bool:
    """Whether the verb is a participle without a subject, or its subject or occasion is a "which" of a thing."""
    subjects = syntax.children_of(verb, "nsubj", "nsubjpass", "csubj")
    if verb.tag_ == "VBG":
        return not subjects and verb.dep_ in ("acl", "advcl", "ccomp", "dep", "conj") and not syntax.children_of(verb, "mark", "aux")
    during = [t for prep in syntax.children_of(verb, "prep") if prep.lower_ in OF_HARM for t in syntax.children_of(prep, "pobj")]
    return verb.dep_ == "relcl" and any(t.lower_ in RELATIVE_OF_THINGS for t in (*subjects, *during))


def _is_occasion(noun: Token) -> bool:
    """Whether the attack stands behind an "in", "during", "by" or "from"."""
    return noun.pos_ == "NOUN" and noun.dep_ == "pobj" and noun.head.lower_ in OF_HARM


def _is_cut_off(events: EventSets, j: int, i: int) -> bool:
    """Whether another clause stands between: "hurt in attacks, a bomb tore through the crowd, killing five"."""
    between = events.doc[events.triggers[j].head + 1 : events.triggers[i].head]
    return any(t.tag_ in _FINITE and t.dep_ not in ("relcl", "aux", "auxpass") for t in between)


def _verb_between(events: EventSets, i: int, j: int) -> bool:
    between = events.doc[events.triggers[i].end : events.triggers[j].begin]
    return any(t.pos_ in ("VERB", "AUX") or t.text in ";:—" for t in between)
