"""Words for an event, built from its parts: "ISIL attack on convoy of oil tankers in Syria", "33 Syrian soldiers killed near Mayadeen"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

__all__ = ["event_label"]

# what is done to somebody, as a noun that takes "on" or "of"
_ON = {"ArmedAttack": "attack", "AirStrike": "air strike", "Shelling": "shelling", "Bombing": "bombing", "Repression": "repression"}
_OF = {
    "Abduction": "abduction",
    "Abuse": "abuse",
    "Destruction": "destruction",
    "Arson": "arson",
    "Looting": "looting",
    "Displacement": "displacement",
}
_DOERS = ("perpetrator", "agent", "participant")


def event_label(kind: str, words: str, roles: Mapping[str, Sequence[str]], counts: Sequence[str], measure: str = "") -> str:
    """Return a label from the event's class, its first trigger's words, the labels of its fillers by role, and those of its counts.

    ``measure`` is what became of those harmed ("wounded"), if the trigger tells it.

    >>> event_label("ArmedAttack", "attacked", {"perpetrator": ["ISIL"], "target": ["convoy"], "place": ["Syria"]}, [])
    'ISIL attack on convoy in Syria'
    >>> event_label("ViolentEvent", "killed", {"victim": ["Syrian army"], "near": ["Mayadeen"]}, ["33 Syrian soldiers killed"])
    '33 Syrian soldiers killed near Mayadeen'
    >>> event_label("TerritorialChange", "retook", {"gainedBy": ["army"], "lostBy": ["ISIL"], "place": ["Palmyra"]}, [])
    'army took Palmyra from ISIL'
    >>> event_label("TerritorialChange", "liberation", {"place": ["Palmyra"]}, [])
    'taking of Palmyra'
    """
    if kind == "TerritorialChange":
        return _territory(roles)
    what = _deed(kind, words, roles, counts, measure)
    return what + _where(roles)


def _deed(kind: str, words: str, roles: Mapping[str, Sequence[str]], counts: Sequence[str], measure: str) -> str:
    doers = next((_join(roles[r]) for r in _DOERS if roles.get(r)), "")
    harmed = _join([*roles.get("target", ()), *roles.get("victim", ()), *roles.get("incoming", ())])
    if kind == "Protest":
        return words + (f" against {_join(roles['target'])}" if roles.get("target") else "")
    if kind in _ON:
        return f"{doers} {_ON[kind]}".strip() + (f" on {harmed}" if harmed else "")
    if kind in _OF:
        return f"{_OF[kind]} of {harmed}" + (f" by {doers}" if doers else "") if harmed else f"{doers} {_OF[kind]}".strip()
    if counts and not doers:
        return _join(counts[:1])
    if not doers and words.lower() in harmed.lower().split():
        return harmed  # "the injured ranger"
    if measure and harmed and not doers:
        return f"{harmed} {measure}"
    return " ".join(p for p in (doers, words, harmed) if p)


def _territory(roles: Mapping[str, Sequence[str]]) -> str:
    place = _join(roles.get("place", ())) or "ground"
    gained, lost = _join(roles.get("gainedBy", ())), _join(roles.get("lostBy", ()))
    if gained:
        return f"{gained} took {place}" + (f" from {lost}" if lost else "")
    return f"{lost} lost {place}" if lost else f"taking of {place}"


def _where(roles: Mapping[str, Sequence[str]]) -> str:
    place, near = _join(roles.get("place", ())), _join(roles.get("near", ()))
    return (f" in {place}" if place else "") + (f" near {near}" if near else "")


def _join(labels: Sequence[str]) -> str:
    unique = list(dict.fromkeys(labels))
    if len(unique) <= 3:
        return " and ".join(", ".join(unique).rsplit(", ", 1))
    return ", ".join(unique[:2]) + f" and {len(unique) - 2} more"
