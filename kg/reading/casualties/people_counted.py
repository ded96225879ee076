"""The numbers of people that one trigger tells: with their bounds, their parts, and the whole of what is coordinated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from kg.reading import syntax
from kg.reading.casualties.count_parts import parts_after
from kg.reading.english.connectives import EITHER_WAY, OR
from kg.reading.english.prepositions import OF
from kg.reading.findings.marks import Mark
from kg.reading.nodes.registry import Nodes

__all__ = ["MEASURES", "Counted", "counted_in", "undecided"]

MEASURES = ("killed", "wounded", "casualty", "missing", "captured", "displaced", "critically-wounded")
_ONE = Decimal(1)
_HARMED = ("killed", "wounded")


class Counted(NamedTuple):
    """One number of one measure: token span, bounds, whom it counts (a nominal mark's index or None), and what told it.

    ``part_of`` is the token span of the whole; ``is_partitive`` tells of "five of the dead". A single person who is named or
    described as known ("the mayor") ``is_known``: one beside others ("the mayor and two guards"), alone a victim and no toll.
    """

    measure: str
    begin: int
    end: int
    value: Decimal | None
    minimum: Decimal | None
    maximum: Decimal | None
    trigger: int
    nominal: int | None = None
    part_of: tuple[int, int] | None = None
    unit: str = "person"
    actor: int | None = None  # the actor mark that is counted
    is_known: bool = False
    is_partitive: bool = False

    @property
    def bounds(self) -> tuple[Decimal | None, Decimal | None, Decimal | None]:
        """Value, minimum and maximum."""
        return self.value, self.minimum, self.maximum

    @property
    def span(self) -> tuple[int, int]:
        """Begin and end."""
        return self.begin, self.end


def counted_in(nodes: Nodes, index: int, mark: Mark, measure: str) -> Iterator[Counted]:
    """Numbers of the fillers of ``ck:casualties`` of one trigger, their parts among them, and the whole of coordinated ones."""
    # "killed ten, including a guard, and wounded 30": the guard is none of the 30
    roles = [r for r in mark.detail["roles"] if r["role"] == "ck:casualties" and not (r["function"] == "oblique" and r["via"] == "shared")]
    found = [(role, one) for role in roles if (one := _counted(nodes, role, index, measure))]
    whole = _whole(nodes, roles, found)
    if whole is not None:
        yield whole
    for role, one in found:
        if one.is_known and whole is None:
            continue
        yield one._replace(part_of=whole.span) if whole is not None and _is_among(nodes, role, roles) else one
        for filler in _parts(nodes, role, one):
            part = _counted(nodes, filler, index, measure)
            if part:
                yield part._replace(part_of=one.span)


def _parts(nodes: Nodes, role: dict[str, Any], one: Counted) -> Iterator[dict[str, Any]]:
    """Fillers that "including", "among them" or "of whom" names as parts of the counted."""
    for token in syntax.parts_of(nodes.doc[role["head"]]):
        found = nodes.referents.fillers.find(token, ("Actor", "Quantity"), "object")
        if found:
            yield found
    end = nodes.marks["nominals"][one.nominal].end if one.nominal is not None else one.end
    yield from parts_after(nodes, end)


def _counted(nodes: Nodes, filler: dict[str, Any], trigger: int, measure: str) -> Counted | None:
    """The number that a filler is, or is counted by; a single person is one."""
    match filler["key"]:
        case "quantities":
            return _from_number(nodes.marks["quantities"][filler["index"]], trigger, measure)
        case "actors":
            return _of_name(nodes, filler, trigger, measure)
        case "nominals":
            return _of_nominal(nodes, filler, trigger, measure)
    return None


def _of_name(nodes: Nodes, filler: dict[str, Any], trigger: int, measure: str) -> Counted | None:
    actor = nodes.marks["actors"][filler["index"]]
    numbers = (q for q in nodes.marks["quantities"] if q.detail.get("noun") is not None and actor.begin <= q.detail["noun"] < actor.end)
    number = next(numbers, None)
    if number is not None:  # "at least 30 pro-government militia": the counted noun is a name
        found = _from_number(number, trigger, measure)
        return found._replace(actor=filler["index"]) if found else None
    if actor.label != "Person" or nodes.referents.of(filler) is None:
        return None
    return Counted(measure, actor.begin, actor.end, _ONE, _ONE, _ONE, trigger, actor=filler["index"], is_known=True)


def _of_nominal(nodes: Nodes, filler: dict[str, Any], trigger: int, measure: str) -> Counted | None:
    nominal = nodes.marks["nominals"][filler["index"]]
    at = nominal.detail.get("number")
    if at is not None:
        is_partitive, is_self = _is_partitive(nodes, at, nominal), filler.get("function") == "self"
        number: Mark | None = nodes.marks["quantities"][at]
        if is_partitive and not is_self and filler["head"] == nominal.detail["head"]:
            number = _inner(nodes, at, nominal)  # "four of the 20 men killed were soldiers": 20 were killed
        found = _from_number(number, trigger, measure) if number else None
        return found._replace(nominal=filler["index"], is_partitive=is_partitive and is_self) if found else None
    is_known = nominal.label == "Person" and nominal.detail["definite"] and not nominal.detail["plural"]
    if nominal.detail.get("count") != "1" and not is_known:
        return None
    return Counted(measure, nominal.begin, nominal.end, _ONE, _ONE, _ONE, trigger, filler["index"], is_known=is_known)


def _is_partitive(nodes: Nodes, number: int, nominal: Mark) -> bool:
    """Whether the number takes some of a known whole: "five of the dead"."""
    end = nodes.marks["quantities"][number].end
    return nodes.doc[end : end + 1].text.lower() == OF and bool(nominal.detail["definite"])


def _inner(nodes: Nodes, outer: int, nominal: Mark) -> Mark | None:
    """The number of the whole within "four of the 20 men"."""
    found = nodes.marks["quantities"][outer + 1 : outer + 2]
    return next((q for q in found if q.begin < nominal.detail["head"] and q.label == "number"), None)


def _from_number(number: Mark, trigger: int, measure: str) -> Counted | None:
    value, low, high = (None if number.detail.get(k) is None else Decimal(number.detail[k]) for k in ("value", "min", "max"))
    unit = "person" if number.label == "number" else number.detail.get("unit") or number.label
    if number.label not in ("number", "fraction") or (low == 0 and high == 0):
        return None
    return Counted(measure, number.begin, number.end, value, low, high, trigger, unit=unit)


def _whole(nodes: Nodes, roles: Sequence[dict[str, Any]], found: Sequence[tuple[dict[str, Any], Counted]]) -> Counted | None:
    """The sum of coordinated people, if each of them is counted: "a farmer and two soldiers were killed"."""
    parts = [one for role, one in found if _is_among(nodes, role, roles)]
    if len(parts) < 2 or len(parts) != len(_coordinated(nodes, roles)) or any(p.unit != "person" or p.is_partitive for p in parts):
        return None
    value, low, high = (None if None in column else sum(column) for column in zip(*(p.bounds for p in parts), strict=True))
    if value is None and low is None:
        return None
    begin, end = min(p.begin for p in parts), max(_end_of(nodes, p) for p in parts)
    return Counted(parts[0].measure, begin, end, value, low, high, parts[0].trigger)


def _end_of(nodes: Nodes, one: Counted) -> int:
    return max(one.end, nodes.marks["nominals"][one.nominal].end) if one.nominal is not None else one.end


def _coordinated(nodes: Nodes, roles: Sequence[dict[str, Any]]) -> list[int]:
    """The nouns that the first of the people harmed is coordinated with, itself among them."""
    first = next((r for r in roles if r["function"] in ("object", "subject", "counted")), None)
    return [t.i for t in syntax.conjuncts(nodes.doc[first["head"]])] if first else []


def _is_among(nodes: Nodes, role: dict[str, Any], roles: Sequence[dict[str, Any]]) -> bool:
    return role["head"] in _coordinated(nodes, roles)


def undecided(nodes: Nodes, found: Sequence[Counted]) -> list[Counted]:
    """The counts, those of people "killed or wounded" as casualties: nobody says how many of each; each once. Of other choices, none."""
    result = [one for one in found if one.measure in _HARMED or not _is_choice(nodes, one.trigger)]
    result = [one._replace(measure="casualty") if one.measure in _HARMED and _is_open(nodes, one.trigger) else one for one in result]
    return [one for n, one in enumerate(result) if not any((o.measure, o.span) == (one.measure, one.span) for o in result[:n])]


def _is_choice(nodes: Nodes, trigger: int) -> bool:
    """Whether the trigger is one of several nouns: "the capture, surrender or death of 4,637 rebels"."""
    noun = nodes.doc[nodes.marks["triggers"][trigger].detail["head"]]
    return noun.pos_ == "NOUN" and any(c.lower_ == OR for t in syntax.conjuncts(noun) for c in t.children if c.dep_ == "cc")


def _is_open(nodes: Nodes, trigger: int) -> bool:
    """Whether the trigger's word is one of two: "killed or wounded"."""
    if _is_choice(nodes, trigger):
        return True
    mark = nodes.marks["triggers"][trigger]
    after, before = nodes.doc[mark.end : mark.end + 2], nodes.doc[max(0, mark.begin - 2) : mark.begin]
    pairs = [(after[0], after[1])] if len(after) == 2 else []
    pairs += [(before[1], before[0])] if len(before) == 2 else []
    return any(link.lower_ in EITHER_WAY and other.tag_ in ("VBN", "VBD", "JJ") for link, other in pairs)
