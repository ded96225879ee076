"""How to make what reads the articles of a shard, told so that other processes and machines can make it."""

from __future__ import annotations

import hashlib
import importlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from kg.corpus.items import Item, Outcome

__all__ = ["Reader", "Recipe"]


class Reader(Protocol):
    """Reads articles."""

    def read(self, items: Sequence[Item]) -> Iterator[Outcome]:
        """Yield the outcome of each article, in order."""

    def close(self) -> None:
        """Let go of what reading needed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """How to make a reader: the function ``maker`` (``module:name``) is given this.

    ``lexicon`` are names and contents of Turtle files that add to the ontology, since another
    machine does not have them; ``traces`` is a folder for the traces of faults.
    """

    base: str
    model: str
    with_text: bool = True
    lexicon: tuple[tuple[str, bytes], ...] = ()
    traces: str | None = None
    maker: str = "kg.corpus.reading:builder_reader"

    def make(self) -> Reader:
        """Make the reader."""
        module, _, name = self.maker.partition(":")
        maker: Callable[[Recipe], Reader] = getattr(importlib.import_module(module), name)
        return maker(self)

    def digest(self, made_by: Mapping[str, str]) -> str:
        """Return a short digest of all that the output depends on besides the articles."""
        said = json.dumps([self.base, self.with_text, dict(made_by)], sort_keys=True)
        return hashlib.sha256(said.encode()).hexdigest()[:8]
