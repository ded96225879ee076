"""Whom "I" and "we" in direct speech stand for: who speaks, and the organisation that speaks through a person."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from kg.ontology.entries import Lexicon
from kg.reading.english.pronoun_forms import FIRST_SINGULAR
from kg.reading.findings.fillers import Fillers
from kg.reading.speech.quotations import Speech
from kg.reading.syntax import anaphora

__all__ = ["Speakers"]


class Speakers:
    """Resolves pronouns of the first person; ``links`` are those found so far."""

    def __init__(self, doc: Doc, lexicon: Lexicon, fillers: Fillers, speech: Speech, links: dict[str, str]) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.fillers = fillers
        self.speech = speech
        self.links = links

    def of(self, pronoun: Token) -> str | None:
        """The key of the mark that the pronoun stands for; None where the text does not say who speaks, or for whom."""
        _, heads = self.speech.at(pronoun)
        if len(heads) != 1:
            return None
        found = self.fillers.find(heads[0], ("Actor",), "subject")
        if found is None or found["key"] not in ("actors", "nominals", "pronoun"):
            return None
        key = f"{found['key']}:{found['index']}"
        key = self.links.get(key, key)
        group, _, number = key.partition(":")
        if group not in self.fillers.marks:
            return None
        mark = self.fillers.marks[group][int(number)]
        label = mark.label
        if pronoun.lower_ in FIRST_SINGULAR:
            return key if label == "Person" else None
        is_body = label not in ("Person", "PopulationGroup", "InformationSource") and mark.detail.get("how") != "ner"
        return key if is_body else self._spoken_for(heads[0])

    def _spoken_for(self, speaker: Token) -> str | None:
        """The organisation in the speaker's title or apposition: "army spokesman Omar Said", "Omar Said, a spokesman for the army"."""
        titles = [speaker, *anaphora.titles_of(speaker)]
        bodies = {key for t in titles for w in anaphora.bodies_of(t) if (key := self._body(w)) is not None}
        nodes = {self._node(k) for k in bodies}
        return min(bodies) if len(nodes) == 1 else None

    def _body(self, token: Token) -> str | None:
        for key, index in self.fillers.at.get(token.i, ()):
            if key in ("actors", "nominals") and self.lexicon.is_a(self.fillers.marks[key][index].label, "Organization"):
                return f"{key}:{index}"
        return None

    def _node(self, key: str) -> str:
        group, _, number = key.partition(":")
        return self.fillers.marks[group][int(number)].iri or self.links.get(key, key)
