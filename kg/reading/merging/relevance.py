"""Component `kg_relevance`: events that are not of armed conflict or political violence are dropped, each with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc

from kg.ontology import lexicon as lx
from kg.ontology.entries import nouns_by_iri
from kg.reading import syntax
from kg.reading.coreference.referents import Referents, referents_of
from kg.reading.findings.document import read_findings, triggers_in, write_findings
from kg.reading.findings.filled import Trigger
from kg.reading.findings.found import Nominal
from kg.reading.findings.groups import EVENTS, REJECTED_FRAMES, REJECTED_RELEVANCE, TOLD
from kg.reading.grounds.objections import Case, objection_to
from kg.reading.grounds.parties import Parties, is_police
from kg.reading.grounds.signs import Sign, Signs, may_be_private
from kg.reading.grounds.topics import Topics

__all__ = ["Relevance"]

_MIN_SIGNS = 4
_MIN_OF_WAR = 2  # fighters, forces that are no police, weapons, words of war alone
_MIN_DENSITY = 0.3  # signs a sentence
_SHORT = 6  # sentences: what else they tell is of the same event or of its kind
_NO_SIGN = "no sign of armed conflict with it"
_OF_SIDES = frozenset([Sign.ARMED_DOER, Sign.ARMED_PERSON, Sign.ARMED_SIDE, Sign.GUNMEN, Sign.STATE, Sign.WORD_OF_WAR, Sign.CONTEXT])
_ANCHORS = _OF_SIDES - {Sign.CONTEXT, Sign.STATE} | {Sign.CROWD, Sign.FIGHTING, Sign.PROTEST, Sign.WEAPON_OF_WAR, Sign.POLICE}
_STATES_OF_THINGS = ("Conflict", "Communication", "Agreement", "TerritorialChange", "LeadershipChange", "Deployment")
_ENOUGH: Mapping[str, frozenset[Sign]] = {
    "Detention": _OF_SIDES | {Sign.POLITICAL_CAPTIVE},
    "Bombing": frozenset(Sign) - {Sign.ARMS},
    "Communication": _OF_SIDES,
    "Conflict": _OF_SIDES,
    "Agreement": _OF_SIDES,
    "Deployment": _OF_SIDES - {Sign.CONTEXT} | {Sign.ARMS, Sign.WEAPON_OF_WAR},
    "Displacement": _OF_SIDES,
    "TerritorialChange": _OF_SIDES,
    "LeadershipChange": _OF_SIDES,
    "Protest": _OF_SIDES | {Sign.PROTEST, Sign.POLICE, Sign.HARM},
}
"""Signs of which one is enough, by class; of any other class every sign is."""


class Relevance:
    """Keeps the events that signs of conflict speak for and no objection stands against."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        self.lexicon = lx.load(*extra)
        self._nouns = nouns_by_iri(self.lexicon)
        self._strong = {t.iri for t in self.lexicon.triggers if t.strong}
        self._of_war = {t.iri for t in self.lexicon.triggers if t.strong and not may_be_private(self.lexicon, t.evokes)}
        self._claims = {t.iri for t in self.lexicon.triggers if t.strong and t.takes_up}

    def __call__(self, doc: Doc) -> Doc:
        """Write the groups of told events and of the triggers of all others."""
        triggers = triggers_in(doc)
        events = read_findings(doc, EVENTS)
        referents = referents_of(doc, self.lexicon)
        reasons = self._reasons(doc, [[triggers[i] for i in e.triggers] for e in events], referents)
        dropped = [(why, e) for why, e in zip(reasons, events, strict=True) if why is not None]
        write_findings(doc, TOLD, [e for why, e in zip(reasons, events, strict=True) if why is None])
        write_findings(doc, REJECTED_RELEVANCE, (triggers[i].rejected(why) for why, e in dropped for i in e.triggers))
        return doc

    def _reasons(self, doc: Doc, events: Sequence[Sequence[Trigger]], referents: Referents) -> list[str | None]:
        """Why each event is dropped, None for one that stays; those that stay by themselves speak for the others of a short text."""
        cases = self._cases(doc, events, referents)
        reasons = [self._reason(case, case.signs - {Sign.ARMED_BESIDE}) for case in cases]
        parse = syntax.parse_of(doc)
        told = {parse.sentence[t.head] for why, case in zip(reasons, cases, strict=True) if why is None for t in case.triggers}
        is_short = len(parse.bounds) <= _SHORT
        anchors = [case for why, case in zip(reasons, cases, strict=True) if is_short and why is None and self._is_anchor(case)]
        for n, case in enumerate(cases):
            more = frozenset([Sign.CONTEXT]) if anchors and (self._is_deed(case) or _is_elsewhere(case, anchors)) else frozenset()
            alone = told.isdisjoint(parse.sentence[t.head] for t in case.triggers)
            if reasons[n] is not None and (more or alone):
                reasons[n] = self._reason(case, (case.signs if alone else case.signs - {Sign.ARMED_BESIDE}) | more)
        return reasons

    def _is_anchor(self, case: Case) -> bool:
        """Whether an event shows what a short text is on."""
        return bool(case.signs & _ANCHORS) and any(trigger.roles for trigger in case.triggers)

    def _is_deed(self, case: Case) -> bool:
        """Whether an event is an act of its own: bare harm is of the event told beside it, wars and withdrawals are of others."""
        kinds = [trigger.class_name for trigger in case.triggers]
        is_bare = not self.lexicon.classes.general.isdisjoint(kinds)
        return not is_bare and not any(self.lexicon.any_is_a(kinds, name) for name in _STATES_OF_THINGS)

    def _cases(self, doc: Doc, events: Sequence[Sequence[Trigger]], referents: Referents) -> list[Case]:
        signs, topics = Signs(referents, Parties(referents)), Topics(doc, self.lexicon)
        told = self._is_of_conflict(doc, referents, is_on_other_news=bool(topics.of_article))
        return [
            Case(
                doc=doc,
                lexicon=self.lexicon,
                fillers=referents.fillers,
                topics=topics,
                triggers=event,
                parties=signs.parties_in(event),
                signs=_in_context(signs.of(event), told=told),
                told=told,
            )
            for event in events
        ]

    def _reason(self, case: Case, signs: frozenset[Sign]) -> str | None:
        if all(signs.isdisjoint(self._enough(trigger.class_name)) for trigger in case.triggers):
            return _NO_SIGN
        return objection_to(replace(case, signs=signs))

    def _enough(self, kind: str) -> frozenset[Sign]:
        """The signs of which one is enough for a class, or for the nearest above it that has any."""
        return next((_ENOUGH[name] for name in _ENOUGH if self.lexicon.is_a(kind, name)), frozenset(Sign))

    def _is_of_conflict(self, doc: Doc, referents: Referents, *, is_on_other_news: bool) -> bool:
        """Whether signs are many enough for the article to be on conflict: fighters, forces, weapons, strong words.

        One on other news has to name a group or force besides: its armies may be of lawyers.
        """
        if any(r.iri in self._claims for r in read_findings(doc, REJECTED_FRAMES)):
            return True  # somebody, or nobody, has claimed responsibility
        triggers = [t for t in triggers_in(doc) if t.is_event]
        if any(t.iri in self._claims for t in triggers):
            return True
        fillers = referents.fillers
        actors = [m for m in fillers.actors if self.lexicon.is_a(m.kind, "ArmedActor")]
        police = sum(is_police(referents, m.iri) for m in actors) + sum(self._keeps_order(m) for m in fillers.nominals)
        forces = len(actors) + sum(self._is_force(m) for m in fillers.nominals) - police
        of_war = sum(t.iri in self._of_war for t in triggers)
        words = sum(t.iri in self._strong for t in triggers)
        is_named = any(m.iri and not is_police(referents, m.iri) for m in actors)
        if not (is_named or (words and not is_on_other_news)) or forces + of_war + len(fillers.weapons) < _MIN_OF_WAR:
            return False  # rebels in a coalition and bombs under a budget are words alone, police and murder are in any paper
        signs = forces + police + words + len(fillers.weapons)
        return signs >= _MIN_SIGNS and signs >= _MIN_DENSITY * sum(1 for _ in doc.sents)

    def _keeps_order(self, nominal: Nominal) -> bool:
        noun = self._nouns.get(nominal.iri)
        return noun is not None and noun.keeps_order

    def _is_force(self, nominal: Nominal) -> bool:
        """Whether the noun is of fighters, of a gang, of a force, or of what is theirs."""
        noun = self._nouns.get(nominal.iri)
        is_armed = self.lexicon.is_a(nominal.kind, "ArmedActor") or bool(self.lexicon.armed & set(nominal.categories))
        return is_armed or (noun is not None and noun.strong)


def _in_context(signs: frozenset[Sign], *, told: bool) -> frozenset[Sign]:
    """The signs of an event, and those that an article on conflict adds: in it, police are a force as others are."""
    if not told:
        return signs
    return signs | {Sign.CONTEXT, Sign.ARMED_DOER} if Sign.POLICE in signs else signs | {Sign.CONTEXT}


def _is_elsewhere(case: Case, others: Iterable[Case]) -> bool:
    """Whether an act has a place of its own, as every other has: "two were shot dead in X, and a third was killed in Y".

    A noun elsewhere is no such act: "the toll in Gaza rose".
    """
    if any(case.doc[trigger.head].pos_ != "VERB" for trigger in case.triggers):
        return False
    own, places = case.places, [other.places for other in others]
    return bool(own) and all(other and own.isdisjoint(other) for other in places)


@Language.factory("kg_relevance", default_config={"extra": []}, assigns=["doc.spans"], requires=["doc.spans"])
def make_relevance(nlp: Language, name: str, extra: list[str]) -> Relevance:
    """Make the component."""
    return Relevance(extra)
