"""A clause that tells the occasion of harm, whether or not a trigger stands in it: "killed when a bus exploded". Used by `merging`."""

from __future__ import annotations

from spacy.tokens import Token

from kg.reading import syntax
from kg.reading.english.connectives import OCCASIONS

__all__ = ["has_clause_of_occasion"]


def has_clause_of_occasion(verb: Token) -> bool:
    """Whether a "when", "after" or "as" clause hangs on the verb."""
    return any(t.lower_ in OCCASIONS for clause in syntax.children_of(verb, "advcl") for t in clause.lefts)
