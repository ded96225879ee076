"""What speaks against an event being one of conflict, in the order in which it is asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from kg.ontology.entries import Lexicon, nouns_by_iri
from kg.ontology.entry_values import Topic
from kg.reading import syntax
from kg.reading.english.adverbs import LIKENING
from kg.reading.findings.filled import Trigger
from kg.reading.findings.fillers import Fillers
from kg.reading.grounds.parties import Involved
from kg.reading.grounds.signs import Sign, does
from kg.reading.grounds.topics import Topics
from kg.reading.syntax import around

__all__ = ["Case", "objection_to"]

_FIRST_YEAR = 1900
"""What happened before is history: no chronicle of political violence reaches back so far."""
_CAUSES = ("subject", "by-agent", "modifier", "possessor")
_TALKED_OF = ("Communication", "Conflict", "Destruction", "Deployment")
"""Classes, besides attacks, whose words are used of politics by word."""
_WAR = frozenset([Sign.ARMED_DOER, Sign.WEAPON_OF_WAR])
_ARMED = _WAR | {Sign.GUNMEN, Sign.OUTLAWS, Sign.POLICE}
_SIDES = frozenset([Sign.ARMED_SIDE, Sign.PUBLIC_VICTIM, Sign.POLITICAL_CAPTIVE, Sign.PROTEST, Sign.CROWD])
_WEAK = frozenset([Sign.GROUP, Sign.ARMED_BESIDE, Sign.CONTEXT])
"""Signs that count where nothing else is told of."""
_COUNTING: Mapping[Topic, frozenset[Sign]] = {
    "hazard": _ARMED | {Sign.ARMED_PERSON, Sign.STATE, Sign.CROWD, Sign.WORD_OF_WAR, Sign.PROTEST, Sign.POLITICAL_CAPTIVE},
    "court": _WAR | _SIDES - {Sign.CROWD} | {Sign.STATE, Sign.WORD_OF_WAR},
    "crime": _SIDES - {Sign.POLITICAL_CAPTIVE} | {Sign.ARMED_DOER, Sign.STATE, Sign.WORD_OF_WAR},
    "family": _WAR | _SIDES - {Sign.POLITICAL_CAPTIVE} | {Sign.GUNMEN, Sign.STATE, Sign.WORD_OF_WAR},
    "sport": _ARMED,
    "business": _ARMED - {Sign.OUTLAWS} | _SIDES - {Sign.CROWD} | {Sign.ARMED_PERSON, Sign.HARM},
    "debate": _ARMED | {Sign.CROWD, Sign.PROTEST, Sign.POLITICAL_CAPTIVE, Sign.WORD_OF_WAR, Sign.WORD_OF_VIOLENCE},
    "nature": _WAR,
    "works": _ARMED | {Sign.ARMED_PERSON, Sign.STATE, Sign.CROWD, Sign.WORD_OF_WAR, Sign.ARMS},
}
"""Beside a topic, the signs that count."""


@dataclass(frozen=True, kw_only=True)
class Case:
    """An event on trial: its words, who takes part, its signs, and what is told around it. ``told``: the article is on conflict."""

    doc: Doc
    lexicon: Lexicon
    fillers: Fillers
    topics: Topics
    triggers: Sequence[Trigger]
    parties: Sequence[Involved]
    signs: frozenset[Sign]
    told: bool

    @property
    def doers(self) -> list[Involved]:
        """Those who act."""
        return [party for party in self.parties if does(party.role)]

    @property
    def objects(self) -> list[Involved]:
        """Those who undergo it."""
        return [party for party in self.parties if not does(party.role)]

    @property
    def places(self) -> frozenset[str]:
        """Where it is told to have been, by the IRIs of settled places."""
        found = (self.fillers.get(role.filler) for trigger in self.triggers for role in trigger.of("ck:place", "ck:near"))
        return frozenset(place.iri for place in found if place is not None and place.iri)

    def has_class(self, *names: str) -> bool:
        """Whether a trigger evokes one of the classes."""
        return any(trigger.class_name in names for trigger in self.triggers)

    @cached_property
    def beside(self) -> frozenset[Topic]:
        """The topics that bear on the event: those of its sentences, and those of an article that is not on conflict."""
        return (self.topics.beside(self.triggers) - {"nature"}) | (frozenset() if self.told else self.topics.of_article)

    @cached_property
    def is_bodily(self) -> bool:
        """Whether people, places or things are told to be hit: words hit persons of politics alone."""
        if self.signs & {Sign.WEAPON_OF_WAR, Sign.ARMS}:
            return True
        deeds = [trigger for trigger in self.triggers if trigger.class_name not in _TALKED_OF]
        is_harm = any(trigger.of("ck:victim", "ck:casualties") for trigger in deeds)
        things = (p for p in self.objects if not p.is_unlisted_noun)
        return is_harm or any(p.kind == "Place" or self.lexicon.is_a(p.kind, "Asset") for p in things)

    @cached_property
    def is_told_by_word(self) -> bool:
        """Whether its class is one whose words are used of politics by word, too."""
        classes = self.lexicon.classes
        return all(
            t.class_name in classes.general or classes.have([t.class_name], "strike") or t.class_name in _TALKED_OF for t in self.triggers
        )


def objection_to(case: Case) -> str | None:
    """Return the first objection that holds, in words; None if there is none."""
    return next((why for why, holds in _OBJECTIONS.items() if holds(case)), None)


# --- what did not happen, or not now ---------------------------------------------------------------


def _is_fiction(case: Case) -> bool:
    return "fiction" in case.topics.beside(case.triggers) or "fiction" in case.topics.of_article


def _is_exercise(case: Case) -> bool:
    return "exercise" in case.topics.of_article or case.topics.leads_to(case.triggers, "exercise")


def _is_long_past(case: Case) -> bool:
    if "past" in case.topics.of_article or case.topics.leads_to(case.triggers, "past"):
        return True
    times = [case.fillers.times[r.filler.index] for t in case.triggers for r in t.of("ck:time") if r.filler.group == "times"]
    return any(time.latest is not None and time.latest.year < _FIRST_YEAR for time in times)


# --- what nobody meant, and what was only said -----------------------------------------------------


def _is_of_nature(case: Case) -> bool:
    """Whether what did the harm has no will: "a shark attack", "the flood killed", "crashed, killing the pilot"."""
    caused = [trigger for trigger in case.triggers if _has_natural_cause(case, trigger)]
    others = [party for party in case.doers if not any(party.role in trigger.roles for trigger in caused)]
    return bool(caused) and not others and Sign.WORD_OF_WAR not in case.signs


def _is_of_traffic(case: Case) -> bool:
    """Whether a vehicle hit people or another: "a train hit a bus"; one that is driven into a crowd has somebody who does so."""
    if case.told or case.doers or not all(t.class_name in case.lexicon.classes.general for t in case.triggers):
        return False
    subjects = [c for t in case.triggers for verb in (case.doc[t.head], case.doc[t.head].head) for c in syntax.children_of(verb, "nsubj")]
    nouns = nouns_by_iri(case.lexicon)
    told = [nouns.get(m.iri) for word in subjects for m in case.fillers.nominals if m.head == word.i]
    is_vehicle = any(noun is not None and noun.thing == "Vehicle" for noun in told)
    return is_vehicle and not case.signs & (_ARMED | {Sign.ARMED_PERSON, Sign.ARMS, Sign.WORD_OF_WAR, Sign.ARMED_SIDE})


def _has_natural_cause(case: Case, trigger: Trigger) -> bool:
    head = case.doc[trigger.head]
    told = {head.i: head, (first := syntax.first_of_list(head)).i: first}.values()
    causes = [case.doc[a.head] for verb in told for a in syntax.plain_arguments(verb) if a.function in _CAUSES]
    words = [word for cause in causes for word in (cause, *syntax.of_objects(cause), *case.topics.kinds_of(cause))]
    if any("nature" in case.topics.of(word) and not case.fillers.is_named_actor(word) for word in words):
        return True
    return any(case.topics.is_hazard(verb) for verb in head.ancestors if verb.pos_ == "VERB")


def _is_by_word(case: Case) -> bool:
    """Whether people of politics and the press attack each other: with words, where nobody is told to be hurt."""
    is_stated = case.has_class("Communication") and bool(case.signs & {Sign.ARMED_SIDE, Sign.STATE, Sign.ARMED_DOER})
    if is_stated or not case.is_told_by_word or case.is_bodily or not case.doers:
        return False
    is_of_people = any(party.is_people for party in case.objects)
    return all(_fights_with_words(party, told=case.told, is_of_people=is_of_people) for party in case.doers)


def _fights_with_words(party: Involved, *, told: bool, is_of_people: bool) -> bool:
    """Whether one is of politics or the press, or a cheat; one whom only a name tells of may fight where the article is on conflict."""
    speaks = party.speaks and not (told and party.is_named)
    cheats = party.is_outlaw and not (told or is_of_people)
    return not party.bears_arms and (speaks or cheats)


def _is_likened(case: Case) -> bool:
    """Whether a state of things is only likened to it: "practically held hostage"."""
    lasting = [t for t in case.triggers if case.lexicon.classes.have([t.class_name], "lasting")]
    return any(adverb.lower_ in LIKENING for t in lasting for adverb in around.adverbs_of(case.doc[t.head]))


def _is_private(case: Case) -> bool:
    """Whether one private person did it to another."""
    doers, counted = case.doers, case.signs & (_WAR | _SIDES | {Sign.POLICE, Sign.STATE, Sign.GUNMEN})
    return not case.told and bool(doers) and not counted and all(party.is_private for party in doers)


# --- other news ------------------------------------------------------------------------------------


def _is_other_news(case: Case) -> bool:
    means = {Sign.WORD_OF_WAR} if Sign.OUTLAWS in case.signs else frozenset()  # thieves blow up safes
    lone = {Sign.GUNMEN} if "family" in case.beside and all(party.is_single for party in case.doers) else frozenset()
    return any(not (case.signs - means - lone) & _COUNTING[topic] for topic in _weighing(case))


def _weighing(case: Case) -> Iterator[Topic]:
    """The topics that the signs have to outweigh; in an article on conflict a trial or a theft is of it."""
    for topic in sorted(case.beside & _COUNTING.keys()):
        is_of_conflict = case.told and topic in ("court", "crime", "family", "business", "debate")
        is_other_class = topic == "works" and (case.told or case.has_class("ArmedAttack") or not case.has_class("Bombing"))
        is_deed = topic == "debate" and not case.signs <= _WEAK and (case.is_bodily or not case.is_told_by_word)
        is_protest = case.has_class("Protest", "Riot") and topic != "sport"
        if not (is_of_conflict or is_other_class or is_deed or is_protest):
            yield topic


def _is_relief(case: Case) -> bool:
    is_accident = "works" in case.topics.of_article
    return case.has_class("Deployment") and (is_accident or "hazard" in case.topics.beside(case.triggers) | case.topics.of_article)


def _is_of_beasts(case: Case) -> bool:
    """Whether it was an animal that was hit."""
    if case.signs & _ARMED:
        return False
    if case.objects:
        return all(party.is_beast for party in case.objects)
    heads = (case.doc[trigger.head] for trigger in case.triggers)
    return any("nature" in case.topics.of(case.doc[a.head]) for h in heads for a in syntax.plain_arguments(h) if a.function == "object")


_OBJECTIONS: Mapping[str, Callable[[Case], bool]] = {
    "a made-up story": _is_fiction,
    "part of an exercise": _is_exercise,
    "of times long past": _is_long_past,
    "nobody's violence": _is_of_nature,
    "traffic": _is_of_traffic,
    "an attack by words": _is_by_word,
    "between private people": _is_private,
    "a likeness": _is_likened,
    "done to an animal": _is_of_beasts,
    "help in a disaster": _is_relief,
    "told of other news": _is_other_news,
}
