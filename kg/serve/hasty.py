"""HTTP for clients that send what they have to say: a request that is not whole in time costs its connection.

Uvicorn bounds how long a connection may idle between two requests, not how long a request may trickle in, so that a few hundred clients
that send a byte now and then would keep all others out (https://en.wikipedia.org/wiki/Slowloris_(cyber_attack)).

Nor does it mind a request whose length is given twice, by Content-Length and by Transfer-Encoding. A proxy before us may
go by the other one, and take what we read as a body for another client's request (RFC 9112, 6.3).
"""

from __future__ import annotations

import asyncio
from typing import ClassVar

import h11
from starlette.responses import PlainTextResponse
from uvicorn.protocols.http.h11_impl import H11Protocol

__all__ = ["HastyProtocol"]


_BUSY = PlainTextResponse("the server is busy; ask again later\n", 503, {"retry-after": "5", "connection": "close"})


class _StrictConnection(h11.Connection):
    """HTTP/1.1 in which a request has one length."""

    def next_event(self) -> h11.Event | type[h11.NEED_DATA] | type[h11.PAUSED]:
        """Return what comes next; raises `h11.RemoteProtocolError` where it is not what it should be."""
        event = super().next_event()
        if isinstance(event, h11.Request) and _is_ambiguous(event):
            raise h11.RemoteProtocolError("the request has more than one length", error_status_hint=400)
        return event


def _is_ambiguous(request: h11.Request) -> bool:
    names = {name for name, _ in request.headers}
    return b"transfer-encoding" in names and (b"content-length" in names or request.http_version < b"1.1")


class HastyProtocol(H11Protocol):
    """Uvicorn's HTTP/1.1, with ``seconds`` for a request to be whole, from when the connection, or a later request, began.

    Whoever comes when ``most`` connections are open is told that the server is busy.
    """

    seconds: ClassVar[float] = 10.0
    most: ClassVar[int] = 200
    _end: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
        longest = self.config.h11_max_incomplete_event_size
        self.conn = _StrictConnection(h11.SERVER) if longest is None else _StrictConnection(h11.SERVER, longest)
        if len(self.connections) > self.most:
            self.app = _BUSY
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Take what came; go on waiting, if there is more to come, without any more time for it."""
        super().data_received(data)
        self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait no more."""
        self._forget()
        super().connection_lost(exc)

    def _wait(self) -> None:
        if self.conn.their_state not in (h11.IDLE, h11.SEND_BODY):
            self._forget()
        elif self._end is None:
            self._end = self.loop.call_later(self.seconds, self.transport.close)

    def _forget(self) -> None:
        if self._end is not None:
            self._end.cancel()
            self._end = None
