"""Who speaks in an article, and so was not killed by what a pronoun tells: "as the analyst said, he was lightly armed when killed"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kg.reading.coreference.referents import NodeId
from kg.reading.findings.filled import Role, Trigger
from kg.reading.findings.trigger_kinds import measures_of
from kg.reading.nodes.registry import Nodes
from kg.reading.syntax import saying

__all__ = ["is_of_speaker"]

_UNDERGOING = ("ck:victim", "ck:target")
_SAYING = ("reported", "claimed", "denied")


def is_of_speaker(nodes: Nodes, trigger: Trigger, role: Role) -> bool:
    """Whether a pronoun would make a killing's victim, or what was hit, of somebody who only speaks: it may be of another."""
    referent = nodes.referents.of_role(role) if role.filler.is_pronoun and role.name in _UNDERGOING else None
    if referent is None or referent.kind == "InformationSource":
        return referent is not None
    return role.name == "ck:victim" and "killed" in measures_of(trigger) and referent.id in _speakers_of(nodes)


@lru_cache(maxsize=1)
def _speakers_of(nodes: Nodes) -> frozenset[NodeId]:
    return frozenset(_speakers(nodes))


def _speakers(nodes: Nodes) -> Iterator[NodeId]:
    """The ids of the subjects of verbs of saying and claiming."""
    for verb in nodes.doc:
        if verb.pos_ == "VERB" and nodes.cues.status(verb, "content") in _SAYING:
            found = (nodes.referents.fillers.find(t, ("Actor",), "subject") for t in saying.speakers_of(verb))
            yield from (r.id for f in found if f is not None and (r := nodes.referents.of(f)) is not None)
