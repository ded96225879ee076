"""Words that join clauses and phrases: coordinators, subordinators, and what they say of the clause."""

from __future__ import annotations

from kg.reading.english.determiners import ARTICLES
from kg.reading.english.prepositions import AS, LEAVING_OPEN_PREPOSITIONS, OF, PREPOSITIONS, TO
from kg.reading.english.pronoun_forms import RELATIVE_OF_THINGS, THAT
from kg.reading.english.word_lists import among, listed, words

AND, BUT, NOR, OR = listed("and but nor or")
SO, WHEN, WHERE, WHILE = listed("so when where while")

EITHER_OR = words("either")
NEITHER, BOTH = listed("neither both")
CORRELATIVES = EITHER_OR | {BOTH, NEITHER, AND, OR}
"""Words that announce or join the members of a list."""
NEITHER_NOR = frozenset([NEITHER, NOR])
"""Both halves of a double denial."""
EITHER_WAY = frozenset([OR, "and/or"])
"""Coordinators that leave open which member holds."""
CONDITIONS = words("if unless whether")
"""Words that make a clause a condition or a question."""
CONTENT_MARKERS = among(CONDITIONS, "whether if") | {THAT}
"""Words that open the clause which tells what a noun holds: "reports that"."""
CONTRASTS = words("instead") | {BUT}
"""Words after which what was denied before is denied no more."""
PURPOSES = words("lest") | {SO}
"""Words that make a clause a purpose."""
SAYING_WHICH_PLACE = RELATIVE_OF_THINGS | {OF, WHERE}
"""Words after a noun of place that tell which one is meant: "the area of"."""
SETTING_BESIDE = frozenset(["in addition to", "apart from", "aside from", "besides", "unlike", "similar to"])
"""Words that bring another thing of the kind that the clause tells of, which is not part of what it tells."""
SETTING_APART = words("whereas") | {WHILE, BUT} | among(PREPOSITIONS, "before after since")
"""Words that set a clause apart from the one above it."""
CLAUSE_OPENERS = among(PREPOSITIONS, "after before since until as")
"""Prepositions that parsers see where a clause begins: "after ten men were shot"."""
LEAVING_OPEN = LEAVING_OPEN_PREPOSITIONS | {WHILE, WHEN}
"""Words that bring an occasion, not a result, before a clause without a subject."""
OCCASIONS = among(PREPOSITIONS, "as after") | {WHEN}
"""Words that open the clause of an occasion: "when a bomb went off"."""
OF_ONE_TIME = frozenset([WHEN, AS])
"""Words that give a clause the time of the one above it."""
CAUSES = words("due because owing thanks") | among(PREPOSITIONS, "despite")
"""Words that bring a cause, which is told as fact."""
RANGE_LINKS = frozenset([TO, OR])
"""Words between the two ends of a range of numbers."""
UNFINISHED = (PREPOSITIONS - among(PREPOSITIONS, "inside outside over past through")) | ARTICLES | {AND, OR, BUT, NOR, THAT, WHEN, WHILE}
"""Words with which neither a sentence nor a heading ends."""
