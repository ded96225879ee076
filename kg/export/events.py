"""All events under our own columns, of every status, as CSV or Parquet."""

from __future__ import annotations

import io
from collections.abc import Sequence
from types import ModuleType

from kg.account.given import Given
from kg.account.incidents import ROLES
from kg.account.spots import shared
from kg.errors import OutputError
from kg.export.codes import ACLED_SCHEME, CAMEO_SCHEME, PLOVER_SCHEME, UCDP_SCHEME
from kg.export.tables import PROVENANCE, Column, Row, Value, csv_of, rows_of

__all__ = ["COLUMNS", "as_csv", "as_parquet", "parquet_of"]


def as_csv(given: Given, *, everything: bool = False) -> bytes:
    """Return the table as CSV."""
    return csv_of(COLUMNS, rows_of(given))


def as_parquet(given: Given, *, everything: bool = False) -> bytes:
    """Return the table as Parquet; raises `OutputError` where pyarrow is not installed."""
    rows = rows_of(given)
    return parquet_of(
        [(column.name, column.kind) for column in COLUMNS],
        [[column.value(row) for column in COLUMNS] for row in rows],
    )


def parquet_of(columns: Sequence[tuple[str, str]], rows: Sequence[Sequence[Value]]) -> bytes:
    """Return rows as Parquet; of each column the name and the kind (as of a `Column`) are given.

    Raises `OutputError` where pyarrow is not installed.
    """
    arrow = _arrow()
    kinds = {"text": arrow.string(), "whole": arrow.int64(), "real": arrow.float64(), "day": arrow.date32()}
    schema = arrow.schema([(name, kinds[kind]) for name, kind in columns])
    arrays = [arrow.array([row[at] for row in rows], type=kinds[kind]) for at, (_, kind) in enumerate(columns)]
    out = io.BytesIO()
    arrow.parquet.write_table(arrow.Table.from_arrays(arrays, schema=schema), out)
    return out.getvalue()


def _arrow() -> ModuleType:
    try:
        import pyarrow
        import pyarrow.parquet
    except ImportError as error:
        raise OutputError("parquet needs pyarrow, which is not installed; right would be: pip install pyarrow") from error
    return pyarrow  # type: ignore[no-any-return]


def _role(name: str) -> Column:
    return Column(name=name, value=lambda row: row.one.names(name))


def _code(row: Row, scheme: str) -> Value:
    return row.codes.notation(code) if (code := row.one.codes.get(scheme)) else ""


def _degree(row: Row, name: str) -> Value:
    return getattr(row.one.spots[0], name) if len(row.one.spots) == 1 else None


def _figures(measure: str, name: str) -> tuple[Column, ...]:
    return tuple(
        Column(name=f"{name}_{end}", value=lambda row, end=end: getattr(row.toll(measure), end), kind="whole")  # type: ignore[misc]
        for end in ("low", "best", "high")
    )


COLUMNS = (
    Column(name="event", value=lambda row: row.one.iri),
    Column(name="class", value=lambda row: row.one.kind),
    Column(name="label", value=lambda row: row.one.label),
    Column(name="part_of", value=lambda row: " ".join(row.one.part_of)),
    Column(name="first_day", value=lambda row: row.one.days.first, kind="day"),
    Column(name="last_day", value=lambda row: row.one.days.last, kind="day"),
    Column(name="date_words", value=lambda row: row.one.days.words),
    Column(name="place", value=lambda row: "; ".join(spot.label for spot in row.one.spots if not spot.is_near)),
    Column(name="near", value=lambda row: "; ".join(spot.label for spot in row.one.spots if spot.is_near)),
    Column(name="country", value=lambda row: shared(row.one.spots, "A.PCL")),
    Column(name="admin1", value=lambda row: shared(row.one.spots, "A.ADM1")),
    Column(name="latitude", value=lambda row: _degree(row, "lat"), kind="real"),
    Column(name="longitude", value=lambda row: _degree(row, "long"), kind="real"),
    Column(name="point_of", value=lambda row: "; ".join(spot.point_of for spot in row.one.spots if spot.point_of)),
    Column(name="point_within_km", value=lambda row: _degree(row, "within_km"), kind="whole"),
    *map(_role, ROLES),
    *_figures("killed", "killed"),
    *_figures("wounded", "wounded"),
    Column(name="acled", value=lambda row: _code(row, ACLED_SCHEME)),
    Column(name="cameo", value=lambda row: _code(row, CAMEO_SCHEME)),
    Column(name="plover", value=lambda row: _code(row, PLOVER_SCHEME)),
    Column(name="ucdp", value=lambda row: _code(row, UCDP_SCHEME)),
    Column(name="title", value=lambda row: row.one.article.name),
    Column(name="publisher", value=lambda row: row.one.article.publisher),
    Column(name="published", value=lambda row: row.one.article.issued),
    *PROVENANCE,
)
"""The columns of the events table."""
