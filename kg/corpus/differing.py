"""What differs between two corpora, or two builds: events and facts that come, go or change, with their words.

Articles are compared by their IRIs. Of corpora only those are held whose graphs differ at all, what
made them aside, so that two of any size can be compared.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from kg.account.given import Given, read
from kg.account.incidents import Incident, incidents
from kg.account.quotes import quotes_of
from kg.account.relations import relations_in
from kg.corpus.contents import Contents, contents_of, is_corpus

__all__ = ["Change", "Told", "changes_between"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A thing that an article tells: in words, with what may differ of it, and its quotes."""

    words: str
    details: Mapping[str, str]
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that came (``+``), went (``-``) or changed (``~``): what it is, and what of it differs."""

    sign: str
    article: str
    kind: str
    words: str
    quote: str = ""
    details: Mapping[str, tuple[str, str]] = field(default_factory=dict)


Telling = dict[tuple[str, str], Told]
"""Kind and IRI of what an article tells."""


def changes_between(before: str, after: str) -> Iterator[Change]:
    """Yield what differs, article by article, in the order of their IRIs."""
    old, new = _digests(before), _digests(after)
    differing = {iri for iri in old.keys() | new.keys() if old.get(iri) != new.get(iri)}
    told = [_tellings(path, differing) for path in (before, after)]
    for iri in sorted(differing):
        if iri not in new or iri not in old:
            sign = "+" if iri in new else "-"
            yield Change(sign=sign, article=iri, kind="article", words=iri)
        yield from _of_article(iri, *(side.get(iri, {}) for side in told))


def _of_article(iri: str, old: Telling, new: Telling) -> Iterator[Change]:
    new = _matched(old, new)
    for key in sorted(old.keys() | new.keys()):
        kind, _ = key
        was, now = old.get(key), new.get(key)
        there = now or was
        assert there
        if was and now:
            details = _differing(was.details, now.details)
            if details:
                yield Change(sign="~", article=iri, kind=kind, words=now.words, quote=now.quote, details=details)
        else:
            sign = "+" if now else "-"
            yield Change(sign=sign, article=iri, kind=kind, words=there.words, quote=there.quote)


def _matched(old: Telling, new: Telling) -> Telling:
    """Return the new things by the old ones' IRIs where kind and words are the same: words may have moved within the text."""
    free: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for key in sorted(old.keys() - new.keys(), reverse=True):
        free.setdefault((key[0], old[key].words), []).append(key)
    matched: Telling = {}
    for key in sorted(new):
        same = free.get((key[0], new[key].words)) if key not in old else None
        matched[same.pop() if same else key] = new[key]
    return matched


def _differing(was: Mapping[str, str], now: Mapping[str, str]) -> dict[str, tuple[str, str]]:
    return {name: (was[name], now[name]) for name in was if was[name] != now[name]}


def _digests(path: str) -> dict[str, bytes]:
    """A digest of what each article says, what made it left out."""
    if is_corpus(path):
        with contents_of(path) as contents:
            return {iri: _digest(quads, iri) for iri, quads in _graphs(contents)}
    return {iri: repr(sorted(told.items())).encode() for iri, told in _of_given(read([path])).items()}


def _digest(quads: bytes, iri: str) -> bytes:
    maker = f"<{iri}/build> ".encode()
    digest = hashlib.sha256()
    for line in quads.splitlines():
        if not line.startswith(maker):
            digest.update(line)
    return digest.digest()


def _graphs(contents: Contents) -> Iterator[tuple[str, bytes]]:
    for shard in contents.shards():
        yield from ((block.iri, block.quads) for block in contents.facts(shard))


def _tellings(path: str, articles: set[str]) -> dict[str, Telling]:
    """What these articles tell."""
    if not is_corpus(path):
        return _of_given(read([path]))
    found: dict[str, Telling] = {}
    with contents_of(path) as contents:
        for iri, quads in _graphs(contents):
            if iri in articles:
                parsed = ox.parse(quads, format=ox.RdfFormat.N_QUADS)
                given = Given(quads=frozenset(q for q in parsed if isinstance(q, ox.Quad)))
                found |= _of_given(given)
    return found


def _of_given(given: Given) -> dict[str, Telling]:
    """What each article of a graph tells."""
    said = given.teller.said
    found: dict[str, Telling] = {iri: {} for iri in said if "Article" in said.types(iri)}
    for one in incidents(given.teller):
        found.setdefault(one.article.iri, {})["event", one.iri] = _event(one)
    for relation in relations_in(said):
        quotes = quotes_of(said, relation.iri)
        words = " ".join(map(said.label, (relation.subject, relation.predicate, relation.object)))
        details = {"status": relation.status, "sources": "; ".join(relation.sources)}
        told = Told(words=words, details=details, quote=" … ".join(quote.text for quote in quotes))
        article = relation.iri.partition("/rel/")[0]
        found.setdefault(article, {})["relation", relation.iri] = told
    return found


def _event(one: Incident) -> Told:
    days = f"{one.days.first or ''} to {one.days.last or ''}"
    details = {
        "class": one.kind,
        "status": one.status,
        "days": days if days != " to " else "",
        "places": "; ".join(spot.label for spot in one.spots),
        "counts": "; ".join(count.said for count in one.counts),
        "sources": "; ".join(one.sources),
        "disputed": "; ".join(one.disputed),
    } | {role: one.names(role) for role in one.roles}
    return Told(words=one.label, details=details, quote=" … ".join(quote.text for quote in one.quotes))
