"""The rows of a corpus's tables, article by article."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

from kg.account.given import Given
from kg.account.incidents import ROLES, Incident
from kg.export.events import COLUMNS
from kg.export.tables import Row, Value, rows_of

__all__ = ["TABLES", "Cells", "Table", "rows_in"]

Cells: TypeAlias = list[Value]


@dataclass(frozen=True, slots=True)
class Table:
    """A table: name and kind (text, whole, real, day) of its columns."""

    columns: tuple[tuple[str, str], ...]


_OF_EVENT = (
    ("event", "text"),
    ("class", "text"),
    ("first_day", "day"),
    ("last_day", "day"),
    ("status", "text"),
    ("article", "text"),
)
TABLES = MappingProxyType(
    {
        "events": Table(tuple((column.name, column.kind) for column in COLUMNS)),
        "actors": Table((("actor", "text"), ("label", "text"), ("role", "text"), *_OF_EVENT)),
        "counts": Table(
            (
                ("count", "text"),
                ("measure", "text"),
                ("label", "text"),
                ("low", "whole"),
                ("best", "whole"),
                ("high", "whole"),
                ("said_by", "text"),
                ("count_status", "text"),
                ("is_part", "whole"),
                *_OF_EVENT,
            )
        ),
    }
)
"""One row an event (as kg export writes them), one an actor in a role of an event, one a count of people harmed in an event."""


def rows_in(given: Given) -> dict[str, list[Cells]]:
    """Return the rows of each table that an article's graph gives."""
    rows = rows_of(given)
    ones = [row.one for row in rows]
    return {
        "events": [_event(row) for row in rows],
        "actors": [cells for one in ones for cells in _actors(one)],
        "counts": [cells for one in ones for cells in _counts(one)],
    }


def _event(row: Row) -> Cells:
    return [column.value(row) for column in COLUMNS]


def _of_event(one: Incident) -> Cells:
    return [one.iri, one.kind, one.days.first, one.days.last, one.status, one.article.id]


def _actors(one: Incident) -> Iterator[Cells]:
    for role in ROLES:
        for filler in one.roles.get(role, ()):
            yield [filler, one.labels[filler], role, *_of_event(one)]


def _counts(one: Incident) -> Iterator[Cells]:
    for count in one.counts:
        figures: Cells = [count.low, count.best, count.high]
        said: Cells = ["; ".join(count.sources), count.status, int(count.whole is not None)]
        yield [count.iri, count.measure, count.label, *figures, *said, *_of_event(one)]
