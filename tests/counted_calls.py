"""How much work something is: the functions that it calls, which no other work on the machine changes."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import FrameType

__all__ = ["calls_of"]


def calls_of(act: Callable[[], object]) -> int:
    """Return how many functions, of Python and of C, are called while ``act`` runs."""
    count = 0

    def note(_: FrameType, event: str, __: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        act()
    finally:
        sys.setprofile(None)
    return count
