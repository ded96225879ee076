"""What becomes of an article on which kg itself fails: it is left out, a line says so, and the line names a file with the trace.

Articles are read in batches; where a batch fails each of its articles is tried alone, so that one costs only itself.
"""

from __future__ import annotations

import datetime
import hashlib
import importlib.metadata
import tempfile
import traceback
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeVar

from kg.errors import ReadingError
from kg.model import Article

__all__ = ["Failed", "Traces", "each_of"]

T = TypeVar("T")

Failed = Callable[[ReadingError], object]
"""Is told of each article that was left out."""


class Traces:
    """Writes the traces of faults into ``folder``, which is made when it is needed; without one, into a new temporary folder.

    A file holds one fault: the articles on which it showed, and its trace.
    """

    def __init__(self, folder: str | Path | None = None) -> None:
        self._folder = Path(folder) if folder is not None else None
        self._told: set[Path] = set()

    def error(self, where: str, fault: Exception) -> ReadingError:
        """Return the error that tells of an article (``where``) on which ``fault`` showed, its trace written."""
        kind = " ".join(f"{type(fault).__name__}: {fault}".split())[:200].rstrip(": ")
        told = ReadingError(f"{where}: is left out, since kg failed on it, which is a fault of kg ({kind}); {self._write(where, fault)}")
        told.__cause__ = fault
        return told

    def _write(self, where: str, fault: Exception) -> str:
        frames = traceback.extract_tb(fault.__traceback__)
        places = "\n".join(f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames)
        name = f"{type(fault).__name__}-{hashlib.sha256(places.encode('utf-8', 'replace')).hexdigest()[:8]}.txt"
        try:
            if self._folder is None:
                self._folder = Path(tempfile.mkdtemp(prefix="kg-errors-"))
            self._folder.mkdir(parents=True, exist_ok=True)
            self._append(self._folder / name, where, fault)
        except OSError as error:
            return f"its trace could not be written: {error.strerror}"
        return f"the trace is in {self._folder / name}"

    def _append(self, path: Path, where: str, fault: Exception) -> None:
        """Write an article into the file of its fault, and for the first the trace."""
        head = f"kg {importlib.metadata.version('kg')}, {datetime.datetime.now().astimezone().isoformat(timespec='seconds')}: {where}\n"
        trace = "" if path in self._told else "".join(traceback.format_exception(fault))
        with path.open("a" if path in self._told else "w", encoding="utf-8", errors="backslashreplace") as file:
            file.write(head + trace)
        self._told.add(path)


def each_of(
    batch: Sequence[Article], work: Callable[[Sequence[Article]], Sequence[T]], traces: Traces, failed: Failed | None = None
) -> Iterator[T]:
    """Yield what ``work`` makes of each article of the batch, in order, without those on which it fails.

    ``failed`` is told of these; without it the first raises its `ReadingError`. ``work`` gives one value an article.
    """
    made, fault = _tried(batch, work)
    if fault is None:
        yield from made
    elif len(batch) > 1:
        for article in batch:
            yield from each_of([article], work, traces, failed)
    else:
        error = traces.error(batch[0].where or batch[0].id, fault)
        if failed is None:
            raise error from fault
        failed(error)


def _tried(batch: Sequence[Article], work: Callable[[Sequence[Article]], Sequence[T]]) -> tuple[Sequence[T], Exception | None]:
    try:
        return work(batch), None
    except Exception as fault:  # noqa: BLE001  whatever it is, it costs one article alone
        return (), fault
