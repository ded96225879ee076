"""The count of one where an event harmed one known person: "Judge Ana Ruiz was shot dead", "the mayor was abducted".

It is counted only where all that is told of the event's harm is of that person: beside others a known one is a part, or one of many.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.reading.casualties.people_counted import Counted, person_in
from kg.reading.findings.filled import Role
from kg.reading.nodes.registry import Nodes

__all__ = ["one_victim"]

_MEASURES = ("killed", "wounded", "captured")


def one_victim(nodes: Nodes, indices: Sequence[int]) -> Iterator[Counted]:
    """Yield the one person of each measure that the triggers of an event tell, at the words that name the person first."""
    for measure in _MEASURES:
        told = list(_harmed(nodes, indices, measure))
        people = {_who(nodes, role) for _, role in told}
        if len(people) != 1 or None in people:
            continue
        counted = (person_in(nodes, role, i, measure) for i, role in told)
        yield from [one for one in counted if one is not None][:1]


def _who(nodes: Nodes, role: Role) -> object:
    """What tells one person from another; None where it is open. "Himself" is one, whoever he is."""
    referent = nodes.referents.of_role(role)
    if referent is not None:
        return referent.id
    return role.filler.id if role.filler.group == "pronoun" else None


def _harmed(nodes: Nodes, indices: Sequence[int], measure: str) -> Iterator[tuple[int, Role]]:
    """The roles of people harmed, with their triggers; "the wounded rebel" was harmed before."""
    for i in (i for i in indices if measure in nodes.triggers[i].concepts):
        word = nodes.doc[nodes.triggers[i].head]
        told = nodes.triggers[i].of("ck:casualties")
        yield from ((i, role) for role in told if role.function != "self" and not word.i < role.head == word.head.i)
