"""What the page needs of the ontology: which class or property lies under which, and what they are called."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path
from typing import NamedTuple

from kg.account.statements import RDF_TYPE, Statements, read_statements, word_of
from kg.errors import GraphError
from kg.ontology.terms import CK, GSP, ORG, OWL, RDFS, added_files, ontology_dir

__all__ = ["GROUPS", "Classes", "Group", "classes_from", "group_of"]

# Words for the terms that the ontology borrows undeclared.
_BORROWED = {
    ORG + "headOf": "heads",
    ORG + "memberOf": "member of",
    ORG + "subOrganizationOf": "part of",
    GSP + "sfWithin": "lies within",
}


class Group(NamedTuple):
    """Nodes drawn alike: every node of ``root`` or a class under it which no earlier group has taken."""

    key: str
    root: str
    title: str
    shape: str
    hollow: bool = False


# The first group that fits takes the node, so the narrow ones stand first. Shape and hollowness tell groups apart without colour.
GROUPS = (
    Group("source", "InformationSource", "Sources", "star"),
    Group("actor-state", "StateForce", "State side", "square"),
    Group("actor-state", "Government", "State side", "square"),
    Group("actor-armed", "ArmedActor", "Armed groups", "dot"),
    Group("actor-person", "Person", "People", "triangle"),
    Group("actor-person", "PopulationGroup", "People", "triangle"),
    Group("actor-other", "Actor", "Other actors", "hexagon"),
    Group("event-violent", "ViolentEvent", "Violent events", "diamond"),
    Group("event-other", "Event", "Other events", "diamond", hollow=True),
    Group("place", "Place", "Places", "triangleDown"),
    Group("asset", "Asset", "Assets", "square", hollow=True),
    Group("weapon", "", "Weapons", "triangle", hollow=True),  # concepts: taken by their property, not by a class
)


class Classes(NamedTuple):
    """The ontology's hierarchy and labels; ``above`` maps a full IRI to all that lie over it."""

    above: dict[str, frozenset[str]]
    labels: dict[str, str]
    symmetric: frozenset[str]

    def label(self, iri: str) -> str:
        """Give the ontology's label of a class or property, else words from its IRI."""
        return _BORROWED.get(iri) or self.labels.get(iri) or word_of(iri)

    def leaf(self, kinds: Collection[str]) -> str:
        """Give the most special of some class names, the first in the alphabet where several are."""
        covered = {above for kind in kinds for above in self.above.get(CK + kind, ())}
        return min((k for k in kinds if CK + k not in covered), default=min(kinds, default=""))

    def outwards(self, kinds: Collection[str]) -> tuple[str, ...]:
        """Sort class names from the most special one to the widest."""
        first = self.leaf(kinds)
        return tuple(sorted(kinds, key=lambda kind: (kind != first, -len(self.above.get(CK + kind, ())), kind)))

    def narrowest(self, properties: Iterable[str]) -> tuple[str, ...]:
        """Leave out every property that stands there only as a superproperty of another."""
        given = sorted(set(properties))
        covered = {above for p in given for above in self.above.get(p, ())}
        return tuple(p for p in given if p not in covered)


def group_of(kinds: Collection[str]) -> str | None:
    """Give the key of the group for a node with these ``ck:`` classes (superclasses written out).

    >>> group_of({"Actor", "Organization", "ArmedActor", "StateForce"}), group_of({"Time"})
    ('actor-state', None)
    """
    return next((group.key for group in GROUPS if group.root in kinds), None)


def classes_from(path: Path | None = None) -> Classes:
    """Read the ontology: by default the project's own ``conflict.ttl``, and what a user's files add to it."""
    file = path or ontology_dir() / "conflict.ttl"
    if not file.is_file():
        raise GraphError(f"{file}: no such file; the page takes the names of classes and properties from the ontology")
    onto = read_statements([file] if path else [file, *added_files()])
    labels = {s: label for s in onto if (label := onto.one(s, RDFS + "label"))}
    symmetric = frozenset(s for s in onto if OWL + "SymmetricProperty" in onto.all(s, RDF_TYPE))
    return Classes({s: frozenset(_above(onto, s)) for s in onto}, labels, symmetric)


def _above(onto: Statements, start: str) -> set[str]:
    found: set[str] = set()
    todo = [start]
    while todo:
        term = todo.pop()
        parents = set(onto.all(term, RDFS + "subClassOf") + onto.all(term, RDFS + "subPropertyOf")) - found
        found |= parents
        todo.extend(parents)
    return found - {start}
