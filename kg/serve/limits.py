"""What a query may cost."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Limits"]

_MB = 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Bounds of one query: ``seconds`` of work, ``memory`` and ``answer`` in bytes, ``query`` in bytes of text.

    ``workers`` queries are answered at once; others wait up to ``patience`` seconds for their turn.
    """

    seconds: float = 10.0
    patience: float = 10.0
    memory: int = 1024 * _MB
    answer: int = 32 * _MB
    query: int = 64 * 1024
    workers: int = 2

    def __post_init__(self) -> None:
        if min(self.seconds, self.patience, self.memory, self.answer, self.query, self.workers) <= 0:
            raise ValueError("every limit must be more than nothing")
