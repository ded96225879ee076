"""Casualty counts of one event: numbers with their bounds, wholes with their parts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from kg import model
from kg.reading.casualties.people_counted import Counted
from kg.reading.findings.filled import FindingId
from kg.reading.nodes.registry import Nodes
from kg.reading.nodes.sources import Said

__all__ = ["counts_of"]


def counts_of(nodes: Nodes, found: list[Counted], told: list[Said]) -> list[model.Quantity]:
    """Quantities of one event; ``told`` gives status, sources and evidence of each of ``found``.

    The same number told twice (headline and body) is one; numbers coordinated in one clause get their whole.
    """
    kept: list[tuple[Counted, int]] = []
    home: list[int] = []  # of each that was found, the place of what was kept for it
    for n, one in enumerate(found):
        same = next((k for k, (other, _) in enumerate(kept) if _is_same(nodes, one, other)), None)
        if same is None:
            kept.append((one, n))
        elif _is_richer(one, kept[same][0]):
            kept[same] = (one, n)
        home.append(len(kept) - 1 if same is None else same)
    iris = [_iri(nodes, one, found[0].trigger) for one, _ in kept]
    wholes = _wholes(found, kept, home)
    result = []
    for k, (one, n) in enumerate(kept):
        evidence = tuple(sorted({e for m, at in enumerate(home) if at == k for e in told[m].evidence}))
        whole = wholes.get(k)
        if whole is not None and _exceeds(one, kept[whole][0]):
            whole = None
        result.append(_quantity(nodes, one, iris[k], told[n]._replace(evidence=evidence), None if whole is None else iris[whole]))
    return result


def _is_same(nodes: Nodes, a: Counted, b: Counted) -> bool:
    if a.measure != b.measure or a.span == b.span or a.trigger == b.trigger or a.value is None or a.value != b.value:
        return a.measure == b.measure and a.span == b.span
    if a.part_of or b.part_of or a.is_partitive or b.is_partitive:
        return False
    kinds = [nodes.found.nominals[x.nominal].lemma if x.nominal is not None else None for x in (a, b)]
    return None in kinds or kinds[0] == kinds[1] or a.bounds != b.bounds


def _is_richer(a: Counted, b: Counted) -> bool:
    """Whether a tells more: it has bound words or says whom it counts, where b is a bare number."""
    return (a.nominal is not None, a.minimum != a.maximum) > (b.nominal is not None, b.minimum != b.maximum)


def _wholes(found: list[Counted], kept: list[tuple[Counted, int]], home: list[int]) -> dict[int, int]:
    """Of each part the whole, by their places in ``kept``: told as such, taken of it ("five of the dead"), or adding up to it."""
    places = {(one.trigger, one.measure, one.span): home[n] for n, one in enumerate(found)}
    wholes = dict(_sums(kept))
    for k, (one, _) in enumerate(kept):
        if one.part_of is not None and (one.trigger, one.measure, one.part_of) in places:
            wholes[k] = places[one.trigger, one.measure, one.part_of]
        elif one.is_partitive and (told := _told_before(kept, one)) is not None:
            wholes[k] = told
    return {k: j for k, j in wholes.items() if k != j}


def _told_before(kept: list[tuple[Counted, int]], part: Counted) -> int | None:
    """The last count of the measure before "five of the dead"."""
    found = [j for j, (o, _) in enumerate(kept) if o.measure == part.measure and o.begin < part.begin]
    return next((j for j in reversed(found) if not (kept[j][0].part_of or kept[j][0].is_partitive)), None)


def _sums(kept: list[tuple[Counted, int]]) -> Iterator[tuple[int, int]]:
    """Parts told by one trigger that add up to a count of the event told elsewhere: "26 ... along with four" of "at least 30"."""
    groups: dict[tuple[int, str], list[int]] = {}
    for k, (one, _) in enumerate(kept):
        if one.value is not None and one.part_of is None and one.minimum == one.maximum:
            groups.setdefault((one.trigger, one.measure), []).append(k)
    worth: dict[tuple[str, Decimal], list[int]] = {}
    for w, (whole, _) in enumerate(kept):
        if whole.value is not None:
            worth.setdefault((whole.measure, whole.value), []).append(w)
    for (_, measure), parts in groups.items():
        total = sum((kept[k][0].value or Decimal(0) for k in parts), Decimal(0))
        for w in worth.get((measure, total), ()) if len(parts) > 1 else ():
            if w not in parts:
                yield from ((k, w) for k in parts)


def _exceeds(part: Counted, whole: Counted) -> bool:
    """Whether the part is more than the whole can be: then it is no part of it."""
    least = part.minimum if part.minimum is not None else part.value
    most = whole.maximum if whole.maximum is not None else whole.value
    return least is not None and most is not None and least > most


def _iri(nodes: Nodes, one: Counted, event: int) -> str:
    """The count's IRI; a number told of several events or measures has several."""
    b, e = nodes.offsets(one.begin, one.end)
    uses = nodes.counted.setdefault((b, e), [])
    if (event, one.measure) not in uses:
        uses.append((event, one.measure))
    variant = uses.index((event, one.measure)) + 1
    return nodes.mint.quantity(b, e, variant=variant if variant > 1 else None)


def _counted_node(nodes: Nodes, nominal: int) -> str | None:
    """Whom the phrase counts: "26 members of the NDF" counts the NDF, "33 Syrian soldiers" a group of their own."""
    referent = nodes.referents.at(FindingId("nominals", nominal))
    if referent is None:
        return None
    members = nodes.member_iris(referent)
    return members[0] if members and not nodes.found.nominals[nominal].categories else nodes.iri(referent)


def _measured(label: str, measure: str) -> str:
    """The words counted with what became of them; "an unspecified number of wounded" says it already."""
    return label if measure in label.lower().split() else f"{label} {measure}"


def _quantity(nodes: Nodes, one: Counted, iri: str, said: Said, whole: str | None) -> model.Quantity:
    of = None
    label = nodes.text(one.begin, one.end)
    is_none = one.value == 0  # "no casualties" has its words
    if one.nominal is not None:
        of = _counted_node(nodes, one.nominal)
        nominal = nodes.found.nominals[one.nominal]
        label = nodes.text(min(one.begin, nominal.begin), max(one.end, nominal.end))
    if one.actor is not None:
        referent = nodes.referents.at(FindingId("actors", one.actor))
        of = nodes.iri(referent) if referent else None
        actor = nodes.found.actors[one.actor]
        label = nodes.text(min(one.begin, actor.begin), max(one.end, actor.end))
    nodes.mention(one.begin, one.end, iri)
    return model.Quantity(
        iri=iri,
        label=label if is_none else _measured(label, one.measure.replace("-", " ")),
        measure=one.measure,
        unit=one.unit,
        status=said.status,
        evidence=said.evidence,
        of=of,
        value=one.value,
        minimum=one.minimum,
        maximum=one.maximum,
        breakdown_of=whole if whole != iri else None,
        sources=said.sources,
        is_casualty=one.unit == "person",
    )
