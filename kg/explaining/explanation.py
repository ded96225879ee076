"""What an explanation says, as plain values: `kg explain --json` writes these very fields.

Offsets are code points of the article's text, 0-based and end-exclusive. ``rule`` is the name of
what found something, as the reader's findings have it; ``words`` say the same in plain English.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass

__all__ = [
    "ApartReason",
    "CountReason",
    "EdgeEnd",
    "EdgeReason",
    "EventReason",
    "Explanation",
    "FoundWords",
    "FrameSlot",
    "JoinReason",
    "PropertyReason",
    "Quote",
    "RejectedWords",
    "RoleReason",
    "SameNode",
    "StatusReason",
    "TriggerReason",
    "Why",
    "to_json",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of the article, on one line."""

    text: str
    begin: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """The rule that found something, and what that means in plain English."""

    rule: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundWords:
    """Words that name or describe something; ``kind`` is name, place, time, number, weapon or phrase.

    ``node`` is the listed node that they name, None where no list has one.
    """

    kind: str
    quote: Quote
    is_a: str
    node: str | None
    why: Why
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SameNode:
    """Words that stand for what was mentioned elsewhere, by the coreference rule that says so."""

    quote: Quote
    stands_for: Quote
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusReason:
    """How certain it is, by which cue (its word and its lexicon entry, if any) and by whose word."""

    status: str
    why: Why
    cue: str | None = None
    entry: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FrameSlot:
    """What a frame can take in one role: where it may stand, and whether the frame needs it."""

    role: str
    stands: tuple[str, ...]
    is_needed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleReason:
    """Words that fill a role of a frame, for the node ``node``; ``left_out`` says why they do not, after all.

    ``status`` is the role's own, where it differs from the trigger's.
    """

    role: str
    quote: Quote
    why: Why
    node: str | None = None
    status: str | None = None
    sources: tuple[str, ...] = ()
    left_out: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TriggerReason:
    """Words that evoke an event, by which entry, with its frame, what filled it, and the status."""

    quote: Quote
    entry: str
    evokes: str
    frame: tuple[FrameSlot, ...]
    roles: tuple[RoleReason, ...]
    status: StatusReason


@dataclass(frozen=True, slots=True, kw_only=True)
class JoinReason:
    """Two triggers of one event, and the rule that joined them."""

    one: Quote
    other: Quote
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class ApartReason:
    """Two triggers that a reason would have joined, and the difference that kept them apart."""

    one: Quote
    other: Quote
    reason: Why
    difference: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class PropertyReason:
    """One property of an event, and the words or rule that it comes from."""

    property: str
    node: str
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReason:
    """An event: what tells of it, what it is made of, and why its tellings are one event."""

    id: str
    is_a: str
    label: str
    status: str
    sources: tuple[str, ...]
    triggers: tuple[TriggerReason, ...]
    properties: tuple[PropertyReason, ...]
    joined: tuple[JoinReason, ...]
    kept_apart: tuple[ApartReason, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class CountReason:
    """A number that is stated, with its bounds, its words, and the wholes and parts of it.

    ``of_event`` is the id of the event that it is told of; ``told_by`` the words that tell the measure.
    """

    id: str
    label: str
    measure: str
    value: str | None
    minimum: str | None
    maximum: str | None
    quote: Quote | None
    why: Why
    bound_words: str | None
    told_by: Quote | None
    entry: str | None
    of_event: str | None
    part_of: str | None
    parts: tuple[str, ...]
    status: StatusReason


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeEnd:
    """One end of a relation: its words and how they stand to those of the relation."""

    quote: Quote
    why: Why


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeReason:
    """A relation of two nodes, by which entry and words, with its ends and its status.

    ``is_aside`` tells of one told in passing, which stands with the mentions and not in the graph.
    """

    id: str
    subject: str
    predicate: str
    object: str
    is_aside: bool
    why: Why
    quote: Quote | None
    entry: str | None
    ends: tuple[EdgeEnd, ...]
    status: StatusReason


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedWords:
    """Words that could have told a fact; ``group`` is frames, merging, relevance, events or relations."""

    quote: Quote
    group: str
    is_a: str
    entries: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """Why one article was read as it was."""

    article: str
    found: tuple[FoundWords, ...]
    same: tuple[SameNode, ...]
    events: tuple[EventReason, ...]
    counts: tuple[CountReason, ...]
    relations: tuple[EdgeReason, ...]
    rejected: tuple[RejectedWords, ...]

    @property
    def has_facts(self) -> bool:
        """Whether anything was told that the graph holds."""
        return bool(self.events or self.counts or self.relations)


def to_json(explanation: Explanation) -> str:
    """Write an explanation as one line of JSON."""
    return json.dumps(dataclasses.asdict(explanation), ensure_ascii=False)
