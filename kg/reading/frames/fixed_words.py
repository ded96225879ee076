"""Words of a trigger that are no filler of its frame: who was "held hostage" is the one before, not a hostage."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.ontology.entries import Trigger
from kg.reading import syntax

__all__ = ["without_fixed_words"]


def without_fixed_words(head: Token, entries: Sequence[Trigger], arguments: Sequence[syntax.Argument]) -> Sequence[syntax.Argument]:
    """Return the arguments of a participle after its noun with that noun for the object, not the second word of an entry.

    In "54 people held hostage by rebels" the parser takes the hostage for the object, and so the people for those who hold.
    """
    fixed = [a for a in arguments if a.function == "object" and _is_fixed(head, head.doc[a.head], entries)]
    if not fixed or head.dep_ != "acl":
        return arguments
    held = syntax.conjuncts(head.head)
    taken = {t.i for t in held} | {a.head for a in fixed}
    return [*(a for a in arguments if a.head not in taken), *(syntax.Argument("object", t.i) for t in held)]


def _is_fixed(head: Token, noun: Token, entries: Sequence[Trigger]) -> bool:
    pairs = {f"{verb} {noun.lemma_.lower()}" for verb in syntax.base_forms(head)}
    return any(not pairs.isdisjoint(entry.lemmas) for entry in entries)
