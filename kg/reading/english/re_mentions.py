"""Words by which an event is told to be another than the one before."""

from __future__ import annotations

from kg.reading.english.adverbs import FOCUS
from kg.reading.english.determiners import ANOTHER, THIS
from kg.reading.english.numerals import ORDINALS
from kg.reading.english.pronoun_forms import IT, THAT
from kg.reading.english.quantifiers import ANOTHER_ONE, BETWEEN_COUNT_AND_NOUN, MORE
from kg.reading.english.relative_times import OF_OTHER_TIMES, STEPS
from kg.reading.english.word_lists import among, words

OF_ANOTHER = (
    {ANOTHER, MORE}
    | among(ANOTHER_ONE, "second third other different new")
    | among(BETWEEN_COUNT_AND_NOUN, "additional further separate")
    | among(STEPS, "previous preceding following")
    | among(OF_OTHER_TIMES, "similar earlier past")
    | words("subsequent fresh unrelated")
)
"""Words before an event noun that make it another event: "a second blast", "a similar attack"."""
OF_SEVERAL = among(ORDINALS, "first")
"""What makes an event noun one of several: "the first attack"."""
SETTING_APART = among(FOCUS, "separately elsewhere")
"""Adverbs that open a sentence of another event."""
TAKING_UP = frozenset([IT, THAT, THIS])
"""Pronouns that stand for what was told before."""
