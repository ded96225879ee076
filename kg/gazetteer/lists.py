"""What names say of each other: lists that share a noun, and places named with what they lie in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kg.gazetteer.context import with_article
from kg.gazetteer.lookup import Gazetteer
from kg.gazetteer.toponym import Toponym
from kg.gazetteer.words import Word

__all__ = ["apart", "sharing", "supported_by_containers", "supported_by_lists"]

_JOINTS = frozenset({",", "and", "or", "&", "/"})


def sharing(words: Sequence[Word], found: list[Toponym], gazetteer: Gazetteer) -> list[Toponym]:
    """Give a plural noun ("the regions of Raqqa, Homs", "Raqqa and Homs provinces") and nearness to all names it is said of."""
    for group in _lists_in(words, found):
        plural = [t for t in (found[group[0]], found[group[-1]]) if t.noun.lower().endswith("s")]
        joined = {w.lower for w in words[found[group[0]].end : found[group[-1]].begin]}
        nearness = found[group[0]].is_near and bool(joined & {"and", "or"})
        for i in group:
            one = found[i]
            if plural and not (one.noun and one is not plural[0]):
                one = replace(one, noun=plural[0].noun, features=plural[0].features, begin=one.core[0], end=one.core[1], is_supported=True)
                one = replace(one, begin=with_article(words, one.begin), candidates=gazetteer.candidates(one.name))
            found[i] = replace(one, is_near=one.is_near or nearness)
    return found


def supported_by_containers(words: Sequence[Word], found: list[Toponym], gazetteer: Gazetteer) -> list[Toponym]:
    """What the gazetteer knows to lie in what is named right beside it is a place, and so is that: "Chibok, in Borno", "Borno's Chibok"."""
    pairs = [(i, j) for i in range(len(found)) for j in (i - 1, i + 1) if 0 <= j < len(found)]
    for i, j in pairs:
        if _holds(words, found[i], found[j]) and _may_hold(found[j], found[i], gazetteer):
            found[i] = replace(found[i], is_supported=True, is_held=True)
            found[j] = replace(found[j], is_supported=True, is_held=True)
    return found


def _may_hold(holder: Toponym, one: Toponym, gazetteer: Gazetteer) -> bool:
    iris = {c.entry.iri for c in holder.candidates if not c.entry.is_town}
    return bool(iris) and any(p.iri in iris for c in one.candidates for p in gazetteer.parents(c.entry))


def _holds(words: Sequence[Word], one: Toponym, other: Toponym) -> bool:
    if other.begin >= one.end:
        between = [w.lower for w in words[one.end : other.begin][:4]]
        return 0 < len(between) < 4 and set(between) <= {",", "in", "(", "of"}
    return [w.lower for w in words[other.end : one.begin][:2]] in (["'s"], ["’s"])


def supported_by_lists(words: Sequence[Word], found: list[Toponym]) -> list[Toponym]:
    """What stands in a list with a place is likely one."""
    for group in _lists_in(words, found):
        if any(found[i].is_supported for i in group):
            for i in group:
                found[i] = replace(found[i], is_supported=True)
    return found


def _lists_in(words: Sequence[Word], found: list[Toponym]) -> Iterator[list[int]]:
    group: list[int] = []
    for i, toponym in enumerate(found):
        if group:
            between = words[found[group[-1]].end : toponym.begin]
            if not between or not all(w.lower in _JOINTS for w in between):
                if len(group) > 1:
                    yield group
                group = []
        group.append(i)
    if len(group) > 1:
        yield group


def apart(found: Iterable[Toponym]) -> Iterator[Toponym]:
    """Yield them in reading order without those that overlap an earlier one."""
    end = 0
    for toponym in sorted(found, key=lambda t: (t.begin, -t.end)):
        if toponym.core[0] < end:
            continue
        yield toponym if toponym.begin >= end else replace(toponym, begin=toponym.core[0])
        end = toponym.end
