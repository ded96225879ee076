"""The data in the page: a small head that is read at once, and compressed blocks that are read when they are asked for.

A block is the base64 of raw deflate of JSON. Block 0 is the index of all nodes and lines, without what is told of them; then come blocks
with the facts of some 300 nodes and lines each, then blocks with the words of a few articles each.
"""

from __future__ import annotations

import base64
import dataclasses
import json
import zlib
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, cast

import networkx as nx

from kg.account.articles import ArticleRecord
from kg.account.facts import Fact
from kg.account.harm import HARMED_KINDS
from kg.account.quotes import Quote
from kg.page.articles import ShownArticle, utf16
from kg.page.blocks import (
    DetailsBlock,
    EventEntry,
    HarmEntry,
    IndexBlock,
    Later,
    PageHead,
    PlaceEntry,
    Row,
    SameEntry,
    TallyEntry,
    TextEntry,
    VisEdge,
    VisNode,
)
from kg.page.bundles import Bundle
from kg.page.drawing import Drawing, status_of
from kg.page.drawn import network_data, node_data, nodes_in
from kg.page.groups import GROUPS
from kg.page.rows import EventRow
from kg.page.when_where import MapPlace

__all__ = ["Packed", "json_text", "pack"]

_TOGETHER = 300  # nodes and lines whose facts share a block
_TEXTS = 8  # articles whose words share a block
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


class Packed(NamedTuple):
    """What stands in the page: the ``head`` as JSON, and the ``blocks`` as base64."""

    head: str
    blocks: tuple[str, ...]


def json_text(data: object) -> str:
    """Write JSON that cannot end the script element it stands in.

    >>> json_text("</script>")
    '"\\\\u003c/script\\\\u003e"'
    """
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def pack(graph: nx.MultiDiGraph[str], drawing: Drawing, rows: Iterable[EventRow], head: PageHead, later: Later | None = None) -> Packed:
    """Pack a drawn network; ``head`` is what the page knows besides it (title, language, counts, start).

    ``later`` is what components load when they need it: a block each, whose number the head has under its name.
    """
    packer = _Packer(graph, drawing)
    details = list(packer.details())
    index = packer.index({row.node: row for row in rows})
    texts = list(packer.texts())
    first = 1 + len(details) + len(texts)
    looks = {group.key: {"title": group.title, "shape": group.shape, "hollow": group.hollow} for group in GROUPS}
    told = [article.head() for article in packer.articles]
    whole = {
        **head,
        "groups": looks,
        "articles": told,
        "harmed": HARMED_KINDS,
        "options": drawing.net.options,
        "blocks": {
            "details": 1,
            "articles": 1 + len(details),
            "texts": _TEXTS,
            **{name: number for number, name in enumerate(later or (), first)},
        },
    }
    return Packed(json_text(whole), tuple(_compressed(block) for block in (index, *details, *texts, *(later.values() if later else ()))))


def _compressed(data: object) -> str:
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")
    return base64.b64encode(squeezer.compress(text) + squeezer.flush()).decode()


class _Packer:
    """Packs one drawing; ``articles`` are those of the graph, and whatever else its quotes name."""

    def __init__(self, graph: nx.MultiDiGraph[str], drawing: Drawing) -> None:
        self.graph, self.drawing = graph, drawing
        self.known = network_data(graph)
        self.library = self.known["library"]
        known = {article.id: article for article in self.library.articles}
        quoted = {q.article for _, data in nodes_in(graph) for f in data["facts"] for q in f.quotes}
        quoted |= {q.article for bundle in drawing.bundles for f in bundle.facts for q in f.quotes}
        self.articles = [known.get(name) or ShownArticle(record=ArticleRecord(id=name)) for name in sorted(quoted | set(known))]
        self.numbers = {article.id: number for number, article in enumerate(self.articles)}
        self.words: dict[str, int] = {}
        self.lines: dict[str, list[tuple[str, Bundle]]] = {}
        for i, bundle in enumerate(drawing.bundles):
            self.lines.setdefault(bundle.source, []).append((f"e{i}", bundle))
        self.events = {drawing.ids[iri] for iri, data in nodes_in(graph) if data["group"].startswith("event")}
        self.shares = list(self._shares())
        self.block_of = {iri: number for number, iris in enumerate(self.shares) for iri in iris}

    def _shares(self) -> Iterator[list[str]]:
        """Yield the nodes whose facts, with those of the lines that leave them, share a block."""
        share: list[str] = []
        held = 0
        for iri in self.graph:
            share.append(iri)
            held += 1 + len(self.lines.get(iri, ()))
            if held >= _TOGETHER:
                yield share
                share, held = [], 0
        if share:
            yield share

    def is_in_text(self, quote: Quote) -> bool:
        """Tell whether a quote's words stand where it says in its article, from which the page takes them then."""
        text = self.articles[self.numbers[quote.article]].text
        return text is not None and text[quote.begin : quote.end] == quote.text

    def word(self, text: str) -> int:
        return self.words.setdefault(text, len(self.words))

    def index(self, rows: dict[str, EventRow]) -> IndexBlock:
        """Give block 0: nodes and lines as rows of numbers (into ``words``) and texts, and the views' spots."""
        nodes = [self._node(iri, vis, rows.get(iri)) for iri, vis in zip(self.graph, self.drawing.net.nodes, strict=True)]
        edges = [self._edge(bundle, vis) for bundle, vis in zip(self.drawing.bundles, self.drawing.net.edges, strict=True)]
        numbers = {iri: number for number, iri in enumerate(self.graph)}
        views = {name: sorted(numbers[iri] for iri in view) for name, view in self.drawing.views.items()}
        return {"nodes": nodes, "edges": edges, "views": views, "same": list(self._same()), "words": list(self.words)}

    def _same(self) -> Iterator[SameEntry]:
        for same in self.known["same"]:
            events = self._ids(same.events)
            if len(events) > 1:
                yield {"events": events, "linked": same.is_linked}

    def _node(self, iri: str, vis: VisNode, row: EventRow | None) -> Row:
        data = node_data(self.graph, iri)
        kinds = [self.word(kind) for kind in data["kinds"]]
        status = self.word(status_of(data)) if row else -1
        spot = self.known["spots"].get(iri)
        place = self._place(spot) if spot else None
        event = self._event(iri, row) if row else None
        look = ["" if vis["label"] == data["label"] else vis["label"], vis["size"]]
        return [iri, data["label"], self.word(data["group"]), kinds, data["names"], data["note"], status, self._read(data["facts"]), look,
                self.block_of[iri], event, place, self.word(self.known["kindred"].get(iri, ""))]  # fmt: skip

    def _place(self, spot: MapPlace) -> PlaceEntry:
        return {
            "lat": spot.lat,
            "long": spot.long,
            "grade": spot.grade,
            "within": self._ids(spot.within),
            "country": spot.country,
        }

    def _event(self, iri: str, row: EventRow) -> EventEntry:
        happening = self.known["happenings"][iri]
        return {
            "first": happening.first,
            "last": happening.last,
            "days": happening.days,
            "places": self._ids(happening.places),
            "near": self._ids(happening.near),
            "when": row.when,
            "who": row.who,
            "whom": row.whom,
            "where": row.where,
            "killed": row.killed,
            "counts": [cast("TallyEntry", dataclasses.asdict(tally)) for tally in self.known["tallies"][iri]],
            "sources": node_data(self.graph, iri)["facts"][0].sources,
            "harm": self._harm(iri),
        }

    def _harm(self, event: str) -> HarmEntry | None:
        harm = self.known["harms"].get(event)
        if harm is None:
            return None
        ids = self.drawing.ids
        return {
            "by": [(ids[party.iri], party.status) for party in harm.doers if party.iri in ids],
            "to": [(ids[party.iri], party.kind, party.status) for party in harm.harmed if party.iri in ids],
            "dead": harm.dead,
            "kinds": harm.dead_by_kind,
            "mutual": harm.is_mutual,
            "total": harm.is_total,
        }

    def _edge(self, bundle: Bundle, vis: VisEdge) -> Row:
        flags = bundle.factual + 2 * bundle.symmetric
        sources = sorted({source for fact in bundle.facts for source in fact.sources})
        words = [self.word(text) for text in (bundle.label, bundle.colour, bundle.category, bundle.status)]
        rests_on = dict.fromkeys((bundle.source, *(fact.about for fact in bundle.facts), *bundle.events))
        events = [int(key[1:]) for key in self._ids(rests_on) if key in self.events]
        ends = [int(vis["from"][1:]), int(vis["to"][1:])]
        return [*ends, *words, flags, vis["bend"], self._read(bundle.facts), [self.word(s) for s in sources], events]

    def _ids(self, iris: Iterable[str]) -> list[str]:
        return [self.drawing.ids[iri] for iri in iris if iri in self.drawing.ids]

    def _read(self, facts: Sequence[Fact]) -> list[int]:
        return sorted({self.numbers[quote.article] for fact in facts for quote in fact.quotes})

    def details(self) -> Iterator[DetailsBlock]:
        """Yield blocks of facts, a node's with those of the lines that leave it."""
        for iris in self.shares:
            block = _Details(self)
            for iri in iris:
                data = node_data(self.graph, iri)
                block.add(self.drawing.ids[iri], data["facts"], data["links"])
                for key, bundle in self.lines.get(iri, ()):
                    block.add(key, bundle.facts)
            yield block.data

    def texts(self) -> Iterator[list[TextEntry]]:
        """Yield blocks of articles' words."""
        for first in range(0, len(self.articles), _TEXTS):
            yield [self._text(article) for article in self.articles[first : first + _TEXTS]]

    def _text(self, article: ShownArticle) -> TextEntry:
        """Give an article's words, and where in them (UTF-16) nodes are named."""
        if article.text is None:
            return {"text": None, "mentions": []}
        ids, words = self.drawing.ids, article.text
        begins, ends = utf16(words, [m.begin for m in article.mentions]), utf16(words, [m.end for m in article.mentions])
        named = zip(begins, ends, article.mentions, strict=True)
        return {"text": words, "mentions": [(b, e, ids[iri]) for b, e, mention in named for iri in mention.nodes if iri in ids]}


class _Details:
    """One block of facts: each fact and quote once, named by its place in a list."""

    def __init__(self, packer: _Packer) -> None:
        self.packer = packer
        self.facts: dict[Fact, int] = {}
        self.quotes: dict[str, int] = {}
        self.data: DetailsBlock = {"quotes": [], "facts": [], "of": {}}

    def add(self, key: str, facts: Iterable[Fact], links: Iterable[str] = ()) -> None:
        self.data["of"][key] = [self._fact(fact) for fact in facts], list(links)

    def _fact(self, fact: Fact) -> int:
        if fact not in self.facts:
            self.facts[fact] = len(self.facts)
            ids = self.packer.drawing.ids
            parts = [[name, [[text, ids.get(iri)] for text, iri in fillers]] for name, fillers in fact.parts]
            quotes = [self._quote(fact, quote) for quote in fact.quotes]
            event = ids.get(fact.about) if fact.topic in ("event", "role") else None
            text = "" if fact.topic == "event" else fact.text
            self.data["facts"].append([fact.topic, text, parts, event, fact.status, fact.sources, quotes, fact.about])
        return self.facts[fact]

    def _quote(self, fact: Fact, quote: Quote) -> int:
        packer = self.packer
        found = packer.library.fillers(fact, quote)
        begins, ends = utf16(quote.text, [filler.begin for filler in found]), utf16(quote.text, [filler.end for filler in found])
        named = zip(begins, ends, found, strict=True)
        fillers = [[b, e, packer.drawing.ids.get(filler.node or ""), filler.roles] for b, e, filler in named]
        words = "" if packer.is_in_text(quote) else quote.text
        told = [packer.numbers[quote.article], quote.begin, quote.end, words, fillers]
        key = json.dumps(told)
        if key not in self.quotes:
            self.quotes[key] = len(self.quotes)
            self.data["quotes"].append(told)
        return self.quotes[key]
