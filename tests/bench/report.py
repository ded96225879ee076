"""The measured sets in words and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from baseline import Baseline, changes
from errors import by_cause
from intervals import Score, pooled, statistic
from kinds import Result
from measures import GROUPS, Group

__all__ = ["as_json", "as_text", "speed_as_text"]

TOP = 40
"""How many causes are listed; the JSON has them all."""


def as_text(result: Result, baseline: Baseline, *, examples: int = 0) -> Iterator[str]:
    """Yield the lines of a set: its measures beside the references, its tables, its errors by cause."""
    yield f"\n{result.name}: {len(result.counts)} {'questions' if result.kind == 'questions' else 'articles'}"
    yield from (f"  not read: {line}" for line in result.unread)
    yield from _measures(result, changes(result, baseline))
    for group in GROUPS[result.kind]:
        yield from _table(result, group)
    causes = by_cause(result.errors)
    if causes:
        yield f"\n  errors by cause ({sum(len(errors) for _, errors in causes)})"
    for cause, errors in causes[:TOP]:
        yield f"  {len(errors):5}  {cause}"
        yield from (f"           {error.document[:16]}  {error.what[:200]}" for error in errors[:examples])
    if len(causes) > TOP:
        yield f"         ... and {len(causes) - TOP} rarer causes"


def _measures(result: Result, change: Mapping[str, float]) -> Iterator[str]:
    yield f"  {'':27} {'score':>6}  {'95 %':14} {'change':>7}  {'floor':>5}  {'reader':>7}  best elsewhere"
    for measure in result.measures:
        score = result.score(measure.key, measure.of)
        digits = 1 if measure.unit == 100 else 2
        moved = f"{change[measure.name]:+.{digits}f}" if measure.name in change else ""
        value = f"{measure.unit * score.value:6.{digits}f}  {_interval(score, measure.unit, digits):14}"
        yield f"  {measure.name:27} {value} {moved:>7}  {measure.floor:>5}  {measure.reader:>7}  {measure.best}".rstrip()


def _table(result: Result, group: Group) -> Iterator[str]:
    keys = result.keys(group.key)
    if keys:
        columns = "".join(f"{name:>7}" if len(name) < 7 else f"  {name}" for name, _ in group.columns)
        yield f"\n  {group.title:27}{columns}  {'95 %':14} {'of':>5}"
    for key in keys:
        counts = pooled(result.documents(key))
        shown = "".join(f"{100 * statistic(counts, of):{max(7, len(name) + 2)}.1f}" for name, of in group.columns)
        interval = _interval(result.score(key, group.columns[-1][1]), 100, 1)
        yield f"  {key.partition('/')[2]:27.27}{shown:>{len(columns)}}  {interval:14} {counts[-1]:5.0f}"


def _interval(score: Score, unit: int, digits: int) -> str:
    return "[" + ", ".join(f"{unit * end:.{digits}f}" for end in score.interval) + "]" if score.interval else "-"


def as_json(result: Result, baseline: Baseline) -> dict[str, Any]:
    """Return measures, tables, errors and the counts of each document."""
    change = changes(result, baseline)
    measures = {
        m.name: _scored(result.score(m.key, m.of), m.unit)
        | {"counts": pooled(result.documents(m.key)), "floor": m.floor, "best": m.best, "reader": m.reader}
        | ({"change": round(change[m.name], 3)} if m.name in change else {})
        for m in result.measures
    }
    tables = {
        group.title: {key.partition("/")[2]: _row(result, key, group) for key in result.keys(group.key)} for group in GROUPS[result.kind]
    }
    return {
        "documents": len(result.counts),
        "unread": result.unread,
        "measures": measures,
        "tables": tables,
        "errors": {cause: [{"document": e.document, "what": e.what} for e in errors] for cause, errors in by_cause(result.errors)},
        "counts": result.counts,
    }


def _scored(score: Score, unit: int = 100) -> dict[str, Any]:
    interval = score.interval and [round(unit * end, 2) for end in score.interval]
    return {"score": round(unit * score.value, 2), "95 %": interval}


def _row(result: Result, key: str, group: Group) -> dict[str, Any]:
    return {name: _scored(result.score(key, of)) for name, of in group.columns} | {"counts": pooled(result.documents(key))}


def speed_as_text(speed: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of the speed."""
    yield "\nspeed"
    yield from (f"  {name:45} {value}" for name, value in speed.items())
