"""Component `kg_places`: names of places, each settled by the gazetteer or kept with the reason why it could not be.

Writes the group ``named-places``, and of the names that may be an actor's those that are (``actors``).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from kg.gazetteer import Entry, Resolved, Toponym, Word, load_gazetteer, resolve, toponyms_in
from kg.gazetteer.words import ARTICLES, text_of
from kg.ontology import lexicon
from kg.reading.english.prepositions import OF
from kg.reading.findings.document import read_findings, write_findings
from kg.reading.findings.found import AROUND_COUNTRY, ActorMention, ListedPlace, PlaceMention
from kg.reading.findings.groups import ACTOR_CANDIDATES, ACTORS, NAMED_PLACES
from kg.reading.places.place_slots import PlaceSlots
from kg.reading.syntax import parse_of

__all__ = ["Places"]

_KIND = "Place"
_TOWN = 20  # km about a town's point within which a place that is told to lie in or at the town is sought


class Places:
    """Finds names of places, one sense a name, and descriptions that stand for a listed place which the article names."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        self.gazetteer = load_gazetteer(*extra)
        listed = lexicon.load(*extra)
        lemmas = (lemma for noun in listed.nouns for lemma in noun.lemmas)
        self.others = frozenset(lemma.split()[-1].lower() for lemma in lemmas) - frozenset(self.gazetteer.nouns)
        self.slots = PlaceSlots(listed, self.gazetteer.nouns)

    def __call__(self, doc: Doc) -> Doc:
        """Write the groups of named places and of actors."""
        slots = self.slots.find(doc)
        words = list(_words_of(doc, slots))
        actors = read_findings(doc, ACTOR_CANDIDATES)
        named = _named_at(actors)
        toponyms = [t for t in toponyms_in(words, self.gazetteer) if not (_is_actors(t, named) or self._is_listed_noun(words, t))]
        resolved = resolve(words, toponyms, self.gazetteer)
        places = [_mention(words, r, self._parents) for r in resolved]
        places += self._described(words, places)
        write_findings(doc, NAMED_PLACES, places)
        write_findings(doc, ACTORS, [a for a in actors if not _is_guess_at(a, words, places)])
        return doc

    def _is_listed_noun(self, words: Sequence[Word], toponym: Toponym) -> bool:
        """Whether an unlisted name ends in a noun for people or things: "Policemen", "Township Police Station"."""
        last = words[toponym.core[1] - 1].lower
        return (
            not toponym.candidates and not toponym.noun and bool(self.others & {last, last.removesuffix("s"), last.replace("men", "man")})
        )

    def _parents(self, entry: Entry) -> tuple[Entry, ...]:
        return self.gazetteer.parents(entry)

    def _described(self, words: list[Word], places: list[PlaceMention]) -> Iterator[PlaceMention]:
        """Descriptions ("the desert") of a listed place that a name in this article stands for."""
        named = {m.iri for m in places}
        taken = {i for m in places for i in range(m.begin, m.end)}
        for description, iris in sorted(self.gazetteer.context_only.items()):
            known = [iri for iri in iris if iri in named]
            entry = self.gazetteer.entry(known[0]) if len(known) == 1 else None
            size = len(description.split())
            if entry is None:
                continue
            for begin in range(len(words) - size + 1):
                end = begin + size
                if text_of(words, begin, end).lower() == description and not taken & set(range(begin, end)):
                    yield replace(_listed(begin, end, entry, self._parents(entry)), found_by="context-only-description")


def _words_of(doc: Doc, slots: Mapping[int, str]) -> Iterator[Word]:
    parse = parse_of(doc)
    named = {i: (ent.label_, (ent.start, ent.end)) for ent in doc.ents for i in range(ent.start, ent.end)}
    starts = {begin for begin, _ in parse.bounds} | {i + 1 for i, text in enumerate(parse.texts) if "\n" in text}
    for i, (text, pos, spaced) in enumerate(zip(parse.texts, parse.pos, parse.spaced, strict=True)):
        ent, span = named.get(i, ("", (-1, -1)))
        yield Word(text, " " if spaced else "", pos == "PROPN", pos in ("PROPN", "NOUN"), i in starts, ent, span, slots.get(i, ""))


def _named_at(actors: Sequence[ActorMention]) -> dict[int, list[ActorMention]]:
    """By token, the actors, listed or named around a country, whose names it is part of."""
    found: dict[int, list[ActorMention]] = {}
    for actor in actors:
        is_sure = actor.iri or actor.found_by == AROUND_COUNTRY
        for i in range(actor.begin, actor.end) if is_sure and actor.how != "nationality" else ():
            found.setdefault(i, []).append(actor)
    return found


def _is_actors(toponym: Toponym, named: Mapping[int, list[ActorMention]]) -> bool:
    """Whether it is an actor's name or a piece of one ("Syria" in "Islamic State of Iraq and Syria"), and no state's own name."""
    begin, end = toponym.core
    over = (a for i in range(begin, end) for a in named.get(i, ()))
    return any(not a.is_country or a.end - a.begin > end - begin + 1 for a in over)


def _is_guess_at(actor: ActorMention, words: list[Word], places: list[PlaceMention]) -> bool:
    """Whether the model took a place's name for an actor's. "University of Mosul", "Kano Traders Union" stay actors."""
    if actor.how != "ner":
        return False
    begin, last = actor.begin + (words[actor.begin].lower in ARTICLES), actor.end - 1
    over = [p for p in places if p.begin <= last < p.end]
    return any(p.begin <= begin or (p.iri and words[p.begin - 1].lower != OF) for p in over)


def _mention(words: list[Word], resolved: Resolved, parents: Callable[[Entry], tuple[Entry, ...]]) -> PlaceMention:
    toponym, entry = resolved.toponym, resolved.entry
    found = _listed(toponym.begin, toponym.end, entry, parents(entry)) if entry else _unsettled(words, resolved, parents)
    return replace(found, is_near=bool(toponym.is_near), part=toponym.part or None)


def _unsettled(words: list[Word], resolved: Resolved, parents: Callable[[Entry], tuple[Entry, ...]]) -> PlaceMention:
    toponym, within = resolved.toponym, resolved.within
    is_before = bool(toponym.noun) and toponym.end == toponym.core[1]  # "the village of X"
    begin = toponym.core[0] if is_before else toponym.begin + (words[toponym.begin].lower in ARTICLES)
    above = (within, *parents(within)) if within else ()
    holder = next((entry for entry in above if entry.lat is not None), None)  # provinces and countries have no point
    return PlaceMention(
        begin=toponym.begin,
        end=toponym.end,
        kind=_KIND,
        found_by="unsettled-toponym",
        name=text_of(words, begin, toponym.end),
        reason=resolved.reason,
        parents=tuple(map(_parent, above)),
        within=within.iri if within else None,
        country=within.country if within else None,
        lat=holder.lat if holder else None,
        long=holder.long if holder else None,
        radius=(holder.radius or _TOWN) if holder else None,
        point_of=holder.iri if holder else None,
    )


def _listed(begin: int, end: int, entry: Entry, parents: tuple[Entry, ...]) -> PlaceMention:
    return PlaceMention(
        begin=begin,
        end=end,
        kind=_KIND,
        iri=entry.iri,
        found_by="gazetteer",
        name=entry.label,
        feature=entry.feature,
        within=entry.within,
        country=entry.country,
        lat=entry.lat,
        long=entry.long,
        geonames=entry.geonames,
        radius=entry.radius,
        parents=tuple(map(_parent, parents)),
    )


def _parent(entry: Entry) -> ListedPlace:
    return ListedPlace(
        iri=entry.iri,
        name=entry.label,
        feature=entry.feature,
        within=entry.within,
        lat=entry.lat,
        long=entry.long,
        geonames=entry.geonames,
        radius=entry.radius,
    )


@Language.factory("kg_places", default_config={"extra": []}, assigns=["doc.spans"], requires=["token.pos", "token.dep", "doc.ents"])
def make_places(nlp: Language, name: str, extra: list[str]) -> Places:
    """Make the component."""
    return Places(extra)
