"""The values that time resolution takes and gives."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["PUBLICATION", "Resolved", "Setting"]

PUBLICATION = "publication"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A time's days as far as they are known; ``date`` is the ISO day, month or year that it is."""

    resolution: str
    granularity: str
    earliest: datetime.date | None = None
    latest: datetime.date | None = None
    anchor: str | int | None = None
    date: str | None = None
    is_bounded: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a time is resolved in: the day of publication, the times before it, its verb's tense, the half of the globe."""

    published: datetime.date | None = None
    before: Sequence[Resolved] = ()
    tense: str = ""
    is_southern: bool = False
    caption_anchor: int | None = None
