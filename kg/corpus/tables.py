"""A summary of a corpus in columns: one row an event, an actor of an article, a count. Made when first asked for.

A table is a folder of Parquet files, one a shard, which pandas, R and DuckDB open directly; a file
is named by what of the shard is there, so that only what has changed is made again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

import pyoxigraph as ox

from kg.account.given import Given
from kg.corpus import layout
from kg.corpus.contents import Contents, LiveShard
from kg.corpus.rows import TABLES, Cells, rows_in
from kg.export.events import parquet_of

__all__ = ["make_tables"]

Progress: TypeAlias = Callable[[], None]


def make_tables(contents: Contents, progress: Progress | None = None) -> None:
    """Make the files of the shards that have none, and remove those of what is no more.

    Raises `kg.errors.OutputError` where pyarrow is not installed.
    """
    wanted = {f"{shard.name}-{shard.digest}.parquet": shard for shard in contents.shards()}
    last = [*TABLES][-1]
    there = set(contents.storage.names(f"{layout.TABLES}/{last}"))
    for name, shard in wanted.items():
        if name not in there:
            _make(contents, shard, name)
            if progress:
                progress()
    for table in TABLES:
        for name in contents.storage.names(f"{layout.TABLES}/{table}"):
            if name not in wanted:
                contents.storage.remove(f"{layout.TABLES}/{table}/{name}")


def _make(contents: Contents, shard: LiveShard, name: str) -> None:
    """Write a shard's part of each table; the last one is the receipt."""
    found: dict[str, list[Cells]] = {table: [] for table in TABLES}
    for block in contents.facts(shard):
        parsed = ox.parse(block.quads, format=ox.RdfFormat.N_QUADS)
        given = Given(quads=frozenset(quad for quad in parsed if isinstance(quad, ox.Quad)))
        for table, rows in rows_in(given).items():
            found[table] += rows
    for table, rows in found.items():
        data = parquet_of(TABLES[table].columns, rows)
        contents.storage.write(f"{layout.TABLES}/{table}/{name}", data)
