"""A counted series that is then told one by one: "26 strikes. Near Mosul, 14 strikes ... Near Sinjar, 12 strikes ..."."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from decimal import Decimal

from kg.reading.events.drafts import EventDraft
from kg.reading.findings.filled import Trigger
from kg.reading.nodes.registry import Nodes

__all__ = ["break_down"]

_HANDED_ON = ("perpetrator", "time")
_FAR = 200  # events told of by one noun between a whole and its last part


def break_down(nodes: Nodes, triggers: Sequence[Trigger], drafts: Sequence[EventDraft]) -> None:
    """Give the events that a counted one is broken down into its class, its doer and, where they name none, its time.

    They are those after it that are counted by the same noun, name no doer, and add up exactly to its number.
    """
    numbers = [_number(nodes, triggers, draft) for draft in drafts]
    told: dict[str, list[tuple[int, EventDraft, Decimal]]] = {}
    for n, (draft, counted) in enumerate(zip(drafts, numbers, strict=True)):
        if counted is not None:
            told.setdefault(counted[0], []).append((n, draft, counted[1]))
    for n, (whole, counted) in enumerate(zip(drafts, numbers, strict=True)):
        if counted is None or not whole.roles.get("perpetrator") or not whole.said.status.is_factual:
            continue
        noun, number = counted
        after = bisect_right(told[noun], n, key=lambda one: one[0])
        parts = list(_parts([(d, count) for _, d, count in told[noun][after : after + _FAR]], number))
        for part in parts:
            part.whole = whole
            part.kind = whole.kind
            for prop in _HANDED_ON:
                if whole.roles.get(prop):
                    part.roles.setdefault(prop, list(whole.roles[prop]))


def _parts(after: Sequence[tuple[EventDraft, Decimal]], number: Decimal) -> Iterator[EventDraft]:
    told: list[EventDraft] = []
    left = number
    for draft, count in after:
        if draft.roles.get("perpetrator") or not draft.said.status.is_factual:
            if told:
                return
            continue  # "In Syria, the coalition conducted 15 of them": a part that names its doer
        told.append(draft)
        left -= count
        if left <= 0:
            break
    if left == 0 and len(told) > 1:
        yield from told


def _number(nodes: Nodes, triggers: Sequence[Trigger], draft: EventDraft) -> tuple[str, Decimal] | None:
    """The noun and the exact number that an event's first counted trigger has: "12 strikes"."""
    for i in draft.indices:
        head = triggers[i].head
        for quantity in (nodes.found.quantities[n] for n in nodes.counting.get(head, ())):
            if quantity.value is not None and quantity.is_exact:
                return nodes.doc[head].lemma_.lower(), quantity.value
    return None
