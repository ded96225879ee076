"""The measuring of corpora itself: what is watched, who takes turns, which articles there are."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from corpora_articles import hostile, varied
from corpora_processes import Watched, by_turns, pythons, watched

SPIN = "import time\nend = time.process_time() + {}\nwhile time.process_time() < end: pass\n"
PARENT = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]])"


def test_what_a_command_starts_is_watched_with_it(tmp_path: Path) -> None:
    found = watched(pythons(PARENT, SPIN.format(0.5)), tmp_path / "note")
    assert found.status == 0
    assert found.cpu > 0.3
    assert found.own > 1
    assert Watched(**json.loads((tmp_path / "note").read_text())).cpu == found.cpu


def test_only_one_lot_runs_at_a_time() -> None:
    took = by_turns({"one": [pythons(SPIN.format(0.4))], "other": [pythons(SPIN.format(0.4))] * 2})
    assert took.keys() == {"one", "other"}
    assert all(one.wall > 0.1 and one.cpu > 0.05 for one in took.values())


def test_articles_are_varied_each_with_a_text_of_its_own(tmp_path: Path) -> None:
    data = tmp_path / "data.jsonl.gz"
    with gzip.open(data, "wt") as file:
        file.write(json.dumps({"id": "a", "text": "In the town of Idlib, and in Homs and Hama, rebels killed 3 soldiers."}) + "\n")
    rows = list(varied(data, 3))
    assert len({row["id"] for row in rows}) == len({row["text"] for row in rows}) == 3
    assert "Idlib" in rows[2]["text"]
    assert "killed 3 soldiers" not in rows[1]["text"]
    assert hostile(rows[0], 1)["text"].startswith("CRASH In the town")
