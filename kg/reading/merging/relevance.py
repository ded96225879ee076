"""Component `kg_relevance`: events that nothing shows to be armed violence or its politics are dropped.

Sport, business, courts, weather and metaphor share their verbs with war. An event stays if it shows a sign of its own - a fighter, a force
or a state among its fillers, a weapon, a word of the lexicon that is used of nothing else (``lex:strong``), an attack with people harmed -
if it kills someone in public life (a senator, a judge), or if the article is full of such signs. A hazard ("earthquake") in its
sentence leaves only signs of its own to speak for it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc

from kg.ontology import lexicon as lx
from kg.reading import syntax
from kg.reading.coreference.referents import Referents, referents_of
from kg.reading.findings.document import read_findings, triggers_in, write_findings
from kg.reading.findings.filled import Role, Trigger
from kg.reading.findings.found import ActorMention, Nominal
from kg.reading.findings.groups import EVENTS, REJECTED_RELEVANCE, TOLD
from kg.reading.syntax import anaphora

__all__ = ["Relevance"]

_MIN_SIGNS = 4
_MIN_DENSITY = 0.3  # signs a sentence
_MEASURES = ("killed", "wounded", "casualty", "missing")
_PEOPLE = ("ck:victim", "ck:casualties")


class Relevance:
    """Keeps the events that signs of conflict speak for."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        self.lexicon = lx.load(*extra)
        self.strong = {t.iri for t in self.lexicon.triggers if t.strong}
        self.targets = {n.iri for n in self.lexicon.nouns if n.strong}
        self.offices = {lemma for n in self.lexicon.nouns if self.lexicon.public & set(n.categories) for lemma in n.lemmas}

    def __call__(self, doc: Doc) -> Doc:
        """Write the groups of told events and of the triggers of all others."""
        referents = referents_of(doc, self.lexicon)
        triggers = triggers_in(doc)
        events = read_findings(doc, EVENTS)
        is_told = self._is_of_conflict(doc, triggers, referents)
        stays = [self._stays(doc, [triggers[i] for i in e.triggers], referents, told=is_told) for e in events]
        kept = [e for e, stay in zip(events, stays, strict=True) if stay]
        dropped = (triggers[i] for e, stay in zip(events, stays, strict=True) if not stay for i in e.triggers)
        write_findings(doc, TOLD, kept)
        write_findings(doc, REJECTED_RELEVANCE, (t.rejected("no sign of armed conflict with it") for t in dropped))
        return doc

    def _stays(self, doc: Doc, triggers: Sequence[Trigger], referents: Referents, *, told: bool) -> bool:
        parse = syntax.parse_of(doc)
        sentences = {parse.sentence[t.begin] for t in triggers}
        if any(parse.forms_in(n) & self.lexicon.fictions for n in sentences):
            return False
        if any(self._signs(triggers, referents)):
            return True
        is_hazard = any(parse.forms_in(n) & self.lexicon.hazards for n in sentences)
        return not is_hazard and (told or self._is_political(triggers, referents))

    def _is_political(self, triggers: Sequence[Trigger], referents: Referents) -> bool:
        """Whether somebody in public life is killed: "the murder of the senator", "killed Judge Pedro Lara"."""
        if not any("killed" in trigger.concepts for trigger in triggers):
            return False
        return any(self._is_public(role, referents) for trigger in triggers for role in trigger.of("ck:victim"))

    def _is_public(self, role: Role, referents: Referents) -> bool:
        """Whether the person's noun, title or a noun that coreference ties to the name is one of public life."""
        found = referents.of_role(role)
        if found is None or found.kind not in ("Person", "PopulationGroup"):
            return False
        ids = [role.filler.id, *([found.key] if found.key else []), *(referents.linked_to(found.key) if found.key else [])]
        mentions = [referents.fillers.get(i) for i in ids]
        if any(isinstance(m, Nominal) and self.lexicon.public.intersection(m.categories) for m in mentions):
            return True
        names = (m for m in mentions if isinstance(m, ActorMention))
        return any(self.offices & {w.lower_ for w in anaphora.title_before(referents.doc[m.begin])} for m in names)

    def _signs(self, triggers: Sequence[Trigger], referents: Referents) -> Iterator[bool]:
        is_harm = any(concept in _MEASURES for trigger in triggers for concept in trigger.concepts)
        is_of_people = any(trigger.of(*_PEOPLE) for trigger in triggers)
        yield is_harm and is_of_people and any(not trigger.sets or trigger.iri in self.strong for trigger in triggers)
        for trigger in triggers:
            yield trigger.iri in self.strong
            for role in trigger.roles:
                yield role.filler.group == "weapons"
                yield self._is_armed(role, referents)

    def _is_armed(self, role: Role, referents: Referents) -> bool:
        if role.name in ("ck:place", "ck:near", "ck:time", "lex:sameEvent"):
            return False
        found = referents.of_role(role)
        if found is None:
            return False
        if self.lexicon.is_a(found.kind, "ArmedActor") or (found.kind == "Government" and found.iri):
            return True
        nominal = referents.fillers.nominal(role.filler)
        if nominal is None:
            return False
        owner = referents.owner(nominal)
        return self._is_force(nominal) or bool(owner and self.lexicon.is_a(owner.kind, "ArmedActor"))

    def _is_force(self, nominal: Nominal) -> bool:
        return nominal.iri in self.targets or bool(self.lexicon.armed & set(nominal.categories))

    def _is_of_conflict(self, doc: Doc, triggers: Sequence[Trigger], referents: Referents) -> bool:
        """Whether signs are many enough for the article to be on conflict: fighters, forces, weapons, strong words."""
        fillers = referents.fillers
        actors = sum(self.lexicon.is_a(m.kind, "ArmedActor") for m in (*fillers.actors, *fillers.nominals))
        forces = sum(self._is_force(m) for m in fillers.nominals if not self.lexicon.is_a(m.kind, "ArmedActor"))
        words = sum(t.iri in self.strong for t in triggers if t.is_event)
        signs = actors + forces + words + len(fillers.weapons)
        sentences = sum(1 for _ in doc.sents)
        listed = any(m.iri and self.lexicon.is_a(m.kind, "ArmedActor") for m in fillers.actors)
        if not (listed or words):
            return False  # rebels in a coalition and bombs under a budget are words alone
        return signs >= _MIN_SIGNS and signs >= _MIN_DENSITY * sentences


@Language.factory("kg_relevance", default_config={"extra": []}, assigns=["doc.spans"], requires=["doc.spans"])
def make_relevance(nlp: Language, name: str, extra: list[str]) -> Relevance:
    """Make the component."""
    return Relevance(extra)
