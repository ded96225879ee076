"""The words behind a statement, quoted from the article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kg.account.articles import article_id
from kg.account.spans import Span, described_span, span_of
from kg.account.statements import Statements
from kg.ontology.terms import CK, NIF

__all__ = ["Quote", "description_of", "evidence_of", "quote_of", "quotes_of"]


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Quote:
    """The words ``text`` at code points ``begin:end`` of the article whose id is ``article``.

    ``text`` is empty where the graph was built without its words.
    """

    article: str
    begin: int
    end: int
    text: str


def quote_of(said: Statements, iri: str) -> Quote | None:
    """Return the words of a span, None where the IRI is not a span's."""
    span = span_of(said, iri)
    return _quote(said, span, iri) if span else None


def quotes_of(said: Statements, item: str) -> tuple[Quote, ...]:
    """Return the evidence of an event, relation or quantity, in reading order."""
    spans = said.all(item, CK + "evidence")
    return tuple(sorted(quote for iri in spans if (quote := quote_of(said, iri))))


def evidence_of(said: Statements, items: Iterable[str]) -> dict[str, Quote]:
    """Return the evidence of several items with its words: IRI of the span to quote, in reading order."""
    spans = {iri for item in items for iri in said.all(item, CK + "evidence")}
    found = {iri: quote for iri in spans if (quote := quote_of(said, iri)) and quote.text}
    ordered = sorted(found, key=lambda iri: (found[iri].article, *_ends(found[iri]), iri))
    return {iri: found[iri] for iri in ordered}


def description_of(said: Statements, node: str) -> Quote | None:
    """Return the words that describe unnamed people or things; None of any other node."""
    span = described_span(node)
    return _quote(said, span, span.iri) if span else None


def _quote(said: Statements, span: Span, iri: str) -> Quote:
    words = said.one(iri, NIF + "anchorOf")
    if not words:
        words = (said.one(span.article, NIF + "isString") or "")[span.begin : span.end]
    article = article_id(said, span.article)
    return Quote(article=article, begin=span.begin, end=span.end, text=words)


def _ends(quote: Quote) -> tuple[int, int]:
    return quote.begin, quote.end
