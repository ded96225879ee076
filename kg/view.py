"""Built graphs as a page: all of them, what touches one actor, or what answers a question."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import networkx as nx
import pyoxigraph as ox

from kg.asking.answers import Table
from kg.asking.querying import ask, store_of
from kg.asking.questions import Question
from kg.errors import QueryError
from kg.ontology.terms import SCHEMA
from kg.page import network, page_html
from kg.page.excerpt import excerpt, named_node

__all__ = ["view"]

_HEADLINE = SCHEMA + "headline"


def view(
    triples: Iterable[ox.Triple],
    title: str | None = None,
    *,
    focus: str | None = None,
    question: Question | None = None,
    values: Mapping[str, str] | None = None,
    is_picture: bool = False,
) -> bytes:
    """Return the page of these triples as HTML, or, for a picture, of the drawing alone.

    It opens on the node named ``focus``, and holds only what the answer to ``question``, with ``values`` for its parameters, names.
    Raises `GraphError` where nothing has that name or the answer names nothing, `QueryError` where the question is wrong.
    """
    triples = list(triples)
    graph = network(triples)
    if question:
        graph = _answering(graph, triples, question, values or {})
        title = title or ": ".join([question.title or question.name or "Answer", *filter(None, [", ".join((values or {}).values())])])
    node = named_node(graph, focus) if focus else None
    return page_html(graph, title or _title(triples), focus=node, is_picture=is_picture).encode("utf-8", "replace")


def _answering(
    graph: nx.MultiDiGraph[str], triples: list[ox.Triple], question: Question, values: Mapping[str, str]
) -> nx.MultiDiGraph[str]:
    answer = ask(store_of(triples), question, values)
    if not isinstance(answer, Table):
        raise QueryError(f"{question.name or 'query'}: gives no table, and what its cells name is drawn; ask by SELECT")
    return excerpt(graph, answer.cells())


def _title(triples: Iterable[ox.Triple]) -> str:
    headlines = sorted({str(getattr(triple.object, "value", "")) for triple in triples if triple.predicate.value == _HEADLINE})
    return headlines[0] if len(headlines) == 1 else f"{len(headlines)} articles" if headlines else "Knowledge graph"
