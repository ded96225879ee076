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

from kg.articles.limits import MAX_BLANK, MAX_BYTES, MAX_DIGITS, MAX_LINE, MAX_NESTING, MAX_SKIPPED, MAX_WRONG
from kg.articles.sources import Source, decode, shown
from kg.articles.webpage import read_page
from kg.errors import ArticleError

__all__ = ["Draft", "drafts_in"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a container gives of one article, not yet checked. ``address`` is the whole path of its file."""

    where: str
    stem: str
    fields: dict[str, object]
    is_alone: bool = True
    address: str = ""


def drafts_in(source: Source, stream: BinaryIO) -> Iterator[Draft | ArticleError]:
    """Yield what one source holds; a broken line of several as an error value, a broken file raises `ArticleError`."""
    if source.kind == "jsonl":
        yield from _json_drafts(source, stream)
    elif source.kind == "stdin":
        yield from _standard_input(source, stream)
    else:
        data = _whole(stream, source.where)
        fields = READERS[source.kind](data, source.where)
        yield Draft(where=source.where, stem=source.stem, fields=fields, address=source.address)


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


def _json_drafts(source: Source, stream: BinaryIO) -> Iterator[Draft | ArticleError]:
    blank = wrong = number = 0
    for number, line in enumerate(_lines(source, stream), start=1):
        if isinstance(line, bytes) and not line.strip(b"\xef\xbb\xbf \t\r\n"):
            blank += 1
        else:
            found = _json_draft(source, number, line) if isinstance(line, bytes) else line
            wrong += isinstance(found, ArticleError)
            yield found
        if blank > MAX_BLANK or wrong > MAX_WRONG:
            many = f"{MAX_BLANK:,} blank lines" if blank > MAX_BLANK else f"{MAX_WRONG:,} lines that are no JSON object"
            yield ArticleError(f"{source.where}:{number}: comes after {many}; from here on the file is not read")
            return
    if blank == number:
        yield ArticleError(f'{source.where}: is empty; each line is one object with at least a "text"')


def _lines(source: Source, stream: BinaryIO) -> Iterator[bytes | ArticleError]:
    """Yield the lines, one that is too long as an error; what follows one without end is not read."""
    number = 0
    while line := stream.readline(MAX_LINE + 1):
        number += 1
        if len(line) <= MAX_LINE or line.endswith(b"\n"):
            yield line
            continue
        yield ArticleError(f"{source.where}:{number}: is longer than {MAX_LINE:,} bytes; a line is one article")
        if not _skip_line(stream):
            yield ArticleError(f"{source.where}:{number}: does not end within {MAX_SKIPPED:,} bytes; what follows is not read")
            return


def _skip_line(stream: BinaryIO) -> bool:
    """Read to the end of the line; return whether it was near enough."""
    for _ in range(MAX_SKIPPED // MAX_LINE):
        part = stream.readline(MAX_LINE)
        if len(part) < MAX_LINE or part.endswith(b"\n"):
            return True
    return False


def _json_draft(source: Source, number: int, line: bytes) -> Draft | ArticleError:
    where = f"{source.where}:{number}"
    try:
        value = json.loads(_flat(decode(line, where)), parse_int=_whole_number)
    except ArticleError as error:
        return error
    except (ValueError, RecursionError) as error:
        why = shown(str(error))
        return ArticleError(f'{where}: is not JSON ({why}); each line is one object with at least a "text"')
    if not isinstance(value, dict):
        return ArticleError(f'{where}: is not a JSON object; each line is one object with at least a "text"')
    fields = value | {"id": value.get("id", value.get("doc_id"))}
    return Draft(where=where, stem=source.stem, fields=fields, is_alone=False, address=source.address)


def _whole_number(digits: str) -> int:
    if len(digits.removeprefix("-")) > MAX_DIGITS:
        raise ValueError(f"a number of more than {MAX_DIGITS:,} digits")
    return int(digits)


BRACKET = re.compile(r'"(?:[^"\\]|\\.)*+"|[\[{]|[\]}]')


def _flat(line: str) -> str:
    """Return the line, or raise `ValueError` where its lists and objects are nested too deep."""
    if line.count("[") + line.count("{") <= MAX_NESTING:
        return line
    depth = 0
    for found in BRACKET.finditer(line):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found[0], 0)
        if depth > MAX_NESTING:
            raise ValueError(f"nested more than {MAX_NESTING} deep")
    return line


def _standard_input(source: Source, stream: BinaryIO) -> Iterator[Draft | ArticleError]:
    """A first line that is a JSON object makes it .jsonl, anything else is one article's text."""
    first = next((line for line in _lines(source, stream) if not isinstance(line, bytes) or line.strip()), b"")
    stream.seek(0)
    if isinstance(first, bytes) and isinstance(_json_draft(source, 1, first), Draft):
        yield from _json_drafts(source, stream)
    else:
        fields = _text(_whole(stream, source.where), source.where)
        yield Draft(where=source.where, stem=source.stem, fields=fields, is_alone=False, address=source.address)
