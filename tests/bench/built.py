"""Articles into built graphs: each article is read once, in however many sets it stands.

The articles go the way of any input: a .jsonl file is read, and the graph and the mentions are written as Turtle.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sets import BenchError, Row

from kg.articles import read_articles
from kg.builder import Builder
from kg.model import Article
from kg.triples.article_triples import Parts
from kg.triples.turtle import serialize

__all__ = ["Built", "Reader"]

INPUT = ("doc_id", "title", "text", "date")


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """The two files of a built set, and what could not be read, a line each."""

    graph: Path
    mentions: Path
    unread: tuple[str, ...]


class Reader:
    """Builds sets of articles into files under ``folder``."""

    def __init__(self, builder: Builder, folder: Path) -> None:
        self.builder = builder
        self.folder = folder
        self._parts: dict[str, Parts | None] = {}
        self._unread: dict[str, str] = {}

    def build(self, name: str, rows: Sequence[Row]) -> Built:
        """Build the articles of ``rows`` into ``name.graph.ttl`` and ``name.mentions.ttl``."""
        texts = [json.dumps({key: row[key] for key in INPUT if row.get(key)}) for row in rows]
        self._read([text for text in dict.fromkeys(texts) if text not in self._parts])
        parts = [found for text in texts if (found := self._parts[text])]
        graph, mentions = (self.folder / f"{name}.{part}.ttl" for part in ("graph", "mentions"))
        graph.write_bytes(serialize({triple for part in parts for triple in part.graph}))
        mentions.write_bytes(serialize({triple for part in parts for triple in part.mentions}))
        return Built(graph=graph, mentions=mentions, unread=tuple(self._unread[t] for t in texts if t in self._unread))

    def _read(self, texts: Iterable[str]) -> None:
        articles: dict[str, Article] = {}
        source = self.folder / "articles.jsonl"
        for text in texts:
            source.write_text(text + "\n", encoding="utf-8")
            (found,) = read_articles([source])
            self._parts[text] = None
            if isinstance(found, Article):
                articles[text] = found
            else:
                self._unread[text] = str(found).replace(str(source), json.loads(text)["doc_id"])
        for text, (facts, parts) in zip(articles, self.builder.read(articles.values()), strict=True):
            if facts.article.id != json.loads(text)["doc_id"]:
                raise BenchError(f"{facts.article.id}: the article's doc_id was not taken as its id")
            self._parts[text] = parts
