"""Which words, that stand together, are the name of an actor or a place."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from kg.gazetteer import Candidate, load_gazetteer
from kg.ontology import lexicon
from kg.reading.lookup.name_index import fold

__all__ = ["KnownNames", "known_names"]

_PEOPLED = 15_000  # persons: a smaller place shares its name with too many other things
_CITY = 100_000


class KnownNames:
    """The names of the actors that the lexicon lists, and of the gazetteer's places."""

    def __init__(self, extra: Iterable[str | Path] = ()) -> None:
        self._gazetteer = load_gazetteer(*extra)
        self._actors = frozenset(fold(name) for actor in lexicon.load(*extra).actors for name in (actor.label, *actor.names))
        self.is_name = lru_cache(maxsize=4096)(self._is_name)
        self.is_town = lru_cache(maxsize=4096)(self._is_town)
        self.is_city = lru_cache(maxsize=4096)(self._is_city)
        self.is_country = lru_cache(maxsize=4096)(self._is_country)

    def _is_name(self, words: str) -> bool:
        """Whether the words are a name of an actor or a place, each of them with a capital."""
        first, *_, last = words.split()
        if not (first[0].isupper() and last[0].isupper()):
            return False
        return fold(words) in self._actors or any(map(_is_well_known, self._gazetteer.candidates(words)))

    def _is_town(self, words: str) -> bool:
        """Whether the words are the name of a town, or of a region that is no country."""
        if fold(words) in self._actors or self._is_country(words):
            return False
        return any(map(_is_well_known, self._gazetteer.candidates(words)))

    def _is_city(self, words: str) -> bool:
        """Whether the words are the name of a town of more than 100,000 persons."""
        return self._is_town(words) and any(c.entry.population >= _CITY for c in self._gazetteer.candidates(words) if not c.is_loose)

    def _is_country(self, words: str) -> bool:
        return any(c.entry.is_country and not c.is_loose for c in self._gazetteer.candidates(words))


def _is_well_known(candidate: Candidate) -> bool:
    if candidate.is_loose:
        return False
    return candidate.is_listed or candidate.entry.population >= _PEOPLED or not candidate.entry.is_town


@lru_cache(maxsize=4)
def known_names(*extra: str | Path) -> KnownNames:
    """Return the names in the ontology and in further Turtle files."""
    return KnownNames(extra)
