"""SQL on a corpus's tables, by DuckDB, which reads of them only what it needs."""

from __future__ import annotations

import importlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from kg.corpus import layout
from kg.corpus.rows import TABLES
from kg.corpus.storage import Storage
from kg.errors import QueryError

__all__ = ["Rows", "asked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What a query gives: the names of the columns, and the rows as they come."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[object, ...]]


def asked(storage: Storage, query: str) -> Rows:
    """Return what a query of the tables ``events``, ``actors`` and ``counts`` gives.

    Nothing but these files can be read or written by it. Raises `QueryError` where it is wrong, or
    DuckDB is not installed.
    """
    duckdb = _library()
    held = duckdb.connect()
    try:
        for table in TABLES:
            files = f"{_quoted(storage)}/{table}/*.parquet"
            held.execute(f"CREATE VIEW {table} AS FROM read_parquet('{files}')")
        held.execute(f"SET allowed_directories = ['{_quoted(storage)}/']")
        held.execute("SET enable_external_access = false; SET lock_configuration = true")
        _refuse_changes(duckdb, held.extract_statements(query))
        answer = held.execute(query)
    except duckdb.Error as error:
        raise QueryError(f"SQL: {' '.join(str(error).split())}") from error
    columns = tuple(str(column[0]) for column in answer.description or ())
    return Rows(columns=columns, rows=iter(answer.fetchone, None))


def _refuse_changes(duckdb: Any, statements: Sequence[Any]) -> None:
    if [one.type for one in statements] != [duckdb.StatementType.SELECT]:
        raise QueryError("SQL: is no single SELECT; a corpus's tables are read and not changed")


def _quoted(storage: Storage) -> str:
    return f"{storage.url}/{layout.TABLES}".replace("'", "''")


def _library() -> Any:
    try:
        return importlib.import_module("duckdb")
    except ImportError as error:
        raise QueryError("kg corpus sql needs DuckDB, which is not installed: pip install 'kg[sql]'") from error
