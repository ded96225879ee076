"""The gazetteer as the reader asks it: names to candidate entries, entries to their parents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from kg.gazetteer.entries import PLACE, Entry
from kg.gazetteer.folding import fold, is_acronym, is_slip, loose
from kg.gazetteer.index import Index, load_index
from kg.gazetteer.listed import Listed, ListedPlace, PlaceNoun, read_listed

__all__ = ["Candidate", "Gazetteer", "load_gazetteer"]

_LONGEST_LOOSE = 5


class Candidate(NamedTuple):
    """An entry that has the name sought, as its main name in any spelling or as another; ``is_listed`` where the ontology says so.

    ``is_loose``: no name of it is spelt so, one only sounds alike.
    """

    entry: Entry
    is_main: bool
    is_listed: bool
    is_loose: bool = False


class Gazetteer:
    """GeoNames as the package carries it, with what the ontology's ``places.ttl`` adds.

    >>> Gazetteer().candidates("Iraq")[0].entry.iri
    'https://w3id.org/conflict-kg/place/gn-99237'
    """

    def __init__(self, listed: Listed | None = None, index: Index | None = None) -> None:
        self.listed = listed or read_listed()
        self._index = index or load_index()
        self._own: dict[str, Entry] = {}
        self._keys: dict[str, list[str]] = {}
        self._prefixes: set[str] = set()
        self.context_only: dict[str, list[str]] = {}
        self.nationalities: dict[str, str] = {}
        self.nouns = {lemma: noun for noun in self.listed.nouns for lemma in noun.lemmas}
        self.candidates = lru_cache(maxsize=16384)(self._candidates)
        self.goes_on = lru_cache(maxsize=16384)(self._goes_on)
        for place in self.listed.places:
            self._add(place)
        for iri in list(self._own):
            self._own[iri] = replace(self._own[iri], country=self._country(self._own[iri]))

    def _add(self, place: ListedPlace) -> None:
        known = self._index.entry(place.iri.removeprefix(PLACE + "gn-")) if place.iri.startswith(PLACE + "gn-") else None
        base = known or Entry(iri=place.iri, label=place.label, feature=place.feature or "L.RGN")
        self._own[place.iri] = replace(
            base,
            label=place.label,
            feature=place.feature or base.feature,
            within=place.within or base.within,
            lat=base.lat if place.lat is None else place.lat,
            long=base.long if place.long is None else place.long,
            radius=base.radius if place.long is None else None,
        )
        for name in (place.label, *place.names):
            key = _key(name.removeprefix("the "))
            self._keys.setdefault(key, []).append(place.iri)
            words = key.split()
            self._prefixes.update(" ".join(words[:n]) for n in range(1, len(words)))
        for description in place.context_only:
            self.context_only.setdefault(description.lower(), []).append(place.iri)
        for adjective in place.nationalities:
            self.nationalities[fold(adjective)] = place.iri

    def _country(self, entry: Entry) -> str | None:
        top = (entry, *self.parents(entry))[-1]
        return top.iri if top.is_country else None

    def entry(self, iri: str) -> Entry | None:
        """The entry of an IRI, if it is listed."""
        return self._own.get(iri) or self._index.entry(iri.removeprefix(PLACE + "gn-"))

    def parents(self, entry: Entry) -> tuple[Entry, ...]:
        """What it lies in, the immediate parent first, up to the country.

        >>> g = Gazetteer()
        >>> [p.label for p in g.parents(g.entry("https://w3id.org/conflict-kg/place/gn-172955"))]
        ['Raqqa Governorate', 'Syria']
        """
        chain: list[Entry] = []
        while entry.within and len(chain) < 8:
            above = self.entry(entry.within)
            if above is None:
                break
            chain.append(above)
            entry = above
        return tuple(chain)

    def _candidates(self, name: str) -> tuple[Candidate, ...]:
        """All places of this name; those that the ontology lists under it first."""
        own = [Candidate(self._own[iri], True, True) for iri in dict.fromkeys(self._keys.get(_key(name), ()))]
        ids = self._index.ids(name)
        found = [*own]
        for numbers, is_main in ((ids.main, True), (ids.other, False)):
            for number in numbers:
                entry = self.entry(PLACE + "gn-" + number)
                if entry and all(entry.iri != c.entry.iri for c in own):
                    found.append(Candidate(entry, is_main, False, ids.is_loose))
        own_name = {c.entry.country for c in found if c.is_main or c.is_listed}
        return tuple(c for c in found if not own_name or c.entry.country in own_name or not is_slip(name, c.entry.label))

    def _goes_on(self, name: str) -> bool:
        """Whether some listed name begins with the words of ``name`` and goes on."""
        key = fold(name)
        if key in self._prefixes or self._index.has_longer(key):
            return True
        return len(name.split()) <= _LONGEST_LOOSE and self._index.has_longer("~" + loose(name))

    def noun(self, words: str) -> PlaceNoun | None:
        """The place noun, in the singular or plural.

        >>> Gazetteer().noun("Governorates").features
        ('A.ADM1',)
        """
        lemma = words.lower()
        for form in (words, lemma, lemma.removesuffix("s"), lemma.removesuffix("es"), lemma.removesuffix("ies") + "y"):
            if form in self.nouns:
                return self.nouns[form]
        return None

    def nationality(self, words: str) -> str | None:
        """The country's IRI of an adjective such as "Syrian"."""
        return self.nationalities.get(fold(words))

    def names(self) -> Iterator[str]:
        """Yield every key of the index and the ontology."""
        yield from self._keys
        yield from self._index.names()


def load_gazetteer(*extra: str | Path) -> Gazetteer:
    """The gazetteer with the ontology's places and those of extra Turtle files."""
    return _load(read_listed(*extra))


@lru_cache(maxsize=4)
def _load(listed: Listed) -> Gazetteer:
    return Gazetteer(listed)


def _key(name: str) -> str:
    return name.replace(".", "").replace(" ", "") if is_acronym(name) else fold(name)
