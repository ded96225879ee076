"""Casualty counts of one event: numbers with their bounds, wholes with their parts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any, NamedTuple

from kg import model
from kg.facts.nodes import Nodes
from kg.facts.sources import Said
from kg.pipes import syntax
from kg.pipes.marks import Mark

__all__ = ["MEASURES", "Counted", "counted_in", "counts_of"]

MEASURES = ("killed", "wounded", "casualty", "missing", "captured", "displaced", "critically-wounded")


class Counted(NamedTuple):
    """One number of one measure: token span, bounds, whom it counts (a nominal mark's index or None), and what told it."""

    measure: str
    begin: int
    end: int
    value: Decimal | None
    minimum: Decimal | None
    maximum: Decimal | None
    nominal: int | None
    trigger: int
    part_of: int | None  # token index at which the whole begins
    unit: str = "person"
    actor: int | None = None  # the actor mark that is counted

    @property
    def bounds(self) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
        """Value, minimum and maximum."""
        return self.value, self.minimum, self.maximum


def counted_in(nodes: Nodes, index: int, mark: Mark, measure: str) -> Iterator[Counted]:
    """Numbers of the fillers of ``ck:casualties`` of one trigger, the parts that "including" names among them."""
    for role in mark.detail["roles"]:
        if role["role"] != "ck:casualties":
            continue
        whole = _counted(nodes, role, index, measure, None)
        if whole:
            yield whole
            for token in syntax.parts_of(nodes.doc[role["head"]]):
                found = nodes.referents.fillers.find(token, ("Actor", "Quantity"), "object")
                part = _counted(nodes, found, index, measure, whole.begin) if found else None
                if part:
                    yield part


def _counted(nodes: Nodes, filler: dict[str, Any], trigger: int, measure: str, part_of: int | None) -> Counted | None:
    if filler["key"] == "quantities":
        number = nodes.marks["quantities"][filler["index"]]
        return _from_number(number, None, number.begin, number.end, trigger, measure, part_of)
    if filler["key"] == "actors":  # "at least 30 pro-government militia": the counted noun is a name
        actor = nodes.marks["actors"][filler["index"]]
        number = next(
            (q for q in nodes.marks["quantities"] if q.detail.get("noun") is not None and actor.begin <= q.detail["noun"] < actor.end), None
        )
        return number and _from_number(number, None, number.begin, number.end, trigger, measure, part_of, filler["index"])
    if filler["key"] != "nominals":
        return None
    nominal = nodes.marks["nominals"][filler["index"]]
    at = nominal.detail.get("number")
    if at is not None:
        number = nodes.marks["quantities"][at]
        return _from_number(number, filler["index"], number.begin, number.end, trigger, measure, part_of)
    if nominal.detail.get("count") == "1":
        one = Decimal(1)
        return Counted(measure, nominal.begin, nominal.end, one, one, one, filler["index"], trigger, part_of)
    return None


def _from_number(
    number: Mark, nominal: int | None, begin: int, end: int, trigger: int, measure: str, part_of: int | None, actor: int | None = None
) -> Counted | None:
    value, low, high = (None if number.detail.get(k) is None else Decimal(number.detail[k]) for k in ("value", "min", "max"))
    unit = "person" if number.label == "number" else number.detail.get("unit") or number.label
    if number.label not in ("number", "fraction") or (low == 0 and high == 0):
        return None
    return Counted(measure, begin, end, value, low, high, nominal, trigger, part_of, unit, actor)


def counts_of(nodes: Nodes, found: list[Counted], told: list[Said]) -> list[model.Quantity]:
    """Quantities of one event; ``told`` gives status, sources and evidence of each of ``found``.

    The same number told twice (headline and body) is one; numbers coordinated in one clause get their whole.
    """
    kept: list[tuple[Counted, int]] = []
    merged: dict[int, set[int]] = {}
    for n, one in enumerate(found):
        same = next((k for k, (other, _) in enumerate(kept) if _is_same(nodes, one, other)), None)
        if same is None:
            kept.append((one, n))
            merged[len(kept) - 1] = {n}
        else:
            merged[same].add(n)
            if _is_richer(one, kept[same][0]):
                kept[same] = (one, n)
    iris = {k: _iri(nodes, one, found[0].trigger) for k, (one, _) in enumerate(kept)}
    wholes = dict(_wholes(kept))
    result = []
    for k, (one, n) in enumerate(kept):
        evidence = tuple(sorted({e for m in merged[k] for e in told[m].evidence}))
        whole = next((iris[j] for j, (o, _) in enumerate(kept) if one.part_of is not None and o.begin == one.part_of), None)
        whole = whole or (iris[wholes[k]] if k in wholes else None)
        if whole and _exceeds(one, next(o for j, (o, _) in enumerate(kept) if iris[j] == whole)):
            whole = None
        result.append(_quantity(nodes, one, iris[k], told[n]._replace(evidence=evidence), whole))
    return result


def _is_same(nodes: Nodes, a: Counted, b: Counted) -> bool:
    if a.measure != b.measure or a.value is None or a.value != b.value or a.begin == b.begin:
        return a.measure == b.measure and a.begin == b.begin
    kinds = [nodes.marks["nominals"][x.nominal].detail.get("lemma") if x.nominal is not None else None for x in (a, b)]
    return a.part_of is None and b.part_of is None and (None in kinds or kinds[0] == kinds[1] or a.bounds != b.bounds)


def _is_richer(a: Counted, b: Counted) -> bool:
    """Whether a tells more: it has bound words or says whom it counts, where b is a bare number."""
    return (a.nominal is not None, a.minimum != a.maximum) > (b.nominal is not None, b.minimum != b.maximum)


def _wholes(kept: list[tuple[Counted, int]]) -> Iterator[tuple[int, int]]:
    """Parts told by one trigger that add up to a count of the event told elsewhere: "26 ... along with four" of "at least 30"."""
    groups: dict[tuple[int, str], list[int]] = {}
    for k, (one, _) in enumerate(kept):
        if one.value is not None and one.part_of is None and one.minimum == one.maximum:
            groups.setdefault((one.trigger, one.measure), []).append(k)
    for (_, measure), parts in groups.items():
        total = sum((kept[k][0].value or Decimal(0) for k in parts), Decimal(0))
        for w, (whole, _) in enumerate(kept):
            if len(parts) > 1 and w not in parts and whole.measure == measure and whole.value == total:
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
    referent = nodes.referents.at("nominals", nominal)
    if referent is None:
        return None
    members = nodes.member_iris(referent)
    return members[0] if members and not nodes.marks["nominals"][nominal].detail["categories"] else nodes.iri(referent)


def _quantity(nodes: Nodes, one: Counted, iri: str, said: Said, whole: str | None) -> model.Quantity:
    of = None
    label = nodes.text(one.begin, one.end)
    if one.nominal is not None:
        of = _counted_node(nodes, one.nominal)
        nominal = nodes.marks["nominals"][one.nominal]
        label = nodes.text(min(one.begin, nominal.begin), max(one.end, nominal.end))
    if one.actor is not None:
        referent = nodes.referents.at("actors", one.actor)
        of = nodes.iri(referent) if referent else None
        actor = nodes.marks["actors"][one.actor]
        label = nodes.text(min(one.begin, actor.begin), max(one.end, actor.end))
    nodes.mention(one.begin, one.end, iri)
    return model.Quantity(
        iri=iri,
        label=f"{label} {one.measure.replace('-', ' ')}",
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
