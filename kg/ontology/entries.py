"""The kinds of entries that the lexicon holds: frozen tables, nothing read here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

from kg.ontology.class_traits import CategoryTraits, ClassTraits
from kg.ontology.entry_values import Composing, CuePartOfSpeech, Function, PartOfSpeech, Scope, Topic

__all__ = [
    "Actor",
    "Arg",
    "Cue",
    "Lexicon",
    "LightVerb",
    "Noun",
    "Place",
    "Trigger",
    "Weapon",
    "actors_by_iri",
    "nouns_by_iri",
    "required_words_hold",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Arg:
    """One argument of a frame: ``function`` (with ``markers``) fills ``role``, if the filler is one of ``fillers``."""

    function: Function
    role: str
    markers: tuple[str, ...] = ()
    fillers: tuple[str, ...] = ()
    obligatory: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """An entry that evokes ``evokes`` (curie of an event class, ``ck:ArmedAttack``, or of a relation, ``ck:supports``).

    ``is_event``: what it evokes is a class below ``ck:Event``, and no relation.
    ``animate``: only people undergo it, whatever noun names them. ``strong``: its words are used of armed violence alone.
    ``takes_up``: it says who did what is told elsewhere, and evokes no event of its own.
    """

    iri: str
    lemmas: tuple[str, ...]
    pos: PartOfSpeech
    evokes: str
    is_event: bool
    args: tuple[Arg, ...]
    sets: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()
    animate: bool = False
    strong: bool = False
    takes_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """An entry that sets ``status`` (a concept's local name) in its ``scopes``.

    ``under_negation`` is the status that is left where the cue's own word is negated: "did not say
    that", "did not doubt that".
    """

    iri: str
    lemmas: tuple[str, ...]
    pos: CuePartOfSpeech
    scopes: tuple[Scope, ...]
    status: str
    under_negation: str = "negated"
    requires: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class LightVerb:
    """A verb whose object is the event ("carried out an attack"), or if ``intransitive`` its subject ("an attack took place")."""

    iri: str
    lemmas: tuple[str, ...]
    status: str | None = None
    intransitive: bool = False
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Noun:
    """A common noun; ``denotes``, ``of_country``, ``excludes`` (what "the <noun>" never stands for) and ``thing`` (what it is where it is
    no actor) are local names of ``ck:`` classes, ``categories`` of ``ckc:`` concepts.

    ``is_anybody``: whoever bears arms is called so, of whatever side; ``keeps_order``: a force that deals with crime as well.
    ``qualifies``: before the noun of a deed it tells of what kind that is, not who did it.
    """

    iri: str
    lemmas: tuple[str, ...]
    denotes: str
    categories: tuple[str, ...] = ()
    of_country: str | None = None
    composes: Composing | None = None
    thing: str | None = None
    excludes: tuple[str, ...] = ()
    strong: bool = False
    is_rank: bool = False
    qualifies: bool = False
    is_anybody: bool = False
    keeps_order: bool = False
    requires: tuple[str, ...] = ()
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Weapon:
    """A weapon concept with its names (lemmas); ``is_platform`` where it lies under ``ckc:platform``."""

    iri: str
    label: str
    names: tuple[str, ...]
    is_platform: bool = False
    do_not_match: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """An entry of the authority file. ``context`` holds IRIs of places or actors; ``parents`` its background organisations.

    ``is_regular_force``: it is its state's army. ``serves``: the government whose offices a person holds or held.
    """

    iri: str
    kind: str
    label: str
    names: tuple[str, ...] = ()
    case_sensitive: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    context_only: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    nationalities: tuple[str, ...] = ()
    do_not_match: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    is_regular_force: bool = False
    serves: str | None = None

    def __hash__(self) -> int:
        """The IRI's, which tells actors apart: to hash all their names takes longer than to look one up."""
        return hash(self.iri)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A place that the ontology lists."""

    iri: str
    label: str
    names: tuple[str, ...] = ()
    feature: str | None = None
    within: str | None = None
    lat: float | None = None
    long: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """All tables, in the order of their IRIs; equal to itself alone, so that what is made of it can be kept.

    ``other_news`` gives by lemma of what other news it tells, ``inert`` are lemmas of what neither does
    violence nor undergoes it, ``collectives`` of what gathers people ("a group of"),
    ``anaphors`` of what takes up an event told before ("the incident"), ``designators`` of what a number after them
    names, ``name_leads`` and ``name_ends`` of what a time beside them is the name of, ``appointing`` of what sets a time ahead.
    ``body_words`` stand in names of bodies that are no state's; ``shown`` maps forms that the model hardly knows to those that it
    reads in their place. ``armed`` are the categories (local names) of people who bear arms, ``public`` of those in public life;
    ``classes`` and ``categories`` tell how event classes and people are read; ``digest`` is the SHA-256 of the files.
    """

    triggers: tuple[Trigger, ...]
    cues: tuple[Cue, ...]
    light_verbs: tuple[LightVerb, ...]
    nouns: tuple[Noun, ...]
    weapons: tuple[Weapon, ...]
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    other_news: Mapping[str, frozenset[Topic]]
    inert: frozenset[str]
    collectives: frozenset[str]
    anaphors: frozenset[str]
    designators: frozenset[str]
    name_leads: frozenset[str]
    name_ends: frozenset[str]
    appointing: frozenset[str]
    body_words: frozenset[str]
    shown: Mapping[str, str]
    armed: frozenset[str]
    public: frozenset[str]
    superclasses: Mapping[str, frozenset[str]]
    classes: ClassTraits
    categories: CategoryTraits
    digest: str

    def is_a(self, kind: str, ancestor: str) -> bool:
        """Whether class ``kind`` is ``ancestor`` or below it (local names of ``ck:``)."""
        return kind == ancestor or ancestor in self.superclasses.get(kind, ())

    def any_is_a(self, kinds: Iterable[str], ancestor: str) -> bool:
        """Whether any of the classes is ``ancestor`` or below it."""
        return any(self.is_a(kind, ancestor) for kind in kinds)


@lru_cache(maxsize=4)
def actors_by_iri(lexicon: Lexicon) -> Mapping[str, Actor]:
    """The lexicon's actors, each under its IRI."""
    return {a.iri: a for a in lexicon.actors}


@lru_cache(maxsize=4)
def nouns_by_iri(lexicon: Lexicon) -> Mapping[str, Noun]:
    """The lexicon's nouns, each under its IRI."""
    return {n.iri: n for n in lexicon.nouns}


def required_words_hold(requires: tuple[str, ...], lemmas: Set[str]) -> bool:
    """Return whether a sentence's lemmas meet an entry's conditions (``lex:requires``).

    None of the words marked with ``-`` may stand there; of the others, if there are any, one has to.
    """
    if not requires:
        return True
    forbidden = [word[1:] for word in requires if word.startswith("-")]
    needed = [word for word in requires if not word.startswith("-")]
    if any(word in lemmas for word in forbidden):
        return False
    return not needed or any(word in lemmas for word in needed)
