"""One function a format: the bytes of a source into drafts, which are the fields that the container gives.

``text`` is kept as given, line ends and all, because every offset counts in it. Of Markdown it is the body as written,
markup and all, and the front matter (``key: value`` lines between two ``---``) gives the other fields; of HTML it is the
main text of the page (`kg.articles.webpage`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from kg.articles.sources import MAX_BYTES, Source, decode
from kg.articles.webpage import read_page
from kg.errors import ArticleError

__all__ = ["Draft", "drafts_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a container gives of one article, not yet checked."""

    where: str
    stem: str
    fields: dict[str, object]
    is_alone: bool = True


def drafts_in(source: Source, stream: BinaryIO) -> Iterator[Draft | ArticleError]:
    """Yield what one source holds; a broken line of several as an error value, a broken file raises `ArticleError`."""
    if source.kind == "jsonl":
        yield from _json_drafts(source, stream)
    elif source.kind == "stdin":
        yield from _standard_input(source, stream)
    else:
        data = _whole(stream, source.where)
        yield Draft(where=source.where, stem=source.stem, fields=READERS[source.kind](data, source.where))


def _whole(stream: BinaryIO, where: str) -> bytes:
    data = stream.read(MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise ArticleError(f"{where}: is larger than {MAX_BYTES:,} bytes; give one article a file, or a line of .jsonl")
    return data


def _text(data: bytes, where: str) -> dict[str, object]:
    return {"text": decode(data, where)}


FRONT_MATTER = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
KEY_VALUE = re.compile(r"^(\w+):[ \t]*(.*?)[ \t]*\r?$", re.MULTILINE)


def _markdown(data: bytes, where: str) -> dict[str, object]:
    text = decode(data, where)
    head = FRONT_MATTER.match(text)
    if head is None:
        return {"text": text}
    fields: dict[str, object] = {key: _unquoted(value) for key, value in KEY_VALUE.findall(head[1])}
    return fields | {"text": text[head.end() :]}


def _unquoted(value: str) -> str:
    return value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value


READERS = {"txt": _text, "md": _markdown, "html": read_page}


def _json_drafts(source: Source, lines: BinaryIO) -> Iterator[Draft | ArticleError]:
    for number, line in enumerate(iter(lambda: lines.readline(MAX_BYTES), b""), start=1):
        if line.strip(b"\xef\xbb\xbf \t\r\n"):
            yield _json_draft(source, number, line)


def _json_draft(source: Source, number: int, line: bytes) -> Draft | ArticleError:
    where = f"{source.where}:{number}"
    try:
        value = json.loads(decode(line, where))
    except ArticleError as error:
        return error
    except (ValueError, RecursionError) as error:
        return ArticleError(f'{where}: is not JSON ({error}); each line is one object with at least a "text"')
    if not isinstance(value, dict):
        return ArticleError(f'{where}: is not a JSON object; each line is one object with at least a "text"')
    fields = value | {"id": value.get("id", value.get("doc_id"))}
    return Draft(where=where, stem=source.stem, fields=fields, is_alone=False)


def _standard_input(source: Source, stream: BinaryIO) -> Iterator[Draft | ArticleError]:
    """A first line that is a JSON object makes it .jsonl, anything else is one article's text."""
    first = next((line for line in stream if line.strip()), b"")
    stream.seek(0)
    if isinstance(_json_draft(source, 1, first), Draft):
        yield from _json_drafts(source, stream)
    else:
        yield Draft(where=source.where, stem=source.stem, fields=_text(_whole(stream, source.where), source.where), is_alone=False)
