"""A sentence that goes on with the scene of the one before: "Gunmen raided Kano. Six people were killed."

It goes on where it names no place and no other time, tells in the simple past, and tells of harm or of those of the sentence before.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from kg.ontology.entries import Lexicon
from kg.reading import syntax
from kg.reading.english.auxiliaries import HAD, HAVE
from kg.reading.findings.document import read_findings
from kg.reading.findings.filled import Trigger
from kg.reading.findings.groups import TIMES
from kg.reading.findings.trigger_kinds import measures_of
from kg.reading.perpetrators.doer_roles import DOER_ROLES
from kg.reading.syntax.reach import clause_verb
from kg.reading.syntax.words import children_of, looks_back

__all__ = ["GoingOn"]

_FACTS = ("asserted", "reported", "")
_WEEKS = 31  # days that a toll of the last weeks may be of
_SAME = (*DOER_ROLES, "ck:target", "ck:victim", "ck:participant")


class GoingOn:
    """Asks of events whether their sentences go on with the scene of the sentence before."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.times = read_findings(doc, TIMES)

    def goes_on(self, triggers: Sequence[Trigger], before: Sequence[Trigger]) -> bool:
        """Return whether the event of ``triggers`` takes place where the events of the sentence before do."""
        own_times = {r.filler.index for t in triggers for r in t.of("ck:time")}
        their_times = {r.filler.index for t in before for r in t.of("ck:time")}
        if own_times - their_times or any(t.status not in _FACTS for t in triggers):
            return False
        if not any(self.lexicon.is_a(t.class_name, "ViolentEvent") for t in before):
            return False
        return all(map(self._is_told_past, triggers)) and any(map(self._is_bound, triggers))

    def tells_harm_of(self, triggers: Sequence[Trigger]) -> bool:
        """Return whether the event tells the harm of what the sentence before only spoke of: "Ten people have been killed"."""
        if any(t.status not in _FACTS for t in triggers) or not any(map(measures_of, triggers)):
            return False
        return any(self._is_suffered(self.doc[t.head]) for t in triggers) and all(map(self._is_of_late, triggers))

    def _is_suffered(self, verb: Token) -> bool:
        """Whether the verb tells what was suffered, in the main clause or in what somebody says: "were killed", "have been killed"."""
        is_told = verb.dep_ in ("ROOT", "ccomp", "parataxis") and bool(children_of(verb, "auxpass"))
        return is_told and verb.tag_ == "VBN" and not looks_back(verb)

    def _is_of_late(self, trigger: Trigger) -> bool:
        """Whether the times of the trigger, if any, are of the last weeks: "over the past week", not "since 2009"."""
        times = [self.times[role.filler.index] for role in trigger.of("ck:time")]
        return all(t.earliest and t.latest and (t.latest - t.earliest).days <= _WEEKS for t in times)

    def _is_told_past(self, trigger: Trigger) -> bool:
        """Whether the trigger's clause is in the simple past: "has killed thousands" and "had been shot" are of other times."""
        verb = clause_verb(self.doc[trigger.head])
        finite = [verb, *children_of(verb, "aux", "auxpass")]
        while verb.dep_ in ("conj", "advcl", "xcomp", "acl") and not any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in finite):
            verb = clause_verb(verb.head) if verb.head.i != verb.i else verb
            finite += [verb, *children_of(verb, "aux", "auxpass")]
        is_perfect = any(t.lemma_ == HAVE or t.lower_ == HAD for t in finite if t.dep_ == "aux")
        in_relative = any(t.dep_ == "relcl" for t in (verb, *verb.ancestors))
        return any(t.tag_ == "VBD" for t in finite) and not is_perfect and not in_relative

    def _is_bound(self, trigger: Trigger) -> bool:
        """Whether it tells of harm or of somebody or something known."""
        if measures_of(trigger):
            return True
        fillers = [self.doc[role.head] for role in trigger.of(*_SAME)]
        return any(syntax.is_pronoun(t) or syntax.is_pointed_at(t) for t in fillers)
