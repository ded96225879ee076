"""A writer that is killed at any step leaves what was there before, or what it wrote."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import killed
import pytest

from kg.store import Folder, articles_in, dumped
from kg.store.compacting import Size

ALL = os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"
"""Whether each step is written on from, not only every fourth."""


def content(folder: Folder) -> bytes:
    with folder.reader() as store:
        return dumped(store)


@pytest.mark.parametrize("way", killed.WAYS)
def test_a_kill_at_any_step_leaves_the_old_or_the_new(tmp_path: Path, way: str) -> None:
    base, new = Folder(tmp_path / "base"), Folder(tmp_path / "new")
    for folder, numbers in ((base, (1,)), (new, (1, 2))):
        with folder.writer() as writer:
            for number in numbers:
                killed.put(writer, number)
    (tmp_path / "all.nq").write_bytes(content(new))
    (tmp_path / "out").mkdir()
    words = [way, tmp_path / "all.nq", base.path, tmp_path / "out"]
    subprocess.run([sys.executable, killed.__file__, *map(str, words)], check=True)
    known = {content(base), content(new)}
    left = sorted((tmp_path / "out").iterdir(), key=lambda path: int(path.name))
    assert len(left) > 5
    for path in left:
        folder = Folder(path)
        assert content(folder) in known, f"step {path.name}"
    for path in left if ALL else [*left[:-1:4], left[-1]]:
        folder = Folder(path)
        with folder.writer() as writer:
            assert dumped(writer.store) in known, f"step {path.name}"
            killed.put(writer, 2)
        assert content(folder) == content(new), f"step {path.name}"
        assert sorted(p.name for p in path.iterdir()) == ["db", "kg-store", "snapshots"]
        assert len(list((path / "snapshots").iterdir())) == 2, "the newest and its lock"
    assert (Size.noted(left[-1] / "db").bytes > 0) == (way == "compact")
    with Folder(left[-1]).reader() as store:
        assert len(list(articles_in(store))) == 2
