"""Sources into the catalog: which articles are there, which are new, which are gone.

What a file gives is known by a digest of it, before any of it is looked at; a file that was read to
its end before is known by a digest of its bytes, and not even unpacked.
"""

from __future__ import annotations

import datetime
import hashlib
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from kg.articles.formats import Draft, drafts_in
from kg.articles.naming import digest_of
from kg.articles.reading import article_from
from kg.articles.sources import Source, find_sources, open_source
from kg.corpus.catalog import Catalog
from kg.corpus.containers import CONTAINERS, drafts_of
from kg.corpus.manifest import Event, FileGone, FileRead, Seen
from kg.errors import ArticleError
from kg.failures import Traces
from kg.model import Article

__all__ = ["Sources"]

_STDIN = "stdin"
_FIELDS = ("text", "id", "title", "date", "publisher", "url")


@dataclass(slots=True, kw_only=True)
class Sources:
    """The sources of one run. ``date`` is that of articles that give none, ``by`` the version.

    ``mark`` gives a text's signature for near copies (hex). After `events` is exhausted, ``errors``
    tell which files could not be read to their end; nothing of these is taken to be gone.
    """

    paths: list[str | Path]
    date: datetime.date | None
    by: str
    mark: Callable[[str], str]
    traces: Traces
    errors: list[ArticleError] = field(default_factory=list)
    _whole: set[str] = field(default_factory=set)
    _broken: set[str] = field(default_factory=set)

    def events(self, catalog: Catalog) -> Iterator[Event]:
        """Yield what is new to the catalog, file by file.

        The caller enters each event into the catalog before it takes the next.
        """
        for path in self.paths:
            for source in find_sources(path, CONTAINERS):
                if isinstance(source, ArticleError):
                    self._break(str(path), source)
                else:
                    yield from self._of_file(source, catalog)

    def gone(self, catalog: Catalog) -> Iterator[Event]:
        """Yield what is no more where it was: in a file that was read, or below a given path."""
        for address in filter(self._is_covered, catalog.addresses()):
            missed = catalog.missed(address)
            yield from missed
            if missed and address not in self._whole:
                yield FileGone(address=address)

    def _is_covered(self, address: str) -> bool:
        if address in self._whole:
            return True
        return address not in self._broken and any(self._holds(path, address) for path in self.paths)

    def _holds(self, path: str | Path, address: str) -> bool:
        """Whether a path that was given, and could be read, is that of a file or of a folder above it."""
        root = os.path.normpath(Path(path).absolute())
        is_sound = str(path) not in self._broken
        return is_sound and (address == root or address.startswith(root.rstrip("/") + "/"))

    def _break(self, where: str, error: ArticleError) -> None:
        self._broken.add(where)
        self.errors.append(error)

    def _of_file(self, source: Source, catalog: Catalog) -> Iterator[Event]:
        maker = f"{self.by} {self.date or ''}"
        try:
            digest = _digest_of_file(source)
            if digest and catalog.has_read(source.address, digest, maker):
                self._whole.add(source.address)
                return
            with open_source(source) as stream:
                read = drafts_of if source.kind in CONTAINERS.values() else drafts_in
                for draft in read(source, stream):
                    yield from self._of_draft(source, draft, catalog)
        except ArticleError as error:
            self._break(source.address, error)
            return
        if digest:
            self._whole.add(source.address)
            yield FileRead(address=source.address, digest=digest, by=maker)

    def _of_draft(self, source: Source, draft: Draft | ArticleError, catalog: Catalog) -> Iterator[Event]:
        digest = _digest_of_draft(draft, self.date)
        if catalog.meet(digest, source.address, self.by):
            return
        if isinstance(draft, ArticleError):
            yield self._refused(source, digest, draft)
            return
        try:
            article = article_from(draft, self.date)
        except ArticleError as error:
            yield self._refused(source, digest, error)
        except Exception as fault:  # noqa: BLE001  whatever it is, it costs one article alone
            yield self._refused(source, digest, self.traces.error(draft.where, fault))
        else:
            yield self._seen(source, digest, article, catalog)

    def _refused(self, source: Source, digest: str, error: ArticleError) -> Seen:
        return Seen(draft=digest, address=source.address, why=str(error), by=self.by)

    def _seen(self, source: Source, draft: str, article: Article, catalog: Catalog) -> Seen:
        text = digest_of(article.text)
        is_new = not catalog.has_text(text)
        if is_new:
            catalog.keep_text(text, article.text)
        return Seen(
            draft=draft,
            address=source.address,
            where=article.where,
            text=text,
            name=article.name,
            title=article.title,
            date=article.date.isoformat() if article.date else None,
            publisher=article.publisher,
            url=article.url,
            mark=self.mark(article.text) if is_new else "",
        )


def _digest_of_file(source: Source) -> str:
    """Return a digest of a file's bytes; empty for standard input, which is another each time."""
    if source.path is None:
        return ""
    try:
        with source.path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise ArticleError(f"{source.where}: cannot be read: {error.strerror}") from error


def _digest_of_draft(draft: Draft | ArticleError, date: datetime.date | None) -> str:
    """Return a digest of all that an article is made of."""
    if isinstance(draft, ArticleError):
        return hashlib.sha256(str(draft).encode("utf-8", "surrogatepass")).hexdigest()[:24]
    given = [draft.fields.get(name) for name in _FIELDS]
    said = json.dumps([draft.stem, draft.is_alone, str(date), given], default=str)
    return hashlib.sha256(said.encode()).hexdigest()[:24]
