"""What a token may fill a role with: the findings that cover it, by class. Shared by all who ask who or what is meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.ontology.entries import Lexicon
from kg.reading import syntax
from kg.reading.english.prepositions import INTO_AT_OR_FROM, INTO_OR_AT, LYING_IN
from kg.reading.english.pronoun_forms import WHOM_OF_GROUP
from kg.reading.findings.document import kept_for, nominals_in, places_in, read_findings
from kg.reading.findings.filled import Filler, FindingId, Trigger, TriggerCandidate
from kg.reading.findings.found import (
    ActorMention,
    Finding,
    Nominal,
    NumberExpression,
    PlaceMention,
    TimeExpression,
    WeaponMention,
)
from kg.reading.findings.groups import ACTORS, QUANTITIES, TIMES, TRIGGERS, WEAPONS

__all__ = ["Fillers", "Here", "fillers_of"]

_PERSONAL = ("Actor", "Person", "PopulationGroup", "ArmedActor", "Organization", "ArmedGroup")
_ANY = ("Actor", "Place", "Asset", "Time")
_ARMED = "ArmedActor"
_DOING = ("subject", "by-agent")
_AGENT_LIKE = ("subject", "by-agent", "possessor", "holder")


class Here(NamedTuple):
    """A finding that covers a token, with its group and its index there."""

    group: str
    nth: int
    finding: Finding


class Fillers:
    """Look-up from token to finding in every group of a Doc that may fill a role."""

    def __init__(self, doc: Doc, lexicon: Lexicon, triggers: Sequence[TriggerCandidate] = ()) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.actors: Sequence[ActorMention] = read_findings(doc, ACTORS)
        self.places: Sequence[PlaceMention] = places_in(doc)
        self.times: Sequence[TimeExpression] = read_findings(doc, TIMES)
        self.quantities: Sequence[NumberExpression] = read_findings(doc, QUANTITIES)
        self.weapons: Sequence[WeaponMention] = read_findings(doc, WEAPONS)
        self.nominals: Sequence[Nominal] = nominals_in(doc)
        told = read_findings(doc, TRIGGERS)
        self.triggers: Sequence[Trigger | TriggerCandidate] = triggers or told
        self._groups: dict[str, Sequence[Finding]] = {
            "actors": self.actors,
            "places": self.places,
            "times": self.times,
            "quantities": self.quantities,
            "weapons": self.weapons,
            "nominals": self.nominals,
            "triggers": self.triggers,
        }
        self.at: dict[int, list[Here]] = {}
        for group, findings in self._groups.items():
            for index, finding in enumerate(findings):
                here = Here(group, index, finding)
                for i in range(finding.begin, finding.end):
                    self.at.setdefault(i, []).append(here)

    def get(self, name: FindingId | Filler) -> Finding | None:
        """The finding of that name; None for pronouns and for nouns that nothing covers."""
        findings = self._groups.get(name.group)
        return None if findings is None else findings[name.index]

    def nominal(self, name: FindingId | Filler) -> Nominal | None:
        """The noun phrase of that name; None where the name is of something else."""
        return self.nominals[name.index] if name.group == "nominals" else None

    def actor(self, name: FindingId | Filler) -> ActorMention | None:
        """The actor's name of that name; None where the name is of something else."""
        return self.actors[name.index] if name.group == "actors" else None

    def is_named_actor(self, token: Token) -> bool:
        """Whether the token is part of a listed actor's name: the Tigers are no beasts."""
        return any(isinstance(h.finding, ActorMention) and h.finding.iri for h in self.at.get(token.i, ()))

    def find(self, token: Token, classes: tuple[str, ...], function: str, marker: str = "") -> Filler | None:
        """The filler at the token, of the first of ``classes`` that has one; through "of" where the token itself is none."""
        here = self.at.get(token.i, ())
        for kind in classes or _ANY:
            for group, index, finding in here:
                if self._fits(finding, token, kind, function, marker):
                    return Filler(group, index, token.i)
            if kind in _PERSONAL and syntax.is_pronoun(token):
                return Filler("pronoun", token.i, token.i)
        return None

    def find_all(self, token: Token, classes: tuple[str, ...], function: str, marker: str = "", depth: int = 0) -> Iterator[Filler]:
        """The filler at the token, else those after its "of": "a string of attacks", "the regions of X and Y"."""
        found = self.find(token, classes, function, marker)
        if found:
            yield found
        elif depth < 3 and not self._is_node(token):
            inner = syntax.objects_within(token) if classes == ("Place",) and marker in LYING_IN else syntax.of_objects(token)
            for below in inner:
                yield from self.find_all(below, classes, function, marker, depth + 1)
        if not found and "Event" in classes and function == "subject":
            yield from self._event_above(token)

    def _event_above(self, noun: Token) -> Iterator[Filler]:
        """The event noun that a relative clause is meant of, where the parser hung it on a place: "attacks in the area, which killed"."""
        for above in noun.ancestors:
            if above.pos_ in ("VERB", "AUX"):
                return
            found = self.find(above, ("Event",), "subject")
            if found:
                yield found
                return

    def _is_node(self, token: Token) -> bool:
        return any(here.group not in ("quantities", "times") for here in self.at.get(token.i, ()))

    def _fits(self, finding: Finding, token: Token, kind: str, function: str, marker: str) -> bool:
        match kind:
            case "Concept":
                return isinstance(finding, WeaponMention)
            case "Time":
                return isinstance(finding, TimeExpression)
            case "Place":
                return isinstance(finding, PlaceMention) and not (function == "modifier" and self._is_adjective(token))
            case "Event":
                return isinstance(finding, (Trigger, TriggerCandidate)) and finding.head == token.i and finding.is_event
            case "Quantity":
                # "13 casualties", "claimed 13 lives": the number counts what the trigger says itself
                is_own = function in ("self", "object-number")
                return isinstance(finding, NumberExpression) and finding.kind == "number" and (is_own or self._counts_alone(finding))
        if isinstance(finding, ActorMention):
            return self._is_named_actor(finding, token, kind, function, marker)
        return isinstance(finding, Nominal) and self._is_described_actor(finding, token, kind, function)

    def _counts_alone(self, number: NumberExpression) -> bool:
        """Whether a number stands for people itself: "killed two", "killing two of them"."""
        return number.noun is None or self.doc[number.noun].lower_ in WHOM_OF_GROUP

    def _is_described_actor(self, nominal: Nominal, token: Token, kind: str, function: str) -> bool:
        if _is_whole_people(nominal) and function in _DOING:
            return False
        leads = nominal.head == token.i or syntax.parse_of(self.doc).root(nominal.begin, nominal.end).i == token.i
        if not leads:
            return False
        # "the group" may turn out to be an armed one: whether it does is asked when it is resolved
        may_be = nominal.is_definite and nominal.kind != "Asset" and self.lexicon.is_a(kind, nominal.kind)
        is_such_thing = nominal.thing is not None and self.lexicon.is_a(nominal.thing, kind)
        is_armed_doer = function in _DOING and self.bears_arms(nominal, kind)
        return may_be or is_such_thing or is_armed_doer or self.lexicon.is_a(nominal.kind, kind)

    def bears_arms(self, nominal: Nominal, kind: str) -> bool:
        """Whether armed people are asked for and the noun, of one or of several, is one for them: "a militant", "soldiers"."""
        return kind == _ARMED and not self.lexicon.armed.isdisjoint(nominal.categories)

    def _is_named_actor(self, actor: ActorMention, token: Token, kind: str, function: str, marker: str) -> bool:
        if not self.lexicon.is_a(actor.kind, kind):
            return False
        if actor.how == "metonym":  # "the Kremlin said": a seat of power that acts or owns is its government
            return function in _AGENT_LIKE
        if not actor.is_country:
            return actor.how != "nationality" or function in ("modifier", "possessor")
        if _is_aimed_at(function, marker) or _is_where_from(token, function):
            return False
        return function != "modifier" or actor.is_adjective or not self._has_place(token)

    def is_inert(self, filler: Filler) -> bool:
        """Whether the filler is a text, law, plan or figure, by its noun or by a name's: "the report", "Operation Dawn"."""
        found = self.get(filler)
        if isinstance(found, Nominal):
            return found.thing == "Document"
        if not isinstance(found, ActorMention) or found.kind == "Person" or not (found.how == "ner" or found.is_country):
            return False
        root = syntax.parse_of(self.doc).root(found.begin, found.end)
        named = [t for t in syntax.premodifiers(root) if t.is_title][:1]  # "Plan Colombia" is neither a state
        return any(t.lemma_.lower() in self.lexicon.inert for t in (root, *named))

    def _is_adjective(self, token: Token) -> bool:
        """Whether a state's name stands for its adjective: "a US drone strike"."""
        return any(isinstance(h.finding, ActorMention) and h.finding.is_adjective for h in self.at.get(token.i, ()))

    def _has_place(self, token: Token) -> bool:
        return any(isinstance(h.finding, PlaceMention) for h in self.at.get(token.i, ()))


def _is_whole_people(nominal: Nominal) -> bool:
    """Whether the noun is of a whole people, which is told of as harmed or met, not as who did it: "the Turks"."""
    return not nominal.iri and not nominal.is_unlisted


def _is_aimed_at(function: str, marker: str) -> bool:
    """Whether a country is where something goes, and not its government: "fired missiles into Syria"."""
    return function == "oblique" and marker in INTO_OR_AT


def _is_where_from(token: Token, function: str) -> bool:
    """Whether a country is only where somebody is from, and the parser hung a clause on it: "men from Chad"."""
    return function == "object" and token.head.lower_ in INTO_AT_OR_FROM


def fillers_of(doc: Doc, lexicon: Lexicon) -> Fillers:
    """Return the look-up over all that is found in the Doc so far; made once as long as nothing is written anew."""
    inputs = (
        lexicon,
        read_findings(doc, ACTORS),
        places_in(doc),
        read_findings(doc, TIMES),
        read_findings(doc, QUANTITIES),
        read_findings(doc, WEAPONS),
        nominals_in(doc),
        read_findings(doc, TRIGGERS),
    )
    return kept_for(doc, "fillers", inputs, lambda: Fillers(doc, lexicon))
