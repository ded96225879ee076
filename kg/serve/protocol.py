"""From an HTTP request to the job that it asks for, by the SPARQL 1.1 Protocol (https://www.w3.org/TR/sparql11-protocol/)."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from urllib.parse import parse_qs

from starlette.requests import Request

from kg.serve import media
from kg.serve.wire import Job, Kind

__all__ = ["RefusedError", "accepts_of", "parameters", "query_job"]

_FORM, _QUERY, _UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_PATIENCE = 10.0
"""Seconds within which a request's body has to arrive."""

Parameters = Mapping[str, Sequence[str]]


class RefusedError(Exception):
    """A request that is answered by ``status`` and a line of text."""

    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status = status


def parameters(data: bytes) -> Parameters:
    """Return the parameters of a query string or a form, each with its values; raises `RefusedError` where they are not UTF-8."""
    try:
        return parse_qs(data.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:
        raise RefusedError(400, "the request's parameters are not what they should be: at most 100, percent-encoded UTF-8") from error


def accepts_of(request: Request, given: Parameters) -> tuple[str, ...]:
    """Return what the client accepts: first what ``format`` says, if we know it, then its header."""
    named = next((media.NAMES[name] for name in given.get("format", ()) if name in media.NAMES), None)
    header = request.headers.get("accept", "*/*")
    return (header,) if named is None else (named, header)


async def query_job(request: Request, most: int) -> Job | None:
    """Return the query that a request asks, None where it asks none; raises `RefusedError` where the protocol forbids it."""
    given = parameters(request.scope["query_string"])
    text = None
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == _UPDATE:
            raise RefusedError(403, "this endpoint answers queries; it takes no updates")
        if kind not in (_FORM, _QUERY):
            raise RefusedError(415, f"a query is posted as {_FORM} or {_QUERY}")
        body = await _body(request, most)
        if kind == _FORM:
            posted = parameters(body)
            given = {name: [*given.get(name, ()), *posted.get(name, ())] for name in {**given, **posted}}
        else:
            text = _decoded(body)
    return _job(request, given, text, most)


def _job(request: Request, given: Parameters, text: str | None, most: int) -> Job | None:
    if "update" in given:
        raise RefusedError(403, "this endpoint answers queries; it takes no updates")
    asked = [*given.get("query", ()), *([] if text is None else [text])]
    if not asked:
        if request.method == "POST" or given.keys() - {"format"}:
            raise RefusedError(400, "the parameter query is missing")
        return None
    if len(asked) > 1:
        raise RefusedError(400, "there is more than one query")
    if len(asked[0].encode(errors="replace")) > most:
        raise RefusedError(413, f"the query is longer than {most:,} bytes")
    default, named = given.get("default-graph-uri"), given.get("named-graph-uri")
    return Job(
        kind=Kind.QUERY,
        text=asked[0],
        accepts=accepts_of(request, given),
        default_graphs=None if default is None else tuple(default),
        named_graphs=None if named is None else tuple(named),
    )


async def _body(request: Request, most: int) -> bytes:
    """Read the body, which percent-encoding can make three times as long as what it says."""
    body = b""
    try:
        async with asyncio.timeout(_PATIENCE):
            async for part in request.stream():
                body += part
                if len(body) > 3 * most + 1024:
                    raise RefusedError(413, f"the query is longer than {most:,} bytes")
    except TimeoutError as error:
        raise RefusedError(408, "the request's body did not arrive in time") from error
    return body


def _decoded(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError as error:
        raise RefusedError(400, "the query is not UTF-8") from error
