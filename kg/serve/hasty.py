"""HTTP for clients that send what they have to say: a request that is not whole in time costs its connection.

Uvicorn bounds how long a connection may idle between two requests, not how long a request may trickle in, so that a few hundred clients
that send a byte now and then would keep all others out (https://en.wikipedia.org/wiki/Slowloris_(cyber_attack)).
"""

from __future__ import annotations

import asyncio
from typing import ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

__all__ = ["HastyProtocol"]


class HastyProtocol(H11Protocol):
    """Uvicorn's HTTP/1.1, with ``seconds`` for a request to be whole, from when the connection, or a later request, began."""

    seconds: ClassVar[float] = 10.0
    _end: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin to wait."""
        super().connection_made(transport)
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
