"""Component `kg_place_anaphora`: definite descriptions of places named before: "the town", "the area", "the country".

Writes the group ``described-places``: each carries the antecedent's node. The noun says what kind of place it may be; the nearest fitting
place of the sentence or the few before it is meant, of countries the one that the sentence or the article is on. Where none fits
nothing is found.
"""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.gazetteer.listed import read_listed
from kg.ontology import lexicon
from kg.reading.english.connectives import SAYING_WHICH_PLACE
from kg.reading.english.determiners import POINTING_AT_ONE
from kg.reading.findings.document import read_findings, write_findings
from kg.reading.findings.found import PlaceMention
from kg.reading.findings.groups import ACTORS, DESCRIBED_PLACES, NAMED_PLACES
from kg.reading.syntax.parse import Parse, parse_of

__all__ = ["PlaceAnaphora"]

_WINDOW = 2  # sentences


class PlaceAnaphora:
    """Resolves descriptions of places within one article."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        files = tuple(extra)
        self.features: dict[str, tuple[str, ...]] = {
            lemma: tuple(noun.features) for noun in read_listed(*files).nouns for lemma in noun.lemmas
        }
        self.features |= {lemma: ("A.PCLI",) for noun in lexicon.load(*files).nouns if noun.denotes == "Place" for lemma in noun.lemmas}

    def __call__(self, doc: Doc) -> Doc:
        """Write the group of described places."""
        write_findings(doc, DESCRIBED_PLACES, self._resolved(doc, read_findings(doc, NAMED_PLACES)))
        return doc

    def _resolved(self, doc: Doc, places: Sequence[PlaceMention]) -> Iterator[PlaceMention]:
        taken = {i for m in (*read_findings(doc, ACTORS), *places) for i in range(m.begin, m.end)}
        parse = parse_of(doc)
        known = _Known([m for m in places if not m.is_near or not (m.feature or "").startswith("A.")])
        for i, lemma in enumerate(parse.lemmas):
            if i in taken or lemma not in self.features or not _is_bare(doc[i]):
                continue
            found = self._antecedent(i, lemma, known, parse)
            if found is not None:
                yield replace(found, begin=i - 1, end=i + 1, found_by="place-description", is_near=False, part=None)

    def _antecedent(self, at: int, lemma: str, known: _Known, parse: Parse) -> PlaceMention | None:
        known.read_to(at)
        features, sentence_of = self.features[lemma], parse.sentence
        near = list(takewhile(lambda m: sentence_of[at] - sentence_of[m.begin] <= _WINDOW, reversed(known.before)))[::-1]
        here = [m for m in near if sentence_of[m.begin] == sentence_of[at]]
        if not features:  # "the area": what the sentence itself is about, before the divisions it lies in
            spots = [m for m in here if not (m.feature or "").startswith("A.")]
            if spots:
                return spots[0]
        if "A.PCLI" in features:
            return known.country(here)
        fits = [m for m in near if (_is_of_kind(m.feature or "", features) if m.iri else not features or _is_called(m, lemma, parse))]
        return fits[-1] if fits else None


def _is_called(place: PlaceMention, lemma: str, parse: Parse) -> bool:
    """Whether a place that no list has is called so: "Kwatas village", "the village of Kwatas"."""
    return lemma in parse.lemmas[place.begin : place.end]


def _is_of_kind(feature: str, features: tuple[str, ...]) -> bool:
    return feature != "A.PCLI" and (not features or feature.startswith(features))


class _Known:
    """The places read so far, with how often each country was spoken of."""

    def __init__(self, places: Sequence[PlaceMention]) -> None:
        self._left = deque(places)
        self._first: dict[str, PlaceMention] = {}
        self._countries: Counter[str] = Counter()
        self.before: list[PlaceMention] = []

    def read_to(self, token: int) -> None:
        """Take in the places that end before the token; they do not overlap."""
        while self._left and self._left[0].end <= token:
            mark = self._left.popleft()
            self.before.append(mark)
            self._first.setdefault(mark.iri, mark)
            self._countries.update(_countries_of([mark]))

    def country(self, here: Sequence[PlaceMention]) -> PlaceMention | None:
        """The one country that the sentence's places lie in; else the one that the article is on, by a clear margin; else none."""
        for counter in (Counter(_countries_of(here)), self._countries):
            counts = counter.most_common(2)
            if counts and (len(counts) == 1 or counts[0][1] >= 2 * counts[1][1]):
                return self._first.get(counts[0][0])
        return None


def _countries_of(places: Iterable[PlaceMention]) -> list[str]:
    return [m.country for m in places if m.country and m.iri]


def _is_bare(token: Token) -> bool:
    """Whether the noun stands alone with its determiner, with nothing after it that says which: "the area", not "the area of X"."""
    before = token.nbor(-1) if token.i else None
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if before is None or before.lower_ not in POINTING_AT_ONE or token.pos_ not in ("NOUN", "PROPN"):
        return False
    return after is None or (after.lower_ not in SAYING_WHICH_PLACE and after.pos_ not in ("NOUN", "PROPN", "NUM"))


@Language.factory("kg_place_anaphora", default_config={"extra": []}, assigns=["doc.spans"], requires=["doc.spans"])
def make_place_anaphora(nlp: Language, name: str, extra: list[str]) -> PlaceAnaphora:
    """Make the component."""
    return PlaceAnaphora(extra)
