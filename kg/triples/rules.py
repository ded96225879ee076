"""What follows from an article's graph: direct edges between actors, and external event codes, by the CONSTRUCTs in ``ontology/rules``.

The rules see the article's triples, the event classes with the codes they map to, and the concepts; nothing of another article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import chain
from pathlib import Path
from threading import get_ident
from typing import Any

import pyoxigraph as ox

from kg.errors import LexiconError
from kg.ontology.terms import CK, RDF, RDFS, SKOS, ontology_dir
from kg.triples.turtle import parse

__all__ = ["derived", "derived_in", "rule_files", "vocabulary"]

_VOCABULARY = frozenset({CK + "mapsTo", RDFS + "subClassOf", SKOS + "inScheme", SKOS + "broader"})
_PREFIX = re.compile(r"PREFIX\s+(\w*):\s*<([^<>\s]*)>", re.I)
_NAME = re.compile(r"(?:\b(\w+))?:([\w-]+)|<([^<>\s]+)>")


def derived(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    """Return the triples that the rules add to ``triples``, sorted; the vocabulary is added by itself."""
    (found,) = derived_in([triples])
    return found


def derived_in(graphs: Sequence[Iterable[ox.Triple]]) -> list[list[ox.Triple]]:
    """Return what the rules add to each of ``graphs``, sorted; none sees another, and what is derived is said of a node of its graph.

    They are asked together, since it takes longer to read a rule than to answer it. So that they do not meet, each node bears the number
    of its graph meanwhile, but for those that a rule or the vocabulary names.
    """
    store, asked, own = _store(), _asked(rule_files()), ox.NamedNode(f"urn:thread:{get_ident()}")
    shared = asked | _nodes_of_vocabulary()
    found: list[set[ox.Triple]] = [set() for _ in graphs]
    real: dict[Any, tuple[int, Any]] = {}
    try:
        for number, graph in enumerate(graphs):
            names = _Numbered(number, shared, real)
            store.extend(ox.Quad(names[s], p, names[o], own) for s, p, o in graph if p.value in asked)
        for subject, predicate, obj in chain.from_iterable(_construct(store, path, own) for path in rule_files()):
            number, node = real[subject]
            found[number].add(ox.Triple(node, predicate, real[obj][1] if obj in real else obj))
    finally:
        store.remove_graph(own)
    return [sorted(triples, key=str) for triples in found]


class _Numbered(dict[Any, Any]):
    """By node, the node that stands for it while all graphs are in one store; ``real`` takes the way back."""

    def __init__(self, number: int, shared: frozenset[str], real: dict[Any, tuple[int, Any]]) -> None:
        super().__init__()
        self.number, self.shared, self.real = number, shared, real

    def __missing__(self, node: Any) -> Any:
        alias = node
        if isinstance(node, ox.NamedNode) and node.value not in self.shared:
            alias = ox.NamedNode(f"urn:{self.number}:{node.value}")
            self.real[alias] = (self.number, node)
        self[node] = alias
        return alias


@cache
def _store() -> ox.Store:
    """A store with the vocabulary; an article's triples come into a graph of their own, and go again."""
    store = ox.Store()
    store.extend(ox.Quad(*t) for t in vocabulary())
    return store


@cache
def rule_files() -> tuple[Path, ...]:
    """Return the rules' files, sorted: one CONSTRUCT each, none reading what another derives."""
    return tuple(sorted((ontology_dir() / "rules").glob("*.rq")))


@cache
def vocabulary() -> tuple[ox.Triple, ...]:
    """What the rules need of the ontology: subclasses, mappings to codes, schemes and broader concepts."""
    files = sorted([*ontology_dir().glob("*.ttl"), *ontology_dir().glob("lexicon/*.ttl")])
    return tuple(t for f in files for t in parse(f) if t.predicate.value in _VOCABULARY)


@cache
def _nodes_of_vocabulary() -> frozenset[str]:
    return frozenset(node.value for s, _, o in vocabulary() for node in (s, o) if isinstance(node, ox.NamedNode))


@cache
def _asked(rules: tuple[Path, ...]) -> frozenset[str]:
    """The predicates that some rule asks for: ``a``, and all names in the rules, whole or with a prefix; not what a variable stands for."""
    found = {RDF + "type"}
    for text in map(_text, rules):
        prefixes = dict(_PREFIX.findall(text))
        found.update(iri or prefixes.get(prefix, "") + local for prefix, local, iri in _NAME.findall(text))
    return frozenset(found)


@cache
def _text(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def _construct(store: ox.Store, path: Path, own: ox.NamedNode) -> list[ox.Triple]:
    try:
        result = store.query(_text(path), default_graph=[ox.DefaultGraph(), own])
    except SyntaxError as error:
        raise LexiconError(f"{path}: not valid SPARQL: {error}") from error
    if not isinstance(result, ox.QueryTriples):
        raise LexiconError(f"{path}: not a CONSTRUCT; a rule constructs triples")
    return list(result)
