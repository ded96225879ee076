"""Where a frame of the lexicon has room for a place: the object of "captured", the subject of "fell to", what an attack is on.

A name of a place in such a slot needs no further sign that it is one, though the model's NER may call it a person.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from spacy.tokens import Doc, Token

from kg.ontology.entries import Trigger, required_words_hold
from kg.reading import syntax
from kg.reading.frames.frame_matching import matches
from kg.reading.frames.triggers import lemma_matches
from kg.reading.syntax.noun_functions import name_before, names_said_of

__all__ = ["PlaceSlots"]

_FUNCTIONS = ("subject", "object", "oblique", "modifier")


class PlaceSlots:
    """Finds the slots of all triggers whose frames take a place."""

    def __init__(self, triggers: Iterable[Trigger], nouns: Container[str]) -> None:
        self.nouns = nouns
        self.entries: dict[str, list[tuple[tuple[str, ...], Trigger]]] = {}
        for trigger in triggers:
            for lemma in trigger.lemmas:
                words = tuple(lemma.replace("-", " - ").split())
                self.entries.setdefault(words[0], []).append((words, trigger))

    def find(self, doc: Doc) -> dict[int, str]:
        """Token indices to ``called``, ``place`` where nothing else fits, or ``open`` where people or things do too.

        Called are "X, a town in Y" and "the villages were X and Z".
        """
        fillers: dict[int, set[str]] = {}
        for head, trigger in self._triggers_in(doc):
            for pattern, argument in matches(trigger.args, syntax.plain_arguments(head)):
                if pattern.function in _FUNCTIONS:
                    fillers.setdefault(argument.head, set()).update(pattern.fillers)
        slots = {i: "place" if kinds == {"Place"} else "open" for i, kinds in fillers.items() if "Place" in kinds}
        return slots | dict.fromkeys(self._called_in(doc), "called")

    def _called_in(self, doc: Doc) -> Iterator[int]:
        for i in [i for i, lemma in enumerate(syntax.parse_of(doc).lemmas) if lemma in self.nouns]:
            name = name_before(doc[i])
            if name is not None:
                yield name.i
            yield from (said.i for said in names_said_of(doc[i]))

    def _triggers_in(self, doc: Doc) -> Iterator[tuple[Token, Trigger]]:
        parse = syntax.parse_of(doc)
        for i in parse.at_forms(self.entries):
            token = doc[i]
            for words, trigger in (entry for key in parse.forms[i] for entry in self.entries.get(key, ())):
                span = lemma_matches(token, words, trigger.pos)
                if span and required_words_hold(trigger.requires, syntax.sentence_words(token)):
                    yield doc[span[2]], trigger
