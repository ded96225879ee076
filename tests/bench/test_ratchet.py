"""Quality on outside articles may rise, not fall: a fast part of ``make bench`` against the committed ``baseline.json``.

The articles lie beside the project and are no part of it; without them the tests are skipped, and say so.
"""

from __future__ import annotations

import baseline
import pytest
from built import Reader
from kinds import measure
from sets import DEFAULT, BenchSet

from kg.builder import Builder

# One test builds what belongs together, since another process would build it anew; of the largest set, some of the articles are enough.
PARTS = {"frames": None, "status": None}, {"re3d": None}, {"muc4": 60}


@pytest.mark.parametrize("part", PARTS, ids=" ".join)
def test_no_score_falls(builder: Builder, tmp_path_factory: pytest.TempPathFactory, part: dict[str, int | None]) -> None:
    sets = {kind: BenchSet(kind=kind, split="dev", path=DEFAULT / f"{kind}.dev.jsonl") for kind in part}
    for found in sets.values():
        if not found.path.exists():
            pytest.skip(f"not measured on outside articles: {found.path} is not here")
    reader, before = Reader(builder, tmp_path_factory.mktemp("bench")), baseline.read()
    results = [measure(sets[kind], DEFAULT, reader, first=first) for kind, first in part.items()]
    assert not [line for result in results for line in result.unread]
    assert all(baseline.changes(result, before) for result in results), "baseline.json has none of it: make bench BASELINE=write"
    lines = [line for result in results for line in baseline.falls(result, before)]
    assert not lines, "\n".join((*lines, "what fell, and is meant to, is written down by: make bench BASELINE=write SPEED=no"))
