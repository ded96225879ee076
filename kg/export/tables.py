"""Tables of events: columns with their types, and the row of each event."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

from kg.account.given import Given
from kg.account.incidents import Incident, incidents
from kg.account.quantities import StatedQuantity
from kg.account.spots import Spot
from kg.account.statements import Statements
from kg.account.tolls import Toll, toll
from kg.export.codes import Codes, read_codes
from kg.files.cells import guarded, to_csv

__all__ = ["PROVENANCE", "Column", "Row", "Value", "csv_of", "each_once", "empty", "rows_of", "whole_rows"]

Value: TypeAlias = str | int | float | datetime.date | None
_GAP = " […] "  # between sentences that do not stand together


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What a column sees of an event: the event, the graph it is from, the external codes, how many articles tell of it."""

    one: Incident
    said: Statements
    codes: Codes
    everything: bool = False
    articles: int = 1
    tolls: dict[str, Toll] = field(default_factory=dict)

    def toll(self, measure: str) -> Toll:
        """Return the counts of a measure brought together."""
        if measure not in self.tolls:
            self.tolls[measure] = toll(self.one.counts, measure, everything=self.everything or not self.one.is_factual)
        return self.tolls[measure]

    @property
    def spot(self) -> Spot | None:
        """Where it was, if the event has one place only."""
        return self.one.spots[0] if len(self.one.spots) == 1 else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its name, the type of its values, and what gives them (None or empty text where there is nothing)."""

    name: str
    value: Callable[[Row], Value]
    kind: Literal["text", "whole", "real", "day"] = "text"


def empty(*names: str) -> tuple[Column, ...]:
    """Return columns that the words never fill."""
    return tuple(Column(name=name, value=lambda _: None) for name in names)


def rows_of(given: Given, *, everything: bool = False) -> list[Row]:
    """Return the events in the order of their first words."""
    codes = read_codes()
    return [Row(one=one, said=given.teller.said, codes=codes, everything=everything) for one in incidents(given.teller)]


def whole_rows(rows: Iterable[Row], wanted: Callable[[Row], bool]) -> list[Row]:
    """Return the rows of wanted events that stand for themselves: facts (unless all are asked for), and no part of another of them.

    The regional attacks of a series repeat what the series tells; together with it they would count it twice.
    """
    chosen = [row for row in rows if (row.everything or row.one.is_factual) and wanted(row)]
    there = {row.one.iri for row in chosen}
    return each_once([row for row in chosen if not there & set(row.one.part_of)])


def each_once(rows: Iterable[Row]) -> list[Row]:
    """Return a row for each event that several articles tell of, where a linkset says so, and the others as they are.

    It is the row of the telling that says most exactly when and where, with the counts, sources and words of all: each article is a
    voice of its own, so that low is the lowest and high the highest of what they say.
    """
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(row.one.identity or row.one.iri, []).append(row)
    return [_joined(group) if len(group) > 1 else group[0] for group in groups.values()]


def _joined(group: Sequence[Row]) -> Row:
    best = max(group, key=lambda row: (row.one.days.number == 1, row.spot is not None and row.spot.lat is not None, len(row.one.counts)))
    tellings = [row.one for row in group]
    one = replace(
        best.one,
        counts=tuple(count for each in tellings for count in _voiced(each)),
        sources=tuple(dict.fromkeys(source for each in tellings for source in each.sources)),
        spans=tuple(dict.fromkeys(span for each in tellings for span in each.spans)),
        quotes=tuple(dict.fromkeys(quote for each in tellings for quote in each.quotes)),
    )
    return replace(best, one=one, articles=len({each.article.iri for each in tellings}), tolls={})


def _voiced(one: Incident) -> Iterator[StatedQuantity]:
    """Yield the counts, those without a source as said by their article."""
    for count in one.counts:
        yield count if count.sources else replace(count, sources=(one.article.publisher or one.article.name,))


def csv_of(columns: Sequence[Column], rows: Iterable[Row]) -> bytes:
    """Return the rows as CSV in UTF-8; cells of text cannot run as formulas."""
    cells = ([_cell(column, row) for column in columns] for row in rows)
    return to_csv([column.name for column in columns], cells).encode()


def _cell(column: Column, row: Row) -> str:
    value = column.value(row)
    if value is None:
        return ""
    return guarded(value) if isinstance(value, str) else value.isoformat() if isinstance(value, datetime.date) else str(value)


PROVENANCE = (
    Column(name="status", value=lambda row: row.one.status),
    Column(name="told_by", value=lambda row: "; ".join(row.one.sources) or row.one.article.publisher or row.one.article.name),
    Column(name="disputed_roles", value=lambda row: "; ".join(row.one.disputed)),
    Column(name="counts", value=lambda row: "; ".join(count.said for count in row.one.counts)),
    Column(name="quote", value=lambda row: _GAP.join(quote.text for quote in row.one.quotes)),
    Column(name="evidence", value=lambda row: " ".join(row.one.spans)),
    Column(name="article", value=lambda row: row.one.article.id),
    Column(name="article_iri", value=lambda row: row.one.article.iri),
)
"""Who says so, in which words: the end of every row. ``told_by`` is the article's publisher (or title) where it names no source;
``evidence`` has an IRI for each sentence of ``quote``, with its offsets in code points."""
