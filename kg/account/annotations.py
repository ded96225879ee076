"""What an article mentions where: its words, and the nodes that they stand for."""

from __future__ import annotations

from typing import NamedTuple

from kg.account.spans import span_of
from kg.account.statements import Statements
from kg.ontology.terms import ITSRDF

__all__ = ["Annotation", "annotations_by_article"]


class Annotation(NamedTuple):
    """Code points ``begin:end`` of an article's text that stand for ``nodes`` (IRIs)."""

    begin: int
    end: int
    nodes: tuple[str, ...]


def annotations_by_article(said: Statements) -> dict[str, list[Annotation]]:
    """Return the annotations by the article's IRI, in reading order, the outer before the inner."""
    found: dict[str, list[Annotation]] = {}
    for iri in said:
        nodes = said.all(iri, ITSRDF + "taIdentRef")
        span = span_of(said, iri) if nodes else None
        if span:
            found.setdefault(span.article, []).append(Annotation(span.begin, span.end, nodes))
    for several in found.values():
        several.sort(key=lambda a: (a.begin, -a.end))
    return found
