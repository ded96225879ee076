"""Component `kg_places`: names of places, each settled by the gazetteer or kept with the reason why it could not be.

Writes ``doc.spans["places"]``. A mark's IRI is the place's, or empty where it is not settled; its detail holds ``label``, ``feature``
(GeoNames code), ``within`` and ``country`` (IRIs), ``lat`` and ``long`` (WGS84 degrees), ``geonames`` (id), ``parents`` (like dicts, the
immediate one first), ``reason``, ``near`` (said to be near it, not in it) and ``part`` ("northern").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from kg.gazetteer import Entry, Resolved, Toponym, Word, load_gazetteer, resolve, toponyms_in
from kg.gazetteer.words import ARTICLES, text_of
from kg.ontology import lexicon
from kg.reading.english.prepositions import OF
from kg.reading.findings.marks import Mark, marks_in, set_marks
from kg.reading.places.place_slots import PlaceSlots
from kg.reading.syntax import parse_of

__all__ = ["Places"]

_LABEL = "Place"


class Places:
    """Marks names of places, one sense a name, and descriptions that stand for a listed place which the article names."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        self.gazetteer = load_gazetteer(*extra)
        self.slots = PlaceSlots(lexicon.load(*extra).triggers, self.gazetteer.nouns)

    def __call__(self, doc: Doc) -> Doc:
        """Write ``doc.spans["places"]``."""
        slots = self.slots.find(doc)
        words = list(_words_of(doc, slots))
        actors = list(marks_in(doc, "actors"))
        named = _named_at(actors)
        toponyms = [t for t in toponyms_in(words, self.gazetteer) if not _is_actors(t, named)]
        resolved = resolve(words, toponyms, self.gazetteer)
        marks = [_mark(words, r, self._parents) for r in resolved]
        marks += self._described(words, marks)
        set_marks(doc, "places", marks)
        set_marks(doc, "actors", [a for a in actors if not _is_guess_at(a, words, marks)])
        return doc

    def _parents(self, entry: Entry) -> tuple[Entry, ...]:
        return self.gazetteer.parents(entry)

    def _described(self, words: list[Word], marks: list[Mark]) -> Iterator[Mark]:
        """Descriptions ("the desert") of a listed place that a name in this article stands for."""
        named = {m.iri for m in marks}
        taken = {i for m in marks for i in range(m.begin, m.end)}
        for description, iris in sorted(self.gazetteer.context_only.items()):
            known = [iri for iri in iris if iri in named]
            entry = self.gazetteer.entry(known[0]) if len(known) == 1 else None
            size = len(description.split())
            for begin in range(len(words) - size + 1) if entry else ():
                end = begin + size
                if text_of(words, begin, end).lower() == description and not taken & set(range(begin, end)):
                    yield Mark(begin, end, _LABEL, entry.iri, _detail(entry, self._parents(entry))) if entry else Mark(0, 0, "")


def _words_of(doc: Doc, slots: Mapping[int, str]) -> Iterator[Word]:
    parse = parse_of(doc)
    named = {i: (ent.label_, (ent.start, ent.end)) for ent in doc.ents for i in range(ent.start, ent.end)}
    starts = {begin for begin, _ in parse.bounds} | {i + 1 for i, text in enumerate(parse.texts) if "\n" in text}
    for i, (text, pos, spaced) in enumerate(zip(parse.texts, parse.pos, parse.spaced, strict=True)):
        ent, span = named.get(i, ("", (-1, -1)))
        yield Word(text, " " if spaced else "", pos == "PROPN", pos in ("PROPN", "NOUN"), i in starts, ent, span, slots.get(i, ""))


def _named_at(actors: list[Mark]) -> dict[int, list[Mark]]:
    """By token, the listed actors whose names it is part of."""
    found: dict[int, list[Mark]] = {}
    for actor in actors:
        for i in range(actor.begin, actor.end) if actor.iri and actor.detail.get("how") != "nationality" else ():
            found.setdefault(i, []).append(actor)
    return found


def _is_actors(toponym: Toponym, named: Mapping[int, list[Mark]]) -> bool:
    """Whether it is an actor's name or a piece of one ("Syria" in "Islamic State of Iraq and Syria"), and no state's own name."""
    begin, end = toponym.core
    over = (a for i in range(begin, end) for a in named.get(i, ()))
    return any(not a.detail.get("country") or a.end - a.begin > end - begin + 1 for a in over)


def _is_guess_at(actor: Mark, words: list[Word], places: list[Mark]) -> bool:
    """Whether the model took a place's name for an actor's. "University of Mosul", "Kano Traders Union" stay actors."""
    if actor.detail["how"] != "ner":
        return False
    begin, last = actor.begin + (words[actor.begin].lower in ARTICLES), actor.end - 1
    over = [p for p in places if p.begin <= last < p.end]
    return any(p.begin <= begin or (p.iri and words[p.begin - 1].lower != OF) for p in over)


def _mark(words: list[Word], resolved: Resolved, parents: Any) -> Mark:
    toponym, entry = resolved.toponym, resolved.entry
    detail: dict[str, Any]
    if entry:
        detail = _detail(entry, parents(entry))
    else:
        is_list = toponym.begin < toponym.core[0] and toponym.noun.lower().endswith("s")  # "the villages of X", with another unknown
        begin = toponym.core[0] if is_list else toponym.begin + (words[toponym.begin].lower in ARTICLES)
        within = resolved.within
        above = (within, *parents(within)) if within else ()
        detail = {"label": text_of(words, begin, toponym.end), "reason": resolved.reason, "parents": [_plain(p) for p in above]}
        detail |= {"within": within.iri, "country": within.country} if within else {}
    detail |= {"near": True} if toponym.is_near else {}
    detail |= {"part": toponym.part} if toponym.part else {}
    return Mark(toponym.begin, toponym.end, _LABEL, entry.iri if entry else "", detail)


def _plain(entry: Entry) -> dict[str, Any]:
    names = ("iri", "label", "feature", "within", "lat", "long", "geonames")
    return {n: getattr(entry, n) for n in names}


def _detail(entry: Entry, parents: tuple[Entry, ...]) -> dict[str, Any]:
    plain = _plain(entry)
    del plain["iri"]
    return {**plain, "country": entry.country, "parents": [_plain(p) for p in parents]}


@Language.factory("kg_places", default_config={"extra": []}, assigns=["doc.spans"], requires=["token.pos", "token.dep", "doc.ents"])
def make_places(nlp: Language, name: str, extra: list[str]) -> Places:
    """Make the component."""
    return Places(extra)
