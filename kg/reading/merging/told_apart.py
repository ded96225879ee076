"""What the words of a telling say of its being another event than one told before: "a second bomb", "193 so far this month".

Used by `merging`.
"""

from __future__ import annotations

from collections.abc import Iterable

from kg.reading import syntax
from kg.reading.english.auxiliaries import BE
from kg.reading.english.calendar import UNITS
from kg.reading.english.prepositions import AFTER_OR_FOLLOWING, IN, OF
from kg.reading.english.quantifiers import SUMS
from kg.reading.english.re_mentions import OF_ANOTHER, OF_SEVERAL, SETTING_APART
from kg.reading.english.relative_times import DAY_PARTS, NEAR_DAYS, SO_FAR
from kg.reading.findings.filled import Trigger
from kg.reading.merging.times_and_places import Circumstances
from kg.reading.perpetrators.doer_roles import PERPETRATOR_ROLE

__all__ = ["is_another", "is_running_total", "is_sum_of_many"]

_OF_ONE_DAY = frozenset([*DAY_PARTS, *NEAR_DAYS])


def is_another(here: Circumstances, told: Iterable[int], other: int) -> bool:
    """Whether the later trigger is told as another than the ``told`` ones in a sentence of its own, or dates their clause."""
    opening = here.triggers[other]
    is_date, is_apart = _dates_clause(here, opening), _opens_apart(here, opening) or _is_called_another(here, opening)
    if not is_date and not is_apart:
        return False
    before, sentences = [here.triggers[i] for i in told], syntax.parse_of(here.doc).sentence
    if is_date and any(here.doc[one.head].is_ancestor(here.doc[opening.head]) for one in before):
        return True
    return is_apart and all(sentences[one.begin] != sentences[opening.begin] for one in before)


def is_sum_of_many(here: Circumstances, one: int, other: int) -> bool:
    """Whether the later one counts up to now, in a sentence of its own: "the tolls pushed rebel losses so far this month to 193"."""
    opening = here.triggers[other]
    if not opening.of("ck:casualties"):
        return False
    parse = syntax.parse_of(here.doc)
    sentence = parse.sentence[opening.begin]
    if parse.sentence[here.triggers[one].begin] == sentence:
        return False
    times = (t for t in here.referents.fillers.times if parse.sentence[t.begin] == sentence)
    return any(tuple(parse.words[t.begin : t.begin + 2]) == SO_FAR and parse.words[t.end - 1] not in _OF_ONE_DAY for t in times)


def is_running_total(here: Circumstances, found: int) -> bool:
    """Whether a set opens with the sum of a month or year: "bringing the total number of inmates murdered this year to 99"."""
    if not here.is_dated_broadly(found):
        return False
    harmed = [here.doc[role.head] for role in here.triggers[found].of("ck:victim", "ck:casualties") if role.head >= 0]
    summed = (syntax.preposition_of(noun) for noun in harmed)
    return any(led is not None and led[0] == OF and led[1].lemma_.lower() in SUMS for led in summed)


def _is_called_another(here: Circumstances, opening: Trigger) -> bool:
    heads = [opening.head, *(role.head for role in opening.of(PERPETRATOR_ROLE, "ck:weapon") if role.head >= 0)]
    nouns = [here.doc[i] for i in heads if here.doc[i].pos_ in ("NOUN", "PROPN")]
    # "the first attack" is one of several; "it was the first attack" is the one told of
    is_first = any(t.lower_ in OF_SEVERAL for noun in nouns if noun.head.lemma_ != BE for t in noun.lefts)
    return is_first or any(t.lower_ in OF_ANOTHER for noun in nouns for t in noun.lefts)


def _dates_clause(here: Circumstances, other: Trigger) -> bool:
    """Whether a time counts from a known event: "was shot dead a day after the bombing"; "died after the shelling" counts from none."""
    noun = here.doc[other.head]
    if noun.head.lower_ not in AFTER_OR_FOLLOWING or not noun.head.i or not syntax.is_pointed_at(noun):
        return False
    return here.doc[noun.head.i - 1].lemma_.lower() in UNITS


def _opens_apart(here: Circumstances, trigger: Trigger) -> bool:
    """Whether the sentence sets what it tells apart: "Separately, ...", "In another incident, ..."."""
    words = syntax.parse_of(here.doc).words
    start = syntax.sentence_start(here.doc[trigger.head])
    return words[start] in SETTING_APART or (words[start] == IN and bool(OF_ANOTHER & set(words[start + 1 : start + 3])))
