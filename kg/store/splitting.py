"""An article's Turtle, as a build writes it, back into what the article says, the background and the mentions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox

from kg.errors import GraphError
from kg.ontology.background import PROPERTIES, load
from kg.ontology.terms import CK, DATA, NIF, RDF
from kg.store.contents import BACKGROUND, IDENTIFIER, graph_name, mentions_name
from kg.store.prebuilt import quads_in
from kg.store.writing import quad_of

__all__ = ["split"]

_SHARED = tuple(DATA + kind for kind in ("actor/", "place/", "event/", "concept/"))
_TYPE, _ARTICLE, _MENTION, _TEXT = (ox.NamedNode(iri) for iri in (RDF + "type", CK + "Article", CK + "Mention", NIF + "isString"))
_STATED = tuple(ox.NamedNode(RDF + part) for part in ("subject", "predicate", "object"))
Triples = frozenset[ox.Triple]


def split(paths: Sequence[Path]) -> Iterator[ox.Quad]:
    """Yield the quads of Turtle files that hold the graph or the mentions of one article each.

    Raises `GraphError` where a file holds several articles, or none, or mentions come without their article's graph.
    """
    graphs, mentions = dict[str, Path](), dict[str, Path]()
    for path in paths:
        triples = frozenset(quad.triple for quad in quads_in(path))
        article = _article_of(path, triples)
        if any(t.predicate == IDENTIFIER for t in triples if t.subject.value == article):  # type: ignore[union-attr]
            _refuse_second(graphs, article, path)
            yield from _graph(path, article, triples)
        else:
            _refuse_second(mentions, article, path)
            yield from (quad_of(t, mentions_name(article)) for t in triples)
    for article in mentions.keys() - graphs.keys():
        raise GraphError(f"{mentions[article]}: holds mentions alone; name the article's graph too: graph.ttl mentions.ttl")


def _refuse_second(seen: dict[str, Path], article: str, path: Path) -> None:
    if article in seen:
        raise GraphError(f"{path}: is of <{article}> as {seen[article]} is; give one of them")
    seen[article] = path


def _article_of(path: Path, triples: Triples) -> str:
    found = sorted(
        t.subject.value for t in triples if t.predicate == _TYPE and t.object == _ARTICLE and isinstance(t.subject, ox.NamedNode)
    )
    if not found:
        raise GraphError(f"{path}: holds no article; right would be the graph.ttl or mentions.ttl of one, or what kg store DIR dump writes")
    if len(found) > 1:
        raise GraphError(f"{path}: holds {len(found)} articles in one graph, which cannot be told apart; add the articles themselves")
    return found[0]


def _graph(path: Path, article: str, triples: Triples) -> Iterator[ox.Quad]:
    if any(t.object == _MENTION or t.predicate == _TEXT for t in triples):
        raise GraphError(f"{path}: holds an article's graph and mentions in one; give them as two files, as kg build writes them")
    stated = _stated(triples)
    for triple in triples:
        is_known = triple.predicate.value in PROPERTIES and str(triple.subject).strip("<>").startswith(_SHARED)
        if is_known and triple in stated:
            is_known = triple in load().nodes.get(str(triple.subject).strip("<>"), ())
        yield quad_of(triple, BACKGROUND if is_known else graph_name(article))


def _stated(triples: Collection[ox.Triple]) -> Triples:
    """The plain triples that relations of the article state."""
    parts: dict[object, list[object]] = defaultdict(lambda: [None, None, None])
    for triple in triples:
        if triple.predicate in _STATED:
            parts[triple.subject][_STATED.index(triple.predicate)] = triple.object
    return frozenset(ox.Triple(*said) for said in parts.values() if None not in said)  # type: ignore[arg-type]
