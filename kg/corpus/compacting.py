"""Shards without what is gone: the blocks that are left are copied into new shards, and nothing is read anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from kg.corpus import catalog, manifest
from kg.corpus.catalog import Catalog
from kg.corpus.configuration import Configuration, read_configuration
from kg.corpus.contents import Contents, LiveShard
from kg.corpus.items import Item, items_in, named_shard, written
from kg.corpus.layout import (
    ARTICLES,
    FACTS,
    MANIFEST,
    MENTIONS,
    QUARANTINE,
    articles_file,
    facts_file,
    mentions_file,
    number_of,
    quarantine_file,
    shard_of,
)
from kg.corpus.manifest import Anew, Dropped, Event, Shard, events_in
from kg.corpus.planning import SHARD
from kg.corpus.storage import Storage

__all__ = ["compact"]


@dataclass(slots=True, kw_only=True)
class _Pile:
    """What comes into one new shard."""

    items: list[Item]
    facts: list[bytes]
    mentions: list[bytes]
    failed: list[bytes]
    old: list[str]


def compact(storage: Storage, *, size: int = SHARD) -> tuple[int, int]:
    """Write anew every shard of which something is gone, or that is small; return how many there were and are.

    A shard that is not built yet is left as it is. Killed at any moment, it leaves what was there
    or what is to be.
    """
    with storage.locked():
        config = read_configuration(storage)
        with catalog.opened(events_in(storage)) as known:
            known.plan()
            before = len(known.shards())
            for pile in _piles(Contents(storage, known, config), size):
                _replace(storage, known, config, pile)
            _drop_empty(storage, known)
            _rewrite(storage, known)
            _remove_files(storage, known)
            return before, len(known.shards())


def _piles(contents: Contents, size: int) -> Iterator[_Pile]:
    """Yield what belongs into one shard each."""
    pile = _empty()
    for shard in contents.shards():
        whole = contents.catalog.size_of(shard.name)
        if whole == len(shard.keys) and 2 * whole > size:
            continue
        if pile.items and len(pile.items) + len(shard.keys) > size:
            if _is_changed(contents.catalog, pile):
                yield pile
            pile = _empty()
        _add(contents, shard, pile)
    if _is_changed(contents.catalog, pile):
        yield pile


def _empty() -> _Pile:
    return _Pile(items=[], facts=[], mentions=[], failed=[], old=[])


def _is_changed(known: Catalog, pile: _Pile) -> bool:
    """Whether the new shard would be another than those that it is made of."""
    return len(pile.old) > 1 or any(known.size_of(name) > len(pile.items) for name in pile.old)


def _add(contents: Contents, shard: LiveShard, pile: _Pile) -> None:
    keys, name = frozenset(shard.keys), articles_file(shard.name)
    storage = contents.storage
    items = items_in(storage.read(name), f"{storage.url}/{name}")
    pile.items += [item for item in items if item.key in keys]
    pile.facts += [block.frame for block in contents.facts(shard)]
    pile.mentions += [block.frame for block in contents.mentions(shard)]
    lines = storage.read(shard.quarantine).splitlines(keepends=True) if shard.quarantine else []
    pile.failed += [line for line in lines if any(key.encode() in line for key in keys)]
    pile.old.append(shard.name)


def _replace(storage: Storage, known: Catalog, config: Configuration, pile: _Pile) -> None:
    """Write the new shard's files, then let the manifest say that it takes the place of the old ones."""
    number = max(map(number_of, known.shards()), default=0) + 1
    name = named_shard(number, (item.key for item in pile.items))
    storage.write(articles_file(name), written(pile.items))
    if pile.failed:
        storage.write(quarantine_file(name, config.reader), b"".join(pile.failed))
    storage.write(mentions_file(name, config.reader), b"".join(pile.mentions))
    storage.write(facts_file(name, config.reader), b"".join(pile.facts))
    new = Shard(name=name, keys=tuple((item.key, item.digest) for item in pile.items))
    events: list[Event] = [new, *(Dropped(name=old) for old in pile.old)]
    manifest.append(storage, events)
    known.note(events)


def _drop_empty(storage: Storage, known: Catalog) -> None:
    empty = [Dropped(name=name) for name in known.shards() if not known.live_keys(name)]
    manifest.append(storage, empty)
    known.note(empty)


def _rewrite(storage: Storage, known: Catalog) -> None:
    """Write the manifest anew as one file, without what has been taken back since."""
    old = storage.names(MANIFEST)
    if len(old) > 1:
        name = manifest.append(storage, [Anew(), *known.events()])
        for one in old:
            if f"{MANIFEST}/{one}" != name:
                storage.remove(f"{MANIFEST}/{one}")


def _remove_files(storage: Storage, known: Catalog) -> None:
    shards = set(known.shards())
    for folder in (FACTS, MENTIONS, QUARANTINE, ARTICLES):
        for name in storage.names(folder):
            if shard_of(name) not in shards:
                storage.remove(f"{folder}/{name}")
