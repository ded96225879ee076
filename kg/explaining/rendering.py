"""An explanation as plain text: one block a fact, the words quoted, what belongs to it indented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.explaining.explanation import (
    CountReason,
    EdgeReason,
    EventReason,
    Explanation,
    FoundWords,
    FrameSlot,
    Quote,
    RoleReason,
    StatusReason,
    TriggerReason,
    Why,
)
from kg.explaining.words_found import bounds

__all__ = ["lines_of"]

_IN = "  "
_NO_FACT = "no fact: nothing that the lexicon knows is told here with what its frame needs"


def lines_of(explanation: Explanation) -> Iterator[str]:
    """Yield the lines of an explanation, an empty one between blocks."""
    yield from _block("WORDS", map(_found, explanation.found))
    yield from _block("SAME", (_same(one.quote, one.stands_for, one.why) for one in explanation.same))
    numbers = {event.id: n for n, event in enumerate(explanation.events, start=1)}
    for event in explanation.events:
        yield from _block(f'EVENT {numbers[event.id]}: {event.is_a} "{event.label}"', _event(event))
    for n, count in enumerate(explanation.counts, start=1):
        yield from _block(f'COUNT {n}: "{count.label}"', _count(count, numbers))
    for n, edge in enumerate(explanation.relations, start=1):
        kind = "ASIDE" if edge.is_aside else "RELATION"
        yield from _block(f"{kind} {n}: {edge.subject} {edge.predicate} {edge.object}", _edge(edge))
    rejected = (f'"{one.quote.text}" as {one.is_a}, {_entries(one.entries)}: {one.reason}' for one in explanation.rejected)
    yield from _block("REJECTED", rejected)
    if not explanation.has_facts:
        yield _NO_FACT


def _block(title: str, lines: Iterator[str]) -> Iterator[str]:
    """The lines under a title, if there are any, and an empty one."""
    inner = [f"{_IN}{line}" for line in lines]
    if inner:
        yield title
        yield from inner
        yield ""


def _quoted(quote: Quote) -> str:
    return f'"{quote.text}"'


def _entries(names: Sequence[str]) -> str:
    return ("entry " if len(names) == 1 else "entries ") + ", ".join(names)


# --- words -------------------------------------------------------------------------------------


def _found(found: FoundWords) -> str:
    notes = (found.is_a, found.why.words, *found.notes)
    return f"{found.kind} {_quoted(found.quote)}: {', '.join(notes)}"


def _same(quote: Quote, stands_for: Quote, why: Why) -> str:
    return f"{_quoted(quote)} stands for {_quoted(stands_for)}: {why.words}"


# --- events ------------------------------------------------------------------------------------


def _event(event: EventReason) -> Iterator[str]:
    yield f"status {event.status}{_by(event.sources)}"
    yield from (f"{one.property}: {one.node} - {one.why.words}" for one in event.properties)
    yield from event.notes
    for trigger in event.triggers:
        yield f'told by "{trigger.quote.text}": entry {trigger.entry}, which evokes {trigger.evokes}'
        yield from (f"{_IN}{line}" for line in _trigger(trigger))
    for join in event.joined:
        yield f"one event: {_quoted(join.one)} and {_quoted(join.other)}, {join.why.words}"
    for apart in event.kept_apart:
        pair = f"{_quoted(apart.one)} and {_quoted(apart.other)}"
        yield f"kept apart: {pair}, {apart.difference.words} (though {apart.reason.words})"


def _trigger(trigger: TriggerReason) -> Iterator[str]:
    yield from (f"frame: {_slot(slot)}" for slot in trigger.frame)
    yield from (f"found: {_role(role)}" for role in trigger.roles)
    yield _status(trigger.status)


def _slot(slot: FrameSlot) -> str:
    needed = ", needed" if slot.is_needed else ""
    return f"{slot.role}{needed}: {'; '.join(slot.stands)}"


def _role(role: RoleReason) -> str:
    node = f", for {role.node}" if role.node and role.node != role.quote.text else ""
    status = f" [{role.status}{_by(role.sources)}]" if role.status else ""
    left_out = f"; left out: {role.left_out}" if role.left_out else ""
    return f"{role.role} {_quoted(role.quote)}{node}, {role.why.words}{status}{left_out}"


def _status(status: StatusReason) -> str:
    entry = f", entry {status.entry}" if status.entry else ""
    return f"status {status.status}{_by(status.sources)}: {status.why.words}{entry}"


def _by(sources: Sequence[str]) -> str:
    return f" by {', '.join(sources)}" if sources else ""


# --- counts and relations ----------------------------------------------------------------------


def _count(count: CountReason, numbers: dict[str, int]) -> Iterator[str]:
    words = f"{_quoted(count.quote)}, " if count.quote else ""
    bound = f', by the words "{count.bound_words}"' if count.bound_words else ""
    yield f"number {words}{count.why.words}{bound}"
    yield f"{count.measure}: {bounds(count.value, count.minimum, count.maximum)}"
    if count.told_by:
        yield f"told by {_quoted(count.told_by)}: entry {count.entry}"
    if count.of_event in numbers:
        yield f"of EVENT {numbers[count.of_event]}"
    if count.part_of:
        yield f'part of "{count.part_of}"'
    yield from (f'has the part "{part}"' for part in count.parts)
    yield _status(count.status)


def _edge(edge: EdgeReason) -> Iterator[str]:
    told = f"told by {_quoted(edge.quote)}: entry {edge.entry}, " if edge.quote else ""
    yield f"{told}{edge.why.words}"
    yield from (f"{_quoted(end.quote)}: {end.why.words}" for end in edge.ends)
    yield _status(edge.status)
