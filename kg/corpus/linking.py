"""The linkset of identities of a corpus: which events of several articles are one, in a graph of its own.

It follows from the articles that are there, in whatever order they came, is written anew when it changes, and can be thrown away.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from kg.corpus.blocks import framed
from kg.corpus.contents import Contents
from kg.corpus.layout import LINKS, identities_file
from kg.corpus.tellings import identities_of_corpus
from kg.identity.linking import Identity
from kg.identity.linkset import lines_of
from kg.store.contents import IDENTITIES

__all__ = ["Linked", "link"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """How many identities there are, of how many tellings, and how many pairs are possibly one."""

    identities: int = 0
    tellings: int = 0
    possible: int = 0


def link(contents: Contents) -> Linked:
    """Write the linkset of a corpus, unless it is there already; nobody else may write meanwhile.

    Raises `kg.errors.OutputError` where another process builds the corpus, `kg.errors.GraphError` where a shard is broken.
    """
    identities = tellings = possible = 0
    lines: set[str] = set()
    with contents.storage.locked():
        for one in identities_of_corpus(contents):
            lines.update(lines_of([one]))
            identities += isinstance(one, Identity)
            tellings += len(one.members) if isinstance(one, Identity) else 0
            possible += not isinstance(one, Identity)
        _write(contents, "".join(sorted(lines)).encode())
    return Linked(identities=identities, tellings=tellings, possible=possible)


def _write(contents: Contents, quads: bytes) -> None:
    storage = contents.storage
    name = identities_file(hashlib.sha256(quads).hexdigest()[:12])
    there = [old for old in storage.names(LINKS) if old.startswith("identities-")]
    if quads and name.partition("/")[2] not in there:
        storage.write(name, framed("identities", IDENTITIES.value, quads))
    for old in there:
        if not quads or f"{LINKS}/{old}" != name:
            storage.remove(f"{LINKS}/{old}")
