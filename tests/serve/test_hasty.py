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


def trickled(
    http: type[asyncio.Protocol], start: bytes, *, rest: bytes = b"X-A: b\r\n", longest: float = 4 * SECONDS
) -> tuple[float, bytes]:
    """Send bytes one by one; return the seconds until the connection ended, and what was answered."""

    async def work() -> tuple[float, bytes]:
        async with running(http) as address:
            reader, writer = await asyncio.open_connection(*address)
            begin, answer = time.monotonic(), asyncio.create_task(reader.read())
            writer.write(start)
            while not answer.done() and time.monotonic() - begin < longest:
                with contextlib.suppress(ConnectionError):
                    writer.write(rest)
                    await writer.drain()
                await asyncio.sleep(0.05)
            took = time.monotonic() - begin
            writer.close()
            return took, await answer if answer.done() else b""

    return asyncio.run(work())


@pytest.mark.parametrize("start", [b"", REQUEST, BODY], ids=["nothing", "head", "body"])
def test_what_trickles_is_cut_off(start: bytes) -> None:
    took, answer = trickled(Quick, start, rest=b"" if not start else b"X-A: b\r\n")
    assert SECONDS * 0.9 < took < 3.5 * SECONDS
    assert answer == b""


def test_uvicorn_alone_waits() -> None:
    assert trickled(uvicorn.protocols.http.h11_impl.H11Protocol, REQUEST)[0] >= 4 * SECONDS


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
        end = time.monotonic() + HastyProtocol.seconds + 10
        while server.get("/health").status == 503 and time.monotonic() < end:
            time.sleep(0.5)
        assert server.get("/health").status == 200
