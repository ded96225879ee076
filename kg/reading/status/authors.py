"""Whose word a text is: the authors of statements, reports and figures, and who speaks a participle's content."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from kg.reading import syntax
from kg.reading.english.prepositions import FROM
from kg.reading.findings.filled import Filler
from kg.reading.findings.fillers import Fillers
from kg.reading.findings.found import Nominal
from kg.reading.speech.cues import VERBAL, Cues
from kg.reading.syntax import saying as speech_of

__all__ = ["Authors"]


class Authors:
    """Finds who stands behind nouns that are no speakers themselves."""

    def __init__(self, fillers: Fillers, cues: Cues) -> None:
        self.fillers = fillers
        self.cues = cues

    def is_document(self, filler: Filler) -> bool:
        """Whether the noun is what says so, not who: "a report by the watchdog"."""
        nominal = self.fillers.nominal(filler)
        return nominal is not None and nominal.kind == "InformationSource"

    def of(self, noun: Token) -> Filler | None:
        """The author of a text: beside its own words, else of the text of that name that is told of before."""
        own = self._beside(noun)
        if own is not None or not self._is_text(noun) or not syntax.is_definite(noun):
            return own
        earlier = self._told_before(noun)
        return None if earlier is None else self._beside(earlier) or self.issuer(earlier)

    def speakers_of(self, verb: Token) -> list[Token]:
        """Who says it; of a participle that hangs on an event or a text, who speaks above: "issued a statement after the raid saying"."""
        found = speech_of.speakers_of(verb)
        if verb.dep_ != "acl" or not (self._is_text(verb.head) or self._is_event(verb.head)):
            return found
        if found and self._beside(verb.head) is not None:
            return found
        above = speech_of.clause_of(verb.head)
        speakers = speech_of.speakers_of(above) if self._tells(above) else []
        return [t for t in speakers if self._actor(t) is not None] or found

    def _beside(self, noun: Token) -> Filler | None:
        """The author in the noun's own phrase: "a report by the watchdog", "figures from the army", "an army statement"."""
        found = (self._actor(a) for a in speech_of.authors_of(noun))
        givers = [o for p in syntax.children_of(noun, "prep") if p.lower_ == FROM for o in syntax.children_of(p, "pobj")]
        sent = (self._actor(t, "object") for o in givers for t in syntax.conjuncts(o))
        return next((f for f in (*found, *sent, *self._before(noun)) if f is not None), None)

    def _before(self, noun: Token) -> Iterator[Filler | None]:
        """The bodies before a text's noun; a people's adjective is none, and what the text's own kind is called is none."""
        if not self._is_text(noun):
            return
        for token in syntax.children_of(noun, "compound", "nmod"):
            filler = self._actor(token, "modifier")
            actor = None if filler is None else self.fillers.actor(filler)
            if actor is not None and not actor.is_adjective and actor.how != "nationality" and not actor.is_country:
                yield filler

    def _told_before(self, noun: Token) -> Token | None:
        """The nearest word before for a text of the same kind, of which somebody has told."""
        before = (n for n in reversed(self.fillers.nominals) if n.head < noun.i and n.thing == "Document")
        same = (noun.doc[n.head] for n in before)
        return next((t for t in same if t.lemma_ == noun.lemma_ and (self._beside(t) or self.issuer(t))), None)

    def issuer(self, noun: Token) -> Filler | None:
        """Who speaks in the clause that brings the text in: "the army said in a statement", "the army issued a statement"."""
        verb = speech_of.clause_of(noun)
        if syntax.is_subject(noun) or not self._tells(verb):
            return None
        # "issued a statement", not "quoted a report"
        if noun.dep_ == "dobj" and self.cues.words_status(verb):
            return None
        return next((f for t in speech_of.speakers_of(verb) if (f := self._actor(t)) is not None and not self.is_document(f)), None)

    def _tells(self, verb: Token) -> bool:
        return verb.pos_ in VERBAL and self.cues.status(verb, "content") == "reported"

    def _actor(self, token: Token, function: str = "subject") -> Filler | None:
        return self.fillers.find(token, ("Actor",), function)

    def _is_text(self, noun: Token) -> bool:
        here = (h.finding for h in self.fillers.at.get(noun.i, ()))
        return any(isinstance(f, Nominal) and f.head == noun.i and f.thing == "Document" for f in here)

    def _is_event(self, noun: Token) -> bool:
        return self.fillers.find(noun, ("Event",), "subject") is not None
