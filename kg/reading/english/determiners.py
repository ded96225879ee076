"""Articles, demonstratives and what else tells which noun is meant."""

from __future__ import annotations

from kg.reading.english.pronoun_forms import IT, POSSESSIVE_DETERMINERS, THAT, WHOSE
from kg.reading.english.word_lists import among, listed, words

A, AN, THE = listed("a an the")
ANOTHER, ONE, THIS, THOSE = listed("another one this those")

INDEFINITE_ARTICLES = frozenset([A, AN])
"""Articles of what is new."""
ARTICLES = frozenset([A, AN, THE])
"""All articles."""
LEADING_ARTICLES = (THE, THE.capitalize(), THE.upper())
"""The definite article as names are written with it."""
DEMONSTRATIVES = words("these") | {THIS, THAT, THOSE}
"""Words that point at something."""
PLURAL_DEMONSTRATIVES = among(DEMONSTRATIVES, "these those")
"""Words that point at several."""
POINTING = frozenset([THE, *DEMONSTRATIVES])
"""Determiners that take up something known, possessors aside."""
POINTING_AT_ONE = frozenset([THE, THIS, THAT])
"""Determiners that take up one thing."""
DEFINITE = POINTING | POSSESSIVE_DETERMINERS | {WHOSE}
"""Determiners of what is known: "the", "these", "their"."""
SINGLE = frozenset([A, AN, ANOTHER, ONE])
"""Words that make the noun after them one new being or thing."""
OF_SHARES = frozenset([A, AN, ONE])
"""Words that count one share: "a third"."""
NOMINALISING = frozenset([THE, *PLURAL_DEMONSTRATIVES]) | among(POSSESSIVE_DETERMINERS, "its their")
"""Words that make an adjective after them stand for people: "the wounded"."""
A_OR_THE = frozenset([A, THE])
"""Articles before a date that names an event ("the March 3 attacks") and before a noun that counts two."""
OF_WHOLE_AFTER_HALF = frozenset([THE]) | among(POSSESSIVE_DETERMINERS, "its their his")
"""Determiners of the whole after "half"."""
GENITIVE_ENDINGS = ("'s", "’s")
"""The possessive ending, as it is written."""
GENITIVES = (*GENITIVE_ENDINGS, "'", "’")
"""The possessive ending, also of plurals."""
BEFORE_YEAR_OF_NOUN = A_OR_THE | OF_WHOLE_AFTER_HALF | {*GENITIVE_ENDINGS}
"""Words before a year that describes a noun: "the 2010 conflict"."""
OF_WHAT_HAPPENED = frozenset([IT, THIS, THAT])
"""Words that may stand for what was told before: "it happened on Monday"."""
