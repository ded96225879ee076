"""The articles that a graph was built from, with what is known of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from kg.account.spans import span_of
from kg.account.statements import Statements
from kg.ontology.terms import CK, DCTERMS, ITSRDF, NIF, SCHEMA

__all__ = ["ArticleRecord", "article_id", "article_iris", "article_of"]

_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}")
_IDENTIFIER = DCTERMS + "identifier"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleRecord:
    """What a graph tells of an article; what it does not know is empty.

    ``issued`` is an ISO date, ``sha256`` the digest of the text in hex; ``text`` is None where the
    graph is given without its mentions file.
    """

    id: str
    iri: str = ""
    title: str = ""
    publisher: str = ""
    issued: str = ""
    url: str = ""
    language: str = ""
    sha256: str = ""
    text: str | None = None

    @property
    def name(self) -> str:
        """The title, else the id."""
        return self.title or self.id

    @property
    def day(self) -> str:
        """The day of ``issued``, empty where that is no date.

        >>> ArticleRecord(id="a", issued="2024-05-07T10:00:00Z").day
        '2024-05-07'
        """
        return self.issued[:10] if _DAY.match(self.issued) else ""

    @property
    def link(self) -> str:
        """The URL, empty where it is none of the web's."""
        return self.url if self.url.startswith(("http://", "https://")) else ""


def article_of(said: Statements, iri: str) -> ArticleRecord:
    """Return what the graph tells of an article."""
    return ArticleRecord(
        iri=iri,
        id=article_id(said, iri),
        title=said.one(iri, SCHEMA + "headline") or said.one(iri, DCTERMS + "title") or "",
        publisher=_publisher(said, iri),
        issued=said.one(iri, DCTERMS + "issued") or "",
        url=said.one(iri, SCHEMA + "url") or "",
        language=said.one(iri, SCHEMA + "inLanguage") or "",
        sha256=next(_identifiers(said, iri, "sha256"), ""),
        text=said.one(iri, NIF + "isString"),
    )


def article_id(said: Statements, iri: str) -> str:
    """Return an article's own id, else the last part of its IRI, as it was before it was escaped."""
    return next(_identifiers(said, iri, "id"), "") or unquote(iri.rstrip("/").rsplit("/", 1)[-1])


def article_iris(said: Statements) -> list[str]:
    """Return the IRIs of all articles, sorted: also of those known by a quote or mention alone."""
    return sorted(set(_article_iris(said)))


def _article_iris(said: Statements) -> Iterator[str]:
    for subject in said:
        if "Article" in said.types(subject):
            yield subject
        spans = said.all(subject, CK + "evidence")
        if said.all(subject, ITSRDF + "taIdentRef"):
            spans = (*spans, subject)
        yield from (span.article for iri in spans if (span := span_of(said, iri)))


def _identifiers(said: Statements, iri: str, scheme: str) -> Iterator[str]:
    for identifier in said.all(iri, _IDENTIFIER):
        found, _, value = identifier.partition(":")
        if found == scheme:
            yield value


def _publisher(said: Statements, iri: str) -> str:
    """Return the label of the publisher; one without statements is a name already."""
    publisher = said.one(iri, DCTERMS + "publisher") or ""
    return said.label(publisher) if said.of(publisher) else publisher
