"""Component `kg_scenes`: where the events took place whose own words leave that open.

Writes the group ``scenes``: a place for a trigger of an event that has none. It stands in the event's sentence, and is told of it there
(`scene_reach`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from kg.ontology import lexicon as lx
from kg.reading import syntax
from kg.reading.coreference.referents import referents_of
from kg.reading.findings.document import places_in, read_findings, triggers_in, write_findings
from kg.reading.findings.filled import EventCluster, Scene, Trigger
from kg.reading.findings.found import PlaceMention
from kg.reading.findings.groups import SCENES, TOLD
from kg.reading.findings.trigger_kinds import is_figure
from kg.reading.scenes.going_on import GoingOn
from kg.reading.scenes.scene_occasions import Occasions
from kg.reading.scenes.scene_reach import SceneReach
from kg.reading.scenes.settings import PlacePhrase, settings_in, somebody_in
from kg.reading.scenes.told_next import ToldNext

__all__ = ["Scenes"]


class _Spot(NamedTuple):
    """A place by its index, in which or near which something is."""

    kind: str
    place: int


_RULES = ("scene-of-those-hit", "scene-of-clause", "scene-of-sentence", "scene-of-report")
"""The surest first."""


class Scenes:
    """Finds the places of events that have none of their own."""

    def __init__(self, extra: Iterable[str] = ()) -> None:
        self.lexicon = lx.load(*extra)

    def __call__(self, doc: Doc) -> Doc:
        """Write the group of scenes."""
        told = read_findings(doc, TOLD)
        write_findings(doc, SCENES, _Search(doc, self.lexicon).scenes(told) if told and places_in(doc) else ())
        return doc


class _Search:
    """The scenes of one Doc: those of the events' own sentences, then those that the next or the last sentence tells."""

    def __init__(self, doc: Doc, lexicon: lx.Lexicon) -> None:
        self.referents = referents_of(doc, lexicon)
        self.places = places_in(doc)
        self.triggers = triggers_in(doc)
        self.sentence_of = syntax.parse_of(doc).sentence
        self.settings: dict[int, list[PlacePhrase]] = {}
        for setting in settings_in(doc, self.places, somebody_in(self.referents, lexicon)):
            self.settings.setdefault(self.sentence_of[setting.preposition], []).append(setting)
        self.placed = {self.sentence_of[place.begin] for place in self.places}
        self.reach = SceneReach(doc, lexicon, self.referents.fillers, self.triggers)
        self.next = ToldNext(doc, lexicon, self.referents, self.triggers)
        self.further = GoingOn(doc, lexicon)
        self.occasions = Occasions(doc, lexicon, self.triggers, self.settings)
        self.here: dict[int, list[_Spot]] = {}
        """By sentence where its events are, by their own words or others."""
        self.told: dict[int, list[Trigger]] = {}
        """By sentence the triggers of those."""

    def scenes(self, events: Sequence[EventCluster]) -> Iterator[Scene]:
        """Yield the scenes of all events, in reading order."""
        for event in events:
            own = {i: self.triggers[i] for i in event.triggers if not is_figure(self.triggers[i])}
            spots = [spot for i in own for spot in self._own_spots(i)]
            is_open = bool(own) and not spots and not any(self._is_placed(t) for t in own.values())
            found = self._found(own) if is_open else list(self._narrower(own, spots))
            found += self._named_next(own) if own else []
            yield from found
            spots = self._innermost([*spots, *(_Spot(scene.kind, scene.place) for scene in found)])
            for i in own if spots else ():
                sentence = self.sentence_of[self.triggers[i].head]
                self.here.setdefault(sentence, []).extend(spots)
                self.told.setdefault(sentence, []).append(self.triggers[i])

    def _found(self, own: Mapping[int, Trigger]) -> list[Scene]:
        searches = (self._in_own_sentences, self._in_next_sentence, self._of_occasion, self._in_last_sentence)
        return next((found for search in searches if (found := search(own))), [])

    def _narrower(self, own: Mapping[int, Trigger], spots: Sequence[_Spot]) -> Iterator[Scene]:
        """The settings in the event's sentences of places that the text puts into one of the event's: "near X, in Y district"."""
        known = {self.places[spot.place].iri for spot in spots} - {""}
        taken = {spot.place for spot in spots}
        for index, trigger in own.items() if known else ():
            for setting in self.settings.get(self.sentence_of[trigger.head], ()):
                above = known.intersection(parent.iri for parent in setting.place.parents)
                is_told = setting.place.within in known and bool(setting.place.reason)
                if setting.index not in taken and above and (is_told or self.reach.rule(setting, [trigger])):
                    taken.add(setting.index)
                    yield from _scenes([setting], index, "scene-within-place")

    def _innermost(self, spots: Sequence[_Spot]) -> list[_Spot]:
        """The spots without those that another one lies in."""
        above = {parent.iri for spot in spots for parent in self.places[spot.place].parents}
        return [spot for spot in dict.fromkeys(spots) if self.places[spot.place].iri not in above]

    def _own_spots(self, index: int) -> list[_Spot]:
        roles = [r for r in self.triggers[index].of("ck:place", "ck:near", "ck:target") if r.filler.group == "places"]
        return [_Spot("ck:place" if r.name == "ck:target" else r.name, r.filler.index) for r in roles]

    def _is_placed(self, trigger: Trigger) -> bool:
        """Whether the trigger's own words tell where, or what place was hit."""
        found = (self.referents.of_role(role) for role in trigger.of("ck:place", "ck:near", "ck:target"))
        return any(referent is not None and referent.kind == "Place" for referent in found)

    def _in_own_sentences(self, own: Mapping[int, Trigger]) -> list[Scene]:
        """The settings that reach the event in the first of its sentences that has one, by the surest rule."""
        for sentence in dict.fromkeys(self.sentence_of[t.head] for t in own.values()):
            here = {i: t for i, t in own.items() if self.sentence_of[t.head] == sentence}
            reasons = [(self.reach.rule(setting, here.values()), setting) for setting in self.settings.get(sentence, ())]
            rule = next((rule for rule in _RULES if any(rule == reason for reason, _ in reasons)), "")
            if rule:
                chosen = [setting for reason, setting in reasons if reason == rule]
                return _scenes(chosen, min(here), rule)
        return []

    def _in_next_sentence(self, own: Mapping[int, Trigger]) -> list[Scene]:
        """The setting in the sentence behind the event that is told of it or of those harmed."""
        sentence = max(self.sentence_of[t.head] for t in own.values()) + 1
        for setting in self.settings.get(sentence, ()):
            rule = self.next.rule(setting, own.values())
            if rule:
                return _scenes([s for s in self.settings[sentence] if s.preposition == setting.preposition], max(own), rule)
        return []

    def _of_occasion(self, own: Mapping[int, Trigger]) -> list[Scene]:
        """Where the occasion is that the event takes up, in whose course it took place."""
        found = ((i, self.occasions.taken_up(trigger)) for i, trigger in own.items())
        return next((_scenes(settings, i, "scene-of-occasion") for i, settings in found if settings), [])

    def _named_next(self, own: Mapping[int, Trigger]) -> list[Scene]:
        """The places whose names the next sentence gives, where the event's own tells only how many there were."""
        told = self.next.named(max(self.sentence_of[t.head] for t in own.values()) + 1, own.values(), self.places)
        return [_scene(self.places[i], _Spot("ck:place", i), max(own), "scene-named-next") for i in told]

    def _in_last_sentence(self, own: Mapping[int, Trigger]) -> list[Scene]:
        """The one scene of the sentence before, where the event goes on with that."""
        first = min(own)
        sentence = self.sentence_of[self.triggers[first].head]
        before = next((n for n in (sentence - 1, sentence - 2) if n in self.placed or n in self.here), -1)
        triggers = list(own.values())
        if before in self.here:
            spots = self._innermost(self.here[before])
            goes_on = self.further.goes_on(triggers, self.told[before])
        else:
            settings = self.occasions.spoken_of(self.settings.get(before, ()))
            spots = self._innermost([_Spot("ck:near" if s.is_near else "ck:place", s.index) for s in settings])
            goes_on = before == sentence - 1 and self.further.tells_harm_of(triggers)
        if len(spots) != 1 or not goes_on or self._is_elsewhere(sentence, spots[0]):
            return []
        return [_scene(self.places[spots[0].place], spots[0], first, "scene-goes-on")]

    def _is_elsewhere(self, sentence: int, spot: _Spot) -> bool:
        """Whether the sentence names a place that is neither the spot nor what that lies in."""
        place = self.places[spot.place]
        known = {place.iri or place.name, *(parent.iri for parent in place.parents)}
        return any((p.iri or p.name) not in known for p in self.places if self.sentence_of[p.begin] == sentence)


def _scenes(settings: Sequence[PlacePhrase], trigger: int, rule: str) -> list[Scene]:
    """The scenes of the first of the settings and those that share its preposition."""
    chosen = [setting for setting in settings if setting.preposition == settings[0].preposition]
    return [_scene(s.place, _Spot("ck:near" if s.is_near else "ck:place", s.index), trigger, rule) for s in chosen]


def _scene(place: PlaceMention, spot: _Spot, trigger: int, rule: str) -> Scene:
    return Scene(begin=place.begin, end=place.end, kind=spot.kind, iri=place.iri, found_by=rule, trigger=trigger, place=spot.place)


@Language.factory("kg_scenes", default_config={"extra": []}, assigns=["doc.spans"], requires=["doc.spans"])
def make_scenes(nlp: Language, name: str, extra: list[str]) -> Scenes:
    """Make the component."""
    return Scenes(extra)
