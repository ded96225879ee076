"""Whether a listed name is a place's here, not part of a person's or a thing's name."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from kg.gazetteer.lookup import Gazetteer
from kg.gazetteer.toponym import PLACE_ENTS, Toponym
from kg.gazetteer.words import ARTICLES, LINKS, LOCATIVE, TITLES, Word, direction

__all__ = ["is_plausible", "surnames_in"]

_NUMBERS = ("DATE", "TIME", "MONEY", "ORDINAL", "CARDINAL", "QUANTITY", "PERCENT")
_THINGS = ("ORG", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW")


def surnames_in(words: Sequence[Word]) -> set[str]:
    """Last words of persons' full names, and what stands after a title."""
    full = {words[w.span[1] - 1].text for i, w in enumerate(words) if w.ent == "PERSON" and w.span[0] == i and w.span[1] - i > 1}
    titled = {w.text for before, w in pairwise(words) if w.ent == "PERSON" and w.span[1] - w.span[0] == 1 and _is_title(before)}
    return full | titled


def _is_title(word: Word) -> bool:
    return word.is_capital and word.lower.rstrip(".") in TITLES


def is_plausible(words: Sequence[Word], toponym: Toponym, gazetteer: Gazetteer, surnames: set[str]) -> bool:
    """Whether the name may be a place's here."""
    if _is_word(words, toponym, gazetteer):
        return False
    begin, end = toponym.core
    if toponym.noun and toponym.end > end:
        return not (_is_led(words, begin, gazetteer) or _follows_hyphen(words, begin))
    if toponym.noun:
        return toponym.begin == begin or not _goes_on(words, end)
    if toponym.name in surnames and not _is_known(toponym):
        return False
    if any(_is_other(words, toponym, *ent) for ent in _entities(words, toponym)):
        return False
    if begin and words[begin - 1].lower.rstrip(".") in TITLES and not words[begin].starts and end - begin == 1:
        return False
    if toponym.name in gazetteer.listed.weak:
        found = any(label in PLACE_ENTS and last - first == end - begin for label, first, last in _entities(words, toponym))
        return found and toponym.is_located
    return not _is_inside_name(words, toponym, gazetteer)


def _is_known(toponym: Toponym) -> bool:
    return any(c.is_listed or c.entry.is_country for c in toponym.candidates)


def _is_country(toponym: Toponym) -> bool:
    return any(c.entry.is_country for c in toponym.candidates)


def _is_word(words: Sequence[Word], toponym: Toponym, gazetteer: Gazetteer) -> bool:
    """Whether it is an adjective, a common noun or an acronym rather than a name."""
    begin, end = toponym.core
    name, known = toponym.name, any(c.is_listed for c in toponym.candidates)
    if gazetteer.nationality(name) or (name.isupper() and len(name) < 7 and not known):
        return True
    if toponym.noun and begin - toponym.begin < 2 and name in gazetteer.listed.weak:
        return True
    tagged = words[begin].is_noun or words[begin].ent in PLACE_ENTS or known
    return end - begin == 1 and (gazetteer.noun(name) is not None or not tagged)


def _entities(words: Sequence[Word], toponym: Toponym) -> set[tuple[str, int, int]]:
    """The model's entities that it is in, less a preposition at their start."""
    own = {(words[i].ent, *words[i].span) for i in range(*toponym.core) if words[i].ent}
    return {(label, first + (words[first].lower in LOCATIVE), last) for label, first, last in own}


def _is_other(words: Sequence[Word], toponym: Toponym, label: str, first: int, last: int) -> bool:
    """Whether that entity makes it something else than a place."""
    begin, end = toponym.core
    is_longer = last - first > end - begin + (words[first].lower in ARTICLES)
    if label == "PERSON":
        return is_longer or not (toponym.is_supported or _is_known(toponym))
    if label in _THINGS:
        return is_longer and not _is_country(toponym) and not toponym.is_held
    return label in _NUMBERS and (is_longer or not (toponym.is_near or any(c.is_listed for c in toponym.candidates)))


def _goes_on(words: Sequence[Word], end: int) -> bool:
    """Whether a capitalised word stands right after it."""
    after = words[end] if end < len(words) else None
    return bool(after and after.is_proper and after.is_capital and not after.starts and words[end - 1].space == " ")


def _leads(words: Sequence[Word], begin: int) -> bool:
    """Whether a capitalised word stands right before it."""
    before = words[begin - 1] if begin and not words[begin].starts else None
    if before is None or direction(words, begin):
        return False
    return before.is_proper and before.is_capital and before.space == " " and before.lower not in LOCATIVE | ARTICLES


def _is_led(words: Sequence[Word], begin: int, gazetteer: Gazetteer) -> bool:
    """Whether a further word of the name stands before it: "Killi area" in "Nawan Killi area"."""
    return _leads(words, begin) and not gazetteer.nationality(words[begin - 1].text) and words[begin].span[0] != begin


def _is_inside_name(words: Sequence[Word], toponym: Toponym, gazetteer: Gazetteer) -> bool:
    """Whether capitalised words beside it make it a piece of a longer name that is not a place's."""
    begin, end = toponym.core
    if _is_country(toponym):
        return _is_inside_place_name(words, toponym, gazetteer)
    own = toponym.is_held or (words[begin].ent in PLACE_ENTS and words[begin].span[1] == end)
    after = words[end] if end < len(words) else None
    hyphened = bool(after and after.text == "-" and not words[end - 1].space and after.space == "")
    hyphened = hyphened or _follows_hyphen(words, begin)
    return hyphened or ((_goes_on(words, end) or _is_joined(words, end) or _leads(words, begin)) and not own)


def _follows_hyphen(words: Sequence[Word], begin: int) -> bool:
    """Whether it is the last half of a hyphened word: "Ville" in "Pétion-Ville"."""
    return begin > 1 and words[begin - 1].text == "-" and not words[begin - 1].space and not words[begin - 2].space


def _is_inside_place_name(words: Sequence[Word], toponym: Toponym, gazetteer: Gazetteer) -> bool:
    """Whether a country's name is a piece of another place's: "Burma Hotel", "Puerto Jordan"."""
    begin, end = toponym.core
    label, span = words[begin].ent, words[begin].span
    if label in PLACE_ENTS and span[0] < begin and span[1] == end and _leads(words, begin):
        return not any(c.entry.is_country for c in gazetteer.candidates(words[begin - 1].text))  # "the India Bangladesh border"
    noun = gazetteer.noun(words[end].text) if _goes_on(words, end) else None
    return noun is not None and bool(noun.features) and all(f.startswith(("S.", "R.")) for f in noun.features)


def _is_joined(words: Sequence[Word], end: int) -> bool:
    """Whether a small word leads on to the rest of the name: "Bustan" in "Bustan al-Qasr"."""
    at = end
    while at < len(words) and words[at].lower in LINKS and not words[at].is_capital:
        at += 1 + (at + 1 < len(words) and words[at + 1].text == "-")
    return end < at < len(words) and words[at].is_capital
