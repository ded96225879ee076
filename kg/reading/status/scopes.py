"""What the cues on and above a trigger say: verdicts of one step up, and of the words around one token.

`kg.reading.status.walks` joins them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Token

from kg.reading import syntax
from kg.reading.english.prepositions import IN
from kg.reading.speech.cues import FACTUAL, VERBAL, Cues, Verdict, is_verbal
from kg.reading.syntax import around as near
from kg.reading.syntax import saying as speech_of
from kg.reading.syntax import standing as scope

__all__ = ["Scopes"]

_FINITE = ("VB", "VBP", "VBZ", "VBD")


class Scopes:
    """Reads the scopes above a trigger.

    ``is_light(verb)`` tells verbs that only say that their object took place, ``happens(verb)`` those that say it of their subject.
    """

    def __init__(self, cues: Cues, is_light: Callable[[Token], bool], happens: Callable[[Token], bool] | None = None) -> None:
        self.cues = cues
        self.is_light = is_light
        self.happens = happens or is_light

    def says(self, verb: Token) -> bool:
        """Whether the verb has a cue for what it says or a thing said."""
        return verb.pos_ in VERBAL and bool(self.cues.status(verb, "content")) and speech_of.has_content(verb)

    def of_step(self, step: scope.Step, *, definite: bool, known: bool) -> Iterator[Verdict]:
        """Verdicts of the cues that hold what is below them, before negation.

        A ``definite`` event may be claimed or blamed on somebody, and took place; that it did may be denied, unless it is ``known``
        from elsewhere: "denied the attack on the camp", not "denied the attack".
        """
        token = step.token
        for prep in step.prepositions:
            before = prep.nbor(-1).lower_ if prep.i else ""
            if status := self.cues.status(prep, "object") or self.cues.words(f"{before} {prep.lower_}", "object"):
                yield Verdict(status, prep, "negation" if status == "negated" else "object")
        if step.relation in ("content", "open", "infinitive"):
            yield from self._of_clause(step)
        elif step.relation == "purpose":
            if self.cues.status(token, "content") != "asserted":  # "went on to attack"
                yield Verdict("intended", token, "purpose")
        elif step.relation in ("object", "subject"):
            yield from self._of_thing(step, definite=definite, known=known)
        elif step.relation == "result":
            yield from self.of_result(token)

    def of_result(self, verb: Token) -> Iterator[Verdict]:
        """What a participle clause has from the verb before it: "plot attacks, targeting villages", "is said to have fired, hitting"."""
        planned = self.cues.status(verb, "object") if not self.cues.status(verb, "averts") else None
        status = planned if planned in ("intended", "expected") else None
        if status is None and syntax.is_passive(verb) and speech_of.has_content(verb):
            status = self.cues.status(verb, "content")
        if status:
            yield Verdict(status, verb, "content")

    def _of_clause(self, step: scope.Step) -> Iterator[Verdict]:
        token, ahead = step.token, step.relation == "infinitive"
        found = self._of_teller(token) or self.cues.verdict(token, "content", "content", step.marker)
        if found and found.status in FACTUAL and ahead and speech_of.is_addressing(token):
            found = Verdict("intended", token, "content")  # "told the fighters to attack"
        if found is None and ahead:
            found = self._of_ahead(step)
        if near.asks_how(step.below):  # "did not say why rebels attacked": that they did is taken for granted
            told = found is not None and found.status in FACTUAL and not syntax.is_negated(token)
            yield Verdict("reported" if told else "asserted", token, "content" if told else "manner")
        elif found is None:
            yield from self._of_predicate(step)
        elif found.status != "asserted":
            yield found

    def _of_teller(self, text: Token) -> Verdict | None:
        """What a verb says of the clause that the parser hung on the text it is told in: "denied in a statement that"."""
        prep = text.head
        if text.dep_ != "pobj" or prep.lower_ != IN or prep.dep_ != "prep" or self.cues.status(text, "content") not in FACTUAL:
            return None
        return self.cues.verdict(prep.head, "content", "content") if prep.head.pos_ in VERBAL else None

    def _of_predicate(self, step: scope.Step) -> Iterator[Verdict]:
        """What a copula says of the clause, or the subject that the clause belongs to: "it is likely that", "fears grew that"."""
        predicates = near.predicates_of(step.token)
        nouns = near.subject_nouns(step.token) if step.relation == "content" else []
        for word in (*predicates, *nouns):
            is_noun = word in nouns
            found = self.cues.verdict(word, "content", "predicate") if is_noun else self.cues.of_adjective(word, "content", "predicate")
            if found is not None:
                yield found.negated() if syntax.is_negated(step.token) else found

    def _of_ahead(self, step: scope.Step) -> Verdict | None:
        """What an infinitive has from a word that is no cue: "gunmen with orders to attack", "were set to attack"."""
        token = step.token
        if token.pos_ in ("NOUN", "PROPN"):
            return Verdict("intended", token, "content")
        found = self.cues.of_adjective(token, "content", "content") if token.tag_ == "VBN" else None
        if found is None and (self._of_plan(step) or near.is_ahead(token, step.below)):
            return Verdict("intended", token, "content")
        return found

    def _of_plan(self, step: scope.Step) -> bool:
        """Whether a plan stands before an infinitive that the parser hung past it: "began their operation to capture the town"."""
        return any(self.cues.status(c, "content") == "intended" for c in near.objects_before(step.token, step.below))

    def _of_thing(self, step: scope.Step, *, definite: bool, known: bool) -> Iterator[Verdict]:
        token = step.token
        if step.relation == "object":
            found = self.cues.verdict(token, "object", "object", step.marker)
            new = None if found else self.cues.verdict(token, "new-object", "object", step.marker)
            if new is not None and (not definite or (new.status == "denied" and not known)):
                found = new
            if found:
                yield found
        said = [self.cues.of_adjective(p, "object", "predicate") for p in near.predicates_of(token)]
        if near.is_copula(token):  # "one of the aims was the capture of the town"
            said += [self.cues.verdict(n, "equated", "predicate") for n in near.equated_with(step.below, token)]
        yield from (v.negated() if v.status == "denied" and syntax.is_negated(token) else v for v in said if v is not None)

    def around(self, token: Token) -> Iterator[Verdict]:
        """Verdicts of the words that hang on a token of the way up, the trigger included."""
        if syntax.is_negated(token):
            yield Verdict("negated", token, "negation")
        if token.pos_ in ("NOUN", "PROPN") or not is_verbal(token):
            yield from (Verdict(s, c, "adjective") for c in syntax.premodifiers(token) if (s := self.cues.adjective(c, "object")))
            # "and plot deadly attacks": a bare verb that the parser hung under its object
            yield from (
                Verdict(s, c, "object") for c in syntax.premodifiers(token) if c.tag_ in _FINITE and (s := self.cues.status(c, "object"))
            )
        if not is_verbal(token):
            return
        if near.is_bare_imperative(token):
            yield Verdict("intended", token, "imperative")
        for aux in near.modals_of(token):
            if status := self.cues.status(aux, "modal"):
                yield Verdict(status, aux, "perfect" if near.is_perfect(token) else "modal")
        yield from (Verdict(s, c, "adverb") for c in near.adverbs_of(token) if (s := self.cues.status(c, "adverb")))
        yield from (Verdict(s, c, "condition") for c in near.conditions_of(token) if (s := self.cues.status(c, "condition")))
        if near.is_inverted_condition(token) or (token.tag_ in ("VBP", "VBZ") and near.has_condition(token)):
            yield Verdict("hypothetical", token, "condition")

    def at_edge(self, verb: Token) -> Iterator[Verdict]:
        """Verdicts of quoting verbs at the clause's edge: "…, police said"."""
        answers = syntax.parse_of(verb.doc).answers.setdefault(f"{__name__}.at_edge of {id(self.cues)}", {})
        if verb.i not in answers:
            told = ((self.cues.status(v, "content"), v) for v in speech_of.quotes_by_adjunct(verb))
            answers[verb.i] = [Verdict(s, v, "edge") for s, v in told if s in ("reported", "claimed", "alleged")]
        yield from answers[verb.i]
