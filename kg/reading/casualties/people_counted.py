"""The numbers of people that one trigger tells: with their bounds, their parts, and the whole of what is coordinated."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.reading import syntax
from kg.reading.casualties.count_parts import parts_after
from kg.reading.english.connectives import EITHER_WAY, OR
from kg.reading.english.prepositions import OF
from kg.reading.english.pronoun_forms import ONE_WHO_IS_TOLD_OF
from kg.reading.findings.filled import Filler, Role, Trigger
from kg.reading.findings.found import Nominal, NumberExpression
from kg.reading.findings.trigger_kinds import harm_of, tells_no_harm
from kg.reading.nodes.registry import Nodes

__all__ = ["MEASURES", "Counted", "counted_in", "none_counted", "person_in", "undecided", "without_contradicted"]

MEASURES = ("killed", "wounded", "casualty", "missing", "captured", "displaced", "critically-wounded")
_NONE, _ONE = Decimal(0), Decimal(1)
_ANYBODY = frozenset(["civilian"])
_HARMED = ("killed", "wounded")


class Counted(NamedTuple):
    """One number of one measure: token span, bounds, whom it counts (a nominal mark's index or None), and what told it.

    ``part_of`` is the token span of the whole; ``is_partitive`` tells of "five of the dead". A single person who is named or
    described as known ("the mayor") ``is_known``: one beside others ("the mayor and two guards"), alone one if the event harmed nobody
    else (`one_victim`).
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


def counted_in(nodes: Nodes, index: int, trigger: Trigger, measure: str) -> Iterator[Counted]:
    """Numbers of the fillers of ``ck:casualties`` of one trigger, their parts among them, and the whole of coordinated ones."""
    # "killed ten, including a guard, and wounded 30": the guard is none of the 30
    roles = [r for r in trigger.of("ck:casualties") if not (r.function == "oblique" and r.via == "shared")]
    found = [(role, one) for role in roles if (one := _counted(nodes, role.filler, index, measure, role))]
    along = {role.head for role, one in found if one.is_known and _is_companion(role)}  # "along with his son"
    together = _coordinated(nodes, roles) | along
    told = _told_first(nodes, [one for role, one in found if role.head in together])
    whole = told or _whole(nodes, together, found)
    if whole is not None and told is None:
        yield whole
    for role, one in found:
        if one.is_known and whole is None:
            continue
        is_part = whole is not None and role.head in together and one.span != whole.span
        yield one._replace(part_of=whole.span) if whole is not None and is_part else one
        for filler in _parts(nodes, role, one):
            part = _counted(nodes, filler, index, measure)
            if part:
                yield part._replace(part_of=one.span)


def person_in(nodes: Nodes, role: Role, index: int, measure: str) -> Counted | None:
    """The count of one for a known person who fills a role of a trigger; None where the filler is another or many."""
    one = _counted(nodes, role.filler, index, measure, role)
    return one if one is not None and one.is_known else None


def _is_companion(role: Role) -> bool:
    """Whether somebody is told of beside those whom the verb harmed: "along with his son"."""
    return role.function == "oblique" and role.marker != OF


def none_counted(nodes: Nodes, index: int, trigger: Trigger) -> Iterator[Counted]:
    """The count of zero in "no casualties" and "nobody was hurt"; none where only some are spared: "no civilian casualties"."""
    if not tells_no_harm(nodes.doc, trigger):
        return
    span = syntax.nobody_span(nodes.doc[trigger.head])
    if span is not None:
        yield from (Counted(measure, *span, _NONE, _NONE, _NONE, index) for measure in sorted(harm_of(trigger)))


def without_contradicted(found: Sequence[Counted]) -> list[Counted]:
    """The counts without a zero beside which others of the same people are counted: "killing two. No casualties were reported"."""
    harmed = {one.measure for one in found if one.value != _NONE}
    return [one for one in found if one.value != _NONE or not _is_contradicted(one.measure, harmed)]


def _is_contradicted(measure: str, harmed: set[str]) -> bool:
    return measure in harmed or "casualty" in harmed or (bool(harmed) and measure == "casualty")


def _parts(nodes: Nodes, role: Role, one: Counted) -> Iterator[Filler]:
    """Fillers that "including", "among them" or "of whom" names as parts of the counted."""
    for token in syntax.parts_of(nodes.doc[role.head]):
        found = nodes.referents.fillers.find(token, ("Actor", "Quantity"), "object")
        if found:
            yield found
    end = nodes.found.nominals[one.nominal].end if one.nominal is not None else one.end
    yield from parts_after(nodes, end)


def _counted(nodes: Nodes, filler: Filler, trigger: int, measure: str, role: Role | None = None) -> Counted | None:
    """The number that a filler is, or is counted by; a single person is one. ``role`` is the one that it fills, if any."""
    match filler.group:
        case "quantities":
            return _from_number(nodes.found.quantities[filler.index], trigger, measure)
        case "actors":
            return _of_name(nodes, filler, trigger, measure, role)
        case "nominals":
            return _of_nominal(nodes, filler, trigger, measure, role)
        case "pronoun" if nodes.doc[filler.head].lower_ in ONE_WHO_IS_TOLD_OF:  # "killing himself and two others", "shot him dead"
            return Counted(measure, filler.head, filler.head + 1, _ONE, _ONE, _ONE, trigger, is_known=True)
    return None


def _of_name(nodes: Nodes, filler: Filler, trigger: int, measure: str, role: Role | None) -> Counted | None:
    actor = nodes.found.actors[filler.index]
    numbers = [n for i in range(actor.begin, actor.end) for n in nodes.counting.get(i, ())]
    if numbers:  # "at least 30 pro-government militia": the counted noun is a name
        found = _from_number(nodes.found.quantities[min(numbers)], trigger, measure)
        return found._replace(actor=filler.index) if found else None
    referent = nodes.referents.of_role(role) if role is not None else nodes.referents.of(filler)
    if actor.kind != "Person" or referent is None:
        return None
    return Counted(measure, actor.begin, actor.end, _ONE, _ONE, _ONE, trigger, actor=filler.index, is_known=True)


def _of_nominal(nodes: Nodes, filler: Filler, trigger: int, measure: str, role: Role | None) -> Counted | None:
    nominal = nodes.found.nominals[filler.index]
    at = nominal.number
    if at is not None:
        is_partitive, is_self = _is_partitive(nodes, at, nominal), role is not None and role.function == "self"
        number: NumberExpression | None = nodes.found.quantities[at]
        if is_partitive and not is_self and filler.head == nominal.head:
            number = _inner(nodes, at, nominal)  # "four of the 20 men killed were soldiers": 20 were killed
        found = _from_number(number, trigger, measure) if number else None
        return found._replace(nominal=filler.index, is_partitive=is_partitive and is_self) if found else None
    is_named = nominal.is_unlisted and nodes.doc[nominal.head].pos_ == "PROPN"  # "shot Keita, a guard, dead"
    is_known = nominal.kind == "Person" and (nominal.is_definite or is_named) and not nominal.is_plural
    if not nominal.counts_one and not is_known:
        return None
    return Counted(measure, nominal.begin, nominal.end, _ONE, _ONE, _ONE, trigger, filler.index, is_known=is_known)


def _is_partitive(nodes: Nodes, number: int, nominal: Nominal) -> bool:
    """Whether the number takes some of a known whole: "five of the dead"."""
    end = nodes.found.quantities[number].end
    return nodes.doc[end : end + 1].text.lower() == OF and nominal.is_definite


def _inner(nodes: Nodes, outer: int, nominal: Nominal) -> NumberExpression | None:
    """The number of the whole within "four of the 20 men"."""
    found = nodes.found.quantities[outer + 1 : outer + 2]
    return next((q for q in found if q.begin < nominal.head and q.kind == "number"), None)


def _from_number(number: NumberExpression, trigger: int, measure: str) -> Counted | None:
    value, low, high = number.value, number.minimum, number.maximum
    unit = "person" if number.kind == "number" else number.unit or number.kind
    if number.kind not in ("number", "fraction") or (low == 0 and high == 0):
        return None
    return Counted(measure, number.begin, number.end, value, low, high, trigger, unit=unit)


def _told_first(nodes: Nodes, together: Sequence[Counted]) -> Counted | None:
    """The people whom the rest of the list only describes: "three civilians, two women and a child" are three.

    The rest adds up to their number, and may be of them: civilians are no soldiers.
    """
    first, rest = together[0] if together else None, together[1:]
    if first is None or first.value is None or len(rest) < 2 or first.value != sum(one.value or _NONE for one in rest):
        return None
    kinds = [nodes.found.nominals[one.nominal].categories if one.nominal is not None else None for one in together]
    is_open = kinds[0] is not None and set(kinds[0]) <= _ANYBODY and nodes.doc[_end_of(nodes, first)].text == ","
    are_of_them = all(kind is not None and (not kinds[0] or not nodes.lexicon.categories.sides.keys() & set(kind)) for kind in kinds[1:])
    return first if is_open and are_of_them else None


def _whole(nodes: Nodes, together: set[int], found: Sequence[tuple[Role, Counted]]) -> Counted | None:
    """The sum of coordinated people, if each of them is counted: "a farmer and two soldiers were killed"."""
    parts = [one for role, one in found if role.head in together]
    if len(parts) < 2 or len(parts) != len(together) or any(p.unit != "person" or p.is_partitive for p in parts):
        return None
    value, low, high = (None if None in column else sum(column) for column in zip(*(p.bounds for p in parts), strict=True))
    if value is None and low is None:
        return None
    begin, end = min(p.begin for p in parts), max(_end_of(nodes, p) for p in parts)
    return Counted(parts[0].measure, begin, end, value, low, high, parts[0].trigger)


def _end_of(nodes: Nodes, one: Counted) -> int:
    return max(one.end, nodes.found.nominals[one.nominal].end) if one.nominal is not None else one.end


def _coordinated(nodes: Nodes, roles: Sequence[Role]) -> set[int]:
    """The nouns that the first of the people harmed is coordinated with, or one beside it is, where the parser tore the list."""
    core = [r.head for r in roles if r.function in ("object", "subject", "counted")]
    lists = [{t.i for t in syntax.conjuncts(nodes.doc[head])} for head in core]
    return next((one for one in lists if core[0] in one and len(one) > 1), lists[0] if lists else set())


def undecided(nodes: Nodes, found: Sequence[Counted]) -> list[Counted]:
    """The counts, those of people "killed or wounded" as casualties: nobody says how many of each; each once. Of other choices, none."""
    result = [one for one in found if one.measure in _HARMED or not _is_choice(nodes, one.trigger)]
    result = [one._replace(measure="casualty") if one.measure in _HARMED and _is_open(nodes, one.trigger) else one for one in result]
    first: dict[tuple[str, tuple[int, int]], Counted] = {}
    for one in result:
        first.setdefault((one.measure, one.span), one)
    return list(first.values())


def _is_choice(nodes: Nodes, trigger: int) -> bool:
    """Whether the trigger is one of several nouns: "the capture, surrender or death of 4,637 rebels"."""
    noun = nodes.doc[nodes.triggers[trigger].head]
    return noun.pos_ == "NOUN" and any(c.lower_ == OR for t in syntax.conjuncts(noun) for c in t.children if c.dep_ == "cc")


def _is_open(nodes: Nodes, trigger: int) -> bool:
    """Whether the trigger's word is one of two: "killed or wounded"."""
    if _is_choice(nodes, trigger):
        return True
    mark = nodes.triggers[trigger]
    results = syntax.complement_verbs(nodes.doc[mark.head])  # "left ten dead or wounded"
    words = [(mark.begin, mark.end), *((t.i, t.i + 1) for t in results)]
    pairs = [pair for begin, end in words for pair in _links_around(nodes.doc, begin, end)]
    return any(link.lower_ in EITHER_WAY and other.tag_ in ("VBN", "VBD", "JJ") for link, other in pairs)


def _links_around(doc: Doc, begin: int, end: int) -> list[tuple[Token, Token]]:
    """The word right after and right before a token span, each with the word beyond it."""
    after, before = doc[end : end + 2], doc[max(0, begin - 2) : begin]
    pairs = [(after[0], after[1])] if len(after) == 2 else []
    return pairs + ([(before[1], before[0])] if len(before) == 2 else [])
