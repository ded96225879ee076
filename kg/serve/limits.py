"""What a query may cost."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Limits"]

_MB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of one query: ``seconds`` of a processor, and in bytes ``memory``, ``answer``, ``query``.

    ``workers`` queries are answered at once; ``queue`` others wait for their turn, for up to
    ``patience`` seconds by the clock. A query that neither computes nor ends, since a disk hangs,
    say, is given up after ``wall`` seconds.
    """

    seconds: float = 10.0
    wall: float = 300.0
    patience: float = 120.0
    queue: int = 100
    memory: int = 1024 * _MB
    answer: int = 32 * _MB
    query: int = 64 * 1024
    workers: int = 2

    def __post_init__(self) -> None:
        bounds = (self.seconds, self.wall, self.patience, self.queue, self.memory, self.answer, self.query, self.workers)
        if min(bounds) <= 0:
            raise ValueError("every limit must be more than nothing")
