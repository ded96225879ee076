"""What speaks for an event being one of conflict, each sign by its name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum

from kg.ontology.entries import Lexicon
from kg.reading import syntax
from kg.reading.coreference.referents import Referents
from kg.reading.findings.document import triggers_in
from kg.reading.findings.filled import Role, Trigger
from kg.reading.grounds.parties import Involved, Parties
from kg.reading.perpetrators.doer_roles import FIGHTING_ROLES, is_of_doer

__all__ = ["Sign", "Signs", "does", "may_be_private"]

_HARM = ("killed", "wounded", "casualty", "missing")
_HARMED = ("ck:victim", "ck:casualties")
_UNDERGOING = ("ck:victim", "ck:target", "ck:casualties")
_MANY_PROTESTS = 3
"""So many in an article, and it is on protests."""
_SIDES = (*FIGHTING_ROLES, "ck:gainedBy", "ck:lostBy")


class Sign(StrEnum):
    """A sign of conflict, as it is told."""

    ARMED_DOER = "an armed group or force did it"
    ARMED_PERSON = "a soldier or fighter did it"
    GUNMEN = "armed people of no told side did it"
    OUTLAWS = "bandits did it"
    POLICE = "police did it"
    STATE = "a state did it"
    CROWD = "a crowd did it"
    GROUP = "a group that no list knows harmed people"
    ARMED_BESIDE = "its sentence tells of fighters or forces"
    ARMED_SIDE = "it hit a force or what is its own"
    PUBLIC_VICTIM = "it hit somebody in public life"
    POLITICAL_CAPTIVE = "a protester, critic or fighter was seized"
    WEAPON_OF_WAR = "a bomb, shells or aircraft were used"
    ARMS = "arms were used"
    WORD_OF_WAR = "its words are used of armed violence alone"
    WORD_OF_VIOLENCE = "its words are used of violence alone"
    HARM = "an attack harmed people"
    FIGHTING = "groups fought"
    BLASTS = "several blasts at a place"
    PROTEST = "people protested"
    CONTEXT = "the article is on conflict"


def does(role: Role) -> bool:
    """Whether the role is of somebody who acts, on whatever side."""
    return is_of_doer(role) or role.name in _SIDES


def may_be_private(lexicon: Lexicon, kind: str) -> bool:
    """Whether private people do what the class (a curie) is of as well: they kill, kidnap and torture, but shell no towns."""
    name = kind.partition(":")[2]
    return name in lexicon.classes.general or lexicon.classes.have([name], "custody")


class Signs:
    """Finds the signs of single events."""

    def __init__(self, referents: Referents, parties: Parties) -> None:
        self._referents = referents
        self._lexicon: Lexicon = referents.lexicon
        self._parties = parties
        self._strong = {t.iri for t in self._lexicon.triggers if t.strong}
        self._protests = [t for t in triggers_in(referents.doc) if self._lexicon.is_a(t.class_name, "Protest")]
        self._bodily = {t.iri for t in self._lexicon.triggers if t.animate}

    def of(self, triggers: Sequence[Trigger]) -> frozenset[Sign]:
        """The signs of the event that the triggers tell."""
        return frozenset(sign for trigger in triggers for sign in self._of_trigger(trigger)) | frozenset(self._of_event(triggers))

    def parties_in(self, triggers: Sequence[Trigger]) -> list[Involved]:
        """Who takes part in an event, and what it hits."""
        found = (self._parties.of(role) for trigger in triggers for role in trigger.roles)
        return [party for party in found if party is not None]

    def _of_trigger(self, trigger: Trigger) -> Iterator[Sign]:
        if trigger.iri in self._strong:
            yield Sign.WORD_OF_VIOLENCE if may_be_private(self._lexicon, trigger.kind) else Sign.WORD_OF_WAR
        if self._is_harm_at_protest(trigger):
            yield Sign.PROTEST
        yield from self._of_weapons(trigger)
        for party in self.parties_in([trigger]):
            yield from self._of_doer(trigger, party) if does(party.role) else self._of_object(trigger, party)

    def _of_weapons(self, trigger: Trigger) -> Iterator[Sign]:
        used = [self._referents.fillers.weapons[r.filler.index] for r in trigger.roles if r.filler.group == "weapons"]
        for weapon in used:
            if not syntax.is_likeness(self._referents.doc[weapon.end - 1]):
                used_in = self._lexicon.classes.weapons.get(weapon.iri, "")
                yield Sign.ARMS if not used_in or used_in in self._lexicon.classes.general else Sign.WEAPON_OF_WAR

    def _of_doer(self, trigger: Trigger, party: Involved) -> Iterator[Sign]:
        if party.keeps_order or (party.is_guard and self._is_of_prisoners(trigger)):
            yield Sign.POLICE
        elif party.is_anybody:
            yield Sign.GUNMEN
        elif party.is_outlaw:
            yield Sign.OUTLAWS
        elif party.bears_arms:
            yield Sign.ARMED_PERSON if party.is_single else Sign.ARMED_DOER
        elif party.kind == "Government" and party.is_listed:
            yield Sign.STATE
        elif party.is_crowd and (trigger.class_name != "Clash" or len(trigger.of(*_SIDES)) > 1):
            yield Sign.CROWD

    def _of_object(self, trigger: Trigger, party: Involved) -> Iterator[Sign]:
        is_seized = self._is_of_custody(trigger)
        if party.bears_arms or (party.kind == "Government" and party.is_listed):
            yield Sign.ARMED_SIDE
        if is_seized and (party.is_public or party.is_protester or party.bears_arms or self._is_at_protest(trigger)):
            yield Sign.POLITICAL_CAPTIVE
        is_bodily = (trigger.iri in self._bodily and not is_seized) or "killed" in trigger.concepts
        if party.is_public and party.is_people and is_bodily:
            yield Sign.PUBLIC_VICTIM

    def _is_of_custody(self, trigger: Trigger) -> bool:
        return self._lexicon.classes.have([trigger.class_name], "custody")

    def _is_of_prisoners(self, trigger: Trigger) -> bool:
        return self._is_of_custody(trigger) or any(party.is_prisoner for party in self.parties_in([trigger]))

    def _is_at_protest(self, trigger: Trigger) -> bool:
        parse = syntax.parse_of(self._referents.doc)
        return parse.sentence[trigger.head] in {parse.sentence[t.head] for t in self._protests}

    def _is_harm_at_protest(self, trigger: Trigger) -> bool:
        """Whether people came to harm where others protested: "ten have died in the demonstrations"."""
        if not any(concept in _HARM for concept in trigger.concepts):
            return False
        protests = {t.head for t in self._protests}
        head = self._referents.doc[trigger.head]
        return any(t.i in protests for p in syntax.children_of(head, "prep") for t in syntax.children_of(p, "pobj"))

    def _of_event(self, triggers: Sequence[Trigger]) -> Iterator[Sign]:
        is_harm = any(concept in _HARM for trigger in triggers for concept in trigger.concepts)
        is_of_people = any(trigger.of(*_HARMED) for trigger in triggers)
        if is_harm and is_of_people and any(not trigger.sets or trigger.iri in self._strong for trigger in triggers):
            yield Sign.HARM
        if self._is_harm_by_group(triggers):
            yield Sign.GROUP
        if any(self._is_fighting(trigger, is_of_people=is_of_people) for trigger in triggers):
            yield Sign.FIGHTING
        if any(trigger.class_name == "Bombing" and self._has_plural_scene(trigger) for trigger in triggers):
            yield Sign.BLASTS
        if any(self._lexicon.is_a(trigger.class_name, "Protest") and self._is_protest(trigger) for trigger in triggers):
            yield Sign.PROTEST
        if self._hits_something(triggers) and self._are_armed_beside(triggers):
            yield Sign.ARMED_BESIDE

    def _is_harm_by_group(self, triggers: Sequence[Trigger]) -> bool:
        parties = self.parties_in([trigger for trigger in triggers if "wounded" not in trigger.concepts])
        are_people_hit = any(party.is_people and party.role.name in _HARMED for party in parties)
        return are_people_hit and any(party.kind == "Organization" and does(party.role) for party in parties)

    def _hits_something(self, triggers: Sequence[Trigger]) -> bool:
        """Whether people or things are told to be hit, or some clash who are not told: a sentence on soldiers may tell of a demand."""
        is_clash = any(trigger.class_name == "Clash" and not trigger.of(*_SIDES) for trigger in triggers)
        return is_clash or any(trigger.of(*_UNDERGOING) for trigger in triggers)

    def _are_armed_beside(self, triggers: Sequence[Trigger]) -> bool:
        """Whether a sentence of the event tells of fighters or of a force that is no police, in whatever part of it."""
        parse = syntax.parse_of(self._referents.doc)
        sentences = {parse.sentence[trigger.head] for trigger in triggers}
        return not sentences.isdisjoint(self._parties.sentences_with_armed)

    def _is_fighting(self, trigger: Trigger, *, is_of_people: bool) -> bool:
        """Whether several clash, or clashes harm people or have a place: "fighting in Taiz"; one clash may be of words."""
        if trigger.class_name != "Clash":
            return False
        sides = [party for party in self.parties_in([trigger]) if does(party.role)]
        head = self._referents.doc[trigger.head]
        is_lasting = syntax.is_plural(head) or syntax.is_verbal_noun(head)
        has_scene = is_of_people or bool(trigger.of("ck:place", "ck:near"))
        return (is_lasting and has_scene and not sides) or (len(sides) > 1 and all(party.is_crowd or party.bears_arms for party in sides))

    def _has_plural_scene(self, trigger: Trigger) -> bool:
        return syntax.is_plural(self._referents.doc[trigger.head]) and bool(trigger.of("ck:place", "ck:near"))

    def _is_protest(self, trigger: Trigger) -> bool:
        """Whether a crowd protests, or it is told where: one who protests, or a party, does so by word."""
        doers = [party for party in self.parties_in([trigger]) if does(party.role)]
        if doers:
            return any(party.is_people and not party.is_single for party in doers)
        if self._referents.doc[trigger.head].pos_ == "VERB":
            return False
        return bool(trigger.of("ck:place", "ck:near", "ck:target", "ck:casualties")) or len(self._protests) >= _MANY_PROTESTS
