"""What a token may fill a role with: the marks that cover it, by class. Shared by `roles`, `coreference` and `status`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc, Token

from kg.ontology.entries import Lexicon
from kg.reading import syntax
from kg.reading.english.prepositions import INTO_AT_OR_FROM, INTO_OR_AT
from kg.reading.findings.marks import Mark, marks_in

__all__ = ["Fillers"]

_GROUPS = ("actors", "places", "times", "quantities", "weapons", "nominals", "triggers")
_PERSONAL = ("Actor", "Person", "PopulationGroup", "ArmedActor", "Organization", "ArmedGroup")


class Fillers:
    """Look-up from token to mark in every span group of a Doc; a mark is named by its group and its index there."""

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.marks: dict[str, list[Mark]] = {key: list(marks_in(doc, key)) for key in _GROUPS}
        self.at: dict[int, list[tuple[str, int]]] = {}
        for key in _GROUPS:
            for index, mark in enumerate(self.marks[key]):
                for i in range(mark.begin, mark.end):
                    self.at.setdefault(i, []).append((key, index))

    def find(self, token: Token, classes: tuple[str, ...], function: str, marker: str = "") -> dict[str, Any] | None:
        """The filler at the token, of the first of ``classes`` that has one; through "of" where the token itself is none."""
        for kind in classes or ("Actor", "Place", "Asset", "Time"):
            for key, index in self.at.get(token.i, ()):
                if self._fits(key, index, token, kind, function, marker):
                    return {"key": key, "index": index, "head": token.i}
            if kind in _PERSONAL and syntax.is_pronoun(token):
                return {"key": "pronoun", "index": token.i, "head": token.i}
        return None

    def find_all(self, token: Token, classes: tuple[str, ...], function: str, marker: str = "", depth: int = 0) -> Iterator[dict[str, Any]]:
        """The filler at the token, else those after its "of": "a string of attacks", "the regions of X and Y"."""
        found = self.find(token, classes, function, marker)
        if found:
            yield found
        elif depth < 3 and not self._is_node(token):
            for below in syntax.of_objects(token):
                yield from self.find_all(below, classes, function, marker, depth + 1)
        if not found and "Event" in classes and function == "subject":
            yield from self._event_above(token)

    def _event_above(self, noun: Token) -> Iterator[dict[str, Any]]:
        """The event noun that a relative clause is meant of, where the parser hung it on a place: "attacks in the area, which killed"."""
        for above in noun.ancestors:
            if above.pos_ in ("VERB", "AUX"):
                return
            found = self.find(above, ("Event",), "subject")
            if found:
                yield found
                return

    def _is_node(self, token: Token) -> bool:
        return any(key not in ("quantities", "times") for key, _ in self.at.get(token.i, ()))

    def _fits(self, key: str, index: int, token: Token, kind: str, function: str, marker: str) -> bool:
        mark = self.marks[key][index]
        match kind:
            case "Concept":
                return key == "weapons"
            case "Time":
                return key == "times"
            case "Place":
                return key == "places" and not (function == "modifier" and self._is_adjective(token))
            case "Event":
                return (
                    key == "triggers"
                    and mark.detail["head"] == token.i
                    and ":" in mark.label
                    and mark.label.partition(":")[2][:1].isupper()
                )
            case "Quantity":
                # "13 casualties", "claimed 13 lives": the number counts what the trigger says itself
                is_own = function in ("self", "object-number")
                return key == "quantities" and mark.label == "number" and (mark.detail.get("noun") is None or is_own)
            case _:
                return self._is_actor(key, mark, token, kind, function, marker)

    def _is_actor(self, key: str, mark: Mark, token: Token, kind: str, function: str, marker: str) -> bool:
        if key == "nominals":
            # "the group" may turn out to be an armed one: whether it does is asked when it is resolved
            if not mark.iri and not mark.detail.get("unlisted") and function in ("subject", "by-agent"):
                return False  # a whole people ("the Turks") is told of as harmed or met, not as who did it
            general = mark.detail.get("definite") and self.lexicon.is_a(kind, mark.label)
            leads = mark.detail.get("head", token.i) == token.i or syntax.root_of(self.doc[mark.begin : mark.end]).i == token.i
            return leads and bool(general or self.lexicon.is_a(mark.label, kind))
        if key != "actors" or not self.lexicon.is_a(mark.label, kind):
            return False
        agent_like = function in ("subject", "by-agent", "possessor", "holder")
        if mark.detail["how"] == "metonym":
            return agent_like
        if mark.detail.get("country"):
            if function == "oblique" and marker in INTO_OR_AT:  # "fired missiles into Syria" hits a place, not its government
                return False
            if function == "object" and token.head.lower_ in INTO_AT_OR_FROM:  # what the parser hung a clause on: "men from Chad"
                return False
            return function != "modifier" or bool(mark.detail.get("adjective")) or not self._has_place(token)
        return mark.detail["how"] != "nationality" or function in ("modifier", "possessor")

    def is_inert(self, filler: dict[str, Any]) -> bool:
        """Whether the filler is a text, law, plan or figure, by its noun or by a name's: "the report", "Operation Dawn"."""
        if filler["key"] not in ("nominals", "actors"):
            return False
        mark = self.marks[filler["key"]][filler["index"]]
        if filler["key"] == "nominals":
            return bool(mark.detail.get("thing") == "Document")
        if mark.label == "Person" or not (mark.detail["how"] == "ner" or mark.detail.get("country")):
            return False
        root = syntax.root_of(self.doc[mark.begin : mark.end])
        named = [t for t in syntax.premodifiers(root) if t.is_title][:1]  # "Plan Colombia" is neither a state
        return any(t.lemma_.lower() in self.lexicon.inert for t in (root, *named))

    def _is_adjective(self, token: Token) -> bool:
        """Whether a state's name stands for its adjective: "a US drone strike"."""
        return any(key == "actors" and self.marks[key][index].detail.get("adjective") for key, index in self.at.get(token.i, ()))

    def _has_place(self, token: Token) -> bool:
        return any(key == "places" for key, _ in self.at.get(token.i, ()))
