"""The roles of doers, by the local names of their properties and by the curies of frames."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.reading.findings.filled import Role

__all__ = [
    "AGENT",
    "AGENT_ROLE",
    "CLAIMS",
    "DOERS",
    "DOER_ROLES",
    "FIGHTING_ROLES",
    "PERPETRATOR",
    "PERPETRATOR_ROLE",
    "has_perpetrator",
    "is_of_doer",
]

PERPETRATOR, AGENT = DOERS = ("perpetrator", "agent")
PERPETRATOR_ROLE, AGENT_ROLE = DOER_ROLES = tuple(f"ck:{name}" for name in DOERS)
FIGHTING_ROLES = (PERPETRATOR_ROLE, "ck:participant")
"""Roles of those who use violence."""
CLAIMS = ("claimed", "alleged")
"""Statuses that are of the doer alone: the event itself may be told as a fact elsewhere."""


def is_of_doer(role: Role) -> bool:
    """Whether the role is that of who did it."""
    return role.name in DOER_ROLES


def has_perpetrator(roles: Mapping[str, Sequence[str]]) -> bool:
    """Whether the roles of an event, fillers by property, name a perpetrator."""
    return bool(roles.get(PERPETRATOR))
