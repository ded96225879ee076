"""Adverbs that bear on a phrase or join a sentence to the one before."""

from __future__ import annotations

from kg.reading.english.negation import NOT
from kg.reading.english.quantifiers import ONLY
from kg.reading.english.word_lists import among, words

ONCE = "once"
FOCUS = frozenset([NOT, ONLY, ONCE]) | words(
    """even just also especially particularly mainly meanwhile similarly separately elsewhere later moreover however mostly"""
)
"""Adverbs before a noun phrase that are no part of it: "even the court", "meanwhile gunmen"."""
ADDITIVE = among(FOCUS, "also") | words("too")
"""Adverbs by which something is told beside what was told before."""
