"""A place that only a weak sign speaks for lies where the article's well-founded places do, or is left open.

A sign is weak where the name is only another name of the town or sounds like it, which tells the country apart, or where places in
several provinces of the country have it, which tells the province apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kg.gazetteer.entries import Entry
from kg.gazetteer.folding import fold
from kg.gazetteer.lookup import Gazetteer
from kg.gazetteer.toponym import Toponym

__all__ = ["Choice", "agreeing"]

_CITY = 100_000  # persons: a town that its name alone speaks for
_DOMINANT = 4  # times the persons of the next one of its name
_APART = "known only away from the places that the article names"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What a name is taken to mean, or why it could not be settled; ``is_stated`` where words beside it say so."""

    entry: Entry | None = None
    reason: str | None = None
    is_stated: bool = False


def agreeing(toponyms: Sequence[Toponym], choices: Sequence[Choice], gazetteer: Gazetteer) -> list[Choice]:
    """Return the choices without those of weak signs that lie in no country, or in no province, of the well-founded ones."""
    pairs = list(zip(toponyms, choices, strict=True))
    founded = [c.entry for t, c in pairs if c.entry and not c.entry.is_country and _is_founded(t, c, c.entry)]
    countries = {entry.country for entry in founded} - {None}
    settled = {fold(t.name) for t, c in pairs if c.entry}
    provinces = {_province(entry, gazetteer) for entry in founded} - {None}
    agreed = [_agreed(t, c, countries, provinces, gazetteer) for t, c in pairs]
    return [c if c.entry is None and fold(t.name) in settled else a for (t, c), a in zip(pairs, agreed, strict=True)]


def _agreed(toponym: Toponym, choice: Choice, countries: set[str | None], provinces: set[str | None], gazetteer: Gazetteer) -> Choice:
    """The choice, or the one place of its name in the provinces where it is open or apart; open, if apart, where there is none."""
    entry = choice.entry
    is_apart = entry is not None and _is_apart(toponym, choice, entry, countries, provinces, gazetteer)
    if not is_apart and not (entry is None and toponym.is_supported and not choice.is_stated):
        return choice
    fitting = [c.entry for c in toponym.candidates if c.is_main and not c.is_loose and c.entry.fits(toponym.features)]
    kin = [e for e in fitting if not e.is_country and e.feature != "A.ADM1" and _province(e, gazetteer) in provinces]
    cities = [e for e in fitting if e.population >= _CITY and e not in kin and e.country in {k.country for k in kin}]
    if len(kin) == 1 and not cities:
        return Choice(entry=kin[0])
    return Choice(reason=_APART) if is_apart else choice


def _is_founded(toponym: Toponym, choice: Choice, entry: Entry) -> bool:
    is_listed = any(c.is_listed for c in toponym.candidates if c.entry.iri == entry.iri)
    return choice.is_stated or is_listed or entry.feature in ("A.ADM1", "P.PPLC") or entry.population >= _CITY


def _is_apart(
    toponym: Toponym, choice: Choice, entry: Entry, countries: set[str | None], provinces: set[str | None], gazetteer: Gazetteer
) -> bool:
    if not countries or entry.is_country or _is_founded(toponym, choice, entry):
        return False
    has_rivals = _has_rivals(toponym, entry, gazetteer)
    if entry.country not in countries:
        return has_rivals or _is_named_otherwise(toponym, entry)
    return has_rivals and bool(provinces) and _province(entry, gazetteer) not in provinces


def _is_named_otherwise(toponym: Toponym, entry: Entry) -> bool:
    """Whether the name is only another name of the town, or sounds like its own."""
    own = [c for c in toponym.candidates if c.entry.iri == entry.iri]
    return any(c.is_loose or (c.entry.is_town and not c.is_main) for c in own)


def _has_rivals(toponym: Toponym, entry: Entry, gazetteer: Gazetteer) -> bool:
    """Whether places of the name lie in other provinces of its country that are not much smaller."""
    alike = [c for c in toponym.candidates if c.entry.country == entry.country]
    is_main = any(c.is_main for c in alike if c.entry.iri == entry.iri)
    rivals = (c for c in alike if (c.is_main and not is_main) or c.entry.population * _DOMINANT >= entry.population)
    return bool({_province(c.entry, gazetteer) for c in rivals} - {_province(entry, gazetteer)})


def _province(entry: Entry, gazetteer: Gazetteer) -> str | None:
    return next((e.iri for e in (entry, *gazetteer.parents(entry)) if e.feature == "A.ADM1"), None)
