"""Small corpora of invented articles, and how to build them with a reader that needs no model."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import fake_reader

from kg.corpus.building import Engine, Report, build
from kg.corpus.configuration import Given
from kg.corpus.contents import contents_of
from kg.corpus.dumping import digest_of_dump, dump_lines
from kg.corpus.storage import open_storage

__all__ = ["GIVEN", "article", "built", "digest", "dump", "write"]

GIVEN = Given(maker=fake_reader.MAKER)
HERE = Engine(workers=0)
TOWNS = ("Alden", "Berrow", "Carrick", "Dunmore", "Elstow", "Farley", "Glenn", "Harrow", "Irving", "Jarrow")
DEEDS = ("shelled", "stormed", "raided", "besieged", "bombed", "left", "entered")
Row = Mapping[str, str]


def article(number: int, **fields: str) -> Row:
    town, deed = TOWNS[number % len(TOWNS)], DEEDS[number % len(DEEDS)]
    words = " ".join(TOWNS[(number * step + step) % len(TOWNS)] for step in range(1, 9))
    text = f"{town}: rebels {deed} the town on Monday and killed {number} soldiers there. They passed {words}."
    return {"id": f"a{number}", "text": text, "date": f"2024-01-{number % 28 + 1:02d}"} | fields


def write(path: Path, rows: Iterable[Row]) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return path


def built(folder: Path | str, *paths: Path, engine: Engine = HERE, size: int = 5, retry: bool = False) -> Report:
    return build(open_storage(folder), paths, given=GIVEN, engine=engine, size=size, retry=retry)


def digest(folder: Path | str) -> str:
    with contents_of(str(folder)) as contents:
        return digest_of_dump(contents)


def dump(folder: Path | str, graph: str = "") -> list[str]:
    """The quads of a corpus, sorted; of one article's graph, or of that of the copies, where it is named."""
    with contents_of(str(folder)) as contents:
        lines: Sequence[str] = [line.decode() for line in dump_lines(contents)]
    return [line for line in lines if f"{graph}> .\n" in line] if graph else list(lines)
