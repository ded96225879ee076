"""What is known before any article is read: kinds, names, parents and coordinates of listed actors and places, and the concepts.

It comes from the ontology alone and carries no evidence. Names that an article uses are not background: they are seen in its text.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from kg.errors import LexiconError
from kg.ontology.terms import CK, CKC, DATA, DCTERMS, GEO, GN, GSP, ORG, RDF, SCHEMA, SKOS, ontology_dir, superclasses

__all__ = ["PROPERTIES", "Background", "load"]

_TYPE = RDF + "type"
_PARENTS = frozenset({ORG + "subOrganizationOf", GSP + "sfWithin", CK + "near"})
_OF_NODES = _PARENTS | {SKOS + "prefLabel", SCHEMA + "sameAs", DCTERMS + "description", GN + "featureCode", GEO + "lat", GEO + "long"}
_OF_CONCEPTS = frozenset({_TYPE, SKOS + "prefLabel", SKOS + "inScheme", SKOS + "notation", SKOS + "broader"})
PROPERTIES = _OF_NODES | _OF_CONCEPTS | {CK + "reason"}
"""By what background says something; `kg.triples.node_triples.place` gives the reason why the gazetteer is unsure."""
_OURS = (DATA + "actor/", DATA + "place/", DATA + "event/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Background:
    """Statements by subject: of listed actors, places and named wars in ``nodes``, of concepts in ``concepts``."""

    nodes: Mapping[str, tuple[ox.Triple, ...]]
    concepts: Mapping[str, tuple[ox.Triple, ...]]

    def __contains__(self, iri: str) -> bool:
        """Whether the ontology lists the actor, place or named war ``iri``."""
        return iri in self.nodes

    def says(self, iri: str, prop: str) -> bool:
        """Whether it says something about ``iri`` by the property ``prop`` (an IRI)."""
        return any(t.predicate.value == prop for t in self.nodes.get(iri, ()))

    def of(self, iris: Iterable[str]) -> Iterator[ox.Triple]:
        """Yield what is known of the listed ones among ``iris``, and of their parents up to the top."""
        yield from _closure(self.nodes, iris, _PARENTS)

    def concepts_of(self, iris: Iterable[str]) -> Iterator[ox.Triple]:
        """Yield label, scheme and notation of the concepts among ``iris``, and of their broader ones."""
        yield from _closure(self.concepts, iris, frozenset({SKOS + "broader"}))


def load(*extra: str | Path) -> Background:
    """Read the project's ontology and any extra Turtle files (or directories of them).

    Raises `LexiconError` where a file does not parse.
    """
    paths = [ontology_dir(), *map(Path, extra)]
    files = tuple(f for p in paths for f in (sorted(p.rglob("*.ttl")) if p.is_dir() else [p]))
    return _read(tuple((str(f), f.read_bytes()) for f in files))


@lru_cache(maxsize=8)
def _read(content: tuple[tuple[str, bytes], ...]) -> Background:
    nodes: dict[str, list[ox.Triple]] = {}
    concepts: dict[str, list[ox.Triple]] = {}
    for path, data in content:
        for triple in _triples_in(path, data):
            subject, predicate = triple.subject, triple.predicate.value
            if not isinstance(subject, ox.NamedNode):
                continue
            if subject.value.startswith(CKC):
                if predicate in _OF_CONCEPTS:
                    concepts.setdefault(subject.value, []).append(triple)
            elif subject.value.startswith(_OURS):
                nodes.setdefault(subject.value, []).extend(_kept(triple))
    return Background(nodes={s: tuple(t) for s, t in nodes.items() if t}, concepts={s: tuple(t) for s, t in concepts.items()})


def _triples_in(path: str, data: bytes) -> Iterator[ox.Triple]:
    try:
        for quad in ox.parse(data, format=ox.RdfFormat.TURTLE):
            yield quad.triple
    except SyntaxError as error:
        raise LexiconError(f"{path}: not valid Turtle: {error}") from error


def _kept(triple: ox.Triple) -> Iterator[ox.Triple]:
    subject, predicate, obj = triple
    if predicate.value in _OF_NODES:
        yield triple
    elif predicate.value == _TYPE and isinstance(obj, ox.NamedNode) and obj.value.startswith(CK):
        yield triple
        for above in superclasses(obj.value.removeprefix(CK)):
            yield ox.Triple(subject, predicate, ox.NamedNode(CK + above))


def _closure(table: Mapping[str, tuple[ox.Triple, ...]], iris: Iterable[str], upward: frozenset[str]) -> Iterator[ox.Triple]:
    seen: set[str] = set()
    queue = sorted(set(iris))
    while queue:
        iri = queue.pop()
        if iri in seen:
            continue
        seen.add(iri)
        for triple in table.get(iri, ()):
            yield triple
            if triple.predicate.value in upward and isinstance(triple.object, ox.NamedNode):
                queue.append(triple.object.value)
