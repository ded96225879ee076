"""What the adapters ask of a built graph: articles, mentions with the classes of their nodes, facts with their evidence.

All is SPARQL over ``graph.ttl``, ``mentions.ttl`` and the ontology; no text is looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pyoxigraph as ox

from kg.asking.querying import load
from kg.ontology.lexicon import ontology_dir
from kg.ontology.terms import PREFIXES, last_segment

__all__ = ["FACTUAL", "Mention", "Span", "classes", "documents", "evidence", "mentions", "rows", "store"]

Span = tuple[int, int]
HEAD = "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in PREFIXES.items())
FACTUAL = frozenset({"asserted", "reported", "claimed", "alleged"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A span of an article (code points, end-exclusive) that stands for ``node``."""

    article: str
    begin: int
    end: int
    node: str


def store(paths: Iterable[Path]) -> ox.Store:
    """Load built graphs with the ontology's classes and concepts."""
    return load([*paths, *(ontology_dir() / name for name in ("conflict.ttl", "schemes.ttl", "lexicon/weapons.ttl"))])


def rows(graph: ox.Store, query: str) -> Iterator[tuple[str, ...]]:
    """Yield the answers as plain strings, "" where a variable is unbound."""
    found = graph.query(HEAD + query)
    assert isinstance(found, ox.QuerySolutions)
    for solution in found:
        yield tuple("" if term is None else str(getattr(term, "value", term)) for term in solution)


def documents(graph: ox.Store) -> dict[str, str]:
    """Return article IRI → the input's id."""
    asked = "SELECT ?a ?i { ?a a ck:Article ; dcterms:identifier ?i FILTER(STRSTARTS(STR(?i), 'id:')) }"
    return {article: name.removeprefix("id:") for article, name in rows(graph, asked)}


def mentions(graph: ox.Store) -> list[Mention]:
    """Return all mentions, in reading order."""
    span = "?m a ck:Mention ; nif:referenceContext ?a ; nif:beginIndex ?b ; nif:endIndex ?e"
    asked = f"SELECT DISTINCT ?a ?b ?e ?n {{ {span} ; itsrdf:taIdentRef ?n }}"
    found = [Mention(article=a, begin=int(b), end=int(e), node=n) for a, b, e, n in rows(graph, asked)]
    return sorted(found, key=lambda m: (m.article, m.begin, m.end, m.node))


def classes(graph: ox.Store) -> dict[str, set[str]]:
    """Return node → local names of its classes, and of the concepts that a weapon falls under."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for node, kind in rows(graph, "SELECT DISTINCT ?n ?c { ?n a ?c }"):
        found[node].add(last_segment(kind))
    for node, concept in rows(graph, "SELECT DISTINCT ?n ?c { ?n skos:inScheme ckc:weapons ; skos:broader* ?c }"):
        found[node] |= {"Weapon", last_segment(concept)}
    return found


def evidence(graph: ox.Store) -> dict[str, set[Span]]:
    """Return fact → the spans of its evidence in its article."""
    found: defaultdict[str, set[Span]] = defaultdict(set)
    for fact, begin, end in rows(graph, "SELECT ?f ?b ?e { ?f ck:evidence ?s . ?s nif:beginIndex ?b ; nif:endIndex ?e }"):
        found[fact].add((int(begin), int(end)))
    return found
