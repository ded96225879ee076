"""Whom "I" and "we" in direct speech stand for: who speaks, and the organisation that speaks through a person."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.ontology.entries import Lexicon
from kg.reading.english.pronoun_forms import FIRST_SINGULAR
from kg.reading.findings.filled import FindingId
from kg.reading.findings.fillers import Fillers
from kg.reading.findings.found import ActorMention, Nominal
from kg.reading.speech.quotations import Speech
from kg.reading.syntax import anaphora

__all__ = ["Speakers"]


class Speakers:
    """Resolves pronouns of the first person; ``links`` are those found so far."""

    def __init__(self, doc: Doc, lexicon: Lexicon, fillers: Fillers, speech: Speech, links: dict[FindingId, FindingId]) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.fillers = fillers
        self.speech = speech
        self.links = links

    def of(self, pronoun: Token) -> FindingId | None:
        """The finding that the pronoun stands for; None where the text does not say who speaks, or for whom."""
        _, heads = self.speech.at(pronoun)
        if len(heads) != 1:
            return None
        found = self.fillers.find(heads[0], ("Actor",), "subject")
        if found is None or found.group not in ("actors", "nominals", "pronoun"):
            return None
        key = self.links.get(found.id, found.id)
        who = self.fillers.get(key)
        if who is None:
            return None
        if pronoun.lower_ in FIRST_SINGULAR:
            return key if who.kind == "Person" else None
        is_guess = isinstance(who, ActorMention) and who.how == "ner"
        is_body = who.kind not in ("Person", "PopulationGroup", "InformationSource") and not is_guess
        return key if is_body else self._spoken_for(heads[0])

    def _spoken_for(self, speaker: Token) -> FindingId | None:
        """The organisation in the speaker's title or apposition: "army spokesman Omar Said", "Omar Said, a spokesman for the army"."""
        titles = [speaker, *anaphora.titles_of(speaker)]
        bodies = {key for t in titles for w in anaphora.bodies_of(t) if (key := self._body(w)) is not None}
        nodes = {self._node(k) for k in bodies}
        return min(bodies) if len(nodes) == 1 else None

    def _body(self, token: Token) -> FindingId | None:
        for group, index, finding in self.fillers.at.get(token.i, ()):
            if isinstance(finding, (ActorMention, Nominal)) and self.lexicon.is_a(finding.kind, "Organization"):
                return FindingId(group, index)
        return None

    def _node(self, key: FindingId) -> str | FindingId:
        finding = self.fillers.get(key)
        return (finding.iri if finding is not None else "") or self.links.get(key, key)
