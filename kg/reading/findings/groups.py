"""The groups in which findings are handed on: each has one kind of finding and one component that writes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from kg.reading.findings.filled import Assessment, EventCluster, Link, Rejected, Trigger, TriggerCandidate
from kg.reading.findings.found import (
    ActorMention,
    Finding,
    Nominal,
    NumberExpression,
    PlaceMention,
    Quotation,
    Section,
    TimeExpression,
    WeaponMention,
)

__all__ = [
    "ACTORS",
    "ACTOR_CANDIDATES",
    "DESCRIBED_PLACES",
    "EVENTS",
    "LINKS",
    "NAMED_PLACES",
    "NOMINALS",
    "QUANTITIES",
    "QUOTATIONS",
    "REJECTED",
    "REJECTED_FRAMES",
    "REJECTED_MERGING",
    "REJECTED_RELEVANCE",
    "SECTIONS",
    "STATUSES",
    "TIMES",
    "TOLD",
    "TRIGGERS",
    "TRIGGER_CANDIDATES",
    "UNLISTED_NOMINALS",
    "WEAPONS",
    "Group",
]

F_co = TypeVar("F_co", bound=Finding, covariant=True)


@dataclass(frozen=True, slots=True)
class Group(Generic[F_co]):
    """A span group of a Doc by its name, with the class of its findings."""

    name: str
    holds: type[F_co]


SECTIONS = Group("sections", Section)
ACTOR_CANDIDATES = Group("actor-candidates", ActorMention)
"""All names that may be an actor's; `ACTORS` are those that are not a place's."""
ACTORS = Group("actors", ActorMention)
NAMED_PLACES = Group("named-places", PlaceMention)
DESCRIBED_PLACES = Group("described-places", PlaceMention)
"""Descriptions of places named before: "the town"."""
WEAPONS = Group("weapons", WeaponMention)
TIMES = Group("times", TimeExpression)
QUANTITIES = Group("quantities", NumberExpression)
NOMINALS = Group("nominals", Nominal)
UNLISTED_NOMINALS = Group("unlisted-nominals", Nominal)
"""Nouns that no list knows, where a frame makes sure that they are people or things."""
QUOTATIONS = Group("quotations", Quotation)
TRIGGER_CANDIDATES = Group("trigger-candidates", TriggerCandidate)
TRIGGERS = Group("triggers", Trigger)
"""The triggers whose frames hold, without their status."""
STATUSES = Group("statuses", Assessment)
"""One assessment a trigger, in their order."""
LINKS = Group("coreference", Link)
EVENTS = Group("events", EventCluster)
"""All events, before it is asked which of them are of conflict."""
TOLD = Group("told", EventCluster)
"""The events that signs of conflict speak for."""
REJECTED_FRAMES = Group("rejected-frames", Rejected)
REJECTED_MERGING = Group("rejected-merging", Rejected)
REJECTED_RELEVANCE = Group("rejected-relevance", Rejected)
REJECTED = (REJECTED_FRAMES, REJECTED_MERGING, REJECTED_RELEVANCE)
