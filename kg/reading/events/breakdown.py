"""A counted series that is then told one by one: "26 strikes. Near Mosul, 14 strikes ... Near Sinjar, 12 strikes ..."."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from kg.reading.events.drafts import EventDraft
from kg.reading.findings.filled import Trigger
from kg.reading.nodes.registry import Nodes

__all__ = ["break_down"]

_HANDED_ON = ("perpetrator", "time")


def break_down(nodes: Nodes, triggers: Sequence[Trigger], drafts: Sequence[EventDraft]) -> None:
    """Give the events that a counted one is broken down into its class, its doer and, where they name none, its time.

    They are those after it that are counted by the same noun, name no doer, and add up exactly to its number.
    """
    numbers = [_number(nodes, triggers, draft) for draft in drafts]
    for n, (whole, counted) in enumerate(zip(drafts, numbers, strict=True)):
        if counted is None or not whole.roles.get("perpetrator") or not whole.said.status.is_factual:
            continue
        noun, number = counted
        parts = list(_parts([(d, c[1]) for d, c in zip(drafts[n + 1 :], numbers[n + 1 :], strict=True) if c and c[0] == noun], number))
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
        for quantity in nodes.found.quantities:
            if quantity.value is not None and quantity.noun == head and quantity.is_exact:
                return nodes.doc[head].lemma_.lower(), quantity.value
    return None
