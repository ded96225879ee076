"""Lines and paragraphs of a text: which line breaks are real and which were only made by a narrow page.

A block is what stands between two real breaks. A hard-wrapped paragraph, many lines of one width, is one block.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Block", "blocks_in", "ends_sentence"]

WIDEST_PAGE = 100  # code points; lines longer than this are paragraphs, not wrapped lines
NARROW_LINE = 30  # a shorter line before a lower-case one is a heading rather than a wrapped line

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
        yield from joined(text, paragraph, wrapped=is_wrapped(paragraph))


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


def is_soft(a: Block, b: Block, *, wrapped: bool) -> bool:
    """Whether the break between two lines of a paragraph is no real one."""
    if wrapped:
        return True
    runs_on = b.text[0].islower() and not ends_sentence(a.text) and not a.text.endswith(":")
    return runs_on and NARROW_LINE <= len(a.text) <= WIDEST_PAGE


def joined(text: str, lines: Sequence[Block], *, wrapped: bool) -> Iterator[Block]:
    begin = lines[0].begin
    for a, b in pairwise(lines):
        if not is_soft(a, b, wrapped=wrapped):
            yield Block(begin=begin, end=a.end, text=text[begin : a.end])
            begin = b.begin
    yield Block(begin=begin, end=lines[-1].end, text=text[begin : lines[-1].end])
