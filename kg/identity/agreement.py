"""How far two tellings agree: a value of each feature, in words that can be shown.

Each function compares one thing and gives one of the values that its docstring lists. What a value
weighs stands in ``ontology/identity/weights.tsv``, made by ``tests/bench/identity_weights.py``.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import product

from kg.identity.names import skeleton, stem, words_of
from kg.identity.places import nearness
from kg.identity.rarity import RARE, rarity
from kg.identity.telling import Span, Telling
from kg.ontology.terms import ontology_dir

__all__ = ["FEATURES", "agreement", "is_telling", "rare_bones"]

_OPEN = "open"
_WEEK, _MONTH = 7, 31
_FEW, _ROUND = 10, 10
_CLOSE, _FAR, _VERY_FAR = 0.75, 0.5, 0.2
_VAGUE = ("within", "region", "country", "open")
_SITES = ("town", "site", "")
_LEAD = 300
"""Characters of an article in which its own story begins."""


def agreement(one: Telling, other: Telling) -> dict[str, str]:
    """Return the value of each feature, whichever of the two comes first."""
    return {name: feature(one, other) for name, feature in FEATURES.items()}


def _kind(one: Telling, other: Telling) -> str:
    """Compare classes: same, kin, open, other."""
    if one.kind == other.kind:
        return _OPEN if _families()[one.kind] == _OPEN else "same"
    families = {_families().get(each.kind, each.kind) for each in (one, other)}
    if _OPEN in families:
        return _OPEN
    return "kin" if len(families) == 1 else "other"


@cache
def _families() -> Mapping[str, str]:
    lines = (ontology_dir() / "identity" / "kinds.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return dict((name, family) for name, family in rows)


def _day(one: Telling, other: Telling) -> str:
    """Compare days: same, overlap, article, aside, week, open.

    Where one has no day, the other's may be that of the former's article: article, if it begins that article, else aside; week, if it
    is up to a week before. Where none has, the two articles are compared so.
    """
    if one.article == other.article and not (one.span and other.span):
        return _OPEN
    if one.span and other.span:
        return _days_told(one.span, other.span)
    since = _days_since(one, other)
    if since is None or not 0 <= since <= _WEEK:
        return _OPEN
    is_own = all(telling.span or telling.begin < _LEAD for telling in (one, other))
    return "week" if since > 1 else "article" if is_own else "aside"


def _days_told(one: Span, other: Span) -> str:
    longest = max(one.days, other.days)
    if one.gap(other) or longest > _MONTH:
        return _OPEN
    return "same" if longest == 1 else "overlap"


def _days_since(one: Telling, other: Telling) -> int | None:
    """Return the days from what was told, or the earlier article, to the article of the telling that has no day."""
    told, untold = (one, other) if one.span else (other, one)
    if untold.issued is None or (told.span and told.span.days > _MONTH):
        return None
    if told.span:
        return (untold.issued - told.span.last).days
    return abs((untold.issued - told.issued).days) if told.issued else None


def _hint(one: Telling, other: Telling) -> str:
    """Compare the days that are told or hinted at: same, other, open; open where both days are told."""
    ours, theirs = (_days_hinted(telling) for telling in (one, other))
    if (one.span and other.span) or not ours or not theirs:
        return _OPEN
    return "same" if ours & theirs else "other"


def _days_hinted(telling: Telling) -> set[datetime.date]:
    if telling.span:
        return {telling.span.first} if telling.span.days == 1 else set()
    return set(telling.hints)


def _place(one: Telling, other: Telling) -> str:
    """Compare places: same, near, named, within, region, country, apart, open; named where one is told only in passing."""
    found = nearness(one.scenes, other.scenes)
    is_named = found in _VAGUE and (_names_scene(one, other) or _names_scene(other, one))
    return "named" if is_named else found


def _names_scene(one: Telling, other: Telling) -> bool:
    """Return whether the words of one have the name of a place of the other."""
    bones = {skeleton(word) for word in one.names}
    names = (rare_bones(words_of(scene.label)) for scene in other.scenes if scene.grade in _SITES)
    return any(name and bones >= name for name in names)


def _doer(one: Telling, other: Telling) -> str:
    """Compare who did it: same, other, open."""
    return _compared(one.doers, other.doers)


def _weapon(one: Telling, other: Telling) -> str:
    """Compare weapons: same, other, open."""
    return _compared(one.weapons, other.weapons)


def _sides(one: Telling, other: Telling) -> str:
    """Compare whom it struck or who else took part: same, other, open."""
    return _compared(one.others, other.others)


def _compared(one: Sequence[str], other: Sequence[str]) -> str:
    if not one or not other:
        return _OPEN
    return "same" if set(one) & set(other) else "other"


def _dead(one: Telling, other: Telling) -> str:
    """Compare the names of those harmed: same, open."""
    return "same" if set(one.dead) & set(other.dead) else _OPEN


def _killed(one: Telling, other: Telling) -> str:
    """Compare the killed: same, same and few, same and round, close, other, far, open."""
    return _figures(one.killed, other.killed)


def _wounded(one: Telling, other: Telling) -> str:
    """Compare the wounded, as the killed."""
    return _figures(one.wounded, other.wounded)


def _figures(one: Sequence[int], other: Sequence[int]) -> str:
    if not one or not other:
        return _OPEN
    shared = set(one) & set(other)
    if shared:
        if any(is_telling(number) for number in shared):
            return "same"
        return "same and few" if min(shared) < _FEW else "same and round"
    closest = max(min(a, b) / max(a, b) for a, b in product(one, other))
    if closest >= _CLOSE:
        return "close"
    return "far" if closest < _VERY_FAR else "other" if closest < _FAR else _OPEN


def is_telling(number: int) -> bool:
    """Return whether a figure is one that two reporters do not hit on by chance: neither small nor round."""
    return number >= _FEW and number % _ROUND > 0


def _names(one: Telling, other: Telling) -> str:
    """Compare names by their consonants: several (of them are shared), one, other, open."""
    ours, theirs = _bones(one), _bones(other)
    if one.article == other.article or not ours or not theirs:
        return _OPEN
    shared = len(ours & theirs)
    return "several" if shared > 1 else "one" if shared else "other"


def _bones(telling: Telling) -> set[str]:
    """Return the consonants of the names of a telling's sentences, and of the towns and sites that it is placed in."""
    sites = (word for scene in telling.scenes if scene.grade in _SITES for word in words_of(scene.label))
    return rare_bones((*telling.names, *sites))


def rare_bones(words: Iterable[str]) -> set[str]:
    """Return the consonants of those of some words that are rare."""
    rare = (word for word in words if rarity(stem(word)) == RARE)
    return {bones for word in rare if len(bones := skeleton(word)) > 2}


def _words(one: Telling, other: Telling) -> str:
    """Compare the other rare words: several (of them are shared), one, other, open."""
    ours, theirs = (set(telling.words) for telling in (one, other))
    if one.article == other.article or not ours or not theirs:
        return _OPEN
    shared = len(ours & theirs)
    return "several" if shared > 1 else "one" if shared else "other"


def _wording(one: Telling, other: Telling) -> str:
    """Compare runs of words: same, open."""
    is_same = one.article != other.article and len(set(one.runs) & set(other.runs)) > 1
    return "same" if is_same else _OPEN


def _mark(one: Telling, other: Telling) -> str:
    """Compare what the sentences say of other events: apart, open."""
    return "apart" if set(one.marks) ^ set(other.marks) else _OPEN


def _story(one: Telling, other: Telling) -> str:
    """Compare where in its article each is told: lead (both begin the article), aside (one or none does), article (they are in one)."""
    if one.article == other.article:
        return "article"
    leads = [telling.begin < _LEAD for telling in (one, other)]
    return "lead" if all(leads) else "aside" if any(leads) else _OPEN


FEATURES = {
    "kind": _kind,
    "day": _day,
    "hint": _hint,
    "place": _place,
    "doer": _doer,
    "sides": _sides,
    "dead": _dead,
    "killed": _killed,
    "wounded": _wounded,
    "weapon": _weapon,
    "names": _names,
    "words": _words,
    "wording": _wording,
    "mark": _mark,
    "story": _story,
}
"""The features by name, in the order in which they are told."""
