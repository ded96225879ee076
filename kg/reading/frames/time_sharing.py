"""Times that events have from each other, beyond those that hang on their own words.

A trigger without a time takes that of its kin by syntax (see `kg.reading.syntax.timing`), of the clause that a time carries, or of
the series that it is counted in. Nearness is no reason, and the day of a report is not the day of what it tells.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from kg.reading import syntax
from kg.reading.english.relative_times import OF_NOW
from kg.reading.findings.document import read_findings
from kg.reading.findings.filled import Filler, Role, Trigger
from kg.reading.findings.fillers import Fillers
from kg.reading.findings.found import TimeExpression
from kg.reading.findings.groups import SECTIONS
from kg.reading.frames.counted_series import series_in
from kg.reading.frames.loose_times import Verbs, events_at, loose_times
from kg.reading.syntax import timing
from kg.reading.syntax.subjects import is_of_one_time

__all__ = ["share_times"]

_DAYS = ("day", "part-of-day")
_TITLES = ("headline", "standfirst", "subhead")
_FAR = 100  # triggers between one and a time in its sentence
_ROUNDS = 3  # an event may have its time from one that has it from a third

_Times = Sequence[TimeExpression]
_Heads = dict[int, Trigger]
"""Triggers by the index of their head."""
_Held = Mapping[int, Sequence[Role]]
"""The times on verbs that are no triggers, by the verb's index."""


def share_times(doc: Doc, heads: Mapping[int, Trigger], fillers: Fillers, light: timing.Light, verbs: Verbs) -> _Heads:
    """Return the triggers (by index of their head), with a ``ck:time`` for those that have none of their own.

    The day of a verb that only claims, denies or blames is not that of the deed.
    """
    times = fillers.times
    told = {head: _without_borrowed(doc, times, head, heads, light) for head in heads}
    held = _on_verbs(doc, times, told)
    told = _with_times_of_clauses(doc, times, told, light)
    told = _with_times_told_now(doc, times, told, held)
    told = _with_loose_times(doc, times, told, verbs)
    for part, whole in series_in(fillers.quantities, times, told):
        told[part] = _given(told[part], told[whole].of("ck:time"), "time-of-series")
    for _ in range(_ROUNDS):
        for head in told:
            if not told[head].of("ck:time"):
                of_kin = (_shared(kin, told, held, times) for kin in timing.time_kin(doc[head], light))
                told[head] = _given(told[head], next(filter(None, of_kin), []), "time-of-kin")
    return {head: _without_spoken(doc[head], trigger, verbs.speaks) for head, trigger in told.items()}


def _without_borrowed(doc: Doc, times: _Times, head: int, heads: Mapping[int, Trigger], light: timing.Light) -> Trigger:
    """The trigger without times that are another verb's: "joined the army in 2003 and was killed", "on Monday claimed the attack"."""
    trigger = heads[head]
    roles = trigger.roles
    if any(role.via != "shared" for role in trigger.of("ck:time")):
        roles = tuple(r for r in roles if r.name != "ck:time" or r.via != "shared")
    kept = tuple(r for r in roles if r.name != "ck:time" or not _is_borrowed(doc, r, head, times, heads, light))
    return replace(trigger, roles=kept) if len(kept) < len(trigger.roles) else trigger


def _is_borrowed(doc: Doc, role: Role, head: int, times: _Times, heads: Mapping[int, Trigger], light: timing.Light) -> bool:
    word = doc[role.head]
    verb = next((t for t in word.ancestors if t.i in heads or t.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.i in heads or light(verb) or word.i > head:
        return False
    time = times[role.filler.index]
    is_news = time.granularity in _DAYS and time.resolution.startswith("relative")
    introduces = word.i < verb.i == doc[head].head.i and not syntax.is_pointed_at(doc[head])  # "on Monday it claimed two attacks"
    return (role.via == "light" and not introduces) or (role.via == "shared" and verb.i < word.i and not is_news)


def _without_spoken(head: Token, trigger: Trigger, speaks: Callable[[Token], bool]) -> Trigger:
    """A participle without the time of the verb of claiming above it: "claimed the attack today, killing ten people"."""
    above = syntax.inherits_from(head)
    if above is None or not speaks(above):
        return trigger
    spoken = {r.head for r in trigger.of("ck:time") if r.via == "shared" and head.doc[r.head].head.i == above.i}
    return replace(trigger, roles=tuple(r for r in trigger.roles if r.name != "ck:time" or r.head not in spoken))


def _given(trigger: Trigger, roles: Iterable[Role], rule: str) -> Trigger:
    """The trigger with times handed on to it, if it has none."""
    if trigger.of("ck:time"):
        return trigger
    return replace(trigger, roles=(*trigger.roles, *(replace(role, via="shared", found_by=rule) for role in roles)))


def _shared(kin: timing.Kin, heads: _Heads, held: _Held, times: _Times) -> list[Role]:
    """The times of a trigger's kin, as far as they are shared: never vague ones of verbs that are no triggers."""
    if kin.token.i in heads:
        roles = heads[kin.token.i].of("ck:time")
    elif kin.event:
        return []
    else:
        roles = [r for r in held.get(kin.token.i, ()) if times[r.filler.index].granularity != "vague"]
    return roles if not kin.day else [r for r in roles if times[r.filler.index].granularity in _DAYS]


def _role(index: int, root: Token) -> Role:
    return Role(name="ck:time", filler=Filler("times", index, root.i), function="oblique", found_by="time-on-verb", via="shared")


def _on_verbs(doc: Doc, times: _Times, heads: _Heads) -> _Held:
    """The times on verbs that are no triggers."""
    held: dict[int, list[Role]] = {}
    for index, time in enumerate(times):
        root = syntax.parse_of(doc).root(time.begin, time.end)
        above = next((t for t in root.ancestors if t.i in heads or t.pos_ in ("VERB", "AUX")), None)
        for verb in _of_one_time(above) if above is not None else ():
            if verb.i not in heads:
                held.setdefault(verb.i, []).append(_role(index, root))
    return held


def _of_one_time(verb: Token) -> Iterator[Token]:
    """The verb, and the one above whose time its clause gives: "as people came on Monday, a bomb went off"."""
    yield verb
    if is_of_one_time(verb) and verb.i < verb.head.i:
        yield verb.head


def _with_times_of_clauses(doc: Doc, times: _Times, heads: _Heads, light: timing.Light) -> _Heads:
    """The triggers with the time that carries their clause: "since 2008, when gunmen shot the judge"."""
    told = dict(heads)
    for index, time in enumerate(times):
        words = doc[time.begin : time.end]
        for word in timing.clauses_of_time(words, light):
            if word.i in told:
                told[word.i] = _given(told[word.i], [_role(index, syntax.root_of(words))], "time-of-clause")
    return told


def _with_times_told_now(doc: Doc, times: _Times, heads: _Heads, held: _Held) -> _Heads:
    """Event nouns with the time of the past on a verb in the present behind them: "condemns the attack on a bus in Gao on Friday".

    The present of a headline is a past.
    """
    told, ordered = dict(heads), sorted(heads)
    sections = [section for section in read_findings(doc, SECTIONS) if section.kind in _TITLES]
    titles = {i for section in sections for i in range(section.begin, section.end)}
    for verb, role in ((doc[i], r) for i, roles in held.items() for r in roles):
        time = times[role.filler.index]
        if verb.i not in titles and timing.is_told_now(verb) and _is_of_the_past(time):
            for head in _before(time.begin, ordered):
                if timing.is_told_of(doc[head], verb, doc[role.head]):
                    told[head] = _given(told[head], [role], "time-told-now")
                    break
    return told


def _with_loose_times(doc: Doc, times: _Times, heads: _Heads, verbs: Verbs) -> _Heads:
    """The triggers with the time of their clause, where that hangs on none."""
    told = dict(heads)
    for loose in loose_times(doc, times):
        for head in list(events_at(loose, times, told, verbs)):
            told[head] = _given(told[head], [_role(loose.time, loose.root)], "time-opening-clause" if loose.opens else "time-in-clause")
    return told


def _is_of_the_past(time: TimeExpression) -> bool:
    """Whether a time is a near one that no present can be in; "this week" can, and long ones say what goes on."""
    return time.granularity in (*_DAYS, "week", "month") and time.words.lower().split()[0] not in OF_NOW


def _before(begin: int, heads: Sequence[int]) -> Iterator[int]:
    """The heads before the time, nearest first; one farther off is of another sentence."""
    end = bisect_left(heads, begin)
    return reversed(heads[max(0, end - _FAR) : end])
