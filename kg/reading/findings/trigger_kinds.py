"""What a trigger stands for: a toll that is put anew, the measures of harm that it tells."""

from __future__ import annotations

from kg.reading.findings.filled import Trigger

__all__ = ["is_figure", "measures_of"]

_MEASURES = frozenset(["killed", "wounded", "critically-wounded", "casualty", "missing"])


def is_figure(trigger: Trigger) -> bool:
    """Return whether the trigger puts a toll anew: "the toll may rise to 40".

    Its status is that of the figure, not of the event.
    """
    return any(role.function == "reached" for role in trigger.roles)


def measures_of(trigger: Trigger) -> frozenset[str]:
    """Return the measures of harm that a trigger tells: killed, wounded, ..."""
    return _MEASURES.intersection(trigger.concepts)
