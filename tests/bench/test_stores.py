"""The bench of stores, on few articles."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
import stores
from speed import FILE

from kg.builder import Builder

NEWS = Path(__file__).parents[1] / "data" / "news"


def test_it_measures_loading_and_every_look_up(builder: Builder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, number in {"ARTICLES": 7, "ROUNDS": 1, "SUBJECTS": 5}.items():
        monkeypatch.setattr(stores, name, number)
    rows = [json.dumps({"id": p.stem, "text": p.read_text(encoding="utf-8"), "date": "2024-03-05"}) for p in sorted(NEWS.iterdir())]
    (tmp_path / FILE).write_bytes(gzip.compress("\n".join(rows).encode()))
    told = stores.measure_stores(builder, tmp_path / FILE, tmp_path, small=6_000, large=15_000)
    assert 4_000 < told["quads"]["small"] < 7_000
    assert 14_000 < told["quads"]["large"] < 18_000
    assert 0 < told["bytes an article, added"] < 2 * stores.MOST, "few articles bear what every store takes"
    assert set(told["large / small"]) == set(stores.LOOKUPS)
    assert all(value > 0 for value in told["large, ms"].values())
    assert sum(1 for _ in stores.stores_as_text(told)) == 5 + len(stores.LOOKUPS)
