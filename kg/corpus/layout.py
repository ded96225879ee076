"""What lies where in a corpus's folder, and what the files are called.

    corpus.json                            the settings, and what reads
    run/began                              empty; its time is that of the last run's begin
    manifest/<number>-<digest>.jsonl.zst   a log: which article was seen where, and what is gone
    articles/<shard>.jsonl.zst             what a shard is made of: some 500 articles
    facts/<shard>-<reader>.nq.zst          what they say; the file is the shard's receipt
    mentions/<shard>-<reader>.nq.zst       the words that stand for it
    quarantine/<shard>-<reader>.jsonl      articles on which reading failed, with the reason
    links/copies-<digest>.nq.zst           which article is a copy, or a near copy, of which
    links/identities-<digest>.nq.zst       which events of several articles are one
    identities/<shard>-...jsonl.zst        what is compared for that; <week>-...json.zst the pairs of a week
    tables/<table>/<shard>-...parquet      a summary, made when it is first asked for

A shard's name is a number, in order of arrival, and a digest of its articles. A reader's is one of
version, model, lexicon and settings, so that what another reader wrote is not taken for its work.
"""

from __future__ import annotations

import re

__all__ = [
    "ARTICLES",
    "BEGAN",
    "FACTS",
    "IDENTITIES",
    "LINKS",
    "MANIFEST",
    "MENTIONS",
    "QUARANTINE",
    "RUN",
    "SETTINGS",
    "TABLES",
    "articles_file",
    "facts_file",
    "identities_file",
    "links_file",
    "mentions_file",
    "number_of",
    "pairs_file",
    "quarantine_file",
    "shard_of",
    "tellings_file",
]

SETTINGS = "corpus.json"
MANIFEST, ARTICLES, FACTS, MENTIONS = "manifest", "articles", "facts", "mentions"
RUN = "run"
BEGAN = f"{RUN}/began"
QUARANTINE, LINKS, TABLES, IDENTITIES = "quarantine", "links", "tables", "identities"
_SHARD = re.compile(r"\d{6,}-[0-9a-f]{12}")


def articles_file(shard: str) -> str:
    """Return the name of the file with a shard's articles."""
    return f"{ARTICLES}/{shard}.jsonl.zst"


def facts_file(shard: str, reader: str) -> str:
    """Return the name of the file with a shard's facts, which is its receipt."""
    return f"{FACTS}/{shard}-{reader}.nq.zst"


def mentions_file(shard: str, reader: str) -> str:
    """Return the name of the file with a shard's mentions."""
    return f"{MENTIONS}/{shard}-{reader}.nq.zst"


def quarantine_file(shard: str, reader: str) -> str:
    """Return the name of the file with the articles of a shard that could not be read."""
    return f"{QUARANTINE}/{shard}-{reader}.jsonl"


def links_file(digest: str) -> str:
    """Return the name of the file with the copies; ``digest`` is of what it holds."""
    return f"{LINKS}/copies-{digest}.nq.zst"


def identities_file(digest: str) -> str:
    """Return the name of the file with the identities; ``digest`` is of what it holds."""
    return f"{LINKS}/identities-{digest}.nq.zst"


def tellings_file(shard: str, digest: str) -> str:
    """Return the name of the file with a shard's tellings; ``digest`` is of what they are made of."""
    return f"{IDENTITIES}/{shard}-{digest}.jsonl.zst"


def pairs_file(week: int, digest: str) -> str:
    """Return the name of the file with the pairs of a week's tellings; ``digest`` is of these."""
    return f"{IDENTITIES}/week-{week:06d}-{digest}.json.zst"


def shard_of(name: str) -> str:
    """Return the shard that a file's name begins with, empty where it begins with none.

    >>> shard_of("000012-0123456789ab-0f0f0f0f.nq.zst"), shard_of("README")
    ('000012-0123456789ab', '')
    """
    found = _SHARD.match(name)
    return found[0] if found else ""


def number_of(name: str) -> int:
    """Return the number that a file's name begins with, 0 where it begins with none.

    >>> number_of("000012-0123456789ab.jsonl.zst"), number_of("x")
    (12, 0)
    """
    digits = name.partition("-")[0]
    return int(digits) if digits.isdigit() else 0
