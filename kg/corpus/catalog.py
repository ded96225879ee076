"""What a corpus knows of its articles, as tables that need no memory: made anew of the manifest by each run.

Which graph an article gets depends on the set of articles alone, never on the order in which they
came. Of one text there is one article, the one of the earliest date; all others are its copies. An
article's id is the name that it has by itself, unless another text has that name, too: then a
digest of its text is added, to each of them.
"""

from __future__ import annotations

import contextlib
import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from kg.corpus.items import key_of
from kg.corpus.manifest import Anew, Dropped, Event, FileGone, FileRead, Gone, Seen, Shard

__all__ = ["Catalog", "Wanted", "opened"]

_TABLES = """
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -16000;
CREATE TABLE sighting (
  seq INTEGER PRIMARY KEY, draft TEXT, address TEXT, place TEXT, text TEXT, name TEXT, title TEXT,
  date TEXT, publisher TEXT, url TEXT, why TEXT, maker TEXT, met INTEGER, UNIQUE (draft, address));
CREATE INDEX by_text ON sighting (text);
CREATE INDEX by_name ON sighting (name, text);
CREATE INDEX by_address ON sighting (address);
CREATE TABLE file (address TEXT PRIMARY KEY, digest TEXT, maker TEXT) WITHOUT ROWID;
CREATE TABLE block (key TEXT, shard TEXT, text TEXT, at INTEGER, PRIMARY KEY (key, shard)) WITHOUT ROWID;
CREATE INDEX by_block_text ON block (text);
CREATE INDEX by_shard ON block (shard);
CREATE TABLE mark (text TEXT PRIMARY KEY, mark BLOB) WITHOUT ROWID;
CREATE TABLE body (text TEXT PRIMARY KEY, body TEXT) WITHOUT ROWID;
CREATE TABLE wanted (
  key TEXT PRIMARY KEY, seq INTEGER, text TEXT UNIQUE, id TEXT, title TEXT, date TEXT, publisher TEXT,
  url TEXT, place TEXT) WITHOUT ROWID;
CREATE VIEW contested AS
  SELECT name FROM sighting WHERE why = '' GROUP BY name HAVING MIN(text) <> MAX(text);
CREATE VIEW named AS
  SELECT *, CASE WHEN name NOT IN contested THEN name
    WHEN EXISTS (SELECT 1 FROM sighting o WHERE o.why = '' AND o.name = s.name || '-' || substr(s.text, 1, 12))
    THEN name || '-' || text ELSE name || '-' || substr(text, 1, 12) END AS id
  FROM sighting s WHERE why = '';
"""
_PLAN = """
INSERT INTO wanted
SELECT key_of(id, text, title, date, publisher, url), first, text, id, title, date, publisher, url, place FROM (
  SELECT *, MIN(seq) OVER (PARTITION BY text) AS first, ROW_NUMBER() OVER (
    PARTITION BY text ORDER BY date IS NULL, date, id, ifnull(publisher, ''), ifnull(title, ''), ifnull(url, ''), seq
  ) AS number FROM named)
WHERE number = 1
"""
_SEEN = ("draft", "address", "where", "text", "name", "title", "date", "publisher", "url", "mark", "why", "by")


class Wanted(NamedTuple):
    """An article that there is to be in the corpus."""

    key: str
    seq: int
    text: str
    id: str
    title: str | None
    date: str | None
    publisher: str | None
    url: str | None
    place: str


@contextlib.contextmanager
def opened(events: Iterable[Event]) -> Iterator[Catalog]:
    """Make a catalog of the events, in a file that is removed in the end."""
    with tempfile.TemporaryDirectory(prefix="kg-corpus-") as folder:
        tables = sqlite3.connect(Path(folder) / "catalog.sqlite", isolation_level=None)
        try:
            catalog = Catalog(tables)
            catalog.note(events)
            yield catalog
        finally:
            tables.close()


class Catalog:
    """The tables of a corpus's articles; see the module."""

    def __init__(self, tables: sqlite3.Connection) -> None:
        self.tables = tables
        tables.executescript(_TABLES)
        tables.create_function("key_of", 6, key_of, deterministic=True)
        self._met = 0

    def note(self, events: Iterable[Event]) -> None:
        """Enter events."""
        self.tables.execute("BEGIN")
        for event in events:
            self._note(event)
        self.tables.execute("COMMIT")

    def _note(self, event: Event) -> None:
        run = self.tables.execute
        match event:
            case Seen():
                self._see(event)
            case Gone():
                run("DELETE FROM sighting WHERE draft = ? AND address = ?", (event.draft, event.address))
            case FileGone():
                run("DELETE FROM file WHERE address = ?", (event.address,))
            case FileRead():
                run("REPLACE INTO file VALUES (?, ?, ?)", (event.address, event.digest, event.by))
            case Shard():
                rows = [(key, event.name, text, at) for at, (key, text) in enumerate(event.keys)]
                self.tables.executemany("REPLACE INTO block VALUES (?, ?, ?, ?)", rows)
            case Dropped():
                run("DELETE FROM block WHERE shard = ?", (event.name,))
            case Anew():
                for table in ("sighting", "file", "block", "mark"):
                    run(f"DELETE FROM {table}")

    def _see(self, seen: Seen) -> None:
        values = (seen.draft, seen.address, seen.where, seen.text, seen.name, seen.title, seen.date)
        rest = (seen.publisher, seen.url, seen.why, seen.by, self._met)
        places = ", ".join("?" * 12)
        self.tables.execute(f"REPLACE INTO sighting VALUES (NULL, {places})", values + rest)
        if seen.mark:
            row = (seen.text, bytes.fromhex(seen.mark))
            self.tables.execute("INSERT OR IGNORE INTO mark VALUES (?, ?)", row)

    # ---------- while sources are read

    def begin(self) -> None:
        """Begin a run: what is noted from here on is met by it."""
        self._met = 1

    def has_read(self, address: str, digest: str, by: str) -> bool:
        """Return whether a file was read to its end before, and meet all that is in it."""
        known = "SELECT 1 FROM file WHERE address = ? AND digest = ? AND maker = ?"
        if not self._is_there(known, address, digest, by):
            return False
        self.tables.execute("UPDATE sighting SET met = 1 WHERE address = ?", (address,))
        return True

    def meet(self, draft: str, address: str, by: str) -> bool:
        """Return whether an article of a file is known, and meet it; a refused one if ``by`` refused it."""
        done = self.tables.execute(
            "UPDATE sighting SET met = 1 WHERE draft = ? AND address = ? AND (why = '' OR maker = ?)",
            (draft, address, by),
        )
        return done.rowcount > 0

    def has_text(self, text: str) -> bool:
        """Return whether a text is in a shard, or waits to come into one."""
        kept = "SELECT 1 FROM block WHERE text = ?1 UNION ALL SELECT 1 FROM body WHERE text = ?1"
        return self._is_there(kept, text)

    def keep_text(self, digest: str, text: str) -> None:
        """Keep a text until it is in a shard."""
        self.tables.execute("INSERT OR IGNORE INTO body VALUES (?, ?)", (digest, text))

    def missed(self, address: str) -> list[Gone]:
        """Return what the run has not met of a file."""
        query = "SELECT draft FROM sighting WHERE address = ? AND met = 0 ORDER BY seq"
        rows = self.tables.execute(query, (address,))
        return [Gone(draft=draft, address=address) for (draft,) in rows]

    def addresses(self) -> list[str]:
        """Return the addresses of all files that articles are from, sorted."""
        rows = self.tables.execute("SELECT DISTINCT address FROM sighting ORDER BY address")
        return [address for (address,) in rows]

    def refused(self) -> Iterator[tuple[str, str]]:
        """Yield address and error line of what cannot be read as an article, in order of arrival."""
        yield from self.tables.execute("SELECT address, why FROM sighting WHERE why <> '' ORDER BY seq")

    # ---------- what there is to be, and what there is

    def plan(self) -> None:
        """Find out anew which articles there are to be."""
        self.tables.execute("DELETE FROM wanted")
        self.tables.execute(_PLAN)

    def missing(self) -> list[Wanted]:
        """Return the articles that are in no shard, in order of arrival."""
        rows = self.tables.execute("SELECT wanted.* FROM wanted WHERE key NOT IN (SELECT key FROM block) ORDER BY seq")
        return [Wanted(*row) for row in rows]

    def text_of(self, text: str) -> tuple[str | None, str]:
        """Return a text that waits, else the shard that has it."""
        waiting = self.tables.execute("SELECT body FROM body WHERE text = ?", (text,)).fetchone()
        if waiting:
            return waiting[0], ""
        (shard,) = self.tables.execute("SELECT MIN(shard) FROM block WHERE text = ?", (text,)).fetchone()
        return None, shard

    def forget_texts(self) -> None:
        """Let go of the texts that are in shards now."""
        self.tables.execute("DELETE FROM body WHERE text IN (SELECT text FROM block)")

    def shards(self) -> list[str]:
        """Return the names of all shards, in order."""
        return [name for (name,) in self.tables.execute("SELECT DISTINCT shard FROM block ORDER BY shard")]

    def size_of(self, shard: str) -> int:
        """Return how many articles a shard has."""
        query = "SELECT COUNT(*) FROM block WHERE shard = ?"
        (number,) = self.tables.execute(query, (shard,)).fetchone()
        return int(number)

    def live_keys(self, shard: str) -> list[str]:
        """Return the keys of a shard's articles that are still to be there, in order; a key counts in its first shard."""
        rows = self.tables.execute(
            "SELECT key FROM block b WHERE shard = ? AND key IN (SELECT key FROM wanted) "
            "AND shard = (SELECT MIN(shard) FROM block o WHERE o.key = b.key) ORDER BY at",
            (shard,),
        )
        return [key for (key,) in rows]

    def events(self) -> Iterator[Event]:
        """Yield events that say all that is in the catalog."""
        marked = set[str]()
        query = """SELECT draft, address, place, text, name, title, date, publisher, url, hex(mark), why, maker
            FROM sighting LEFT JOIN mark USING (text) ORDER BY seq"""
        for row in self.tables.execute(query):
            seen = Seen(**dict(zip(_SEEN, row, strict=True)))
            yield replace(seen, mark="" if seen.text in marked else seen.mark.lower())
            marked.add(seen.text)
        for address, digest, by in self.tables.execute("SELECT * FROM file ORDER BY address"):
            yield FileRead(address=address, digest=digest, by=by)
        for name in self.shards():
            rows = self.tables.execute("SELECT key, text FROM block WHERE shard = ? ORDER BY at", (name,))
            yield Shard(name=name, keys=tuple(rows))

    def count(self, query: str) -> int:
        """Return the number that a query of ours gives."""
        (number,) = self.tables.execute(query).fetchone()
        return int(number)

    def _is_there(self, query: str, *values: str) -> bool:
        return self.tables.execute(query, values).fetchone() is not None
