"""What stands around a name: a place noun, a direction, a preposition."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from kg.gazetteer.listed import PlaceNoun
from kg.gazetteer.lookup import Candidate, Gazetteer
from kg.gazetteer.toponym import PLACE_ENTS, Toponym
from kg.gazetteer.words import ARTICLES, BESIDE, INDEFINITE, LOCATIVE, NOT_LOCATIVE, PART_OF, UNITS, Word, direction, text_of

__all__ = ["KNOWN_TOWN", "is_located", "is_near", "with_article", "with_context", "with_noun", "with_part"]

_ENDING_NEARNESS = BESIDE | {"to", "with", "of", "from"}
"""The last words of all that says near or outside; most words before a name are none of them."""
_TOWN = "P."
KNOWN_TOWN = 15_000  # persons: a town that needs no further sign


def with_context(words: Sequence[Word], toponym: Toponym, gazetteer: Gazetteer) -> Toponym:
    """With its noun, part and nearness, and whether these or the model's NER show it to be a place."""
    toponym = with_noun(words, toponym, gazetteer)
    toponym = with_part(words, toponym)
    located = is_located(words, toponym.begin)
    ents = {words[i].ent for i in range(*toponym.core)}
    slot = next((words[i].slot for i in range(toponym.begin, toponym.end) if words[i].slot), "")
    return replace(
        toponym,
        slot=slot,
        is_near=toponym.is_near or is_near(words, toponym.begin),
        is_located=located,
        is_supported=located or bool(toponym.noun or toponym.part) or bool(ents & set(PLACE_ENTS)) or _fills(slot, toponym, ents),
    )


def _fills(slot: str, toponym: Toponym, ents: set[str]) -> bool:
    """Whether the slot shows that a place is meant: where people fit too, only of a place that is known by this very name."""
    known = [c for c in toponym.candidates if c.is_listed or c.is_main]
    return slot == "called" or (bool(known) and (slot == "place" or (slot == "open" and any(_is_known(c, ents) for c in known))))


def _is_known(candidate: Candidate, ents: set[str]) -> bool:
    entry = candidate.entry
    division = entry.feature == "A.ADM1" or (entry.feature.startswith("A.ADM") and "PERSON" not in ents)
    return candidate.is_listed or division or entry.is_country or entry.population >= KNOWN_TOWN


def with_noun(words: Sequence[Word], toponym: Toponym, gazetteer: Gazetteer) -> Toponym:
    """With the place noun of the name ("Hangu District"), after it ("Homs province") or before it ("the city of Raqqa")."""
    begin, end = toponym.core
    for stop in (end + 3, end + 2, end + 1):
        text = text_of(words, end, stop) if stop <= len(words) and words[stop - 1].is_noun else ""
        noun = gazetteer.noun(text) if text and "\n" not in text_of(words, begin, stop) else None
        if noun and not words[end].starts and _takes(toponym, noun.features, follows=True) and not _tells_where(words, begin, stop, noun):
            listed = gazetteer.candidates(text_of(words, begin, stop))
            area = gazetteer.noun(words[stop].text) if stop < len(words) and not words[stop].starts else None
            stop += bool(area and not area.features)  # "Mosul airport area"
            return replace(
                toponym,
                begin=with_article(words, begin),
                end=stop,
                noun=text,
                features=noun.features,
                candidates=listed or toponym.candidates,
                others=toponym.candidates if listed else (),
            )
    noun = gazetteer.noun(words[end - 1].text) if end - begin > 1 else None
    if noun and any(c.entry.fits(noun.features) for c in toponym.candidates) and not any(c.entry.is_country for c in toponym.candidates):
        return replace(toponym, begin=with_article(words, begin), noun=words[end - 1].text, features=noun.features)
    left = _noun_of(words, begin, gazetteer)
    noun = gazetteer.noun(left[1]) if left else None
    before = words[left[0] - 1] if left and left[0] else None
    is_own = left is not None and noun is not None and _tells_where(words, left[0] - 1, left[0] + len(left[1].split()), noun)
    taken = before and (before.lower in INDEFINITE or (_names_another(before, gazetteer) and not is_own))  # "a district of Kharkiv"
    if left and noun and not taken and _takes(toponym, noun.features, follows=False):
        return replace(toponym, begin=_noun_phrase(words, left[0]), noun=left[1], features=noun.features)
    start = with_article(words, begin)
    return toponym if start == toponym.begin else replace(toponym, begin=start)


def _tells_where(words: Sequence[Word], begin: int, end: int, noun: PlaceNoun) -> bool:
    """Whether the name only tells where the town lies that is named behind it: "the Amazon city of Manaus"."""
    if noun.features != (_TOWN,):
        return False
    named = end + 1 < len(words) and words[end].lower == "of" and words[end + 1].is_capital and words[end + 1].is_proper
    return named and begin > 0 and words[begin - 1].lower in ARTICLES


def _names_another(word: Word, gazetteer: Gazetteer) -> bool:
    """Whether the word before "town of" is that town's name: "Kunta town of Sukma District"."""
    is_name = word.is_proper and word.is_capital and not gazetteer.nationality(word.text)
    return is_name and not any(c.entry.is_country for c in gazetteer.candidates(word.text))


def _takes(toponym: Toponym, features: tuple[str, ...], *, follows: bool) -> bool:
    """Whether a place noun says what kind the name is. "The largest city of Colombia", "US State Department" say nothing of the country."""
    if any(c.entry.is_country for c in toponym.candidates):
        return any(c.entry.fits(features) and c.entry.feature == "A.ADM1" for c in toponym.candidates)
    if follows or not toponym.candidates:
        return follows or not features or not all(f.startswith(("S.", "R.")) for f in features)
    return bool(features) and any(c.entry.fits(features) for c in toponym.candidates)


def _noun_of(words: Sequence[Word], begin: int, gazetteer: Gazetteer) -> tuple[int, str] | None:
    """The place noun of "city of" before ``begin``: its first token and its text."""
    if begin < 2 or words[begin - 1].lower != "of":
        return None
    for first in (begin - 3, begin - 2):
        text = text_of(words, max(first, 0), begin - 1)
        if first >= 0 and gazetteer.noun(text):
            return first, text
    return None


def _noun_phrase(words: Sequence[Word], noun: int) -> int:
    """Where "the ancient city of" begins."""
    begin = noun
    while begin > max(0, noun - 4) and words[begin - 1].lower not in ARTICLES:
        if not words[begin - 1].is_word and words[begin - 1].text != "-":
            return noun
        begin -= 1
    return begin - 1 if begin and words[begin - 1].lower in ARTICLES else noun


def with_article(words: Sequence[Word], begin: int) -> int:
    """Where it begins with its article."""
    return begin - 1 if begin and words[begin - 1].lower in ARTICLES else begin


def with_part(words: Sequence[Word], toponym: Toponym) -> Toponym:
    """With "northern" before it, or "the east of", or "countryside" after it."""
    begin = toponym.begin
    before = direction(words, begin)
    if before and not toponym.noun.lower().endswith("of"):
        return replace(toponym, begin=with_article(words, before[0]), part=before[1])
    if begin > 2 and words[begin - 1].lower == "of":
        side = direction(words, begin - 1)
        if side and side[0] and words[side[0] - 1].lower in ARTICLES:
            return replace(toponym, begin=side[0] - 1, part=side[1])
        word = words[begin - 2].lower
        if word in PART_OF:
            start = begin - 2
            more = direction(words, start)
            part = more[1] if more else PART_OF[word]
            return replace(
                toponym,
                begin=with_article(words, more[0] if more else start),
                part=part,
                is_near=word in ("outskirts", "vicinity", "border", "edge"),
            )
    after = words[toponym.end].lower if toponym.end < len(words) else ""
    if after in ("countryside", "outskirts", "suburbs"):
        return replace(toponym, end=toponym.end + 1, part=PART_OF[after])
    return toponym


def is_located(words: Sequence[Word], begin: int) -> bool:
    """Whether a locative preposition stands before it."""
    if not begin:
        return False
    relayed = words[begin - 1].lower == "to" and begin > 1 and words[begin - 2].lower in NOT_LOCATIVE
    return (words[begin - 1].lower in LOCATIVE and not relayed) or is_near(words, begin)


def is_near(words: Sequence[Word], begin: int) -> bool:
    """Whether the words before say near or outside: "near", "close to", "20 km south of", "the border with"."""
    if not begin or words[begin - 1].lower not in _ENDING_NEARNESS:
        return False
    before = [w.lower for w in words[max(0, begin - 5) : begin]]
    if before[-1] in BESIDE or before[-2:] in (
        ["close", "to"],
        ["next", "to"],
        ["border", "with"],
        ["outskirts", "of"],
        ["adjacent", "to"],
    ):
        return True
    if before[-1] == "of":
        side = direction(words, begin - 1)
        return bool(side and (side[0] == 0 or words[side[0] - 1].lower not in ARTICLES))
    return before[-1] == "from" and bool(set(before[:-1]) & UNITS)
