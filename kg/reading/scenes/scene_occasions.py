"""An occasion that is told with its place, and taken up later: "A march was held in Kano. During the march, police shot two men."

An occasion need be no event of the graph. What only speaks of violence somewhere sets a scene as well, for the harm that is told next.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Doc, Token

from kg.ontology.entries import Lexicon
from kg.reading import syntax
from kg.reading.english.prepositions import IN_COURSE_OF
from kg.reading.findings.filled import Trigger
from kg.reading.scenes.settings import PlacePhrase
from kg.reading.syntax.reach import clause_verb, hangs_on
from kg.reading.syntax.words import children_of

__all__ = ["Occasions"]

_FAR = 3  # sentences between an occasion and what takes it up


class Occasions:
    """The nouns of one Doc that tell what goes on somewhere, with where that is."""

    def __init__(self, doc: Doc, lexicon: Lexicon, triggers: Sequence[Trigger], settings: Mapping[int, Sequence[PlacePhrase]]) -> None:
        self.doc = doc
        self.sentence_of = syntax.parse_of(doc).sentence
        self.violent = {t.head for t in triggers if lexicon.is_a(t.class_name, "ViolentEvent")}
        self.anaphors = lexicon.anaphors
        self._told: dict[str, list[tuple[Token, PlacePhrase]]] = {}
        for setting in (s for found in settings.values() for s in found):
            for noun in self._nouns_set(setting):
                self._told.setdefault(noun.lemma_.lower(), []).append((noun, setting))

    def taken_up(self, trigger: Trigger) -> list[PlacePhrase]:
        """Return the settings of the occasion in whose course the event takes place, told in one of the sentences before."""
        for noun in self._in_course(trigger):
            told = [(n, s) for n, s in self._told.get(noun.lemma_.lower(), ()) if 0 < self._distance(n, noun) <= _FAR]
            if told:
                last = self.sentence_of[told[-1][0].i]
                return [setting for n, setting in told if self.sentence_of[n.i] == last]
        return []

    def spoken_of(self, settings: Iterable[PlacePhrase]) -> list[PlacePhrase]:
        """Return those of the settings that are of violence, which the sentence only speaks of: "concern at the violence in Kutum"."""
        return [s for s in settings if any(self._is_violence(noun) for noun in self._nouns_above(s))]

    def _is_violence(self, noun: Token) -> bool:
        return noun.i in self.violent or noun.lemma_.lower() in self.anaphors

    def _distance(self, told: Token, noun: Token) -> int:
        return self.sentence_of[noun.i] - self.sentence_of[told.i]

    def _in_course(self, trigger: Trigger) -> Iterator[Token]:
        """The definite nouns in whose course the text sets the trigger: "during the march", "in the operation"."""
        verb = clause_verb(self.doc[trigger.head])
        while verb.dep_ == "conj" and verb.head.pos_ == "VERB":
            verb = verb.head
        phrases = [p for p in children_of(verb, "prep") if p.lower_ in IN_COURSE_OF]
        objects = [noun for p in phrases for noun in children_of(p, "pobj")]
        named = [self.doc[role.head] for role in trigger.of("lex:sameEvent")]
        yield from (noun for noun in (*named, *objects) if syntax.is_pointed_at(noun))

    def _nouns_above(self, setting: PlacePhrase) -> list[Token]:
        """The noun that a setting hangs on, if any, and what that is of: "the latest spate of violence in Kutum"."""
        path = list(hangs_on(self.doc[setting.preposition]))[:1]
        return [noun for above in path if above.pos_ == "NOUN" for noun in (above, *syntax.of_objects(above))]

    def _nouns_set(self, setting: PlacePhrase) -> Iterator[Token]:
        """The nouns that a setting may be said of: the one it hangs on, and those of its verb."""
        yield from self._nouns_above(setting)
        verb = next((t for t in hangs_on(self.doc[setting.preposition]) if t.pos_ == "VERB"), None)
        yield from children_of(verb, "nsubj", "nsubjpass", "dobj") if verb is not None else ()
