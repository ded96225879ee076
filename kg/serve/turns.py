"""Who is next: what becomes free goes to whoever has waited longest."""

from __future__ import annotations

import asyncio
from collections import deque
from typing import Generic, TypeVar

__all__ = ["FullError", "Turns"]

T = TypeVar("T")


class FullError(Exception):
    """As many wait as may."""


class Turns(Generic[T]):
    """Things that are free, and a queue of at most ``most`` who wait for one.

    `asyncio.Queue` lets who comes later take what was meant for who waited, if it asks at the right
    moment.
    """

    def __init__(self, most: int) -> None:
        self._most = most
        self._free: deque[T] = deque()
        self._waiting: deque[asyncio.Future[T]] = deque()

    async def take(self) -> T:
        """Return what is free, or wait for it; raises `FullError` where too many wait already."""
        if self._free:
            return self._free.popleft()
        if len(self._waiting) >= self._most:
            raise FullError
        turn: asyncio.Future[T] = asyncio.get_running_loop().create_future()
        self._waiting.append(turn)
        try:
            return await turn
        except asyncio.CancelledError:
            if turn.done() and not turn.cancelled():  # given at the moment of giving up: it is the next one's
                self.give(turn.result())
            raise
        finally:
            if turn in self._waiting:
                self._waiting.remove(turn)

    def give(self, thing: T) -> None:
        """Give to the next who waits, or keep until someone asks."""
        while self._waiting:
            turn = self._waiting.popleft()
            if not turn.done():
                turn.set_result(thing)
                return
        self._free.append(thing)
