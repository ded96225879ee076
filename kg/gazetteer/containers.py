"""What the text says that a name lies in: "Palmyra, Syria", "Mayadeen in Deir ez-Zor province", "the Peruvian town of X"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.gazetteer.entries import Entry
from kg.gazetteer.lookup import Candidate, Gazetteer
from kg.gazetteer.toponym import Toponym
from kg.gazetteer.words import Word

__all__ = ["containers_of", "country_of", "is_in_any", "told_after", "told_country"]


def country_of(candidates: Sequence[Candidate]) -> Entry | None:
    """The one country among the candidates: by its own name, else by another."""
    own = [c.entry for c in candidates if c.entry.is_country and (c.is_main or c.is_listed)]
    own = own or [c.entry for c in candidates if c.entry.is_country]
    return own[0] if len({e.iri for e in own}) == 1 else None


def told_country(words: Sequence[Word], toponym: Toponym, gazetteer: Gazetteer) -> Entry | None:
    """The country in "the Ecuadorean district of Buenos Aires"."""
    for word in words[toponym.begin : toponym.core[0]]:
        if word.is_capital:
            iri = gazetteer.nationality(word.text)
            country = gazetteer.entry(iri) if iri else country_of(gazetteer.candidates(word.text))
            if country:
                return country
    return None


def told_after(words: Sequence[Word], toponyms: Sequence[Toponym], i: int) -> Entry | None:
    """The country in "Palma, in Mozambique"."""
    other = toponyms[i + 1] if i + 1 < len(toponyms) else None
    between = [w.lower for w in words[toponyms[i].end : other.begin][:3]] if other else []
    return country_of(other.candidates) if other and between in (["in"], [",", "in"]) and not other.features else None


def containers_of(words: Sequence[Word], toponyms: Sequence[Toponym], i: int, gazetteer: Gazetteer) -> set[str]:
    """IRIs of what may hold it by its place in the text: "Palmyra, Syria", "Mayadeen in Deir ez-Zor province", "Iraq's Anbar"."""
    here, iris = toponyms[i], set[str]()
    for other in toponyms[i + 1 : i + 3]:
        between = [w.lower for w in words[here.end : other.begin][:4]]
        if len(between) < 4 and set(between) <= {",", "in", "(", "of", "state", "province"}:
            iris |= {c.entry.iri for c in other.candidates if c.entry.fits(other.features) and not c.entry.is_town}
    told = told_country(words, here, gazetteer)
    adjective = gazetteer.nationality(words[here.core[0] - 1].text) if here.core[0] else None
    iris |= {told.iri} if told else {adjective} if adjective else set()
    if i and [w.lower for w in words[toponyms[i - 1].end : here.begin][:2]] in (["'s"], ["’s"]):
        iris |= {c.entry.iri for c in toponyms[i - 1].candidates}
    return iris


def is_in_any(containers: set[str], entry: Entry, gazetteer: Gazetteer) -> bool:
    """Whether the place lies in one of the containers."""
    return bool(containers) and any(p.iri in containers for p in gazetteer.parents(entry))
