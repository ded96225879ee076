"""Which class or property lies under which, and what they are called."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from kg.account.statements import RDF_TYPE, Statements, read_statements, word_of
from kg.errors import GraphError
from kg.ontology.terms import CK, GSP, ORG, OWL, RDFS, added_files, ontology_dir

__all__ = ["Classes", "classes_from"]

# Words for the terms that the ontology borrows undeclared.
_BORROWED = {
    ORG + "headOf": "heads",
    ORG + "memberOf": "member of",
    ORG + "subOrganizationOf": "part of",
    GSP + "sfWithin": "lies within",
}


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
        return min(self.leaves(kinds), default=min(kinds, default=""))

    def leaves(self, kinds: Collection[str]) -> tuple[str, ...]:
        """Give those of some class names, sorted, under which no other of them lies."""
        covered = {above for kind in kinds for above in self.above.get(CK + kind, ())}
        return tuple(sorted(kind for kind in kinds if CK + kind not in covered))

    def outwards(self, kinds: Collection[str]) -> tuple[str, ...]:
        """Sort class names from the most special one to the widest."""
        first = self.leaf(kinds)
        return tuple(sorted(kinds, key=lambda kind: (kind != first, -len(self.above.get(CK + kind, ())), kind)))

    def narrowest(self, properties: Iterable[str]) -> tuple[str, ...]:
        """Leave out every property that stands there only as a superproperty of another."""
        given = sorted(set(properties))
        covered = {above for p in given for above in self.above.get(p, ())}
        return tuple(p for p in given if p not in covered)


def classes_from(path: Path | None = None) -> Classes:
    """Read an ontology: by default the project's own ``conflict.ttl``, and what a user's files add.

    Raises `GraphError` where the file is missing or does not parse.
    """
    return _read((path,)) if path else _own((ontology_dir() / "conflict.ttl", *added_files()))


@cache
def _own(files: tuple[Path, ...]) -> Classes:
    return _read(files)


def _read(files: tuple[Path, ...]) -> Classes:
    if not files[0].is_file():
        raise GraphError(f"{files[0]}: no such file; classes and properties are named by the ontology")
    onto = read_statements(files)
    labels = {term: label for term in onto if (label := onto.one(term, RDFS + "label"))}
    kind = OWL + "SymmetricProperty"
    symmetric = frozenset(term for term in onto if kind in onto.all(term, RDF_TYPE))
    return Classes({term: frozenset(_above(onto, term)) for term in onto}, labels, symmetric)


def _above(onto: Statements, start: str) -> set[str]:
    found: set[str] = set()
    todo = [start]
    while todo:
        term = todo.pop()
        parents = set(onto.all(term, RDFS + "subClassOf") + onto.all(term, RDFS + "subPropertyOf")) - found
        found |= parents
        todo.extend(parents)
    return found - {start}
