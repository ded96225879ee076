"""What the parts of a counted series have from the whole.

"26 strikes. Near Mosul, 14 strikes ... Near Sinjar, 12 ...": which counts add up is asked of
`kg.reading.frames.counted_series`. Attacks "in A, B and C" are no series but one plural, and are
taken apart by `kg.reading.events.plural_places`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from kg.reading.events.drafts import EventDraft
from kg.reading.findings.filled import Trigger
from kg.reading.frames.counted_series import FAR, exact_count, summands
from kg.reading.nodes.registry import Nodes
from kg.reading.perpetrators.doer_roles import PERPETRATOR, has_perpetrator

__all__ = ["break_down"]

_HANDED_ON = (PERPETRATOR, "time")


class _Counted(NamedTuple):
    """A counted event: ``at`` is its place among all, ``noun`` the lemma of what is counted."""

    at: int
    draft: EventDraft
    noun: str
    number: Decimal


def break_down(nodes: Nodes, triggers: Sequence[Trigger], drafts: Sequence[EventDraft]) -> None:
    """Give the parts of a counted event its class, its doer and, where they name none, its time.

    They are the events after it that are counted by the same noun, name no doer, and add up exactly
    to its number.
    """
    counted = [c for at, draft in enumerate(drafts) if (c := _counted(nodes, triggers, at, draft))]
    by_noun: dict[str, list[_Counted]] = {}
    for one in counted:
        by_noun.setdefault(one.noun, []).append(one)
    for whole in counted:
        if not has_perpetrator(whole.draft.roles) or not whole.draft.said.status.is_factual:
            continue
        of_noun = by_noun[whole.noun]
        after = bisect_right(of_noun, whole.at, key=lambda one: one.at)
        for part in summands(whole.number, _open_parts(of_noun[after : after + FAR])):
            _hand_on(whole.draft, part)


def _hand_on(whole: EventDraft, part: EventDraft) -> None:
    part.whole = whole
    part.kind = whole.kind
    for prop in _HANDED_ON:
        if whole.roles.get(prop):
            part.roles.setdefault(prop, list(whole.roles[prop]))


def _open_parts(after: Iterable[_Counted]) -> Iterator[tuple[EventDraft, Decimal]]:
    """The events that name no doer, with their counts; the next that names one ends them.

    One before them is a part of its own: "In Syria, the coalition conducted 15 of them".
    """
    is_begun = False
    for one in after:
        if has_perpetrator(one.draft.roles) or not one.draft.said.status.is_factual:
            if is_begun:
                return
            continue
        is_begun = True
        yield one.draft, one.number


def _counted(
    nodes: Nodes,
    triggers: Sequence[Trigger],
    at: int,
    draft: EventDraft,
) -> _Counted | None:
    """The event with the noun and the exact number of its first counted trigger: "12 strikes"."""
    for head in (triggers[i].head for i in draft.indices):
        for quantity in (nodes.found.quantities[n] for n in nodes.counting.get(head, ())):
            number = exact_count(quantity)
            if number is not None:
                return _Counted(at, draft, nodes.doc[head].lemma_.lower(), number)
    return None
