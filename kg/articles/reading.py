"""Paths into articles, each checked; what cannot be read is yielded as an error, so that a batch goes on."""

from __future__ import annotations

import datetime
import hashlib
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.articles.formats import Draft, drafts_in
from kg.articles.language import check_language
from kg.articles.sources import Source, find_sources, open_source
from kg.errors import ArticleError
from kg.model import Article

__all__ = ["MAX_LENGTH", "article_from", "read_articles"]

# Code points of one text: the parser's own limit.
MAX_LENGTH = 1_000_000
_UNWRITABLE = re.compile("[\0\ud800-\udfff]")


def read_articles(paths: Sequence[str | Path], *, date: datetime.date | None = None) -> Iterator[Article | ArticleError]:
    """Yield the articles under the paths, in order, and an `ArticleError` for each that cannot be read.

    Folders are read sorted and with all below them; ``-`` is standard input. ``date`` is the publication date of those whose
    container gives none. An article met again, by id and text, is passed over; an id met again with another text is an error.
    An article's id is its container's ``id``; else the file's stem, for a line of .jsonl and standard input followed by a
    hash of its text.
    """
    seen: dict[str, tuple[str, str]] = {}
    for draft in _drafts(paths):
        if isinstance(draft, ArticleError):
            yield draft
            continue
        try:
            article = article_from(draft, date)
            if _is_new(article, seen):
                yield article
        except ArticleError as error:
            yield error


def _drafts(paths: Sequence[str | Path]) -> Iterator[Draft | ArticleError]:
    for path in paths:
        for source in find_sources(path):
            yield from [source] if isinstance(source, ArticleError) else _source_drafts(source)


def _source_drafts(source: Source) -> Iterator[Draft | ArticleError]:
    try:
        with open_source(source) as stream:
            yield from drafts_in(source, stream)
    except ArticleError as error:
        yield error


def article_from(draft: Draft, date: datetime.date | None = None) -> Article:
    """Check a draft's fields and make the article, or raise `ArticleError`."""
    text = _checked_text(draft)
    check_language(text, draft.where)
    return Article(
        id=_field(draft, "id") or _own_id(draft, text),
        text=text,
        title=_field(draft, "title"),
        date=_date(draft) or date,
        publisher=_field(draft, "publisher"),
        url=_field(draft, "url"),
        where=draft.where,
    )


def _checked_text(draft: Draft) -> str:
    text, where = draft.fields.get("text"), draft.where
    if text is None:
        raise ArticleError(f'{where}: "text" is missing; each line needs "text"')
    if not isinstance(text, str):
        raise ArticleError(f'{where}: "text" is {type(text).__name__}; it has to be a string')
    if not text.strip():
        raise ArticleError(f"{where}: is empty; an article needs text")
    if len(text) > MAX_LENGTH:
        raise ArticleError(f"{where}: the text has {len(text):,} code points; at most {MAX_LENGTH:,} are read as one article")
    _refuse_unwritable(text, where)
    return text


def _refuse_unwritable(text: str, where: str) -> None:
    bad = _UNWRITABLE.search(text)
    if bad:
        raise ArticleError(f"{where}: code point {bad.start()} of the text is U+{ord(bad[0]):04X}, which is no character; take it out")


def _field(draft: Draft, key: str) -> str | None:
    value = draft.fields.get(key)
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise ArticleError(f'{draft.where}: "{key}" is {type(value).__name__}; it has to be a string')
    _refuse_unwritable(value, draft.where)
    return value


def _date(draft: Draft) -> datetime.date | None:
    value = _field(draft, "date")
    try:
        return datetime.datetime.fromisoformat(value).date() if value else None
    except ValueError as error:
        raise ArticleError(f"{draft.where}: {value!r} is no date; right would be 2023-08-09 or 2023-08-09T14:30:00Z") from error


def _own_id(draft: Draft, text: str) -> str:
    return draft.stem if draft.is_alone else f"{draft.stem}-{_digest(text)[:12]}"


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _is_new(article: Article, seen: dict[str, tuple[str, str]]) -> bool:
    """Whether the id is new, and note it. Raises `ArticleError` if it stands for another text."""
    digest = _digest(article.text)
    if article.id not in seen:
        seen[article.id] = (digest, article.where)
        return True
    used, where = seen[article.id]
    if used != digest:
        raise ArticleError(f"{article.where}: id {article.id!r} stands for another text in {where}; give each article an id of its own")
    return False
