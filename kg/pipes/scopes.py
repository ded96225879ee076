"""The reach of status cues: which words above and around a trigger say how certain it is, and who says so.

Pure reading of lexicon and parse; `kg.pipes.status` turns the verdicts into a status. A cue that sets ``asserted`` in its object is
factive ("condemned the attack"): what it takes up is taken for granted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from typing import NamedTuple

from spacy.tokens import Token

from kg.entries import Cue, Lexicon
from kg.pipes import syntax
from kg.pipes import syntax_scope as scope
from kg.pipes.triggers import required_words_hold

__all__ = ["FACTUAL", "Cues", "Reading", "Scopes", "Verdict"]

FACTUAL = ("asserted", "reported")
_POS = {"VERB": ("VERB", "AUX"), "NOUN": ("NOUN", "PROPN"), "ADJ": ("ADJ", "VERB"), "ADV": ("ADV", "ADJ")}
# what a definite event ("the attack") that somebody claims, denies or is blamed for keeps: only its doer is in question
_OF_DOER = ("claimed", "alleged", "denied")
# a modal between the event and one of these says no more than they do: "vowed that it would attack", "denied that it will"
_OVER_MODAL = ("intended", "denied", "expected", "claimed")


class Verdict(NamedTuple):
    """A status with the cue that sets it; ``by`` is how: content, object, adverb, modal, negation, condition."""

    status: str
    cue: Token
    by: str


class Reading(NamedTuple):
    """What the words around a trigger say: ``verdicts`` on the event, nearest first, ``of_doer`` on its perpetrator alone; ``path`` holds token indices."""

    verdicts: tuple[Verdict, ...]
    of_doer: tuple[Verdict, ...]
    path: frozenset[int]


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
        words: set[str] | None = None
        keys = syntax.verb_keys(token) if token.pos_ in ("VERB", "AUX") else syntax.base_forms(token)
        for key in [*(f"{k} {marker}" for k in keys if marker), *keys]:
            for cue in self._by.get((key, where), ()):
                if cue.pos != "X" and token.pos_ not in _POS[cue.pos]:
                    continue
                words = words if words is not None else {t.lemma_.lower() for t in token.sent}
                if required_words_hold(cue.requires, words):
                    return cue.status
        return None

    def words(self, key: str, where: str) -> str | None:
        """The status that fixed words set."""
        return next((c.status for c in self._by.get((key, where), ()) if c.pos == "X"), None)


class Scopes:
    """Reads the scopes above a trigger. ``is_light(verb)`` tells verbs that only say that their object took place."""

    def __init__(self, cues: Cues, is_light: Callable[[Token], bool]) -> None:
        self.cues = cues
        self.is_light = is_light

    def read(self, head: Token) -> Reading:
        """Walk up from the trigger; past what takes the event for granted only sources count."""
        found = [*self._local(head), *self._of_noun(head), *self._quoting(head)]
        of_doer: list[Verdict] = []
        path = {head.i}
        definite, granted, doer = scope.is_definite(head), False, False
        below, relation = head, ""
        for step in scope.steps_up(head):
            token, before = step.token, relation
            relation = step.relation
            if self._says(token) and relation in ("subject",):
                break
            path.add(token.i)
            here = list(self._cue_verdicts(step, definite))
            if relation == "preposition":  # the preposition itself may be a cue: "without killing"
                found += here if not granted else []
                below = token
                continue
            cuts = self._takes_for_granted(step, here, definite, below is head or before == "preposition")
            if not granted and not here and not cuts and relation in ("object", "subject") and definite and token.pos_ == "VERB":
                doer = True  # "may have carried out the attack": the event stands, who did it is in question
            around = [*here, *self._around(step, definite, cuts)]
            around = [v for v in around if v.status != "asserted"]
            granted = granted or cuts
            reached = [v for v in around if not granted or v.status in FACTUAL]
            if doer:
                of_doer += [v for v in reached if v.status in _OF_DOER or (v.by in ("modal", "negation") and not scope_planned(v))]
                reached = [v for v in reached if v not in of_doer]
            found += reached
            found += self._quoting(token) if token.pos_ in ("VERB", "AUX") else []
            below = token
        return Reading(tuple(_settled(found)), tuple(of_doer), frozenset(path))
