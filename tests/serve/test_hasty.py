"""Clients that trickle: the connection ends in time, and others are answered meanwhile."""

from __future__ import annotations

import asyncio
import contextlib
import socket
import time
from collections.abc import Iterator

import pytest
import uvicorn
from served import TWO, serving
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from kg.serve.hasty import HastyProtocol

SECONDS = 0.6
REQUEST = b"GET / HTTP/1.1\r\nHost: x\r\n"
BODY = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n"


class Quick(HastyProtocol):
    seconds = SECONDS


async def echo(request: Request) -> PlainTextResponse:
    return PlainTextResponse(str(len(await request.body())))


@contextlib.asynccontextmanager
async def running(http: type[asyncio.Protocol]):  # type: ignore[no-untyped-def]
    app = Starlette(routes=[Route("/", echo, methods=["GET", "POST"])])
    with socket.create_server(("127.0.0.1", 0)) as bound:
        server = uvicorn.Server(uvicorn.Config(app, http=http, log_level="critical", lifespan="off"))
        task = asyncio.create_task(server.serve(sockets=[bound]))
        try:
            yield bound.getsockname()
        finally:
            server.should_exit = True
            await task


def trickled(http: type[asyncio.Protocol], start: bytes, *, rest: bytes = b"X-A: b\r\n", bits: int = 2_000) -> tuple[bool, bytes]:
    """Send that many bits, one now and then; return whether the connection ended before the last, and what was answered."""

    async def work() -> tuple[bool, bytes]:
        async with running(http) as address:
            reader, writer = await asyncio.open_connection(*address)
            answer = asyncio.create_task(reader.read())
            writer.write(start)
            for _ in range(bits):
                if answer.done():
                    break
                with contextlib.suppress(ConnectionError):
                    writer.write(rest)
                    await writer.drain()
                await asyncio.sleep(0.05)
            is_cut = answer.done()
            writer.close()
            return is_cut, await answer if is_cut else b""

    return asyncio.run(work())


CHUNKED = b"Transfer-Encoding: chunked\r\n"


@pytest.mark.parametrize(
    ("head", "body", "status"),
    [
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n", b"hello", b"200"),
        (b"POST / HTTP/1.1\r\nHost: x\r\n" + CHUNKED, b"5\r\nhello\r\n0\r\n\r\n", b"200"),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 15\r\n" + CHUNKED, b"5\r\nhello\r\n0\r\n\r\n", b"400"),
        (b"POST / HTTP/1.1\r\nHost: x\r\n" + CHUNKED + b"CONTENT-length : 15\r\n", b"5\r\nhello\r\n0\r\n\r\n", b"400"),
        (b"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n" + CHUNKED, b"0\r\n\r\n", b"400"),
        (b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n", b"hello", b"400"),
        (b"POST / HTTP/1.0\r\nHost: x\r\n" + CHUNKED, b"0\r\n\r\n", b"400"),
    ],
)
def test_a_request_has_one_length(head: bytes, body: bytes, status: bytes) -> None:
    """Where it has two, the connection ends, and what follows in it is no request."""

    async def work() -> bytes:
        async with running(HastyProtocol) as address:
            reader, writer = await asyncio.open_connection(*address)
            writer.write(head + b"\r\n" + body + REQUEST + b"Connection: close\r\n\r\n")
            answered = await reader.read()
            writer.close()
            return answered

    answered = asyncio.run(work())
    assert answered.startswith(b"HTTP/1.1 " + status)
    assert answered.count(b"HTTP/1.1 ") == (2 if status == b"200" else 1)
    assert status == b"200" or b"connection: close" in answered.lower()


def test_one_connection_too_many_is_told_when_to_come_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(HastyProtocol, "most", 1)

    async def work() -> list[bytes]:
        async with running(HastyProtocol) as address:
            opened = [await asyncio.open_connection(*address) for _ in range(2)]
            answers = []
            for reader, writer in opened:
                writer.write(REQUEST + b"Connection: close\r\n\r\n")
                answers.append(await reader.read())
                writer.close()
            return answers

    first, second = asyncio.run(work())
    assert first.startswith(b"HTTP/1.1 200")
    assert second.startswith(b"HTTP/1.1 503")
    assert b"retry-after: 5" in second


@pytest.mark.parametrize("start", [b"", REQUEST, BODY], ids=["nothing", "head", "body"])
def test_what_trickles_is_cut_off(start: bytes) -> None:
    assert trickled(Quick, start, rest=b"" if not start else b"X-A: b\r\n") == (True, b"")


def test_uvicorn_alone_waits() -> None:
    bits = int(4 * SECONDS / 0.05)
    assert trickled(uvicorn.protocols.http.h11_impl.H11Protocol, REQUEST, bits=bits) == (False, b"")


def test_a_slow_client_that_is_whole_in_time_is_answered_again_and_again() -> None:
    async def work() -> Iterator[bytes]:
        async with running(Quick) as address:
            reader, writer = await asyncio.open_connection(*address)
            answers = []
            for _ in range(3):  # one connection, longer than a request may take
                writer.write(REQUEST)
                await asyncio.sleep(SECONDS * 0.4)
                writer.write(b"\r\n")
                answers.append(await reader.readuntil(b"\r\n\r\n0"))
                await asyncio.sleep(SECONDS * 0.3)
            writer.close()
            return iter(answers)

    assert all(answer.startswith(b"HTTP/1.1 200") for answer in asyncio.run(work()))


def test_connections_that_say_nothing_do_not_keep_others_out_for_long() -> None:
    with serving(TWO) as server, contextlib.ExitStack() as opened:
        for _ in range(220):
            idle = opened.enter_context(socket.create_connection((server.host, int(server.port))))
            idle.sendall(REQUEST)
        busy = server.get("/health")
        assert (busy.status, busy.headers["retry-after"]) == (503, "5")
        for _ in range(600):
            if server.get("/health").status == 200:
                break
            time.sleep(0.2)
        assert server.get("/health").status == 200
