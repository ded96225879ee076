"""A sentence that goes on with the scene of the one before: "Gunmen raided Kano. Six people were killed."

It goes on where it names no place and no other time, tells in the simple past, and tells of harm or of those of the sentence before.
"""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from kg.ontology.entries import Lexicon
from kg.reading import syntax
from kg.reading.english.auxiliaries import HAD, HAVE
from kg.reading.findings.filled import Trigger
from kg.reading.findings.trigger_kinds import measures_of
from kg.reading.perpetrators.doer_roles import DOER_ROLES
from kg.reading.syntax.reach import clause_verb
from kg.reading.syntax.words import children_of

__all__ = ["GoingOn"]

_FACTS = ("asserted", "reported", "")
_SAME = (*DOER_ROLES, "ck:target", "ck:victim", "ck:participant")


class GoingOn:
    """Asks of events whether their sentences go on with the scene of the sentence before."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc = doc
        self.lexicon = lexicon

    def goes_on(self, triggers: Sequence[Trigger], before: Sequence[Trigger]) -> bool:
        """Return whether the event of ``triggers`` takes place where the events of the sentence before do."""
        own_times = {r.filler.index for t in triggers for r in t.of("ck:time")}
        their_times = {r.filler.index for t in before for r in t.of("ck:time")}
        if own_times - their_times or any(t.status not in _FACTS for t in triggers):
            return False
        if not any(self.lexicon.is_a(t.class_name, "ViolentEvent") for t in before):
            return False
        return all(map(self._is_told_past, triggers)) and any(map(self._is_bound, triggers))

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
