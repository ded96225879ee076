"""What stands beside a number and says that it counts no people: units, currencies, designators, calendar words.

Closed classes of English; each table maps a lower-case word to the unit that a quantity gets.
"""

from __future__ import annotations

from kg.reading.english.calendar import DAY, HOUR, MINUTE, UNITS
from kg.reading.english.quantifiers import PERCENTAGE
from kg.reading.english.word_lists import among, listed

__all__ = [
    "BOUNDS_AFTER",
    "BOUNDS_BEFORE",
    "CURRENCIES",
    "PERCENT",
    "PERIODS",
    "SYMBOLS",
    "TIME_UNITS",
    "UNITS_OF",
]


def _table(text: str) -> dict[str, str]:
    """Read lines ``unit: word word``; a regular plural is added to every word longer than two letters."""
    table = {}
    for line in text.strip().splitlines():
        unit, _, words = line.partition(":")
        for word in words.split():
            table[word] = unit.strip()
            if len(word) > 2:
                table.setdefault(f"{word}s", unit.strip())
    return table


UNITS_OF = _table("""
km: km kms kilometre kilometer
mile: mile mi
m: m metre meter
ft: ft foot feet
yard: yard yd
inch: inch inches
cm: cm centimetre centimeter
mm: mm millimetre millimeter calibre caliber
kg: kg kgs kilo kilogram kilogramme
g: gram gramme
t: ton tonne
lb: lb lbs pound
l: litre liter
gallon: gallon
barrel: barrel
ha: hectare ha
acre: acre
MW: mw megawatt
degree: degree °
km/h: kph mph knot
kt: kiloton
times: times
""")
UNITS_OF |= {form: "point" for form in (PERCENTAGE, f"{PERCENTAGE}s")}
TIME_UNITS = _table("""
s: second sec
min: min mins
h: hrs hr
year: yr yrs
century: century centuries
clock: am pm a.m. p.m. a.m p.m o'clock gmt utc est
""") | {form: unit for word, unit in UNITS.items() for form in (word, f"{word}s")}
TIME_UNITS |= {form: unit for word, unit in ((MINUTE, "min"), (HOUR, "h")) for form in (word, f"{word}s")}
RUPEES = "rs"
CURRENCIES = {RUPEES: "INR"} | _table("""
USD: dollar usd us$
EUR: euro eur
GBP: gbp sterling
JPY: yen
CNY: yuan renminbi
INR: inr
rupee: rupee
peso: peso
dinar: dinar
lira: lira
riyal: riyal rial
franc: franc
RUB: ruble rouble
shilling: shilling
naira: naira
ILS: shekel
dirham: dirham
rand: rand
afghani: afghani
hryvnia: hryvnia
""")
SYMBOLS = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", RUPEES: "INR", f"{RUPEES}.": "INR"}
SYMBOLS |= {code: code.upper() for code in ("usd", "eur", "gbp", "inr", "pkr")}
CENT = "cent"
PERCENT = ("%", "percent", "pct")
"""Marks of hundredths."""
PERCENT_WORDS = frozenset([*PERCENT[1:], CENT])
"""Last words of a share in hundredths."""
QUALIFYING_UNITS = listed("square cubic metric us nautical")
"""Words between a number and its unit."""
PERIODS = {form: name for name in (HOUR, *among(UNITS, "week month year")) for form in (name, f"{name}ly")}
PERIODS |= {DAY: "day", "daily": "day", "annually": "year"}


# what the words make of the number n (persons): min n, min n+1, max n, max n-1, or n only
_BEFORE = {
    "min": """at least|at least another|at least a further|at least some|no fewer than|no less than|not less than|not fewer than|
        a minimum of|minimum of|as few as""",
    "more": """more than|over|well over|far more than|much more than|above|exceeding|in excess of|upwards of|upward of|greater than|
        just over|slightly more than|a little over|more than another|far over""",
    "max": """up to|as many as|as much as|as high as|nearly|almost|no more than|not more than|at most|a maximum of|maximum of|
        up to another|very nearly""",
    "less": "fewer than|less than|under|below|just under|well under|slightly less than",
    "about": """about|around|some|roughly|approximately|an estimated|estimated|circa|close to|in the region of|an approximate|perhaps|
        possibly|probably|the estimated|~|at least about|nearly about|about another|some other|around another|almost about""",
}
BOUNDS_BEFORE = {tuple(phrase.split()): bound for bound, phrases in _BEFORE.items() for phrase in phrases.split("|")}
_AFTER = {"min": "or more|and more|plus|+", "about": "or so|- odd|odd", "max": "or fewer|or less|at most"}
BOUNDS_AFTER = {tuple(phrase.split()): bound for bound, phrases in _AFTER.items() for phrase in phrases.split("|")}
