"""Datelines: where a reporter sits and when, before the first words of a report.

Some forms show by themselves what they are: an agency in brackets, a date, a town in capitals. Others look like any words before a dash
or colon ("Boko Haram - the group"), and are datelines only where the places are known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from kg.reading.english.calendar import MONTHS, WEEKDAYS
from kg.reading.english.pronoun_forms import FIRST_PLURAL, FIRST_SINGULAR
from kg.reading.text.line_kinds import DATE, PLACE, TOWN

__all__ = ["Dateline", "PlaceNames", "dateline_of", "is_place_line"]


class PlaceNames(Protocol):
    """Which names are places."""

    def is_town(self, words: str) -> bool:
        """Whether the words are the name of a town, or of a region that is no country."""

    def is_city(self, words: str) -> bool:
        """Whether they are the name of a large town."""

    def is_country(self, words: str) -> bool:
        """Whether they are the name of a country."""


class Dateline(NamedTuple):
    """The ``words`` at the head of a paragraph; the report begins at its code point ``rest``."""

    words: str
    rest: int


_DASH = r"\s*(?:--+|[—–]|-(?=\s))\s*"
_REPORT = r"(?=[\"“'‘]?[^\W_a-z])"  # it opens with a capital or a number
_AGENCY = r"\((?!\d+\))[^()]{2,40}\)"
_CERTAIN = tuple(
    re.compile(pattern + _REPORT)
    for pattern in (
        rf"({PLACE}(?:, {PLACE})*,? (?i:{DATE})(?: ?{_AGENCY})?){_DASH}",  # GUATEMALA CITY, 4 FEB 90 (ACAN-EFE) --
        rf"({PLACE}(?:[,/] ?{PLACE})* ?{_AGENCY}){_DASH}",  # BEIRUT (Reuters) -
        rf"((?i:{DATE}) ?{_AGENCY}){_DASH}",  # May 3 (Reuters) -
        r"(\([A-Z][\w -]{1,30}\))\s*(?:--+|[—–-])\s+",  # (Reuters) -
        r"(\([A-Z]{2,}\)) ?",  # (CNN)
        rf"({TOWN}(?:, [A-Z][\w. ]{{2,30}})?)(?:\s+(?:--+|[—–-])\s+|—|: )",  # BEIRUT, Lebanon —
    )
)

_CAPITAL = r"[^\W\d_a-z][\w.'’‘]*(?:-[a-z][\w.'’‘]*)*"
_NAME = rf"{_CAPITAL}(?:[ -]{_CAPITAL}| (?:of|the|de|del|da|do|dos|du|des|la|el|al|ez|az|as|an))*"
_WEEKDAY = r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?"
_DAY = rf"(?:(?i:{_WEEKDAY},? )?(?i:{DATE})|(?i:{_WEEKDAY}))"
_APART = re.compile(r" ?[,/] ?| and | [–-] ")
_SOMEWHERE = (
    rf"(?:(?P<before>{_DAY}),? )?(?:(?:Near|NEAR|Outside|OUTSIDE) )?"
    rf"(?P<places>{_NAME}(?:(?:{_APART.pattern}){_NAME}){{0,3}}?)"
    rf"(?:[.,]? (?P<day>{_DAY}))?(?P<credit>[.,]? ?(?:{_AGENCY}|/[A-Z][\w -]+/))?"
)
_HEAD = re.compile(rf"({_SOMEWHERE})(?P<mark>\s*(?:--+|[—―])\s*|\s+[–-]\s+|: |\. ){_REPORT}")
_LINE = re.compile(rf"{_SOMEWHERE}\.?$")
_ASIDE = re.compile(r"[^.,;]{0,40}['’]s [^.,;–—]{2,40}\s(?:--|[–—-])\s+[a-z]")
"""What a second dash closes: "Goma – North Kivu's capital – was quiet"."""
_NO_PLACE = frozenset([*MONTHS, *WEEKDAYS])


def dateline_of(text: str, known: PlaceNames | None = None) -> Dateline | None:
    """Return the dateline at the head of a paragraph, if a report follows it; its dash is not among its words.

    >>> dateline_of("BEIRUT (Agency) - Shells fell.")
    Dateline(words='BEIRUT (Agency)', rest=18)
    """
    for pattern in _CERTAIN:
        match = pattern.match(text)
        if match and not _ASIDE.match(text, match.end()):
            return Dateline(match[1], match.end())
    match = _HEAD.match(text) if known else None
    if match and known and _is_dateline(match, known) and not _ASIDE.match(text, match.end()):
        return Dateline(match[1], match.end())
    return None


def is_place_line(line: str, known: PlaceNames | None) -> bool:
    """Whether a line is nothing but a town, with its country or a day."""
    match = _LINE.match(line) if known else None
    return bool(match and known and _are_places(match, known))


def _is_dateline(match: re.Match[str], known: PlaceNames) -> bool:
    """Whether the words before a dash, colon or full stop are a dateline: the weaker the mark, the more they must show."""
    if not _are_places(match, known):
        return False
    is_dated = bool(match["day"] or match["before"] or match["credit"])
    mark = match["mark"].strip()
    if mark == ".":
        return is_dated
    places = list(_places_of(match))
    if mark == ":" and not is_dated:
        return not _is_speech(match.string[match.end() :]) and (len(places) > 1 or known.is_city(places[0]))
    return True


def _is_speech(report: str) -> bool:
    """Whether what stands behind a colon is in somebody's own words: then what stands before it speaks."""
    return not report[0].isalnum() or report.split()[0].lower() in FIRST_PLURAL | FIRST_SINGULAR


def _are_places(match: re.Match[str], known: PlaceNames) -> bool:
    """Whether the names are towns, or the last of them a country that the others lie in."""
    places = list(_places_of(match))
    if not places or known.is_country(places[0]):
        return False
    if len(places) > 1 and known.is_country(places[-1]):
        return True
    is_any = any(map(known.is_town, places))
    return is_any and all(known.is_town(p) or known.is_country(p) or p.isupper() for p in places)


def _places_of(match: re.Match[str]) -> Iterator[str]:
    """Yield the names that are no day or month."""
    for name in _APART.split(match["places"]):
        if name.split()[0].lower().rstrip(".") not in _NO_PLACE:
            yield name
