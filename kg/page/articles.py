"""The articles behind a graph: what they are called, and, where the mentions came along, their words with all that is named in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from kg.page.facts import Quote
from kg.page.teller import Teller
from kg.terms import DCTERMS, ITSRDF, NIF, SCHEMA

__all__ = ["Article", "Mention", "articles_of", "fillers_in", "utf16"]

_SPAN = re.compile(r"^(?P<article>.*)#char=(?P<begin>\d+),(?P<end>\d+)$", re.DOTALL)

Mention = tuple[int, int, str]
"""Begin and end, in code points of the article, and the IRI of what is named there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """An article by its own ``id``; ``text`` is None where the mentions graph was not given or holds none.

    ``mentions`` are sorted, an outer one before those inside it.
    """

    id: str
    title: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None
    text: str | None = None
    mentions: tuple[Mention, ...] = ()


def articles_of(teller: Teller) -> tuple[Article, ...]:
    """Return the articles of a graph, in the order of their ids."""
    said = teller.said
    mentions = _mentions(teller)
    found = [iri for iri in said if "Article" in said.types(iri)]
    made = [
        Article(
            id=teller.article(iri),
            title=said.one(iri, SCHEMA + "headline") or said.one(iri, DCTERMS + "title"),
            date=said.one(iri, DCTERMS + "issued"),
            url=_web(said.one(iri, SCHEMA + "url")),
            language=said.one(iri, SCHEMA + "inLanguage"),
            text=said.one(iri, NIF + "isString"),
            mentions=tuple(sorted(mentions.get(iri, ()), key=lambda m: (m[0], -m[1], m[2]))),
        )
        for iri in found
    ]
    return tuple(sorted(made, key=lambda article: article.id))


def _web(url: str | None) -> str | None:
    return url if url and url.startswith(("http://", "https://")) else None


def _mentions(teller: Teller) -> dict[str, list[Mention]]:
    found: dict[str, list[Mention]] = {}
    for span in teller.said:
        if "Mention" in teller.said.types(span) and (place := _SPAN.match(span)):
            for named in teller.said.all(span, ITSRDF + "taIdentRef"):
                found.setdefault(place["article"], []).append((int(place["begin"]), int(place["end"]), named))
    return found


def fillers_in(quote: Quote, mentions: Sequence[Mention], roles: Mapping[str, str]) -> Iterator[tuple[int, int, str, str]]:
    """Yield where the words of a quote name one of ``roles`` (IRI to words): begin and end in UTF-16 units of the quote, IRI, words.

    They are sorted and do not overlap: the outermost mention counts.
    """
    if not quote.text:
        return
    last = quote.begin
    for begin, end, iri in mentions:
        if iri in roles and last <= begin and end <= quote.end:
            first, second = begin - quote.begin, end - quote.begin
            yield utf16(quote.text, first), utf16(quote.text, second), iri, roles[iri]
            last = end


def utf16(text: str, at: int) -> int:
    """Return the offset of a code point of a text in UTF-16 units, as a browser counts.

    >>> utf16("a\U0001f600b", 2)
    3
    """
    return len(text[:at].encode("utf-16-le", "surrogatepass")) // 2
