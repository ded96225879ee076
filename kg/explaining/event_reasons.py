"""Why there is an event: the triggers that tell of it, where its properties come from, what joined or kept apart its tellings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg import model
from kg.explaining.explanation import (
    ApartReason,
    EventReason,
    JoinReason,
    PropertyReason,
    RejectedWords,
    Why,
)
from kg.explaining.read_article import ReadArticle
from kg.explaining.triggers_told import trigger_reason, why_filled
from kg.explaining.wording import worded
from kg.ontology.terms import last_segment
from kg.reading.findings.document import read_findings
from kg.reading.findings.filled import EventCluster, Role, Trigger
from kg.reading.findings.groups import SCENES, TOLD
from kg.reading.merging.kept_apart import KeptApart, Signs, kept_apart_in, signs_in

__all__ = ["clusters_by_event", "event_reasons", "untold_events"]


def clusters_by_event(read: ReadArticle) -> dict[str, EventCluster]:
    """Return the triggers of each event that may be told, by the event's IRI."""
    told = read_findings(read.doc, TOLD)
    return {read.nodes.mint.event(*read.nodes.offsets(c.begin, c.end)): c for c in told}


def event_reasons(read: ReadArticle) -> Iterator[EventReason]:
    """Yield why there is each event of the facts, in their order."""
    clusters = clusters_by_event(read)
    apart = kept_apart_in(read.doc, read.lexicon)
    signs = signs_in(read.doc, read.lexicon)
    for event in read.facts.events:
        cluster = clusters.get(event.iri)
        indices = () if cluster is None else cluster.triggers
        yield EventReason(
            id=event.iri,
            is_a=event.kind,
            label=event.label,
            status=event.status.value,
            sources=tuple(map(read.label, event.sources)),
            triggers=tuple(trigger_reason(read, i, event) for i in indices),
            properties=tuple(_properties(read, event, indices)),
            joined=tuple(_joined(read, cluster, signs)),
            kept_apart=tuple(_kept_apart(read, apart, frozenset(indices))),
            notes=tuple(_notes(read, event, is_part=cluster is None)),
        )


def _notes(read: ReadArticle, event: model.Event, *, is_part: bool) -> Iterator[str]:
    for whole in event.part_of:
        yield f'part of "{read.label(whole)}"' + (f": {worded('several-places')}" if is_part else "")
    yield from (f'comes after "{read.label(before)}"' for before in event.after)
    if event.date:
        yield f"dated {event.date}: its only time, and that is resolved"


# --- properties ------------------------------------------------------------------------------


def _properties(read: ReadArticle, event: model.Event, indices: Sequence[int]) -> Iterator[PropertyReason]:
    triggers = [read.nodes.triggers[i] for i in indices]
    for role in event.roles:
        yield PropertyReason(property=role.prop, node=read.label(role.filler), why=_origin(read, event, triggers, role))


def _origin(read: ReadArticle, event: model.Event, triggers: Sequence[Trigger], wanted: model.Role) -> Why:
    """The words that a property comes from, else the rule that adds it to what the words fill."""
    for trigger in triggers:
        for role in trigger.of(f"ck:{wanted.prop}"):
            found = list(read.nodes_of(role))
            if wanted.filler in found[:1]:
                return why_filled(read, role, trigger)
            if wanted.filler in found:
                return Why(rule="member-of-force", words=worded("member-of-force"))
    rule = _scene_rule(read, wanted) or _added_by(read, event, triggers, wanted)
    return Why(rule=rule, words=worded(rule))


def _scene_rule(read: ReadArticle, wanted: model.Role) -> str:
    """The rule that gave the place from other words; empty where none did."""
    places = read.nodes.found.places
    scenes = (s for s in read_findings(read.doc, SCENES) if s.property_name == wanted.prop)
    found = next((s.found_by for s in scenes if read.nodes.place(places[s.place]) == wanted.filler), "")
    holders = {place.within for place in read.facts.places if place.reason}
    return found or ("holder-of-place" if wanted.prop == "place" and wanted.filler in holders else "")


def _added_by(read: ReadArticle, event: model.Event, triggers: Sequence[Trigger], wanted: model.Role) -> str:
    prop, filler = wanted.prop, wanted.filler
    if prop == "weapon":
        is_listed = any(filler in trigger.sets for trigger in triggers)
        return "entry-names-weapon" if is_listed else "weapon-of-doer"
    if prop == "place" and model.Role(prop="target", filler=filler) in event.roles:
        return "target-is-place"
    if event.part_of:
        return "of-whole"
    if prop == "agent":
        return "unnamed-crowd"
    if any(r.filler.group == "triggers" for t in triggers for r in t.of(f"ck:{prop}")):
        return "people-of-event"
    if model.Role(prop="victim", filler=filler) in event.roles:
        return "force-hit"
    holders = {iri for t in triggers for r in t.of("ck:target") for iri in _holders(read, r)}
    return "holder-of-target" if filler in holders else "event-rule"


def _holders(read: ReadArticle, role: Role) -> Iterator[str]:
    """Who holds the thing that a role is of."""
    nominal = read.nodes.found.nominal(role.filler)
    owner = None if nominal is None else read.nodes.referents.owner(nominal)
    if owner is not None:
        yield read.nodes.iri(owner)


# --- one event or two ------------------------------------------------------------------------


def _joined(read: ReadArticle, cluster: EventCluster | None, signs: Mapping[tuple[int, int], Signs]) -> Iterator[JoinReason]:
    triggers = read.nodes.triggers
    for join in () if cluster is None else cluster.joins:
        yield JoinReason(
            one=read.quote_of(triggers[join.one]),
            other=read.quote_of(triggers[join.other]),
            why=Why(rule=join.found_by, words=_weighed(join.found_by, signs.get((join.one, join.other), ()))),
        )


def _weighed(rule: str, signs: Signs) -> str:
    """What joined two, with the signs that were weighed and what they add up to."""
    if not signs:
        return worded(rule)
    told = "; ".join(f"{worded(name)} ({weight:+g})" for name, weight in signs)
    return f"{worded(rule)}: {told}; together {sum(weight for _, weight in signs):+g}"


def _kept_apart(read: ReadArticle, found: Iterable[KeptApart], indices: frozenset[int]) -> Iterator[ApartReason]:
    triggers = read.nodes.triggers
    for one in found:
        if one.one in indices or one.other in indices:
            yield ApartReason(
                one=read.quote_of(triggers[one.one]),
                other=read.quote_of(triggers[one.other]),
                reason=Why(rule=one.reason, words=worded(one.reason)),
                difference=Why(rule=one.difference.value, words=worded(one.difference.value)),
            )


# --- events of which too little is told --------------------------------------------------------


def untold_events(read: ReadArticle) -> Iterator[RejectedWords]:
    """Yield the words of events that signs of conflict speak for, and of which too little is told."""
    events = {event.iri for event in read.facts.events}
    needs: Mapping[str, tuple[str, ...]] = read.lexicon.classes.needs
    for iri, cluster in clusters_by_event(read).items():
        if iri in events:
            continue
        kind = cluster.kind.partition(":")[2]
        needed = " or ".join(needs.get(kind, ())) or "actor, target, place, weapon or number of people"
        for i in cluster.triggers:
            trigger = read.nodes.triggers[i]
            yield RejectedWords(
                quote=read.quote_of(trigger),
                group="events",
                is_a=trigger.kind,
                entries=(last_segment(trigger.iri),),
                reason=f"too little is told of it: no {needed} that is known",
            )
