"""As many articles as are wanted: real ones, and copies of them with other names and numbers, the same throughout an article."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterable, Iterator
from itertools import count, islice
from pathlib import Path

__all__ = ["HOSTILE", "hostile", "varied", "write"]

_NUMBER = re.compile(r"\b\d{1,3}\b")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{3,}\b")
HOSTILE = ("raises", "crashes", "fills the memory")
"""What articles for the reader that needs no model can do."""
_WORDS = {"raises": "RAISE", "crashes": "CRASH", "fills the memory": "FILL"}


def varied(data: Path, number: int) -> Iterator[dict[str, str]]:
    """Yield so many articles, each with an id and a text of its own."""
    with gzip.open(data, "rt", encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    yield from islice((_changed(row, turn) for turn in count() for row in rows), number)


def _changed(row: dict[str, str], turn: int) -> dict[str, str]:
    if not turn:
        return row
    chance = random.Random(f"{turn} {row['id']}")
    text = row["text"]
    names = sorted(set(_NAME.findall(text)))
    others = dict(zip(names, chance.sample(names, len(names)), strict=True))
    added = chance.randint(1, 9)
    text = _NAME.sub(lambda found: others[found[0]], text)
    text = _NUMBER.sub(lambda found: str(int(found[0]) + added), text)
    return row | {"id": f"{row['id']}-{turn}", "text": f"{text} ({turn})"}


def hostile(row: dict[str, str], number: int) -> dict[str, str]:
    """Return an article that is a trap for its reader."""
    word = _WORDS[HOSTILE[number % len(HOSTILE)]]
    return row | {"id": f"hostile-{number}", "text": f"{word} {row['text']} {number}"}


def write(path: Path, rows: Iterable[object]) -> Path:
    """Write rows as .jsonl."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)
    return path
