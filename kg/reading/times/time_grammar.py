"""The grammar of English time expressions: one pattern a form, longest forms first where they begin alike.

Named groups are what `kg.reading.times.time_words` reads: year, month, day, weekday, unit, count, shift, edge and so on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.reading.english.calendar import HOLIDAYS, LONG_MONTHS, MONTHS, NUMBERS, RELATIVE_UNITS, SEASONS, UNITS, WEEKDAYS
from kg.reading.english.relative_times import DAYTIMES

__all__ = ["RULES", "either"]


def either(words: Iterable[str]) -> str:
    """Return a pattern of any of the words, the longest first."""
    return "|".join(sorted((re.escape(word) for word in words), key=len, reverse=True))


ONCE = "[Oo]nce|[Ii]nitially|[Gg]radually|[Pp]reviously|[Cc]urrently|[Ff]ormerly"
TURN = "(?:dawn|daybreak|sunrise|noon|midday|dusk|sunset|nightfall|midnight)"
CASED = [form for name in MONTHS for form in (name.capitalize(), name.upper())]
DOT = r"\b(?:(?<=\b\w{3})(?<![Mm][Aa][Yy])\.|(?<=\b[Ss][Ee][Pp][Tt])\.)?"  # of what is shortened: not "on 4 July."
MONTH = rf"(?P<month>{either(CASED)}){DOT}"
ANY_MONTH = rf"(?P<month>(?i:{either(MONTHS)})){DOT}"
LONG_MONTH = rf"(?P<month>{either([m.capitalize() for m in LONG_MONTHS] + [m.upper() for m in LONG_MONTHS])})\b"
DAY = r"(?P<day>3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?(?!\d|[.:]\d|,\d(?!\d{3}\b))\b"
DAY2 = DAY.replace("<day>", "<day2>")
MORE_DAYS = r"(?:, (?:3[01]|[12]\d|[1-9])\b)*,?"
TO_DAY2 = rf"(?:(?: ?[-–—/] ?|(?P<joined>(?:{MORE_DAYS} )(?:and|to|through) )){DAY2}(?(joined)(?! (?!in|at|near|on|by|when|and)[a-z])))?"
YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)(?!\d|[.,:]\d|['’]?s\b)"
YEAR2 = YEAR.replace("<year>", "<year2>")
OF_YEAR = r"(?:,?(?: of)? (?:(?P<ofyear>last|this|next)|(?:the |that )?(?P<sameyear>same|following|previous)|that(?P<that>)) year\b)"
WEEKDAY = rf"(?P<weekday>{either([w.capitalize() for w in WEEKDAYS] + [w.upper() for w in WEEKDAYS])})\b"
DATED = rf"(?:(?:{WEEKDAY}|(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b\.?),? (?:the )?)?"
PART = rf"(?: (?P<part>(?:early |late )?(?:morning|afternoon|evening|night)|(?:at |before |around |after )?{TURN})\b)?"
TIME_OF_DAY = r"(?:early |late )?(?:hours|(?:early )?(?:morning|afternoon|evening|night)(?: hours)?)"
IN_BRACKETS = rf"(?:[Ee]arly |[Ll]ate )?{WEEKDAY}{PART} ?[\[(]"
OF_PART = (
    rf"(?:(?P<ofpart>(?:[Tt]he )?{TIME_OF_DAY} of|[Ee]arly on|[Ll]ate on|[Oo]vernight(?: on)?"
    rf"|(?:[Bb]efore |[Aa]fter )?(?i:{TURN})(?: on)?) )?"
)
EDGE = (
    r"(?:(?P<edge>[Ee]arly|[Ll]ate|[Mm]id|(?:[Tt]he )?(?:[Bb]eginning|[Ss]tart|early part|[Mm]iddle|[Ee]nd) of)"
    r"(?:[ -](?:in )?)(?:the (?!\d{4}\b))?)?"
)
RELATIVE = r"(?P<shift>[Ll]ast|[Tt]his(?: past| coming)?|[Nn]ext|[Pp]ast)"
UNIT = rf"(?P<unit>{either(UNITS)})s?\b"
NUMBER = rf"(?P<count>\d{{1,3}}|(?i:{either(NUMBERS)}|several|a few|few|a couple of|many))"
ORDER = rf"(?P<name>first|last|second|third|fourth)(?: {NUMBER})? (?P<unit>day|week|month|quarter|half)s? of"
SHARE = rf"(?P<name>first|last|second|third|fourth)(?: {NUMBER})? (?P<unit>day|week|half)s? of {LONG_MONTH}"
HOLIDAY = either([*(" ".join(word.capitalize() for word in name.split()) for name in HOLIDAYS), "Thanksgiving Day", "Thanksgiving"])
DURING = r"(?:(?:[Ii]n|[Oo]ver|[Dd]uring|[Ff]or|[Ww]ithin|[Tt]hroughout) )?"
FUZZY = r"(?:(?P<fuzzy>(?i:about|around|nearly|almost|roughly|some|less than|more than|just over|over|at least)) )?"

# what every match of a costly pattern holds, quick to look for: a text without it is not searched for the pattern
HAS_MONTH_DAY = rf"(?:{either(CASED)})\.? (?:the )?\d"
HAS_DAY_MONTH = rf"\d(?:st|nd|rd|th)? (?:of )?(?i:{'|'.join(sorted({m[:3] for m in MONTHS}))})"
HAS_BRACKETED = r"[\[(]\w+\.? \w"
HAS_WEEKDAY = r"[A-Z][a-z]{2,5}day|[A-Z]{3,6}DAY"
HAS_AGO = r" (?:ago|earlier|later)\b"
HAS_YEAR = r"(?:1[5-9]|20)\d\d"
HAS_LONG_MONTH = either([m.capitalize() for m in LONG_MONTHS] + [m.upper() for m in LONG_MONTHS])
HAS_SAME = rf"(?:same|hat) (?:{either([*UNITS, *DAYTIMES])})"
HAS_STEP = "following|next|previous|preceding"
HAS_YEARS = r"\d ?[-–—/] ?\d\d"
HAS_PORTION = r"(?:day|week|month|quarter|half)s? of "
HAS_SHARE = r"(?:day|week|half)s? of "
HAS_DAY = rf"esterday|omorrow|ast night|onight|his (?:{either(DAYTIMES)})"
HAS_PERIOD = r"th(?:is|e) (?:week|month|year)\b"
HAS_NAMED = r"Ramadan|Eid al-|ecent|Once|once|nitially|radually|reviously|urrently|ormerly"

# form, pattern, and what every match holds
GRAMMAR: list[tuple[str, str, str]] = [
    ("date", r"(?P<iso>\d{4}(?P<sep>[-/])\d\d(?P=sep)\d\d)(?!\d)", r"[-/]\d\d[-/]\d\d"),
    ("date", r"(?P<slash>\d{1,2}/\d{1,2}/(?:\d\d)?\d\d)(?![\d/])", r"/\d{1,2}/\d"),
    ("date", rf"{IN_BRACKETS}{MONTH} {DAY}(?:,? {YEAR})?[\])]", HAS_BRACKETED),
    ("date", rf"{IN_BRACKETS}{DAY} {ANY_MONTH}(?:,? {YEAR})?[\])]", HAS_BRACKETED),
    ("date", rf"{OF_PART}{DATED}(?:[Ll]ast )?{MONTH} (?:the )?{DAY}{TO_DAY2}(?:(?:,? |,){YEAR}|{OF_YEAR})?{PART}", HAS_MONTH_DAY),
    ("date", rf"{OF_PART}{DATED}(?:the (?=\d+[snrt]))?{DAY}{TO_DAY2} (?:of )?{ANY_MONTH}(?:,? {YEAR}|{OF_YEAR})?{PART}", HAS_DAY_MONTH),
    (
        "date",
        r"(?P<day>3[01]|[12]\d|0?[1-9]) (?P<month>JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC) (?P<short>\d\d)\b(?![.,:]\d)",
        r"\d [A-Z]{3} \d",
    ),
    ("date", rf"(?<!\d ){EDGE}{ANY_MONTH}(?:,? (?:of )?{YEAR}|{OF_YEAR})", rf" {HAS_YEAR}| year"),
    ("month", rf"(?<!\d ){EDGE}(?:{RELATIVE} )?{LONG_MONTH}", HAS_LONG_MONTH),
    ("months", rf"{MONTH} ?[-–—/] ?{MONTH.replace('<month>', '<month2>')},? {YEAR}", rf"[-–—/] ?(?:{either(CASED)})"),
    ("years", rf"(?P<year>(?:1[5-9]|20)\d\d) ?[-–—/] ?(?:{YEAR2}|(?P<short2>\d\d)\b(?![-–/.,]\d))", HAS_YEARS),
    ("year", rf"{EDGE}{YEAR}", HAS_YEAR),
    ("decade", rf"{EDGE}(?:[Tt]he )?(?:(?P<inner>early|mid|late)[ -])?(?P<year>(?:1[5-9]|20)\d0)['’]?s\b", r"0['’]?s\b"),
    ("season", rf"{EDGE}(?:the )?(?P<name>{either(SEASONS)}),? (?:of )?(?:{YEAR}|(?P<ofyear>last|this|next) year\b)", either(SEASONS)),
    ("season", rf"{RELATIVE} (?P<name>{either(SEASONS)})\b", either(SEASONS)),
    ("portion", rf"(?:the )?{ORDER} (?:{YEAR}|(?P<ofyear>last|this|the) year\b)", HAS_PORTION),
    ("portion", rf"(?:the )?{SHARE}(?:,? (?:of )?{YEAR}| (?:of )?(?P<ofyear>last|this|next) year\b)?", HAS_SHARE),
    (
        "day",
        rf"(?P<name>(?:[Tt]he )?[Dd]ay (?:before yesterday|after tomorrow)|[Ll]ast night|[Tt]onight|[Tt]his (?:{either(DAYTIMES)}))\b",
        HAS_DAY,
    ),
    ("day", rf"(?:[Ee]arlier |[Ll]ater |[Ll]ate |[Ee]arly )?(?P<name>[Tt]oday|[Yy]esterday|[Tt]omorrow)\b{PART}", "oday|esterday|omorrow"),
    ("sofar", r"(?:[Ss]o far|[Ee]arlier|[Ss]ince the (?:beginning|start) of) (?:this|the) (?P<unit>week|month|year)\b", HAS_PERIOD),
    (
        "unit",
        rf"{EDGE}(?:(?P<name>[Ll]ater) )?{RELATIVE} (?P<unit>{either(RELATIVE_UNITS)})\b(?! of\b)",
        rf"[tsg] (?:{either(RELATIVE_UNITS)})",
    ),
    ("unit", r"(?:(?<=[Aa]t )|(?<=[Oo]ver )|(?<=[Dd]uring )|(?<=[Oo]n ))the (?P<unit>weekend)\b(?! of\b)", "the weekend"),
    ("ago", rf"{FUZZY}{NUMBER} {UNIT} (?P<name>ago|earlier|later)\b(?! than)", HAS_AGO),
    ("ago", rf"{FUZZY}{NUMBER} {UNIT} (?P<name>before|after)(?=[,.;]|$)", r" (?:before|after)(?:[,.;]|$)"),
    ("ago", r"(?P<one>[Tt]he) (?P<unit>day|night|week|month|year) (?P<name>before|after)(?=[,.;]|$)", r" (?:before|after)(?:[,.;]|$)"),
    ("ago", rf"(?:{FUZZY}{NUMBER} |\b)(?P<unit>(?i:hour|minute))s? (?P<name>ago)\b", " ago"),
    (
        "ago",
        rf"(?:{FUZZY}{NUMBER} |\b)(?P<unit>(?i:hour|minute))s? (?P<name>earlier|later)\b(?! than)",
        r"(?:our|inute)s? (?:earlier|later)",
    ),
    ("ago", rf"(?P<unit>(?i:{either(UNITS)}))s (?P<name>ago|earlier|later)\b(?! than)", HAS_AGO),
    ("same", rf"(?:[Ee]arlier |[Ll]ater )?(?:(?:[Tt]he|[Tt]hat) same|[Tt]hat) (?P<unit>{either([*UNITS, *DAYTIMES])})\b(?! of)", HAS_SAME),
    ("same", r"(?:[Tt]hroughout|[Ll]ater in|[Ee]arlier in|[Oo]ver the course of) the (?P<unit>day)\b(?! of)", " the day"),
    ("step", rf"[Tt]he (?P<name>following|next|previous|preceding) (?P<unit>{either([*UNITS, *DAYTIMES])})\b", HAS_STEP),
    ("step", rf"[Tt]he (?P<name>following|next|previous|preceding) {WEEKDAY}{PART}", HAS_STEP),
    (
        "edge",
        r"(?P<edge>(?:[Tt]he )?(?:[Bb]eginning|[Ss]tart|[Mm]iddle|[Ee]nd) of) (?P<shift>the) (?P<unit>week|month|year)\b(?! of|[-'’])",
        "of the (?:week|month|year)",
    ),
    ("overnight", r"(?P<name>[Oo]vernight)\b", "vernight"),
    (
        "window",
        rf"{DURING}the (?P<shift>last|past|next|coming)(?: {NUMBER})?(?:-plus)? (?P<unit>hour|{either(UNITS)})(?P<plural>s)?\b(?! of\b)",
        "the (?:last|past|next|coming)",
    ),
    ("lately", r"[Ii]n (?:the )?(?P<name>recent|coming) (?P<unit>hour|day|week|month|year|time|decade)s\b", "(?:recent|coming) "),
    ("weekday", rf"{OF_PART}(?:{RELATIVE} )?(?:(?P<edge>[Ee]arly|[Ll]ate) )?{WEEKDAY}{PART}", HAS_WEEKDAY),
    ("holiday", rf"(?P<name>{HOLIDAY})\b", HOLIDAY),
    ("vague", rf"(?P<name>Ramadan|Eid al-(?:Fitr|Adha)|(?:[Mm]ore )?[Rr]ecently|[Rr]ecent|{ONCE})\b", HAS_NAMED),
]
RULES = [(form, re.compile(rf"(?<![\w$€£#@/.-]){pattern}"), re.compile(needed)) for form, pattern, needed in GRAMMAR]
