"""Parts of an event that is told in the plural: "attacks in A, B and C", one a place.

Nothing is counted here: parts that add up to a number are a series (`kg.reading.frames.counted_series`).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from kg import model
from kg.ontology.entries import Lexicon
from kg.reading import syntax
from kg.reading.events.event_labels import event_label
from kg.reading.findings.filled import Role, Trigger
from kg.reading.nodes.registry import Nodes
from kg.reading.nodes.sources import Sources
from kg.reading.perpetrators.doer_roles import DOERS, PERPETRATOR

__all__ = ["parts_of"]

_KEPT = (*DOERS, "weapon", "time")


def parts_of(
    nodes: Nodes, sources: Sources, marks: Sequence[Trigger], event: model.Event, name: Callable[[str], str]
) -> Iterator[model.Event]:
    """Yield a part for each of the places that a trigger of ``event`` lists; ``name`` gives the label of a node (an IRI)."""
    for mark in marks:
        places = [role for role in mark.of("ck:place") if role.filler.group == "places"]
        here = [r for r, before in zip(places, [None, *places], strict=False) if before is None or _is_listed(nodes, before, r)]
        if len(here) < 2 or len({r.marker for r in here}) != 1 or not syntax.is_plural(nodes.doc[mark.head]):
            continue
        begin, end = nodes.offsets(marks[0].begin, marks[0].end)
        heads = {nodes.iri(referent): r.head for r in reversed(here) if (referent := nodes.referents.of_role(r)) is not None}
        for place, head in reversed(heads.items()) if len(heads) > 1 else ():
            iri = nodes.mint.event(begin, end, variant=name(place))
            label = _label(event, place, name, nodes.lexicon)
            yield _part(event, iri, place, sources.sentence(head), label)
        return


def _is_listed(nodes: Nodes, one: Role, other: Role) -> bool:
    """Whether two places stand side by side; "in the market in Baghdad" is one place and where it lies."""
    first, last = sorted((one.head, other.head))
    return any(t.text == "," or t.pos_ == "CCONJ" for t in nodes.doc[first:last])


def _label(event: model.Event, place: str, name: Callable[[str], str], lexicon: Lexicon) -> str:
    names = {PERPETRATOR: [name(r.filler) for r in event.roles if r.prop == PERPETRATOR], "place": [name(place)]}
    return event_label(event.kind, event.kind, names, [], lexicon=lexicon)


def _part(event: model.Event, iri: str, place: str, evidence: model.Evidence, label: str) -> model.Event:
    kept = [r for r in event.roles if r.prop in _KEPT]
    return model.Event(
        iri=iri,
        kind=event.kind,
        label=label,
        status=event.status,
        evidence=(evidence,),
        roles=tuple(sorted([*kept, model.Role(prop="place", filler=place)])),
        sources=event.sources,
        part_of=(event.iri,),
        date=event.date,
    )
