"""Status and sources of clauses that no trigger tells: `kg.reading.status.epistemic` asked about words of our own choosing."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from kg.reading.findings.marks import Mark, marks_in, set_marks
from kg.reading.nodes.sources import Said, Sources
from kg.reading.status.epistemic import StatusOf

__all__ = ["judged"]


@lru_cache(maxsize=1)
def _status_of() -> StatusOf:
    return StatusOf()


def judged(sources: Sources, heads: Iterable[int]) -> dict[int, Said]:
    """What the article says of each clause or phrase, named by its head token; the Doc's own triggers stay as they are."""
    doc = sources.nodes.doc
    wanted = sorted(set(heads))
    if not wanted:
        return {}
    kept = list(marks_in(doc, "triggers"))
    try:
        set_marks(doc, "triggers", [Mark(i, i + 1, "", "", {"head": i, "roles": [], "sets": []}) for i in wanted])
        _status_of()(doc)
        found = list(marks_in(doc, "triggers"))
    finally:
        set_marks(doc, "triggers", kept)
    return {m.detail["head"]: sources.of_event([m]) for m in found}
