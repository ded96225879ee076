"""Times that events have from each other, beyond those that hang on their own words.

A trigger without a time takes that of its kin by syntax (see `kg.reading.syntax.timing`), of the clause that a time carries, or of
the series that it is counted in. Nearness is no reason, and the day of a report is not the day of what it tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from spacy.tokens import Doc, Token

from kg.reading import syntax
from kg.reading.english.relative_times import OF_NOW
from kg.reading.findings.marks import Mark, marks_in
from kg.reading.frames.counted_series import series_in
from kg.reading.syntax import timing

__all__ = ["share_times"]

_DAYS = ("day", "part-of-day")
_TITLES = ("headline", "standfirst", "subhead")
_ROUNDS = 3  # an event may have its time from one that has it from a third


def share_times(
    doc: Doc, heads: Mapping[int, Mark], marks: Mapping[str, Sequence[Mark]], light: timing.Light, speaks: Callable[[Token], bool]
) -> None:
    """Add ``ck:time`` to the roles of the triggers (by index of their head) that have none of their own.

    ``speaks`` tells verbs that only claim, deny or blame: their day is not that of the deed.
    """
    times = marks["times"]
    _drop_borrowed(doc, times, heads, light)
    held = _on_verbs(doc, times, heads)
    _of_clauses(doc, times, heads, light)
    _told_now(doc, times, heads, held)
    for part, whole in series_in(marks["quantities"], times, heads):
        _give(heads[part], _times_of(heads[whole]))
    for _ in range(_ROUNDS):
        for head, mark in heads.items():
            if not _times_of(mark):
                _give(mark, next(filter(None, (_shared(kin, heads, held, times) for kin in timing.time_kin(doc[head], light))), []))
    for head, mark in heads.items():
        _drop_spoken(doc[head], mark, speaks)


def _drop_borrowed(doc: Doc, times: Sequence[Mark], heads: Mapping[int, Mark], light: timing.Light) -> None:
    """Take from triggers the times that are another verb's: "joined the army in 2003 and was killed", "on Monday claimed the attack"."""
    for head, mark in heads.items():
        if any(r["via"] != "shared" for r in _times_of(mark)):
            mark.detail["roles"][:] = [r for r in mark.detail["roles"] if r["role"] != "ck:time" or r["via"] != "shared"]
        mark.detail["roles"][:] = [
            r for r in mark.detail["roles"] if r["role"] != "ck:time" or not _is_borrowed(doc, r, head, times, heads, light)
        ]


def _is_borrowed(
    doc: Doc, role: Mapping[str, Any], head: int, times: Sequence[Mark], heads: Mapping[int, Mark], light: timing.Light
) -> bool:
    time = doc[role["head"]]
    verb = next((t for t in time.ancestors if t.i in heads or t.pos_ in ("VERB", "AUX")), None)
    if verb is None or verb.i in heads or light(verb) or time.i > head:
        return False
    detail = times[role["index"]].detail
    is_news = detail["granularity"] in _DAYS and detail["resolution"].startswith("relative")
    introduces = time.i < verb.i == doc[head].head.i and not syntax.is_definite(doc[head])  # "on Monday it claimed two attacks"
    return (role["via"] == "light" and not introduces) or (role["via"] == "shared" and verb.i < time.i and not is_news)


def _drop_spoken(head: Token, mark: Mark, speaks: Callable[[Token], bool]) -> None:
    """Take from a participle the time of the verb of claiming above it: "claimed the attack today, killing ten people"."""
    above = syntax.inherits_from(head)
    if above is not None and speaks(above):
        told = {r["head"] for r in _times_of(mark) if r["via"] == "shared" and head.doc[r["head"]].head.i == above.i}
        mark.detail["roles"][:] = [r for r in mark.detail["roles"] if r["role"] != "ck:time" or r["head"] not in told]


def _times_of(mark: Mark) -> list[dict[str, Any]]:
    return [r for r in mark.detail["roles"] if r["role"] == "ck:time"]


def _give(mark: Mark, roles: list[dict[str, Any]]) -> None:
    """Hand the times on to a trigger that has none."""
    if not _times_of(mark):
        mark.detail["roles"].extend({**r, "via": "shared"} for r in roles)


def _shared(
    kin: timing.Kin, heads: Mapping[int, Mark], held: Mapping[int, list[dict[str, Any]]], times: Sequence[Mark]
) -> list[dict[str, Any]]:
    """The times of a trigger's kin, as far as they are shared: never vague ones of verbs that are no triggers."""
    if kin.token.i in heads:
        roles = _times_of(heads[kin.token.i])
    elif kin.event:
        return []
    else:
        roles = [r for r in held.get(kin.token.i, []) if times[r["index"]].detail["granularity"] != "vague"]
    return roles if not kin.day else [r for r in roles if times[r["index"]].detail["granularity"] in _DAYS]


def _binding(index: int, root: Token) -> dict[str, Any]:
    return {"role": "ck:time", "function": "oblique", "marker": "", "via": "shared", "key": "times", "index": index, "head": root.i}


def _on_verbs(doc: Doc, times: Sequence[Mark], heads: Mapping[int, Mark]) -> dict[int, list[dict[str, Any]]]:
    """The times on verbs that are no triggers."""
    held: dict[int, list[dict[str, Any]]] = {}
    for index, mark in enumerate(times):
        root = syntax.root_of(doc[mark.begin : mark.end])
        above = next((t for t in root.ancestors if t.i in heads or t.pos_ in ("VERB", "AUX")), None)
        if above is not None and above.i not in heads:
            held.setdefault(above.i, []).append(_binding(index, root))
    return held


def _of_clauses(doc: Doc, times: Sequence[Mark], heads: Mapping[int, Mark], light: timing.Light) -> None:
    """Give a time to the clause that it carries: "since 2008, when gunmen shot the judge"."""
    for index, mark in enumerate(times):
        words = doc[mark.begin : mark.end]
        for word in timing.clauses_of_time(words, light):
            if word.i in heads:
                _give(heads[word.i], [_binding(index, syntax.root_of(words))])


def _told_now(doc: Doc, times: Sequence[Mark], heads: Mapping[int, Mark], held: Mapping[int, list[dict[str, Any]]]) -> None:
    """Give a time of the past on a verb in the present to the event noun before it: "condemns the attack on a bus in Gao on Friday".

    The present of a headline is a past.
    """
    titles = {i for section in marks_in(doc, "sections") if section.label in _TITLES for i in range(section.begin, section.end)}
    for verb, role in ((doc[i], r) for i, roles in held.items() for r in roles):
        mark = times[role["index"]]
        if verb.i not in titles and timing.is_told_now(verb) and _is_of_the_past(mark):
            for head in _before(mark.begin, heads):
                if timing.is_told_of(doc[head], verb, doc[role["head"]]):
                    _give(heads[head], [role])
                    break


def _is_of_the_past(time: Mark) -> bool:
    """Whether a time is a near one that no present can be in; "this week" can, and long ones say what goes on."""
    return time.detail["granularity"] in (*_DAYS, "week", "month") and time.detail["label"].lower().split()[0] not in OF_NOW


def _before(begin: int, heads: Mapping[int, Mark]) -> Iterator[int]:
    return reversed([i for i in sorted(heads) if i < begin])
