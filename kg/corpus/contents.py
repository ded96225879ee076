"""What a corpus holds, as a stream: the blocks of the articles that are there, shard by shard.

Of an article that is gone or has changed, the old block may still be in its shard; it is passed
over here, and left out for good by `kg.corpus.compacting`.
"""

from __future__ import annotations

import contextlib
import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kg.corpus import catalog
from kg.corpus.blocks import Block, blocks_in
from kg.corpus.catalog import Catalog
from kg.corpus.configuration import Configuration, read_configuration
from kg.corpus.layout import FACTS, LINKS, MENTIONS, QUARANTINE, SETTINGS, shard_of
from kg.corpus.manifest import events_in
from kg.corpus.storage import Storage, is_remote, open_storage

__all__ = ["Contents", "LiveShard", "contents_of", "is_corpus"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveShard:
    """A shard that is built: ``keys`` of its articles that are there, and its files, empty where there is none."""

    name: str
    keys: tuple[str, ...]
    facts: str
    mentions: str
    quarantine: str

    @property
    def digest(self) -> str:
        """A digest of what of the shard is there, and of what read it."""
        return hashlib.sha256(" ".join((self.facts, *self.keys)).encode()).hexdigest()[:12]


class Contents:
    """Reads a corpus."""

    def __init__(self, storage: Storage, known: Catalog, config: Configuration) -> None:
        self.storage, self.catalog, self.config = storage, known, config

    def shards(self) -> Iterator[LiveShard]:
        """Yield the shards that are built, in order, those without any article left out."""
        files = {folder: self._by_shard(folder) for folder in (FACTS, MENTIONS, QUARANTINE)}
        for name in self.catalog.shards():
            keys = tuple(self.catalog.live_keys(name))
            if keys and name in files[FACTS]:
                yield LiveShard(
                    name=name,
                    keys=keys,
                    facts=files[FACTS][name],
                    mentions=files[MENTIONS][name],
                    quarantine=files[QUARANTINE].get(name, ""),
                )

    def facts(self, shard: LiveShard) -> Iterator[Block]:
        """Yield what a shard's articles say, in order."""
        return self._live(shard.facts, frozenset(shard.keys))

    def mentions(self, shard: LiveShard) -> Iterator[Block]:
        """Yield the mentions of a shard's articles, in order."""
        return self._live(shard.mentions, frozenset(shard.keys))

    def articles(self, shard: LiveShard) -> Iterator[tuple[Block, Block]]:
        """Yield facts and mentions of each article, in order."""
        return zip(self.facts(shard), self.mentions(shard), strict=True)

    def links(self) -> Iterator[Block]:
        """Yield the linksets of copies and of identities, as far as there are any."""
        for name in self.storage.names(LINKS):
            yield from self._live(f"{LINKS}/{name}", None)

    def blocks(self) -> Iterator[Block]:
        """Yield all blocks there are."""
        for shard in self.shards():
            yield from self.facts(shard)
            yield from self.mentions(shard)
        yield from self.links()

    def _live(self, name: str, keys: frozenset[str] | None) -> Iterator[Block]:
        for block in blocks_in(self.storage.read(name), f"{self.storage.url}/{name}"):
            if keys is None or block.key in keys:
                yield block

    def _by_shard(self, folder: str) -> dict[str, str]:
        """The files of a folder that the corpus's own reader has written, by their shards."""
        ours = self.config.reader
        names = (name for name in self.storage.names(folder) if name.partition(".")[0].endswith(ours))
        return {shard_of(name): f"{folder}/{name}" for name in names}


@contextlib.contextmanager
def contents_of(url: str) -> Iterator[Contents]:
    """Open a corpus for reading; raises `kg.errors.KgError` where there is none."""
    storage = open_storage(url)
    config = read_configuration(storage)
    with catalog.opened(events_in(storage)) as known:
        known.plan()
        yield Contents(storage, known, config)


def is_corpus(url: str) -> bool:
    """Return whether a folder is a corpus; what has a scheme is taken for one."""
    try:
        return is_remote(url) or (Path(url) / SETTINGS).is_file()
    except (OSError, ValueError):  # no name that a file can have
        return False
