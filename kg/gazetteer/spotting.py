"""Spot names: such as are listed, by the longest match, and such as only a place noun or the model's NER shows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from kg.gazetteer.context import is_located, is_near, with_noun, with_part
from kg.gazetteer.lookup import Gazetteer
from kg.gazetteer.toponym import PLACE_ENTS, Toponym
from kg.gazetteer.words import (
    ARABIC,
    ARTICLES,
    INDEFINITE,
    INSIDE_NAMES,
    LINKS,
    LINKS_TO_HOLDER,
    SETTING_OR_BRACKET,
    UNITS,
    Word,
    direction,
    text_of,
)

__all__ = ["listed_in", "unlisted_in"]

_LONGEST = 8  # words of a name
_Run = tuple[int, int]
"""Where a run of capitalised words begins and ends."""


def listed_in(words: Sequence[Word], gazetteer: Gazetteer) -> Iterator[Toponym]:
    """Yield the longest names that the gazetteer has, left to right."""
    taken = 0
    texts = [word.text for word in words]
    for i in [i for i, (text, after) in enumerate(zip(texts, [*texts[1:], ""], strict=False)) if text[:1].isupper() or after == "-"]:
        end = _longest(words, i, gazetteer) if i >= taken else 0
        if end and words[i].lower in ARTICLES and i + 1 < len(words) and _longest(words, i + 1, gazetteer) > end:
            end = 0
        if end and not _is_side_of_country(words, i, end, gazetteer):
            name = text_of(words, i, end)
            yield Toponym(begin=i, end=end, core=(i, end), name=name, candidates=gazetteer.candidates(name))
            taken = end


def _is_side_of_country(words: Sequence[Word], begin: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether a town's name is here a country with a direction: "South Lebanon"."""
    side = direction(words, begin + 1)
    if end - begin != 2 or side is None or side[0] != begin:
        return False
    towns = all(c.entry.is_town for c in gazetteer.candidates(text_of(words, begin, end)))
    return towns and any(c.entry.is_country for c in gazetteer.candidates(words[begin + 1].text))


def _longest(words: Sequence[Word], begin: int, gazetteer: Gazetteer) -> int:
    """The end of the longest listed name that begins here, or 0."""
    if not _may_begin(words, begin):
        return 0
    best = 0
    for end in range(begin + 1, min(begin + _LONGEST, len(words)) + 1):
        last = words[end - 1]
        if end > begin + 1 and (last.starts or not _may_continue(last)):
            break
        name = text_of(words, begin, end)
        is_end = last.is_word and (last.is_capital or last.text.isdigit() or _is_all_lower(gazetteer, name, last))
        if is_end and (len(name) > 2 or name.isupper()) and gazetteer.candidates(name):
            best = end
        if "\n" in last.space or not gazetteer.goes_on(name):
            break
    return best


def _is_all_lower(gazetteer: Gazetteer, name: str, last: Word) -> bool:
    """Whether a common noun ends a listed name: "Jazel oil field"."""
    return last.text.isalpha() and len(last.text) > 2 and any(c.is_listed for c in gazetteer.candidates(name))


def _may_begin(words: Sequence[Word], i: int) -> bool:
    word = words[i]
    if word.is_capital:
        return not _is_tail(words, i)
    joined = i + 2 < len(words) and words[i + 1].text == "-" and not word.space and words[i + 2].is_capital
    return joined and word.lower in INSIDE_NAMES


def _is_tail(words: Sequence[Word], i: int) -> bool:
    """Whether it is joined to a small word before it: "Taiba" in "Lashkar-e-Taiba"."""
    if i < 2 or words[i - 1].text not in ("-", "'", "’"):
        return False
    return not words[i - 1].space and not words[i - 2].space and not words[i - 2].is_capital


def _may_continue(word: Word) -> bool:
    return word.is_capital or word.lower in INSIDE_NAMES or word.text in ("-", "–", "'", "’", ".", "'s") or word.text.isalnum()


def _runs_in(words: Sequence[Word], gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words that may be a name; a place noun ends a run."""
    begin = 0
    for i in range(len(words) + 1):
        word = words[i] if i < len(words) else None
        if word and word.text == "-" and i > begin and not words[i - 1].space and not word.space and _is_joint(words, i + 1):
            continue
        goes_on = word and word.is_proper and word.is_capital and not word.starts and not (i > begin and gazetteer.noun(word.text))
        if goes_on and (i == begin or words[i - 1].space == " " or words[i - 1].text == "-"):
            continue
        if i > begin and _is_name(words, begin, i):
            yield _joined_from(words, begin), i
        begin = i if goes_on else i + 1


def _is_joint(words: Sequence[Word], i: int) -> bool:
    """Whether a name goes on behind its hyphen: "Kitshanga-Nord"."""
    return i < len(words) and words[i].is_capital and words[i].is_proper


def _joined_from(words: Sequence[Word], begin: int) -> int:
    """Where the name begins whose small words the run left out: "Bustan al-Qasr", "Cerro de la Cruz", "Al-Askari"."""
    if (
        begin > 1
        and words[begin - 1].text == "-"
        and not (words[begin - 1].space or words[begin - 2].space)
        and words[begin - 2].is_capital
    ):
        return begin - 2  # "Pétion-Ville", of which the tagger took the first half for no name
    first = begin
    while first and (words[first - 1].lower in LINKS or (words[first - 1].text == "-" and not words[first - 1].space)):
        first -= 1
    if first == begin:
        return begin
    while first and not words[first].starts and _leads_on(words[first - 1]):
        first -= 1
    return first if words[first].is_capital or words[first].lower in ARABIC else begin


def _leads_on(word: Word) -> bool:
    return word.is_capital and word.is_proper and word.space == " "


def _is_name(words: Sequence[Word], begin: int, end: int) -> bool:
    own = [w for w in words[begin:end] if w.is_word]
    return bool(own) and own[0].is_capital and any(w.is_proper for w in own) and not all(w.text.isupper() for w in own)


def unlisted_in(words: Sequence[Word], gazetteer: Gazetteer, listed: Iterable[Toponym] = ()) -> Iterator[Toponym]:
    """Names that a place noun shows ("Balanga village", "the village of Balanga"), or the model's NER after a locative preposition.

    After such a preposition a name is also shown by what is ``listed`` and named as holding it: "in Umm Rakuba, Gedaref state".
    """
    runs = list(_runs_in(words, gazetteer))
    yield from _by_noun(words, gazetteer, runs)
    yield from _by_holder(words, gazetteer, runs, listed)
    yield from _by_distance(words, gazetteer, runs)
    firsts: dict[int, int] = {}
    for i, word in enumerate(words):
        if word.ent not in PLACE_ENTS or word.span[0] != i:
            continue
        firsts[i] = _first_of_list(words, i, firsts)
        begin, end = i, word.span[1]
        if words[begin].lower in ARTICLES:
            begin += 1
        while end > begin and (not words[end - 1].is_word or words[end - 1].lower == "s" or words[end - 1].text in ("'s", "’s")):
            end -= 1
        aimed = word.ent == "FAC" and any(w.slot for w in words[i:end])
        located = is_located(words, firsts[i])
        if begin < end and _is_name(words, begin, end) and (located or aimed):
            name = text_of(words, begin, end)
            if not gazetteer.nationality(name) and name not in gazetteer.listed.weak and "\n" not in name:
                found = Toponym(begin=i, end=end, core=(begin, end), name=name, is_located=located, is_near=is_near(words, i))
                yield with_part(words, found)


def _first_of_list(words: Sequence[Word], begin: int, firsts: Mapping[int, int]) -> int:
    """Where the list of places begins that the name goes on: "in Sarmin, Saraqib and Bdama"; ``firsts`` are those of the names before."""
    before = words[begin - 2] if begin > 1 and words[begin - 1].lower in ("and", "or", ",") else None
    goes_on = before is not None and before.ent in PLACE_ENTS and before.span[1] == begin - 1
    return firsts[before.span[0]] if before is not None and goes_on else begin


def _by_noun(words: Sequence[Word], gazetteer: Gazetteer, runs: Iterable[_Run]) -> Iterator[Toponym]:
    for begin, end in runs:
        toponym = with_noun(words, Toponym(begin=begin, end=end, core=(begin, end), name=text_of(words, begin, end)), gazetteer)
        located = is_located(words, toponym.begin)
        small = any(f.startswith(("P.", "A.ADM3")) for f in toponym.features) and not toponym.noun[:1].isupper()
        if any(w.slot == "called" for w in words[begin:end]) and not toponym.noun:
            yield replace(toponym, is_located=located, is_near=is_near(words, toponym.begin), is_supported=True, slot="called")
        is_road = "-" in toponym.name and any(f.startswith("R.") for f in toponym.features)  # "the Kano-Bida highway"
        shown = (small or located or is_road or _is_aimed_at(words, toponym)) and not _is_numbered(words, toponym)
        if toponym.noun and shown and not gazetteer.nationality(toponym.name):
            yield replace(toponym, is_located=located, is_near=is_near(words, toponym.begin), is_supported=True)


def _is_numbered(words: Sequence[Word], toponym: Toponym) -> bool:
    """Whether a number behind the noun makes a unit of it: "Light Infantry Division 77", but "in Kivu Province 40 people died"."""
    if toponym.end >= len(words) or not words[toponym.end].text.isdigit() or not toponym.noun[:1].isupper():
        return False
    return toponym.begin == 0 or words[toponym.begin - 1].lower not in SETTING_OR_BRACKET


def _by_holder(words: Sequence[Word], gazetteer: Gazetteer, runs: Sequence[_Run], listed: Iterable[Toponym]) -> Iterator[Toponym]:
    """Names after a preposition of place with the place that they lie in right behind: a division, or in brackets also a town."""
    holders = {t.begin: t for t in listed}
    for begin, end in reversed(runs) if holders else ():
        link = next((size for size in (1, 2, 3) if _is_link(words, end, size) and end + size in holders), 0)
        if not link or not begin or words[begin - 1].lower not in SETTING_OR_BRACKET or _is_other_name(words, begin, end, gazetteer):
            continue
        holder = holders[end + link]
        is_division = any(c.entry.feature.startswith("A.ADM") for c in holder.candidates) or bool(holder.features)
        if is_division or words[end].text != ",":
            name = text_of(words, begin, end)
            found = Toponym(begin=begin, end=end, core=(begin, end), name=name, is_located=True, is_supported=True)
            holders[begin] = replace(found, is_near=is_near(words, begin))
            yield holders[begin]


def _by_distance(words: Sequence[Word], gazetteer: Gazetteer, runs: Iterable[_Run]) -> Iterator[Toponym]:
    """Names with their distance from another place behind a comma: "Kiwanja, about 75 km north of Goma"."""
    for begin, end in runs:
        if end >= len(words) or words[end].text != ",":
            continue
        following = [w.lower for w in words[end : end + 8]]
        if _is_distance(following[1:]) and not _is_other_name(words, begin, end, gazetteer):
            found = Toponym(begin=begin, end=end, core=(begin, end), name=text_of(words, begin, end), slot="called")
            yield replace(found, is_located=is_located(words, begin), is_near=is_near(words, begin), is_supported=True)


def _is_distance(following: Sequence[str]) -> bool:
    """Whether the words begin with a number of units and go on to what that is counted from."""
    at = next((n for n, word in enumerate(following[:4]) if word in UNITS), 0)
    return at > 0 and any(word in ("of", "from") for word in following[at + 1 : at + 5]) and "," not in following[: at + 2]


def _is_link(words: Sequence[Word], end: int, size: int) -> bool:
    return tuple(w.lower for w in words[end : end + size]) in LINKS_TO_HOLDER


def _is_other_name(words: Sequence[Word], begin: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether the name is a nationality's, a day's or one that is mostly no place's."""
    name = text_of(words, begin, end)
    is_day = any(w.ent in ("DATE", "TIME") for w in words[begin:end])
    return is_day or "\n" in name or bool(gazetteer.nationality(name)) or name in gazetteer.listed.weak


def _is_aimed_at(words: Sequence[Word], toponym: Toponym) -> bool:
    """Whether it stands where the text takes or attacks places ("shelled Bassel air base"), and is no group's ("a Nusra base")."""
    begin, end = toponym.core
    before = words[toponym.begin - 1].lower if toponym.begin else ""
    of_group = any(w.ent == "NORP" for w in words[begin:end]) or before in INDEFINITE
    return any(w.slot for w in words[toponym.begin : toponym.end]) and not of_group
