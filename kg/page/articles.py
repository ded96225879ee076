"""The articles behind a graph: their texts, what they mention where, and which words of a quote fill which role of a fact."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kg.account.facts import Fact, Quote
from kg.account.statements import RDF_TYPE, Statements, word_of
from kg.account.teller import Teller
from kg.ontology.terms import CK, CKC, DCTERMS, ITSRDF, NIF, RDF, SCHEMA

__all__ = ["Article", "Filler", "Library", "Mention", "utf16"]

_CHARS = re.compile(r"^(?P<article>.*)#char=(?P<begin>\d{1,9}),(?P<end>\d{1,9})$", re.DOTALL)
_DAY = re.compile(r"^\d{4}-\d{2}-\d{2}")
_WORDS = re.compile(r"\w")
_OWN, _SOURCE, _TIME = "event", "source", "time"


class Mention(NamedTuple):
    """Code points ``begin:end`` of an article's text that stand for ``nodes`` (IRIs, the ones that act first)."""

    begin: int
    end: int
    nodes: tuple[str, ...]


class Filler(NamedTuple):
    """Code points ``begin:end`` of a quote's text that fill ``roles`` (in words) of a fact; ``node`` is an IRI, None for a time."""

    begin: int
    end: int
    node: str | None
    roles: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What is known of an article; ``text`` is None and ``mentions`` are none where the graph is given without its mentions file."""

    id: str
    iri: str = ""
    title: str | None = None
    date: str | None = None
    url: str | None = None
    language: str | None = None
    publisher: str | None = None
    text: str | None = None
    mentions: tuple[Mention, ...] = ()


class Library:
    """The articles of a graph, in the order of their days and ids; `fillers` finds the words of a fact in one of its quotes."""

    __slots__ = ("_iris", "_mentions", "_roles", "_said", "_teller", "articles")

    def __init__(self, teller: Teller) -> None:
        self._teller, self._said = teller, teller.said
        self._mentions = _mentions_by_article(teller.said)
        self._roles: dict[tuple[str, str], Mapping[str, tuple[str | None, str]]] = {}
        found = (self._article(iri) for iri in sorted({*_article_iris(teller.said), *self._mentions}))
        by_id: dict[str, Article] = {}
        for article in found:
            by_id.setdefault(article.id, article)
        self._iris = {article.id: article.iri for article in by_id.values()}
        self.articles = tuple(sorted(by_id.values(), key=lambda a: (a.date or "9999", a.id)))

    def __eq__(self, other: object) -> bool:
        """Compare the articles, which is all that a graph's facts do not say themselves."""
        return isinstance(other, Library) and self.articles == other.articles

    def __hash__(self) -> int:
        return hash(self.articles)

    def _article(self, iri: str) -> Article:
        said = self._said
        publisher = said.one(iri, DCTERMS + "publisher")
        date = said.one(iri, DCTERMS + "issued") or ""
        text = said.one(iri, NIF + "isString")
        return Article(
            iri=iri,
            id=self._teller.article(iri),
            title=said.one(iri, SCHEMA + "headline") or said.one(iri, DCTERMS + "title"),
            date=date[:10] if _DAY.match(date) else None,
            url=url if (url := said.one(iri, SCHEMA + "url") or "").startswith(("http://", "https://")) else None,
            language=said.one(iri, SCHEMA + "inLanguage"),
            publisher=(said.label(publisher) if said.of(publisher) else publisher) if publisher else None,
            text=text,
            mentions=tuple(self._shown(iri, len(text))) if text is not None else (),
        )

    def _shown(self, article: str, length: int) -> Iterator[Mention]:
        """Yield the mentions inside the text, a number's as one of the event that it is stated of; times stand for no node."""
        for begin, end, nodes in self._mentions.get(article, ()):
            standing = dict.fromkeys(n for node in nodes for n in self._stands_for(node))
            if begin < end <= length and standing:
                yield Mention(begin, end, tuple(sorted(standing, key=lambda n: (n.startswith(CKC), n))))

    def _stands_for(self, node: str) -> tuple[str, ...]:
        kinds = self._said.types(node)
        if "Time" in kinds:
            return ()
        return self._teller.counted_in(node) if "Quantity" in kinds else (node,)

    def fillers(self, fact: Fact, quote: Quote) -> tuple[Filler, ...]:
        """Give the words of ``quote`` that fill a role of ``fact``, in order; none lies over another: the inner words win."""
        roles = self._roles_of(fact)
        there = self._mentions.get(self._iris.get(quote.article, ""), ())
        at = bisect_left(there, (quote.begin,))
        found: list[tuple[int, int, str | None, str]] = []
        while at < len(there) and there[at][0] < quote.end:
            begin, end, nodes = there[at]
            filling = [roles[node] for node in nodes if node in roles]
            if filling and begin < end <= quote.begin + len(quote.text):
                node = next((node for node, role in filling if node and role != _OWN), filling[0][0])
                words = ", ".join(dict.fromkeys(word for _, role in filling for word in role.split(", ")))
                found.append((begin - quote.begin, end - quote.begin, node, words))
            at += 1
        return tuple(_flat(found, quote.text))

    def _roles_of(self, fact: Fact) -> Mapping[str, tuple[str | None, str]]:
        """Give what fills the roles of a fact: by what is mentioned, the node that it stands for and the roles in words."""
        key = (fact.about, fact.topic)
        if key not in self._roles:
            found: dict[str, tuple[str | None, dict[str, None]]] = {}
            for mentioned, node, role in self._role_list(fact.about):
                found.setdefault(mentioned, (node, {}))[1][role] = None
            self._roles[key] = {mentioned: (node, ", ".join(roles)) for mentioned, (node, roles) in found.items()}
        return self._roles[key]

    def _role_list(self, item: str) -> Iterator[tuple[str, str | None, str]]:
        said, kinds = self._said, self._said.types(item)
        if "Event" in kinds:
            yield item, item, _OWN
            for predicate, filler in self._teller.role_edges(item):
                yield filler, filler, word_of(predicate)
            for number in {*said.all(item, CK + "casualties"), *said.all(item, CK + "quantity")}:
                yield from self._counted(number, item)
        elif "Quantity" in kinds:
            events = self._teller.counted_in(item)
            yield from ((event, event, _OWN) for event in events)
            yield from self._counted(item, next(iter(events), None))
        elif "Relation" in kinds:
            for part, role in (("subject", "who"), ("object", "whom or what")):
                yield from ((node, node, role) for node in said.all(item, RDF + part))
        else:
            yield item, item, "who"
        yield from ((source, source, _SOURCE) for source in said.all(item, CK + "attributedTo"))
        yield from ((time, None, _TIME) for time in said.all(item, CK + "time"))

    def _counted(self, number: str, event: str | None) -> Iterator[tuple[str, str | None, str]]:
        measure = self._teller.measure(number)
        whom = self._said.all(number, CK + "of")
        yield number, next(iter(whom), event), measure
        yield from ((node, node, measure) for node in whom)


def _article_iris(said: Statements) -> Iterator[str]:
    for subject in said:
        if CK + "Article" in said.all(subject, RDF_TYPE):
            yield subject
        for span in said.all(subject, CK + "evidence"):
            if found := _CHARS.match(span):
                yield found["article"]


def _mentions_by_article(said: Statements) -> dict[str, list[tuple[int, int, tuple[str, ...]]]]:
    """Give the mentions of each article in reading order, the outer before the inner."""
    found: dict[str, list[tuple[int, int, tuple[str, ...]]]] = {}
    for span in said:
        nodes = said.all(span, ITSRDF + "taIdentRef")
        place = _CHARS.match(span) if nodes else None
        if place:
            found.setdefault(place["article"], []).append((int(place["begin"]), int(place["end"]), nodes))
    for mentions in found.values():
        mentions.sort(key=lambda m: (m[0], -m[1]))
    return found


def _flat(fillers: Iterable[tuple[int, int, str | None, str]], text: str) -> Iterator[Filler]:
    """Yield pieces that do not overlap: each stretch goes to the shortest of those that lie over it; pieces without a letter go."""
    kept: list[tuple[int, int, str | None, str]] = []
    for filler in fillers:
        if not (kept and filler[1] <= kept[-1][1] and filler[2:] == kept[-1][2:]):
            kept.append(filler)
    shortest_last = sorted(kept, key=lambda f: f[0] - f[1])
    owner: dict[int, int] = {}
    for number, (begin, end, _, _) in enumerate(shortest_last):
        owner.update(dict.fromkeys(range(begin, end), number))
    at = 0
    while at < len(text):
        begin, own = at, owner.get(at)
        while at < len(text) and owner.get(at) == own:
            at += 1
        words = text[begin:at]
        if own is not None and _WORDS.search(words):
            inner = len(words) - len(words.lstrip())
            yield Filler(begin + inner, begin + len(words.rstrip()), *shortest_last[own][2:])


def utf16(text: str, points: Iterable[int]) -> list[int]:
    """Give the UTF-16 offsets, as JavaScript counts, of code points of a text.

    >>> utf16("\N{BOMB} in Homs", [0, 1, 5, 9])
    [0, 2, 6, 10]
    """
    wide = [at for at, letter in enumerate(text) if letter > "\uffff"]
    return [point + bisect_left(wide, point) for point in points]
