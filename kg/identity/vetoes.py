"""What keeps two tellings apart, however much speaks for them: one of these, and they are of different events.

A union of two groups is checked against the vetoes of all pairs between them.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping

from kg.identity.telling import Telling

__all__ = ["veto"]

_GRACE = datetime.timedelta(days=1)
"""An evening there is a morning elsewhere."""


def veto(one: Telling, other: Telling, agreed: Mapping[str, str]) -> str:
    """Return why two tellings cannot be of one event, empty where nothing forbids it."""
    if _days_apart(one, other):
        return "their days are apart"
    if agreed["hint"] == "other" and agreed["story"] == "lead" and len(one.hints) == len(other.hints) == 1:
        return "their first sentences name other days of the week"
    if agreed["place"] == "apart":
        return "their places are apart"
    if agreed["place"] == "elsewhere" and agreed["names"] == "other":
        return "they name different places"
    if agreed["kind"] == "kin" and agreed["weapon"] == "other":
        return "other weapons struck in other ways"
    if agreed["mark"] == "apart" and one.article != other.article and not _is_dated(agreed):
        return "the words of one set it apart from an event told beside it"
    return ""


def _is_dated(agreed: Mapping[str, str]) -> bool:
    """Return whether day, toll or wording make sure which event is meant."""
    return agreed["day"] in ("same", "article") or "same" in (agreed["killed"], agreed["wounded"], agreed["wording"])


def _days_apart(one: Telling, other: Telling) -> bool:
    """Return whether no day can be that of both; an article tells of nothing that came after it."""
    if one.span and other.span:
        return one.span.gap(other.span) > 0
    if not one.span and not other.span:
        return False
    told, untold = (one, other) if one.span else (other, one)
    last = untold.not_after or untold.issued
    return bool(told.span and last and told.span.first > last + _GRACE)
