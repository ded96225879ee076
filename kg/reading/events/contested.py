"""Roles whose status differs from their event's: a statement of its own for each status, so that a denial stands beside what it denies."""

from __future__ import annotations

from collections.abc import Iterator

from kg import model
from kg.reading.events.drafts import EventDraft
from kg.triples import iris

__all__ = ["contested_roles"]


def contested_roles(draft: EventDraft, event: model.Event, mint: iris.Minter) -> Iterator[model.Relation]:
    """Yield what is claimed, alleged or denied of the event's fillers, each once, the first status of an edge under the plain IRI.

    Where the event has the role as a fact, a claim or blame of it adds nothing; of a denial both are stated.
    """
    found: dict[tuple[str, str], dict[model.Status, tuple[str, ...]]] = {}
    for prop, filler, status, who in draft.contested:
        is_told = filler in draft.roles.get(prop, ())
        if is_told and status is not model.Status.DENIED:
            continue
        by_status = found.setdefault((prop, filler), {event.status: event.sources} if is_told else {})
        by_status[status] = tuple(dict.fromkeys([*by_status.get(status, ()), *who]))
    for (prop, filler), by_status in found.items():
        for n, (status, who) in enumerate(by_status.items()):
            yield model.Relation(
                iri=mint.relation(event.iri, prop, filler, variant=status.value if n else None),
                subject=event.iri,
                predicate=f"ck:{prop}",
                object=filler,
                status=status,
                evidence=event.evidence,
                sources=who,
            )
