"""What a corpus costs and withstands: memory, workers, kills, order, changes, hostile articles, loading into a store.

``python tests/bench/corpora.py [DATA] [--articles N] [--only growth,kills,...] [--folder DIR]``; DATA is a .jsonl.gz of articles. With a
folder, what was built in it is gone on with after a stop, and shared by the measures. What asks for the real reader says so
(``corpora_costs.py``); the others use one that needs no model (``tests/corpus/fake_reader.py``), since they ask of what lies around it.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

import corpora_costs as costs
import corpora_faults as faults
from sets import DEFAULT

Measure = Callable[[Path, Path, int], Mapping[str, object]]
MEASURES: Mapping[str, tuple[Measure, int]] = {
    "shuffles": (faults.shuffles, 60),
    "kills": (faults.kills, 120),
    "steps": (faults.steps, 14),
    "hostiles": (faults.hostiles, 10_000),
    "planner": (costs.planner, 200_000),
    "efficiency": (costs.efficiency, 600),
    "ray": (costs.ray, 600),
    "growth": (costs.growth, 20_000),
    "changes": (costs.changes, 20_000),
    "store": (costs.store, 20_000),
    "verbs": (costs.verbs, 20_000),
}
"""Each with the number of articles that it takes where none is given."""
SHARED = ("growth", "changes", "store", "verbs")
"""Measures of one corpus."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=Path(DEFAULT) / "corpus.jsonl.gz")
    parser.add_argument("--articles", type=int)
    parser.add_argument("--only", default=",".join(MEASURES), help="%(default)s")
    parser.add_argument("--folder", type=Path, help="where the corpora are kept, so that a measure can be gone on with")
    given = parser.parse_args()
    with contextlib.ExitStack() as stack:
        kept = given.folder or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        for name in given.only.split(","):
            measure, usual = MEASURES[name]
            with tempfile.TemporaryDirectory() as own:
                folder = kept if name in SHARED else Path(own)
                folder.mkdir(parents=True, exist_ok=True)
                found = measure(given.data, folder, given.articles or usual)
            sys.stdout.write(f"{name} {json.dumps(found)}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
