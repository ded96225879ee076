"""Which nodes are drawn alike."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

__all__ = ["GROUPS", "Group", "group_of"]


class Group(NamedTuple):
    """Nodes drawn alike: every node of ``root`` or a class under it which no earlier group has taken."""

    key: str
    root: str
    title: str
    shape: str
    hollow: bool = False


# The first group that fits takes the node, so the narrow ones stand first. Shape and hollowness tell groups apart without colour.
GROUPS = (
    Group("source", "InformationSource", "Sources", "star"),
    Group("actor-state", "StateForce", "State side", "square"),
    Group("actor-state", "Government", "State side", "square"),
    Group("actor-armed", "ArmedActor", "Armed groups", "dot"),
    Group("actor-person", "Person", "People", "triangle"),
    Group("actor-person", "PopulationGroup", "People", "triangle"),
    Group("actor-other", "Actor", "Other actors", "hexagon"),
    Group("event-violent", "ViolentEvent", "Violent events", "diamond"),
    Group("event-other", "Event", "Other events", "diamond", hollow=True),
    Group("place", "Place", "Places", "triangleDown"),
    Group("asset", "Asset", "Assets", "square", hollow=True),
    Group("weapon", "", "Weapons", "triangle", hollow=True),  # concepts: taken by their property, not by a class
)


def group_of(kinds: Collection[str]) -> str | None:
    """Give the key of the group for a node with these ``ck:`` classes (superclasses written out).

    >>> group_of({"Actor", "Organization", "ArmedActor", "StateForce"}), group_of({"Time"})
    ('actor-state', None)
    """
    return next((group.key for group in GROUPS if group.root in kinds), None)
