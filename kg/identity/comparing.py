"""Two tellings compared: what they agree on, what keeps them apart, and the score of it all."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from kg.identity.agreement import agreement
from kg.identity.clusters import VETOED
from kg.identity.telling import Telling
from kg.identity.vetoes import veto
from kg.identity.weights import FIRST, Weights, weights

__all__ = ["Compared", "compare"]

_UNLIKE = -3.0
"""Score of tellings of two articles whose days have nothing to do with each other."""
_ANCHORS = {
    "place": ("same", "near", "named", "within", "region"),
    "killed": ("same",),
    "wounded": ("same",),
    "wording": ("same",),
    "names": ("one", "several"),
}
"""Agreements of which there must be one, before all others count."""
_SUPPORTS = {
    "day": ("same",),
    "doer": ("same",),
    "dead": ("same",),
    "killed": ("same", "same and few", "same and round", "close"),
    "wounded": ("same", "same and few", "same and round", "close"),
    "names": ("one", "several"),
    "words": ("one", "several"),
    "wording": ("same",),
}
"""Agreements of which there must be one where the places are no closer than a region."""
_THIN = 0.5
"""The most that tellings score that have no such agreement: possibly one event, never the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """Two tellings: the value of each feature in ``agreed``; ``veto`` tells why they cannot be one, and is empty where they can.

    ``score`` is None where there is nothing to go by.
    """

    agreed: Mapping[str, str]
    veto: str
    score: float | None

    @property
    def is_candidate(self) -> bool:
        """Whether the tellings, of two articles, may be of one event, so that they are worth a look."""
        return not self.veto and self.score is not None and self.agreed["day"] != "open"


def compare(one: Telling, other: Telling, weighed: Weights | None = None) -> Compared:
    """Compare two tellings, whichever of the two comes first."""
    agreed = agreement(one, other)
    vetoed = veto(one, other, agreed)
    if vetoed:
        return Compared(agreed=agreed, veto=vetoed, score=VETOED)
    if one.article != other.article:
        if agreed["day"] == "open":
            return Compared(agreed=agreed, veto="", score=_UNLIKE)
        if not any(agreed[name] in values for name, values in _ANCHORS.items()):
            return Compared(agreed=agreed, veto="", score=None)
    score = _score(agreed, weights() if weighed is None else weighed)
    return Compared(agreed=agreed, veto="", score=min(score, _THIN) if _is_thin(agreed) else score)


def _is_thin(agreed: Mapping[str, str]) -> bool:
    """Return whether the tellings have no more in common than a region and a time: much else happens there."""
    is_wide = agreed["place"] in ("region", "within", "open", "country")
    return is_wide and not any(agreed[name] in values for name, values in _SUPPORTS.items())


def _score(agreed: Mapping[str, str], weighed: Weights) -> float:
    return weighed.get(FIRST, 0.0) + sum(weighed.get(item, 0.0) for item in agreed.items())
