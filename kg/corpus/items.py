"""Articles as a shard holds them, each with the key that says what its graph is made of."""

from __future__ import annotations

import datetime
import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.articles.naming import digest_of
from kg.corpus.blocks import packed, unpacked
from kg.model import Article

__all__ = ["Item", "Outcome", "items_in", "key_of", "named_shard", "written"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An article to be read; equal keys are articles that give equal graphs."""

    key: str
    article: Article

    @property
    def digest(self) -> str:
        """The SHA-256 of the text."""
        return digest_of(self.article.text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of an article: a frame of facts and one of mentions.

    ``reason`` tells why there are none where reading it failed.
    """

    key: str
    facts: bytes = b""
    mentions: bytes = b""
    reason: str = ""


def key_of(
    name: str,
    text: str,
    title: str | None,
    date: str | None,
    publisher: str | None,
    url: str | None,
) -> str:
    """Return a digest of all that an article's graph is made of; ``text`` is its SHA-256.

    >>> key_of("a", "0" * 64, None, None, None, None)
    '52fa059c48365aba52beff61'
    """
    said = json.dumps([name, text, title, date, publisher, url], ensure_ascii=False)
    return hashlib.sha256(said.encode()).hexdigest()[:24]


def named_shard(number: int, keys: Iterable[str]) -> str:
    """Return the name of the shard of these articles."""
    return f"{number:06d}-{hashlib.sha256(' '.join(keys).encode()).hexdigest()[:12]}"


def written(items: Sequence[Item]) -> bytes:
    """Return a shard's articles as a file."""
    lines = (json.dumps(_fields(item), ensure_ascii=False) for item in items)
    return packed("".join(f"{line}\n" for line in lines).encode())


def _fields(item: Item) -> dict[str, str | None]:
    told = item.article
    return {
        "key": item.key,
        "id": told.id,
        "title": told.title,
        "date": told.date.isoformat() if told.date else None,
        "publisher": told.publisher,
        "url": told.url,
        "where": told.where,
        "sha256": item.digest,
        "text": told.text,
    }


def items_in(data: bytes, where: str) -> list[Item]:
    """Return the articles of a shard's file; raises `kg.errors.GraphError` where it is not whole."""
    lines = unpacked(data, where).decode().split("\n")
    return [_item(json.loads(line)) for line in lines if line]


def _item(said: dict[str, str]) -> Item:
    date = datetime.date.fromisoformat(said["date"]) if said["date"] else None
    article = Article(
        id=said["id"],
        text=said["text"],
        title=said["title"],
        date=date,
        publisher=said["publisher"],
        url=said["url"],
        where=said["where"],
    )
    return Item(key=said["key"], article=article)
