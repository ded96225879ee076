"""Who says what, and how far it reaches: complements, quotatives, conditions."""

from __future__ import annotations

from spacy.tokens import Token

from kg.pipes.syntax.subjects import subject_of
from kg.pipes.syntax.words import children_of, clause_head, conjuncts, is_passive

__all__ = ["after_heads", "complement_verbs", "inverted_quotative", "objects_after", "scope_relation", "speakers_of"]


def complement_verbs(verb: Token) -> list[Token]:
    """Heads of the verb's complement clauses: what is said, expected, planned."""
    heads = children_of(verb, "ccomp", "xcomp", "oprd")
    if verb.dep_ == "parataxis":
        heads.append(verb.head)
    return heads


def scope_relation(below: Token, above: Token) -> str | None:
    """How ``above`` holds ``below`` in its scope: content, object, same (no scope of its own) or None (outside of any scope)."""
    dep = below.dep_
    if dep in ("ccomp", "xcomp", "pcomp", "csubj", "csubjpass"):
        return "content"
    if dep == "acl":  # "a plot to attack", "reports that rebels attacked"
        return "content" if below.tag_ == "VB" or any(m.lower_ == "that" for m in children_of(below, "mark")) else None
    if dep in ("dobj", "nsubjpass", "attr", "oprd", "prep", "pobj", "agent"):
        return "object"
    return "same" if dep in ("parataxis", "conj", "compound") else None


def speakers_of(verb: Token, *, inverted: bool = False) -> list[Token]:
    """Who says what the verb says: its subject, the agent of its passive, or what follows an inverted quotative."""
    if inverted:
        return [t for c in children_of(verb, "dobj", "nsubj", "npadvmod") for t in conjuncts(c)]
    if is_passive(verb):
        return [t for a in children_of(verb, "agent") for o in children_of(a, "pobj") for t in conjuncts(o)]
    subject = subject_of(verb)
    return conjuncts(subject) if subject is not None else []


def objects_after(token: Token) -> list[Token]:
    """What stands after a preposition or citing participle, chained prepositions included: "according to the ministry"."""
    found = children_of(token, "pobj", "dobj") or [o for p in children_of(token, "prep") for o in children_of(p, "pobj")]
    return [t for o in found for t in conjuncts(o)]


def _is_bare_verb(token: Token) -> bool:
    return token.dep_ in ("conj", "dep", "parataxis", "advcl") and token.pos_ == "VERB" and not children_of(token, "nsubj", "mark", "aux")


def _is_joined(verb: Token, child: Token) -> bool:
    """Whether a conjunction stands right before the child."""
    return any(t.dep_ == "cc" and child.i - 2 <= t.i < child.i for t in verb.children)


def inverted_quotative(head: Token) -> Token | None:
    """The verb of a trailing "..., reported the ministry": coordinated to the clause without a conjunction, its speaker after it."""
    for verb in (head, *head.ancestors):
        for child in verb.rights:
            if _is_bare_verb(child) and not _is_joined(verb, child) and speakers_of(child, inverted=True):
                return child
    return None


def after_heads(token: Token) -> list[Token]:
    """Heads of what the clause is said to come after: "after the government crushed protests", "following the attack"."""
    verb = clause_head(token)
    clauses = [c for c in children_of(verb, "advcl") if any(m.lower_ == "after" for m in children_of(c, "mark", "advmod"))]
    nouns = [o for p in children_of(verb, "prep") if p.lower_ in ("after", "following") for o in children_of(p, "pobj", "pcomp")]
    return [t for c in (*clauses, *nouns) for t in conjuncts(c)]
