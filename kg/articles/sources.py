"""Where articles come from: finds the files, opens them whatever their packing, and turns their bytes into text."""

from __future__ import annotations

import gzip
import importlib
import os
import sys
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from kg.errors import ArticleError

__all__ = ["KINDS", "MAX_BYTES", "Source", "decode", "find_sources", "open_source"]

KINDS = {".txt": "txt", ".md": "md", ".html": "html", ".htm": "html", ".jsonl": "jsonl", ".ndjson": "jsonl"}
PACKINGS = (".gz", ".zst")
ZSTANDARD = ("compression.zstd", "zstandard")
KNOWN = "known are .txt, .md, .html and .jsonl, each also as .gz or .zst"
# Bytes of one article, unpacked. No news article is this long; a packed file may pretend to be.
MAX_BYTES = 32_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input file: ``where`` names it in error lines, ``stem`` gives ids; ``path`` is None for standard input."""

    where: str
    stem: str
    kind: str
    packing: str = ""
    path: Path | None = None


def find_sources(path: str | Path) -> Iterator[Source | ArticleError]:
    """Yield the files that a path stands for, folders sorted and with all below them; what is no article file as an error.

    >>> [s.stem for s in find_sources("-")]
    ['stdin']
    """
    if str(path) == "-":
        yield Source(where="standard input", stem="stdin", kind="stdin")
    elif (path := Path(path)).is_dir():
        found = [_source(file) for file in _files_below(path)]
        yield from found or [ArticleError(f"{path}: the folder holds no articles; {KNOWN}")]
    elif path.exists():
        yield _source(path)
    else:
        yield ArticleError(f"{path}: no such file or folder; give the path of an article, of a folder of articles, or - for standard input")


def _files_below(folder: Path) -> Iterator[Path]:
    for root, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(root, name) for name in sorted(files) if not name.startswith("."))


def _source(path: Path) -> Source | ArticleError:
    packing = path.suffix.lower() if path.suffix.lower() in PACKINGS else ""
    inner = Path(path.name.removesuffix(path.suffix) if packing else path.name)
    kind = KINDS.get(inner.suffix.lower())
    if kind is None:
        return ArticleError(f"{path}: the format {inner.suffix or 'of a file without suffix'} is unknown; {KNOWN}")
    return Source(where=str(path), stem=inner.stem, kind=kind, packing=packing, path=path)


@contextmanager
def open_source(source: Source) -> Iterator[BinaryIO]:
    """Open a source for reading its unpacked bytes; whatever the file system or the packing says becomes an `ArticleError`."""
    try:
        with _stream(source) as stream:
            yield stream
    except _packing_errors() as error:
        raise ArticleError(f"{source.where}: is not a whole {source.packing} file ({error}); pack it again") from error
    except OSError as error:
        raise ArticleError(f"{source.where}: cannot be read: {error.strerror or error}") from error


def _packing_errors() -> tuple[type[Exception], ...]:
    loaded = [library for name in ZSTANDARD if (library := sys.modules.get(name))]
    return (gzip.BadGzipFile, EOFError, zlib.error, *(library.ZstdError for library in loaded))


def _stream(source: Source) -> BinaryIO:
    if source.path is None:
        return BytesIO(sys.stdin.buffer.read())
    if source.packing == ".gz":
        return BufferedReader(gzip.open(source.path))
    if source.packing == ".zst":
        return _open_zstandard(source)
    return source.path.open("rb")


def _open_zstandard(source: Source) -> BinaryIO:
    """Open with what is there: the standard library of Python 3.14, or the package zstandard."""
    for name in ZSTANDARD:
        try:
            library: Any = importlib.import_module(name)
        except ImportError:
            continue
        stream: BinaryIO = library.open(source.path, "rb")
        return stream
    raise ArticleError(f"{source.where}: .zst needs Python 3.14 or the package zstandard; or unpack it before: zstd -d {source.where}")


def decode(data: bytes, where: str, encoding: str = "utf-8") -> str:
    """Turn bytes into text, line ends as given, a byte order mark left out.

    >>> decode("Zurich\\r\\n".encode("utf-8-sig"), "a.txt")
    'Zurich\\r\\n'
    """
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise ArticleError(f"{where}: is a binary file (byte {data.index(0)} is NUL); an article is UTF-8 text")
    try:
        return data.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        likely = "UTF-16" if data.startswith((b"\xff\xfe", b"\xfe\xff")) else "WINDOWS-1252"
        hint = f"save it as UTF-8 (iconv -f {likely} -t UTF-8, if that is what it is)"
        raise ArticleError(f"{where}: is not {encoding.upper()}: byte {error.start} is 0x{data[error.start]:02x}; {hint}") from error
