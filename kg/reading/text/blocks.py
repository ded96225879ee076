"""Lines and paragraphs of a text: which line breaks are real, and which were only made by the width of a page.

A block is what stands between two real breaks. A hard-wrapped paragraph, many lines of one width, is one block.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.reading.english.compounds import AFTER_HYPHEN, BEFORE_HYPHEN
from kg.reading.english.connectives import UNFINISHED
from kg.reading.text.line_kinds import MARKER, stands_alone
from kg.reading.text.rewriting import Edit

__all__ = ["Block", "IsName", "blocks_in", "ends_sentence", "rejoined"]

IsName = Callable[[str], bool]
"""Says whether words, set apart by blanks, are a name that is known."""

WIDEST_PAGE = 100  # code points; lines longer than this are paragraphs, not wrapped lines
NARROW_LINE = 30  # a shorter line before a lower-case one is a heading rather than a wrapped line

WORD_LETTERS = 4  # a shorter half is a word by chance: "at-", "in-"
NAME_WORDS = 3  # of a name on either side of a break

HYPHENED = re.compile(r"\w-$")
WHOLE_WORD = re.compile(r"\w+(?:-\w+)*")
WORD = re.compile(r"\w[\w'’-]*|[^\w\s]")
DASHED = re.compile(r"\w(?: -| ?(?:--|[–—]))$")
FIRST_HALF = re.compile(r"(?<![\w-])[a-z]+(?=-$)")
SECOND_HALF = re.compile(r"[a-z]+(?![\w-])")
LINE = re.compile(r"[^\n\r\u2028\u2029]+")
SENTENCE_END = re.compile(r"[.!?…][\"'”’»)\]]*(?:\[\d+\])*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The code points ``begin:end`` of a text, without the space around them."""

    begin: int
    end: int
    text: str

    @property
    def words(self) -> int:
        """The number of words, as set apart by space."""
        return len(self.text.split())


def ends_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does.

    >>> ends_sentence("He “left.”"), ends_sentence("It fell.[1][2]"), ends_sentence("String of attacks")
    (True, True, False)
    """
    return bool(SENTENCE_END.search(text.rstrip()))


def blocks_in(text: str) -> Iterator[Block]:
    """Yield the blocks of a text in reading order.

    >>> [b.text for b in blocks_in("Shells hit Homs\\n\\nThree died.\\nTwo fled. ")]
    ['Shells hit Homs', 'Three died.', 'Two fled.']
    """
    for paragraph in paragraphs_in(text):
        begin = paragraph[0].begin
        for (line, after), is_soft in zip(pairwise(paragraph), soft_breaks(paragraph), strict=True):
            if not is_soft:
                yield Block(begin=begin, end=line.end, text=text[begin : line.end])
                begin = after.begin
        yield Block(begin=begin, end=paragraph[-1].end, text=text[begin : paragraph[-1].end])


def lines_in(text: str) -> Iterator[Block]:
    for match in LINE.finditer(text):
        line = match.group()
        bare = line.strip()
        if bare:
            begin = match.start() + len(line) - len(line.lstrip())
            yield Block(begin=begin, end=begin + len(bare), text=bare)


def paragraphs_in(text: str) -> Iterator[list[Block]]:
    """Group the lines that no blank line parts."""
    group: list[Block] = []
    for line in lines_in(text):
        if group and has_blank_line(text[group[-1].end : line.begin]):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def has_blank_line(gap: str) -> bool:
    return "\u2029" in gap or len(re.findall(r"\r\n|[\n\r\u2028]", gap)) > 1


def is_wrapped(lines: Sequence[Block]) -> bool:
    """Whether the lines were broken by a page's width: no next word would have fitted, and sentences run across the breaks.

    >>> is_wrapped(list(lines_in("Shells fell on the old\\ntown and on the road to\\nthe port.")))
    True
    """
    width = max(len(line.text) for line in lines)
    if len(lines) < 3 or width > WIDEST_PAGE:
        return False
    pairs = list(pairwise(lines))
    fits = sum(len(a.text) + 1 + len(b.text.split()[0]) >= width - 2 for a, b in pairs)
    running = sum(b.text[0].islower() and not ends_sentence(a.text) for a, b in pairs)
    return fits >= 0.8 * len(pairs) and running >= 0.3 * len(pairs)


def soft_breaks(lines: Sequence[Block], is_name: IsName | None = None) -> list[bool]:
    """For each break between the lines of a paragraph, whether a sentence goes on across it.

    Some breaks show that by themselves. Beside such a one, those go for soft as well that nothing speaks against.
    """
    pairs = list(pairwise(lines))
    if is_wrapped(lines):
        return [True] * len(pairs)
    soft: list[bool] = []
    length = 0
    for line, after in pairs:
        length = length + len(line.text) if soft and soft[-1] else len(line.text)
        soft.append(runs_on(line, after, length) or (is_name is not None and splits_name(line, after, is_name)))
    is_narrow = max(len(line.text) for line in lines) <= WIDEST_PAGE
    if not any(soft) or not is_narrow:
        return soft
    return [known or (n > 0 and may_run_on(line, after)) for n, (known, (line, after)) in enumerate(zip(soft, pairs, strict=True))]


def runs_on(line: Block, after: Block, length: int) -> bool:
    """Whether a line shows by itself that its sentence goes on; ``length`` is that of all of the sentence's block so far."""
    if not is_open(line) or len(line.text) > WIDEST_PAGE or MARKER.match(after.text):
        return False
    if HYPHENED.search(line.text) or DASHED.search(line.text) or line.text.rpartition(" ")[2] in UNFINISHED:
        return True
    return after.text[0].islower() and length >= NARROW_LINE


def may_run_on(line: Block, after: Block) -> bool:
    return is_open(line) and not stands_alone(line.text) and not stands_alone(after.text)


def is_open(line: Block) -> bool:
    return not ends_sentence(line.text) and not line.text.endswith(":")


def splits_name(line: Block, after: Block, is_name: IsName) -> bool:
    """Whether a name that is known begins in a line and ends in the next."""
    if not is_open(line):
        return False
    before, behind = (WORD.findall(block.text) for block in (line, after))
    ends = [before[-n:] for n in range(1, min(NAME_WORDS, len(before)) + 1)]
    starts = [behind[:n] for n in range(1, min(NAME_WORDS, len(behind)) + 1)]
    return any(is_name(" ".join(end + start)) for end in ends for start in starts)


def rejoined(text: str, is_name: IsName | None = None) -> Iterator[Edit]:
    """Yield the line breaks across which sentences go on; a word that a hyphen breaks there is made whole.

    >>> [edit.put for edit in rejoined("Gunmen fired on the old market and at-\\ntacked the port of\\nLatakia.")]
    ['', ' ']
    """
    words: Counter[str] = Counter()
    for paragraph in paragraphs_in(text):
        for (line, after), is_soft in zip(pairwise(paragraph), soft_breaks(paragraph, is_name), strict=True):
            if is_soft and HYPHENED.search(line.text):
                words = words or Counter(WHOLE_WORD.findall(text))
                yield Edit(line.end - (not keeps_hyphen(line.text, after.text, words)), after.begin, "")
            elif is_soft:
                yield Edit(line.end, after.begin, " ")


def keeps_hyphen(line: str, after: str, words: Counter[str]) -> bool:
    """Whether the hyphen at the end of a line belongs to the word: by how the text writes it, or its first half, elsewhere."""
    halves = FIRST_HALF.search(line), SECOND_HALF.match(after)
    if halves[0] is None or halves[1] is None:
        return True
    first, second = (half.group() for half in halves if half)
    if words[first + second]:
        return False
    if first in BEFORE_HYPHEN or second in AFTER_HYPHEN or words[f"{first}-{second}"]:
        return True
    is_word = words[first] > 1 or words[f"{first}s"] > 0
    return is_word and len(first) >= WORD_LETTERS
