"""One shard: its articles are read, its mentions and facts written. It is a pure function of its articles and the reader."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass

from kg.corpus.items import Item, items_in
from kg.corpus.layout import articles_file, facts_file, mentions_file, quarantine_file
from kg.corpus.recipe import Reader
from kg.corpus.storage import Storage

__all__ = ["Advance", "Done", "Task", "build_shard"]

Advance = Callable[[int], None]
"""Is told how many more articles were read, by whichever thread reads them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A shard to be built by the reader of this digest."""

    shard: str
    reader: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """A shard that is built: how many articles it has, and how many of these are in quarantine."""

    shard: str
    articles: int
    quarantined: int


def build_shard(
    storage: Storage,
    task: Task,
    reader: Reader,
    advance: Advance | None = None,
) -> Done:
    """Read a shard's articles and write what they say; the facts come last, and are the receipt."""
    name = articles_file(task.shard)
    items = items_in(storage.read(name), f"{storage.url}/{name}")
    facts, mentions, failed = [], [], []
    for item, outcome in zip(items, reader.read(items), strict=True):
        if outcome.reason:
            failed.append(_line(item, outcome.reason))
        facts.append(outcome.facts)
        mentions.append(outcome.mentions)
        if advance:
            advance(1)
    if failed:
        storage.write(quarantine_file(task.shard, task.reader), "".join(failed).encode())
    storage.write(mentions_file(task.shard, task.reader), b"".join(mentions))
    storage.write(facts_file(task.shard, task.reader), b"".join(facts))
    return Done(shard=task.shard, articles=len(items), quarantined=len(failed))


def _line(item: Item, reason: str) -> str:
    told = item.article
    said = {"key": item.key, "id": told.id, "where": told.where, "reason": reason}
    return json.dumps(said, ensure_ascii=False) + "\n"
