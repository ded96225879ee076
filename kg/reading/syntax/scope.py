"""Who says what, and how far it reaches: complements, quotatives, conditions."""

from __future__ import annotations

from spacy.tokens import Token

from kg.reading.syntax.coordination import conjuncts
from kg.reading.syntax.words import children_of, clause_head

__all__ = ["after_heads", "complement_verbs"]


def complement_verbs(verb: Token) -> list[Token]:
    """Heads of the verb's complement clauses: what is said, expected, planned."""
    heads = children_of(verb, "ccomp", "xcomp", "oprd")
    if verb.dep_ == "parataxis":
        heads.append(verb.head)
    return heads


def after_heads(token: Token) -> list[Token]:
    """Heads of what the clause is said to come after: "after the government crushed protests", "following the attack"."""
    verb = clause_head(token)
    clauses = [c for c in children_of(verb, "advcl") if any(m.lower_ == "after" for m in children_of(c, "mark", "advmod"))]
    nouns = [o for p in children_of(verb, "prep") if p.lower_ in ("after", "following") for o in children_of(p, "pobj", "pcomp")]
    return [t for c in (*clauses, *nouns) for t in conjuncts(c)]
