"""Adverbs that bear on a phrase or join a sentence to the one before."""

from __future__ import annotations

from kg.reading.english.negation import JUST, NOT, ONLY
from kg.reading.english.word_lists import among, listed, words

LATER, ONCE = listed("later once")
FOCUS = frozenset([JUST, LATER, NOT, ONLY, ONCE]) | words(
    """even also especially particularly mainly meanwhile similarly separately elsewhere moreover however mostly"""
)
"""Adverbs before a noun phrase that are no part of it: "even the court", "meanwhile gunmen"."""
ADDITIVE = among(FOCUS, "also") | words("too")
"""Adverbs by which something is told beside what was told before."""
