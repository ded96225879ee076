"""How long building takes, against the model's own part of it (see `parse_share`), and what loading and memory cost."""

from __future__ import annotations

import resource
from pathlib import Path
from typing import Any

import spacy
from parse_share import FILE, cpu_seconds, measure_turns, read_evenly, shares

from kg.builder import Builder

__all__ = ["FILE", "measure_speed"]


def measure_speed(builder: Builder, source: Path, folder: Path, *, documents: int = 500, rounds: int = 1) -> dict[str, Any]:
    """Return CPU seconds and their ratios, over ``documents`` articles drawn evenly from ``source``, each built ``rounds`` times."""
    rows = read_evenly(source, documents)
    loading = cpu_seconds(lambda: spacy.load(builder.settings.model))
    reading = cpu_seconds(lambda: Builder(builder.settings))
    turns = list(measure_turns(builder, rows, folder, rounds=rounds))
    words = sum(len(row["text"].split()) for row in rows)
    return {
        "documents": len(rows),
        "words": words,
        "rounds": rounds,
        **shares(turns),
        "words built per CPU second": round(words * rounds / sum(turn.built for turn in turns)),
        "loading the parser, CPU seconds": round(loading, 2),
        "loading the reader, CPU seconds": round(reading, 2),
        "peak memory of all this, MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
    }
