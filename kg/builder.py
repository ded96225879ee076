"""The main path on one page: read, annotate, collect facts, write."""

from __future__ import annotations

import contextlib
import datetime
import gc
import importlib.metadata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph as ox
from spacy.language import Language
from spacy.tokens import Doc

from kg import articles
from kg.errors import ArticleError, KgError
from kg.failures import Failed, Traces, each_of
from kg.model import Article, Facts
from kg.ontology import background, lexicon, terms
from kg.ontology.entries import Lexicon
from kg.ontology.terms import DATA
from kg.reading.collecting import collect_facts
from kg.reading.findings.document import ArticleNote, note_article, note_offsets
from kg.reading.pipeline import DEFAULT_MODEL, make_pipeline
from kg.reading.text.cleaning import cleaned
from kg.reading.text.known_names import known_names
from kg.triples import article_triples, turtle

if TYPE_CHECKING:
    from kg.knowledge import Graph

__all__ = ["BuildResult", "Builder", "Settings", "build"]

_BATCH = 16  # documents: larger batches cost memory and give no speed
_WORDS = articles.MAX_WORDS  # words and marks of a batch of several: by them goes the memory
_NEW_VALUES = 20_000  # between two searches for unreachable ones, not 700: their memory is a few MB


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How to build. ``date`` is the publication date of articles that give none; ``base`` is where document-scoped IRIs begin.

    ``lexicon`` names Turtle files (or folders of them) that add to the ontology; ``with_text`` puts the articles' texts into the mentions.
    ``traces`` is the folder for the traces of faults, made when there is one; without it they go to a new temporary folder.
    """

    date: datetime.date | None = None
    base: str = DATA
    model: str = DEFAULT_MODEL
    lexicon: tuple[str | Path, ...] = ()
    with_text: bool = True
    traces: str | Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildResult:
    """Two Turtle files, how much is in them, what could not be read, and ``notes`` on what is no error: ids that had to be told apart."""

    graph_ttl: bytes
    mentions_ttl: bytes
    articles: int
    counts: dict[str, int]
    errors: list[KgError] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def graph(self) -> Graph:
        """Both files as one graph."""
        from kg.knowledge import Graph

        return Graph.parse(self.graph_ttl, self.mentions_ttl)


class Builder:
    """Keeps the loaded model and ontology, so that many articles share the start-up."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.traces = Traces(self.settings.traces)
        terms.declare(self.settings.lexicon)
        self.lexicon: Lexicon = lexicon.load(*self.settings.lexicon)
        self.background = background.load(*self.settings.lexicon)
        self.nlp: Language = make_pipeline(self.settings.model, self.settings.lexicon)
        self.names = known_names(*self.settings.lexicon)
        self.made_by = article_triples.Build(
            version=importlib.metadata.version("kg"), model=_model_of(self.nlp), lexicon=self.lexicon.digest
        )

    def facts(self, found: Iterable[Article], *, failed: Failed | None = None) -> Iterator[Facts]:
        """Yield the facts of each article, in order.

        An article on which this fails is left out and told to ``failed``; without that, it raises `kg.errors.ReadingError`.
        """
        for batch in _batches(found):
            yield from each_of(batch, self._facts_of, self.traces, failed)

    def read(self, found: Iterable[Article], *, failed: Failed | None = None) -> Iterator[tuple[Facts, article_triples.Parts]]:
        """Yield the facts of each article with their triples, in order; what fails as in `facts`."""
        for batch in _batches(found):
            yield from each_of(batch, self._read, self.traces, failed)

    def _read(self, batch: Sequence[Article]) -> list[tuple[Facts, article_triples.Parts]]:
        facts = self._facts_of(batch)
        return list(zip(facts, self._parts_of(facts), strict=True))

    def _facts_of(self, batch: Sequence[Article]) -> list[Facts]:
        with self.nlp.memory_zone():  # spaCy keeps every new word it meets: let each batch go with its words
            docs = self.nlp.pipe((self._doc(article) for article in batch), batch_size=_BATCH)
            return [collect_facts(doc, article, self.lexicon, self.settings.base) for doc, article in zip(docs, batch, strict=True)]

    def annotate(self, article: Article) -> Doc:
        """Return the article's Doc after the whole pipeline."""
        return self.nlp(self._doc(article))

    def _doc(self, article: Article) -> Doc:
        clean = cleaned(article.text, self.names.is_name)
        doc = self.nlp.make_doc(clean.text)
        date = None if article.date is None else article.date.isoformat()
        title = None if article.title is None else cleaned(article.title).text
        note_article(doc, ArticleNote(id=article.id, date=date, title=title, publisher=article.publisher))
        note_offsets(doc, clean.offsets)
        return doc

    def parts(self, facts: Facts) -> article_triples.Parts:
        """Return the triples of one article's facts."""
        return self._parts_of([facts])[0]

    def _parts_of(self, batch: Sequence[Facts]) -> list[article_triples.Parts]:
        base, with_text = self.settings.base, self.settings.with_text
        return article_triples.parts_of(batch, ontology=self.background, build=self.made_by, base=base, with_text=with_text)

    def build(self, paths: Sequence[str | Path]) -> BuildResult:
        """Build the articles under ``paths``; those that cannot be read are among the result's errors."""
        errors: list[KgError] = []
        notes: list[str] = []
        told: set[ox.Triple] = set()
        words: set[ox.Triple] = set()
        counts = dict.fromkeys(("actors", "places", "events", "quantities", "relations", "mentions"), 0)
        number = 0
        with _seldom_collected():
            for facts, parts in self.read(self._readable(paths, errors, notes), failed=errors.append):
                told.update(parts.graph)
                words.update(parts.mentions)
                number += 1
                counts = {key: n + len(getattr(facts, key)) for key, n in counts.items()}
            graph_ttl, mentions_ttl = turtle.serialize(told), turtle.serialize(words)
        return BuildResult(graph_ttl=graph_ttl, mentions_ttl=mentions_ttl, articles=number, counts=counts, errors=errors, notes=notes)

    def _readable(self, paths: Sequence[str | Path], errors: list[KgError], notes: list[str]) -> Iterator[Article]:
        for article in articles.read_articles(paths, date=self.settings.date, notes=notes, traces=self.traces):
            if isinstance(article, ArticleError):
                errors.append(article)
            else:
                yield article


def build(paths: Sequence[str | Path] | str | Path, *, settings: Settings | None = None) -> BuildResult:
    """Build the knowledge graph of the articles under ``paths`` (files, folders, ``-`` for standard input).

    Raises `KgError` where the model, the ontology or the base is wrong; errors of single articles are in the result.
    """
    listed = [paths] if isinstance(paths, (str, Path)) else list(paths)
    return Builder(settings).build(listed)


@contextlib.contextmanager
def _seldom_collected() -> Iterator[None]:
    """Look for unreachable cycles less often: the many small values of a build hold few, and each search goes through the ontology, too."""
    before = gc.get_threshold()
    gc.set_threshold(_NEW_VALUES, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


def _batches(found: Iterable[Article]) -> Iterator[list[Article]]:
    """Yield the articles in batches, bounded in number and in the words and marks of their texts."""
    batch: list[Article] = []
    words = 0
    for article in found:
        more = articles.words_in(article.text)
        words += more
        if batch and (len(batch) == _BATCH or words > _WORDS):
            yield batch
            batch, words = [], more
        batch.append(article)
    if batch:
        yield batch


def _model_of(nlp: Language) -> str:
    return f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
