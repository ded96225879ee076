"""Which events of different articles are one: by the identities that a graph links them to, else by kind, day and place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, pairwise

from kg.account.days import days_of
from kg.account.harm import harm_of
from kg.account.spans import span_of
from kg.account.status import is_factual, status_of
from kg.account.teller import Teller
from kg.ontology.terms import CK

__all__ = ["Sameness", "same_events"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sameness:
    """Events (IRIs, sorted) that tell of one; ``is_linked`` if the graph says so, else they may be one, by kind, day and place."""

    events: tuple[str, ...]
    is_linked: bool


def same_events(teller: Teller) -> list[Sameness]:
    """Return what tells of one event, in the order of the first of each.

    The graph's own links stand; what may be the same besides is taken only where it is not linked.
    """
    linked = dict(_linked(teller))
    sure = _parts(((one, other) for events in linked.values() for one, other in pairwise(events)), is_linked=True)
    known = {event for same in sure for event in same.events}
    loose = _parts((pair for pair in _alike(teller) if not known & set(pair)), is_linked=False)
    return sorted([*sure, *loose], key=lambda same: same.events)


def _parts(pairs: Iterable[tuple[str, str]], *, is_linked: bool) -> list[Sameness]:
    part_of: dict[str, set[str]] = {}
    for one, other in pairs:
        joined = part_of.get(one, {one}) | part_of.get(other, {other})
        part_of.update(dict.fromkeys(joined, joined))
    parts = {tuple(sorted(part)) for part in part_of.values()}
    return [Sameness(events=part, is_linked=is_linked) for part in parts]


def _linked(teller: Teller) -> Iterator[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for event in teller.said:
        for identity in teller.said.all(event, CK + "eventIdentity"):
            found.setdefault(identity, []).append(event)
    yield from ((identity, sorted(events)) for identity, events in found.items())


def _alike(teller: Teller) -> Iterator[tuple[str, str]]:
    """Yield pairs of violent events told as facts by two articles: of one kind, day and place, and of no other doers."""
    by_scene: dict[tuple[str, str], list[str]] = {}
    for event in teller.said:
        for scene in _scenes(teller, event):
            by_scene.setdefault(scene, []).append(event)
    for events in by_scene.values():
        yield from (pair for pair in combinations(sorted(events), 2) if _may_be_one(teller, *pair))


def _scenes(teller: Teller, event: str) -> Iterator[tuple[str, str]]:
    said = teller.said
    if "ViolentEvent" not in said.types(event) or not is_factual(status_of(said, event)):
        return
    days = days_of(said, event)
    if days.first and days.first == days.last:
        yield from ((days.first.isoformat(), place) for place in {*said.all(event, CK + "place"), *said.all(event, CK + "near")})


def _may_be_one(teller: Teller, one: str, other: str) -> bool:
    if _articles(teller, one) & _articles(teller, other):
        return False
    kinds = [teller.classes.leaf(teller.said.types(event)) for event in (one, other)]
    above = [{CK + kind, *teller.classes.above.get(CK + kind, ())} for kind in kinds]
    if CK + kinds[0] not in above[1] and CK + kinds[1] not in above[0]:
        return False
    first, second = (_named_doers(teller, event) for event in (one, other))
    return not first or not second or bool(first & second)


def _named_doers(teller: Teller, event: str) -> set[str]:
    harm = harm_of(teller, event)
    return {doer.iri for doer in harm.doers if "/doc/" not in doer.iri} if harm else set()


def _articles(teller: Teller, event: str) -> set[str]:
    spans = (span_of(teller.said, iri) for iri in teller.said.all(event, CK + "evidence"))
    return {span.article for span in spans if span}
