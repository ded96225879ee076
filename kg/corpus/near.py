"""Near copies: texts that are alike, such as two versions of one wire story. They are linked, and both read.

A text's signature is a MinHash of its runs of three words; texts are compared that have a band of
it in common, and are near copies where at least `LEAST` of their runs are the same. What is
compared with what depends on the set of texts alone.
"""

from __future__ import annotations

import re
import sqlite3
import struct
from collections.abc import Iterator

__all__ = ["LEAST", "mark_of", "near_copies"]

LEAST = 0.8
"""Least share of runs of words in common (Jaccard), as estimated from the signatures."""
_HASHES, _BANDS, _RUN, _SEED = 64, 8, 3, 1
_WIDTH = 4 * _HASHES // _BANDS
_WORD = re.compile(r"\w+")
_CANDIDATES = """
SELECT DISTINCT MIN(text, other), MAX(text, other) FROM (
  SELECT text, FIRST_VALUE(text) OVER band AS other FROM live WINDOW band AS (PARTITION BY band ORDER BY text)
  UNION ALL
  SELECT text, LAG(text) OVER (PARTITION BY band ORDER BY text) FROM live)
WHERE other IS NOT NULL AND other <> text
"""


def mark_of(text: str) -> str:
    """Return a text's signature (hex), the same on every machine.

    >>> len(mark_of("Rebels attacked the town of Melville on Tuesday.")) == 8 * _HASHES
    True
    """
    from rensa import RMinHash

    words = _WORD.findall(text.casefold())
    runs = {" ".join(words[at : at + _RUN]) for at in range(max(1, len(words) - _RUN + 1))}
    signature = RMinHash(num_perm=_HASHES, seed=_SEED)
    signature.update(sorted(runs))
    return struct.pack(f"<{_HASHES}I", *signature.digest()).hex()


def near_copies(tables: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Yield pairs of wanted texts (digests, the smaller first) that are near copies of each other."""
    seen = set[tuple[str, str]]()
    for band in range(_BANDS):
        begin = 1 + band * _WIDTH
        live = f"WITH live AS (SELECT text, substr(mark, {begin}, {_WIDTH}) AS band FROM mark WHERE text IN (SELECT text FROM wanted)) "
        for pair in tables.execute(live + _CANDIDATES).fetchall():
            if pair not in seen and _is_alike(*(_mark(tables, text) for text in pair)):
                seen.add(pair)
                yield pair


def _mark(tables: sqlite3.Connection, text: str) -> bytes:
    (mark,) = tables.execute("SELECT mark FROM mark WHERE text = ?", (text,)).fetchone()
    assert isinstance(mark, bytes)
    return mark


def _is_alike(one: bytes, other: bytes) -> bool:
    pairs = zip(*(struct.unpack(f"<{_HASHES}I", mark) for mark in (one, other)), strict=True)
    return [first == second for first, second in pairs].count(True) >= LEAST * _HASHES
