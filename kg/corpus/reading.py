"""Reads the articles of a shard with one `kg.builder.Builder`."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from kg.builder import Builder, Settings
from kg.corpus.blocks import framed
from kg.corpus.items import Item, Outcome
from kg.corpus.recipe import Recipe
from kg.errors import ReadingError
from kg.store.contents import BACKGROUND, graph_name, mentions_name
from kg.triples.article_triples import Parts
from kg.triples.iris import Minter

__all__ = ["BuilderReader", "builder_reader"]


class BuilderReader:
    """Reads with one `Builder`, whose model and ontology all articles share."""

    def __init__(self, builder: Builder) -> None:
        self.builder = builder

    @property
    def made_by(self) -> dict[str, str]:
        """What makes the graphs: version, model, lexicon."""
        return asdict(self.builder.made_by)

    def read(self, items: Sequence[Item]) -> Iterator[Outcome]:
        """Yield the outcome of each article, in order."""
        failed: list[ReadingError] = []
        waiting = iter(items)
        for facts, parts in self.builder.read((i.article for i in items), failed=failed.append):
            for item in waiting:
                if item.article.id == facts.article.id:
                    yield self._outcome(item, parts)
                    break
                yield _failure(item, failed.pop(0))
        yield from (_failure(item, failed.pop(0)) for item in waiting)

    def close(self) -> None:
        """Do nothing: a Builder holds nothing but memory."""

    def _outcome(self, item: Item, parts: Parts) -> Outcome:
        iri = Minter(item.article.id, self.builder.settings.base).article
        says = {f"{triple} {graph_name(iri)} .\n" for triple in parts.says}
        known = {f"{triple} {BACKGROUND} .\n" for triple in parts.background}
        mentions = {f"{triple} {mentions_name(iri)} .\n" for triple in parts.mentions}
        return Outcome(
            key=item.key,
            facts=framed(item.key, iri, "".join(sorted(says | known)).encode()),
            mentions=framed(item.key, iri, "".join(sorted(mentions)).encode()),
        )


def _failure(item: Item, error: ReadingError) -> Outcome:
    fault = error.__cause__
    said = f"{type(fault).__name__}: {fault}" if fault else str(error)
    return Outcome(key=item.key, reason=" ".join(said.split())[:300])


def builder_reader(recipe: Recipe) -> BuilderReader:
    """Make the usual reader of a recipe."""
    return BuilderReader(
        Builder(
            Settings(
                base=recipe.base,
                model=recipe.model,
                with_text=recipe.with_text,
                lexicon=tuple(_unpacked(recipe.lexicon)),
                traces=recipe.traces,
            )
        )
    )


def _unpacked(files: Sequence[tuple[str, bytes]]) -> Iterator[Path]:
    """Write the files into a folder of this process's own, and yield their paths."""
    if not files:
        return
    folder = Path(tempfile.mkdtemp(prefix="kg-lexicon-"))
    for number, (name, content) in enumerate(files):
        path = folder / f"{number:03d}-{name}"
        path.write_bytes(content)
        yield path
