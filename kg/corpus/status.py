"""How far a corpus is."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from kg.corpus.contents import Contents
from kg.corpus.layout import BEGAN, FACTS, RUN, shard_of

__all__ = ["Status", "failures", "status_of"]

_RECENT = 50
"""Receipts by whose times the rate is reckoned, at most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """Articles by what became of them, shards, and how fast it goes.

    ``read``, ``failed`` and ``left`` add up to ``articles``; ``refused`` are no articles that can be
    read, ``copies`` exact copies beside them, ``outdated`` blocks of what is gone or has changed.
    ``rate`` is articles a minute of the last run, ``seconds_left`` follows from it.
    """

    articles: int
    read: int
    failed: int
    left: int
    refused: int
    copies: int
    outdated: int
    shards: int
    shards_left: int
    rate: float | None
    seconds_left: float | None
    reasons: dict[str, int]


def status_of(contents: Contents) -> Status:
    """Return how far a corpus is."""
    known = contents.catalog
    built = {shard.name: shard for shard in contents.shards()}
    reasons = _reasons(contents)
    done, failed = sum(len(shard.keys) for shard in built.values()), sum(reasons.values())
    articles = known.count("SELECT COUNT(*) FROM wanted")
    live = [name for name in known.shards() if known.live_keys(name)]
    rate = _rate(contents)
    sightings = "SELECT COUNT(*) FROM (SELECT DISTINCT text, id FROM named)"
    return Status(
        articles=articles,
        read=done - failed,
        failed=failed,
        left=articles - done,
        refused=known.count("SELECT COUNT(*) FROM sighting WHERE why <> ''"),
        copies=known.count(sightings) - articles,
        outdated=known.count("SELECT COUNT(*) FROM block WHERE key NOT IN (SELECT key FROM wanted)"),
        shards=len(live),
        shards_left=len(live) - len(built),
        rate=rate,
        seconds_left=round(60 * (articles - done) / rate) if rate else None,
        reasons=reasons,
    )


def failures(contents: Contents) -> Iterator[str]:
    """Yield a line for each article that was refused, and for each in quarantine."""
    yield from (why for _, why in contents.catalog.refused())
    for said in _quarantined(contents):
        yield f"{said['where'] or said['id']}: is in quarantine: {said['reason']}"


def _quarantined(contents: Contents) -> Iterator[dict[str, str]]:
    """Yield the articles that are there and in quarantine."""
    for shard in contents.shards():
        lines = contents.storage.read(shard.quarantine).splitlines() if shard.quarantine else []
        yield from (said for said in map(json.loads, lines) if said["key"] in shard.keys)


def _reasons(contents: Contents) -> dict[str, int]:
    """Why articles are in quarantine, with their number, the most frequent first."""
    found = Counter(said["reason"] for said in _quarantined(contents))
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def _rate(contents: Contents) -> float | None:
    """Articles a minute, by the last run's receipts since its begin, or since one of them."""
    began = contents.storage.times(RUN).get(BEGAN.rpartition("/")[2])
    if began is None:
        return None
    receipts = contents.storage.times(FACTS).items()
    times = sorted((time, shard_of(name)) for name, time in receipts if time > began)
    since = times[-_RECENT - 1][0] if len(times) > _RECENT else began
    recent = times[-_RECENT:]
    if not recent:
        return None
    articles = sum(contents.catalog.size_of(shard) for _, shard in recent)
    return round(60 * articles / max(recent[-1][0] - since, 1.0), 1)
