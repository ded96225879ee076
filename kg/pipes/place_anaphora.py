"""Component `kg_place_anaphora`: definite descriptions of places named before: "the town", "the area", "the country".

Adds marks to ``doc.spans["places"]`` that carry the antecedent's node. The noun says what kind of place it may be; the nearest fitting
place of the sentence or the few before it is meant, of a country the one last named. Where none fits there is no mark.
"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.gazetteer.listed import read_listed
from kg.pipes.marks import Mark, marks_in, set_marks

__all__ = ["PlaceAnaphora"]

_WINDOW = 2  # sentences
_DETERMINERS = ("the", "this", "that")


class PlaceAnaphora:
    """Resolves descriptions of places within one article."""

    def __init__(self) -> None:
        self.features: dict[str, tuple[str, ...]] = {lemma: noun.features for noun in read_listed().nouns for lemma in noun.lemmas}

    def __call__(self, doc: Doc) -> Doc:
        """Add the resolved descriptions to ``doc.spans["places"]``."""
        places = list(marks_in(doc, "places"))
        set_marks(doc, "places", [*places, *self._resolved(doc, places)])
        return doc

    def _resolved(self, doc: Doc, places: list[Mark]) -> Iterator[Mark]:
        taken = {i for key in ("actors", "places") for m in marks_in(doc, key) for i in range(m.begin, m.end)}
        sentence_of = {t.i: n for n, sent in enumerate(doc.sents) for t in sent}
        for token in doc:
            if token.i in taken or token.lemma_.lower() not in self.features or not _is_bare(token):
                continue
            found = self._antecedent(token, places, sentence_of)
            if found is not None:
                yield Mark(token.i - 1, token.i + 1, "Place", found.iri, {**found.detail, "how": "description"})

    def _antecedent(self, token: Token, places: list[Mark], sentence_of: dict[int, int]) -> Mark | None:
        features = self.features[token.lemma_.lower()]
        is_country = "A.PCLI" in features
        for mark in reversed([m for m in places if m.end <= token.i and m.iri]):
            near = sentence_of[token.i] - sentence_of[mark.begin] <= _WINDOW
            feature = str(mark.detail.get("feature") or "")
            if is_country and feature == "A.PCLI":
                return mark
            if near and not is_country and feature != "A.PCLI" and (not features or feature.startswith(tuple(features))):
                return mark
        return None


def _is_bare(token: Token) -> bool:
    """Whether the noun stands alone with its determiner, with nothing after it that says which: "the area", not "the area of X"."""
    before = token.nbor(-1) if token.i else None
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if before is None or before.lower_ not in _DETERMINERS or token.pos_ not in ("NOUN", "PROPN"):
        return False
    return after is None or (after.lower_ not in ("of", "that", "which", "where") and after.pos_ not in ("NOUN", "PROPN", "NUM"))


@Language.factory("kg_place_anaphora", assigns=["doc.spans"], requires=["doc.spans"])
def make_place_anaphora(nlp: Language, name: str) -> PlaceAnaphora:
    """Make the component."""
    return PlaceAnaphora()
