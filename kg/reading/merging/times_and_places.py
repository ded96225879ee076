"""When and where the events of an article are told to be: what their times and places have in common. Used by `merging`."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, cached_property
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.gazetteer.listed import read_listed
from kg.ontology.entries import Lexicon
from kg.reading import syntax
from kg.reading.coreference.referents import referents_of
from kg.reading.english.prepositions import MOVING
from kg.reading.findings.document import read_findings, triggers_in
from kg.reading.findings.filled import FindingId
from kg.reading.findings.found import PlaceMention, TimeExpression
from kg.reading.findings.groups import SECTIONS
from kg.reading.scenes.settings import settings_in, somebody_in

__all__ = ["Circumstances", "Number", "Value"]

_CLOSE = ("day", "part-of-day", "hour", "week")
"""Granularities of what is dated closely."""


_OPEN = frozenset(["vague", "relative-unresolved"])
"""Resolutions of times of which nobody can say whether they meet a date."""


_IN_TOWNS = ("P.PPLX", "S.", "R.")
"""Beginnings of the feature codes of what towns have."""


class Number(NamedTuple):
    """How many there are of what a noun's lemma names."""

    value: Decimal
    lemma: str


Value = str | FindingId | Number
"""Something that is known of an event: a class, a standing, a listed or an unlisted node, a number."""


@cache
def _nouns_in_towns() -> frozenset[str]:
    return frozenset(lemma for noun in read_listed().nouns if any(f.startswith(_IN_TOWNS) for f in noun.features) for lemma in noun.lemmas)


class Circumstances:
    """Times and places of sets of triggers, by what is ``known`` of each."""

    known: list[dict[str, set[Value]]]

    def __init__(self, doc: Doc, lexicon: Lexicon) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.referents = referents_of(doc, lexicon)
        self.triggers = triggers_in(doc)
        self._said: dict[int, str] = {}
        self._places: dict[Value, list[PlaceMention]] = {}
        for index, place in enumerate(self.referents.fillers.places):
            referent = self.referents.at(FindingId("places", index))
            if referent is not None:
                self._places.setdefault(referent.id, []).append(place)

    def days_of(self, found: int) -> set[tuple[datetime.date | None, datetime.date | None]]:
        """The single days that a set is dated to."""
        times = (self._time(t) for t in self.known[found].get("ck:time", ()))
        return {(t.earliest, t.latest) for t in times if t is not None and t.earliest is not None and t.earliest == t.latest}

    def share_a_time(self, a: int, b: int) -> bool:
        """Whether a time of the one set meets one of the other."""
        x, y = (self.known[n].get("ck:time", set()) for n in (a, b))
        return bool(x & y) or any(self._times_overlap(a, b, vague=False) for a in x for b in y)

    def is_time(self, token: Token) -> bool:
        """Whether the word is, or is in, a time."""
        return any(here.group == "times" for here in self.referents.fillers.at.get(token.i, ()))

    def is_dated_broadly(self, found: int) -> bool:
        """Whether a set is dated by nothing closer than a month."""
        times = [t for v in self.known[found].get("ck:time", ()) if (t := self._time(v)) is not None]
        return bool(times) and not any(t.granularity in _CLOSE for t in times)

    def is_spot(self, node: Value) -> bool:
        """Whether the node is a town, a part of one, or a place that no list has."""
        named = self._places.get(node)
        return named is not None and not (named[0].feature or "P.").startswith(("A.", "L.", "H.", "T."))

    @cached_property
    def lead(self) -> int:
        """The number of the sentence that the body opens with."""
        begin = next((s.begin for s in read_findings(self.doc, SECTIONS) if s.kind == "body"), 0)
        return syntax.parse_of(self.doc).sentence[begin] if len(self.doc) else 0

    @cached_property
    def lands(self) -> set[Value]:
        """All places that are named: of those "the same target" says little."""
        return set(self._places)

    def share_ground(self, a: int, b: int) -> bool:
        """Whether a place of the one set is, or lies in, one of the other; a country is too wide to say much."""
        x, y = ({p for role in ("ck:place", "ck:near") for p in self.known[n].get(role, ()) if not self._is_country(p)} for n in (a, b))
        return bool(x and y) and bool(x & y or self.places_agree(x, y))

    def _is_country(self, node: Value) -> bool:
        return any((m.feature or "").startswith("A.PCL") for m in self._places.get(node, ()))

    def is_set_elsewhere(self, sentence: int, found: int) -> bool:
        """Whether a sentence sets what it tells at a place that is none of the set's, nor lies in one or around it."""
        places = self.known[found].get("ck:place", set()) | self.known[found].get("ck:near", set())
        settings = self._settings.get(sentence, set())
        return bool(places and settings) and not any(self.places_agree(places, {place}) for place in settings)

    @cached_property
    def _settings(self) -> dict[int, set[Value]]:
        """By sentence the places that something is set at in it."""
        found: dict[int, set[Value]] = {}
        sentence = syntax.parse_of(self.doc).sentence
        for setting in settings_in(self.doc, self.referents.fillers.places, somebody_in(self.referents, self.lexicon)):
            referent = self.referents.at(FindingId("places", setting.index))
            led = syntax.preposition_of(self.doc[setting.preposition].head)
            if referent is not None and not (led and led[0] in MOVING):  # "taken to a hospital in Gao"
                found.setdefault(sentence[setting.preposition], set()).add(referent.id)
        return found

    def related(self, key: str, x: set[Value], y: set[Value]) -> bool:
        """Whether of two times one may be the other's; of other roles the fillers have to be the same."""
        if key != "ck:time":
            return False
        return any(self._times_overlap(a, b) for a in x for b in y)

    def _times_overlap(self, a: Value, b: Value, *, vague: bool = True) -> bool:
        one, two = self._time(a), self._time(b)
        if one is None or two is None:
            return False
        if not (one.earliest and one.latest and two.earliest and two.latest):
            is_open = bool(_OPEN & {one.resolution, two.resolution}) and one.resolution != two.resolution
            return (is_open and vague) or self._words(one) == self._words(two)
        return one.earliest <= two.latest and two.earliest <= one.latest

    def _time(self, value: Value) -> TimeExpression | None:
        if isinstance(value, FindingId) and value.group == "times":
            return self.referents.fillers.times[value.index]
        return None

    def _words(self, time: TimeExpression) -> str:
        if time.begin not in self._said:
            self._said[time.begin] = self.doc[time.begin : time.end].text.lower()
        return self._said[time.begin]

    def places_agree(self, x: set[Value], y: set[Value]) -> bool:
        """Whether one side's place is, or lies in, the other's; deserts, rivers and regions cross the borders of towns and divisions."""
        x, y = ({p for p in side if self.is_bounded(p)} for side in (x, y))
        if not x or not y or x & y or self._share_a_name(x, y):
            return True
        chains = [{p for node in side for p in self._chain(node)} for side in (x, y)]
        return bool(x & chains[1] or y & chains[0])

    def _share_a_name(self, x: set[Value], y: set[Value]) -> bool:
        """Whether a place that no list has is called by a name of the other side's: "Hasaka city", "the Hasaka district"."""
        one, two = (self._unlisted_names(side) for side in (x, y))
        return bool((one or two) and self._names_of(x) & self._names_of(y) & (one | two))

    def _unlisted_names(self, places: set[Value]) -> set[str]:
        return self._names_of({p for p in places if any(not m.iri for m in self._places.get(p, ()))})

    def _names_of(self, places: set[Value]) -> set[str]:
        """The names among the words by which places are told."""
        told = (self.doc[m.begin : m.end] for p in places for m in self._places.get(p, ()))
        return {t.lower_ for words in told for t in words if t.pos_ == "PROPN" and t.text.istitle()}

    def may_lie_in(self, a: int, b: int) -> bool:
        """Whether the one set has only places that no list has, and the other a division or region in which they may lie."""
        x, y = ({p for r in ("ck:place", "ck:near") for p in self.known[n].get(r, ()) if self.is_bounded(p)} for n in (a, b))
        return any(self._may_all_lie_in(one, other) for one, other in ((x, y), (y, x)))

    def _may_all_lie_in(self, places: set[Value], others: set[Value]) -> bool:
        is_wide = not self._all_spots(others) or self._are_in_town(places)
        return is_wide and self._all_unlisted(places, others)

    def _are_in_town(self, places: set[Value]) -> bool:
        """Whether places are of the sorts that towns have: a neighbourhood, a school, a market."""
        last = [self.doc[m.end - 1] for p in places for m in self._places.get(p, ())[:1]]
        return bool(last) and all(t.lemma_.lower() in _nouns_in_towns() for t in last)

    def _all_unlisted(self, places: set[Value], others: set[Value]) -> bool:
        """Whether no list has the places, and all that is told of where they lie is where the others lie, too."""
        around = {node for other in others for node in self._chain(other)}
        return all(not m.iri and (not m.parents or m.parents[0].iri in around) for p in places for m in self._places.get(p, ()))

    def _all_spots(self, places: set[Value]) -> bool:
        return all(self.is_spot(p) for p in places)

    def is_bounded(self, node: Value) -> bool:
        """Whether a place has borders of its own, as towns and divisions have and deserts have not."""
        named = self._places.get(node)
        return not named or not named[0].iri or (named[0].feature or "").startswith(("A.", "P."))

    def _chain(self, node: Value) -> Iterator[Value]:
        """The place and those it lies in."""
        yield node
        for place in self._places.get(node, ()):
            yield from (parent.iri for parent in place.parents)

    def grounds(self, known: dict[str, set[Value]], *, hit: bool) -> set[Value]:
        """The places of an event, with those that were ``hit`` if these are asked for."""
        places = {v for v in known.get("ck:target", ()) if hit and v in self._places}
        return places | known.get("ck:place", set()) | known.get("ck:near", set())
