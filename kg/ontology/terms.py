"""Namespaces, and the terms that the ontology declares: an undeclared one fails at once.

>>> ck("attacked")
'https://w3id.org/conflict-kg/onto#attacked'
>>> ckc("asserted")
'https://w3id.org/conflict-kg/concept/asserted'
>>> ck("atacked")
Traceback (most recent call last):
kg.errors.TermError: ck:atacked: not declared in ontology/conflict.ttl; did you mean ck:attacked?
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import pyoxigraph as ox

from kg.errors import LexiconError, TermError

__all__ = [
    "CK",
    "CKC",
    "DATA",
    "DCTERMS",
    "GEO",
    "GN",
    "GSP",
    "ITSRDF",
    "LEX",
    "NIF",
    "ORG",
    "OWL",
    "PREFIXES",
    "PROV",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SEM",
    "SKOS",
    "TIME",
    "XSD",
    "Vocabulary",
    "added_files",
    "ck",
    "ckc",
    "curie",
    "declare",
    "expand",
    "hierarchy",
    "last_segment",
    "lex",
    "ontology_dir",
    "superclasses",
    "superproperties",
]

DATA = "https://w3id.org/conflict-kg/"
CK = "https://w3id.org/conflict-kg/onto#"
CKC = "https://w3id.org/conflict-kg/concept/"
LEX = "https://w3id.org/conflict-kg/lexicon#"
DCTERMS = "http://purl.org/dc/terms/"
GEO = "http://www.w3.org/2003/01/geo/wgs84_pos#"
GN = "http://www.geonames.org/ontology#"
GSP = "http://www.opengis.net/ont/geosparql#"
ITSRDF = "http://www.w3.org/2005/11/its/rdf#"
NIF = "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#"
ORG = "http://www.w3.org/ns/org#"
OWL = "http://www.w3.org/2002/07/owl#"
PROV = "http://www.w3.org/ns/prov#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
SCHEMA = "http://schema.org/"
SEM = "http://semanticweb.cs.vu.nl/2009/11/sem/"
SKOS = "http://www.w3.org/2004/02/skos/core#"
TIME = "http://www.w3.org/2006/time#"
XSD = "http://www.w3.org/2001/XMLSchema#"

_HIERARCHY = frozenset({RDFS + "subClassOf", RDFS + "subPropertyOf", RDFS + "label"})

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "actor": DATA + "actor/",
        "ck": CK,
        "ckc": CKC,
        "dcterms": DCTERMS,
        "doc": DATA + "doc/",
        "geo": GEO,
        "gn": GN,
        "gsp": GSP,
        "itsrdf": ITSRDF,
        "lex": LEX,
        "nif": NIF,
        "org": ORG,
        "owl": OWL,
        "place": DATA + "place/",
        "prov": PROV,
        "rdf": RDF,
        "rdfs": RDFS,
        "schema": SCHEMA,
        "sem": SEM,
        "skos": SKOS,
        "time": TIME,
        "xsd": XSD,
    }
)
"""Prefix to namespace, as our Turtle and queries write them."""

_SUBCLASS, _SUBPROPERTY = RDFS + "subClassOf", RDFS + "subPropertyOf"
_MIXINS = frozenset({"SourcedItem"})


def ontology_dir() -> Path:
    """The ontology's directory: beside the package in a checkout, inside it in an installed wheel."""
    here = Path(__file__).resolve().parent
    beside = here.parents[1] / "ontology"
    for place in (here, beside):
        if (place / "conflict.ttl").is_file():
            return place
    raise LexiconError(f"{beside}: no such directory; the ontology must lie beside the package or inside it")


def last_segment(iri: str) -> str:
    """Return what follows the last ``/``, ``#`` or (of a curie) ``:``.

    >>> last_segment("ck:controls"), last_segment("https://w3id.org/conflict-kg/doc/x/group/3-9")
    ('controls', '3-9')
    """
    return re.split(r"[/#:]", iri)[-1]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One of our namespaces; ``file`` is where its terms are declared. Calling it gives the IRI of a declared term."""

    prefix: str
    namespace: str
    file: str

    def __call__(self, name: str) -> str:
        """Return the IRI of the term called ``name``; raises `TermError` where the ontology does not declare it."""
        iri = self.namespace + name
        if iri in _declared():
            return iri
        near = difflib.get_close_matches(name, self.names(), n=1)
        hint = f"did you mean {self.prefix}:{near[0]}?" if near else f"declare it there, or use one of its {len(self.names())} terms"
        raise TermError(f"{self.prefix}:{name}: not declared in ontology/{self.file}; {hint}")

    def names(self) -> tuple[str, ...]:
        """Local names of all declared terms, sorted."""
        return tuple(sorted(iri.removeprefix(self.namespace) for iri in _declared() if iri.startswith(self.namespace)))


ck = Vocabulary("ck", CK, "conflict.ttl")
ckc = Vocabulary("ckc", CKC, "schemes.ttl")
lex = Vocabulary("lex", LEX, "lexicon/schema.ttl")
_OURS: Mapping[str, Vocabulary] = {v.prefix: v for v in (ck, ckc, lex)}


def hierarchy() -> list[ox.Triple]:
    """Return how classes and properties stand to one another, and their labels, which questions use.

    They are the ontology's, and those that `declare` has taken from a user's files.
    """
    files = [ontology_dir() / "conflict.ttl", *added_files()]
    return [quad.triple for file in files for quad in _parsed(file) if quad.predicate.value in _HIERARCHY]


def expand(name: str) -> str:
    """Return the IRI of a curie; in our own namespaces only of a declared term.

    >>> expand("org:headOf")
    'http://www.w3.org/ns/org#headOf'
    """
    prefix, colon, local = name.partition(":")
    if prefix in _OURS:
        return _OURS[prefix](local)
    if colon and prefix in PREFIXES:
        return PREFIXES[prefix] + local
    raise TermError(f"{name}: no known prefix; use one of {', '.join(PREFIXES)}")


def curie(iri: str) -> str:
    """Return the short name of ``iri`` under `PREFIXES`, or the IRI itself where none fits.

    >>> curie("https://w3id.org/conflict-kg/onto#Clash"), curie("https://example.org/x")
    ('ck:Clash', 'https://example.org/x')
    """
    best = max((p for p, ns in PREFIXES.items() if iri.startswith(ns)), key=lambda p: len(PREFIXES[p]), default=None)
    return iri if best is None else f"{best}:{iri.removeprefix(PREFIXES[best])}"


def superclasses(kind: str) -> tuple[str, ...]:
    """Local names of all ``ck:`` classes above class ``kind``, sorted: the types to write out beside the leaf.

    The mixin ``ck:SourcedItem`` is none of them: it is never written out.

    >>> superclasses("ArmedGroup")
    ('Actor', 'ArmedActor', 'Organization')
    """
    return _above(ck(kind), _SUBCLASS)


def superproperties(prop: str) -> tuple[str, ...]:
    """Local names of all ``ck:`` properties above property ``prop``, sorted.

    >>> superproperties("perpetrator")
    ('agent', 'participant')
    """
    return _above(ck(prop), _SUBPROPERTY)


@cache
def _above(iri: str, relation: str) -> tuple[str, ...]:
    seen: set[str] = set()
    queue = [iri]
    while queue:
        above = _hierarchy().get((queue.pop(), relation), set()) - seen
        seen |= above
        queue += sorted(above)
    return tuple(sorted({i.removeprefix(CK) for i in seen} - _MIXINS))


@cache
def _declared() -> frozenset[str]:
    types = (t.subject.value for t in _statements() if t.predicate.value == RDF + "type" and isinstance(t.subject, ox.NamedNode))
    return frozenset(iri for iri in types if iri.startswith((CK, CKC, LEX)))


@cache
def _hierarchy() -> Mapping[tuple[str, str], set[str]]:
    parents: dict[tuple[str, str], set[str]] = {}
    for t in _statements():
        if t.predicate.value not in (_SUBCLASS, _SUBPROPERTY):
            continue
        if isinstance(t.subject, ox.NamedNode) and isinstance(t.object, ox.NamedNode) and t.object.value.startswith(CK):
            parents.setdefault((t.subject.value, t.predicate.value), set()).add(t.object.value)
    return parents


@cache
def _statements() -> tuple[ox.Quad, ...]:
    return tuple(_read(ontology_dir()))


def declare(paths: Iterable[str | Path]) -> None:
    """Take the terms that a user's own Turtle files declare as declared too, for the rest of the process."""
    found = [Path(p) for p in paths]
    for path in [f for p in found for f in (sorted(p.rglob("*.ttl")) if p.is_dir() else [p])]:
        list(_parsed(path))  # a broken file raises here, and is not kept
    _added.update(found)
    for cached in (_above, _declared, _hierarchy, _statements):
        cached.cache_clear()


_added: set[Path] = set()


def added_files() -> tuple[Path, ...]:
    """Return the user's own Turtle files whose terms `declare` has taken, sorted by what was given."""
    return tuple(f for p in sorted(_added) for f in (sorted(p.rglob("*.ttl")) if p.is_dir() else [p]))


def _read(directory: Path) -> Iterator[ox.Quad]:
    # the authority files of actors and places declare no terms, and are the bulk
    for path in [*sorted([*directory.glob("*.ttl"), *directory.glob("lexicon/*.ttl")]), *added_files()]:
        yield from _parsed(path)


def _parsed(path: Path) -> Iterator[ox.Quad]:
    try:
        yield from ox.parse(path=path, format=ox.RdfFormat.TURTLE)
    except SyntaxError as error:
        raise LexiconError(f"{path}: not valid Turtle: {error}") from error
    except OSError as error:
        raise LexiconError(f"{path}: cannot be read: {error.strerror or error}; name a Turtle file or a folder of them") from error
