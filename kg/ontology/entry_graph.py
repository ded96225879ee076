"""The lexicon's Turtle as values by subject and property, with the file that each subject is from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from kg.errors import LexiconError
from kg.ontology.terms import CK, LEX, RDF, RDFS, last_segment

__all__ = ["LEX", "RDF_TYPE", "SUBCLASS", "EntryGraph"]

RDF_TYPE = RDF + "type"
SUBCLASS = RDFS + "subClassOf"


class EntryGraph:
    """Subjects with their property values as strings; order of values as in the files.

    ``files`` are paths with their bytes: our own, then those that a user ``added``. Raises `LexiconError` where one does not parse.
    """

    def __init__(self, files: Iterable[tuple[str, bytes]], added: Iterable[tuple[str, bytes]] = ()) -> None:
        self.values: dict[str, dict[str, list[str]]] = {}
        self.origin: dict[str, str] = {}
        self.blank: set[str] = set()
        self._files = 0
        for path, data in files:
            self._read(path, data)
        self.added: dict[str, None] = {}
        """The subjects that the user's files say something of, in their order."""
        for path, data in added:
            self.added |= dict.fromkeys(self._read(path, data))

    def _read(self, path: str, data: bytes) -> list[str]:
        """Take a file in, and return the subjects of its triples."""
        number = self._files  # each file numbers its blank nodes anew
        self._files += 1
        subjects: list[str] = []
        try:
            for triple in ox.parse(data, format=ox.RdfFormat.TURTLE):
                subject, obj = (f"{number}{n}" if isinstance(n, ox.BlankNode) else n.value for n in (triple.subject, triple.object))
                self.values.setdefault(subject, {}).setdefault(triple.predicate.value, []).append(obj)
                self.origin.setdefault(subject, path)
                if isinstance(triple.subject, ox.BlankNode):
                    self.blank.add(subject)
                subjects.append(subject)
        except SyntaxError as error:
            raise LexiconError(f"{path}: not valid Turtle: {error}") from error
        return subjects

    def of_type(self, kind: str) -> Iterator[str]:
        """Yield the subjects of a class (its IRI), sorted."""
        return (s for s in sorted(self.values) if kind in self.values[s].get(RDF_TYPE, ()))

    def all(self, subject: str, prop: str) -> tuple[str, ...]:
        """Return all values of a property (its IRI)."""
        return tuple(self.values.get(subject, {}).get(prop, ()))

    def one(self, subject: str, prop: str) -> str | None:
        """Return the first value of a property, if there is any."""
        return next(iter(self.all(subject, prop)), None)

    def is_true(self, subject: str, prop: str) -> bool:
        """Return whether the first value of a property is true."""
        return self.one(subject, prop) in ("true", "1")

    def need(self, subject: str, prop: str, *, what: str) -> str:
        """Return the first value of a property; raises `LexiconError` where there is none."""
        value = self.one(subject, prop)
        if value is None:
            raise LexiconError(f"{self.origin.get(subject, '?')}: {last_segment(subject)} lacks {what}")
        return value

    def superclasses(self) -> dict[str, frozenset[str]]:
        """Return the ``ck:`` classes above each ``ck:`` subject, all as local names."""
        direct = {s: [o for o in self.all(s, SUBCLASS) if o.startswith(CK)] for s in self.values if s.startswith(CK)}

        def above(kind: str) -> set[str]:
            return set(direct.get(kind, ())).union(*(above(d) for d in direct.get(kind, ())))

        return {last_segment(s): frozenset(map(last_segment, above(s))) for s in direct}
