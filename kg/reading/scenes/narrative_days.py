"""Component `kg_days`: the day that an event without a time has from the sentences before or after it.

A day that opens a sentence sets the scene for those after it, until they tell another time ("On 3 May, a mob gathered in Gao. Police
shot two men."); a telling in the past right after an event with a day goes on with that day; and "it happened on Monday" dates what was
told before. What is told as past already then, of other times or in a quotation has no day from its neighbours.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc, Token

from kg.ontology import lexicon as lx
from kg.ontology.entries import Lexicon
from kg.reading import syntax
from kg.reading.english.auxiliaries import OCCURRING
from kg.reading.english.determiners import OF_WHAT_HAPPENED
from kg.reading.english.prepositions import AIMED_OR_SET
from kg.reading.english.relative_times import OF_OTHER_TIMES
from kg.reading.findings.document import read_findings, triggers_in, write_findings
from kg.reading.findings.filled import EventCluster, HandedTime, Trigger
from kg.reading.findings.found import TimeExpression
from kg.reading.findings.groups import HANDED_TIMES, QUOTATIONS, SECTIONS, TIMES, TOLD
from kg.reading.frames.loose_times import LooseTime, loose_times
from kg.reading.speech.cues import FACTUAL, cues_of
from kg.reading.syntax import time_scope
from kg.reading.syntax.parse import parse_of
from kg.reading.syntax.words import children_of

__all__ = ["hand_on_days"]

_DAYS = ("day", "part-of-day")
_ANY_HARM = "ViolentEvent"
_RUNNING = ("body", "bullet")
_SCENE = 3  # sentences that a day reaches which opens one before them
_TELLING = 2  # sentences that the day of an event reaches
_Telling = Callable[[Token], bool]


class _Day(NamedTuple):
    """A ``time`` by its index and head, the sentence that tells it, and how far it reaches."""

    time: int
    head: int
    sentence: int
    reach: int
    rule: str

    @property
    def is_scene(self) -> bool:
        """Whether it opens its sentence."""
        return self.reach == _SCENE


def hand_on_days(doc: Doc, reports: _Telling, lexicon: Lexicon) -> Doc:
    """Write the group of times that told events have from other sentences."""
    story = _Story(doc, reports, lexicon)
    write_findings(doc, HANDED_TIMES, story.handed())
    return doc


class _Story:
    """The events of a Doc in reading order, with the days of its sentences."""

    def __init__(self, doc: Doc, reports: _Telling, lexicon: Lexicon) -> None:
        self.doc = doc
        self.lexicon = lexicon
        self.reports = reports
        self.parse = parse_of(doc)
        self.times = read_findings(doc, TIMES)
        self.triggers = triggers_in(doc)
        self.told: Sequence[EventCluster] = read_findings(doc, TOLD)
        self.kinds = {i: s.kind for s in read_findings(doc, SECTIONS) for i in range(s.begin, s.end)}
        self.quoted = {i for q in read_findings(doc, QUOTATIONS) for i in range(q.begin, q.end)}
        self.dated = {self.parse.sentence[t.begin] for t in self.times if t.granularity != "vague"}

    def handed(self) -> Iterator[HandedTime]:
        """Yield a time for each event that has none and may have that of a neighbour."""
        loose = list(loose_times(self.doc, self.times))
        days = {**self._days_of_events(), **self._scenes(loose)}
        happened = self._happened()
        retold = self._retold()
        for event in self.told:
            marks = [(i, self.triggers[i]) for i in event.triggers]
            if any(mark.of("ck:time") for _, mark in marks):
                continue
            day = self._told_after(marks[-1][1], happened)
            trigger = marks[-1][0]
            if day is None:
                trigger, day = next(((i, d) for i, m in marks if (d := self._told_before(m, days))), (trigger, None))
            day = day or retold.get(event.triggers)
            if day is not None:
                yield self._given(trigger, day)

    def _given(self, trigger: int, day: _Day) -> HandedTime:
        time = self.times[day.time]
        return HandedTime(begin=time.begin, end=time.end, kind="Time", found_by=day.rule, trigger=trigger, time=day.time, head=day.head)

    # --- days that reach other sentences ---------------------------------------------------------------------------------

    def _scenes(self, loose: Sequence[LooseTime]) -> Mapping[int, _Day]:
        """By sentence the day that opens it; not where the sentence only tells what somebody says."""
        found = {}
        for time in loose:
            if time.opens and _is_one_day(self.times[time.time]) and not self.reports(time.clause):
                sentence = self.parse.sentence[time.root.i]
                found[sentence] = _Day(time.time, time.root.i, sentence, _SCENE, "time-of-scene")
        return found

    def _days_of_events(self) -> Mapping[int, _Day]:
        """By sentence the one day on which all of its events were that have one."""
        found: dict[int, _Day] = {}
        for event in self.told:
            for trigger in (self.triggers[i] for i in event.triggers):
                for role in trigger.of("ck:time"):
                    sentence = self.parse.sentence[trigger.head]
                    is_day = _is_one_day(self.times[role.filler.index]) and trigger.status in FACTUAL
                    if is_day and self.parse.sentence[role.head] == sentence:
                        found.setdefault(sentence, _Day(role.filler.index, role.head, sentence, _TELLING, "time-of-telling"))
        return {n: day for n, day in found.items() if self._times_in(n) == 1}

    def _times_in(self, sentence: int) -> int:
        return sum(self.parse.sentence[t.begin] == sentence and t.granularity != "vague" for t in self.times)

    def _happened(self) -> Mapping[int, _Day]:
        """By sentence the day of "it happened on Monday"."""
        found = {}
        for index, time in enumerate(self.times):
            root = syntax.parse_of(self.doc).root(time.begin, time.end)
            verb = next((t for t in root.ancestors if t.pos_ == "VERB"), None)
            if verb is not None and _is_one_day(time) and not time.is_open and _tells_of_it(verb):
                sentence = self.parse.sentence[root.i]
                found[sentence] = _Day(index, root.i, sentence, _TELLING, "time-it-happened")
        return found

    def _retold(self) -> Mapping[tuple[int, ...], _Day]:
        """By event the day by which a later sentence names it: "Friday's attack", with no word of who or where.

        It is the first event of its kind that the article tells, which is what such words take up.
        """
        found: dict[tuple[int, ...], _Day] = {}
        for trigger in self.triggers:
            day = self._named_by_day(trigger)
            first = next((e for e in self.told if self._is_alike(e, trigger)), None) if day is not None else None
            if day is not None and first is not None and max(self.triggers[i].head for i in first.triggers) < trigger.head:
                found.setdefault(first.triggers, day)
        return found

    def _named_by_day(self, trigger: Trigger) -> _Day | None:
        """The day of an event noun that has no other words of its own than its day, before it."""
        role = trigger.roles[0] if len(trigger.roles) == 1 else None
        is_named = role is not None and role.name == "ck:time" and role.head < trigger.head and trigger.status in FACTUAL
        if role is None or not is_named or not _is_one_day(self.times[role.filler.index]):
            return None
        day, noun = self.doc[role.head], self.doc[trigger.head]
        is_known = day.dep_ == "poss" or syntax.is_pointed_at(noun)  # not "an overnight raid"
        if day.head.i != noun.i or not is_known or any(p.lower_ in AIMED_OR_SET for p in children_of(noun, "prep")):
            return None
        return _Day(role.filler.index, role.head, self.parse.sentence[trigger.head], _TELLING, "time-of-retelling")

    def _is_alike(self, event: EventCluster, trigger: Trigger) -> bool:
        """Whether the event is told with more than its name, and may be of the trigger's kind."""
        marks = [self.triggers[i] for i in event.triggers]
        if not any(mark.roles for mark in marks) or marks[0].status not in FACTUAL:
            return False
        kinds = {mark.class_name for mark in marks}
        kinds = kinds - {_ANY_HARM} or kinds
        return any(self.lexicon.is_a(k, trigger.class_name) or self.lexicon.is_a(trigger.class_name, k) for k in kinds)

    # --- events that a day reaches ---------------------------------------------------------------------------------------

    def _told_after(self, mark: Trigger, happened: Mapping[int, _Day]) -> _Day | None:
        """The day of "it happened" in the sentence after the event's."""
        return happened.get(self.parse.sentence[mark.head] + 1) if mark.status in FACTUAL else None

    def _told_before(self, mark: Trigger, days: Mapping[int, _Day]) -> _Day | None:
        """The nearest day before that reaches the sentence of a telling, no other time standing between."""
        sentence = self.parse.sentence[mark.head]
        if not self._goes_on(mark, sentence):
            return None
        for n in range(sentence - 1, max(-1, sentence - 1 - _SCENE), -1):
            day = days.get(n)
            if day is not None:
                return day if sentence - n <= day.reach and (day.is_scene or self._is_harm(mark)) else None
            if n in self.dated:
                return None
        return None

    def _goes_on(self, mark: Trigger, sentence: int) -> bool:
        """Whether a telling goes on with the story: a plain past, in running text, of no time of its own."""
        head = self.doc[mark.head]
        is_running = self.kinds.get(head.i, "body") in _RUNNING and head.i not in self.quoted
        if not is_running or mark.status not in FACTUAL or sentence in self.dated:
            return False
        return not self.parse.forms_in(sentence) & OF_OTHER_TIMES and time_scope.goes_on(head, self.reports)

    def _is_harm(self, mark: Trigger) -> bool:
        """Whether a telling is of violence, which a report goes on with; arrests and troops that are sent may be another day's."""
        kind = mark.class_name
        return self.lexicon.is_a(kind, "ViolentEvent") and not self.lexicon.classes.have([kind], "custody")


def _is_one_day(time: TimeExpression) -> bool:
    """Whether a time is a day or a night; not "days ago", whether or not there is a date that it counts from."""
    if time.granularity not in _DAYS or time.found_by == "time-ago":
        return False
    if time.earliest is None or time.latest is None:
        return time.earliest is time.latest
    return (time.latest - time.earliest).days <= 1


def _tells_of_it(verb: Token) -> bool:
    """Whether the clause only tells when or where something told before took place."""
    subject = syntax.subject_of(verb)
    is_occurring = any(key in OCCURRING for key in syntax.verb_keys(verb))
    return is_occurring and subject is not None and subject.lower_ in OF_WHAT_HAPPENED


@Language.factory("kg_days", default_config={"extra": []}, assigns=["doc.spans"], requires=["doc.spans"])
def make_days(nlp: Language, name: str, extra: list[str]) -> Callable[[Doc], Doc]:
    """Make the component."""
    lexicon = lx.load(*extra)
    cues = cues_of(lexicon)
    return partial(hand_on_days, reports=lambda verb: cues.status(verb, "content") == "reported", lexicon=lexicon)
