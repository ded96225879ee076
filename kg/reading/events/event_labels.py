"""Words for an event, built from its parts: "ISIL attack on convoy of oil tankers in Syria", "33 Syrian soldiers killed near Mayadeen"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from kg.ontology.class_traits import Deed
from kg.ontology.entries import Lexicon
from kg.reading.english.determiners import ARTICLES
from kg.reading.english.prepositions import OF
from kg.reading.perpetrators.doer_roles import DOERS

__all__ = ["bare_label", "each_once", "event_label"]

_ACTING = (*DOERS, "participant")


def event_label(
    kind: str, words: str, roles: Mapping[str, Sequence[str]], counts: Sequence[str], measure: str = "", *, lexicon: Lexicon
) -> str:
    """Return a label from the event's class, its first trigger's words, the labels of its fillers by role, and those of its counts.

    ``measure`` is what became of those harmed ("wounded"), if the trigger tells it; the ``lexicon`` has the nouns of deeds.

    >>> from functools import partial
    >>> from kg.ontology import lexicon
    >>> event_label = partial(event_label, lexicon=lexicon.load())
    >>> event_label("ArmedAttack", "attacked", {"perpetrator": ["ISIL"], "target": ["convoy"], "place": ["Syria"]}, [])
    'ISIL attack on convoy in Syria'
    >>> event_label("ViolentEvent", "killed", {"victim": ["Syrian army"], "near": ["Mayadeen"]}, ["33 Syrian soldiers killed"])
    '33 Syrian soldiers killed near Mayadeen'
    >>> event_label("TerritorialChange", "retook", {"gainedBy": ["army"], "lostBy": ["ISIL"], "place": ["Palmyra"]}, [])
    'army took Palmyra from ISIL'
    >>> event_label("TerritorialChange", "liberation", {"place": ["Palmyra"]}, [])
    'taking of Palmyra'
    """
    if lexicon.is_a(kind, "TerritorialChange"):
        return _territory(roles)
    if lexicon.is_a(kind, "Protest"):
        what = words + (f" against {_join(roles['target'])}" if roles.get("target") else "")
    else:
        what = _deed(lexicon.classes.deeds.get(kind), words, roles, counts, measure)
    return what + _where(roles)


def _deed(deed: Deed | None, words: str, roles: Mapping[str, Sequence[str]], counts: Sequence[str], measure: str) -> str:
    doers = next((_join(roles[r]) for r in _ACTING if roles.get(r)), "")
    harmed = _join([*roles.get("target", ()), *roles.get("victim", ()), *roles.get("incoming", ())])
    if deed and deed.preposition == OF and harmed:
        return f"{deed.noun} {OF} {harmed}" + (f" by {doers}" if doers else "")
    if deed:
        return f"{doers} {deed.noun}".strip() + (f" {deed.preposition} {harmed}" if harmed else "")
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


def bare_label(label: str) -> str:
    """Return a label without what changes when its group is told of again: the article, capitals.

    >>> bare_label("the four guards") == bare_label("Four guards")
    True
    """
    words = label.lower().split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ARTICLES else words)


def each_once(iris: Iterable[str], labels: Mapping[str, str]) -> list[str]:
    """Return the nodes, of those with a label that go by the same words only the first: "four guards", "the four guards"."""
    told: dict[str, str] = {}
    for iri in iris:
        told.setdefault(bare_label(labels[iri]) if iri in labels else iri, iri)
    return list(told.values())


def _join(labels: Sequence[str]) -> str:
    unique = list({bare_label(label): label for label in reversed(labels)}.values())
    unique.sort(key=labels.index)
    unique = [label for label in unique if not any(_leads(label, other) for other in unique)]
    if len(unique) <= 3:
        return " and ".join(", ".join(unique).rsplit(", ", 1))
    return ", ".join(unique[:2]) + f" and {len(unique) - 2} more"


def _leads(owner: str, label: str) -> bool:
    """Whether a label begins with the words of another, which is not told twice: "army" of "army base"."""
    return bare_label(label).startswith(bare_label(owner) + " ")
