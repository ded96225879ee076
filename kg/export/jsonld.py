"""JSON-LD 1.1: a node an object, our properties by their plain names, the context inside, so that it can be read offline."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from typing import Any, TypeAlias

import pyoxigraph as ox

from kg.account.given import Given
from kg.ontology.terms import RDF, XSD, ontology_dir

__all__ = ["document", "jsonld", "read_context", "schemes_of"]

_Object: TypeAlias = str | int | Mapping[str, str]
"""A value of a property."""

_Node: TypeAlias = dict[str, _Object | list[_Object]]
"""A subject: its ``@id``, and its properties under the context's names."""

Context = Mapping[str, Any]


def read_context() -> Context:
    """Read ``ontology/context.jsonld``."""
    content: dict[str, Context] = json.loads((ontology_dir() / "context.jsonld").read_text(encoding="utf-8"))
    return content["@context"]


def jsonld(given: Given, *, everything: bool = False) -> bytes:
    """Return the union of all graphs."""
    triples = sorted(given.triples, key=lambda t: (str(t.subject), str(t.predicate), str(t.object)))
    return b"".join(document(triples, schemes_of(triples)))


def document(triples: Iterable[ox.Triple], schemes: Iterable[str]) -> Iterator[bytes]:
    """Yield the same file node by node: of triples in their order, each once, whose IRIs have these schemes."""
    writer = _Writer(read_context(), frozenset(schemes))
    context = json.dumps(writer.context, ensure_ascii=False, indent=1).replace("\n", "\n ")
    yield f'{{\n "@context": {context},\n "@graph": ['.encode()
    joint = "\n"
    for subject, told in groupby(triples, key=lambda t: str(getattr(t.subject, "value", ""))):
        node = json.dumps(writer.node(subject, list(told)), ensure_ascii=False, indent=1)
        yield (joint + "  " + node.replace("\n", "\n  ")).encode()
        joint = ",\n"
    yield b"\n ]\n}\n"


def schemes_of(triples: Iterable[ox.Triple]) -> frozenset[str]:
    """Return the schemes of all IRIs, such as ``https``."""
    return frozenset(iri.partition(":")[0] for triple in triples for iri in _iris(triple))


class _Writer:
    """Shortens IRIs by a context; a name of it that the data use as the scheme of an IRI (``geo:...``) is left out."""

    def __init__(self, context: Context, schemes: frozenset[str]) -> None:
        self.context = {name: value for name, value in context.items() if name not in schemes}
        self.prefixes = {name: value for name, value in self.context.items() if isinstance(value, str)}
        self.names = {value["@id"]: name for name, value in self.context.items() if not isinstance(value, str)}
        self.links = {value["@id"] for value in self.context.values() if not isinstance(value, str) and value.get("@type") == "@id"}

    def node(self, subject: str, told: list[ox.Triple]) -> _Node:
        found: _Node = {"@id": self.short(subject)}
        for predicate, triples in groupby(told, key=lambda t: t.predicate.value):
            values = [self._value(triple) for triple in triples]
            found[self._key(predicate)] = values[0] if len(values) == 1 else values
        return found

    def _key(self, predicate: str) -> str:
        return "@type" if predicate == RDF + "type" else self.names.get(predicate) or self.short(predicate)

    def _value(self, triple: ox.Triple) -> _Object:
        value, predicate = triple.object, triple.predicate.value
        if isinstance(value, ox.NamedNode):
            iri = self.short(value.value)
            return iri if predicate == RDF + "type" or predicate in self.links else {"@id": iri}
        assert isinstance(value, ox.Literal)
        return self._literal(value)

    def _literal(self, value: ox.Literal) -> _Object:
        if value.language:
            return {"@language": value.language, "@value": value.value}
        if value.datatype.value == XSD + "string":
            return {"@value": value.value}
        if value.datatype.value == XSD + "integer" and value.value == str(_small(value.value)):
            return int(value.value)
        return {"@type": self.short(value.datatype.value), "@value": value.value}

    def short(self, iri: str) -> str:
        """Return the IRI under the longest namespace of the context."""
        fits = [(len(namespace), name) for name, namespace in self.prefixes.items() if iri.startswith(namespace)]
        length, name = max(fits, default=(0, ""))
        return f"{name}:{iri[length:]}" if name and not iri[length:].startswith("//") else iri


def _iris(triple: ox.Triple) -> Iterator[str]:
    yield from (term.value for term in triple if isinstance(term, ox.NamedNode))
    if isinstance(triple.object, ox.Literal):
        yield triple.object.datatype.value


def _small(text: str) -> int | None:
    """Read a number that JSON readers keep exactly."""
    try:
        return number if abs(number := int(text)) < 2**53 else None
    except ValueError:
        return None
