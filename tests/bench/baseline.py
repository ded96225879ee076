"""The committed scores: counts per document in ``baseline.json``, which a change may raise and must not let fall.

Only development sets have a baseline, and only the counts of their measures. ``make bench BASELINE=write`` writes it anew.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from intervals import Counts
from kinds import Result
from measures import Measure

__all__ = ["FILE", "changes", "falls", "read", "write"]

FILE = Path(__file__).with_name("baseline.json")
TOLERANCE = 0.0025
"""How far a score may fall, as a share of its unit: other processors parse a sentence in thousands differently."""

Baseline = Mapping[str, Mapping[str, Mapping[str, Counts]]]
"""Set → document → key → counts."""


def read(path: Path = FILE) -> Baseline:
    """Return the baseline; without the file it is empty."""
    if not path.exists():
        return {}
    told = json.loads(path.read_text(encoding="utf-8"))
    return {name: {doc: {k: tuple(c) for k, c in row.items()} for doc, row in docs.items()} for name, docs in told.items()}


def write(results: Iterable[Result], path: Path = FILE) -> None:
    """Put the counts of development sets into the file, a line a document; other sets in it stay."""
    kept = {name: dict(documents) for name, documents in read(path).items()}
    for result in results:
        keys = {measure.key for measure in result.measures}
        if result.name.endswith(".dev"):
            kept[result.name] = {doc: {k: c for k, c in row.items() if k in keys} for doc, row in result.counts.items()}
    sets = [f"{json.dumps(name)}: {{\n" + ",\n".join(_lines(kept[name])) + "\n}" for name in sorted(kept)]
    path.write_text("{\n" + ",\n".join(sets) + "\n}\n", encoding="utf-8")


def _lines(documents: Mapping[str, Mapping[str, Counts]]) -> Iterator[str]:
    for document in sorted(documents):
        yield f" {json.dumps(document)}: {json.dumps(documents[document], sort_keys=True, separators=(',', ':'))}"


def changes(result: Result, baseline: Baseline) -> dict[str, float]:
    """Return measure → its value less that of the baseline, over the documents of both."""
    return {measure.name: now.value(measure) - was.value(measure) for measure, now, was in _compared(result, baseline)}


def falls(result: Result, baseline: Baseline) -> Iterator[str]:
    """Yield a line for each measure that fell: by how much, and in which documents."""
    for measure, now, was in _compared(result, baseline):
        if measure.free:
            continue
        change = now.value(measure) - was.value(measure)
        if (change if measure.less else -change) > TOLERANCE * measure.unit:
            worse = [doc for doc in now.counts if _worse(now.counts[doc][measure.key], was.counts[doc][measure.key], measure)]
            listed = ", ".join(f"{d} {list(was.counts[d][measure.key])} → {list(now.counts[d][measure.key])}" for d in worse)
            yield f"{result.name}: {measure.name} {was.value(measure):.2f} → {now.value(measure):.2f}; worse in {listed or 'none alone'}"


def _compared(result: Result, baseline: Baseline) -> Iterator[tuple[Measure, Result, Result]]:
    """Yield each measure with the result and the baseline, both of the documents that have its counts in both."""
    before = baseline.get(result.name, {})
    for measure in result.measures:
        both = [doc for doc in result.counts if measure.key in result.counts[doc] and measure.key in before.get(doc, {})]
        if both:
            now = replace(result, counts={doc: result.counts[doc] for doc in both})
            yield measure, now, replace(result, counts={doc: before[doc] for doc in both})


def _worse(now: Counts, was: Counts, measure: Measure) -> bool:
    """Whether a document has less that is right, or more that is wrong, than it had."""
    right, wrong = (sum(now[::2]) - sum(was[::2])), (_wrong(now) - _wrong(was))
    return right > 0 if measure.less else right < 0 or wrong > 0


def _wrong(counts: Counts) -> float:
    return sum(counts[1::2]) - sum(counts[::2])
