"""Blocks: tellings that have a week and one thing more in common, so that no others need be compared.

The thing is a place, its region, a rare name, an odd number of dead or wounded, a run of words. A telling without a day belongs to the
weeks before its article.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations

from kg.identity.agreement import is_telling, rare_bones
from kg.identity.names import words_of
from kg.identity.telling import Telling

__all__ = ["pairs_in", "weeks_of"]

_LONGEST = 31
"""Days of a span that is still worth a comparison."""
_BEFORE = datetime.timedelta(days=7)
_MOST = 150
"""Tellings of a block in which to have the thing in common says nothing."""


def weeks_of(telling: Telling) -> range:
    """Return the numbers of the weeks in which its event may have been, none where that is not known or long.

    >>> day = datetime.date(2024, 3, 12)
    >>> len(weeks_of(Telling(iri="x:e", article="x:a", label="", kinds=(), kind="Clash", status="reported", issued=day)))
    2
    """
    if telling.span:
        first, last = telling.span
        return _weeks(first, last) if telling.span.days <= _LONGEST else range(0)
    return _weeks(telling.issued - _BEFORE, telling.issued) if telling.issued else range(0)


def pairs_in(tellings: Iterable[Telling]) -> Iterator[tuple[Telling, Telling]]:
    """Yield the pairs of tellings of one week that are worth a comparison: of two articles, each pair once, sorted."""
    blocks: dict[str, list[Telling]] = defaultdict(list)
    for telling in sorted(tellings, key=lambda telling: telling.iri):
        for token in _tokens(telling):
            blocks[token].append(telling)
    found = {}
    for block in blocks.values():
        if len(block) <= _MOST:
            found.update({(one.iri, other.iri): (one, other) for one, other in combinations(block, 2) if one.article != other.article})
    yield from (found[key] for key in sorted(found))


def _weeks(first: datetime.date, last: datetime.date) -> range:
    return range(first.toordinal() // 7, last.toordinal() // 7 + 1)


def _tokens(telling: Telling) -> set[str]:
    """Return what a telling may have in common with others."""
    names = (*telling.names, *(word for scene in telling.scenes for word in words_of(scene.label)))
    found = {f"name {bones}" for bones in rare_bones(names)}
    for scene in telling.scenes:
        found |= {f"place {iri}" for iri in (scene.iri, scene.region) if iri and scene.grade != "country"}
    found |= {f"{measure} {figure}" for measure in ("killed", "wounded") for figure in getattr(telling, measure) if is_telling(figure)}
    return found | {f"run {run}" for run in telling.runs}
