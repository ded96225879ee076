"""The articles behind a graph: their texts, what they mention where, and which words of a quote fill which role of a fact."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from kg.account.annotations import Annotation, annotations_by_article
from kg.account.articles import ArticleRecord, article_iris, article_of
from kg.account.facts import Fact
from kg.account.quantities import quantities_of
from kg.account.quotes import Quote
from kg.account.relations import relation_of
from kg.account.statements import word_of
from kg.account.teller import Teller
from kg.ontology.terms import CK

__all__ = ["Library", "RoleWords", "ShownArticle", "utf16"]

_WORDS = re.compile(r"\w")
_OWN, _SOURCE, _TIME = "event", "source", "time"


class RoleWords(NamedTuple):
    """Code points ``begin:end`` of a quote's text that fill ``roles`` (in words) of a fact; ``node`` is an IRI, None for a time."""

    begin: int
    end: int
    node: str | None
    roles: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownArticle:
    """An article as the page shows it, with its ``mentions`` if its words are known."""

    record: ArticleRecord
    mentions: tuple[Annotation, ...] = ()

    @property
    def id(self) -> str:
        """The article's own id."""
        return self.record.id

    @property
    def text(self) -> str | None:
        """Its words, None where the graph is given without its mentions file."""
        return self.record.text

    def head(self) -> dict[str, str | None]:
        """Give what the page knows of it besides its words; what is not known is None."""
        one = self.record
        known = {"title": one.title, "date": one.day, "url": one.link, "language": one.language}
        known["publisher"] = one.publisher
        return {"id": one.id, **{name: value or None for name, value in known.items()}}


class Library:
    """The articles of a graph, in the order of their days and ids; `fillers` finds the words of a fact in one of its quotes."""

    __slots__ = ("_iris", "_mentions", "_roles", "_said", "_teller", "articles")

    def __init__(self, teller: Teller) -> None:
        self._teller, self._said = teller, teller.said
        self._mentions = annotations_by_article(teller.said)
        self._roles: dict[tuple[str, str], Mapping[str, tuple[str | None, str]]] = {}
        by_id: dict[str, ShownArticle] = {}
        for iri in article_iris(teller.said):
            shown = self._shown(article_of(teller.said, iri))
            by_id.setdefault(shown.id, shown)
        self._iris = {shown.id: shown.record.iri for shown in by_id.values()}
        self.articles = tuple(sorted(by_id.values(), key=lambda a: (a.record.day or "9999", a.id)))

    def __eq__(self, other: object) -> bool:
        """Compare the articles, which is all that a graph's facts do not say themselves."""
        return isinstance(other, Library) and self.articles == other.articles

    def __hash__(self) -> int:
        return hash(self.articles)

    def _shown(self, record: ArticleRecord) -> ShownArticle:
        mentions = () if record.text is None else self._inside(record.iri, len(record.text))
        return ShownArticle(record=record, mentions=tuple(mentions))

    def _inside(self, article: str, length: int) -> Iterator[Annotation]:
        """Yield the mentions inside the text with what they stand for, the ones that act first."""
        for begin, end, nodes in self._mentions.get(article, ()):
            standing = {n for node in nodes for n in self._stands_for(node)}
            if begin < end <= length and standing:
                ordered = sorted(standing, key=lambda n: (not self._said.types(n), n))
                yield Annotation(begin, end, tuple(ordered))

    def _stands_for(self, node: str) -> tuple[str, ...]:
        """Give the nodes to show: of a number the events that have it, of a time none."""
        kinds = self._said.types(node)
        if "Time" in kinds:
            return ()
        return self._teller.counted_in(node) if "Quantity" in kinds else (node,)

    def fillers(self, fact: Fact, quote: Quote) -> tuple[RoleWords, ...]:
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
            for number in quantities_of(said, item):
                yield from self._counted(number, item)
        elif "Quantity" in kinds:
            events = self._teller.counted_in(item)
            yield from ((event, event, _OWN) for event in events)
            yield from self._counted(item, next(iter(events), None))
        elif "Relation" in kinds:
            relation = relation_of(said, item)
            for node, role in ((relation.subject, "who"), (relation.object, "whom or what")):
                if node:
                    yield node, node, role
        else:
            yield item, item, "who"
        yield from ((source, source, _SOURCE) for source in said.all(item, CK + "attributedTo"))
        yield from ((time, None, _TIME) for time in said.all(item, CK + "time"))

    def _counted(self, number: str, event: str | None) -> Iterator[tuple[str, str | None, str]]:
        counted = self._teller.quantity(number)
        measure = counted.measure_label
        yield number, next(iter(counted.of), event), measure
        yield from ((node, node, measure) for node in counted.of)


def _flat(fillers: Iterable[tuple[int, int, str | None, str]], text: str) -> Iterator[RoleWords]:
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
            yield RoleWords(begin + inner, begin + len(words.rstrip()), *shortest_last[own][2:])


def utf16(text: str, points: Iterable[int]) -> list[int]:
    """Give the UTF-16 offsets, as JavaScript counts, of code points of a text.

    >>> utf16("\N{BOMB} in Homs", [0, 1, 5, 9])
    [0, 2, 6, 10]
    """
    wide = [at for at, letter in enumerate(text) if letter > "\uffff"]
    return [point + bisect_left(wide, point) for point in points]
