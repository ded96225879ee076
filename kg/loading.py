"""Articles into a store: what is new or changed is built, the rest is left as it is.

An article takes the place of another only where the same name, the given id first, comes from the same address (url), else the same path.
One from another source whose id is used in the store gets an id of its own, made of its path, and keeps it. A store's receipt of an
article is two digests with a stop between them: of what it was made of (`receipt`), and of its source.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

from kg.articles import read_articles
from kg.articles.naming import digest_of, further_ids
from kg.builder import Builder
from kg.errors import ArticleError, KgError
from kg.model import Article
from kg.ontology.terms import SCHEMA
from kg.store import Writer
from kg.store.contents import IDENTIFIER, articles_in, graph_name
from kg.triples import iris

__all__ = ["Loaded", "load", "receipt"]

_BATCH = 16  # articles built before they are put in, one transaction each
_APART = ("where", "name", "address")  # what of an article does not go into its graph


@dataclass(slots=True, kw_only=True)
class Loaded:
    """How many articles were put in anew, took the place of what they were, or were there already; and what could not be read.

    ``notes`` tell of ids that had to be told apart, a line each.
    """

    added: int = 0
    replaced: int = 0
    unchanged: int = 0
    errors: list[KgError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


def load(writer: Writer, builder: Builder, paths: Sequence[str | Path]) -> Loaded:
    """Build the articles under ``paths`` that the store lacks or has from another text, date, model or lexicon, and put them in."""
    told = Loaded()
    books = _Books(writer.store, builder)
    wanted = _wanted(books, paths, told)
    while batch := list(islice(wanted, _BATCH)):
        for facts, parts in builder.read(batch, failed=told.errors.append):
            article = facts.article
            iri = books.iri_of(article.id)
            is_new = iri not in books.receipts
            books.enter(article)
            writer.put(
                iri,
                name=article.id,
                receipt=".".join(books.receipts[iri]),
                says=parts.says,
                background=parts.background,
                mentions=parts.mentions,
            )
            told.added += is_new
            told.replaced += not is_new
    return told


def receipt(article: Article, builder: Builder) -> str:
    """Return a digest (SHA-256, hex) of all that the article's graph is made of: what was given, and what reads it."""
    given = {key: value for key, value in dataclasses.asdict(article).items() if key not in _APART}
    made_by = [dataclasses.asdict(builder.made_by), builder.settings.base, builder.settings.with_text]
    return hashlib.sha256(json.dumps([given, made_by], sort_keys=True, default=str).encode()).hexdigest()


def _wanted(books: _Books, paths: Sequence[str | Path], told: Loaded) -> Iterator[Article]:
    """Yield the articles that are to be built, each with the id that it has in the store."""
    builder = books.builder
    for found in read_articles(list(paths), date=builder.settings.date, notes=told.notes, traces=builder.traces):
        if isinstance(found, ArticleError):
            told.errors.append(found)
            continue
        article = books.named(found)
        if books.has(article):
            told.unchanged += 1
            continue
        if article.id != found.id and books.iri_of(article.id) not in books.receipts:
            told.notes.append(f"{found.where}: id {found.id!r} is another article's in the store; its own is {article.id!r}")
        yield article


class _Books:
    """What a store has: by IRI the receipt and the source of each article, and by its source the id.

    ``met`` has by IRI the sources of those that were met in this run.
    """

    def __init__(self, store: ox.Store, builder: Builder) -> None:
        self.store, self.builder = store, builder
        self.receipts: dict[str, tuple[str, str]] = {}
        self.ids: dict[str, str] = {}
        self.met: dict[str, str] = {}
        for kept in articles_in(store):
            made_of, _, source = kept.receipt.partition(".")
            self.receipts[kept.iri] = (made_of, source)
            if source and self.iri_of(kept.id) == kept.iri:
                self.ids[source] = kept.id

    def iri_of(self, name: str) -> str:
        """The IRI of an article by its id."""
        return iris.Minter(name, self.builder.settings.base).article

    def has(self, article: Article) -> bool:
        """Whether the article is there, and made of the same."""
        made_of, _ = self.receipts.get(self.iri_of(article.id), ("", ""))
        return made_of == receipt(article, self.builder)

    def enter(self, article: Article) -> None:
        """Note an article that is put in."""
        iri = self.iri_of(article.id)
        self.receipts[iri] = (receipt(article, self.builder), self.met[iri])

    def named(self, article: Article) -> Article:
        """The article with the id that it has in the store, or, where it is not there, with one that no other has there."""
        sources = _sources(article)
        named = next((each for each in self._candidates(article, sources) if self._is_free_for(each, sources)), article)
        iri = self.iri_of(named.id)
        known = self.receipts.get(iri, ("", ""))[1]
        self.met[iri] = known if known in sources else sources[0]
        return named

    def _candidates(self, article: Article, sources: Sequence[str]) -> Iterator[Article]:
        """The article with the ids that it may have, in the order in which they are tried."""
        plain = dataclasses.replace(article, id=article.name or article.id)
        yield from (each for each in (article, plain) if self.has(each))
        known = (self.ids[source] for source in sources if source in self.ids)
        for name in (*known, article.id, *further_ids(article)):
            yield dataclasses.replace(article, id=name)

    def _is_free_for(self, article: Article, sources: Sequence[str]) -> bool:
        """Whether no other article has the id: one of another source and another text."""
        iri = self.iri_of(article.id)
        if iri in self.met or iri not in self.receipts:
            return iri not in self.met
        known = self.receipts[iri][1]
        if known in sources or self._tells(iri, IDENTIFIER, f"sha256:{digest_of(article.text)}"):
            return True
        return not known and self._is_at(iri, article.url)

    def _is_at(self, iri: str, url: str | None) -> bool:
        return url is not None and self._tells(iri, ox.NamedNode(SCHEMA + "url"), url)

    def _tells(self, iri: str, prop: ox.NamedNode, value: str) -> bool:
        """Whether the article's graph has a value of a property."""
        found = self.store.quads_for_pattern(ox.NamedNode(iri), prop, None, graph_name(iri))
        return any(isinstance(quad.object, (ox.NamedNode, ox.Literal)) and quad.object.value == value for quad in found)


def _sources(article: Article) -> list[str]:
    """Digests of where an article comes from: of its name with its address, if it has one, and of its name with its path.

    What had to be told apart from others of its run is known by its path, and, where that is the same, by its text.
    """
    digest = digest_of(article.text)
    by_text = digest if article.id.endswith(f"-{digest[:12]}") else ""
    places = [article.url, article.address] if article.url and article.id == article.name else [article.address]
    return [digest_of(json.dumps([article.name, place, by_text])) for place in places]
