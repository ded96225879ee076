"""Articles into a store: what is new or changed is built, the rest is left as it is."""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from kg.articles import read_articles
from kg.builder import Builder
from kg.errors import ArticleError, KgError
from kg.model import Article
from kg.store import Writer
from kg.store.contents import receipt_of
from kg.triples import iris

__all__ = ["Loaded", "load", "receipt"]

_BATCH = 16  # articles built before they are put in, one transaction each


@dataclass(slots=True, kw_only=True)
class Loaded:
    """How many articles were put in anew, took the place of what they were, or were there already; and what could not be read."""

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    errors: list[KgError] = field(default_factory=list)


def load(writer: Writer, builder: Builder, paths: Sequence[str | Path]) -> Loaded:
    """Build the articles under ``paths`` that the store lacks or has from another text, date, model or lexicon, and put them in."""
    told = Loaded()
    wanted = _wanted(writer, builder, paths, told)
    while batch := list(islice(wanted, _BATCH)):
        for article, (_, parts) in zip(batch, builder.read(batch), strict=True):
            iri = _iri(article, builder)
            is_new = receipt_of(writer.store, iri) is None
            writer.put(
                iri,
                name=article.id,
                receipt=receipt(article, builder),
                says=parts.says,
                background=parts.background,
                mentions=parts.mentions,
            )
            told.added += is_new
            told.replaced += not is_new
    return told


def receipt(article: Article, builder: Builder) -> str:
    """Return a digest (SHA-256, hex) of all that the article's graph is made of: what was given, and what reads it."""
    given = {k: v for k, v in dataclasses.asdict(article).items() if k != "where"}
    made_by = [dataclasses.asdict(builder.made_by), builder.settings.base, builder.settings.with_text]
    return hashlib.sha256(json.dumps([given, made_by], sort_keys=True, default=str).encode()).hexdigest()


def _iri(article: Article, builder: Builder) -> str:
    return iris.Minter(article.id, builder.settings.base).article


def _wanted(writer: Writer, builder: Builder, paths: Iterable[str | Path], told: Loaded) -> Iterator[Article]:
    for article in read_articles(list(paths), date=builder.settings.date):
        if isinstance(article, ArticleError):
            told.errors.append(article)
        elif receipt_of(writer.store, _iri(article, builder)) == receipt(article, builder):
            told.unchanged += 1
        else:
            yield article
