"""Dates, weekdays, periods and other points in time, with the days they can be.

The group ``times`` holds one finding an expression, with resolution, bounds, granularity and anchor (see
`kg.reading.times.time_resolution`). Durations and ages are no points in time and get none.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Container, Iterator
from dataclasses import dataclass, replace
from functools import partial

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from kg.ontology import lexicon as lx
from kg.ontology.entries import Lexicon
from kg.reading import syntax
from kg.reading.english.adverbs import ONCE
from kg.reading.english.auxiliaries import FUTURE, OPEN_TIME, PAST, PAST_OR_PERFECT
from kg.reading.english.determiners import A_OR_THE
from kg.reading.english.numerals import HALF
from kg.reading.english.prepositions import IN, OF, ON, UNTIL_BOUNDS
from kg.reading.english.pronoun_forms import THAT
from kg.reading.english.quantifiers import EACH, EVERY
from kg.reading.findings.document import article_of, has_findings, places_in, read_findings, write_findings
from kg.reading.findings.found import Section, TimeExpression
from kg.reading.findings.groups import ACTORS, SECTIONS, TIMES, WEAPONS
from kg.reading.times.time_grammar import either
from kg.reading.times.time_resolution import resolve
from kg.reading.times.time_values import Resolved, Setting
from kg.reading.times.time_words import TimeWords, words_in

__all__ = ["dateline_date", "find_times"]

SPACES = str.maketrans("\n\r\t\xa0\u2009\u202f", "      ")
LED_MONTH = re.compile(
    r"\b(?:in|since|until|till|by|before|after|during|of|from|to|between|through|throughout|and|or|for|around|into|as of|as early as) $",
    re.I,
)
LED_YEAR = re.compile(
    r"(?:\b(?:in|since|until|till|by|before|after|during|of|from|between|through|throughout|late|early|and|or|to|born|circa|for|around|years?"
    r"|as of|into|on)|[(,]) ?$",
    re.I,
)
CLOCK = re.compile(r"\b(?:at|approximately|about|around|to|until|from|between|and) $", re.I)
DETERMINED = re.compile(r"\b(?:the|a|an|that|its|his|her|their|our|this|[A-Z]\w+['’]s?) $", re.I)
AFTER_COUNT = re.compile(
    r" ?(?:%|percent|per cent|km|kg|kilomet|met(?:er|re)s|miles|feet|tons?\b|tonnes|hours|hrs|GMT|UTC|local)"
    r"|[ -](?:on \d|[ap]\.?m\b)",
    re.I,
)
SEPTEMBER_11 = (9, 11)  # before a noun a name of the year 2001's attacks, never this year's day
CONTEXT = 40  # code points to either side that tell whether an expression is a time
TOP = 4  # sections among which the article's own dateline stands


@dataclass(frozen=True, slots=True, kw_only=True)
class WordsBesideTimes:
    """What the lexicon knows of words beside times: the end and the beginning of names that hold one, and lemmas that set one ahead."""

    name_end: re.Pattern[str]
    name_lead: re.Pattern[str]
    appointing: frozenset[str]


def listed_in(lexicon: Lexicon) -> WordsBesideTimes:
    """Compile what the lexicon has on times."""
    counting = rf"{EVERY}|{EACH}|{HALF}(?: an?)?"
    return WordsBesideTimes(
        name_end=re.compile(rf" (?:{either(lexicon.name_ends)})\b"),
        name_lead=re.compile(rf"\b(?:{either(lexicon.name_leads)}|{counting}) $"),
        appointing=lexicon.appointing,
    )


def find_times(doc: Doc, listed: WordsBesideTimes) -> Doc:
    """Write the group of times."""
    published = read_date(article_of(doc).date)
    published = published or dateline_date(doc)
    southern = any((place.lat or 0.0) < 0 for place in places_in(doc))
    resolved: list[Resolved] = []
    found: list[TimeExpression] = []
    for section, words, span, text in expressions_in(doc, listed):
        caption = caption_anchor(resolved, found, section)
        setting = Setting(
            published=published, before=resolved, tense=direction_of(words, span, listed), is_southern=southern, caption_anchor=caption
        )
        time = resolve(words, setting)
        resolved.append(time)
        found.append(expression_of(time, span, words, text))
    write_findings(doc, TIMES, found)
    return doc


def dateline_date(doc: Doc) -> datetime.date | None:
    """The day that a dateline at the top of the text names in full."""
    top = read_findings(doc, SECTIONS)[:TOP]
    texts = (doc[section.begin : section.end].text.translate(SPACES) for section in top if section.kind == "dateline")
    times = (resolve(words, Setting()) for text in texts for words in words_in(text))
    return next((time.earliest for time in times if time.resolution == "absolute" and time.granularity == "day"), None)


def expression_of(time: Resolved, span: Span, said: TimeWords, text: str) -> TimeExpression:
    """Make the finding of a resolved time, from what its words say and the words themselves."""
    return TimeExpression(
        begin=span.start,
        end=span.end,
        kind="Time",
        found_by=f"time-{said.form}",
        resolution=time.resolution,
        granularity=time.granularity,
        earliest=time.earliest,
        latest=time.latest,
        anchor=time.anchor,
        date=time.date,
        words=text,
        is_open=bool(said.bound),
    )


def read_date(text: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(text[:10]) if text else None


def expressions_in(doc: Doc, listed: WordsBesideTimes) -> Iterator[tuple[Section, TimeWords, Span, str]]:
    """Yield the expressions that are times here, with their section, tokens and words."""
    text = syntax.parse_of(doc).text.translate(SPACES)
    actors = [actor for actor in read_findings(doc, ACTORS) if actor.how != "ner"]
    names = {i for m in (*actors, *read_findings(doc, WEAPONS)) for i in range(m.begin, m.end)}
    for section in sections_of(doc):
        whole = doc[section.begin : section.end]
        words_here = text[whole.start_char : whole.end_char]
        for found in words_in(words_here):
            words = unbound(found, doc, whole.start_char)
            if not is_time(words, words_here, listed):
                continue
            begin = words.begin - 3 if words_here.endswith("In ", 0, words.begin) else words.begin
            span = doc.char_span(whole.start_char + begin, whole.start_char + words.end, alignment_mode="expand")
            if (
                span is not None
                and span.end <= section.end
                and is_time_by_parse(words, span)
                and names.isdisjoint(range(span.start, span.end))
            ):
                yield section, words, span, " ".join(words_here[begin : words.end].split())


def unbound(words: TimeWords, doc: Doc, start: int) -> TimeWords:
    """Without the bound that is its noun's: "after Friday prayers" is Friday."""
    if not words.lead or words.form not in ("weekday", "holiday"):
        return words
    span = doc.char_span(start + words.begin, start + words.end, alignment_mode="expand")
    if span is None or not syntax.modifies_noun(span[-1], set()):
        return words
    return replace(words, begin=words.begin + words.lead, bound="", lead=0)


def sections_of(doc: Doc) -> Iterator[Section]:
    if has_findings(doc, SECTIONS):
        yield from read_findings(doc, SECTIONS)
    elif len(doc):
        yield Section(begin=0, end=len(doc), kind="body", found_by="whole-text")


def is_time(words: TimeWords, text: str, listed: WordsBesideTimes) -> bool:
    """Whether the words around an expression leave it a time: a name, a count or an hour does not."""
    before, after = text[max(0, words.begin - CONTEXT) : words.begin], text[words.end : words.end + CONTEXT]
    if listed.name_end.match(after) or listed.name_lead.search(before):
        return False
    if (
        words.form == "weekday"
        and words.shift is None
        and re.search(r"\b[Tt]he $", before)
        and re.match(r" (?:before|after|of|when)\b", after)
    ):
        return False
    if words.form == "month" and not words.bound and not words.edge and words.shift is None:
        is_plain = words.month not in (3, 4, 5, 6, 8) and not re.match(r" [A-Z]", after)
        return is_plain or bool(LED_MONTH.search(before))
    if words.form == "year" and not words.bound and not words.edge:
        return is_year(before, after)
    if words.form == "year":
        return not AFTER_COUNT.match(after)
    if words.form == "window" and words.count is None and not words.is_fuzzy and text[words.begin : words.begin + 4].lower() == "the ":
        return False
    return not (words.form == "vague" and is_no_vague(words, before, after))


def is_year(before: str, after: str) -> bool:
    if AFTER_COUNT.match(after) or (CLOCK.search(before) and re.match(r" (?:on|to|until|and) \d", after)):
        return False
    if LED_YEAR.search(before):
        return True
    is_subject = not before.strip() and re.match(r" (?:was|is|saw|has|had)\b", after)
    return bool(is_subject) or bool(DETERMINED.search(before) and re.match(r" [a-z]|-", after))


def is_no_vague(words: TimeWords, before: str, after: str) -> bool:
    if words.name == ONCE:
        return bool(
            re.search(r"\b(?:at|than|for) $", before)
            or re.match(
                r" (?:again|a|an|every|per|the|th[eo]se|this|that|there|they|we|you|s?he|it|its|his|their|all|both|in|more)\b|[.,]", after
            )
        )
    return words.name == "recent" and before.endswith(("most ", "as "))


def is_time_by_parse(words: TimeWords, span: Span) -> bool:
    """Whether the parse, where there is one, agrees: no verb, no number that counts the noun behind it."""
    if not span.doc.has_annotation("TAG"):
        return True
    first, last = span[0], span[-1]
    if words.form == "month" and len(span) == 1 and first.pos_ in ("VERB", "AUX"):
        return False
    if words.form == "same" and first.lower_ == THAT:
        return first.tag_ != "IN" and first.dep_ != "mark"
    if words.form == "vague" and words.name == ONCE:
        return first.tag_ == "RB" and first.dep_ == "advmod"
    counts = words.form in ("date", "year") and last.like_num and last.dep_ == "nummod" and last.head.i > last.i
    led_by_on = words.form == "date" and first.i > 0 and first.nbor(-1).lower_ == ON
    return not (counts and not led_by_on and counts_noun(words, last))


def counts_noun(words: TimeWords, number: Token) -> bool:
    """Whether a bare number before a plural counts it: "In May 10 people", "2000 soldiers"; not "the 2003 elections"."""
    if words.form == "date" and (words.year is not None or words.last_day is not None):
        return False
    if words.form == "year" and (words.bound or number.nbor(-1).lower_ == IN) and (words.year or 0) % 100:
        return False
    is_determined = number.i > 0 and words.form == "year" and number.nbor(-1).tag_ in ("DT", "PRP$", "POS") and (words.year or 0) % 100 > 0
    return number.head.tag_ in ("NNS", "NNPS") and not is_determined


def direction_of(words: TimeWords, span: Span, listed: WordsBesideTimes) -> str:
    """Which way a time lies: past, future, or open where it may be either.

    "until Friday" and the date of a named event ("the March 3 attacks") say nothing of it, "since June" all.
    """
    if words.bound == "since":
        return "past"
    tense = tense_of(span, listed.appointing)
    if words.bound in UNTIL_BOUNDS:
        return "future" if tense == "future" else "open"
    if words.form == "date" and words.year is None and span.end < len(span.doc):
        follower, leader = span.doc[span.end], span.doc[span.start - 1] if span.start else None
        if leader is not None and leader.lower_ in (*A_OR_THE, OF) and follower.is_alpha and follower.pos_ in ("NOUN", "PROPN", "ADJ"):
            return "named" if (words.month, words.day) == SEPTEMBER_11 else "open"
    return tense


def tense_of(span: Span, appointing: Container[str]) -> str:
    """The tense of the verb that a time hangs on: past, future, open (may lie on either side) or "" where none is plain."""
    if not span.doc.has_annotation("DEP"):
        return ""
    verb = next((t for t in (span.root, *span.root.ancestors) if t.pos_ in ("VERB", "AUX")), None)
    if verb is None:
        return ""
    helpers = {child.lower_ for child in verb.children if child.dep_ in ("aux", "auxpass")}
    if helpers & FUTURE:
        return "future"
    if verb.lemma_ in appointing and verb.tag_ == "VBN":
        return "open" if helpers & PAST_OR_PERFECT else "future"
    if helpers & OPEN_TIME:
        return "open"
    return "past" if verb.tag_ == "VBD" or (verb.tag_ == "VBN" and helpers & PAST) else ""


def caption_anchor(resolved: list[Resolved], found: list[TimeExpression], section: Section) -> int | None:
    """The day that a caption names, from which its "recent" counts."""
    if section.kind != "caption":
        return None
    days = [
        i for i, (time, own) in enumerate(zip(resolved, found, strict=True)) if own.begin >= section.begin and time.granularity == "day"
    ]
    return next((i for i in reversed(days) if resolved[i].resolution == "absolute"), None)


@Language.factory("kg_times", default_config={"extra": []}, assigns=["doc.spans"], requires=["doc.spans"])
def make_times(nlp: Language, name: str, extra: list[str]) -> Callable[[Doc], Doc]:
    """Make the component that finds times."""
    return partial(find_times, listed=listed_in(lx.load(*extra)))
