"""Triples by subject and predicate, with sorted objects, so that whatever is made of them does not depend on their order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from kg.errors import GraphError
from kg.ontology.terms import CK, LEX, RDF, RDFS, SCHEMA, SKOS

__all__ = ["RDF_TYPE", "Source", "Statements", "read_statements", "word_of"]

RDF_TYPE = RDF + "type"

Statement: TypeAlias = ox.Quad | ox.Triple
Source: TypeAlias = str | PathLike[str] | Iterable[str | PathLike[str]] | Iterable[Statement]


class Statements:
    """Triples indexed by subject and predicate; terms are plain strings (an IRI without its brackets, a literal's text).

    >>> s = Statements([ox.Triple(ox.NamedNode("x:a"), ox.NamedNode("x:p"), ox.Literal(v)) for v in "ba"])
    >>> s.all("x:a", "x:p"), s.one("x:a", "x:p"), s.one("x:a", "x:q")
    (('a', 'b'), 'a', None)
    """

    __slots__ = ("_by_subject",)

    def __init__(self, triples: Iterable[Statement]) -> None:
        index: dict[str, dict[str, set[str]]] = {}
        for triple in triples:
            index.setdefault(_text(triple.subject), {}).setdefault(triple.predicate.value, set()).add(_text(triple.object))
        self._by_subject = {s: {p: tuple(sorted(objects)) for p, objects in sorted(index[s].items())} for s in sorted(index)}

    def __iter__(self) -> Iterator[str]:
        """Yield the subjects, sorted."""
        return iter(self._by_subject)

    def of(self, subject: str) -> Mapping[str, tuple[str, ...]]:
        """Give the predicates of a subject with their objects."""
        return self._by_subject.get(subject, {})

    def all(self, subject: str, predicate: str) -> tuple[str, ...]:
        """Give the objects, sorted."""
        return self.of(subject).get(predicate, ())

    def one(self, subject: str, predicate: str) -> str | None:
        """Give the first object, if there is one."""
        return next(iter(self.all(subject, predicate)), None)

    def types(self, subject: str) -> frozenset[str]:
        """Give the local names of the subject's ``ck:`` classes."""
        return frozenset(t.removeprefix(CK) for t in self.all(subject, RDF_TYPE) if t.startswith(CK))

    def names(self, subject: str) -> tuple[str, ...]:
        """Give every name, the preferred ones first, without what only stands for it ("Damascus")."""
        naming = (SKOS + "prefLabel", RDFS + "label", SKOS + "altLabel")
        return tuple(dict.fromkeys(name for prop in naming for name in self.all(subject, prop)))

    def aliases(self, subject: str) -> tuple[str, ...]:
        """Give what it is called besides its label, and what stands for it, sorted."""
        naming = (SKOS + "altLabel", LEX + "metonym")
        found = {name for prop in naming for name in self.all(subject, prop)}
        return tuple(sorted(found - {self.label(subject)}))

    def links(self, subject: str) -> tuple[str, ...]:
        """Give the http(s) IRIs that stand for the same thing, sorted."""
        same = self.all(subject, SCHEMA + "sameAs")
        return tuple(link for link in same if link.startswith(("http://", "https://")))

    def label(self, subject: str) -> str:
        """Give the preferred label, else any label, else the last part of the IRI as words."""
        return self.one(subject, SKOS + "prefLabel") or self.one(subject, RDFS + "label") or word_of(subject)


def word_of(iri: str) -> str:
    """Give the last part of an IRI as lower-case words.

    >>> word_of("https://w3id.org/conflict-kg/onto#clashedWith"), word_of("https://example.org/place/syrian-desert")
    ('clashed with', 'syrian desert')
    """
    local = iri.rstrip("/#").rsplit("#", 1)[-1].rsplit("/", 1)[-1]
    spaced = "".join(f" {c.lower()}" if c.isupper() and i and local[i - 1].islower() else c for i, c in enumerate(local))
    return spaced.replace("-", " ").replace("_", " ").strip().lower()


def read_statements(source: Source) -> Statements:
    """Read Turtle (or TriG, N-Quads ...) files, quads or triples.

    Raises `GraphError` where a file is missing or does not parse.
    """
    if isinstance(source, (str, PathLike)):
        return Statements(_triples_of(source))
    return Statements(_each(source))


def _each(source: Iterable[str | PathLike[str]] | Iterable[Statement]) -> Iterator[Statement]:
    for item in source:
        if isinstance(item, (ox.Quad, ox.Triple)):
            yield item
        else:
            yield from _triples_of(item)


def _triples_of(path: str | PathLike[str]) -> Iterator[Statement]:
    name = Path(path)
    try:
        form = ox.RdfFormat.from_extension(name.suffix.lstrip(".")) or ox.RdfFormat.TURTLE
        yield from ox.parse(path=str(name), format=form)
    except OSError as error:
        raise GraphError(f"{name}: cannot be read ({error.strerror or error}); a built graph in Turtle is needed") from error
    except (SyntaxError, ValueError) as error:
        raise GraphError(f"{name}: is not {form.name} ({error}); a built graph in Turtle is needed") from error


def _text(term: object) -> str:
    return term.value if isinstance(term, (ox.NamedNode, ox.Literal)) else str(term)
