"""Where words stand: a stretch of an article's text, known by its IRI (RFC 5147) or its offsets."""

from __future__ import annotations

import re
from typing import NamedTuple

from kg.account.statements import Statements
from kg.ontology.terms import NIF

__all__ = ["Span", "described_span", "span_of"]

_CHARS = re.compile(r"^(?P<article>.*)#char=(?P<begin>\d{1,9}),(?P<end>\d{1,9})$", re.DOTALL)
_DESCRIBED = re.compile(r"^(?P<article>.*)/(?:group|asset)/(?P<begin>\d{1,9})-(?P<end>\d{1,9})$", re.DOTALL)


class Span(NamedTuple):
    """Code points ``begin:end`` of the text of ``article``, an IRI."""

    article: str
    begin: int
    end: int

    @property
    def iri(self) -> str:
        """The IRI of the span.

        >>> Span("https://example.org/doc/1", 0, 11).iri
        'https://example.org/doc/1#char=0,11'
        """
        return f"{self.article}#char={self.begin},{self.end}"


def span_of(said: Statements, iri: str) -> Span | None:
    """Return the span that an IRI stands for, by its fragment, else by its offsets; None if none."""
    return _matched(_CHARS, iri) or _by_offsets(said, iri)


def described_span(node: str) -> Span | None:
    """Return the span whose words describe unnamed people or things; None for any other node.

    >>> described_span("https://example.org/doc/1/group/9-15")
    Span(article='https://example.org/doc/1', begin=9, end=15)
    """
    return _matched(_DESCRIBED, node)


def _matched(pattern: re.Pattern[str], iri: str) -> Span | None:
    found = pattern.match(iri)
    return Span(found["article"], int(found["begin"]), int(found["end"])) if found else None


def _by_offsets(said: Statements, iri: str) -> Span | None:
    article = said.one(iri, NIF + "referenceContext")
    begin, end = (said.one(iri, NIF + name) or "" for name in ("beginIndex", "endIndex"))
    if article is None or not (begin.isdecimal() and end.isdecimal()):
        return None
    return Span(article, int(begin), int(end))
