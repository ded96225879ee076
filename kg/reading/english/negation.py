"""Words that deny, and what takes their force away."""

from __future__ import annotations

from kg.reading.english.connectives import NEITHER
from kg.reading.english.word_lists import listed, words

NO, NONE, NOT, YET = listed("no none not yet")
JUST, ONLY = listed("just only")

NOTHING_OR_NOBODY = words("nobody nothing") | {NO, NONE, NEITHER}
"""Words that make a phrase one of nobody and nothing."""
NO_OR_NONE = frozenset([NO, NONE])
"""Words that count none."""
UNDOING = words("least fewer less merely longer") | {JUST, ONLY}
"""Words after a negation that leave what is told standing: "not only", "no fewer than ten"."""
