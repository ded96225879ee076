"""Which events of a sentence a setting is told of.

It is told of what it hangs on, of whom or what was hit there, and of the clauses that tell one scene with that; never because somebody
is from there, stays there or speaks there.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from kg.ontology.entries import Lexicon
from kg.reading import syntax
from kg.reading.english.auxiliaries import COPULAS
from kg.reading.english.pronoun_forms import POSSESSIVE_DETERMINERS
from kg.reading.findings.document import read_findings
from kg.reading.findings.filled import Trigger
from kg.reading.findings.fillers import Fillers
from kg.reading.findings.found import ActorMention, Nominal, PlaceMention
from kg.reading.findings.groups import TIMES
from kg.reading.lookup.light_verbs import light_verbs_of
from kg.reading.scenes.settings import PlacePhrase
from kg.reading.syntax.reach import (
    clause_verb,
    comes_from_elsewhere,
    goes_on_at,
    hangs_on,
    is_beside,
    is_beside_told,
    is_made_to_act,
    is_of_main_clause,
    is_of_others,
    thing_of_clause,
)
from kg.reading.syntax.time_scope import is_in_scope, reported_clauses

__all__ = ["SceneReach"]

_HIT = ("ck:target", "ck:victim", "ck:casualties", "ck:weapon", "ck:participant", "ck:lostBy")
_SEATS = ("A.PCLI", "P.PPLC")
_BODIES = ("Government", "InformationSource", "Person")


class SceneReach:
    """Asks of the settings and triggers of one Doc."""

    def __init__(self, doc: Doc, lexicon: Lexicon, fillers: Fillers, triggers: Sequence[Trigger]) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.fillers = fillers
        self.lights = light_verbs_of(lexicon)
        self.kinds = {t.head: t.class_name for t in triggers if t.is_event}
        self._dated = {i for time in read_findings(doc, TIMES) for i in range(time.begin, time.end)}

    def rule(self, setting: PlacePhrase, triggers: Iterable[Trigger]) -> str:
        """Return why an event is set there, by the name of the rule; empty where it is not.

        ``triggers`` are those of the event that stand in the setting's sentence.
        """
        told = list(triggers)
        path = list(hangs_on(self.doc[setting.preposition]))
        if any(is_of_others(noun, self._is_anybody) for noun in path):
            return ""
        if self._is_of(path, told):
            return "scene-of-those-hit"
        nouns = [t for t in path if t.pos_ not in ("VERB", "AUX")]
        if any(self._is_somebody(t) or is_made_to_act(t) for t in nouns):
            return ""
        heads = [head for one in told if self._is_told_here(head := self.doc[one.head])]
        if path and any(self._is_set(head, path[-1], nouns) for head in heads):
            return "scene-of-clause"
        opens = (
            not is_beside_told(self.doc[setting.preposition])
            and self._opens_sentence(setting.preposition)
            and any(map(is_of_main_clause, heads))
        )
        if opens:
            return "scene-of-sentence"
        return "scene-of-report" if self._is_told_by_locals(setting, path, heads) else ""

    def _is_told_by_locals(self, setting: PlacePhrase, path: Sequence[Token], heads: Sequence[Token]) -> bool:
        """Whether somebody who speaks where the sentence opens tells of it: "In Bama, residents said soldiers shot four men".

        In a capital or a seat of government people speak of what took place elsewhere, and so do bodies and those who tell of their own.
        """
        if len(path) != 1 or not _is_country_town(setting.place) or not self._opens_sentence(setting.preposition):
            return False
        speaker = syntax.subject_of(path[0])
        if speaker is None or speaker.pos_ == "PRON" or self._is_body(speaker):
            return False
        told = [c for c in reported_clauses(path[0]) if not _is_of_speaker(c)]
        return any(head.i == c.i or is_in_scope(head, c, is_reported=True) for head in heads for c in told)

    def _is_body(self, noun: Token) -> bool:
        found = (here.finding for here in self.fillers.at.get(noun.i, ()))
        return any(isinstance(f, ActorMention) and not self.lexicon.is_a(f.kind, "Person") for f in found)

    def _is_of(self, path: Sequence[Token], told: Sequence[Trigger]) -> bool:
        """Whether the words that a setting hangs on lead to the event, or to whom or what was hit."""
        hit = {role.head for t in told for role in t.of(*_HIT)}
        wanted = hit | {t.head for t in told}
        if not path:
            return False
        carried, thing = goes_on_at(path[-1], self.lights.doing_kinds), thing_of_clause(path[-1])
        is_of_thing = thing is not None and thing.i in hit and not self._is_anybody(thing)
        return any(t.i in wanted for t in path) or (carried is not None and carried.i in wanted) or is_of_thing

    def _is_anybody(self, noun: Token) -> bool:
        found = [here.finding for here in self.fillers.at.get(noun.i, ())]
        return any(isinstance(f, (ActorMention, Nominal)) and self.lexicon.is_a(f.kind, "Actor") for f in found)

    def _is_somebody(self, noun: Token) -> bool:
        """Whether the noun is somebody's name or description that may be elsewhere: "a spokesman in Gao".

        Those who are fought with, guarded or met are where that is told of: "clashed with militants in Gao".
        """
        found = [here.finding for here in self.fillers.at.get(noun.i, ())]
        actors = [f for f in found if isinstance(f, (ActorMention, Nominal)) and self.lexicon.is_a(f.kind, "Actor")]
        is_met = not syntax.is_subject(noun) and not any(self.lexicon.is_a(f.kind, kind) for f in actors for kind in _BODIES)
        return bool(actors) and not is_met

    def _is_told_here(self, head: Token) -> bool:
        """Whether its clause tells that it took place, and does not only speak of it: "condemned the killing"."""
        verb = clause_verb(head)
        carries = verb.i == head.i or verb.i in self.kinds or bool(self.lights.kinds(verb))
        return carries and not (verb.i != head.i and self.lights.speaks(verb))

    def _is_set(self, head: Token, place: Token, nouns: Sequence[Token]) -> bool:
        """Whether what hangs on the verb ``place`` is told of the trigger ``head``; an attack whose backers are elsewhere is not."""
        between = itertools.takewhile(lambda t: t.pos_ not in ("VERB", "AUX"), head.ancestors if head.pos_ != "VERB" else ())
        if any(syntax.is_subject(t) for t in between):
            return False
        if place.pos_ not in ("VERB", "AUX") or not is_beside(head, place):
            return False
        if head.pos_ != "VERB" and nouns and not self._is_carried(head, place, nouns):  # "discussed the crisis in X and the attack"
            return False
        kind = self.kinds.get(place.i)
        if kind is not None:  # another event's place
            return self.lexicon.is_a(kind, "ViolentEvent")
        return place.i < head.i or not (nouns and comes_from_elsewhere(nouns[-1]))

    def _is_carried(self, head: Token, verb: Token, nouns: Sequence[Token]) -> bool:
        """Whether the verb only tells that the event took place, or what it is: "the ambush took place on a road near X"."""
        if head.head.i != verb.i or any(map(syntax.is_subject, nouns)):  # "the closure of shops in X followed the raid"
            return False
        if verb.lemma_ in COPULAS:
            return [noun.dep_ for noun in nouns] == ["attr"]
        return bool(self.lights.doing_kinds(verb))

    def _opens_sentence(self, preposition: int) -> bool:
        """Whether nothing but days and settings stands before it in its sentence."""
        start = syntax.sentence_start(self.doc[preposition])
        opened = "(" in [t.text for t in self.doc[start:preposition]]
        before = (t for t in self.doc[start:preposition] if t.i not in self._dated and not (opened and _is_bracketed(t)))
        return all(t.is_punct or t.is_space or t.pos_ in ("ADP", "ADV", "SCONJ") for t in before)


def _is_country_town(place: PlaceMention) -> bool:
    """Whether it is known to lie somewhere, and is no country, capital or town that its province is named after."""
    is_seat = place.feature in _SEATS or any(parent.name.startswith(place.name) for parent in place.parents)
    return bool(place.iri or place.within) and not is_seat


def _is_of_speaker(clause: Token) -> bool:
    """Whether the subject of a clause is one of the speaker's own: "said his men shot two soldiers"."""
    subject = syntax.subject_of(clause)
    return subject is not None and any(t.lower_ in POSSESSIVE_DETERMINERS for t in subject.lefts)


def _is_bracketed(token: Token) -> bool:
    """Whether the token stands in brackets of its sentence."""
    before = [t.text for t in token.doc[syntax.sentence_start(token) : token.i + 1]]
    return before.count("(") > before.count(")")
