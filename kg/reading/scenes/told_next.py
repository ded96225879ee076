"""The next sentence tells where: "The incident happened in X", "He died outside his home in X", "The mine lies near X"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from spacy.tokens import Doc, Token

from kg.ontology.entries import Lexicon
from kg.reading import syntax
from kg.reading.coreference.referents import Referents
from kg.reading.english.auxiliaries import BE, COPULAS
from kg.reading.english.determiners import THIS
from kg.reading.english.pronoun_forms import IT, THAT
from kg.reading.findings.document import read_findings
from kg.reading.findings.filled import FindingId, Trigger
from kg.reading.findings.found import Nominal, PlaceMention
from kg.reading.findings.groups import REJECTED_FRAMES
from kg.reading.lookup.light_verbs import light_verbs_of
from kg.reading.scenes.settings import PlacePhrase
from kg.reading.syntax.noun_functions import names_said_of
from kg.reading.syntax.reach import hangs_on
from kg.reading.syntax.words import children_of

__all__ = ["ToldNext"]

_HARMED = ("ck:victim", "ck:target", "ck:casualties")
_STANDING = frozenset([BE, "lie"])


class ToldNext:
    """Asks of settings whether they tell where an event of the sentence before took place."""

    def __init__(self, doc: Doc, lexicon: Lexicon, referents: Referents, triggers: Sequence[Trigger]) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.referents = referents
        self.lights = light_verbs_of(lexicon)
        self.others = {t.head for t in triggers if t.is_event and not lexicon.is_a(t.class_name, "ViolentEvent")}
        harms = (r for r in read_findings(doc, REJECTED_FRAMES) if lexicon.is_a(r.kind.partition(":")[2], "ViolentEvent"))
        self.harms = {r.head for r in harms}

    def rule(self, setting: PlacePhrase, triggers: Iterable[Trigger]) -> str:
        """Return why the setting is that of the event with the triggers; empty where it is not."""
        path = list(hangs_on(self.doc[setting.preposition]))
        verb = path[-1] if path else None
        if verb is None or verb.pos_ not in ("VERB", "AUX") or verb.i in self.others:
            return ""
        subject = syntax.subject_of(verb)
        if subject is None or subject.i > verb.i:
            return ""
        if self._takes_place(verb, subject):
            return "scene-told-next"
        harmed = [role for t in triggers for role in t.of(*_HARMED)]
        if verb.i in self.harms and any(self._is_one_of(subject, role.filler.id) for role in harmed):
            return "scene-of-those-harmed"
        stands = verb.lemma_ in _STANDING and len(path) == 1 and syntax.is_pointed_at(subject)
        alike = stands and any(self.doc[role.head].lemma_ == subject.lemma_ for role in harmed)
        return "scene-of-thing-hit" if alike else ""

    def named(self, sentence: int, triggers: Iterable[Trigger], places: Sequence[PlaceMention]) -> list[int]:
        """Return the places that a sentence says the places told of in the events' sentences are: "The villages were Gana and Tse"."""
        parse = syntax.parse_of(self.doc)
        if sentence >= len(parse.bounds):
            return []
        told = {parse.sentence[t.head] for t in triggers}
        known = {t.lemma_ for n in told for t in self.doc[slice(*parse.bounds[n])] if t.tag_ == "NNS"}
        nouns = (t for t in self.doc[slice(*parse.bounds[sentence])] if t.lemma_ in known and syntax.is_pointed_at(t))
        names = {name.i for noun in nouns for name in names_said_of(noun)}
        return [n for n, place in enumerate(places) if names.intersection(range(place.begin, place.end))]

    def _takes_place(self, verb: Token, subject: Token) -> bool:
        """Whether the subject is what was told before, and the verb says only that it took place."""
        happens = self.lights.carries_subject(verb) and verb.lemma_ not in COPULAS and verb.tag_ in ("VBD", "VBN")
        if not happens or children_of(verb, "aux", "neg"):
            return False
        is_pronoun = subject.lower_ in (IT, THIS, THAT)
        is_event = syntax.is_pointed_at(subject) and subject.i not in self.others and not self._is_actor(subject)
        return is_pronoun or is_event

    def _is_actor(self, noun: Token) -> bool:
        found = (here.finding for here in self.referents.fillers.at.get(noun.i, ()) if here.group in ("actors", "nominals", "places"))
        return any(True for _ in found)

    def _is_one_of(self, subject: Token, harmed: FindingId) -> bool:
        """Whether the subject stands for those harmed: by coreference, or as "the men"."""
        here = [FindingId(h.group, h.nth) for h in self.referents.fillers.at.get(subject.i, ())]
        nodes = {self.referents.at(name) for name in (*here, FindingId("pronoun", subject.i))}
        if self.referents.at(harmed) in nodes - {None}:
            return True
        people = self.referents.fillers.nominal(harmed)
        own = next((h.finding for h in self.referents.fillers.at.get(subject.i, ()) if isinstance(h.finding, Nominal)), None)
        is_alike = people is not None and own is not None and people.is_plural == own.is_plural
        return is_alike and syntax.is_pointed_at(subject)
