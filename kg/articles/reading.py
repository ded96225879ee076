"""Paths into articles, each checked; what cannot be read is yielded as an error, so that a batch goes on."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from kg.articles.formats import Draft, drafts_in
from kg.articles.language import check_language
from kg.articles.limits import MAX_FIELD, MAX_ID, MAX_LENGTH, MAX_NAMES, MAX_TOLD, MAX_WORDS, words_in
from kg.articles.naming import digest_of, names_of
from kg.articles.sources import Source, find_sources, open_source, standard_input
from kg.errors import ArticleError
from kg.failures import Traces
from kg.model import Article

__all__ = ["MAX_LENGTH", "article_from", "read_articles"]

_UNWRITABLE = re.compile("[\0\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_SENTENCE = re.compile(r"[^.!?\n]+")
_CAPITALISED = re.compile(r"\b[A-Z]\w*")


def read_articles(
    paths: Sequence[str | Path],
    *,
    date: datetime.date | None = None,
    notes: list[str] | None = None,
    traces: Traces | None = None,
) -> Iterator[Article | ArticleError]:
    """Yield the articles under the paths, in order, and an `ArticleError` for each that cannot be read.

    Folders are read sorted and with all below them; ``-`` is standard input. ``date`` is the publication date of those whose
    container gives none. An article met again, by name and text, is passed over.

    An article's name is its container's ``id``; else the file's stem, for a line of .jsonl and standard input followed by a hash of its
    text. It is its id, unless other texts have that name (see `kg.articles.naming`); each such name is told in a line of ``notes``.
    ``traces`` takes the traces of faults of kg.
    """
    run = _Run(date, traces or Traces())
    sources = [_held(source) for path in paths for source in find_sources(path)]
    files = [source for source in sources if isinstance(source, Source)]
    names = names_of(files, run.drafts, run.checked)
    if notes is not None:
        notes += names.notes
    seen: dict[str, str] = {}
    for source in sources:
        found = [source] if isinstance(source, ArticleError) else map(run.checked, run.drafts(source))
        named = (replace(item, id=names.id_of(item.id, item.text)) if isinstance(item, Article) else item for item in found)
        yield from _not_too_many(_new(named, seen))


def _held(source: Source | ArticleError) -> Source | ArticleError:
    """The source, and of standard input what it holds, since that can be read once only."""
    if isinstance(source, ArticleError) or source.path is not None:
        return source
    try:
        return replace(source, data=standard_input())
    except ArticleError as error:
        return error


class _Run:
    """Reads and checks; whatever goes wrong is an error value."""

    def __init__(self, date: datetime.date | None, traces: Traces) -> None:
        self.date, self.traces = date, traces

    def drafts(self, source: Source) -> Iterator[Draft | ArticleError]:
        """Yield what a source holds."""
        try:
            with open_source(source) as stream:
                yield from drafts_in(source, stream)
        except ArticleError as error:
            yield error
        except Exception as fault:  # noqa: BLE001  whatever a page does to its parser, it costs itself alone
            yield self.traces.error(source.where, fault)

    def checked(self, draft: Draft | ArticleError) -> Article | ArticleError:
        """Return the article of a draft."""
        if isinstance(draft, ArticleError):
            return draft
        try:
            return article_from(draft, self.date)
        except ArticleError as error:
            return error
        except Exception as fault:  # noqa: BLE001  as above
            return self.traces.error(draft.where, fault)


def _new(found: Iterable[Article | ArticleError], seen: dict[str, str]) -> Iterator[Article | ArticleError]:
    """Pass over the articles that have been seen, by id and text."""
    for article in found:
        if isinstance(article, ArticleError):
            yield article
            continue
        digest = digest_of(article.text)
        if seen.get(article.id, digest) != digest:  # an id that is made like another's
            article = replace(article, id=f"{article.id}-{digest[:12]}")
        if article.id not in seen:
            seen[article.id] = digest
            yield article


def _not_too_many(found: Iterable[Article | ArticleError]) -> Iterator[Article | ArticleError]:
    """Yield what one source gives; of its errors only the first, and the number of the others with the last of them."""
    more, last = 0, None
    told = 0
    for item in found:
        if isinstance(item, Article) or told < MAX_TOLD:
            told += isinstance(item, ArticleError)
            yield item
        else:
            more, last = more + 1, item
    if last is not None:
        yield ArticleError(f"{last}; and {more - 1:,} more of this file are wrong" if more > 1 else str(last))


def article_from(draft: Draft, date: datetime.date | None = None) -> Article:
    """Check a draft's fields and make the article, or raise `ArticleError`."""
    text = _checked_text(draft)
    check_language(text, draft.where)
    name = _field(draft, "id") or _own_id(draft, text)
    return Article(
        id=name,
        text=text,
        title=_field(draft, "title"),
        date=_date(draft) or date,
        publisher=_field(draft, "publisher"),
        url=_field(draft, "url"),
        where=draft.where,
        name=name,
        address=draft.address,
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
    if (words := words_in(text)) > MAX_WORDS:
        raise ArticleError(f"{where}: the text has {words:,} words and marks; at most {MAX_WORDS:,} are read as one article")
    _refuse_unwritable(text, where, "the text")
    _refuse_lists(text, where)
    return text


def _refuse_lists(text: str, where: str) -> None:
    most = max(len(_CAPITALISED.findall(sentence)) for sentence in _SENTENCE.findall(text) or [""])
    if most > MAX_NAMES:
        raise ArticleError(f"{where}: a sentence has {most:,} capitalised words; at most {MAX_NAMES:,} are read, more is no prose")


def _refuse_unwritable(text: str, where: str, what: str) -> None:
    bad = _UNWRITABLE.search(text)
    if bad:
        raise ArticleError(f"{where}: code point {bad.start()} of {what} is U+{ord(bad[0]):04X}, which is no character; take it out")


def _field(draft: Draft, key: str) -> str | None:
    value = draft.fields.get(key)
    if key == "id" and isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if value is None or value == "":
        return None
    if not isinstance(value, str):
        raise ArticleError(f'{draft.where}: "{key}" is {type(value).__name__}; it has to be a string')
    _refuse_unwritable(value, draft.where, f'"{key}"')
    limit = MAX_ID if key == "id" else MAX_FIELD
    if len(value) > limit:
        raise ArticleError(f'{draft.where}: "{key}" has {len(value):,} code points; at most {limit:,} are read')
    if key == "id" and (control := _CONTROL.search(value)):
        raise ArticleError(f'{draft.where}: "id" holds the control character U+{ord(control[0]):04X}; an id is one line of text')
    return value


def _date(draft: Draft) -> datetime.date | None:
    value = _field(draft, "date")
    try:
        return datetime.datetime.fromisoformat(value).date() if value else None
    except ValueError as error:
        raise ArticleError(
            f"{draft.where}: {(value or '')[:40]!r} is no date; right would be 2023-08-09 or 2023-08-09T14:30:00Z"
        ) from error


def _own_id(draft: Draft, text: str) -> str:
    return draft.stem if draft.is_alone else f"{draft.stem}-{digest_of(text)[:12]}"
