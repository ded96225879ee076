"""The kinds of sets: how each is read out of a built graph, counted and searched for errors; and the measured set."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from types import ModuleType

import frames_set
import muc4_set
import re3d_set
import status_set
from built import Built, Reader
from errors import Error
from intervals import Counts, Score, estimate, pooled, statistic
from measures import MEASURES, Measure
from sets import BenchSet, Row, read_rows

__all__ = ["Result", "measure", "without_seed"]

EMPTY: Row = {"events": [], "triggers": [], "entities": [], "relations": []}
SEED = "isil-"
"""How the seed article's id begins: the reader was made by it, so the frames are also scored without it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """The functions of a kind: its scorer, graph → document → predictions, and counts and errors of one document."""

    load: Callable[[Path], ModuleType]
    predictions: Callable[[Built, Path], dict[str, Row]]
    counts: Callable[[Row, Row, ModuleType], dict[str, Counts]]
    errors: Callable[[Row, Row, ModuleType], Iterator[Error]]


FUNCTIONS: dict[str, Kind] = {
    name: Kind(load=module.load, predictions=module.predictions, counts=module.counts, errors=module.errors)
    for name, module in (("frames", frames_set), ("status", status_set), ("re3d", re3d_set), ("muc4", muc4_set))
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A measured set: counts by document and key, the errors, and articles that could not be read."""

    name: str
    kind: str
    counts: Mapping[str, Mapping[str, Counts]]
    errors: tuple[Error, ...] = ()
    unread: tuple[str, ...] = field(default=())

    @property
    def measures(self) -> tuple[Measure, ...]:
        """The kind's measures of which there is anything to count."""
        return tuple(m for m in MEASURES[self.kind] if self.documents(m.key))

    def documents(self, key: str) -> dict[str, Counts]:
        """Return document → its counts of a key, where it has any."""
        return {document: row[key] for document, row in self.counts.items() if key in row}

    def keys(self, group: str) -> list[str]:
        """Return the keys of a group, what is most to be found first."""
        found = {key for row in self.counts.values() for key in row if key.startswith(f"{group}/")}
        return sorted(found, key=lambda key: (-pooled(self.documents(key))[-1], key))

    def score(self, key: str, of: str) -> Score:
        """Return the score of a key with its interval."""
        return estimate(self.documents(key), of, number=len(self.counts))

    def value(self, measure: Measure) -> float:
        """Return a measure's value in its unit."""
        return measure.unit * statistic(pooled(self.documents(measure.key)), measure.of)


def measure(bench: BenchSet, folder: Path, reader: Reader, *, first: int | None = None) -> Result:
    """Build a set (or its ``first`` documents) and score what the graph says; a document of which nothing is told counts as empty."""
    kind = FUNCTIONS[bench.kind]
    golds, scorer = read_rows(bench.path)[:first], kind.load(folder)
    built = reader.build(bench.name, golds)
    told = kind.predictions(built, folder)
    pairs = [(gold, EMPTY | told.get(gold["doc_id"], {})) for gold in golds]
    return Result(
        name=bench.name,
        kind=bench.kind,
        counts={gold["doc_id"]: kind.counts(gold, predicted, scorer) for gold, predicted in pairs},
        errors=tuple(error for gold, predicted in pairs for error in kind.errors(gold, predicted, scorer)),
        unread=built.unread,
    )


def without_seed(result: Result) -> Result | None:
    """Return the same without the seed article; None where it is not in the set."""
    others = {document: row for document, row in result.counts.items() if not document.startswith(SEED)}
    if len(others) == len(result.counts):
        return None
    return replace(result, name=f"{result.name} without the seed", counts=others, errors=())
