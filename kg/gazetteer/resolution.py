"""Settle which place a name means, by what is said beside it, by the countries that the article speaks of, by size - or say why not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.gazetteer.agreement import Choice, agreeing
from kg.gazetteer.containers import chain_of, containers_of, country_of, division_of, held_elsewhere, is_in_any, told_after, told_country
from kg.gazetteer.context import KNOWN_TOWN
from kg.gazetteer.entries import Entry
from kg.gazetteer.folding import fold
from kg.gazetteer.lookup import Candidate, Gazetteer
from kg.gazetteer.toponym import PLACE_ENTS, Toponym
from kg.gazetteer.words import ARTICLES, SIDES, Word, text_of

__all__ = ["Resolved", "focus_of", "resolve"]

# persons: a town known the world over; one that outweighs the province of its name
_WORLD, _SEAT = 300_000, 20_000
_DOMINANT, _WORLD_DOMINANT = 4, 10
_ABROAD = "known only outside the countries that the article names"
_UNKNOWN = "not in the gazetteer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """A name with the place that it means; without one, ``reason`` says why. ``within`` is where the text puts it."""

    toponym: Toponym
    entry: Entry | None = None
    reason: str | None = None
    within: Entry | None = None


def resolve(words: Sequence[Word], toponyms: Sequence[Toponym], gazetteer: Gazetteer, countries: Iterable[str] = ()) -> list[Resolved]:
    """Resolve all names of an article together; ``countries`` are IRIs that other findings bring into focus.

    A name that neither its surroundings nor its size show to be a place is left out.
    """
    focus = focus_of(words, toponyms, gazetteer)
    focus.update(countries)
    choices = [_choose(words, toponyms, i, focus, gazetteer) for i in range(len(toponyms))]
    shown = [c.entry for t, c in zip(toponyms, choices, strict=True) if c.entry and (t.is_supported or not c.entry.is_town)]
    inner = [e for e in shown if e.country and not e.is_country]
    large = [e for e in inner if not e.is_town or e.population >= _WORLD // 3]
    focus.update(e.country for e in (large if focus or large else inner) if e.country)
    choices = [_choose(words, toponyms, i, focus, gazetteer) for i in range(len(toponyms))]
    choices = agreeing(toponyms, choices, gazetteer)
    choices = _holding(words, toponyms, _one_sense(toponyms, choices), gazetteer)
    supported = {fold(t.name) for t in toponyms if t.is_supported}
    pairs = [(t, c) for t, c in zip(toponyms, choices, strict=True) if _is_shown(words, t, c, focus, supported)]
    resolved: list[Resolved] = []
    for i, (toponym, choice) in enumerate(pairs):
        within = None if choice.entry else _within(words, pairs, i, focus, gazetteer)
        resolved.append(Resolved(toponym=toponym, entry=choice.entry, reason=choice.reason, within=within))
    return resolved


def _holding(words: Sequence[Word], toponyms: Sequence[Toponym], choices: list[Choice], gazetteer: Gazetteer) -> list[Choice]:
    """What holds another place is a division, not the town of its name: "in Cuauhtemoc, Chihuahua", "Mandoli (Bandiagara, Mopti)"."""
    held = list(choices)
    for i, toponym in enumerate(toponyms):
        inner = choices[i].entry
        chain = chain_of(words, toponyms, i) if not _is_of_town(toponym) and not (inner and inner.is_country) else []
        for k in chain:
            town = held[k].entry
            if town and town.is_town and not toponyms[k].noun:
                division = division_of(toponyms[k].candidates, town, inner, gazetteer, is_last=k == chain[-1])
                held[k] = replace(held[k], entry=division or town)
    return held


def _is_of_town(toponym: Toponym) -> bool:
    """Whether the noun is one of things that towns have: a quarter, a market, a street."""
    return bool(toponym.features) and all(f.startswith(("P.PPLX", "S.", "R.")) for f in toponym.features)


def focus_of(words: Sequence[Word], toponyms: Sequence[Toponym], gazetteer: Gazetteer) -> Counter[str]:
    """How often each country is spoken of, by name or by its adjective."""
    focus: Counter[str] = Counter()
    for toponym in toponyms:
        country = None if toponym.features else country_of(toponym.candidates)
        if country:
            focus[country.iri] += 1
    for i, word in enumerate(words):
        if word.text[:1].isupper():
            country_iri = gazetteer.nationality(text_of(words, i, i + 2)) or gazetteer.nationality(word.text)
            if country_iri:
                focus[country_iri] += 1
    return focus


def _choose(words: Sequence[Word], toponyms: Sequence[Toponym], i: int, focus: Counter[str], gazetteer: Gazetteer) -> Choice:
    toponym = toponyms[i]
    if not toponym.candidates:
        return Choice(reason=_UNKNOWN)
    fitting = [c for c in toponym.candidates if c.entry.fits(toponym.features)]
    if not fitting:
        return Choice(reason=f"the gazetteer has no {toponym.noun.lower()} of this name")
    country = None if toponym.features else country_of(fitting)
    if country:
        return Choice(entry=country)
    containers = containers_of(words, toponyms, i, gazetteer)
    others = [c for c in toponym.others if c.entry.fits(toponym.features)]
    inner = next(filter(None, ([c for c in pool if is_in_any(containers, c.entry, gazetteer)] for pool in (fitting, others))), [])
    if inner:
        return replace(_settle(toponym, inner), is_stated=True)
    held = held_elsewhere(words, toponyms, i, [*fitting, *others])
    if held:
        return Choice(reason=f"the gazetteer has none of this name in {held.name}", is_stated=True)
    told = told_country(words, toponym, gazetteer) or told_after(words, toponyms, i)
    if told and containers:
        return Choice(reason=f"the gazetteer has none of this name in {told.label}", is_stated=True)
    fitting = _of_side(toponym, fitting)
    defined = _is_defined(words, toponym)
    return _by_focus(toponym, [c for c in fitting if not (defined and c.entry.is_town)] or fitting, focus, is_defined=defined)


def _of_side(toponym: Toponym, candidates: list[Candidate]) -> list[Candidate]:
    """The listed divisions and areas among them where a side of the name is told: "northern Gaza" is no part of the city."""
    wide = [c for c in candidates if c.is_listed and c.entry.feature.startswith(("A.ADM1", "L."))]
    is_side = toponym.part in SIDES and not toponym.noun
    return wide if is_side and wide else candidates


def _is_defined(words: Sequence[Word], toponym: Toponym) -> bool:
    """Whether it is "the Rio Grande", which no town is."""
    begin = toponym.core[0]
    natural = any(c.entry.feature[:1] in "HTL" for c in toponym.candidates)
    return bool(begin) and natural and words[begin - 1].lower in ARTICLES and not (toponym.noun or toponym.part)


def _has_article(words: Sequence[Word], toponym: Toponym) -> bool:
    """Whether it is "the Patuca", which is hardly a town; "the Tumaco office" may be one's."""
    begin, end = toponym.core
    follows = end < len(words) and words[end].is_noun
    return bool(begin) and words[begin - 1].lower in ARTICLES and not (toponym.noun or toponym.part or follows)


def _by_focus(toponym: Toponym, candidates: list[Candidate], focus: Counter[str], *, is_defined: bool = False) -> Choice:
    placeless = [c for c in candidates if c.is_listed and c.entry.country is None]
    near = [c for c in candidates if c.entry.country and focus[c.entry.country]]
    listed = [c for c in candidates if c.is_listed]
    if near and listed and all(c.entry.feature.startswith("A.ADM2") for c in near):
        return _settle(toponym, listed)  # a district of a country in focus has the name by chance
    famous = [c for c in candidates if c.entry.population >= 3 * _WORLD and (c.is_main or c.is_listed)]
    if famous and not any(c.is_listed or not c.entry.is_town or c.entry.population >= KNOWN_TOWN for c in near):
        near = []
    if placeless and not any(c.entry.is_town and c.entry.population >= KNOWN_TOWN for c in near):
        return _settle(toponym, placeless)
    if near:
        whole = _settle(toponym, near)
        if whole.entry and (whole.entry.population >= 10 * _WORLD or whole.entry.feature == "A.ADM1"):
            return whole
        if whole.entry and focus[whole.entry.country or ""] * _DOMINANT >= max(focus[c.entry.country or ""] for c in near):
            return whole
        ranked = sorted({focus[c.entry.country or ""] for c in near}, reverse=True)
        if len(ranked) == 1 or ranked[0] >= 2 * ranked[1]:
            return _settle(toponym, [c for c in near if focus[c.entry.country or ""] == ranked[0]])
        return Choice(reason=_ambiguous(toponym, near))
    return _abroad(toponym, candidates, focus, is_defined=is_defined)


def _abroad(toponym: Toponym, candidates: list[Candidate], focus: Counter[str], *, is_defined: bool) -> Choice:
    """What is known in no country in focus: only what is known the world over, or the only one of its name."""
    candidates = [c for c in candidates if not c.is_loose]
    if not candidates:
        return Choice(reason=_ABROAD if focus else _UNKNOWN)
    known = [c for c in candidates if c.is_listed or (c.is_main and c.entry.population >= _WORLD) or c.entry.feature == "P.PPLC"]
    choice = _settle(toponym, known, factor=_WORLD_DOMINANT) if known else Choice()
    listed = any(c.is_listed and c.entry is choice.entry for c in known)
    if choice.entry and _outweighs(choice.entry, candidates, _DOMINANT if listed else _WORLD_DOMINANT):
        return choice
    if len(candidates) == 1 and toponym.features and candidates[0].entry.feature.startswith("A." if not focus else "A.ADM1"):
        return Choice(entry=candidates[0].entry)
    if toponym.is_supported and not toponym.features:
        divisions = [c for c in candidates if c.entry.feature == "A.ADM1" and c.is_main]
        if not is_defined and len(divisions) == 1 and all(c.entry.population < KNOWN_TOWN for c in candidates):
            return Choice(entry=divisions[0].entry)
    # towns are attacked by foreigners: "Russian troops captured Avdiivka"
    struck = bool(toponym.slot) and any(c.is_main and c.entry.population >= 2 * KNOWN_TOWN for c in candidates)
    if not focus or struck:
        choice = _settle(toponym, candidates, factor=_WORLD_DOMINANT)
        if choice.entry is None or not choice.entry.is_town or choice.entry.population >= KNOWN_TOWN:
            return choice
    return Choice(reason=_ambiguous(toponym, candidates) if not focus and len(candidates) > 1 else _ABROAD)


def _outweighs(entry: Entry, candidates: list[Candidate], factor: int) -> bool:
    return entry.feature == "P.PPLC" or all(
        c.entry.iri == entry.iri or not c.entry.is_town or entry.population >= factor * c.entry.population or not entry.is_town
        for c in candidates
    )


def _settle(toponym: Toponym, candidates: list[Candidate], factor: int = _DOMINANT) -> Choice:
    """The one that is meant among possible ones of one name: a listed one, the town rather than its province, the largest."""
    pool = _of_kind(toponym, [c for c in candidates if c.is_listed] or candidates)
    ranked = sorted(pool, key=lambda c: (-c.entry.population, not c.is_main, c.entry.iri))
    first, rest = ranked[0].entry, ranked[1:]
    if not rest or (first.population >= 5000 and all(first.population >= factor * c.entry.population for c in rest)):
        return Choice(entry=first)
    mains = [c for c in ranked if c.is_main]
    if len(mains) == 1 and mains[0] is ranked[0] and first.population:
        return Choice(entry=first)
    return Choice(reason=_ambiguous(toponym, pool))


def _of_kind(toponym: Toponym, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates of the likeliest kind: under a noun the highest division, else a town unless the province is better known."""
    towns = [c for c in candidates if c.entry.is_town]
    divisions = [c for c in candidates if c.entry.feature == "A.ADM1"]
    areas = [c for c in candidates if not c.entry.is_town and not c.entry.feature.startswith("A.")]
    if toponym.features:
        second = [c for c in candidates if c.entry.feature.startswith("A.") and c not in divisions]
        return divisions or areas or second or towns
    if any(c.is_main for c in divisions):
        towns = [c for c in towns if c.is_main]
    largest = max((c.entry.population for c in towns), default=0)
    if largest < _SEAT and not any(c.is_listed for c in towns):
        towns = towns if not divisions and not areas else []
    return towns or divisions or areas or candidates


def _ambiguous(toponym: Toponym, candidates: list[Candidate]) -> str:
    return f"ambiguous: {len(candidates)} places named {toponym.name}"


def _one_sense(toponyms: Sequence[Toponym], choices: list[Choice]) -> list[Choice]:
    """A name that was settled in the article means the same place where it could not be; what the text states outdoes what was weighed."""
    known: dict[tuple[str, tuple[str, ...]], dict[str, Choice]] = {}
    stated: dict[str, list[Choice]] = {}
    for toponym, choice in zip(toponyms, choices, strict=True):
        name = fold(toponym.name)
        if choice.entry:
            known.setdefault((name, toponym.features), {})[choice.entry.iri] = choice
        if choice.is_stated or (choice.entry and toponym.noun):
            stated.setdefault(name, []).append(choice)
    return [
        c if c.is_stated or t.noun else _same(c, stated.get(fold(t.name), []), [*known.get((fold(t.name), t.features), {}).values()])
        for t, c in zip(toponyms, choices, strict=True)
    ]


def _same(choice: Choice, stated: list[Choice], known: list[Choice]) -> Choice:
    if choice.entry and choice.entry.is_country:
        return choice
    told = {c.entry.iri if c.entry else None: c for c in stated}
    countries = {c.entry.country if c.entry else None for c in stated}
    own = choice.entry.country if choice.entry else None
    if len(countries) == 1 and own not in countries:
        towns = [c for c in told.values() if c.entry is None or c.entry.is_town] or list(told.values())
        return replace(towns[0], is_stated=False) if len(towns) == 1 else choice
    return known[0] if choice.entry is None and len(known) == 1 else choice


def _is_shown(words: Sequence[Word], toponym: Toponym, choice: Choice, focus: Counter[str], supported: set[str]) -> bool:
    """Whether it may be marked: a small or far-off place, or an unsettled name, needs another sign than its spelling."""
    entry = choice.entry
    if entry is None:
        named = all(words[i].ent in PLACE_ENTS for i in range(*toponym.core))
        is_set_in = choice.is_stated and toponym.is_supported and words[toponym.end].text in (",", "(")  # not "captured Escobar in X"
        told = bool(toponym.noun) or toponym.is_located or toponym.is_held or is_set_in
        return told or toponym.slot == "called" or (toponym.slot == "place" and named)
    if _has_article(words, toponym) and entry.is_town and entry.population < _WORLD:
        return False
    is_told = bool(toponym.noun or toponym.slot) or toponym.is_located or toponym.is_held
    if entry.feature.startswith(("A.ADM2", "A.ADM3")) and not is_told:
        return False
    if toponym.is_supported or fold(toponym.name) in supported:
        return True
    if entry.is_country or not entry.feature.startswith(("A.", "P.")):
        return True
    begins = words[toponym.core[0]].starts and toponym.core[1] - toponym.core[0] == 1
    limit = 5 * KNOWN_TOWN if begins else KNOWN_TOWN
    in_focus = bool(entry.country and focus[entry.country] > 1)
    return entry.population >= _WORLD or (in_focus and (entry.population >= limit or entry.feature == "A.ADM1"))


def _within(
    words: Sequence[Word], pairs: Sequence[tuple[Toponym, Choice]], i: int, focus: Counter[str], gazetteer: Gazetteer
) -> Entry | None:
    """What the text says an unsettled place lies in: "Balanga in Borno state", "Damascus airport" (its country)."""
    here = pairs[i][0]
    for k in chain_of(words, [toponym for toponym, _ in pairs], i):
        holder = pairs[k][1].entry
        if holder:
            return holder
    inner = _by_focus(here, list(here.candidates), focus).entry if here.candidates and here.noun else None
    return gazetteer.entry(inner.country) if inner and inner.country and focus[inner.country] else None
