"""Where articles come from: finds the files, opens them whatever their packing, and turns their bytes into text."""

from __future__ import annotations

import gzip
import importlib
import os
import stat
import sys
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader, BytesIO, RawIOBase
from pathlib import Path
from types import MappingProxyType
from typing import Any, BinaryIO, cast

from kg.articles.limits import MAX_BYTES, MAX_STDIN, PACKED_TO
from kg.errors import ArticleError

__all__ = ["KINDS", "MAX_BYTES", "Source", "decode", "find_sources", "open_source", "shown", "stem_of"]

KINDS = {".txt": "txt", ".md": "md", ".html": "html", ".htm": "html", ".jsonl": "jsonl", ".ndjson": "jsonl"}
PACKINGS = (".gz", ".zst")
ZSTANDARD = ("compression.zstd", "zstandard")
KNOWN = "known are .txt, .md, .html and .jsonl, each also as .gz or .zst"
NO_MORE: Mapping[str, str] = MappingProxyType({})
# Code points of a path in an error line.
LONGEST_SHOWN = 300
SPECIAL = {stat.S_ISFIFO: "a pipe", stat.S_ISSOCK: "a socket", stat.S_ISCHR: "a device", stat.S_ISBLK: "a device"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input file: ``where`` names it in error lines, ``stem`` gives ids; ``path`` is None for standard input.

    ``address`` is its whole path, by which it is known again. ``data`` is what standard input held, once it is read.
    """

    where: str
    stem: str
    kind: str
    packing: str = ""
    path: Path | None = None
    address: str = ""
    data: bytes | None = None


def find_sources(path: str | Path, more: Mapping[str, str] = NO_MORE) -> Iterator[Source | ArticleError]:
    """Yield the files that a path stands for, folders sorted and with all below them; what is no article file as an error.

    Links to files are followed, links to folders within a folder are not, and what is no regular file is an error. ``more`` are further
    suffixes that are known, each with its kind.

    >>> [s.stem for s in find_sources("-")]
    ['stdin']
    """
    if path == "":
        yield ArticleError('"": is no path; give the path of an article, of a folder of articles (. is this one), or - for standard input')
    elif str(path) == "-":
        yield Source(where="standard input", stem="stdin", kind="stdin", address="stdin")
    else:
        yield from _found(Path(path), more)


def _found(path: Path, more: Mapping[str, str]) -> Iterator[Source | ArticleError]:
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        advice = "give the path of an article, of a folder of articles, or - for standard input"
        yield ArticleError(f"{shown(path)}: no such file or folder; {advice}")
    except (OSError, ValueError) as error:
        yield ArticleError(f"{shown(path)}: cannot be read: {_reason(error)}")
    else:
        yield from _below(path, more) if stat.S_ISDIR(mode) else [_source(path, mode, more)]


def _below(folder: Path, more: Mapping[str, str]) -> Iterator[Source | ArticleError]:
    """Yield what the folder and all folders below it hold, however deep they lie, hidden ones aside."""
    is_empty = True
    waiting = [folder]
    while waiting:
        root = waiting.pop()
        try:
            paths = sorted(path for path in root.iterdir() if not path.name.startswith("."))
        except OSError as error:
            is_empty = False
            yield ArticleError(f"{shown(root)}: the folder cannot be read: {_reason(error)}")
            continue
        folders = dict.fromkeys(filter(os.path.isdir, paths))
        links = dict.fromkeys(filter(os.path.islink, folders))
        for link in links:
            yield ArticleError(f"{shown(link)}: is a link to a folder, which is not followed; name the folder itself")
        files = [path for path in paths if path not in folders]
        for file in files:
            yield from _found(file, more)
        is_empty = is_empty and not links and not files
        waiting += [path for path in reversed(folders) if path not in links]
    if is_empty:
        yield ArticleError(f"{shown(folder)}: the folder holds no articles; {KNOWN}")


def _source(path: Path, mode: int, more: Mapping[str, str]) -> Source | ArticleError:
    packing = path.suffix.lower() if path.suffix.lower() in PACKINGS else ""
    inner = Path(path.name.removesuffix(path.suffix) if packing else path.name)
    kind = (KINDS | dict(more)).get(inner.suffix.lower())
    if special := next((name for is_such, name in SPECIAL.items() if is_such(mode)), None):
        return ArticleError(f"{shown(path)}: is {special}, and no file; only files are read, and standard input, by the name -")
    if kind is None:
        return ArticleError(f"{shown(path)}: the format {shown(inner.suffix) or 'of a file without suffix'} is unknown; {KNOWN}")
    address = _escaped(os.path.normpath(path.absolute()))
    return Source(where=shown(path), stem=_escaped(inner.stem), kind=kind, packing=packing, path=path, address=address)


def shown(path: str | Path) -> str:
    r"""Return a path as one line of valid text, a long one shortened; bytes that are not UTF-8 as ``\xe9``.

    >>> shown("a\nb.txt"), shown("caf\udce9.txt")
    ('a\\x0ab.txt', 'caf\\xe9.txt')
    """
    text = _escaped(str(path))
    return text if len(text) <= LONGEST_SHOWN else f"{text[: LONGEST_SHOWN // 2]}...{text[-LONGEST_SHOWN // 2 :]}"


def _escaped(name: str) -> str:
    """The name of a file as valid text without control characters."""
    valid = name.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    return "".join(f"\\x{ord(char):02x}" if ord(char) < 32 or 126 < ord(char) < 160 else char for char in valid)


def stem_of(address: str) -> str:
    """Return the stem of a file's name, its packing aside.

    >>> stem_of("/news/raid.2.txt.gz")
    'raid.2'
    """
    name = Path(address).name
    packing = Path(name).suffix
    return Path(name.removesuffix(packing) if packing.lower() in PACKINGS else name).stem


@contextmanager
def open_source(source: Source) -> Iterator[BinaryIO]:
    """Open a source for reading its unpacked bytes; whatever the file system or the packing says becomes an `ArticleError`."""
    try:
        with _stream(source) as stream:
            yield stream
    except _packing_errors() as error:
        raise ArticleError(f"{source.where}: is not a whole {source.packing} file ({error}); pack it again") from error
    except OSError as error:
        raise ArticleError(f"{source.where}: cannot be read: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)


def _packing_errors() -> tuple[type[Exception], ...]:
    loaded = [library for name in ZSTANDARD if (library := sys.modules.get(name))]
    return (gzip.BadGzipFile, EOFError, zlib.error, *(library.ZstdError for library in loaded))


def _stream(source: Source) -> BinaryIO:
    if source.path is None:
        return BytesIO(standard_input() if source.data is None else source.data)
    file = _opened(source.path)
    if not source.packing:
        return file
    limit = PACKED_TO * os.fstat(file.fileno()).st_size + MAX_BYTES
    try:
        unpacked = gzip.GzipFile(fileobj=file) if source.packing == ".gz" else _open_zstandard(source)
    except ArticleError:
        file.close()
        raise
    return cast(BinaryIO, BufferedReader(_Unpacked(source, cast(BinaryIO, unpacked), file, limit)))


def _opened(path: Path) -> BinaryIO:
    """Open a file, without waiting where a pipe has taken its place; raises `OSError` where it is no regular file."""
    file = cast(BinaryIO, open(path, "rb", opener=lambda name, flags: os.open(name, flags | os.O_NONBLOCK)))  # noqa: SIM115  closed by the stream that reads it
    if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
        file.close()
        raise OSError(None, "is no regular file")
    return file


def standard_input() -> bytes:
    """Return what standard input holds.

    Raises `ArticleError` where it is longer than `MAX_STDIN`, or cannot be read.
    """
    try:
        data = sys.stdin.buffer.read(MAX_STDIN + 1)
    except OSError as error:
        raise ArticleError(f"standard input: cannot be read: {_reason(error)}") from error
    if len(data) > MAX_STDIN:
        raise ArticleError(f"standard input: is longer than {MAX_STDIN:,} bytes, and nothing of it is read; save it as a .jsonl file")
    return data


class _Unpacked(RawIOBase):
    """An unpacked stream that ends with an `ArticleError` where it goes beyond what text packs to."""

    def __init__(self, source: Source, stream: BinaryIO, file: BinaryIO, limit: int) -> None:
        self._source, self._stream, self._file, self._left = source, stream, file, limit

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._stream.read(len(buffer))
        self._left -= len(data)
        if self._left < 0:
            much = f"unpacks to more than {PACKED_TO} times its size, as no text does"
            raise ArticleError(f"{self._source.where}: {much}; what follows is not read")
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        if not self.closed:
            self._stream.close()
            self._file.close()
        super().close()


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
