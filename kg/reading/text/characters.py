"""Characters as a parser knows them: one blank, one hyphen, one apostrophe, no marks that nobody sees, no text read in a wrong encoding."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kg.reading.text.rewriting import Edit

__all__ = [
    "ONE_FOR_ONE",
    "apostrophes",
    "broken_by_soft_hyphen",
    "dashes_of_names",
    "invisible",
    "ligatures",
    "line_breaks",
    "wrongly_decoded",
]

_BLANKS = "\t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\x1c\x1d\x1e\x1f"
_HYPHENS = "\u2010\u2011\ufe63\uff0d"
ONE_FOR_ONE = str.maketrans(dict.fromkeys(_BLANKS, " ") | dict.fromkeys(_HYPHENS, "-"))
"""Blanks and hyphens of every kind, each in the place of one plain blank or hyphen."""

_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1b\x7f\xad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]+")
_SOFT_HYPHEN_AT_BREAK = re.compile("\xad[\xad \t]{0,9}\n[ \t]{0,99}(?=\\w)")
_LINE_BREAK = re.compile("\r\n?|[\x0b\x0c\x85\u2028]|\u2029")
_PARAGRAPH_SEPARATOR = "\u2029"

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LIGATURE = re.compile(f"[{''.join(_LIGATURES)}]")

_APOSTROPHE_IN_WORD = re.compile(r"(?<=\w)[’‘‛ʼʹʻ´`′＇](?=\w)")
_LOST_APOSTROPHE = re.compile(r"(?<=[A-Za-z])\ufffd(?=(?:[tsdm]|re|ve|ll)\b)")
_APOSTROPHE_AT_END = re.compile(r"(?<=s)’(?!\w)")
_LONGEST_QUOTATION = 500
_SINGLE_QUOTE = re.compile(r"(?<!\w)‘|’(?!\w)")

_DASH_OF_NAME = re.compile(r"(?<=\b[AaEe][ln])[–−](?=[A-Z])")

_HIGH = re.compile(r"[^\x00-\x7f]+")
_LATER_BYTE = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_WRONG = re.compile(f"[\x80-\x9f]|[\xc2-\xf4][{_LATER_BYTE}]")
"""A control code that nobody writes, or a Latin letter before what stands for a later byte of UTF-8."""


def wrongly_decoded(text: str) -> Iterator[Edit]:
    """Yield what was decoded by a wrong table, and what it should be: "didnâ€™t".

    >>> [edit.put for edit in wrongly_decoded("didn\xe2€™t, Bogot\xc3\xa1; caf\xe9” of Å")]
    ['’', 'á']
    """
    if not _WRONG.search(text):
        return
    import ftfy  # only few texts need it, and each start of the command would wait for it

    for run in _HIGH.finditer(text):
        if _WRONG.search(run.group()):
            yield from _mended(run.start(), run.group(), ftfy.fix_encoding(run.group()))


def _mended(at: int, wrong: str, right: str) -> Iterator[Edit]:
    """Yield what differs of a run of characters that begins ``at``, one by one where each of the right ones has its own wrong ones."""
    kept = _shared(wrong, right)
    wrong, right = wrong[kept:], right[kept:]
    tail = _shared(wrong[::-1], right[::-1])
    wrong, right = wrong[: len(wrong) - tail], right[: len(right) - tail]
    one_each, bytes_each = [1] * len(right), [len(c.encode()) for c in right]
    sizes = next((known for known in (one_each, bytes_each) if sum(known) == len(wrong)), None)
    pieces = zip(right, sizes, strict=True) if sizes else [(right, len(wrong))]
    begin = at + kept
    for piece, size in pieces:
        if size:
            yield Edit(begin, begin + size, piece)
        begin += size


def _shared(one: str, other: str) -> int:
    """The number of characters with which both begin."""
    differing = (i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b)
    return next(differing, min(len(one), len(other)))


def line_breaks(text: str) -> Iterator[Edit]:
    """Yield line breaks of every kind but the plain one; a separator of paragraphs becomes two."""
    for found in _LINE_BREAK.finditer(text):
        is_paragraph = found.group() == _PARAGRAPH_SEPARATOR
        yield Edit(found.start(), found.end(), "\n\n" if is_paragraph else "\n")


def broken_by_soft_hyphen(text: str) -> Iterator[Edit]:
    """Yield soft hyphens with the line breaks that they allowed."""
    return (Edit(found.start(), found.end(), "") for found in _SOFT_HYPHEN_AT_BREAK.finditer(text))


def invisible(text: str) -> Iterator[Edit]:
    """Yield soft hyphens, blanks of no width, marks of direction and control codes, which go."""
    return (Edit(found.start(), found.end(), "") for found in _INVISIBLE.finditer(text))


def ligatures(text: str) -> Iterator[Edit]:
    """Yield letters that were set as one: "ﬁve"."""
    return (Edit(found.start(), found.end(), _LIGATURES[found.group()]) for found in _LIGATURE.finditer(text))


def apostrophes(text: str) -> Iterator[Edit]:
    """Yield what stands for an apostrophe: inside a word, or after the s of a plural where no quotation is open.

    >>> [edit.begin for edit in apostrophes("It didn’t, the ‘rebels’ said of the rebels’ raid.")]
    [7, 42]
    """
    found = [m.start() for m in _APOSTROPHE_IN_WORD.finditer(text)]
    found += [m.start() for m in _LOST_APOSTROPHE.finditer(text)]
    found += [m.start() for m in _APOSTROPHE_AT_END.finditer(text) if not _is_quotation_open(text, m.start())]
    return (Edit(at, at + 1, "'") for at in sorted(found))


def _is_quotation_open(text: str, at: int) -> bool:
    """Whether a single quotation mark before ``at`` opens what none has closed, in the same line."""
    before = text[max(text.rfind("\n", 0, at) + 1, at - _LONGEST_QUOTATION) : at]
    marks = _SINGLE_QUOTE.findall(before)
    return bool(marks) and marks[-1] == "‘"


def dashes_of_names(text: str) -> Iterator[Edit]:
    """Yield dashes behind the article of an Arabic name: "Al–Shabaab"."""
    return (Edit(found.start(), found.end(), "-") for found in _DASH_OF_NAME.finditer(text))
