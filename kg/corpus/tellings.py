"""The tellings of a corpus by weeks, kept so that only what has changed is read and compared again.

A shard's tellings are a file of their own, made when they are first asked for; so are the pairs of each week, named by a digest of
the tellings that they are made of. What is in between lies in a file on disk for as long as it is sorted.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.account.given import Given
from kg.corpus.blocks import packed, unpacked
from kg.corpus.contents import Contents, LiveShard
from kg.corpus.layout import IDENTITIES, pairs_file, tellings_file
from kg.identity.blocks import weeks_of
from kg.identity.linking import Found, Scored, identities_in, scored_pairs
from kg.identity.made_of import MADE_OF
from kg.identity.telling import Telling, from_json, to_json
from kg.identity.tellings import tellings_in

__all__ = ["identities_of_corpus"]

_TABLE = "CREATE TABLE telling (week INTEGER, iri TEXT, line TEXT, PRIMARY KEY (week, iri)) WITHOUT ROWID"


def identities_of_corpus(contents: Contents) -> Iterator[Found]:
    """Yield the identities of a corpus in the order of their weeks; files that are not needed any more are removed."""
    used: set[str] = set()
    with _sorted(contents, used) as tables:
        yield from identities_in(_weeks(contents, tables, used))
    for name in contents.storage.names(IDENTITIES):
        if f"{IDENTITIES}/{name}" not in used:
            contents.storage.remove(f"{IDENTITIES}/{name}")


@contextlib.contextmanager
def _sorted(contents: Contents, used: set[str]) -> Iterator[sqlite3.Connection]:
    """Hold the tellings of all shards in a file, by week and IRI."""
    with tempfile.TemporaryDirectory() as folder, contextlib.closing(sqlite3.connect(Path(folder) / "weeks")) as tables:
        tables.execute("PRAGMA journal_mode = OFF")
        tables.execute(_TABLE)
        for shard in contents.shards():
            rows = ((week, telling.iri, line) for telling, line in _tellings(contents, shard, used) for week in weeks_of(telling))
            tables.executemany("INSERT OR REPLACE INTO telling VALUES (?, ?, ?)", rows)
        yield tables


def _tellings(contents: Contents, shard: LiveShard, used: set[str]) -> Iterator[tuple[Telling, str]]:
    """Yield a shard's tellings, each with its line; they are read from its facts unless that was done before."""
    name = tellings_file(shard.name, f"{shard.digest}-{MADE_OF}")
    used.add(name)
    if name.partition("/")[2] not in contents.storage.names(IDENTITIES):
        lines = [to_json(telling) for block in contents.facts(shard) for telling in tellings_in(_given(block.quads))]
        contents.storage.write(name, packed("".join(f"{line}\n" for line in lines).encode()))
    for line in unpacked(contents.storage.read(name), f"{contents.storage.url}/{name}").decode().splitlines():
        yield from_json(line), line


def _given(quads: bytes) -> Given:
    parsed = ox.parse(quads, format=ox.RdfFormat.N_QUADS)
    return Given(quads=frozenset(quad for quad in parsed if isinstance(quad, ox.Quad)))


def _weeks(contents: Contents, tables: sqlite3.Connection, used: set[str]) -> Iterator[tuple[int, list[Telling], list[Scored]]]:
    there = set(contents.storage.names(IDENTITIES))
    for (week,) in tables.execute("SELECT DISTINCT week FROM telling ORDER BY week").fetchall():
        lines = [line for (line,) in tables.execute("SELECT line FROM telling WHERE week = ? ORDER BY iri", (week,))]
        digest = hashlib.sha256("\n".join((MADE_OF, *lines)).encode()).hexdigest()[:12]
        tellings = [from_json(line) for line in lines]
        name = pairs_file(week, digest)
        used.add(name)
        if name.partition("/")[2] not in there:
            contents.storage.write(name, packed(json.dumps(scored_pairs(tellings)).encode()))
        pairs = json.loads(unpacked(contents.storage.read(name), f"{contents.storage.url}/{name}"))
        yield week, tellings, [(one, other, score) for one, other, score in pairs]
