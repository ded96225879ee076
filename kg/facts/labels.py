"""Words for an event, built from its parts: "ISIL attack on convoy of oil tankers", "33 Syrian soldiers killed near Mayadeen"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

__all__ = ["event_label"]

_NOUNS = {
    "ViolentEvent": "violence",
    "ArmedAttack": "attack",
    "AirStrike": "air strike",
    "TerritorialChange": "territorial change",
    "LeadershipChange": "leadership change",
    "Conflict": "conflict",
}


def event_label(kind: str, words: str, roles: Mapping[str, Sequence[str]], counts: Sequence[str]) -> str:
    """Return a label from the event's class, its first trigger's words, the labels of its fillers by role, and those of its counts.

    >>> event_label("ArmedAttack", "attacked", {"perpetrator": ["ISIL"], "target": ["convoy"], "place": ["Syria"]}, [])
    'ISIL: attacked, convoy (Syria)'
    """
    doers = _join([*roles.get("perpetrator", ()), *roles.get("gainedBy", ()), *roles.get("agent", ())])
    targets = _join([*roles.get("target", ()), *roles.get("victim", ()), *roles.get("lostBy", ())])
    where = _join([*roles.get("place", ()), *(f"near {n}" for n in roles.get("near", ()))])
    others = _join(roles.get("participant", ())) if not doers and not targets else ""
    what = ", ".join(p for p in (words, targets or others or _join(counts)) if p)
    head = f"{doers}: {what}" if doers else what
    return f"{head} ({where})" if where else head


def _join(labels: Sequence[str]) -> str:
    unique = list(dict.fromkeys(labels))
    if len(unique) <= 2:
        return " and ".join(unique)
    return ", ".join(unique[:2]) + f" and {len(unique) - 2} more"
