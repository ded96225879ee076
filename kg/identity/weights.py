"""What each agreement and disagreement weighs: a readable table, made by ``tests/bench/identity_weights.py``.

A weight is the logarithm of odds: of 1, that something speaks for one event as much as it does 2.7 times as often where two tellings
are of one as where they are not, all else being equal. The sum of the weights and of the first one is the score of two tellings.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.ontology.terms import ontology_dir

__all__ = ["FIRST", "LEAST", "POSSIBLE", "Weights", "weights"]

LEAST, POSSIBLE = 0.6, -0.2
"""The scores from which on tellings are of the same event, and possibly of the same."""
FIRST = ("first", "")
"""The row of what speaks for or against two tellings before anything is compared."""

Weights = Mapping[tuple[str, str], float]


@cache
def weights() -> Weights:
    """Return the weight of each value of each feature; what is not listed weighs nothing."""
    lines = (ontology_dir() / "identity" / "weights.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {(feature, value): float(weight) for feature, value, weight, *_ in rows}
