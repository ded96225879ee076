"""Which tellings of harm are of one event: "two were killed and five wounded", "three others were also hurt".

Harm that is coordinated with harm of another measure is of one occasion, where at most one of the two names an occasion of its own. Two
of one measure ("two were killed in Gao and three were killed in Mopti") are a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from spacy.tokens import Token

from kg.reading import syntax
from kg.reading.english.adverbs import ADDITIVE
from kg.reading.english.quantifiers import ADDING, ADDING_ALONE
from kg.reading.findings.trigger_kinds import measures_of
from kg.reading.merging.event_sets import EventSets, class_names
from kg.reading.merging.occasions import has_clause_of_occasion
from kg.reading.perpetrators.doer_roles import DOER_ROLES

__all__ = ["joint_harm"]

_OCCASION = ("lex:sameEvent", "ck:place", "ck:near", "ck:time", "ck:weapon")
_FAR = 50  # tellings of harm between two that stand side by side


def joint_harm(events: EventSets, order: list[int]) -> Iterator[tuple[int, int]]:
    """Yield pairs of triggers that tell of the harm of one event."""
    harms = [i for i in order if _measures(events, i)]
    by_head = {events.triggers[i].head: i for i in reversed(harms)}
    extents = {i: _extent(events, i) for i in harms}
    led: dict[int, list[int]] = {}
    for i in order:
        led.setdefault(events.triggers[i].head, []).append(i)
    for position, i in enumerate(harms):
        above = syntax.inherits_from(events.doc[events.triggers[i].head])
        j = by_head.get(above.i) if above is not None else None
        listed = [k for k in harms[max(0, position - _FAR) : position] if _is_next(events, extents[k], extents[i])]
        yield from ((k, i) for k in (j, *listed) if k is not None and _is_joint(events, k, i))
        yield from ((k, i) for k in _settings(events, led, i))
        last = harms[position - 1] if position else i
        if _sentences_apart(events, last, i) == 1 and _tells_on(events, last, i):
            yield last, i
    yield from _aftermath(events, order)


def _aftermath(events: EventSets, order: list[int]) -> Iterator[tuple[int, int]]:
    """Harm and damage told bare, right after the one attack of its sentence or the one before: "A bomb went off. Two men were injured." """
    told: dict[int, list[int]] = {}
    for i in order:
        told.setdefault(_sentence(events, i), []).append(i)
    for i in order:
        first = events.triggers[i].begin
        here = [j for j in told[_sentence(events, i)] if events.triggers[j].begin < first and events.find(j) != events.find(i)]
        before = here or told.get(_sentence(events, i) - 1)
        if before and _is_bare(events, i) and len({events.find(j) for j in before}) == 1 and events.is_strike(before[-1]):
            yield before[-1], i


def _is_bare(events: EventSets, i: int) -> bool:
    """Whether nothing is told but whom or what it harmed, by a finite passive: no doer, no occasion, no "another"."""
    kinds = events.own[i]["class"]
    harms = _measures(events, i) or events.lexicon.classes.have(class_names(kinds), "aftermath")
    head = events.doc[events.triggers[i].head]
    is_counted = any(role.function == "counted" for role in events.triggers[i].of("ck:casualties"))  # "..., 12 killed"
    is_undergone = syntax.was_undergone(head) or is_counted or (events.triggers[i].takes_up and bool(_measures(events, i)))
    if not harms or not is_undergone or syntax.is_set_at_name(head):
        return False
    if _occasion(events, i) or has_clause_of_occasion(head) or _has(events, i, DOER_ROLES):
        return False
    return _has(events, i, ("ck:victim", "ck:target", "ck:casualties"))


def _measures(events: EventSets, i: int) -> frozenset[str]:
    return measures_of(events.triggers[i])


def _is_joint(events: EventSets, j: int, i: int) -> bool:
    """Whether the harm ``i``, coordinated with ``j``, is of the same occasion: not if each has a day, a place or an attack of its own."""
    if _measures(events, i) & _measures(events, j) or _occasions(events, i) & _occasions(events, j):
        return False
    return not _has(events, j, DOER_ROLES) or _has(events, i, DOER_ROLES) or _is_unnamed(events, i)


def _settings(events: EventSets, led: Mapping[int, list[int]], i: int) -> Iterator[int]:
    """The events that a "with" adds the harm to, unless it has an occasion of its own; ``led`` gives triggers by their heads."""
    hosts = {t.i for t in syntax.setting_of(events.doc[events.triggers[i].head])}
    if hosts and not _occasion(events, i):
        yield from (k for k in sorted(k for host in hosts for k in led.get(host, ())) if not _measures(events, k))


def _is_next(events: EventSets, first: tuple[int, int], second: tuple[int, int]) -> bool:
    """Whether nothing but a comma or "and" stands between two tellings: "12 dead, 30 wounded"."""
    end, begin = first[1], second[0]
    sentence = syntax.parse_of(events.doc).sentence
    is_near = end <= begin and sentence[end - 1] == sentence[begin]
    return is_near and all(t.is_punct or t.pos_ in ("CCONJ", "DET") for t in events.doc[end:begin])


def _extent(events: EventSets, i: int) -> tuple[int, int]:
    """The tokens from the first to the last of a trigger's words and those of the people that it counts."""
    trigger = events.triggers[i]
    people = (events.referents.fillers.get(role.filler) for role in trigger.of("ck:casualties"))
    found = [trigger, *(one for one in people if one is not None)]
    return min(m.begin for m in found), max(m.end for m in found)


def _occasion(events: EventSets, i: int) -> bool:
    return bool(_occasions(events, i))


def _occasions(events: EventSets, i: int) -> set[str]:
    return {r.name for r in events.triggers[i].roles if r.name in _OCCASION and r.via != "shared"}


def _has(events: EventSets, i: int, roles: tuple[str, ...]) -> bool:
    return bool(events.triggers[i].of(*roles))


def _harmed(events: EventSets, i: int) -> list[Token]:
    return [events.doc[role.head] for role in events.triggers[i].of("ck:casualties")]


def _is_unnamed(events: EventSets, i: int) -> bool:
    """Whether those harmed are only a number or "others": whoever they are, they are of the people told of before."""
    harmed = _harmed(events, i)
    return bool(harmed) and all(t.pos_ == "NUM" or t.lower_ in ADDING_ALONE for t in harmed)


def _tells_on(events: EventSets, j: int, i: int) -> bool:
    """Whether a sentence of harm adds to the sentence before: it has an "also" or "others", and no occasion or doer of its own.

    An "also" that opens the sentence goes on with a list of those harmed alike.
    """
    if _occasion(events, i) or _has(events, i, DOER_ROLES):
        return False
    verb = events.doc[events.triggers[i].head]
    if syntax.is_set_at_name(verb):  # "another man was killed in the PIB area"
        return False
    is_list = bool(_measures(events, i) & _measures(events, j))
    start = syntax.sentence_start(verb)
    adds = any(t.lower_ in ADDITIVE and not (is_list and t.i == start) for t in verb.children)
    words = {w.lower_ for t in _harmed(events, i) for w in (t, *t.lefts)}
    return bool(adds or words & ADDING)


def _sentences_apart(events: EventSets, j: int, i: int) -> int:
    return _sentence(events, i) - _sentence(events, j)


def _sentence(events: EventSets, i: int) -> int:
    return syntax.parse_of(events.doc).sentence[events.triggers[i].begin]
