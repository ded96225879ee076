"""How certain it is who did it, where that is less certain than the event: by the cues around."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from spacy.tokens import Token

from kg.reading import syntax
from kg.reading.findings.filled import Role, Trigger
from kg.reading.findings.fillers import Fillers
from kg.reading.findings.found import ActorMention, Nominal
from kg.reading.lookup.light_verbs import LightVerbs
from kg.reading.perpetrators.doer_roles import is_of_doer
from kg.reading.speech.cues import Cues, Verdict
from kg.reading.syntax import around as near
from kg.reading.syntax import saying

__all__ = ["DoerDoubts"]

_DENIALS = ("denied", "negated")
_Verdicts = Sequence[Verdict]
_IsNamed = Callable[[Token], bool]


class DoerDoubts:
    """Reads what is said of a doer alone; ``head`` is the token that tells the event."""

    def __init__(self, cues: Cues, lights: LightVerbs) -> None:
        self.cues = cues
        self.lights = lights

    def status(self, head: Token, role: Role, of_doer: _Verdicts, is_named: _IsNamed) -> str | None:
        """Return the status of who did it, None for that of the event; the first condition decides.

        ``of_doer`` are the verdicts of the scopes above on the doer alone, nearest first;
        ``is_named`` tells whether a name stands with a noun.
        """
        doer = head.doc[role.head]
        if syntax.is_nobody(doer):
            return "negated"
        if of_doer and _is_in_question(role):
            return next((v for v in of_doer if v.status in _DENIALS), of_doer[0]).status
        told = self._claim(head, role) or self._suspicion(doer, is_named) or self._hedge(head, role)
        return told or ("alleged" if syntax.is_alternative(doer) else None)

    def is_accuser(self, head: Token, role: Role) -> bool:
        """Whether the filler is who blames, not who is blamed: "the army blamed rebels for it"."""
        if not (is_of_doer(role) and _is_carried(role) and role.function == "subject"):
            return False
        verb = near.light_verb_for(head, head.doc[role.head])
        if verb is None or self.lights.status(verb) != "alleged" or syntax.is_passive(verb):
            return False
        return any(t.i == role.head for t in saying.speakers_of(verb))

    def is_spokesman(self, head: Token, role: Role, fillers: Fillers) -> bool:
        """Whether the filler is a single person who denies an event, and so speaks for others: "the mayor denied the raid on a bus"."""
        if not (is_of_doer(role) and _is_carried(role) and role.function == "subject"):
            return False
        found = fillers.get(role.filler)
        is_person = isinstance(found, (ActorMention, Nominal)) and found.kind == "Person"
        verb = near.light_verb_for(head, head.doc[role.head])
        return is_person and verb is not None and any(o.i == head.i for o in syntax.objects_of(verb))

    def accusers(self, head: Token, trigger: Trigger) -> list[Token]:
        """Who blames, by a verb: its subject, unless that is who is blamed."""
        doers = {role.head for role in trigger.roles if is_of_doer(role)}
        return [t for t in saying.speakers_of(head) if t.i not in doers] if head.pos_ == "VERB" else []

    def _claim(self, head: Token, role: Role) -> str | None:
        """The status of the verb that brings the doer: "claimed the attack, killing ten"."""
        verb = _verb_that_brings(head, role)
        return None if verb is None else self.lights.status(verb)

    def _suspicion(self, doer: Token, is_named: _IsNamed) -> str | None:
        """The doubt of an adjective on who did it, by name: "suspected Taliban militants".

        "Suspected militants" without a name are whoever they are.
        """
        before = doer.doc[syntax.noun_phrase(doer)[0] : doer.i]
        found = (self.cues.adjective(word, "object", capital=True) for word in before)
        return "alleged" if "alleged" in found and is_named(doer) else None

    def _hedge(self, head: Token, role: Role) -> str | None:
        """The doubt of an adverb on a light verb: "a killing allegedly ordered by the mayor"."""
        verb = _verb_that_brings(head, role) if _is_carried(role) else None
        adverbs = near.adverbs_of(verb) if verb is not None else []
        found = (self.cues.status(adverb, "adverb") for adverb in adverbs)
        return "alleged" if "alleged" in found else None


def _is_in_question(role: Role) -> bool:
    """Whether a claim or denial of a known event is of this doer: "rebels denied the attack"."""
    return _is_carried(role) or role.function == "by-agent"


def _is_carried(role: Role) -> bool:
    """Whether a light verb brings the doer: "rebels carried out the attack"."""
    return role.via == "light"


def _verb_that_brings(head: Token, role: Role) -> Token | None:
    """The light verb that brings the doer, or the verb from which a participle has him, if any."""
    doer = head.doc[role.head]
    if role.via == "shared" and role.function == "subject":
        if head.pos_ == "NOUN":  # "claimed responsibility for this incident and two bombings": of all in the list
            return near.light_verb_for(syntax.first_of_list(head), doer)
        return syntax.inherits_from(head)
    return near.light_verb_for(head, doer) if _is_carried(role) else None
