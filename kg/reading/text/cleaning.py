"""The text as a parser can read it, with the way back to the original: for our pipeline and for anybody's.

>>> import spacy
>>> article = "Al\\u2011Shabaab didn\\u2019t at\\xadtack\\xa0Luuq, nor the old town on the other bank\\r\\nof the river."
>>> clean = cleaned(article)
>>> clean.text
"Al-Shabaab didn't attack Luuq, nor the old town on the other bank of the river."
>>> word = spacy.blank("en")(clean.text)[5]
>>> begin, end = clean.offsets.original(word.idx, word.idx + len(word))
>>> word.text, article[begin:end]
('attack', 'at\\xadtack')
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.reading.findings.offsets import Offsets
from kg.reading.text import characters, marks
from kg.reading.text.blocks import IsName, rejoined
from kg.reading.text.rewriting import Edit, Rewritten, Step

__all__ = ["CleanText", "cleaned"]


@dataclass(frozen=True, slots=True, kw_only=True)
class CleanText:
    """A cleaned text, and where each of its code points stands in the original."""

    text: str
    offsets: Offsets


_BY_CHARACTERS: tuple[Step, ...] = (
    characters.wrongly_decoded,
    characters.line_breaks,
    characters.broken_by_soft_hyphen,
    characters.invisible,
    characters.ligatures,
    characters.apostrophes,
    characters.dashes_of_names,
)
_BY_LINES: tuple[Step, ...] = (marks.line_marks, marks.emphasis, marks.bars, marks.indents, marks.blanks)


def cleaned(original: str, is_name: IsName | None = None) -> CleanText:
    """Return the text with its characters made plain, marks of layout taken out and wrapped lines joined.

    Ends of paragraphs, headings, bylines and list items stay where they are, and so do double quotation marks and dashes. A name
    that ``is_name`` knows is joined also where nothing else shows that a line was broken inside it. What is clean stays as it is:
    to clean a text twice does no more than to clean it once.
    """
    rewritten = Rewritten(original)
    before = None
    while rewritten.text != before:
        before = rewritten.text
        _clean_once(rewritten, is_name)
    return CleanText(text=rewritten.text, offsets=rewritten.offsets)


def _clean_once(rewritten: Rewritten, is_name: IsName | None) -> None:
    def without_soft_breaks(text: str) -> Iterable[Edit]:
        return rejoined(text, is_name)

    for step in _BY_CHARACTERS:
        rewritten.rewrite(step)
    rewritten.put(rewritten.text.translate(characters.ONE_FOR_ONE))
    for step in (*_BY_LINES, without_soft_breaks):
        rewritten.rewrite(step)
