"""What the text says that a name lies in: "Palmyra, Syria", "Mayadeen in Deir ez-Zor province", "the Peruvian town of X"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.gazetteer.entries import Entry
from kg.gazetteer.lookup import Candidate, Gazetteer
from kg.gazetteer.toponym import Toponym
from kg.gazetteer.words import LINKS_TO_HOLDER, Word

__all__ = ["chain_of", "containers_of", "country_of", "division_of", "held_elsewhere", "is_in_any", "told_after", "told_country"]

_NEAR = 0.7  # degrees: some 75 km
_CLOSING = frozenset([",", ".", ";", ":", ")", "(", "on", "when", "as", "after", "by", "during", "late", "early", "while"])
"""What may stand behind the last of "Chibok, Borno"; where a verb does, the comma sets off a clause."""


def chain_of(words: Sequence[Word], toponyms: Sequence[Toponym], i: int) -> list[int]:
    """Return the toponyms, the innermost first, that the text names as what toponym ``i`` lies in: "X (Bandiagara, Mopti)".

    A comma says so only where no list goes on and no clause begins behind it.
    """
    chain: list[int] = []
    while i + 1 < len(toponyms):
        here, other = toponyms[i], toponyms[i + 1]
        link = tuple(w.lower for w in words[here.end : other.begin][:4])
        if link not in LINKS_TO_HOLDER or other.is_near or "\n" in words[here.end - 1].space:
            break
        if link == (",",) and not (_is_closed(words, other) and not _is_in_list(words, toponyms, i)):
            break
        if link == ("(",) and ")" not in [w.text for w in words[other.end : other.end + 8]]:
            break
        i += 1
        if i + 1 < len(toponyms) and _owns(words, other, toponyms[i + 1]):  # "in Chad's Salamat region"
            chain += [i + 1, i]
            break
        chain.append(i)
    return chain


def _owns(words: Sequence[Word], one: Toponym, other: Toponym) -> bool:
    return [w.lower for w in words[one.end : other.begin][:2]] in (["'s"], ["’s"])


def _is_closed(words: Sequence[Word], toponym: Toponym) -> bool:
    after = words[toponym.end] if toponym.end < len(words) else None
    return after is None or after.starts or after.lower in _CLOSING


def _is_in_list(words: Sequence[Word], toponyms: Sequence[Toponym], i: int) -> bool:
    """Whether a list goes on behind the comma: "Mosul, Raqqa and Aleppo"."""
    while i + 1 < len(toponyms):
        link = [w.lower for w in words[toponyms[i].end : toponyms[i + 1].begin][:3]]
        if link != [","]:
            return link in (["and"], ["or"], [",", "and"], [",", "or"])
        i += 1
    return False


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


def _before_name(words: Sequence[Word], toponym: Toponym) -> list[Word]:
    """The names between the start of the mention and the name itself: the desert in "the Sinai town of Rafah"."""
    return [word for word in words[toponym.begin : toponym.core[0]] if word.is_capital and word.is_proper]


def told_after(words: Sequence[Word], toponyms: Sequence[Toponym], i: int) -> Entry | None:
    """The country in "Palma, in Mozambique"."""
    other = toponyms[i + 1] if i + 1 < len(toponyms) else None
    between = [w.lower for w in words[toponyms[i].end : other.begin][:3]] if other else []
    return country_of(other.candidates) if other and between in (["in"], [",", "in"]) and not other.features else None


def containers_of(words: Sequence[Word], toponyms: Sequence[Toponym], i: int, gazetteer: Gazetteer) -> set[str]:
    """IRIs of what may hold it by its place in the text: "Palmyra, Syria", "Mayadeen in Deir ez-Zor province", "Iraq's Anbar"."""
    here, iris = toponyms[i], set[str]()
    for other in (toponyms[k] for k in chain_of(words, toponyms, i)):
        iris |= {c.entry.iri for c in other.candidates if c.entry.fits(other.features) and not c.entry.is_town}
    for other in toponyms[i + 1 : i + 3]:
        between = [w.lower for w in words[here.end : other.begin][:4]]
        if between == [","] and country_of(other.candidates) and not _is_closed(words, other):
            break  # "In Gaza, Israel killed ten"
        if len(between) < 4 and set(between) <= {",", "in", "(", "of", "state", "province"}:
            iris |= {c.entry.iri for c in other.candidates if c.entry.fits(other.features) and not c.entry.is_town}
    told = told_country(words, here, gazetteer)
    iris |= {c.entry.iri for word in _before_name(words, here) for c in gazetteer.candidates(word.text) if not c.entry.is_town}
    adjective = gazetteer.nationality(words[here.core[0] - 1].text) if here.core[0] else None
    iris |= {told.iri} if told else {adjective} if adjective else set()
    if i and _owns(words, toponyms[i - 1], here):
        iris |= {c.entry.iri for c in toponyms[i - 1].candidates}
    return iris


def is_in_any(containers: set[str], entry: Entry, gazetteer: Gazetteer) -> bool:
    """Whether the place lies in one of the containers."""
    return bool(containers) and any(p.iri in containers for p in gazetteer.parents(entry))


def division_of(candidates: Sequence[Candidate], town: Entry, inner: Entry | None, gazetteer: Gazetteer, *, is_last: bool) -> Entry | None:
    """Return the division of the town's name that holds ``inner``.

    Where that is not known it is one of those that the town may lie in: the largest, if it ``is_last`` of a chain, else the smallest.
    """
    divisions = [c.entry for c in candidates if c.entry.feature.startswith("A.ADM") and c.entry.country == town.country]
    if inner is not None:
        above = {p.iri for p in gazetteer.parents(inner)}
        return next((d for d in divisions if d.iri in above), None)
    own = [d for d in divisions if d.iri == town.within or d.within == town.within]
    return (min if is_last else max)(own, key=lambda d: (d.feature, d.iri), default=None)


def held_elsewhere(words: Sequence[Word], toponyms: Sequence[Toponym], i: int, candidates: Sequence[Candidate]) -> Toponym | None:
    """Return what the text names as holding the place, if none of the name can lie in it: "Balrampur (Chhattisgarh)".

    A comma alone brings a container only where that may be a division; "In Gaza, Israel, ..." says nothing of Gaza.
    """
    chain = [toponyms[k] for k in chain_of(words, toponyms, i)]
    if not chain:
        return None
    holders = [c.entry for c in chain[0].candidates if c.entry.fits(chain[0].features)]
    is_comma = words[toponyms[i].end].text == "," and toponyms[i].end + 1 == chain[0].begin
    if is_comma and not any(entry.feature.startswith("A.ADM") for entry in holders):
        return None
    # of areas ("Eastern Ghouta") the gazetteer does not tell what lies in them, and what the ontology lists is known by name
    is_known = bool(holders) and all(h.is_town or h.feature.startswith("A.") for h in holders) and not any(c.is_listed for c in candidates)
    is_open = not is_known or any(_may_lie_in(c.entry, holder) for c in candidates for holder in holders)
    return None if is_open else chain[0]


def _may_lie_in(entry: Entry, holder: Entry) -> bool:
    """Whether it may be in or at the other: the same, its neighbour in one division, a town not far from another."""
    if entry.iri == holder.iri or (holder.feature.startswith("A.ADM2") and entry.within == holder.within):
        return True
    return holder.is_town and entry.country == holder.country and _is_near(entry, holder)


def _is_near(entry: Entry, other: Entry) -> bool:
    """Whether two points lie within `_NEAR` degrees of each other; of what has no point, whether it is of one division."""
    if entry.lat is None or entry.long is None or other.lat is None or other.long is None:
        return entry.within == other.within
    return abs(entry.lat - other.lat) < _NEAR and abs(entry.long - other.long) < _NEAR
