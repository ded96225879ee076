"""Component `kg_status`: who says so, and how certain it is, by the scope of the lexicon's cues.

Gives every trigger ``detail["status"]`` (local name of a status concept) and ``detail["sources"]``, a list of fillers as in `kg.pipes.roles`
(``key`` ``unnamed`` where nobody is named: "reportedly"). A perpetrator that is only claimed or blamed carries a ``status`` of its own on its role.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg import lexicon as lx
from kg.pipes import syntax
from kg.pipes.fillers import Fillers
from kg.pipes.marks import Mark, marks_in, set_marks
from kg.pipes.triggers import required_words_hold

__all__ = ["StatusOf"]

_FACTUAL = ("asserted", "reported")
_POS = {"VERB": ("VERB", "AUX"), "NOUN": ("NOUN", "PROPN"), "ADJ": ("ADJ", "VERB"), "ADV": ("ADV",)}


class _Verdict(NamedTuple):
    status: str
    cue: Token


class StatusOf:
    """Decides the status of each trigger from the cues above and around it; the nearest non-factual cue wins."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        self.lexicon = lx.load(*extra)
        self.cues: dict[tuple[str, str], list[lx.Cue]] = defaultdict(list)
        for cue in self.lexicon.cues:
            for lemma in cue.lemmas:
                for scope in cue.scopes:
                    self.cues[lemma, scope].append(cue)
        self._light = {lemma for v in self.lexicon.light_verbs for lemma in v.lemmas}
        self.lights = {lemma: v.status for v in self.lexicon.light_verbs if v.status for lemma in v.lemmas}

    def __call__(self, doc: Doc) -> Doc:
        """Add ``status`` and ``sources`` to ``doc.spans["triggers"]``."""
        fillers = Fillers(doc, self.lexicon)
        marks = [self._decided(doc, mark, fillers) for mark in marks_in(doc, "triggers")]
        set_marks(doc, "triggers", marks)
        return doc

    def _decided(self, doc: Doc, mark: Mark, fillers: Fillers) -> Mark:
        head = doc[mark.detail["head"]]
        verdicts = list(self._verdicts(head))
        verdict = next((v for v in verdicts if v.status not in _FACTUAL), None) or next(iter(verdicts), None)
        status = verdict.status if verdict else "asserted"
        sources = self._sources(verdict, fillers) if verdict else []
        if status in ("asserted", "reported"):
            sources = sources or self._own_word(mark) or self._adjunct_source(head, fillers)
            status = "reported" if sources else status
        if status in ("claimed", "denied") and not sources:
            sources = [_UNNAMED]
        roles = [self._own_status(doc, head, role) for role in mark.detail["roles"]]
        return mark._replace(detail={**mark.detail, "roles": roles, "status": status, "sources": sources})

    def is_light(self, verb: Token) -> bool:
        """Whether the verb only says that its object took place."""
        return any(k in self._light for k in syntax.verb_keys(verb))

    def _cue(self, token: Token, scope: str) -> str | None:
        words = {t.lemma_.lower() for t in token.sent}
        for lemma in syntax.verb_keys(token) if token.pos_ == "VERB" else syntax.base_forms(token):
            for cue in self.cues.get((lemma, scope), ()):
                if (cue.pos == "X" or token.pos_ in _POS[cue.pos]) and required_words_hold(cue.requires, words):
                    return cue.status
        return None

    def _verdicts(self, head: Token) -> Iterator[_Verdict]:
        """All verdicts on the trigger, nearest first.

        An event that a full verb takes as its object ("plans to investigate the attack") is presupposed: past that verb only sources count.
        """
        below, presupposed = head, False
        yield from self._local(head, is_trigger=True)
        for token in head.ancestors:
            relation = syntax.scope_relation(below, token)
            if relation is None:
                return
            status = self._cue(token, relation) if relation != "same" else None
            if status in _FACTUAL and syntax.is_negated(token):
                status = "hypothetical"  # "did not say that": nobody vouches for it
            found = [_Verdict(status, token)] if status else []
            if relation == "object" and token.pos_ == "VERB" and not status and not self.is_light(token):
                presupposed = True
            elif not presupposed or token.pos_ not in ("VERB", "AUX"):
                found += self._local(token, is_trigger=False)
            yield from (v for v in found if not presupposed or v.status in _FACTUAL)
            below = token

    def _local(self, token: Token, *, is_trigger: bool) -> Iterator[_Verdict]:
        """Verdicts of the words that hang on one token of the path."""
        if token.pos_ in ("VERB", "AUX") or is_trigger:
            if syntax.is_negated(token):
                yield _Verdict("negated", token)
            for aux in syntax.modals(token):
                if status := self._cue(aux, "modal"):
                    yield _Verdict(status, aux)
            yield from (_Verdict(s, c) for c in token.children if (s := self._cue(c, "adverb")) and not list(c.children))
            yield from (_Verdict(s, c) for c in syntax.markers_of(token) if (s := self._cue(c, "condition")))
        if token.pos_ in ("NOUN", "PROPN"):
            yield from (_Verdict(s, c) for c in syntax.premodifiers(token) if (s := self._cue(c, "object")))

    def _sources(self, verdict: _Verdict, fillers: Fillers) -> list[dict[str, Any]]:
        cue = verdict.cue
        if cue.pos_ not in ("VERB", "AUX"):
            return [_UNNAMED] if verdict.status == "reported" else []
        return list(self._speakers(cue, fillers)) or ([_UNNAMED] if verdict.status in ("reported", "claimed") else [])

    def _speakers(self, verb: Token, fillers: Fillers) -> Iterator[dict[str, Any]]:
        for speaker in syntax.speakers_of(verb):
            found = fillers.find(speaker, ("Actor",), "subject")
            yield found or {"key": "noun", "index": speaker.i, "head": speaker.i}

    def _own_word(self, mark: Mark) -> list[dict[str, Any]]:
        """An act of words ("named its new leader") is reported by who does it."""
        if not any(s.endswith("/reported") for s in mark.detail["sets"]):
            return []
        return [r for r in mark.detail["roles"] if r["role"] == "ck:agent"]

    def _adjunct_source(self, head: Token, fillers: Fillers) -> list[dict[str, Any]]:
        """A source in a phrase ("according to the ministry") or an inverted quotative ("..., reported the ministry")."""
        sent = head.sent
        for token in sent:
            lemma = " ".join((token.lower_, token.nbor().lower_)) if token.i + 1 < sent.end else token.lower_
            if any(c.status == "reported" for key in (lemma, token.lower_) for c in self.cues.get((key, "adverb"), ()) if c.pos == "X"):
                objects = syntax.objects_after(token)
                return [fillers.find(o, ("Actor",), "subject") or {"key": "noun", "index": o.i, "head": o.i} for o in objects]
        verb = syntax.inverted_quotative(head)
        if verb is not None and self._cue(verb, "content") == "reported":
            found = [fillers.find(o, ("Actor",), "subject") for o in syntax.speakers_of(verb, inverted=True)]
            return [f for f in found if f]
        return []

    def _own_status(self, doc: Doc, head: Token, role: dict[str, Any]) -> dict[str, Any]:
        """A perpetrator brought by a verb of claiming or blaming is only claimed or blamed."""
        if role["via"] != "light" or role["role"] not in ("ck:perpetrator", "ck:agent"):
            return role
        verb = syntax.light_verb_of(head)
        status = verb is not None and next((s for k in syntax.verb_keys(verb) if (s := self.lights.get(k))), None)
        return {**role, "status": status} if status else role


_UNNAMED: dict[str, Any] = {"key": "unnamed", "index": 0, "head": -1}


@Language.factory("kg_status", default_config={"extra": []}, assigns=["doc.spans"], requires=["token.dep"])
def make_status(nlp: Language, name: str, extra: list[str]) -> StatusOf:
    """Make the component."""
    return StatusOf(extra)
