"""Parts of a number of people that the same sentence names after it: "11 people, four of them children", "20, among them two boys"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from kg.reading import syntax
from kg.reading.english.prepositions import AMONG, INCLUDING, OF
from kg.reading.english.pronoun_forms import WHOM_OF_GROUP
from kg.reading.findings.filled import Filler
from kg.reading.findings.found import NumberExpression
from kg.reading.nodes.registry import Nodes

__all__ = ["parts_after"]

_LEADS = ((INCLUDING,), *((AMONG, pronoun) for pronoun in sorted(WHOM_OF_GROUP)))


def parts_after(nodes: Nodes, end: int) -> Iterator[Filler]:
    """Fillers that name parts of the people whose phrase ends at token ``end``.

    What another number or a verb's own object comes between, or is harmed in its own right ("and shot two of them"), is no part.
    """
    stop = nodes.doc[end - 1].sent.end
    numbers = nodes.found.quantities
    first, last = (bisect_left(numbers, at, key=lambda m: m.begin) for at in (end, stop))
    for index in range(first, last):
        mark = numbers[index]
        if mark.kind == "number":
            if index not in nodes.casualties and _is_of_them(nodes, mark):
                yield Filler("quantities", index, mark.end - 1)
            elif _is_led(nodes, mark.begin):
                yield from _named(nodes, mark)
                continue
            else:
                return


def _is_of_them(nodes: Nodes, mark: NumberExpression) -> bool:
    """Whether it is "four of them"; "some of whom" tells no number."""
    if mark.value is None and mark.minimum in (None, 1):
        return False
    return nodes.doc[mark.end - 1].lower_ in WHOM_OF_GROUP and nodes.doc[mark.end - 2 : mark.end - 1].text.lower() == OF


def _is_led(nodes: Nodes, begin: int) -> bool:
    """Whether "including" or "among them" stands right before."""
    return any(tuple(t.lower_ for t in nodes.doc[max(0, begin - len(lead)) : begin]) == lead for lead in _LEADS)


def _named(nodes: Nodes, mark: NumberExpression) -> Iterator[Filler]:
    """The counted people and those coordinated to them."""
    head = nodes.doc[mark.noun if mark.noun is not None else mark.end - 1]
    for token in syntax.conjuncts(head):
        found = nodes.referents.fillers.find(token, ("Actor", "Quantity"), "object")
        if found:
            yield found
