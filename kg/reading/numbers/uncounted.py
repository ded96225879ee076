"""The many numbers that count nothing: years, clock times, scores, designations, list numbers, "one" as a pronoun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from kg.reading.english.auxiliaries import SETTING_FIGURE, STATE_OF_COUNTED
from kg.reading.english.calendar import MONTHS, SEASONS
from kg.reading.english.connectives import AND
from kg.reading.english.determiners import BEFORE_YEAR_OF_NOUN, OF_SHARES, OF_WHOLE_AFTER_HALF, ONE
from kg.reading.english.measures import PERCENT_WORDS, PERIODS, TIME_UNITS
from kg.reading.english.negation import NO
from kg.reading.english.numerals import HALF, HYPHENS, NUMBER_WORDS, SCORES, VAGUE_COUNTS
from kg.reading.english.prepositions import AT, BEFORE_YEAR, BY, IN, OF, PER, TO
from kg.reading.english.quantifiers import (
    ABSTRACT_ONES,
    AFTER_GENERIC_ONE,
    ALL,
    BEFORE_VAGUE_NOUN,
    HALF_OF_TIME,
    LEADING_SCALE,
    MORE,
    NOT_BEFORE_COUNTED_ONE,
)
from kg.reading.english.relative_times import NAMED_DAYS, YEAR_EDGES
from kg.reading.numbers.number_expressions import Expression

__all__ = ["WordsBesideNumbers", "is_no_quantity", "stands_alone"]

_YEAR = re.compile(r"(1[6-9]|20)\d\d")
_YEAR_LEADS = BEFORE_YEAR | YEAR_EDGES | {AND, "(", *SEASONS}
_PHONE = re.compile(r"\d{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsBesideNumbers:
    """What the lexicon knows of words beside numbers.

    ``verbs`` are forms that a tagger takes for names in headlines ("Kills 30"), ``designators`` nouns whose number is a name.
    """

    verbs: frozenset[str]
    designators: frozenset[str]


def is_no_quantity(doc: Doc, words: Sequence[str], found: Expression, noun: int | None, known: WordsBesideNumbers) -> bool:
    """Judge a number expression by what stands around it."""
    core, end = found.core, found.end
    before = words[core - 1] if core and not doc[core].is_sent_start else ""
    after = words[end] if end < len(doc) else ""
    if found.label == "fraction":
        return _is_no_share(words, found, before, after)
    if found.label in ("money", "other"):
        return False
    return (
        _is_designation(doc, found, before, noun, known)
        or _is_calendar(doc, words, found, before, after, noun)
        or _is_scale(words, found, before, noun)
        or _is_compound(doc, found, after)
        or _is_list_number(doc, found, before, after)
        or _is_score(doc, found, before, after)
        or _is_no_one(doc, found, before, after, noun)
        or _is_vague_noun(doc, found, before, noun)
    )


def _is_no_share(words: Sequence[str], found: Expression, before: str, after: str) -> bool:
    if words[found.end - 1] == "%" or words[found.end - 1] in PERCENT_WORDS:
        return False
    if words[found.core] == HALF:
        return after not in (OF, *OF_WHOLE_AFTER_HALF, ALL, "") or before in (*HALF_OF_TIME, "-")
    if words[found.core] in OF_SHARES and found.end - found.core == 2:
        return after not in (OF, ".", ",", "")
    return False


def _is_designation(doc: Doc, found: Expression, before: str, noun: int | None, known: WordsBesideNumbers) -> bool:
    """Find "Resolution 2254", "Highway 1", "No. 5", "AK 47", "Mobile Unit Two", "aged 30"."""
    if before in known.designators or (before == "." and found.core > 1 and doc[found.core - 2].lower_ == NO):
        return True
    previous = doc[found.core - 1] if found.core else None
    if previous is None or previous.is_sent_start:
        return False
    is_name = previous.pos_ == "PROPN" and previous.lower_ not in known.verbs and found.begin == found.core
    return is_name and (noun is None or doc[found.end - 1].head.i == previous.i) and previous.lower_ not in NAMED_DAYS


def _is_calendar(doc: Doc, words: Sequence[str], found: Expression, before: str, after: str, noun: int | None) -> bool:
    """Find a year, a day beside its month, a time of day."""
    text = words[found.core]
    is_alone = found.end - found.core == 1
    if before.removesuffix(".") in MONTHS or (is_alone and after.removesuffix(".") in MONTHS and text.isdigit() and int(text) < 32):
        return True
    if after in TIME_UNITS or ":" in text or (text.startswith("0") and text.isdigit() and len(text) > 1):
        return True
    if found.bound == "range" and found.low is not None and _YEAR.fullmatch(f"{found.low:f}"):
        return True
    is_listed = is_alone and text.isdigit() and before == "," and found.core > 1 and words[found.core - 2].isdigit()
    if is_listed and not (_counts_people_or_things(doc, noun) and not _YEAR.fullmatch(text)):
        return True
    return is_alone and bool(_YEAR.fullmatch(text)) and _is_year(doc, found, before, noun)


def _counts_people_or_things(doc: Doc, noun: int | None) -> bool:
    """Whether there is a plural for the number to count: "on March 3, 12 soldiers"; not "on March 3, 12 and 14"."""
    return noun is not None and doc[noun].tag_ in ("NNS", "NNPS")


def _is_year(doc: Doc, found: Expression, before: str, noun: int | None) -> bool:
    """Tell "in 2014", "around 2007", "the 2010 conflict" from "2000 soldiers", "killed 2000"."""
    if before in _YEAR_LEADS or before.isdigit():
        return True
    if noun is None:
        return not found.begin or doc[found.begin - 1].pos_ != "VERB"
    return doc[noun].tag_ not in ("NNS", "NNPS") or before in BEFORE_YEAR_OF_NOUN


def _is_scale(words: Sequence[str], found: Expression, before: str, noun: int | None) -> bool:
    """Find "per 100,000 people", "out of 122", "the age of 17", "at three in the morning", "one by one"."""
    second = words[found.begin - 2] if found.begin > 1 else ""
    if before == OF and found.begin == found.core:
        return second in LEADING_SCALE
    following = words[found.end + 1] if found.end + 1 < len(words) else ""
    if (before == IN and second in NUMBER_WORDS) or (words[found.end : found.end + 1] == [IN] and following in NUMBER_WORDS):
        return True  # "one in ten soldiers"
    is_put = bool(SETTING_FIGURE & set(words[max(0, found.begin - 6) : found.begin - 1]))  # "the toll stood at 15"
    return before == PER or (before == AT and noun is None and not is_put) or (before == BY and words[found.core] == ONE)


def _is_compound(doc: Doc, found: Expression, after: str) -> bool:
    """Find parts of words: "three-star", "five-day", "under-15", "post-9"; not "20-odd"."""
    last = doc[found.end - 1]
    if after in HYPHENS and not last.whitespace_:
        return True
    first = doc[found.core]
    return bool(first.i) and doc[first.i - 1].lower_ in HYPHENS and not doc[first.i - 1].whitespace_


def _is_list_number(doc: Doc, found: Expression, before: str, after: str) -> bool:
    """Find "1." or "2)" before an item, "[3]", "(42)", ", 42," after a name, digits of a telephone number."""
    if doc[found.core].is_sent_start and after in (".", ")", ":") and doc[found.core].text.isdigit():
        return True
    if after in (")", "]") and (before in ("(", "[") or before in (";", ":", ",", AND)):
        return True
    is_age = before == "," and after in (",", ".", ";", ")") and found.core > 1 and doc[found.core - 2].pos_ == "PROPN"
    is_phone = doc[found.core].text.isdigit() and any(_PHONE.fullmatch(word) for word in (before, after))
    return (is_age and doc[found.core].text.isdigit() and found.bound == "exact") or is_phone or before in ("+", "/") or after == "/"


def _is_score(doc: Doc, found: Expression, before: str, after: str) -> bool:
    """Find figures against each other: "2-1", "52 to 48"."""
    follows = doc[found.end + 1] if found.end + 1 < len(doc) else None
    if after in (TO, "–") and follows is not None and follows.pos_ == "NUM":
        return True
    return before in (TO, "–") and found.core > 1 and doc[found.core - 2].pos_ == "NUM"


def _is_no_one(doc: Doc, found: Expression, before: str, after: str, noun: int | None) -> bool:
    """Find "one" as a pronoun."""
    if doc[found.core].lower_ != ONE or found.end - found.core > 1:
        return False
    if before in NOT_BEFORE_COUNTED_ONE or after in AFTER_GENERIC_ONE or (after == OF and noun is None) or BY in (before, after):
        return True
    if doc[found.core].pos_ in ("PRON", "NOUN") and noun is None:
        return True
    return noun is not None and doc[noun].lower_ in (*ABSTRACT_ONES, *PERIODS)


def _is_vague_noun(doc: Doc, found: Expression, before: str, noun: int | None) -> bool:
    """Find "test scores", "the few", "scores a goal", "a number" without what it numbers."""
    if found.bound != "vague" or found.needs_people:
        return False
    word = doc[found.core]
    if word.lower_ == SCORES:
        previous = doc[word.i - 1] if word.i else None
        return (
            word.pos_ == "VERB"
            or (previous is not None and previous.pos_ in ("NOUN", "ADJ", "DET", "PROPN"))
            or (noun is None and not _has_casualties(doc, found.end) and not (previous is not None and previous.pos_ == "VERB"))
        )
    if word.lower_ in VAGUE_COUNTS:
        return before in BEFORE_VAGUE_NOUN or (noun is None and not _has_casualties(doc, found.end))
    return False


def _has_casualties(doc: Doc, at: int) -> bool:
    """Whether a participle or adjective follows: "several killed", "scores dead"."""
    return at < len(doc) and (doc[at].tag_ in ("VBN", "VBD", "JJ", "VBP") or doc[at].lower_ in (*STATE_OF_COUNTED, MORE))


def stands_alone(doc: Doc, found: Expression) -> bool:
    """Whether "another" stands for a being or thing: after a verb or "and", before a verb, preposition or the end."""
    before = doc[found.core - 1] if found.core else None
    after = doc[found.end] if found.end < len(doc) else None
    begins = before is None or before.is_punct or before.is_space or before.pos_ in ("CCONJ", "VERB")
    return begins and (after is None or after.is_punct or after.is_space or after.pos_ in ("VERB", "AUX", "ADP", "ADV", "CCONJ"))
