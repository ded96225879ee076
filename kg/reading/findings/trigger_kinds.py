"""What a trigger stands for: an event or a relation, a toll that is put anew, the measures of harm that it tells."""

from __future__ import annotations

from kg.reading.findings.marks import Mark

__all__ = ["is_event", "is_figure", "measures_of"]

_MEASURES = frozenset(["killed", "wounded", "critically-wounded", "casualty", "missing"])


def is_event(mark: Mark) -> bool:
    """Return whether the trigger evokes an event class rather than a relation."""
    return mark.label.partition(":")[2][:1].isupper()


def is_figure(mark: Mark) -> bool:
    """Return whether the trigger puts a toll anew: "the toll may rise to 40".

    Its status is that of the figure, not of the event.
    """
    return any(role["function"] == "reached" for role in mark.detail["roles"])


def measures_of(mark: Mark) -> set[str]:
    """Return the measures of harm that a trigger tells: killed, wounded, ..."""
    return {concept.rpartition("/")[2] for concept in mark.detail["sets"]} & _MEASURES
