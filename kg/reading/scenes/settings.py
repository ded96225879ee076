"""Phrases that set something at a place: "in Homs", "near the town of Hit, Anbar", "between A and B".

A place that only tells what the one before it lies in ("Chibok, Borno") sets nothing by itself, nor does one that something goes to or
comes from.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from kg.gazetteer.words import leads_from_place
from kg.ontology.entries import Lexicon
from kg.reading import syntax
from kg.reading.coreference.referents import Referents
from kg.reading.english.connectives import AND, OR
from kg.reading.english.determiners import GENITIVE_ENDINGS, THE
from kg.reading.english.prepositions import BETWEEN, IN, LINKING, LYING_IN, LYING_NEAR, OF, ON_GROUND, TO, WITH
from kg.reading.findings.found import PlaceMention

__all__ = ["PlacePhrase", "settings_in", "somebody_in"]

_FAR = 6  # words between a preposition and the name: "on the southern outskirts of the capital"
_CHAINING = frozenset([",", "(", OF, IN, THE])
_PASSED = LINKING | {OF}
_WIDE = ("A.PCLI", "H.")
_LISTING = frozenset([",", AND, OR])


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacePhrase:
    """The place of that index among a Doc's places, with the index of the preposition that sets something at it."""

    index: int
    place: PlaceMention
    preposition: int
    is_near: bool


def somebody_in(referents: Referents, lexicon: Lexicon) -> set[int]:
    """Return the tokens of names and descriptions of actors; a country's name is a place's as well."""
    named = [m for m in referents.fillers.actors if not m.is_country]
    described = [m for m in referents.fillers.nominals if lexicon.is_a(m.kind, "Actor")]
    return {i for mention in (*named, *described) for i in range(mention.begin, mention.end)}


def settings_in(doc: Doc, places: Sequence[PlaceMention], somebody: Container[int]) -> Iterator[PlacePhrase]:
    """Yield the settings of a text in reading order; a list of places shares its preposition.

    ``somebody`` are the tokens of names and descriptions of actors, behind which a place says only whose they are.
    """
    parse = syntax.parse_of(doc)
    before: PlacePhrase | None = None
    last: PlaceMention | None = None
    for index, place in enumerate(places):
        between = parse.words[last.end : place.begin] if last is not None else []
        is_same = last is not None and parse.sentence[last.begin] == parse.sentence[place.begin]
        is_end = before is not None and before.is_near and between in ([TO], [WITH])  # "linking A to B"
        if is_same and before is not None and (_is_listed(between) or _is_owned(between) or is_end):
            before = PlacePhrase(index=index, place=place, preposition=before.preposition, is_near=before.is_near)
            yield before
        elif not (is_same and (_is_chained(between) or leads_from_place(between))):
            at = None if _only_modifies(doc, place) else _preposition(doc, place, somebody)
            before = None if at is None else _setting(doc[at], index, place)
            if before is not None:
                yield before
        last = place


def _only_modifies(doc: Doc, place: PlaceMention) -> bool:
    """Whether a country's or a sea's name only says which is meant: "in a US drone attack", "on the Pacific side"."""
    name = doc[place.end - 1]
    is_wide = place.feature == "A.PCLI" or (place.feature or "").startswith("H.")
    return is_wide and name.dep_ in ("compound", "amod", "nmod") and name.head.i >= place.end


def _is_listed(between: Sequence[str]) -> bool:
    return 0 < len(between) < 3 and between[-1] in (AND, OR) and set(between) <= _LISTING


def _is_owned(between: Sequence[str]) -> bool:
    """Whether the place belongs to the one before: "in Manipur's Tamenglong district"."""
    return len(between) == 1 and between[0] in GENITIVE_ENDINGS


def _is_chained(between: Sequence[str]) -> bool:
    return 0 < len(between) < 4 and set(between) <= _CHAINING


def _setting(preposition: Token, index: int, place: PlaceMention) -> PlacePhrase:
    word = preposition.lower_
    is_linked = any(t.lower_ in LINKING for t in preposition.doc[preposition.i : place.begin])
    is_near = place.is_near or word in LYING_NEAR or word == BETWEEN or is_linked
    return PlacePhrase(index=index, place=place, preposition=preposition.i, is_near=is_near)


def _preposition(doc: Doc, place: PlaceMention, somebody: Container[int]) -> int | None:
    """The preposition of place before the name, over the nouns of its parts: "in", of "in the southern suburbs of"."""
    for i in range(place.begin - 1, max(place.begin - _FAR, 0) - 1, -1):
        token = doc[i]
        if token.lower_ in LYING_IN | LYING_NEAR | ON_GROUND or token.lower_ == BETWEEN:
            return i
        is_part = token.pos_ in ("DET", "ADJ", "NOUN") or token.lower_ in _PASSED or token.text in ("-", "'", "‘", '"', "“")
        if not is_part or i in somebody:
            break
    return _nearness(doc, place)


def _nearness(doc: Doc, place: PlaceMention) -> int | None:
    """The last word of "20 km west of", where that is said before the name."""
    at = place.begin - 1
    return at if place.is_near and at >= 0 and doc[at].pos_ in ("ADP", "ADV", "SCONJ") else None
