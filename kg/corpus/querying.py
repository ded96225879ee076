"""SQL on a corpus's tables, by DuckDB, which reads of them only what it needs."""

from __future__ import annotations

import contextlib
import importlib
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.corpus import layout
from kg.corpus.rows import TABLES
from kg.corpus.storage import LocalStorage, Storage
from kg.errors import QueryError

__all__ = ["Rows", "asked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Rows:
    """What a query gives: the names of the columns, and the rows as they come."""

    columns: tuple[str, ...]
    rows: Iterator[tuple[object, ...]]


@contextlib.contextmanager
def asked(storage: Storage, query: str) -> Iterator[Rows]:
    """Hold what a query of the tables ``events``, ``actors`` and ``counts`` gives.

    Nothing but these files can be read or written by it. Raises `QueryError` where it is wrong, or
    DuckDB is not installed.
    """
    duckdb = _library()
    with _at_hand(storage) as folder, duckdb.connect() as held:
        try:
            answer = _answer(duckdb, held, str(folder).replace("'", "''"), query)
            columns = tuple(str(column[0]) for column in answer.description or ())
            yield Rows(columns=columns, rows=iter(answer.fetchone, None))
        except duckdb.Error as error:  # also of what only shows when the rows are fetched
            raise QueryError(f"SQL: {' '.join(str(error).split())}") from error


@contextlib.contextmanager
def _at_hand(storage: Storage) -> Iterator[Path]:
    """Hold the folder of the tables, fetched from an object store.

    DuckDB would load an extension for that from the network.
    """
    if isinstance(storage, LocalStorage):
        yield storage.path / layout.TABLES
        return
    with tempfile.TemporaryDirectory(prefix="kg-tables-") as name:
        folder = Path(name)
        for table in TABLES:
            (folder / table).mkdir()
            for file in storage.names(f"{layout.TABLES}/{table}"):
                data = storage.read(f"{layout.TABLES}/{table}/{file}")
                (folder / table / file).write_bytes(data)
        yield folder


def _answer(duckdb: Any, held: Any, folder: str, query: str) -> Any:
    for table in TABLES:
        held.execute(f"CREATE VIEW {table} AS FROM read_parquet('{folder}/{table}/*.parquet')")
    held.execute(f"SET allowed_directories = ['{folder}/']")
    held.execute("SET enable_external_access = false; SET lock_configuration = true")
    _refuse_changes(duckdb, held.extract_statements(query))
    return held.execute(query)


def _refuse_changes(duckdb: Any, statements: Sequence[Any]) -> None:
    if [one.type for one in statements] != [duckdb.StatementType.SELECT]:
        raise QueryError("SQL: is no single SELECT; a corpus's tables are read and not changed")


def _library() -> Any:
    try:
        return importlib.import_module("duckdb")
    except ImportError as error:
        raise QueryError("kg corpus sql needs DuckDB, which is not installed: pip install 'kg[sql]'") from error
