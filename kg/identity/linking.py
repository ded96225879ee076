"""Identities: the tellings of each event that several articles tell of, found week by week.

Of each week the tellings that may belong to it are compared; what is held together by pairs that may be of one event is clustered as
soon as no later week can add to it. So no more is held than what the weeks at hand have in common.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain

from kg.identity.blocks import pairs_in, weeks_of
from kg.identity.clusters import VETOED, Link, clustered, components
from kg.identity.comparing import Compared, compare
from kg.identity.telling import Telling
from kg.identity.weights import LEAST, POSSIBLE, Weights

__all__ = ["Found", "Identity", "Possible", "Scored", "by_week", "identities_in", "identities_of", "scored_pairs"]

Scored = tuple[str, str, float]
"""Two tellings by their IRIs, the smaller first, and their score."""
Pairs = Mapping[tuple[str, str], float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Tellings of one event, sorted by IRI; ``reasons`` gives for each the other telling that it agrees with most, and how."""

    members: tuple[Telling, ...]
    reasons: Mapping[str, tuple[str, Compared]]

    @property
    def key(self) -> str:
        """The smallest IRI of its tellings."""
        return self.members[0].iri


@dataclass(frozen=True, slots=True, kw_only=True)
class Possible:
    """Two groups of tellings, by the smallest IRI of each, that are possibly of one event: by two tellings and their agreement."""

    one: str
    other: str
    score: float
    by: tuple[str, str]
    compared: Compared


Found = Identity | Possible


def by_week(tellings: Iterable[Telling]) -> Iterator[tuple[int, list[Telling]]]:
    """Yield the weeks in order, each with the tellings that may belong to it, sorted by IRI."""
    weeks: dict[int, list[Telling]] = defaultdict(list)
    for telling in sorted(tellings, key=lambda telling: telling.iri):
        for week in weeks_of(telling):
            weeks[week].append(telling)
    yield from ((week, weeks[week]) for week in sorted(weeks))


def identities_of(tellings: Iterable[Telling], weighed: Weights | None = None) -> list[Found]:
    """Return what is found among tellings, in whatever order they are given."""
    weeks = ((week, held, scored_pairs(held, weighed)) for week, held in by_week(tellings))
    return sorted(identities_in(weeks, weighed), key=_order)


def scored_pairs(tellings: Iterable[Telling], weighed: Weights | None = None) -> list[Scored]:
    """Return the pairs of tellings of one week that are possibly of one event, sorted."""
    compared = ((one, other, compare(one, other, weighed)) for one, other in pairs_in(tellings))
    kept = ((one.iri, other.iri, found) for one, other, found in compared if found.is_candidate)
    return [(one, other, found.score) for one, other, found in kept if found.score is not None and found.score >= POSSIBLE]


def identities_in(weeks: Iterable[tuple[int, Iterable[Telling], Iterable[Scored]]], weighed: Weights | None = None) -> Iterator[Found]:
    """Yield what is found in weeks that come in order, each with its tellings and the pairs of them that were scored."""
    held = _Open()
    for week, tellings, pairs in weeks:
        for part, own in held.closed_before(week):
            yield from _parted(part, own, weighed)
        held.add(tellings, pairs)
    for part, own in held.closed_before(None):
        yield from _parted(part, own, weighed)


def _parted(part: list[Telling], own: Pairs, weighed: Weights | None) -> Iterator[Found]:
    """Yield what is found in tellings that hold together: only what pairs of one event hold together is clustered."""
    known = {telling.iri: telling for telling in part}
    groups = components(pair for pair, score in own.items() if score >= LEAST)
    group_of = {name: group[0] for group in groups for name in group}
    for group in groups:
        yield from _found_in([known[name] for name in group], weighed)
    for (one, other), score in sorted(own.items()):
        if score < LEAST and group_of.get(one, one) != group_of.get(other, other):
            yield Possible(one=one, other=other, score=score, by=(one, other), compared=compare(known[one], known[other], weighed))


@dataclass(slots=True)
class _Open:
    """Tellings that were paired, and whose weeks may not be over."""

    tellings: dict[str, Telling] = field(default_factory=dict)
    pairs: dict[tuple[str, str], float] = field(default_factory=dict)

    def add(self, tellings: Iterable[Telling], pairs: Iterable[Scored]) -> None:
        new = {(one, other): score for one, other, score in pairs}
        wanted = set(chain.from_iterable(new))
        self.pairs |= new
        self.tellings.update({telling.iri: telling for telling in tellings if telling.iri in wanted})

    def closed_before(self, week: int | None) -> Iterator[tuple[list[Telling], Pairs]]:
        """Take out, and yield with its pairs, what holds together and can get nothing more from a week on; all where that is None."""
        parts = components(self.pairs)
        pairs = self._by_part(parts)
        for names in parts:
            part = [self.tellings[name] for name in names]
            if week is None or all(weeks_of(telling)[-1] < week for telling in part):
                for name in names:
                    del self.tellings[name]
                yield part, pairs[names[0]]
        self.pairs = {pair: score for pair, score in self.pairs.items() if pair[0] in self.tellings}

    def _by_part(self, parts: Iterable[list[str]]) -> Mapping[str, Pairs]:
        """Return the pairs of each part, by its first telling."""
        part_of = {name: names[0] for names in parts for name in names}
        found: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
        for pair, score in self.pairs.items():
            found[part_of[pair[0]]][pair] = score
        return found


def _found_in(part: list[Telling], weighed: Weights | None) -> Iterator[Found]:
    """Yield the identities of tellings that hold together, and what is possible between the groups."""
    known = {telling.iri: telling for telling in part}
    compared: dict[tuple[str, str], Compared] = {}

    def score(one: str, other: str) -> float | None:
        compared[one, other] = compare(known[one], known[other], weighed)
        return compared[one, other].score

    groups, links = clustered({name: telling.article for name, telling in known.items()}, score, LEAST)
    for group in groups:
        if len(group) > 1:
            members = tuple(known[name] for name in group)
            yield Identity(members=members, reasons={name: _best(name, group, known, compared) for name in group})
    for (one, other), link in sorted(links.items()):
        if POSSIBLE <= link.score < LEAST:
            yield _possible(one, other, groups, link, known, compared)


def _best(
    name: str, group: Iterable[str], known: Mapping[str, Telling], compared: Mapping[tuple[str, str], Compared]
) -> tuple[str, Compared]:
    """Return the telling of another article that agrees most with one, of equals the one of the smallest IRI; else of its own article."""
    others = [other for other in group if other != name]
    apart = [other for other in others if known[other].article != known[name].article]
    found = [(other, _of(compared, name, other)) for other in apart if _of(compared, name, other).score is not None]
    return max(found or [(other, _of(compared, name, other)) for other in others], key=_by_score)


def _by_score(found: tuple[str, Compared]) -> tuple[float, list[int]]:
    name, compared = found
    return (VETOED if compared.score is None else compared.score), [-ord(char) for char in name]


def _of(compared: Mapping[tuple[str, str], Compared], one: str, other: str) -> Compared:
    return compared[(one, other) if one < other else (other, one)]


def _possible(
    one: str,
    other: str,
    groups: Iterable[tuple[str, ...]],
    link: Link,
    known: Mapping[str, Telling],
    compared: Mapping[tuple[str, str], Compared],
) -> Possible:
    members = {group[0]: group for group in groups}
    pairs = sorted((a, b) if a < b else (b, a) for a in members[one] for b in members[other])
    apart = [(pair, compared[pair]) for pair in pairs if known[pair[0]].article != known[pair[1]].article]
    by, best = max(apart, key=lambda found: VETOED if found[1].score is None else found[1].score)
    return Possible(one=one, other=other, score=link.score, by=by, compared=best)


def _order(found: Found) -> tuple[str, str]:
    return (found.key, "") if isinstance(found, Identity) else (found.one, found.other)
