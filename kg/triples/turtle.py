"""Turtle, sorted and fast: the same triples give the same bytes, in whatever order they come.

Oxigraph writes (rdflib's writer is quadratic on IRIs like ``doc/7#char=3,9``) and follows insertion order, so triples are sorted first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from pathlib import Path

import pyoxigraph as ox

from kg.errors import GraphError
from kg.files.output import complete
from kg.ontology.terms import CK, PREFIXES, RDF

__all__ = ["parse", "serialize", "sort"]

_TYPE = RDF + "type"
_ARTICLE = ox.NamedNode(CK + "Article")
# an article's own namespaces; its id and its fragments stay whole IRIs, since local names with escapes are not read alike by all stores
_SCOPED = {
    "asset": "asset/",
    "ev": "event/",
    "grp": "group/",
    "own": "actor/",
    "qty": "qty/",
    "rel": "rel/",
    "spot": "place/",
    "tm": "time/",
}


def sort(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    """Return the distinct triples by subject, then ``rdf:type`` before other predicates, then object.

    Raises `GraphError` on a blank node, whose name would differ from run to run.
    """
    distinct = triples if isinstance(triples, AbstractSet) else set(triples)
    return sorted(distinct, key=_key)


def serialize(triples: Iterable[ox.Triple]) -> bytes:
    """Return ``triples`` as Turtle (RDF 1.1) that rdflib, Oxigraph and Virtuoso read; bytes depend on the set of triples alone.

    >>> a, p = ox.NamedNode("https://w3id.org/conflict-kg/actor/isil"), ox.NamedNode(CK + "ordinal")
    >>> print(serialize([ox.Triple(a, p, ox.Literal(5))]).decode())
    @prefix actor: <https://w3id.org/conflict-kg/actor/> .
    @prefix ck: <https://w3id.org/conflict-kg/onto#> .
    <BLANKLINE>
    actor:isil ck:ordinal 5 .
    <BLANKLINE>
    """
    ordered = sort(triples)
    prefixes = _prefixes(ordered)
    text = ox.serialize(ordered, format=ox.RdfFormat.TURTLE, prefixes=prefixes) or b""
    # Oxigraph heads the file with the prefixes in the order of a hash table
    at = _end_of_head(text)
    body = text[at:].replace(b" .\n", b" .\n\n").rstrip(b"\n") + b"\n" if text[at:] else b""
    used = [(p, ns) for p, ns in sorted(prefixes.items()) if f"{p}:".encode() in body]
    head = "".join(f"@prefix {p}: <{ns}> .\n" for p, ns in used)
    return head.encode() + b"\n" + body


def parse(path: str | Path) -> Iterator[ox.Triple]:
    """Yield the triples of a Turtle or N-Triples file; raises `GraphError` where it is missing or malformed."""
    source = Path(path)
    complete(source.parent)
    form = ox.RdfFormat.N_TRIPLES if source.suffix == ".nt" else ox.RdfFormat.TURTLE
    try:
        for quad in ox.parse(path=source, format=form):
            yield quad.triple
    except FileNotFoundError as error:
        raise GraphError(f"{source}: no such file; build it first, or name a Turtle file") from error
    except (OSError, SyntaxError, ValueError) as error:
        raise GraphError(f"{source}: not valid {form.name}: {error}") from error


def _key(triple: ox.Triple) -> str:
    """Subject, predicate and object as one text, which is quick to compare; no IRI has the character between them."""
    subject, predicate, obj = triple
    if not isinstance(subject, ox.NamedNode) or isinstance(obj, ox.BlankNode):
        raise GraphError(f"{triple}: a blank node; each node of the graph needs an IRI")
    name = predicate.value
    return f"{subject.value}\0{'' if name == _TYPE else name}\0{obj}"


def _prefixes(ordered: Iterable[ox.Triple]) -> dict[str, str]:
    common = {p: ns for p, ns in PREFIXES.items() if p != "doc"}
    articles = {t.subject.value for t in ordered if t.object == _ARTICLE and isinstance(t.subject, ox.NamedNode)}
    if len(articles) != 1:
        return common
    return common | {p: f"{next(iter(articles))}/{path}" for p, path in _SCOPED.items()}


def _end_of_head(text: bytes) -> int:
    at = 0
    while text.startswith(b"@prefix ", at):
        at = text.index(b"\n", at) + 1
    return at
