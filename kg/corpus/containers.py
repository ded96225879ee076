"""Containers of many articles that only a corpus is read from: CSV, Parquet and web archives.

Each is read as a stream, a row or a page at a time. Of CSV and Parquet the columns are those of
.jsonl: ``text``, and if they are there ``id``, ``title``, ``date``, ``publisher``, ``url``.
"""

from __future__ import annotations

import contextlib
import csv
import datetime
import importlib
import io
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, BinaryIO, TextIO

from kg.articles.formats import Draft
from kg.articles.limits import MAX_BYTES, MAX_LINE
from kg.articles.sources import Source, decode
from kg.articles.webpage import read_page
from kg.errors import ArticleError

__all__ = ["CONTAINERS", "drafts_of"]

CONTAINERS: Mapping[str, str] = MappingProxyType({".csv": "csv", ".tsv": "csv", ".parquet": "parquet", ".warc": "warc", ".wet": "warc"})
"""Suffix to kind."""
_FIELDS = ("text", "id", "doc_id", "title", "date", "publisher", "url")
_ROWS = 256
"""Rows of Parquet that are held at a time."""
_PANIC = "PanicException"
"""What a library in Rust raises where it fails itself; it is no `Exception`."""
Drafts = Iterator[Draft | ArticleError]


def drafts_of(source: Source, stream: BinaryIO) -> Drafts:
    """Yield what a container holds.

    A row that cannot be read is an error value; raises `ArticleError` where the file is broken.
    """
    yield from _READERS[source.kind](source, stream)


def _draft(source: Source, where: str, fields: Mapping[str, object]) -> Draft:
    given = dict(fields) | {"id": fields.get("id") or fields.get("doc_id") or None}
    return Draft(where=where, stem=source.stem, fields=given, is_alone=False, address=source.address)


def _csv_drafts(source: Source, stream: BinaryIO) -> Drafts:
    csv.field_size_limit(MAX_LINE)
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", newline="")
    try:
        yield from _rows(source, text)
    finally:
        text.detach()  # whoever opened the stream closes it


def _rows(source: Source, text: TextIO) -> Drafts:
    is_tabbed = source.path is not None and ".tsv" in source.path.suffixes
    rows = csv.DictReader(text, delimiter="\t" if is_tabbed else ",")
    try:
        if "text" not in (rows.fieldnames or ()):
            right = "the first line names the columns, and one of them has to be text"
            raise ArticleError(f"{source.where}: has no column text; {right}")
        for row in rows:
            fields = {name: row.get(name) for name in _FIELDS}
            yield _draft(source, f"{source.where}:{rows.line_num}", fields)
    except UnicodeDecodeError as error:
        where = f"{source.where}:{rows.line_num}"
        raise ArticleError(f"{where}: is not UTF-8 ({error.reason}); save it as UTF-8") from error
    except csv.Error as error:
        where = f"{source.where}:{rows.line_num}"
        raise ArticleError(f"{where}: is no CSV ({error}); what follows is not read") from error


def _parquet_drafts(source: Source, stream: BinaryIO) -> Drafts:
    parquet = _library("pyarrow.parquet", source, "kg[parquet]")
    if source.packing:
        right = "Parquet is packed within; unpack it before"
        raise ArticleError(f"{source.where}: is a Parquet file in {source.packing}; {right}")
    try:
        file = parquet.ParquetFile(stream)
        names = [name for name in _FIELDS if name in file.schema_arrow.names]
    except (OSError, ValueError) as error:
        raise ArticleError(f"{source.where}: is no Parquet file ({error})") from error
    if "text" not in names:
        raise ArticleError(f"{source.where}: has no column text; one of its columns has to be text")
    number = 0
    for batch in file.iter_batches(batch_size=_ROWS, columns=names):
        for row in batch.to_pylist():
            number += 1
            fields = {name: _plain(value) for name, value in row.items()}
            yield _draft(source, f"{source.where}:{number}", fields)


def _plain(value: object) -> object:
    is_time = isinstance(value, (datetime.date, datetime.datetime))
    return value.isoformat() if is_time else value  # type: ignore[attr-defined]


def _warc_drafts(source: Source, stream: BinaryIO) -> Drafts:
    """Yield the pages of a web archive, which unpacks itself; when one was crawled is not when it was published."""
    del stream
    fastwarc = _library("fastwarc", source, "kg[warc]")
    kinds = fastwarc.WarcRecordType
    wanted = kinds.response | kinds.resource | kinds.conversion
    with _broken_archives(source):
        path = str(source.path)
        found = fastwarc.ArchiveIterator(path, record_types=wanted, auto_decode="all", fsspec_args=False)
        for number, record in enumerate(found, start=1):
            if _is_page(record):
                yield _page(source, f"{source.where}:{number}", record)


@contextlib.contextmanager
def _broken_archives(source: Source) -> Iterator[None]:
    """Tell of an archive that does not unpack."""
    try:
        yield
    except OSError as error:
        raise ArticleError(f"{source.where}: is no whole web archive ({error})") from error
    except BaseException as error:
        if type(error).__name__ == _PANIC:
            raise ArticleError(f"{source.where}: is no web archive that can be read") from error
        raise


def _is_page(record: Any) -> bool:
    status = record.http_headers.status_code if record.http_headers is not None else 200
    return status == 200 and _kind_of(record) in ("text/html", "application/xhtml+xml", "text/plain")


def _kind_of(record: Any) -> str:
    if record.http_headers is not None:
        return record.http_content_type or ""
    return str(record.headers.get("Content-Type", "")).partition(";")[0].strip()


def _page(source: Source, where: str, record: Any) -> Draft | ArticleError:
    url = record.headers.get("WARC-Target-URI")
    try:
        data = record.reader.read(MAX_BYTES + 1)
        if len(data) > MAX_BYTES:
            raise ArticleError(f"{where}: is larger than {MAX_BYTES:,} bytes; no article is")
        is_text = _kind_of(record) == "text/plain"
        fields = {"text": decode(data, where)} if is_text else read_page(data, where)
    except ArticleError as error:
        return error
    return _draft(source, where, fields | {"url": url})


def _library(name: str, source: Source, extra: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as error:
        package = name.partition(".")[0]
        right = f"needs {package}, which is not installed: pip install '{extra}'"
        raise ArticleError(f"{source.where}: {right}") from error


_READERS = {"csv": _csv_drafts, "parquet": _parquet_drafts, "warc": _warc_drafts}
