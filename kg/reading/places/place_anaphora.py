"""Component `kg_place_anaphora`: definite descriptions of places named before: "the town", "the area", "the country".

Adds marks to ``doc.spans["places"]`` that carry the antecedent's node. The noun says what kind of place it may be; the nearest fitting
place of the sentence or the few before it is meant, of countries the one that the sentence or the article is on. Where none fits
there is no mark.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.gazetteer.listed import read_listed
from kg.ontology import lexicon
from kg.reading.english.connectives import SAYING_WHICH_PLACE
from kg.reading.english.determiners import POINTING_AT_ONE
from kg.reading.findings.marks import Mark, marks_in, set_marks
from kg.reading.syntax import parse_of

__all__ = ["PlaceAnaphora"]

_WINDOW = 2  # sentences


class PlaceAnaphora:
    """Resolves descriptions of places within one article."""

    def __init__(self) -> None:
        self.features: dict[str, tuple[str, ...]] = {lemma: tuple(noun.features) for noun in read_listed().nouns for lemma in noun.lemmas}
        self.features |= {lemma: ("A.PCLI",) for noun in lexicon.load().nouns if noun.denotes == "Place" for lemma in noun.lemmas}

    def __call__(self, doc: Doc) -> Doc:
        """Add the resolved descriptions to ``doc.spans["places"]``."""
        places = list(marks_in(doc, "places"))
        set_marks(doc, "places", [*places, *self._resolved(doc, places)])
        return doc

    def _resolved(self, doc: Doc, places: list[Mark]) -> Iterator[Mark]:
        taken = {i for key in ("actors", "places") for m in marks_in(doc, key) for i in range(m.begin, m.end)}
        parse = parse_of(doc)
        for i, lemma in enumerate(parse.lemmas):
            if i in taken or lemma not in self.features or not _is_bare(doc[i]):
                continue
            found = self._antecedent(i, self.features[lemma], places, parse.sentence)
            if found is not None:
                yield Mark(i - 1, i + 1, "Place", found.iri, {**found.detail, "how": "description"})

    def _antecedent(self, at: int, features: tuple[str, ...], places: list[Mark], sentence_of: Sequence[int]) -> Mark | None:
        if not features:  # "the area": what the sentence itself is about, before the divisions it lies in
            here = [m for m in places if m.iri and m.end <= at and sentence_of[m.begin] == sentence_of[at]]
            spots: list[Mark] = [m for m in here if not str(m.detail.get("feature") or "").startswith("A.")]
            if spots:
                return spots[0]
        before: list[Mark] = [m for m in places if m.end <= at and m.iri]
        if "A.PCLI" in features:
            return _country([m for m in before if sentence_of[m.begin] == sentence_of[at]], before)
        near = [m for m in before if sentence_of[at] - sentence_of[m.begin] <= _WINDOW]
        fits = [m for m in near if _is_of_kind(str(m.detail.get("feature") or ""), features)]
        return fits[-1] if fits else None


def _is_of_kind(feature: str, features: tuple[str, ...]) -> bool:
    return feature != "A.PCLI" and (not features or feature.startswith(features))


def _country(here: list[Mark], before: list[Mark]) -> Mark | None:
    """The one country that the sentence's places lie in; else the one that the article is on, by a clear margin; else none."""
    for marks in (here, before):
        counts = Counter(str(m.detail.get("country")) for m in marks if m.detail.get("country")).most_common(2)
        if counts and (len(counts) == 1 or counts[0][1] >= 2 * counts[1][1]):
            return next((m for m in before if m.iri == counts[0][0]), None)
    return None


def _is_bare(token: Token) -> bool:
    """Whether the noun stands alone with its determiner, with nothing after it that says which: "the area", not "the area of X"."""
    before = token.nbor(-1) if token.i else None
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if before is None or before.lower_ not in POINTING_AT_ONE or token.pos_ not in ("NOUN", "PROPN"):
        return False
    return after is None or (after.lower_ not in SAYING_WHICH_PLACE and after.pos_ not in ("NOUN", "PROPN", "NUM"))


@Language.factory("kg_place_anaphora", assigns=["doc.spans"], requires=["doc.spans"])
def make_place_anaphora(nlp: Language, name: str) -> PlaceAnaphora:
    """Make the component."""
    return PlaceAnaphora()
