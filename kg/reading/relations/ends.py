"""The ends of a relation: the frame of an entry against the functions around its words, resolved to named nodes.

Only what the reader can name is an end: listed actors and places, names, descriptions and pronouns that stand for one of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property, lru_cache
from typing import NamedTuple

from spacy.tokens import Token

from kg import model
from kg.gazetteer import load_gazetteer
from kg.ontology.entries import Arg, Lexicon
from kg.ontology.entry_values import Function
from kg.reading import syntax
from kg.reading.coreference.referents import NodeId, Referent
from kg.reading.english.determiners import THE
from kg.reading.english.pronoun_forms import THIRD_SINGULAR_NEUTER_PLAIN
from kg.reading.findings.filled import Filler, FindingId, Trigger
from kg.reading.findings.found import ActorMention
from kg.reading.frames.frame_matching import matches
from kg.reading.lookup.light_verbs import light_verbs_of
from kg.reading.nodes.registry import Nodes
from kg.reading.relations.relation_words import RelationReading, tenure_words
from kg.reading.syntax import Argument
from kg.reading.syntax.noun_functions import copula_of, holders, is_apposition, noun_functions, part_chain

__all__ = ["FOCUS", "Binder", "End"]

# how the filler look-up reads the functions of relations
_AS = {
    "modified": "holder",
    "prefix": "possessor",
    "clause-subject": "subject",
    "clause-possessor": "possessor",
    "possessed": "object",
}
_FIRST = ("holder", "modified")
FOCUS: Function = "focus-government"
"""The function of the government of the country that the article is about."""


class End(NamedTuple):
    """One end: ``referent``, or the IRI of a ``place`` that no mark names; ``part`` are the token bounds of "two-thirds of the country"."""

    referent: Referent | None
    head: int
    argument: Argument
    place: str = ""
    part: tuple[int, int] | None = None

    @property
    def id(self) -> NodeId:
        """What tells it apart from other ends."""
        return self.referent.id if self.referent else self.place

    @property
    def kind(self) -> str:
        """Local name of its class."""
        return self.referent.kind if self.referent else "Place"


@lru_cache(maxsize=4)
def _states(lexicon: Lexicon) -> Mapping[str, Referent]:
    """Governments by their names and nationalities."""
    states = [a for a in lexicon.actors if a.kind == "Government" and a.nationalities]
    names = ((n, a) for a in states for n in (*a.case_sensitive, *a.names, a.label, *a.nationalities))
    return {name: Referent(actor.kind, actor.iri, None) for name, actor in names}


class Binder:
    """Binds the entries of one Doc."""

    def __init__(self, nodes: Nodes) -> None:
        self.nodes = nodes
        self.doc = nodes.doc
        self.tenure = tenure_words(nodes.lexicon)
        self.cues = nodes.cues
        self.listed = nodes.listed

    def state(self, word: str) -> Referent | None:
        """The government whose name or nationality a word is, also within a longer name: "US-backed Syrian Democratic Forces"."""
        return _states(self.nodes.lexicon).get(word)

    def ends(self, reading: RelationReading, role: str) -> list[End]:
        """The ends of a role, each node once, in reading order; of whom a noun is said of, the likeliest only."""
        found: dict[NodeId, End] = {}
        arguments = list(self.arguments(reading))
        for pattern in (a for a in reading.trigger.args if a.role == role):
            for _, argument in matches([pattern], arguments):
                ends = list(self._ends_at(reading, pattern, argument))
                for end in ends:
                    found.setdefault(end.id, end)
                if ends and pattern.function in _FIRST:
                    break
        return list(found.values())

    def arguments(self, reading: RelationReading) -> Iterator[Argument]:
        """Every function around the reading's words, the wholes of partitives among them."""
        head, first = self.doc[reading.head], self.doc[reading.begin]
        if reading.is_verbal:
            copula = copula_of(head)
            own = [a for t in (head, copula) if t is not None for a in syntax.plain_arguments(t)]
        else:
            own = [Argument("self", head.i), *noun_functions(head, first), *self._carrying(reading)]
        wholes = {whole.i for a in own if a.function == "modified" for whole in self._wholes(reading, a)}
        own = [a for a in own if a.function != "modified" or a.head not in wholes]  # "rebel-held areas of the country"
        yield from own
        markers = {m for a in reading.trigger.args if a.function == "oblique" for m in a.markers}
        for argument in own:
            is_object = argument.function == "object" or (argument.function == "oblique" and argument.marker in markers)
            if is_object or argument.function == "modified" or self._is_bound_word(argument):
                for part, whole in part_chain(self.doc[argument.head]):
                    yield Argument("part", whole.i, _singular(part), f"part:{argument.head}")
        if _is_of_focus(reading):
            yield Argument(FOCUS, reading.head)

    def _wholes(self, reading: RelationReading, modified: Argument) -> Iterator[Token]:
        """What the described noun is a part of, where the entry knows the noun as one for a part."""
        parts = {m for a in reading.trigger.args if a.function == "part" for m in a.markers}
        yield from (whole for part, whole in part_chain(self.doc[modified.head]) if _singular(part) in parts)

    def _carrying(self, reading: RelationReading) -> Iterator[Argument]:
        """Who does what a noun of a deed tells of, by the light verb above it: "launched an operation against"."""
        if any(a.function == "clause-subject" and not a.markers for a in reading.trigger.args):
            light = light_verbs_of(self.nodes.lexicon).own_kinds
            for argument in syntax.arguments_in(self.doc[reading.head], light):
                if argument.via == "light" and argument.function == "subject":
                    yield argument._replace(function="clause-subject")

    def _is_bound_word(self, argument: Argument) -> bool:
        """Whether the preposition is a number's: "controls around two-thirds of"."""
        if argument.function != "oblique":
            return False
        numbers = (self.nodes.found.quantities[n] for n in self.nodes.over(argument.head, "quantities"))
        return any(self.doc[q.begin].lower_ == argument.marker for q in numbers)

    # --- resolving -------------------------------------------------------------------------------------------------------

    def _ends_at(self, reading: RelationReading, arg: Arg, argument: Argument) -> Iterator[End]:
        token = self.doc[argument.head]
        if arg.function == FOCUS:
            yield from self._own_government(reading, argument)
            return
        part = self._part(argument, token) if argument.function == "part" else None
        state = self.state(token.text) if arg.function == "prefix" and "Place" in arg.fillers else None
        if state is not None:
            country = self._country_by_iri(state.iri)
            yield from [End(None, token.i, argument, country)] if country else []
            return
        if "Place" in arg.fillers and self._is_country_in_focus(token):
            place = self.country_in_focus
            if place:
                yield End(None, token.i, argument, place, part)
            return
        referent = self.named(token, arg.fillers, _AS.get(arg.function, arg.function), reading)
        if referent is None and arg.function in ("prefix", "modifier") and "Government" in arg.fillers:
            referent = self.state(token.text)
        if referent is None and arg.function == "prefix":
            referent = self._told_elsewhere(token, arg)
        if referent is None and arg.function not in ("modifier", "prefix", "part"):
            referent, token = self._of_apposition(token, arg, reading)
        if referent is not None:
            yield End(referent, token.i, argument, "", part or self._named_part(referent, token))

    def _own_government(self, reading: RelationReading, argument: Argument) -> Iterator[End]:
        """The government of the country that the "pro-government" actor belongs to, else of the one in focus."""
        for subject in self.ends(reading, "lex:subject"):
            country = self._country_by_iri(subject.id) or self.country_in_focus
            iri = self.government_of(country) if country else ""
            if iri:
                yield End(Referent("Government", iri, None), reading.head, argument)

    def _told_elsewhere(self, token: Token, arg: Arg) -> Referent | None:
        """Who a bare noun at a hyphen is: the state in focus ("government-held"), else who is so called elsewhere ("rebel-held")."""
        lemma = token.lemma_.lower()
        if "Government" in arg.fillers and any(n.denotes == "Government" and lemma in n.lemmas for n in self.nodes.lexicon.nouns):
            iri = self.government_of(self.country_in_focus)
            return Referent("Government", iri, None) if iri else None
        for index, mark in enumerate(self.nodes.found.nominals):
            if mark.lemma == lemma and mark.is_plural and self.nodes.lexicon.is_a(mark.kind, "ArmedActor"):
                referent = self.nodes.referents.at(FindingId("nominals", index))
                return referent if referent is not None and self._is_certain(referent) else None
        return None

    def _of_apposition(self, token: Token, arg: Arg, reading: RelationReading) -> tuple[Referent | None, Token]:
        """The name that the noun is said of, and its token: "Ansaru, a group linked to"."""
        for other, _ in holders(token):
            if other.i != token.i:
                found = self.named(other, arg.fillers, "holder", reading)
                if found is not None:
                    return found, other
                if other.pos_ == "PROPN":  # a name that nobody knows: it is said of no other
                    break
        return None, token

    def named(self, token: Token, classes: tuple[str, ...], function: str, reading: RelationReading) -> Referent | None:
        """The node at the token, if it is of one of the classes and the reader can name it."""
        if "Government" in classes and function == "modifier":
            function = "possessor"
        filler = self.nodes.referents.fillers.find(token, tuple(c for c in classes if c != "Quantity"), function)
        is_own_word = token.i == reading.head and function != "self"
        if filler is None or is_own_word or self._names_itself(filler, reading):
            return None
        if function == "possessor" and filler.group == "actors":
            filler = replace(filler, index=self._innermost(token, filler.index))
        referent = self.nodes.referents.of(filler, classes)
        if referent is None or not self._fits(referent, classes) or self._takes_up_too_much(filler, referent, token):
            return None
        is_predecessor = reading.trigger.evokes == "ck:succeeds" and function != "holder" and referent.kind == "Person"
        return referent if self._is_certain(referent) or is_predecessor else None

    def _innermost(self, token: Token, index: int) -> int:
        """The name that ends at the token rather than one it is part of: "al-Qaeda's Syrian affiliate"."""
        over = ((i, self.nodes.found.actors[i]) for i in self.nodes.over(token.i, "actors"))
        found = [(m.end - m.begin, i) for i, m in over if token.i == m.end - 1]
        return min(found)[1] if found else index

    def _takes_up_too_much(self, filler: Filler, referent: Referent, token: Token) -> bool:
        """Whether a pronoun or common noun stands for what it cannot: "they" and "US-based gangs" for a government."""
        if filler.is_pronoun:
            return referent.kind == "Government" and token.lower_ not in THIRD_SINGULAR_NEUTER_PLAIN
        mark = self.nodes.found.nominal(filler)
        if mark is None or referent.key == filler.id:
            return False
        is_state = referent.kind == "Government" and not self.nodes.lexicon.is_a("Government", mark.kind)
        return is_state or (is_apposition(token) and not mark.possessor)

    def _names_itself(self, filler: Filler, reading: RelationReading) -> bool:
        """Whether the name is made of the reading's own words: "pro-government militia" as a force of its own."""
        actor = self.nodes.found.actor(filler)
        if actor is None or not _is_of_focus(reading):
            return False
        return actor.begin <= reading.begin < actor.end

    def _fits(self, referent: Referent, classes: tuple[str, ...]) -> bool:
        if referent.kind == "Government":  # a nationality or a country is no group: only where the frame says so
            return "Government" in classes or "Actor" in classes
        return any(self.nodes.lexicon.is_a(referent.kind, c) for c in classes)

    def _is_certain(self, referent: Referent) -> bool:
        """Listed, or a name of which it is plain what it names: full names of persons, groups called so, places."""
        if referent.iri:
            return True
        if referent.key is None:
            return False
        if referent.key.group == "places":
            return True
        mark = self.nodes.found.actor(referent.key)
        if mark is None:
            return False
        if mark.kind == "Person":
            return mark.end - mark.begin > 1
        return mark.kind not in ("Organization", "Actor")

    def _named_part(self, referent: Referent, token: Token) -> tuple[int, int] | None:
        """The words of a place's name that name a part of it: "the east of Homs province"."""
        for mark in (self.nodes.found.places[n] for n in self.nodes.over(token.i, "places")):
            if referent.kind == "Place" and mark.part:
                return mark.begin, mark.end
        return None

    def _part(self, argument: Argument, whole: Token) -> tuple[int, int]:
        top = self.doc[int(argument.via.partition(":")[2])]
        numbers, places = self.nodes.over(top.i, "quantities"), self.nodes.over(whole.i, "places")
        begin = min([syntax.noun_phrase(top)[0], *(self.nodes.found.quantities[n].begin for n in numbers)])
        return begin, max([whole.i + 1, *(self.nodes.found.places[n].end for n in places)])

    @cached_property
    def namings(self) -> Mapping[int, Trigger]:
        """By the head token of who is named to an office, the trigger that tells of it."""
        found: dict[int, Trigger] = {}
        for trigger in self.nodes.triggers:
            if self.nodes.lexicon.is_a(trigger.class_name, "LeadershipChange"):
                for role in trigger.of("ck:incoming"):
                    found.setdefault(role.head, trigger)
        return found

    # --- the country in focus --------------------------------------------------------------------------------------------

    def _is_country_in_focus(self, token: Token) -> bool:
        return token.lemma_.lower() in self.tenure.focus and syntax.is_pointed_at(token) and not list(syntax.premodifiers(token))

    @cached_property
    def country_in_focus(self) -> str:
        """The country that most of the article's places lie in, at least twice as many as in any other; empty if none."""
        counts = Counter(m.country for m in self.nodes.found.places if m.country)
        counts.update(c for m in self.nodes.found.actors if m.iri and (c := self.country_of(m)))
        ranked = counts.most_common(2)
        if ranked and (len(ranked) == 1 or ranked[0][1] >= 2 * ranked[1][1]):
            return ranked[0][0]
        return ""

    def country_of(self, mark: ActorMention) -> str:
        """The country that a listed actor belongs to, if it is one."""
        return self._country_by_iri(mark.iri)

    def _country_by_iri(self, actor: NodeId) -> str:
        listed = self.listed.get(actor) if isinstance(actor, str) else None
        places = [c for c in listed.context if c not in self.listed] if listed is not None else []
        return places[0] if len(places) == 1 else ""

    def government_of(self, country: str) -> str:
        """IRI of the country's listed government; empty if there is none or more than one."""
        found = [a.iri for a in self.nodes.lexicon.actors if a.kind == "Government" and a.nationalities and country in a.context]
        return found[0] if len(found) == 1 else ""

    # --- nodes -----------------------------------------------------------------------------------------------------------

    def iri(self, end: End) -> str:
        """The end's IRI; makes its node."""
        if end.referent is not None:
            return self.nodes.iri(end.referent)
        begin = end.head - 1 if end.head and self.doc[end.head - 1].lower_ == THE else end.head
        return self.country_node(end.place, begin, end.head + 1)

    def country_node(self, iri: str, begin: int, end: int) -> str:
        """Make the node of a country that the words ``begin:end`` stand for."""
        entry = load_gazetteer().entry(iri)
        if iri not in self.nodes.places and entry is not None:
            self.nodes.places[iri] = model.Place(iri=iri, label=entry.label, feature=entry.feature, geonames=entry.geonames)
        self.nodes.mention(begin, end, iri)
        return iri

    def listed_node(self, actor: str) -> str:
        """Make the node of a listed actor."""
        return self.nodes.iri(Referent(self.listed[actor].kind, actor, None))

    def part_words(self, part: tuple[int, int] | None) -> str | None:
        """The words of a part, as a comment."""
        return self.nodes.text(*part) if part else None


def _is_of_focus(reading: RelationReading) -> bool:
    """Whether the entry names its object by nothing but the country in focus: "pro-government"; to titles that is a last resort."""
    return [a.function for a in reading.trigger.args if a.role == "lex:object"] == [FOCUS]


def _singular(part: Token) -> str:
    """The lemma of a partitive noun, also of one in capitals that the lemmatizer leaves as it is: "Parts of Yemen"."""
    lemma = str(part.lemma_.lower())
    return lemma.removesuffix("s") if part.pos_ == "PROPN" else lemma
