"""Status and sources of clauses that no trigger tells, by the same cues as those of triggers."""

from __future__ import annotations

from collections.abc import Iterable

from kg.reading.nodes.sources import Said, Sources
from kg.reading.status.assessing import status_of

__all__ = ["judged"]


def judged(sources: Sources, heads: Iterable[int]) -> dict[int, Said]:
    """Return what the article says of each clause or phrase, named by its head token."""
    nodes = sources.nodes
    return {head: sources.of_event([status_of(nodes.doc[head], nodes.lexicon)]) for head in sorted(set(heads))}
