"""Lines that are no part of a sentence: credits, sources, bylines, marked items, dates and places alone."""

from __future__ import annotations

import re

__all__ = ["BYLINE", "BYLINE_WORDS", "CREDIT", "DATE", "DATE_LINE", "MARKER", "PLACE", "SOURCE", "TOWN", "stands_alone"]

CREDIT = re.compile(
    r"\[(?!\d+\]|\.\.\.)[A-Z][^\[\]]{1,60}\]\.?$"  # [AFP], [File: Ali Hassan/Reuters]
    r"|\bPHOTO\b|\b[Pp]hotos?(?:graph)?(?: by |:| courtesy)|\([^()]*\bPhoto(?:/|\b)[^()]*\)$"
    r"|^(?:Image|Picture|Photo|Photograph)[:/]|\(pictured|\b[A-Z]{2,}/[A-Z][a-z]+ [A-Z][\w-]+\)?\.?$|\bImages\)?\.?$"
)
SOURCE = re.compile(
    r"^\W*(?:(?:Sources?|Agencies|Published|Updated|Credits?)(?: on)?:|(?:Last (?:updated|modified)|Copyright|Read more)\b|©|Follow @)"
    r"|^\(?(?:Additional )?[Rr]eport(?:ing|ed|s)? (?:by|from)\b.{0,200}$|^\(?(?:Edited|Editing|Writing|Compiled) by\b"
    r"|^\(?With (?:reports?|reporting|files|input|inputs) (?:from|by)\b|\bAll rights reserved\b"
)
BYLINE = re.compile(r"^(?:By|BY) [A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]+|and|in|de|al-\w+|,))*")
MARKER = re.compile(r"(?:[•·▪◦‣●■►*]|--?|[–—]|\.(?!\.)|\(?\d{1,2}[.)]|\(?[a-h]\))\s+(?=\S)|[•▪●►](?=\S)")
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
DATE = rf"(?:{MONTH} \d{{1,2}}(?:st|nd|rd|th)?|\d{{1,2}} {MONTH})(?:,? (?:\d{{4}}|\d\d))?"
PLACE = r"[A-Z][\w.'’-]+(?: (?:[A-Z(][\w.'’)-]*|of|de|la|el|the))*"
TOWN = r"[A-Z][A-Z.'’-]{4,}(?:[ /][A-Z.'’-]{2,})*"  # long enough not to be an acronym
DATE_LINE = re.compile(
    rf"(?:\W*(?:Dated|Issued in)\W*)?(?:{PLACE},? )*(?:[A-Z][a-z]+day,? )?(?i:{DATE}),? ?(?:\d{{4}})?\W*$|{TOWN}, {PLACE}$"
)
BYLINE_WORDS = 12
_TITLE_WORDS = 4  # a line of fewer words may be the beginning of a name
_SMALL = 3  # letters of a word that a title writes without a capital


def stands_alone(line: str) -> bool:
    """Whether a line is complete in itself, whatever stands below it.

    >>> [stands_alone(line) for line in ("By Omar Said", "• Two died", "4 March 2016", "Shells Hit Market in Homs", "Shells hit the")]
    [True, True, True, True, False]
    """
    if MARKER.match(line) or CREDIT.search(line) or SOURCE.search(line) or DATE_LINE.match(line):
        return True
    words = line.split()
    is_byline = bool(BYLINE.match(line)) and len(words) <= BYLINE_WORDS
    return is_byline or line.isupper() or _is_title(words)


def _is_title(words: list[str]) -> bool:
    """Whether all words but the small ones have a capital."""
    small = [word for word in words if not word[0].isupper()]
    return len(words) - len(small) >= _TITLE_WORDS and all(len(word) <= _SMALL for word in small)
