"""Marks of layout that are no words: quoting signs of e-mails, bars of tables, rules, marks of headings and emphasis, blanks in rows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.reading.text.blocks import ends_sentence
from kg.reading.text.rewriting import Edit

__all__ = ["bars", "blanks", "emphasis", "indents", "line_marks"]

_BULLET = "•"
_LINE_MARK = re.compile(
    r"^ {0,99}(?:(?P<quoted>(?:> ?)+)|(?P<heading>#{1,6} +)|(?P<rule>[-=_*~#+|·: ]{3,}$)|(?P<bullet>[➤➢◆♦✓✔✦★☆⁃◘○▶]) ?(?=\S))",
    re.MULTILINE,
)
_EMPHASIS = re.compile(r"(?<![\w*])(\*{2,3})(?=[^\s*])[^*\n]{1,200}(?<=[^\s*])\1(?![\w*])")
_ROW = re.compile(r"^.*\|.*$", re.MULTILINE)
_CELLS = re.compile(r"[^ |](?:.*[^ |])?")
_BAR = re.compile(r"(?<![^ \n])\|+|\|+(?![^ \n])")
_LINE = re.compile(r"^.+$", re.MULTILINE)
_BLANKS = re.compile(r" +")
_INDENT = 2


def line_marks(text: str) -> Iterator[Edit]:
    """Yield marks at the beginning of lines, which go, and lines that are nothing but a rule; a listed thing gets a plain bullet.

    >>> [(edit.begin, edit.put) for edit in line_marks("> Shells fell.\\n-----\\n## Toll\\n➤ Two died")]
    [(0, ''), (15, ''), (21, ''), (29, '• ')]
    """
    for found in _LINE_MARK.finditer(text):
        if found.end() > found.start():
            yield Edit(found.start(), found.end(), f"{_BULLET} " if found["bullet"] else "")


def emphasis(text: str) -> Iterator[Edit]:
    """Yield the stars around words that are stressed by them."""
    for found in _EMPHASIS.finditer(text):
        stars = len(found[1])
        yield Edit(found.start(), found.start() + stars, "")
        yield Edit(found.end() - stars, found.end(), "")


def bars(text: str) -> Iterator[Edit]:
    """Yield the bars between the cells of a row: a cell is a block of its own.

    >>> [(edit.begin, edit.put) for edit in bars("| Homs | Shells fell. |")]
    [(0, ''), (7, '\\n\\n'), (22, '')]
    """
    for row in _ROW.finditer(text):
        inked = _CELLS.search(row.group())
        for found in _BAR.finditer(text, row.start(), row.end()):
            at = found.start() - row.start()
            is_inside = inked is not None and inked.start() < at < inked.end()
            yield Edit(found.start(), found.end(), "\n\n" if is_inside else "")


def indents(text: str) -> Iterator[Edit]:
    """Yield the breaks before lines that are set in, behind a line that is not and ends as a sentence does: a paragraph begins.

    >>> [edit.put for edit in indents("Two soldiers\\ndied.\\n   The army left\\nthe town.")]
    ['\\n\\n']
    """
    for line, after in pairwise(_LINE.finditer(text)):
        is_set_in = _indent(after.group()) >= _indent(line.group()) + _INDENT
        is_next = text[line.end() : after.start()] == "\n"
        if is_set_in and is_next and ends_sentence(line.group()):
            yield Edit(line.end(), line.end() + 1, "\n\n")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def blanks(text: str) -> Iterator[Edit]:
    """Yield blanks at the ends of lines, and all but one of those between words."""
    for found in _BLANKS.finditer(text):
        is_at_end = text[found.start() - 1 : found.start()] in ("", "\n") or text[found.end() : found.end() + 1] in ("", "\n")
        if is_at_end or len(found.group()) > 1:
            yield Edit(found.start(), found.end(), "" if is_at_end else " ")
