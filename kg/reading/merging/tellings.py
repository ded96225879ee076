"""What one trigger tells of its event, in the form in which two tellings are compared. Used by `merging`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import reduce
from typing import NamedTuple

from kg.ontology.terms import last_segment
from kg.reading import syntax
from kg.reading.coreference.referents import NodeId
from kg.reading.english.determiners import ANOTHER, SINGLE
from kg.reading.english.pronoun_forms import NEUTER
from kg.reading.english.quantifiers import ADDING
from kg.reading.findings.filled import Role, Trigger
from kg.reading.findings.found import Nominal
from kg.reading.findings.trigger_kinds import measures_of
from kg.reading.merging.event_sets import EventSets
from kg.reading.perpetrators.doer_roles import DOER_ROLES

__all__ = ["DOERS", "MANY", "Harm", "Telling", "Tellings", "Thing"]

MANY = 4
"""As many, harmed twice in one article, are the same people; of two or three there are many."""
DOERS = (*DOER_ROLES, "ck:participant")
"""Roles of those who act."""
_HARMED = ("ck:victim", "ck:target", "ck:casualties")


class Harm(NamedTuple):
    """A number of people and what became of them; ``lemma`` is the noun that is counted, empty for a bare number."""

    measure: str
    value: Decimal
    lemma: str


class Thing(NamedTuple):
    """A thing that was hit: the lemma of its noun, the words that say which, and whether it is told of as new."""

    lemma: str
    words: frozenset[str]
    is_new: bool

    def is_like(self, other: Thing) -> bool:
        """Whether both may be one thing: "the road bridge" is no "railway bridge"."""
        return self.lemma == other.lemma and (not self.words or not other.words or bool(self.words & other.words))

    def takes_up(self, other: Thing) -> bool:
        """Whether it is one that was brought in before: "a convoy of troops", "the convoy of 52 men"."""
        return self.lemma == other.lemma and other.is_new and not self.is_new


class Telling(NamedTuple):
    """What the words of a trigger, or of several, say: whom and what was hit, how many, with what, by whose word."""

    tolls: frozenset[Harm] = frozenset()
    things: frozenset[Thing] = frozenset()
    people: frozenset[str] = frozenset()
    """Lemmas of the nouns for whom was hit, with the categories of the people."""
    persons: frozenset[NodeId] = frozenset()
    """Single persons who were hit."""
    weapons: frozenset[str] = frozenset()
    voices: frozenset[NodeId] = frozenset()
    sentences: frozenset[int] = frozenset()
    sections: frozenset[str] = frozenset()
    manners: frozenset[str] = frozenset()
    """How those who were hit are brought in.

    ``known`` ("the victims"), ``pronoun`` ("him"), ``first-told`` ("a policeman"), ``another`` ("another man"), ``added`` ("two
    others"), ``anybody`` ("people").
    """

    doers: frozenset[str] = frozenset()
    """How those who did it are brought in, in the same words."""

    doer_nouns: frozenset[str] = frozenset()
    doers_are_many: frozenset[bool] = frozenset()
    """Of each doer whether it is more than one person; nothing of groups that have a name."""

    brings_in: frozenset[bool] = frozenset()
    """Whether a doer or a weapon is brought in as new: "a bomb exploded"."""

    @property
    def anybody(self) -> bool:
        """Whether those who were hit are told of as people alone: "dozens of people", "the victims"."""
        return "anybody" in self.manners

    @property
    def takes_up_doer(self) -> bool:
        """Whether a doer is taken up: "the gunmen"."""
        return "known" in self.doers

    def with_words_of(self, other: Telling) -> Telling:
        """Return what both say together."""
        both = {name: getattr(self, name) | getattr(other, name) for name in self._fields}
        return self._replace(**both)


class Tellings:
    """The tellings of the triggers of one article, each read once."""

    def __init__(self, events: EventSets) -> None:
        self.events = events
        self._weapons = {w.iri for w in events.lexicon.weapons if not w.is_platform}
        self._of: dict[int, Telling] = {}
        self._of_sets: dict[int, tuple[int, Telling]] = {}
        """Of each set how many of its members are read, and what they say."""

    def of_set(self, found: int) -> Telling:
        """What all triggers of a set say."""
        members = self.events.members(found)
        read, told = self._of_sets.get(found, (0, Telling()))
        if read < len(members):
            told = reduce(Telling.with_words_of, (self.of(i) for i in members[read:]), told)
            self._of_sets[found] = len(members), told
        return told

    def of(self, i: int) -> Telling:
        """What one trigger says."""
        if i not in self._of:
            self._of[i] = self._read(self.events.triggers[i])
        return self._of[i]

    def _read(self, trigger: Trigger) -> Telling:
        events = self.events
        harmed = [role for role in trigger.roles if role.name in _HARMED]
        nominals = list(self._nominals(harmed))
        referents = [r for role in harmed if (r := events.referents.of_role(role)) is not None]
        return Telling(
            tolls=frozenset(toll for role in harmed for toll in self._tolls(trigger, role)),
            things=frozenset(self._thing(n) for n in nominals if n.kind == "Asset"),
            people=frozenset(word for n in nominals if n.kind != "Asset" and n.categories for word in (n.lemma, *n.categories)),
            persons=frozenset(r.id for r in referents if r.kind == "Person"),
            weapons=frozenset(self._weapons_of(trigger)),
            voices=frozenset(r.id for s in trigger.sources if (r := events.referents.of(s)) is not None),
            sentences=frozenset([syntax.parse_of(events.doc).sentence[trigger.begin]]),
            sections=frozenset([events.sections.get(trigger.begin, "body")]),
            manners=frozenset(manner for role in harmed for manner in self._manners_of(role)),
            doers_are_many=frozenset(self._are_many(trigger.of(*DOERS))),
            doer_nouns=frozenset(n.lemma for n in self._nominals(trigger.of(*DOERS))),
            brings_in=frozenset(self._is_brought_in(role) for role in trigger.of(*DOERS, "ck:weapon") if role.head >= 0),
            doers=frozenset(self._doer_manners(trigger)),
        )

    def _tolls(self, trigger: Trigger, role: Role) -> Iterator[Harm]:
        value = self._number(role)
        if value is not None:
            lemma = "" if role.filler.group == "quantities" else self.events.doc[role.head].lemma_.lower()
            yield from (Harm(measure, value, lemma) for measure in measures_of(trigger))

    def _number(self, role: Role) -> Decimal | None:
        if role.filler.group == "quantities":
            return self.events.referents.fillers.quantities[role.filler.index].value
        return self.events.number_of(role.head)

    def _weapons_of(self, trigger: Trigger) -> Iterator[str]:
        yield from (last_segment(s) for s in trigger.sets if s in self._weapons)
        weapons = self.events.referents.fillers.weapons
        named = (weapons[r.filler.index] for r in trigger.of("ck:weapon") if r.filler.group == "weapons")
        yield from (last_segment(weapon.iri) for weapon in named if not weapon.is_platform)

    def _doer_manners(self, trigger: Trigger) -> Iterator[str]:
        """How those who did it are brought in; a weapon at work that is taken up takes up its doer: "the explosive"."""
        acting = [role for role in trigger.of(*DOERS) if role.function != "possessor"]
        yield from (manner for n in self._nominals(acting) if not n.modifiers for manner in self._manners(n))
        heads = (self.events.doc[role.head] for role in trigger.of("ck:weapon") if role.head >= 0)
        yield from ("known" for head in heads if syntax.is_pointed_at(head))

    def _are_many(self, roles: Iterable[Role]) -> Iterator[bool]:
        """Of each doer whether it is more than one person, as far as its words tell."""
        fillers = self.events.referents.fillers
        for role in roles:
            name, phrase = fillers.actor(role.filler), fillers.nominal(role.filler)
            if phrase is not None:
                yield phrase.is_plural
            elif name is not None and name.kind == "Person":
                yield False

    def _thing(self, phrase: Nominal) -> Thing:
        owner = None if phrase.possessor is None else self.events.doc[phrase.possessor]
        owners = [] if owner is None or syntax.is_pronoun(owner) else [owner]
        which = (t.lower_ for t in (*owners, *syntax.of_objects(self.events.doc[phrase.head])))
        return Thing(phrase.lemma, frozenset([*phrase.modifiers, *which]), not phrase.is_definite)

    def _nominals(self, roles: Iterable[Role]) -> Iterator[Nominal]:
        """The noun phrases that fill roles."""
        found = (self.events.referents.fillers.nominal(role.filler) for role in roles)
        return (nominal for nominal in found if nominal is not None)

    def _manners_of(self, role: Role) -> Iterator[str]:
        """How whoever was hit is brought in; "he was shot" takes him up."""
        phrase = self.events.referents.fillers.nominal(role.filler)
        if phrase is not None and phrase.kind != "Asset":
            yield from self._manners(phrase)
        if role.filler.is_pronoun and self.events.doc[role.head].lower_ not in NEUTER:
            yield "pronoun"

    def _manners(self, phrase: Nominal) -> Iterator[str]:
        """How a noun phrase brings in what it is of."""
        if phrase.kind in ("PopulationGroup", "Person") and not phrase.categories:
            yield "anybody"
        words = {t.lower_ for t in self.events.doc[phrase.begin : phrase.head + 1]}
        if ADDING & words:
            yield "another" if ANOTHER in words else "added"
        elif phrase.is_definite and phrase.number is None and phrase.possessor is None:
            yield "known"
        elif phrase.counts_one or self._is_single(phrase.head) or self._are_few(phrase):
            yield "first-told"

    def _is_brought_in(self, role: Role) -> bool:
        """Whether a doer or weapon is told of as new: "a bomb", "gunmen"."""
        phrase = self.events.referents.fillers.nominal(role.filler)
        is_bare = phrase is not None and phrase.is_plural and not phrase.is_definite
        return is_bare or self._is_single(role.head)

    def _are_few(self, phrase: Nominal) -> bool:
        value = None if phrase.number is None else self.events.referents.fillers.quantities[phrase.number].value
        return value is not None and value < MANY and not phrase.is_definite

    def _is_single(self, noun: int) -> bool:
        return any(t.lower_ in SINGLE for t in self.events.doc[noun].lefts)
