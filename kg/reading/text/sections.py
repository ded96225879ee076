"""Headline, standfirst, captions, dateline, subheads, source lines, bullets and body of an article.

Runs on the tokenised Doc before the parser, which reads no layout: without preset starts it joins a headline with what follows.
The group ``sections`` holds one finding a block (see `kg.reading.text.blocks`); a dateline at the head of a paragraph is one of its own.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc, Span

from kg.reading.findings.document import article_of, write_findings
from kg.reading.findings.found import Section
from kg.reading.findings.groups import SECTIONS
from kg.reading.text.blocks import Block, blocks_in, ends_sentence
from kg.reading.text.datelines import PlaceNames, dateline_of, is_place_line
from kg.reading.text.known_names import known_names
from kg.reading.text.line_kinds import BYLINE, BYLINE_WORDS, CREDIT, DATE_LINE, MARKER, SOURCE

__all__ = ["KINDS", "TextSection", "sections_in"]

KINDS = ("headline", "standfirst", "caption", "dateline", "subhead", "source", "bullet", "body")

WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")

HEADLINE_WORDS = 22
STANDFIRST_WORDS = 30
CAPTION_WORDS = 120
SUBHEAD_WORDS = 10
LONGEST = 400  # words of a sentence; those of the press have up to 200
FULL_STOPS = (".", "?", "!", "…", "...")
OPENING = 4  # words at the head of a section
TOP = 5  # blocks among which a dateline or byline is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class TextSection:
    """The code points ``begin:end`` are a section of a ``kind``; its own words begin at ``text_begin``, after a bullet's marker."""

    begin: int
    end: int
    kind: str
    text_begin: int


def sections_in(text: str, title: str | None = None, known: PlaceNames | None = None) -> Iterator[TextSection]:
    """Yield the sections of an article's text in reading order; ``title`` is what its container calls it.

    Without ``known`` places only those datelines are seen that show by themselves what they are.

    >>> [s.kind for s in sections_in("Shells hit Homs\\n\\nBEIRUT (Agency) - Three people died on Friday.")]
    ['headline', 'dateline', 'body']
    """
    blocks = list(blocks_in(text))
    labels: list[str] = []
    for i in range(len(blocks)):
        labels.append(label_of(blocks, i, labels, title, known))
    for i, (block, label) in enumerate(zip(blocks, labels, strict=True)):
        whole = TextSection(begin=block.begin, end=block.end, kind=label, text_begin=block.begin)
        yield from split_head(whole, block, known, in_top=i < TOP)


def split_head(section: TextSection, block: Block, known: PlaceNames | None, *, in_top: bool) -> Iterator[TextSection]:
    """Part a body block from its dateline, and a bullet's words from its marker."""
    if section.kind == "bullet" and (marker := MARKER.match(block.text)):
        yield replace(section, text_begin=block.begin + marker.end())
    elif section.kind == "body" and in_top and (dateline := dateline_of(block.text, known)):
        yield TextSection(begin=block.begin, end=block.begin + len(dateline.words), kind="dateline", text_begin=block.begin)
        rest = block.begin + dateline.rest
        yield TextSection(begin=rest, end=block.end, kind="body", text_begin=rest)
    else:
        yield section


def label_of(blocks: Sequence[Block], i: int, before: Sequence[str], title: str | None, known: PlaceNames | None) -> str:
    """The label of block ``i``, given the labels of those before it."""
    block = blocks[i]
    if i < min(TOP, len(blocks) - 1) and "body" not in before and is_place_line(block.text, known):
        return "dateline"
    if i == 0 and is_headline(block, title, is_alone=len(blocks) == 1):
        return "headline"
    if block.words <= CAPTION_WORDS and CREDIT.search(block.text):
        return "caption"
    if is_source(block, in_top=i < TOP):
        return "source"
    if is_date_line(block) and len(blocks) > 1:
        return "dateline"
    if MARKER.match(block.text) and not dateline_of(block.text):
        return "bullet"
    if is_standfirst(blocks, i, before, known):
        return "standfirst"
    return "subhead" if is_subhead(blocks, i) else "body"


def is_headline(block: Block, title: str | None, *, is_alone: bool) -> bool:
    if title and is_same_title(block.text, title):
        return True
    looks_like_one = not block.text.endswith((":", ",", ";", ".", ".”", '."', ")")) and 2 < block.words <= HEADLINE_WORDS
    return looks_like_one and not title and not is_alone and not is_date_line(block) and not SOURCE.search(block.text)


def is_same_title(text: str, title: str) -> bool:
    """Whether two titles agree but for case, punctuation and a site's name.

    >>> is_same_title("Shells hit Homs market", "Shells hit Homs market | The Herald")
    True
    """
    ours, theirs = (re.findall(r"\w+", t.casefold()) for t in (text, title))
    if not ours or len(ours) > 2 * HEADLINE_WORDS:
        return False
    shared = len(set(ours) & set(theirs))
    return ours == theirs or (len(ours) > 2 and shared >= 0.8 * len(set(ours)) and shared >= 0.5 * len(set(theirs)))


def is_source(block: Block, *, in_top: bool) -> bool:
    if block.words <= 40 and SOURCE.search(block.text):
        return True
    return in_top and block.words <= BYLINE_WORDS and not ends_sentence(block.text) and bool(BYLINE.match(block.text))


def is_date_line(block: Block) -> bool:
    """Whether a block is only a date or place: ``El Salvador, 16 November 1989``; ``BEIRUT, Lebanon``."""
    return block.words <= 10 and bool(DATE_LINE.match(block.text)) and not block.text.endswith(".")


def is_standfirst(blocks: Sequence[Block], i: int, before: Sequence[str], known: PlaceNames | None) -> bool:
    """The one short sentence between headline and body; a lead names its day, and the body's paragraphs are no shorter than it."""
    block = blocks[i]
    if i + 1 >= len(blocks) or block.words > STANDFIRST_WORDS or block.text.endswith((":", ")")):
        return False
    if list(before) != ["headline"]:
        return i == 0 and block.words > 1 and block.text[0].isupper() and not re.search(r"[.,;!?…\"”]$", block.text)
    one_sentence = not re.search(r"[.!?] +[A-Z“\"]", block.text)
    after = blocks[i + 1]
    leads_on = bool(CREDIT.search(after.text) or dateline_of(after.text, known)) or is_source(after, in_top=True)
    is_shorter = len(after.text) > 1.3 * len(block.text)
    opens_well = not block.text.startswith(("“", '"')) and not WEEKDAY.search(block.text) and not dateline_of(block.text, known)
    return one_sentence and opens_well and (leads_on or is_shorter)


def is_subhead(blocks: Sequence[Block], i: int) -> bool:
    block = blocks[i]
    if not 0 < i < len(blocks) - 1 or block.words > SUBHEAD_WORDS or len(block.text) > 80:
        return False
    return block.text[0].isupper() and not re.search(r"[.,;:!…\"”)\]]$", block.text)


def preset_starts(doc: Doc, sections: Sequence[TextSection]) -> None:
    """Set where sentences must and must not start; the rest is the parser's.

    A sentence starts with each section and after a bullet's marker, none with space, and a title is one sentence. A section's first
    words are of one sentence, whatever the words of the section before it make the parser think.
    """
    preset = doc.to_array([SENT_START])
    starts: list[int] = preset.astype("int64").ravel().tolist()
    texts = [token.text for token in doc]
    for i, text in enumerate(texts):
        if i and text.isspace():
            starts[i] = -1
    for section in sections:
        span = span_of(doc, section.begin, section.end)
        is_one = section.kind == "dateline" or (section.kind in ("headline", "subhead") and not re.search(r"[.!?]\s", span.text))
        if is_one:
            starts[span.start : span.end] = [-1] * len(span)
        for begin in sorted({section.begin, section.text_begin}):
            first = span_of(doc, begin, section.end).start
            starts[first] = 1
            for i in opening_of(texts, first, span.end):
                starts[i] = -1
    for at in cuts_in(texts, starts):
        starts[at] = 1
    # one by one, each would have the whole Doc searched for a parse that forbids it
    preset[:] = [start % 2**64 for start in starts]
    doc.from_array([SENT_START], preset.reshape(-1, 1))  # type: ignore[arg-type]


def opening_of(words: Sequence[str], begin: int, end: int) -> Iterator[int]:
    """Yield the tokens after the first that no mark sets off from it, as far as an opening goes.

    >>> list(opening_of(["Gunmen", "killed", "five", ",", "he", "said"], 0, 6))
    [1, 2, 3]
    """
    for i in range(begin + 1, min(begin + OPENING, end)):
        if not any(c.isalnum() for c in words[i - 1]):
            return
        yield i


def cuts_in(words: Sequence[str], starts: Sequence[int]) -> Iterator[int]:
    """Yield where what does not end is cut: each `LONGEST` words without a full stop, behind their last comma.

    What is read of a word looks through its sentence; a list of a thousand names would cost a thousand times a thousand looks.

    >>> list(cuts_in(["Omar", ","] * 300, [0] * 600))
    [400]
    """
    begin, comma = 0, 0
    for i, word in enumerate(words):
        if starts[i] == 1 or (i and words[i - 1] in FULL_STOPS):
            begin = comma = i
        if i - begin >= LONGEST:
            begin = comma = comma if comma > begin else i
            yield begin
        if word in (",", ";"):
            comma = i + 1


def span_of(doc: Doc, begin: int, end: int) -> Span:
    span = doc.char_span(begin, end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no token at {begin}-{end}")
    return span


def find_sections(doc: Doc, known: PlaceNames | None = None) -> Doc:
    """Write the group of sections and the preset sentence starts."""
    sections = list(sections_in(doc.text, article_of(doc).title, known))
    preset_starts(doc, sections)
    spans = [(span_of(doc, section.begin, section.end), section.kind) for section in sections]
    write_findings(doc, SECTIONS, (Section(begin=s.start, end=s.end, kind=kind, found_by="layout") for s, kind in spans))
    return doc


@Language.factory("kg_sections", assigns=["doc.spans", "token.is_sent_start"], default_config={"extra": []})
def make_sections(nlp: Language, name: str, extra: list[str]) -> Callable[[Doc], Doc]:
    """Make the component that finds sections."""
    return partial(find_sections, known=known_names(*extra))
