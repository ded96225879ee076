"""Words that stand before or after a hyphen inside a word."""

from __future__ import annotations

from kg.reading.english.numerals import TENS, UNITS
from kg.reading.english.word_lists import words

BEFORE_HYPHEN = words("co cross multi non pre pro re semi vice") | frozenset([*TENS, *UNITS])
"""Words that keep their hyphen before another: "pro-government", "twenty-five"."""
AFTER_HYPHEN = words("declared dominated like owned proclaimed speaking style wide")
"""Words that keep their hyphen behind another: "state-owned"."""
