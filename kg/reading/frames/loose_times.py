"""Times that hang on no event, and the events of the clause that they are told in.

A time that opens its sentence sets all of the clause ("on Monday, police met a gang, resulting in a shoot-out"); one in the midst of it
is the time of its verb, whatever noun the parser hung it on ("killed a boy outside a bakery in the city Tuesday").
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.reading import syntax
from kg.reading.english.relative_times import NAMED_DAYS, OF_NOW
from kg.reading.findings.filled import Trigger
from kg.reading.findings.found import TimeExpression
from kg.reading.syntax import time_scope
from kg.reading.syntax.parse import parse_of
from kg.reading.syntax.reach import is_beside_told
from kg.reading.syntax.timing import is_told_now, is_told_of

__all__ = ["LooseTime", "Verbs", "events_at", "loose_times"]

_GRAINS = ("day", "part-of-day", "month")


class Verbs(NamedTuple):
    """What is asked of verbs: whether one only claims, denies or blames (``speaks``), and whether one tells what happened (``reports``)."""

    speaks: Callable[[Token], bool]
    reports: Callable[[Token], bool]


class LooseTime(NamedTuple):
    """A ``time`` by its index and the word that leads it, and the clause that it dates; ``opens`` if it stands before all of that."""

    time: int
    root: Token
    clause: Token
    opens: bool


def loose_times(doc: Doc, times: Sequence[TimeExpression]) -> Iterator[LooseTime]:
    """Yield the times that date a whole clause, in reading order."""
    for index, time in enumerate(times):
        words = list(doc[time.begin : time.end])
        if time.granularity not in _GRAINS or time.is_open or not words or is_beside_told(syntax.root_of(words)):
            continue
        clause = time_scope.opened_clause(words) if _may_open(words, time) else None
        is_first = clause is not None
        clause = clause or time_scope.clause_after(words) or time_scope.hung_clause(words)
        if clause is not None and not _is_told_now(clause, time):
            yield LooseTime(index, syntax.root_of(words), clause, is_first)


def _may_open(words: Sequence[Token], time: TimeExpression) -> bool:
    """Whether the words can set a scene: a date without a preposition is one of a dateline or a list."""
    is_weekday = bool({w.lower_ for w in words} & NAMED_DAYS) and not any(w.like_num for w in words)
    return is_weekday or time_scope.is_behind_preposition(syntax.root_of(words))


def _is_told_now(clause: Token, time: TimeExpression) -> bool:
    return is_told_now(clause) and time.words.lower().split()[0] not in OF_NOW


def events_at(time: LooseTime, times: Sequence[TimeExpression], heads: Mapping[int, Trigger], verbs: Verbs) -> Iterator[int]:
    """Yield the heads of the triggers without a time that the clause of a loose time dates."""
    begin, end = _sentence_of(time.clause)
    undated = [head for head in heads if begin <= head < end and not heads[head].of("ck:time")]
    if not time.opens:
        yield from _told_at(time, undated, is_second=_other_times(time, times, begin, time.root.i))
    elif not verbs.speaks(time.clause):
        reports = verbs.reports(time.clause) and not _other_times(time, times, begin, end)
        told = time_scope.reported_clauses(time.clause) if reports else []
        events = [time.clause.doc[head] for head in undated]
        yield from (e.i for e in events if _is_set(e, time.clause, told) or (reports and time_scope.is_reported_by(e, time.clause)))


def _is_set(event: Token, clause: Token, told: Sequence[Token]) -> bool:
    """Whether a time that opens a clause sets the event: in its own time, or in that of what it is said to tell."""
    is_own = event.i == clause.i or time_scope.is_in_scope(event, clause)
    return is_own or any(time_scope.is_in_scope(event, c, is_reported=True) for c in told)


def _told_at(time: LooseTime, undated: Sequence[int], *, is_second: bool) -> Iterator[int]:
    """Yield the events that a time in the midst of a clause is of.

    They are that of its verb and of the noun right before it; of another verb's two times the second is that of the event noun
    which it stands behind: "speaking on Monday, he condemned the killing of ten farmers in Gao on Sunday".
    """
    doc, clause = time.clause.doc, time.clause
    noun = time_scope.noun_before(time.root)
    own = [head for head in undated if head == clause.i or (noun is not None and head == noun.i)]
    before = [head for head in undated if clause.i < head < time.root.i and is_told_of(doc[head], clause, time.root)]
    yield from own or (before[-1:] if is_second else [])


def _other_times(time: LooseTime, times: Sequence[TimeExpression], begin: int, end: int) -> bool:
    """Whether the sentence tells another time, which may be the one of what is said in it."""
    return any(begin <= other.begin < end and n != time.time and other.granularity != "vague" for n, other in enumerate(times))


def _sentence_of(token: Token) -> tuple[int, int]:
    parse = parse_of(token.doc)
    begin, end = parse.bounds[parse.sentence[token.i]]
    return begin, end
