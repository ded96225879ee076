"""An event in the making: what its triggers say together, before there are values."""

from __future__ import annotations

from kg import model
from kg.reading.findings.filled import Trigger
from kg.reading.nodes.sources import Said

__all__ = ["EventDraft"]


class EventDraft:
    """What the triggers of one event say together, before values are made."""

    def __init__(self, indices: list[int], kind: str, first: Trigger) -> None:
        self.indices = indices
        self.kind = kind
        self.first = first
        self.said = Said(model.Status.ASSERTED, (), ())
        self.roles: dict[str, list[str]] = {}
        self.contested: list[tuple[str, str, model.Status, tuple[str, ...]]] = []
        self.counts: list[model.Quantity] = []
        self.whole: EventDraft | None = None
        """The counted series that it is a part of."""
