"""The walk up from a trigger through the scopes above it: the verdicts on the event and those on its doer alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from spacy.tokens import Token

from kg.reading import syntax
from kg.reading.english.auxiliaries import OPEN_MODALS
from kg.reading.english.prepositions import OF, OF_OCCASION
from kg.reading.perpetrators.doer_roles import CLAIMS
from kg.reading.speech.cues import FACTUAL, VERBAL, Verdict, is_verbal
from kg.reading.status.scopes import Scopes
from kg.reading.syntax import anaphora
from kg.reading.syntax import around as near
from kg.reading.syntax import standing as scope

__all__ = ["ScopeReading", "read_scopes"]

# what a known event ("the attack") that somebody claims, denies or is blamed for keeps: only its doer is in question
# "could say that"; not "I must say that", "we can confirm that"
_OF_DOER = (*CLAIMS, "denied")


class ScopeReading(NamedTuple):
    """What the words around a trigger say: ``verdicts`` on the event, nearest first, ``of_doer`` on its perpetrator alone.

    ``path`` holds the indices of the tokens whose clauses the trigger stands in; ``granted`` tells that the event is taken for granted.
    """

    verdicts: tuple[Verdict, ...]
    of_doer: tuple[Verdict, ...]
    path: frozenset[int]
    granted: bool


def read_scopes(scopes: Scopes, head: Token, event: Token | None = None) -> ScopeReading:
    """Return what the words above and around a trigger say of it.

    A relative clause that tells of its ``event`` noun has the noun's scopes too: "an alleged attack that killed five".
    """
    own = Walk(scopes, head).reading()
    if event is None or not near.is_relative_of(head, event):
        return own
    above = Walk(scopes, event, told_on=near.tells_fact(head)).reading()
    return ScopeReading((*own.verdicts, *above.verdicts), own.of_doer, own.path | above.path, own.granted)


class Walk:
    """One walk up from a trigger; once the event is taken for granted only sources count."""

    def __init__(self, scopes: Scopes, head: Token, *, told_on: bool = False) -> None:
        self.scopes = scopes
        self.head = head
        self.nominal = not is_verbal(head)
        told_on = self.nominal and (told_on or near.is_told_on(head))
        self.definite = self.nominal and (told_on or syntax.is_definite(head))
        self.granted = told_on
        self.doer = False  # past the light verb of a known event: cues speak of who did it
        self.found = [*scopes.around(head), *scopes.at_edge(head)]
        self.of_doer: list[Verdict] = [
            Verdict(s, a, "adverb") for a in near.adverbs_before_agent(head) if (s := scopes.cues.status(a, "adverb"))
        ]
        self.path = {head.i}
        before = near.clause_before(head)
        if before is not None:
            self.found += scopes.of_result(before)

    def reading(self) -> ScopeReading:
        """Take every step up, and put together what was found."""
        for step in scope.steps_up(self.head):
            if step.relation == "subject" and self.scopes.says(step.token):
                break
            self.path.add(step.token.i)
            self._take(step)
        if not self.granted and not self.definite and near.is_polar_question(self.head):
            self.found.append(Verdict("hypothetical", self.head, "question"))
        return ScopeReading(tuple(self.found), tuple(self.of_doer), frozenset(self.path), self.granted or self.definite)

    def _take(self, step: scope.Step) -> None:
        token = step.token
        known = self.granted or step.below.i != self.head.i or anaphora.takes_up(self.head)
        cued = list(self.scopes.of_step(step, definite=self.definite, known=known))
        if any(v.by == "content" or v.by == "object" for v in cued) and self._is_averted_in_vain(token, cued):
            self.granted = True
            cued = []
        self.granted = self.granted or (self.nominal and self.definite and self._denies_another(step, cued))
        light = is_verbal(token) and self._is_light(step)
        if (
            self.nominal
            and step.relation in ("object", "subject")
            and is_verbal(token)
            and (self.granted or not [v for v in cued if v.by != "predicate"])
        ):
            self.doer = self.doer or (light and self.definite and step.relation == "object")
        turned = [self._turned(v) for v in cued]
        around = list(self._around(step, cued, light=light))
        if any(t.status == "asserted" != v.status for v, t in zip(cued, turned, strict=True)):
            # "did not hesitate to attack" did so, whatever else stands around the verb
            around = [v for v in self.scopes.around(token) if v.by != "negation"]
        if any(v.status == t.status == "asserted" for v, t in zip(cued, turned, strict=True)) or self._grants(step, cued, light=light):
            self.granted = True
        edges = list(self._edge(token))
        inner = [v for v in edges if abs(v.cue.i - self.head.i) < abs(token.i - self.head.i)]
        for verdict in [*inner, *turned, *around, *(v for v in edges if v not in inner)]:
            self._add(verdict)
        if not is_verbal(token):
            self.definite = self.definite or (self.nominal and step.marker == OF and syntax.is_definite(token))
        else:
            self.nominal = self.nominal and step.relation in ("subject", "object") and light

    def _is_light(self, step: scope.Step) -> bool:
        match step.relation:
            case "object":
                return self.scopes.is_light(step.token)
            case "subject":
                return self.scopes.happens(step.token)
        return False

    def _edge(self, token: Token) -> Iterator[Verdict]:
        return self.scopes.at_edge(token) if token.pos_ in VERBAL else iter(())

    def _add(self, verdict: Verdict) -> None:
        whether = verdict.status == "hypothetical" and verdict.by in ("condition", "perfect")
        if self.doer and (verdict.status in _OF_DOER or whether or verdict.by == "negation"):
            self.of_doer.append(verdict)
        elif verdict.status != "asserted" and (verdict.status in FACTUAL or not self.granted):
            self.found.append(verdict)

    def _denies_another(self, step: scope.Step, cued: list[Verdict]) -> bool:
        """Whether what is denied is not the event: "no suspects in the bombing", "no reports of injuries in the attack"."""
        if not syntax.is_negated(step.token):
            return False
        return step.below.i != self.head.i if cued else not is_verbal(step.token)

    def _is_averted_in_vain(self, token: Token, cued: list[Verdict]) -> bool:
        """Whether what should have been averted was not: "could not prevent the attack", "failed to stop it"."""
        if not self.scopes.cues.status(token, "averts"):
            return False
        above = token.head
        failed = token.dep_ == "xcomp" and (self.scopes.cues.status(above, "content") == "negated") and not syntax.is_negated(above)
        return syntax.is_negated(token) or failed

    def _turned(self, verdict: Verdict) -> Verdict:
        """The verdict under the negation or modal of its own cue: "did not say that", "had no plans to", "cannot confirm"."""
        cue = verdict.cue
        if verdict.by not in ("content", "object") or cue.pos_ == "ADP":
            return verdict
        if syntax.is_negated(cue):
            return verdict.negated()
        open_modal = any(m.lower_ in OPEN_MODALS for m in near.modals_of(cue))
        return verdict._replace(status="hypothetical") if verdict.status == "reported" and open_modal else verdict

    def _around(self, step: scope.Step, cued: list[Verdict], *, light: bool) -> Iterator[Verdict]:
        """Which of the words around a token above reach down to the trigger."""
        token, relation = step.token, step.relation
        found = list(self.scopes.around(token))
        if relation in ("conj", "aside", "content") and not [v for v in cued if v.by != "predicate"]:
            return iter(())
        if [v for v in cued if v.by not in ("predicate", "negation")]:
            return (v for v in found if v.by in ("adverb", "adjective") and (v.status == "reported" or self.doer))
        if not is_verbal(token) and self.definite:  # "the alleged mastermind of the kidnapping"
            return (v for v in found if v.by != "adjective")
        if relation in ("circumstance", "purpose") and not self._is_denied_occasion(step):
            return (v for v in found if v.by != "negation")
        if relation == "subject" and not (light and not near.is_copula(token)):
            return (v for v in found if v.by != "negation")
        return iter(found)

    def _is_denied_occasion(self, step: scope.Step) -> bool:
        """Whether a negated verb denies the occasion, too: "were not killed in a clash"; not in what is known, "in the clash"."""
        return self.nominal and not self.definite and step.relation == "circumstance" and step.marker in OF_OCCASION

    def _grants(self, step: scope.Step, cued: list[Verdict], *, light: bool) -> bool:
        """Whether the event is taken for granted above this token."""
        if step.relation == "aside":
            return True
        light = light and not (step.relation == "subject" and near.is_copula(step.token))
        if step.relation == "object" and near.is_copula(step.token):  # "was the attack that"
            return False
        if not self.definite or not self.nominal or light or [v for v in cued if v.by != "negation"]:
            return False
        return step.relation == "circumstance" or (step.relation in ("object", "subject") and is_verbal(step.token))
