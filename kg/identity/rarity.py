"""How rare a word is: in general English, and in news of armed conflict, where the lexicon's own words are none.

The table is frozen: ``tests/bench/rarity.py`` makes it, so that one word more or less in a corpus changes no link.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from kg.ontology.terms import ontology_dir

__all__ = ["COMMON", "RARE", "rarity"]

COMMON, RARE = 0, 2


def rarity(word: str) -> int:
    """Return how much a stem says: 0 a common one, 1 a seldom one, 2 a rare one or a name.

    >>> rarity("peopl"), rarity("funeral"), rarity("bakery")
    (0, 1, 2)
    """
    return _table().get(word, RARE)


@cache
def _table() -> Mapping[str, int]:
    lines = (ontology_dir() / "identity" / "rarity.tsv").read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return {word: int(grade) for word, grade in rows}
