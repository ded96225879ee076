"""Triggers with the frames that they fill, how certain they are, the events that they tell, and what was rejected."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from kg.ontology.terms import last_segment
from kg.reading.findings.found import Finding

__all__ = [
    "NOBODY_NAMED",
    "Assessment",
    "EventCluster",
    "Filler",
    "FindingId",
    "HandedTime",
    "Join",
    "Link",
    "Rejected",
    "Role",
    "RoleStatus",
    "Scene",
    "Trigger",
    "TriggerCandidate",
]


class FindingId(NamedTuple):
    """A finding by its group and its index there; of a pronoun or a noun that no finding covers, the index of its token."""

    group: str
    index: int  # type: ignore[assignment]  # it hides the method of tuples, which nobody asks for


@dataclass(frozen=True, slots=True)
class Filler:
    """Whoever or whatever fills a role or is a source: a finding, and the index of the token that leads its words.

    ``group`` is also "pronoun" or "noun" (``index`` is then its token) or "unnamed" (nobody is named: "reportedly").
    """

    group: str
    index: int
    head: int

    @property
    def id(self) -> FindingId:
        """The finding, whatever word leads to it."""
        return FindingId(self.group, self.index)

    @property
    def is_pronoun(self) -> bool:
        """Whether it is a pronoun, which coreference may resolve."""
        return self.group == "pronoun"

    @property
    def is_unnamed(self) -> bool:
        """Whether it stands for a source that no words name."""
        return self.group == "unnamed"


NOBODY_NAMED = Filler("unnamed", 0, -1)
"""The source of "reportedly" and "was claimed"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """One filled argument of a frame; ``name`` is the curie of its property (``ck:victim``).

    ``function`` and ``marker`` (a preposition) say how the filler stands to the trigger, ``via`` through which word (see
    `kg.reading.syntax.argument`). ``classes`` are those that the argument takes, ``fights`` tells of a doer of violence.
    ``found_by`` names the pattern of the entry or the rule that filled it. ``status`` and ``sources`` are the role's own,
    where they differ from those of the trigger.
    """

    name: str
    filler: Filler
    function: str
    found_by: str
    marker: str = ""
    via: str = "trigger"
    classes: tuple[str, ...] = ()
    is_obligatory: bool = False
    fights: bool = False
    status: str | None = None
    sources: tuple[Filler, ...] | None = None

    @property
    def head(self) -> int:
        """Index of the token that leads the filler's words."""
        return self.filler.head

    @property
    def property_name(self) -> str:
        """Local name of its property."""
        return self.name.partition(":")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerCandidate(Finding):
    """A word or phrase that may evoke something; ``kind`` is the curie of what its best entry evokes, ``iri`` that entry.

    ``readings`` are the IRIs of all entries of the same rank, between which the frames decide; ``head`` is a token index.
    """

    head: int
    is_event: bool
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger(Finding):
    """A word or phrase that evokes an event or a relation, with the frame that was filled; ``iri`` is the entry.

    ``sets`` are IRIs of concepts that the entry says of it. A trigger that ``takes_up`` an event told before ("the deaths")
    has no roles of its own but where and when, unless it says who did it ("claimed responsibility"); ``harm`` are the measures
    that the entry would set. ``status``, ``sources`` and ``is_presupposed`` (a bare "the attack" vouches for nothing) are empty
    until the status is read.
    """

    head: int
    is_event: bool
    roles: tuple[Role, ...] = ()
    sets: tuple[str, ...] = ()
    takes_up: bool = False
    harm: tuple[str, ...] = ()
    status: str = ""
    sources: tuple[Filler, ...] = ()
    is_presupposed: bool = False

    @property
    def class_name(self) -> str:
        """Local name of the class or property that it evokes."""
        return self.kind.partition(":")[2]

    @property
    def concepts(self) -> tuple[str, ...]:
        """Local names of the concepts in ``sets``."""
        return tuple(last_segment(iri) for iri in self.sets)

    def of(self, *names: str) -> list[Role]:
        """Return the roles of the given names, in reading order."""
        return [role for role in self.roles if role.name in names]

    def rejected(self, reason: str) -> Rejected:
        """Return the trigger as one that was not taken."""
        return Rejected(
            begin=self.begin,
            end=self.end,
            kind=self.kind,
            iri=self.iri,
            found_by=self.found_by,
            head=self.head,
            readings=(self.iri,),
            reason=reason,
        )

    def assessed(self, found: Assessment) -> Trigger:
        """Return the trigger with the status, the sources and the roles that the assessment gives."""
        roles = (
            self.roles[r.index] if r.status is None else replace(self.roles[r.index], status=r.status, sources=r.sources)
            for r in found.roles
        )
        return replace(self, roles=tuple(roles), status=found.status, sources=found.sources, is_presupposed=found.is_presupposed)


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleStatus:
    """Of the trigger's role ``index`` a status and sources of its own, None where it has those of the trigger."""

    index: int
    status: str | None = None
    sources: tuple[Filler, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessment(Finding):
    """How certain it is what a trigger tells, and by whose word, the nearest source first.

    ``roles`` are those that hold: nobody's ("no one was killed") and an accuser's are left out.
    """

    status: str
    sources: tuple[Filler, ...] = ()
    is_presupposed: bool = False
    roles: tuple[RoleStatus, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Link(Finding):
    """A mention and the first mention of the node that it stands for; ``found_by`` names the sieve."""

    of: FindingId
    to: FindingId


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedTime(Finding):
    """A time, by its index and the ``head`` of its words, that an event told by a ``trigger`` has from another sentence."""

    trigger: int
    time: int
    head: int

    @property
    def role(self) -> Role:
        """The role that it fills."""
        filler = Filler("times", self.time, self.head)
        return Role(name="ck:time", filler=filler, function="oblique", found_by=self.found_by, via="shared")


@dataclass(frozen=True, slots=True, kw_only=True)
class Join:
    """Two triggers, by their indices, that a reason made one event of; ``found_by`` names the reason."""

    one: int
    other: int
    found_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EventCluster(Finding):
    """Triggers that tell of one event, by their indices, in reading order; ``found_by`` lists the reasons that joined them.

    ``joins`` are the single joins, one for each trigger but the first.
    """

    triggers: tuple[int, ...]
    joins: tuple[Join, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene(Finding):
    """Where an event took place that has no place of its own; ``begin`` and ``end`` are the place's words.

    ``kind`` is ``ck:place`` or ``ck:near``, ``trigger`` the index of one of the event's triggers, ``place`` that of the place
    among the names and descriptions of places.
    """

    trigger: int
    place: int

    @property
    def property_name(self) -> str:
        """Local name of its property."""
        return self.kind.partition(":")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rejected(Finding):
    """A trigger that was not taken, with the reason; ``readings`` are the entries that were tried."""

    head: int
    readings: tuple[str, ...]
    reason: str
