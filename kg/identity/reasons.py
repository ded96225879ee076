"""Why two tellings are held for one event, in words."""

from __future__ import annotations

from collections.abc import Mapping

from kg.identity.agreement import FEATURES
from kg.identity.comparing import Compared
from kg.identity.weights import weights

__all__ = ["agreements", "reason", "rule"]

_WORDS: Mapping[tuple[str, str], str] = {
    ("kind", "same"): "the same class",
    ("kind", "kin"): "classes that are told for each other",
    ("kind", "other"): "other classes",
    ("day", "same"): "the same day",
    ("day", "overlap"): "days that overlap",
    ("day", "article"): "the day of the article, where one gives none",
    ("day", "aside"): "the day of the article, where one is told aside and gives none",
    ("day", "week"): "a day in the week before the article, where one gives none",
    ("hint", "same"): "the day of the week that is named",
    ("hint", "other"): "other days of the week",
    ("place", "same"): "the same place",
    ("place", "near"): "places close by",
    ("place", "named"): "a place that the other names",
    ("place", "within"): "a place within the other's",
    ("place", "region"): "the same region",
    ("place", "country"): "no more than the same country",
    ("place", "elsewhere"): "other places of one neighbourhood",
    ("doer", "same"): "the same who did it",
    ("doer", "other"): "others who did it",
    ("sides", "same"): "the same whom it struck",
    ("sides", "other"): "others whom it struck",
    ("dead", "same"): "a name of those harmed",
    ("killed", "same"): "the same number of dead",
    ("killed", "same and few"): "the same small number of dead",
    ("killed", "same and round"): "the same round number of dead",
    ("killed", "close"): "close numbers of dead",
    ("killed", "other"): "other numbers of dead",
    ("killed", "far"): "numbers of dead that are far apart",
    ("wounded", "same"): "the same number of wounded",
    ("wounded", "same and few"): "the same small number of wounded",
    ("wounded", "same and round"): "the same round number of wounded",
    ("wounded", "close"): "close numbers of wounded",
    ("wounded", "other"): "other numbers of wounded",
    ("wounded", "far"): "numbers of wounded that are far apart",
    ("weapon", "same"): "the same weapon",
    ("weapon", "other"): "other weapons",
    ("names", "several"): "several rare names",
    ("names", "one"): "a rare name",
    ("names", "other"): "other names",
    ("words", "several"): "several rare words",
    ("words", "one"): "a rare word",
    ("words", "other"): "other rare words",
    ("wording", "same"): "the same wording",
    ("mark", "apart"): "words that set one apart from an event told beside it",
    ("story", "lead"): "both begin their articles",
    ("story", "aside"): "one is told aside",
    ("story", "article"): "one article tells both",
}


def reason(found: Compared) -> str:
    """Return what two tellings agree on, and what speaks against, in one sentence."""
    if found.veto:
        return f"Kept apart: {found.veto}."
    told = [item for item in _told(found) if weights().get(item, 0.0) > 0]
    against = [item for item in _told(found) if weights().get(item, 0.0) < 0]
    said = f"Agree on {_listed(told)}" if told else "Agree on nothing that counts"
    return f"{said}; against it: {_listed(against)}." if against else f"{said}."


def agreements(found: Compared) -> list[str]:
    """Return the features with their values and weights, without those that are open: ``place: same (+1.00)``."""
    return [f"{name}: {value} ({weights().get((name, value), 0.0):+.2f})" for name, value in _told(found)]


def rule(found: Compared) -> str:
    """Return the features by which two tellings are known for one, those that speak for it most first."""
    told = sorted(_told(found), key=lambda item: (-weights().get(item, 0.0), item))
    return ", ".join(name for name, value in told if weights().get((name, value), 0.0) > 0)


def _told(found: Compared) -> list[tuple[str, str]]:
    return [(name, found.agreed[name]) for name in FEATURES if found.agreed[name] != "open"]


def _listed(items: list[tuple[str, str]]) -> str:
    return ", ".join(_WORDS.get(item, ": ".join(item)) for item in items)
