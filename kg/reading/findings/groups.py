"""The groups in which findings are handed on: each has one kind of finding and one component that writes it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

from kg.reading.findings.filled import Assessment, EventCluster, HandedTime, Link, Rejected, Scene, Trigger, TriggerCandidate
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
    "HANDED_TIMES",
    "LINKS",
    "NAMED_PLACES",
    "NOMINALS",
    "QUANTITIES",
    "QUOTATIONS",
    "REJECTED",
    "REJECTED_FRAMES",
    "REJECTED_MERGING",
    "REJECTED_RELEVANCE",
    "SCENES",
    "SECTIONS",
    "STATUSES",
    "TIMES",
    "TOLD",
    "TRIGGERS",
    "TRIGGER_CANDIDATES",
    "UNLISTED_NOMINALS",
    "WEAPONS",
    "FindingGroup",
]

F_co = TypeVar("F_co", bound=Finding, covariant=True)


@dataclass(frozen=True, slots=True)
class FindingGroup(Generic[F_co]):
    """A span group of a Doc by its name, with the class of its findings."""

    name: str
    holds: type[F_co]


SECTIONS = FindingGroup("sections", Section)
ACTOR_CANDIDATES = FindingGroup("actor-candidates", ActorMention)
"""All names that may be an actor's; `ACTORS` are those that are not a place's."""
ACTORS = FindingGroup("actors", ActorMention)
NAMED_PLACES = FindingGroup("named-places", PlaceMention)
DESCRIBED_PLACES = FindingGroup("described-places", PlaceMention)
"""Descriptions of places named before: "the town"."""
WEAPONS = FindingGroup("weapons", WeaponMention)
TIMES = FindingGroup("times", TimeExpression)
QUANTITIES = FindingGroup("quantities", NumberExpression)
NOMINALS = FindingGroup("nominals", Nominal)
UNLISTED_NOMINALS = FindingGroup("unlisted-nominals", Nominal)
"""Nouns that no list knows, where a frame makes sure that they are people or things."""
QUOTATIONS = FindingGroup("quotations", Quotation)
TRIGGER_CANDIDATES = FindingGroup("trigger-candidates", TriggerCandidate)
TRIGGERS = FindingGroup("triggers", Trigger)
"""The triggers whose frames hold, without their status."""
STATUSES = FindingGroup("statuses", Assessment)
"""One assessment a trigger, in their order."""
LINKS = FindingGroup("coreference", Link)
EVENTS = FindingGroup("events", EventCluster)
"""All events, before it is asked which of them are of conflict."""
TOLD = FindingGroup("told", EventCluster)
"""The events that signs of conflict speak for."""
HANDED_TIMES = FindingGroup("handed-times", HandedTime)
"""The times that told events have from other sentences."""
SCENES = FindingGroup("scenes", Scene)
"""The places of told events that have none in their own words."""
REJECTED_FRAMES = FindingGroup("rejected-frames", Rejected)
REJECTED_MERGING = FindingGroup("rejected-merging", Rejected)
REJECTED_RELEVANCE = FindingGroup("rejected-relevance", Rejected)
REJECTED = (REJECTED_FRAMES, REJECTED_MERGING, REJECTED_RELEVANCE)
