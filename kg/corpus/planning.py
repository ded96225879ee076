"""From sources to shards: what is new comes into shards, in waves, while workers read those before."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice

from kg.corpus import manifest
from kg.corpus.catalog import Catalog, Wanted
from kg.corpus.items import Item, items_in, named_shard, written
from kg.corpus.layout import articles_file, number_of
from kg.corpus.manifest import Event, Gone, Seen, Shard
from kg.corpus.seeing import Sources
from kg.corpus.storage import Storage
from kg.model import Article

__all__ = ["Planner"]

SHARD = 500
"""Articles of a shard."""
WAVE = 20
"""Shards of the first wave; later ones grow with the corpus, so that planning stays a small part."""
_SHARE = 4
"""A wave is at least this part of what is there: a quarter."""
_EVENTS = 100_000
"""Events that are held at most."""


@dataclass(slots=True, kw_only=True)
class Planner:
    """Brings sources into a corpus's catalog and manifest. ``new``, ``gone`` count articles.

    ``found`` is told how many articles come into new shards.
    """

    storage: Storage
    catalog: Catalog
    sources: Sources
    size: int = SHARD
    found: Callable[[int], None] | None = None
    new: int = 0
    gone: int = 0
    _events: list[Event] = field(default_factory=list)
    _texts: int = 0

    def shards(self) -> Iterator[str]:
        """Yield the new shards, wave by wave; each is in the manifest by then."""
        self.catalog.begin()
        for event in self.sources.events(self.catalog):
            self._note(event)
            if self._texts >= self._wave() or len(self._events) >= _EVENTS:
                yield from self._published()
        for event in list(self.sources.gone(self.catalog)):
            self._note(event)
        yield from self._published()

    def count(self) -> tuple[int, int]:
        """Return how many articles are to be read anew and how many are gone; nothing is written."""
        self.catalog.begin()
        for event in self.sources.events(self.catalog):
            self.catalog.note([event])
        gone = list(self.sources.gone(self.catalog))
        self.catalog.note(gone)
        self.catalog.plan()
        return len(self.catalog.missing()), sum(isinstance(event, Gone) for event in gone)

    def _wave(self) -> int:
        return max(WAVE * self.size, len(self.catalog.shards()) * self.size // _SHARE)

    def _note(self, event: Event) -> None:
        self.catalog.note([event])
        self._events.append(event)
        if isinstance(event, Seen):
            self._texts += bool(event.mark)
            self.new += not event.why
        self.gone += isinstance(event, Gone)

    def _published(self) -> list[str]:
        """Write the shards of what is missing, then the manifest, which makes them count."""
        self.catalog.plan()
        missing = iter(self.catalog.missing())
        number = max(map(number_of, self.catalog.shards()), default=0)
        made = []
        while wanted := list(islice(missing, self.size)):
            number += 1
            made.append(self._written(number, wanted))
        self.catalog.note(made)
        manifest.append(self.storage, [*self._events, *made])
        self.catalog.forget_texts()
        self._events, self._texts = [], 0
        if self.found:
            self.found(sum(len(shard.keys) for shard in made))
        return [shard.name for shard in made]

    def _written(self, number: int, wanted: Sequence[Wanted]) -> Shard:
        name = named_shard(number, (one.key for one in wanted))
        texts = self._texts_of(wanted)
        items = [_item(one, texts[one.text]) for one in wanted]
        self.storage.write(articles_file(name), written(items))
        return Shard(name=name, keys=tuple((one.key, one.text) for one in wanted))

    def _texts_of(self, wanted: Sequence[Wanted]) -> dict[str, str]:
        """The texts of articles, those that were read before from their shards."""
        texts, elsewhere = dict[str, str](), dict[str, list[str]]()
        for one in wanted:
            text, shard = self.catalog.text_of(one.text)
            if text is None:
                elsewhere.setdefault(shard, []).append(one.text)
            else:
                texts[one.text] = text
        for shard, digests in elsewhere.items():
            name = articles_file(shard)
            found = items_in(self.storage.read(name), f"{self.storage.url}/{name}")
            kept = {item.digest: item.article.text for item in found}
            texts |= {digest: kept[digest] for digest in digests}
        return texts


def _item(one: Wanted, text: str) -> Item:
    article = Article(
        id=one.id,
        text=text,
        title=one.title,
        date=datetime.date.fromisoformat(one.date) if one.date else None,
        publisher=one.publisher,
        url=one.url,
        where=one.place,
    )
    return Item(key=one.key, article=article)
