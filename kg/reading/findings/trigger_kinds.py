"""What a trigger stands for: a toll that is put anew, the measures of harm that it tells."""

from __future__ import annotations

from collections.abc import Iterable

from spacy.tokens import Doc

from kg.ontology.terms import last_segment
from kg.reading.findings.filled import Trigger
from kg.reading.syntax.definiteness import is_definite
from kg.reading.syntax.polarity import is_nobody, is_of_nobody

__all__ = ["claimed_status", "harm_of", "is_claim", "is_figure", "measures_in", "measures_of", "tells_no_harm"]

_CLAIMED = frozenset(["claimed", "alleged", "denied"])
_MEASURES = frozenset(["killed", "wounded", "critically-wounded", "casualty", "missing"])


def is_claim(trigger: Trigger) -> bool:
    """Return whether the trigger says who did what is told elsewhere: "The group claimed responsibility." """
    return trigger.takes_up and claimed_status(trigger) is not None


def claimed_status(trigger: Trigger) -> str | None:
    """Return the status that the words of a trigger set for who did it, if any: claimed, alleged or denied."""
    return next((concept for concept in trigger.concepts if concept in _CLAIMED), None)


def is_figure(trigger: Trigger) -> bool:
    """Return whether the trigger puts a toll anew: "the toll may rise to 40".

    Its status is that of the figure, not of the event.
    """
    return any(role.function == "reached" for role in trigger.roles)


def tells_no_harm(doc: Doc, trigger: Trigger) -> bool:
    """Return whether a trigger whose status is read says that nobody was harmed.

    It does in "no casualties", "without casualties" and "nobody was hurt"; the event itself may
    well have taken place.
    """
    if trigger.status != "negated" or not harm_of(trigger):
        return False
    head, harmed = doc[trigger.head], trigger.of("ck:victim", "ck:casualties")
    is_bare = head.pos_ == "NOUN" and not harmed and not is_definite(head)
    return is_bare or is_of_nobody(head) or any(is_nobody(doc[role.head]) for role in harmed)


def measures_of(trigger: Trigger) -> frozenset[str]:
    """Return the measures of harm that a trigger tells: killed, wounded, ..."""
    return _MEASURES.intersection(trigger.concepts)


def harm_of(trigger: Trigger) -> frozenset[str]:
    """Return the measures of harm that a trigger tells, or would tell if it did not take up another."""
    return measures_of(trigger) | measures_in(trigger.harm)


def measures_in(concepts: Iterable[str]) -> frozenset[str]:
    """Return the measures of harm among concepts, given by their IRIs."""
    return _MEASURES.intersection(map(last_segment, concepts))
