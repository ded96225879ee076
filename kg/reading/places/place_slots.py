"""Where a frame of the lexicon has room for a place: the object of "captured", the subject of "fell to", what an attack is on.

A name of a place in such a slot needs no further sign that it is one, though the model's NER may call it a person.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

from spacy.tokens import Doc

from kg.ontology.entries import Arg, Lexicon
from kg.reading import syntax
from kg.reading.frames.frame_matching import takes_marker
from kg.reading.frames.listed_triggers import listed_triggers
from kg.reading.syntax.noun_functions import name_before, names_said_of

__all__ = ["PlaceSlots"]

_FUNCTIONS = ("subject", "object", "oblique", "modifier")


class PlaceSlots:
    """Finds the slots of all triggers whose frames take a place."""

    def __init__(self, lexicon: Lexicon, nouns: Container[str]) -> None:
        self.lexicon = lexicon
        self.nouns = nouns
        self.patterns = {trigger.iri: _by_function(trigger.args) for trigger in lexicon.triggers}

    def find(self, doc: Doc) -> dict[int, str]:
        """Token indices to ``called``, ``place`` where nothing else fits, or ``open`` where people or things do too.

        Called are "X, a town in Y" and "the villages were X and Z".
        """
        fillers: dict[int, set[str]] = {}
        for listed in (entry for found in listed_triggers(doc, self.lexicon).values() for entry in found):
            patterns = self.patterns[listed.trigger.iri]
            for argument in syntax.plain_arguments(doc[listed.head]) if patterns else ():
                for pattern in patterns.get(argument.function, ()):
                    if takes_marker(pattern, argument.marker):
                        fillers.setdefault(argument.head, set()).update(pattern.fillers)
        slots = {i: "place" if kinds == {"Place"} else "open" for i, kinds in fillers.items() if "Place" in kinds}
        return slots | dict.fromkeys(self._called_in(doc), "called")

    def _called_in(self, doc: Doc) -> Iterator[int]:
        for i in [i for i, lemma in enumerate(syntax.parse_of(doc).lemmas) if lemma in self.nouns]:
            name = name_before(doc[i])
            if name is not None:
                yield name.i
            yield from (said.i for said in names_said_of(doc[i]))


def _by_function(args: Iterable[Arg]) -> Mapping[str, list[Arg]]:
    """The patterns of a frame in which a name may stand, by their function."""
    found: dict[str, list[Arg]] = {}
    for arg in args:
        if arg.function in _FUNCTIONS:
            found.setdefault(arg.function, []).append(arg)
    return found
