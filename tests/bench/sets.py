"""The outside articles with their labels, and the programs that score them: where they lie, and how they are loaded.

A set is a file ``KIND.dev.jsonl`` or ``KIND.test.jsonl`` of a kind that is known here. The scorers lie beside the data; a folder that holds
only data is scored by those of ``../shared/bench``. Nothing is written into either.
"""

from __future__ import annotations

import importlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

__all__ = ["DEFAULT", "KINDS", "BenchError", "BenchSet", "Row", "find_sets", "read_rows", "scorer"]

DEFAULT = Path(__file__).parents[3] / "shared" / "bench"
KINDS = ("frames", "status", "re3d", "muc4")
SPLITS = ("dev", "test")

Row = dict[str, Any]
"""A line of labels or of predictions: an article with what is, or what was found, in it."""


class BenchError(Exception):
    """The measuring cannot go on; the message says what is wrong and what would be right."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BenchSet:
    """A file of labelled articles."""

    kind: str
    split: str
    path: Path

    @property
    def name(self) -> str:
        return f"{self.kind}.{self.split}"


def find_sets(folder: Path) -> list[BenchSet]:
    """Return the known sets that ``folder`` holds, in the order of `KINDS`."""
    named = (BenchSet(kind=kind, split=split, path=folder / f"{kind}.{split}.jsonl") for kind in KINDS for split in SPLITS)
    return [found for found in named if found.path.is_file()]


def read_rows(path: Path) -> list[Row]:
    """Return the lines of a file; raises `BenchError` where one is no JSON object with a ``doc_id``."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError as error:
            raise BenchError(f"{path}:{number}: {error}; each line is a JSON object") from error
        if not isinstance(row, dict) or not {"doc_id", "text"} <= row.keys():
            raise BenchError(f'{path}:{number}: each line is a JSON object with "doc_id" and "text"')
        rows.append(row)
    return rows


def scorer(name: str, folder: Path) -> ModuleType:
    """Import a scorer from ``folder``, or from `DEFAULT` if it lies there only; raises `BenchError` where it is in neither."""
    if not any((home / f"{name}.py").is_file() for home in (folder, DEFAULT)):
        raise BenchError(f"{name}.py is neither in {folder} nor in {DEFAULT}; it comes with the data")
    written, path = sys.dont_write_bytecode, sys.path
    sys.dont_write_bytecode, sys.path = True, [str(folder), str(DEFAULT), *path]
    try:
        return importlib.import_module(name)
    finally:
        sys.dont_write_bytecode, sys.path = written, path
