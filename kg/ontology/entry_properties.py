"""What is said of each kind of entry of the lexicon: by which properties, how often, and with what values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from kg.ontology.allowed import TRUE_OR_FALSE, Values, any_text, one_of
from kg.ontology.entry_values import Composing, CuePartOfSpeech, Function, Gender, PartOfSpeech, Scope, Side
from kg.ontology.terms import CK, CKC, GEO, LEX, SKOS

__all__ = ["DEGREES", "ENTRY_PROPERTIES", "OUR_CLASS", "Property"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """How often a property stands, and with what values."""

    values: Values = any_text
    least: int = 0
    most: int | None = None


def _flag() -> Property:
    return Property(values=Values(noun="true or false", of=lambda _: TRUE_OR_FALSE, hint="write true or false, without quotes"), most=1)


def _some(values: Values = any_text, *, least: int = 0, most: int | None = None) -> Property:
    return Property(values=values, least=least, most=most)


OUR_CLASS = Values(noun="class of the ontology", of=lambda a: a.classes)
_ACTOR = Values(noun="class of actors", of=lambda a: a.below("Actor"))
_DENOTED = Values(noun="class of actors, assets or places", of=lambda a: a.below("Actor", "Asset", "Place"))
_THING = Values(noun="class of things", of=lambda a: a.below("Asset", "Document"))
_FILLER = Values(noun="class of the ontology", of=lambda a: {*a.classes, SKOS + "Concept"})
_EVOKED = Values(noun="event class or relation of the ontology", of=lambda a: a.evoked)
_ROLE = Values(noun="role of the ontology", of=lambda a: a.roles)
_STATUS = Values(noun="status", of=lambda a: a.concepts("statuses"))
_CATEGORY = Values(noun="category of people", of=lambda a: a.concepts("categories"))
_CONCEPT = Values(noun="concept", of=lambda a: a.concepts())
_TRAIT = Values(noun="trait", of=lambda a: a.traits)
_TOPIC = Values(noun="topic", of=lambda a: a.topics)

_LEMMAS = MappingProxyType({LEX + "lemma": _some(least=1)})
_NAMES = MappingProxyType(
    {LEX + name: _some() for name in ("metonym", "caseSensitive", "contextOnly", "context", "nationality", "doNotMatch")}
)
DEGREES = Values(noun="number of degrees", of=None)

ENTRY_PROPERTIES: Mapping[str, Mapping[str, Property]] = {
    LEX + "Trigger": {
        **_LEMMAS,
        LEX + "pos": _some(one_of(PartOfSpeech, "part of speech"), least=1, most=1),
        LEX + "evokes": _some(_EVOKED, least=1, most=1),
        LEX + "frame": _some(least=1),
        LEX + "sets": _some(_CONCEPT),
        LEX + "requires": _some(),
        LEX + "animate": _flag(),
        LEX + "takesUp": _flag(),
        LEX + "strong": _flag(),
    },
    LEX + "Cue": {
        **_LEMMAS,
        LEX + "pos": _some(one_of(CuePartOfSpeech, "part of speech of a cue"), most=1),
        LEX + "scope": _some(one_of(Scope, "scope"), least=1),
        LEX + "sets": _some(_STATUS, least=1, most=1),
        LEX + "underNegation": _some(_STATUS, most=1),
        LEX + "requires": _some(),
    },
    LEX + "LightVerb": {
        **_LEMMAS,
        LEX + "sets": _some(_STATUS, most=1),
        LEX + "intransitive": _flag(),
    },
    LEX + "Noun": {
        **_LEMMAS,
        LEX + "denotes": _some(_DENOTED, least=1, most=1),
        LEX + "category": _some(_CATEGORY),
        LEX + "ofCountry": _some(_ACTOR, most=1),
        LEX + "composes": _some(one_of(Composing, "way to compose"), most=1),
        LEX + "thing": _some(_THING, most=1),
        LEX + "excludes": _some(OUR_CLASS),
        LEX + "requires": _some(),
        LEX + "rank": _flag(),
        LEX + "qualifies": _flag(),
        LEX + "anybody": _flag(),
        LEX + "keepsOrder": _flag(),
        LEX + "strong": _flag(),
    },
    **{
        LEX + kind: _LEMMAS
        for kind in (
            *("Inert", "Anaphor", "Collective", "Designator"),
            *("NameLead", "NameEnd", "BodyWord", "Appointing"),
        )
    },
    LEX + "OtherNews": {**_LEMMAS, LEX + "topic": _some(_TOPIC, least=1)},
    LEX + "Unfamiliar": {**_LEMMAS, LEX + "shownAs": _some(least=1, most=1)},
    LEX + "PlaceNoun": {LEX + "lemma": _some(), LEX + "feature": _some(), LEX + "caseSensitive": _some()},
    LEX + "WeakNames": {LEX + "caseSensitive": _some(least=1)},
    LEX + "Trait": {},
    LEX + "Topic": {},
    LEX + "Frame": {LEX + "arg": _some(least=1)},
    LEX + "Arg": {
        LEX + "function": _some(one_of(Function, "grammatical function"), least=1, most=1),
        LEX + "role": _some(_ROLE, least=1, most=1),
        LEX + "marker": _some(),
        LEX + "filler": _some(_FILLER),
        LEX + "obligatory": _flag(),
    },
    CK + "Event": {
        LEX + "trait": _some(_TRAIT),
        LEX + "lacksTrait": _some(_TRAIT),
        LEX + "needs": _some(_ROLE),
        LEX + "deed": _some(most=1),
        LEX + "deedMarker": _some(most=1),
        LEX + "general": _flag(),
        LEX + "weapon": _some(_CONCEPT),
    },
    CKC + "categories": {
        LEX + "side": _some(one_of(Side, "side")),
        LEX + "gender": _some(one_of(Gender, "gender"), most=1),
    },
    SKOS + "Concept": {LEX + "doNotMatch": _some()},
    CK + "Actor": {**_NAMES, SKOS + "prefLabel": _some(least=1, most=1), LEX + "regularForce": _flag(), LEX + "serves": _some(most=1)},
    CK + "Place": {**_NAMES, SKOS + "prefLabel": _some(least=1), GEO + "lat": _some(DEGREES), GEO + "long": _some(DEGREES)},
}
"""By class of subject (event classes under ck:Event, categories of people under their scheme), what is said of one."""
