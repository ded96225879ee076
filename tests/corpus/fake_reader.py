"""A reader that needs no model: what it says of an article follows from the article, and some words make it fail.

``CRASH`` ends the process, ``FILL`` takes memory, ``HANG`` never answers, ``RAISE`` fails as a fault of kg does.
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.corpus.blocks import framed
from kg.corpus.items import Item, Outcome
from kg.corpus.recipe import Recipe
from kg.store.contents import BACKGROUND, graph_name, mentions_name
from kg.triples.iris import Minter

__all__ = ["MAKER", "FakeReader", "make"]

MAKER = "fake_reader:make"
TELLS = "KG_FAKE_TELLS"
"""Names a file to which each reader appends the ids of what it reads."""
SLOW = "KG_FAKE_SLOW"
"""Seconds that each article takes."""


class FakeReader:
    """Says the id, the date and the words of each article."""

    def __init__(self, base: str) -> None:
        self.base = base

    def read(self, items: Sequence[Item]) -> Iterator[Outcome]:
        for item in items:
            yield self._outcome(item)

    def close(self) -> None:
        pass

    def _outcome(self, item: Item) -> Outcome:
        article = item.article
        if tells := os.environ.get(TELLS):
            with Path(tells).open("a") as file:
                file.write(f"{article.id}\n")
        if "RAISE" in article.text:
            return Outcome(key=item.key, reason="ValueError: it raises")
        _misbehave(article.text)
        iri = Minter(article.id, self.base).article
        words = sorted({word.strip(".,") for word in article.text.split()})
        graph, known = graph_name(iri), f"<https://w3id.org/conflict-kg/actor/{words[0].lower()}>"
        says = [
            f'<{iri}> <http://purl.org/dc/terms/identifier> "id:{article.id}" {graph} .\n',
            f'<{iri}> <http://purl.org/dc/terms/issued> "{article.date}" {graph} .\n',
            *(f'<{iri}> <http://purl.org/dc/terms/subject> "{word}" {graph} .\n' for word in words if word.isalnum()),
            f"<{iri}> <http://purl.org/dc/terms/references> {known} {graph} .\n",
            f'{known} <http://www.w3.org/2004/02/skos/core#prefLabel> "{words[0]}" {BACKGROUND} .\n',
        ]
        mentions = [f"<{iri}#char=0,{len(words[0])}> <http://www.w3.org/ns/prov#value> <{iri}> {mentions_name(iri)} .\n"]
        return Outcome(
            key=item.key,
            facts=framed(item.key, iri, "".join(sorted(says)).encode()),
            mentions=framed(item.key, iri, "".join(mentions).encode()),
        )


def _misbehave(text: str) -> None:
    if "CRASH" in text:
        os.kill(os.getpid(), signal.SIGSEGV)
    if "FILL" in text:
        held = []
        while True:
            held.append(bytearray(b"x" * 10_000_000))
            time.sleep(0.005)
    time.sleep(float(os.environ.get(SLOW, "0")))
    while "HANG" in text:
        time.sleep(1)


def make(recipe: Recipe) -> FakeReader:
    return FakeReader(recipe.base)
