"""Places handed on from a coordinated verb: "raided a post and killed two guards in Gao", not "..., and others burned Z"."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Token

from kg.reading import syntax
from kg.reading.findings.filled import Role

__all__ = ["without_others_places"]

_PLACES = ("ck:place", "ck:near")


def without_others_places(head: Token, roles: Sequence[Role]) -> list[Role]:
    """Return the roles without the places that a joined verb hands on to one that tells of a place, or of somebody, of its own."""
    is_placed = any(role.name in _PLACES and role.via != "shared" and role.filler.group == "places" for role in roles)
    return [role for role in roles if not _is_handed_on(role) or not (is_placed or _is_of_others(head, role))]


def _is_handed_on(role: Role) -> bool:
    return role.name in _PLACES and role.via == "shared"


def _is_of_others(head: Token, role: Role) -> bool:
    """Whether the place stands behind the verb before, and the verb has a subject of its own: "shelled Hama, and rebels raided a camp"."""
    subject = syntax.subject_of(head) if head.pos_ == "VERB" else None
    return subject is not None and subject.head.i == head.i and head.dep_ == "conj" and head.head.i < role.head < subject.i
