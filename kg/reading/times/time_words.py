"""Time expressions of English as a grammar over plain text: what the words say, before any calendar day is worked out.

`words_in` yields them in reading order, longest first, none overlapping. What needs a parse (is "March" a verb here?) is left to
`kg.reading.times.time_expressions`, what needs a dateline to `kg.reading.times.time_resolution`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from kg.reading.english.calendar import MONTHS, NUMBERS, WEEKDAYS, day_of
from kg.reading.english.determiners import THE
from kg.reading.english.prepositions import UNTIL
from kg.reading.english.relative_times import EDGES, SHIFTS
from kg.reading.times.time_grammar import RULES

__all__ = ["TimeWords", "words_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeWords:
    """What one expression says. ``form`` is the rule that read it; the other fields hold what was named, None what was not.

    ``begin:end`` are code points. ``shift`` is -1 for last, 0 for this, 1 for next; ``count`` counts ``unit``, None where it is not told
    ("days ago"); ``edge`` is early, mid or late; ``bound`` since, until, by, before or after, said in the first ``lead`` code points;
    ``ends`` the two ends of a range.
    """

    begin: int
    end: int
    form: str
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    weekday: int | None = None
    name: str = ""
    unit: str = ""
    count: int | None = None
    shift: int | None = None
    edge: str = ""
    bound: str = ""
    lead: int = 0
    is_part_of_day: bool = False
    is_fuzzy: bool = False
    ends: tuple[TimeWords, TimeWords] | None = None


BOUND = re.compile(r"(?<!\b[Tt]he )\b([Ss]ince|[Uu]ntil|[Tt]ill|[Uu]p to|[Bb]y|[Bb]efore|[Pp]rior to|[Aa]fter|[Ff]ollowing) $")
BOUNDS = {"till": "until", "up to": "until", "prior to": "before", "following": "after"}
GENITIVE = re.compile(r"['’]s?\b")
CONTEXT = 20  # code points before an expression in which its preposition stands
RANGE = re.compile(r"\b([Ff]rom|[Bb]etween) (?:the )?$")
LINK = {"from": re.compile(r" ?(?:to|until|till|through|-|–|—) ?(?:the )?"), "between": re.compile(r" (?:and|to) (?:the )?")}
DASH = re.compile(r" ?(?:–|—|-) ?| through ")
FROM = re.compile(r"\b[Ff]rom (?:the )?$")
ONWARD = re.compile(r" (?:onwards?|(?:until|till|up to|to) (?:now|date|the present(?: day)?|this day))\b")
SHARED = re.compile(r"(?:,| and| or|, and| to| &) ")
REACH = 200  # code points: so far from what it must hold no expression begins or ends
RANGED = ("date", "month", "year", "weekday", "decade", "season")


def words_in(text: str) -> Iterator[TimeWords]:
    """Yield the time expressions of a text in reading order.

    >>> [(w.form, w.year, w.month, w.bound) for w in words_in("It held the town since March 2015 and until a 2016 raid.")]
    [('date', 2015, 3, 'since'), ('year', 2016, None, '')]
    """
    found = [read_match(form, match) for form, rule, needed in RULES for match in matches_in(text, rule, needed)]
    flat = longest(words for words in found if words is not None)
    yield from (with_bound(text, words) for words in with_ranges(text, with_shared_year(text, flat)))


def matches_in(text: str, rule: re.Pattern[str], needed: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield the matches of a rule, which is sought only around what each of them holds."""
    for first, last in stretches([held.end() for held in needed.finditer(text)]):
        for match in rule.finditer(text, max(first - REACH, 0), last + REACH):
            if match.start() < last:  # what begins later may be cut off
                yield match


def stretches(places: list[int]) -> Iterator[tuple[int, int]]:
    """Yield the first and the last of the ascending places that lie near one another.

    >>> list(stretches([10, 300, 2000]))
    [(10, 300), (2000, 2000)]
    """
    borders = [i for i, (one, other) in enumerate(pairwise(places), start=1) if other - one > 2 * REACH]
    for begin, end in pairwise([0, *borders, len(places)] if places else []):
        yield places[begin], places[end - 1]


def longest(found: Iterable[TimeWords]) -> list[TimeWords]:
    """Of overlapping expressions keep the one that begins first, then the longest."""
    kept: list[TimeWords] = []
    for words in sorted(found, key=lambda w: (w.begin, -w.end)):
        if not kept or words.begin >= kept[-1].end:
            kept.append(words)
    return kept


def number(text: str | None) -> int | None:
    """A counting word's value; None for one that tells none, such as "several".

    >>> number("three"), number("24"), number("several"), number("a couple of")
    (3, 24, None, 2)
    """
    if not text:
        return None
    lowered = text.lower()
    return int(lowered) if lowered.isdigit() else 2 if lowered == "a couple of" else NUMBERS.get(lowered)


def read_match(form: str, match: re.Match[str]) -> TimeWords | None:
    """What the groups of a match say; None where its day is in no calendar."""
    raw = match.groupdict()
    got = {key: value.lower() for key, value in raw.items() if value}
    year = int(got["year"]) if "year" in got else century(got.get("short"))
    exact = exact_day(got)
    words = TimeWords(
        begin=match.start(),
        end=match.end(),
        form=form,
        year=exact.get("year", year),
        month=exact.get("month", MONTHS.get(got.get("month", ""))),
        day=exact.get("day", int(got["day"]) if "day" in got else None),
        last_day=int(got["day2"]) if "day2" in got else None,
        weekday=WEEKDAYS.get(got.get("weekday", "")),
        name=got.get("name", got.get("sameyear", "same" if raw.get("that") is not None else "")),
        unit=got.get("unit", "day" if form == "step" else ""),
        count=1 if "one" in got else number(got.get("count")),
        shift=SHIFTS.get(got.get("shift", got.get("ofyear", ""))),
        edge=EDGES.get(got.get("edge", got.get("inner", "")).removeprefix(f"{THE} ").split(" ")[0], ""),
        is_part_of_day=bool(got.get("part") or got.get("ofpart")),
        is_fuzzy="fuzzy" in got or (("count" in got or "plural" in got) and number(got.get("count")) is None),
    )
    if form == "years" and words.year is not None:
        return year_range(words, int(got.get("year2") or words.year // 100 * 100 + int(got["short2"])))
    if form == "months" and words.year is not None and words.month:
        return month_range(words, MONTHS[got["month2"]])
    return words if is_possible(words) else None


def year_range(words: TimeWords, last: int) -> TimeWords | None:
    """``2011-2014``, or ``2013/14`` if the second year follows on the first; 2014-12 may be a month."""
    first = words.year or 0
    if last <= first or (words.end - words.begin < 9 and last != first + 1):
        return None
    ends = (replace(words, form="year"), replace(words, form="year", year=last))
    return TimeWords(begin=words.begin, end=words.end, form="range", ends=ends)


def month_range(words: TimeWords, last: int) -> TimeWords:
    """``March-April 2015``; of December-January the first lies in the year before."""
    near = replace(words, form="date", year=(words.year or 0) - ((words.month or 0) > last))
    return TimeWords(begin=words.begin, end=words.end, form="range", ends=(near, replace(words, form="date", month=last)))


def century(short: str | None) -> int | None:
    return None if short is None else int(short) + (1900 if int(short) >= 50 else 2000)


def exact_day(got: dict[str, str]) -> dict[str, int | None]:
    """Year, month and day of an ISO date, or of a date with strokes that can be read in one way only (13/2/2015)."""
    if "iso" in got:
        year, month, day = map(int, re.split("[-/]", got["iso"]))
    elif "slash" in got:
        a, b, year = (int(n) for n in got["slash"].split("/"))
        year = century(got["slash"][-2:]) or 0 if year < 100 else year
        if a <= 12 and b <= 12 and a != b:
            return {"year": year, "month": None, "day": 0}
        day, month = (a, b) if a > 12 or a == b else (b, a)
    else:
        return {}
    return {"year": year, "month": month, "day": day}


def is_possible(words: TimeWords) -> bool:
    """Whether the calendar has the days named; 2016 stands in for an unknown year, since it has a 29 February."""
    if words.day is None:
        return True
    if words.month is None or not 1 <= (words.year or 2016) <= 9990:
        return False
    days = [day_of(words.year or 2016, words.month, day) for day in (words.day, words.last_day or words.day)]
    return None not in days and (words.last_day or words.day) >= words.day


def with_shared_year(text: str, found: list[TimeWords]) -> list[TimeWords]:
    """Give "March 3" the year of "March 3 and June 9, 2015", whose year is that of both."""
    shared = list(found)
    for i in range(len(shared) - 2, -1, -1):
        near, far = shared[i], shared[i + 1]
        undated = near.form in ("date", "month") and near.year is None and near.shift is None and not near.name
        dated = far.month and (far.year or (far.form == "date" and (far.shift is not None or far.name)))
        if undated and dated and SHARED.fullmatch(text, near.end, far.begin) and (near.month or 0) <= (far.month or 0):
            shared[i] = replace(near, form="date", year=far.year, shift=far.shift, name=far.name)
    return shared


def with_ranges(text: str, found: list[TimeWords]) -> Iterator[TimeWords]:
    """Join "from X to Y", "between X and Y" and "X - Y"."""
    i = 0
    while i < len(found):
        joined = range_of(text, found[i], found[i + 1]) if i + 1 < len(found) else None
        yield joined or found[i]
        i += 2 if joined else 1


def range_of(text: str, near: TimeWords, far: TimeWords) -> TimeWords | None:
    if near.form not in RANGED or far.form not in RANGED:
        return None
    opener = RANGE.search(text, max(0, near.begin - CONTEXT), near.begin) if near.begin else None
    link = LINK[opener.group(1).lower()] if opener else DASH
    if not link.fullmatch(text, near.end, far.begin) or (opener is None and near.form != far.form):
        return None
    if near.year is None and far.year and near.shift is None and near.month and far.month:
        near = replace(near, form="date", year=far.year - (near.month > far.month))
    begin = opener.start() if opener else near.begin
    return TimeWords(begin=begin, end=far.end, form="range", ends=(near, far))


def with_bound(text: str, words: TimeWords) -> TimeWords:
    """Take in "since", "until", "by", "before" or "after"; not before a genitive, which names an event ("after Friday's raid")."""
    before = max(0, words.begin - CONTEXT)
    onward = ONWARD.match(text, words.end)
    start = FROM.search(text, before, words.begin) if onward and words.form in RANGED else None
    if start and onward:
        return replace(words, begin=start.start(), end=onward.end(), bound="since")
    opener = BOUND.search(text, before, words.begin)
    takes_one = words.form in (*RANGED, "day", "unit", "edge", "holiday") or (
        opener and words.name == "recently" and opener.group(1).lower() == UNTIL
    )
    if opener is None or not takes_one or GENITIVE.match(text, words.end):
        return words
    bound = opener.group(1).lower()
    return replace(words, begin=opener.start(), bound=BOUNDS.get(bound, bound), lead=words.begin - opener.start())
