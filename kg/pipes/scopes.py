"""The reach of status cues: which words above and around a trigger say how certain it is, and who says so.

Pure reading of lexicon and parse; `kg.pipes.status` turns the verdicts into a status. Scopes that the lexicon's cues name: content, object,
new-object (an object that is not known yet: "blamed for a string of attacks", not "for the attack"), modal, adverb, condition, and averts
(whose failing means that it happened: "could not prevent the attack"). A cue that sets ``asserted`` is factive ("condemned an attack").
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from typing import NamedTuple

from spacy.tokens import Token

from kg.entries import Cue, Lexicon
from kg.pipes import syntax
from kg.pipes import syntax_scope as scope
from kg.pipes.triggers import required_words_hold

__all__ = ["FACTUAL", "Cues", "Reading", "Scopes", "Verdict"]

FACTUAL = ("asserted", "reported")
_POS = {"VERB": ("VERB", "AUX"), "NOUN": ("NOUN", "PROPN"), "ADJ": ("ADJ",), "ADV": ("ADV", "ADJ")}
# what a known event ("the attack") that somebody claims, denies or is blamed for keeps: only its doer is in question
_OF_DOER = ("claimed", "alleged", "denied")
_NEGATED = {"reported": "hypothetical", "claimed": "hypothetical", "alleged": "hypothetical", "denied": "hypothetical"}
_VERBAL = ("VERB", "AUX")
_FINITE = ("VB", "VBP", "VBZ", "VBD")


class Verdict(NamedTuple):
    """A status with the cue that sets it; ``by`` says how: content, object, adverb, modal, perfect, negation, condition, edge, question."""

    status: str
    cue: Token
    by: str


class Reading(NamedTuple):
    """What the words around a trigger say: ``verdicts`` on the event, nearest first, ``of_doer`` on its perpetrator alone.

    ``path`` holds the indices of the tokens whose clauses the trigger stands in; ``granted`` tells that the event is taken for granted.
    """

    verdicts: tuple[Verdict, ...]
    of_doer: tuple[Verdict, ...]
    path: frozenset[int]
    granted: bool


class Cues:
    """The lexicon's cues by lemma and scope."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._by: dict[tuple[str, str], list[Cue]] = defaultdict(list)
        for cue in lexicon.cues:
            for lemma in cue.lemmas:
                for where in cue.scopes:
                    self._by[lemma, where].append(cue)

    def status(self, token: Token, where: str, marker: str = "") -> str | None:
        """The status that the token sets in a scope; with its preposition ("call for") before without."""
        return self._find(token, where, marker, _POS)

    def adjective(self, token: Token, where: str) -> str | None:
        """The status that an adjective or participle sets before a noun or as predicate."""
        return self._find(token, where, "", {"ADJ": ("ADJ", "VERB", "ADV", "NOUN")})

    def _find(self, token: Token, where: str, marker: str, allowed: dict[str, tuple[str, ...]]) -> str | None:
        keys = syntax.verb_keys(token) if token.pos_ in _VERBAL else syntax.base_forms(token)
        for key in [*(f"{k} {marker}" for k in keys if marker), *keys]:
            for cue in self._by.get((key, where), ()):
                words = {t.lemma_.lower() for t in token.sent} if cue.requires else set()
                if (cue.pos == "X" or token.pos_ in allowed.get(cue.pos, ())) and required_words_hold(cue.requires, words):
                    return cue.status
        return None

    def words(self, key: str, where: str) -> str | None:
        """The status that fixed words set."""
        return next((c.status for c in self._by.get((key, where), ()) if c.pos == "X"), None)

    def words_status(self, token: Token) -> str | None:
        """The status of a verb of saying by its form alone, where the tagger may have missed the verb."""
        forms = [*syntax.base_forms(token), token.lower_.removesuffix("s")]
        return next((c.status for f in forms for c in self._by.get((f, "content"), ()) if c.pos == "VERB"), None)


class Scopes:
    """Reads the scopes above a trigger. ``is_light(verb, "object")`` tells verbs that only say that their object (or ``subject``) took place."""

    def __init__(self, cues: Cues, is_light: Callable[[Token, str], bool]) -> None:
        self.cues = cues
        self.is_light = is_light

    def read(self, head: Token, event: Token | None = None) -> Reading:
        """Walk up from the trigger; a relative clause that tells of its ``event`` noun has the noun's scopes: "an alleged attack that killed five"."""
        own = _Walk(self, head).reading()
        if event is None or not scope.is_relative_of(head, event):
            return own
        above = _Walk(self, event).reading()
        return Reading((*own.verdicts, *above.verdicts), own.of_doer, own.path | above.path, own.granted)

    def says(self, verb: Token) -> bool:
        """Whether the verb has a cue for what it says or a thing said."""
        return verb.pos_ in _VERBAL and bool(self.cues.status(verb, "content")) and scope.has_content(verb)

    def of_step(self, step: scope.Step, definite: bool) -> Iterator[Verdict]:
        """Verdicts of the cues that hold what is below them, before negation."""
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
            yield from self._of_thing(step, definite)
        elif step.relation == "result":
            yield from self.of_result(token)

    def of_result(self, verb: Token) -> Iterator[Verdict]:
        """What a participle clause has from the verb it follows: "plot attacks, targeting villages", "is said to have fired, hitting a school"."""
        planned = self.cues.status(verb, "object") if not self.cues.status(verb, "averts") else None
        status = planned if planned in ("intended", "expected") else None
        if status is None and syntax.is_passive(verb) and scope.has_content(verb):
            status = self.cues.status(verb, "content")
        if status:
            yield Verdict(status, verb, "content")

    def _of_clause(self, step: scope.Step) -> Iterator[Verdict]:
        token, ahead = step.token, step.relation == "infinitive"
        status = self.cues.status(token, "content", step.marker)
        if status in FACTUAL and ahead and scope.is_addressing(token):
            status = "intended"  # "told the fighters to attack"
        if status is None and ahead:
            # "gunmen with orders to attack"; "were set to attack"
            status = "intended" if token.pos_ in ("NOUN", "PROPN") else self.cues.adjective(token, "content") if token.tag_ == "VBN" else None
        if scope.asks_how(step.below):  # "did not say why rebels attacked": that they did is taken for granted
            told = status in FACTUAL and not scope.is_negated(token)
            yield Verdict("reported" if told else "asserted", token, "content" if told else "manner")
            return
        if status is not None:
            yield from [Verdict(status, token, "content")] if status != "asserted" else ()
            return
        around = scope.predicates_of(token), scope.subject_nouns(token) if step.relation == "content" else []
        found = [*((self.cues.adjective(p, "content"), p) for p in around[0]), *((self.cues.status(n, "content"), n) for n in around[1])]
        yield from (Verdict(_NEGATED.get(s, s) if scope.is_negated(token) else s, p, "predicate") for s, p in found if s)

    def _of_thing(self, step: scope.Step, definite: bool) -> Iterator[Verdict]:
        token = step.token
        if step.relation == "object":
            status = self.cues.status(token, "object", step.marker) or (None if definite else self.cues.status(token, "new-object", step.marker))
            if status:
                yield Verdict(status, token, "object")
        yield from (Verdict(s, p, "predicate") for p in scope.predicates_of(token) if (s := self.cues.adjective(p, "object")))

    def around(self, token: Token) -> Iterator[Verdict]:
        """Verdicts of the words that hang on a token of the way up, the trigger included."""
        if scope.is_negated(token):
            yield Verdict("negated", token, "negation")
        if token.pos_ in ("NOUN", "PROPN") or not syntax_is_verb(token):
            yield from (Verdict(s, c, "adjective") for c in scope.premodifiers(token) if (s := self.cues.adjective(c, "object")))
            # "and plot deadly attacks": a bare verb that the parser hung under its object
            yield from (Verdict(s, c, "object") for c in scope.premodifiers(token) if c.tag_ in _FINITE and (s := self.cues.status(c, "object")))
        if not syntax_is_verb(token):
            return
        if scope.is_bare_imperative(token):
            yield Verdict("intended", token, "imperative")
        for aux in scope.modals_of(token):
            if status := self.cues.status(aux, "modal"):
                yield Verdict(status, aux, "perfect" if scope.is_perfect(token) else "modal")
        yield from (Verdict(s, c, "adverb") for c in scope.adverbs_of(token) if (s := self.cues.status(c, "adverb")))
        yield from (Verdict(s, c, "condition") for c in scope.conditions_of(token) if (s := self.cues.status(c, "condition")))
        if scope.is_inverted_condition(token) or (token.tag_ in ("VBP", "VBZ") and scope.has_condition(token)):
            yield Verdict("hypothetical", token, "condition")

    def at_edge(self, verb: Token) -> Iterator[Verdict]:
        """Verdicts of quoting verbs at the clause's edge: "…, police said"."""
        yield from (Verdict(s, v, "edge") for v in scope.quotes_by_adjunct(verb) if (s := self.cues.status(v, "content")) in ("reported", "claimed", "alleged"))


def syntax_is_verb(token: Token) -> bool:
    """Whether a token is used as a verb here, whatever its tag."""
    return token.pos_ in _VERBAL or (token.tag_.startswith("VB") and not syntax.is_verbal_noun(token))


class _Walk:
    """One walk up from a trigger; once the event is taken for granted only sources count."""

    def __init__(self, scopes: Scopes, head: Token) -> None:
        self.scopes = scopes
        self.head = head
        self.nominal = not syntax_is_verb(head)
        told_on = self.nominal and scope.is_told_on(head)
        self.definite = self.nominal and (told_on or scope.is_definite(head))
        self.granted = told_on
        self.doer = False  # past the light verb of a known event: cues speak of who did it
        self.found = [*scopes.around(head), *scopes.at_edge(head)]
        self.of_doer: list[Verdict] = [Verdict(s, a, "adverb") for a in scope.adverbs_before_agent(head) if (s := scopes.cues.status(a, "adverb"))]
        self.path = {head.i}
        before = scope.clause_before(head)
        if before is not None:
            self.found += scopes.of_result(before)

    def reading(self) -> Reading:
        for step in scope.steps_up(self.head):
            if step.relation == "subject" and self.scopes.says(step.token):
                break
            self.path.add(step.token.i)
            self._take(step)
        if not self.granted and not self.definite and scope.is_polar_question(self.head):
            self.found.append(Verdict("hypothetical", self.head, "question"))
        return Reading(tuple(self.found), tuple(self.of_doer), frozenset(self.path), self.granted or self.definite)

    def _take(self, step: scope.Step) -> None:
        token = step.token
        cued = list(self.scopes.of_step(step, self.definite))
        if any(v.by == "content" or v.by == "object" for v in cued) and self._is_averted_in_vain(token, cued):
            self.granted = True
            cued = []
        light = syntax_is_verb(token) and step.relation in ("object", "subject") and self.scopes.is_light(token, step.relation)
        if self.nominal and step.relation in ("object", "subject") and syntax_is_verb(token) and not [v for v in cued if v.by != "predicate"]:
            self.doer = self.doer or (light and self.definite and step.relation == "object")
        around = list(self._around(step, cued, light))
        if any(v.status == "asserted" for v in cued) or self._grants(step, cued, light):
            self.granted = True
        edges = list(self._edge(token))
        inner = [v for v in edges if abs(v.cue.i - self.head.i) < abs(token.i - self.head.i)]
        for verdict in [*inner, *(self._turned(v) for v in cued), *around, *(v for v in edges if v not in inner)]:
            self._add(verdict)
        if not syntax_is_verb(token):
            self.definite = self.definite or (self.nominal and step.marker == "of" and scope.is_definite(token))
        else:
            self.nominal = self.nominal and step.relation in ("subject", "object") and light

    def _edge(self, token: Token) -> Iterator[Verdict]:
        return self.scopes.at_edge(token) if token.pos_ in _VERBAL else iter(())

    def _add(self, verdict: Verdict) -> None:
        whether = verdict.status == "hypothetical" and verdict.by in ("condition", "perfect")
        if self.doer and (verdict.status in _OF_DOER or whether or verdict.by == "negation"):
            self.of_doer.append(verdict)
        elif verdict.status != "asserted" and (verdict.status in FACTUAL or not self.granted):
            self.found.append(verdict)

    def _is_averted_in_vain(self, token: Token, cued: list[Verdict]) -> bool:
        """Whether what should have been averted was not: "could not prevent the attack", "failed to stop it"."""
        if not self.scopes.cues.status(token, "averts"):
            return False
        above = token.head
        failed = token.dep_ == "xcomp" and (self.scopes.cues.status(above, "content") == "negated") and not scope.is_negated(above)
        return scope.is_negated(token) or failed

    def _turned(self, verdict: Verdict) -> Verdict:
        """The verdict under the negation or modal of its own cue: "did not say that", "had no plans to", "cannot confirm"."""
        status, cue, by = verdict
        if by not in ("content", "object") or status == "asserted" or cue.pos_ == "ADP":
            return verdict
        if scope.is_negated(cue):
            if status == "negated":  # "did not fail to"
                return Verdict("asserted", cue, by)
            return Verdict(_NEGATED.get(status, "negated"), cue, by)
        open_modal = any(self.scopes.cues.status(m, "modal") == "hypothetical" for m in scope.modals_of(cue))
        return Verdict("hypothetical", cue, by) if status == "reported" and open_modal else verdict

    def _around(self, step: scope.Step, cued: list[Verdict], light: bool) -> Iterator[Verdict]:
        """Which of the words around a token above reach down to the trigger."""
        token, relation = step.token, step.relation
        found = list(self.scopes.around(token))
        if relation in ("conj", "aside", "content") and not [v for v in cued if v.by != "predicate"]:
            return iter(())
        if [v for v in cued if v.by not in ("predicate", "negation")]:
            return (v for v in found if v.by in ("adverb", "adjective") and (v.status == "reported" or self.doer))
        if not syntax_is_verb(token) and self.definite:  # "the alleged mastermind of the kidnapping"
            return (v for v in found if v.by != "adjective")
        if relation in ("circumstance", "purpose"):
            return (v for v in found if v.by != "negation")
        if relation == "subject" and not (light and not scope.is_copula(token)):
            return (v for v in found if v.by != "negation")
        return iter(found)

    def _grants(self, step: scope.Step, cued: list[Verdict], light: bool) -> bool:
        """Whether the event is taken for granted above this token."""
        if step.relation == "aside":
            return True
        light = light and not (step.relation == "subject" and scope.is_copula(step.token))
        if step.relation == "object" and scope.is_copula(step.token):  # "was the attack that"
            return False
        if not self.definite or not self.nominal or light or [v for v in cued if v.by != "negation"]:
            return False
        return step.relation == "circumstance" or (step.relation in ("object", "subject") and syntax_is_verb(step.token))
