"""Adverbs that bear on a phrase or join a sentence to the one before."""

from __future__ import annotations

from kg.reading.english.negation import JUST, NOT, ONLY
from kg.reading.english.word_lists import among, listed, words

LATER, ONCE = listed("later once")
FOCUS = frozenset([JUST, LATER, NOT, ONLY, ONCE]) | words(
    """even also especially particularly mainly meanwhile similarly separately elsewhere moreover however mostly"""
)
"""Adverbs before a noun phrase that are no part of it: "even the court", "meanwhile gunmen"."""
SENTENCE_ADVERBIALS = (
    "on the other hand", "on the one hand", "on the contrary", "on the whole", "on average", "on balance", "on principle", "on record",
    "on purpose", "on occasion", "on condition", "at the same time", "at the moment", "at the beginning", "at the end", "at random",
    "at any rate", "at first sight", "in the meantime", "in the process", "in the end", "against all odds",
)  # fmt: skip
"""Phrases that say how the sentence goes on or when and how it is done; their nouns are nobody and nothing."""
LIKENING = words("practically virtually figuratively metaphorically proverbially")
"""Adverbs by which a state is only likened to what the verb says: "practically held hostage"."""
ADDITIVE = among(FOCUS, "also") | words("too")
"""Adverbs by which something is told beside what was told before."""
