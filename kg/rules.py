"""What follows from an article's graph: direct edges between actors, and external event codes, by the CONSTRUCTs in ``ontology/rules``.

The rules see the article's triples, the event classes with the codes they map to, and the concepts; nothing of another article.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from threading import get_ident

import pyoxigraph as ox

from kg.errors import LexiconError
from kg.terms import CK, RDF, RDFS, SKOS, ontology_dir
from kg.turtle import parse

__all__ = ["derived", "rule_files", "vocabulary"]

_VOCABULARY = frozenset({CK + "mapsTo", RDFS + "subClassOf", SKOS + "inScheme", SKOS + "broader"})
_PREFIX = re.compile(r"PREFIX\s+(\w*):\s*<([^<>\s]*)>", re.I)
_NAME = re.compile(r"(?:\b(\w+))?:([\w-]+)|<([^<>\s]+)>")


def derived(triples: Iterable[ox.Triple]) -> list[ox.Triple]:
    """Return the triples that the rules add to ``triples``, sorted; the vocabulary is added by itself."""
    store, asked, own = _store(), _asked(rule_files()), ox.NamedNode(f"urn:thread:{get_ident()}")
    try:
        store.extend(ox.Quad(t.subject, t.predicate, t.object, own) for t in triples if t.predicate.value in asked)
        found = {t for path in rule_files() for t in _construct(store, path, own)}
    finally:
        store.remove_graph(own)
    return sorted(found, key=str)


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
