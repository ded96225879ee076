"""How long building takes against the bare parser: CPU time on the same texts, by turns in one run."""

from __future__ import annotations

import gzip
import json
import resource
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import spacy

from kg.builder import Builder

__all__ = ["FILE", "measure_speed"]

FILE = "corpus.jsonl.gz"
TURNS = 10
"""Into how many parts the texts are cut; each is parsed and built in turn, so that a busy machine is busy for both."""


def measure_speed(builder: Builder, source: Path, folder: Path, *, documents: int = 500, rounds: int = 1) -> dict[str, Any]:
    """Return seconds and their ratio, over ``documents`` articles drawn evenly from ``source``; the ratio is the median of the turns'."""
    with gzip.open(source, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    step = max(len(rows) // documents, 1)
    rows = rows[::step][:documents]
    loading, nlp = _timed(lambda: spacy.load(builder.settings.model))
    reading, _ = _timed(lambda: Builder(builder.settings))
    turns = [rows[start::TURNS] for start in range(min(TURNS, len(rows)))] * rounds
    times = [_turn(builder, nlp, turn, folder / "speed.jsonl") for turn in turns]
    parsed, built = (sum(row[side] for row in times) for side in (0, 1))
    words = sum(len(row["text"].split()) for row in rows) * rounds
    return {
        "documents": len(rows),
        "words": words // rounds,
        "rounds": rounds,
        "parser, CPU seconds": round(parsed / rounds, 2),
        "building, CPU seconds": round(built / rounds, 2),
        "building / parser": round(statistics.median(b / p for p, b in times), 2),
        "building / parser, lowest and highest turn": [round(end(b / p for p, b in times), 2) for end in (min, max)],
        "words built per CPU second": round(words / built),
        "loading the parser, CPU seconds": round(loading, 2),
        "loading the reader, CPU seconds": round(reading, 2),
        "peak memory of all this, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }


def _turn(builder: Builder, nlp: Any, rows: list[dict[str, Any]], source: Path) -> tuple[float, float]:
    source.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    parsed, _ = _timed(lambda: _parse(nlp, [row["text"] for row in rows]))
    built, _ = _timed(lambda: builder.build([source]))
    return parsed, built


def _parse(nlp: Any, texts: list[str]) -> None:
    with nlp.memory_zone():
        for _ in nlp.pipe(texts, batch_size=16):
            pass


def _timed(work: Callable[[], Any]) -> tuple[float, Any]:
    start = time.process_time()
    done = work()
    return time.process_time() - start, done
