"""All quads of a corpus, sorted, each once: equal corpora give equal bytes. Sorted in runs on disk, within bounded memory."""

from __future__ import annotations

import hashlib
import heapq
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from kg.corpus.contents import Contents

__all__ = ["digest_of_dump", "dump_lines"]

_RUN = 64 << 20
"""Bytes of quads that are sorted at a time."""


def dump_lines(contents: Contents) -> Iterator[bytes]:
    """Yield the quads as lines, sorted, each once."""
    with tempfile.TemporaryDirectory(prefix="kg-dump-") as folder:
        runs = list(_runs(contents, Path(folder)))
        files = [run.open("rb") for run in runs]
        try:
            for line, _ in groupby(heapq.merge(*files)):
                yield line
        finally:
            for file in files:
                file.close()


def digest_of_dump(contents: Contents) -> str:
    """Return the SHA-256 of the sorted quads."""
    digest = hashlib.sha256()
    for line in dump_lines(contents):
        digest.update(line)
    return digest.hexdigest()


def _runs(contents: Contents, folder: Path) -> Iterator[Path]:
    """Write sorted runs and yield their paths."""
    lines, size, number = set[bytes](), 0, 0
    for block in contents.blocks():
        lines.update(block.quads.splitlines(keepends=True))
        size += len(block.quads)
        if size > _RUN:
            number += 1
            yield _written(folder / str(number), lines)
            lines, size = set(), 0
    yield _written(folder / "last", lines)


def _written(path: Path, lines: set[bytes]) -> Path:
    with path.open("wb") as file:
        file.writelines(sorted(lines))
    return path
