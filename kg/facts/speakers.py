"""Who speaks in an article, and so was not killed by what a pronoun tells: "as the analyst said, he was lightly armed when killed"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from kg.facts.nodes import Nodes
from kg.pipes.harm import measures_of
from kg.pipes.marks import Mark
from kg.pipes.syntax import speech

__all__ = ["is_told_dead"]


def is_told_dead(nodes: Nodes, mark: Mark, role: dict[str, Any]) -> bool:
    """Whether a pronoun would make a killing's victim of somebody who says something in the article: it may be of another."""
    if role["key"] != "pronoun" or role["role"] != "ck:victim" or "killed" not in measures_of(mark):
        return False
    referent = nodes.referents.of(role)
    return referent is not None and referent.id in set(_speakers(nodes))


def _speakers(nodes: Nodes) -> Iterator[str]:
    """The ids of the subjects of verbs of saying."""
    for verb in nodes.doc:
        if verb.pos_ == "VERB" and nodes.cues.status(verb, "content") == "reported":
            found = (nodes.referents.fillers.find(t, ("Actor",), "subject") for t in speech.speakers_of(verb))
            yield from (r.id for f in found if f is not None and (r := nodes.referents.of(f)) is not None)
