"""A corpus into a store's folder: some shards at a time, so that no more than these are held."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

import pyoxigraph as ox

from kg.corpus.contents import Contents, LiveShard
from kg.store import Folder, Writer
from kg.store.contents import COPIES, IDENTITIES
from kg.store.prebuilt import Block, Prebuilt, blocks_of
from kg.store.taking import Taken, take

__all__ = ["load_corpus"]

_SHARDS = 8
"""Shards that are put in at a time: the store looks through its articles once for each lot."""


def load_corpus(folder: Folder, contents: Contents) -> Taken:
    """Put a corpus's articles into a store, in place of what they were, and the linksets of copies and of identities.

    Raises `kg.errors.GraphError` where a shard is broken, `kg.errors.OutputError` where the folder
    cannot be written; nothing has changed then.
    """
    told = Taken()
    with folder.aside() as (store, _):
        waiting = contents.shards()
        while shards := list(islice(waiting, _SHARDS)):
            told = told + take(store, _prebuilt(contents, shards))
        _replace_links(store, contents)
    return told


def _prebuilt(contents: Contents, shards: Sequence[LiveShard]) -> Prebuilt:
    articles = frozenset(block.iri for shard in shards for block in contents.facts(shard))

    def blocks() -> Iterator[Block]:
        return blocks_of(_pieces(contents, shards), contents.storage.url)

    return Prebuilt(contents.storage.url, blocks, articles)


def _pieces(contents: Contents, shards: Sequence[LiveShard]) -> Iterator[bytes]:
    for shard in shards:
        yield from (block.quads for block in contents.facts(shard))
        yield from (block.quads for block in contents.mentions(shard))


def _replace_links(store: ox.Store, contents: Contents) -> None:
    data = b"".join(block.quads for block in contents.links())
    parsed = ox.parse(data, format=ox.RdfFormat.N_QUADS)
    new = {quad for quad in parsed if isinstance(quad, ox.Quad)}
    old = {quad for graph in (COPIES, IDENTITIES) for quad in store.quads_for_pattern(None, None, None, graph)}
    if new != old:
        Writer(store).commit(old - new, new - old)
