"""What a corpus withstands: kills, faults of the disk, any order, hostile articles. Read by a reader that needs no model."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sys
import time
from collections.abc import Iterable, Mapping
from itertools import count, pairwise
from pathlib import Path
from typing import TypeAlias

from corpora_articles import hostile, varied, write
from corpora_processes import ROOT

sys.path.insert(0, str(ROOT / "tests" / "corpus"))
from killed_builder import FAULTS, run  # type: ignore[import-not-found]
from made_corpora import built, digest, dump  # type: ignore[import-not-found]

from kg.corpus.building import Engine
from kg.corpus.contents import contents_of
from kg.corpus.guarded import Limits
from kg.corpus.status import status_of
from kg.corpus.storage import open_storage

__all__ = ["hostiles", "kills", "shuffles", "steps"]

Figures: TypeAlias = Mapping[str, object]
TELLS, SLOW = "KG_FAKE_TELLS", "KG_FAKE_SLOW"


def kills(data: Path, folder: Path, _: int, times: int = 300) -> Figures:
    """Builds of 120 articles by two workers, each killed at a random moment of its run and gone on with."""
    workers, size = 2, 8
    source = write(folder / "1.jsonl", varied(data, 120))
    built(folder / "whole", source)
    right, chance = digest(folder / "whole"), random.Random(1)
    os.environ[SLOW] = "0.01"
    long = max(_begun(folder / f"long-{n}", source, workers, size, None)[1] for n in range(3))
    killed = wrong = doubled = most = begun = 0
    for number in count():
        place, tells = folder / str(number), folder / f"{number}.tells"
        os.environ[TELLS] = str(tells)
        is_killed, _seconds = _begun(place, source, workers, size, chance.uniform(0, long))
        killed += is_killed
        begun += tells.exists()
        os.environ[SLOW] = "0"
        built(place, source, size=size)
        os.environ[SLOW] = "0.01"
        read = tells.read_text().split()
        most = max(most, len(read) - len(set(read)))
        wrong += digest(place) != right
        names = [name.split("-")[0] for name in open_storage(place).names("facts")]
        doubled += len(names) - len(set(names)) + len(dump(place)) - len(set(dump(place)))
        shutil.rmtree(place)
        if killed == times:
            break
    for name in (SLOW, TELLS):
        os.environ.pop(name, None)
    found = {"builds": number + 1, "killed": killed, "of them while reading": begun, "other dumps": wrong, "doubled": doubled}
    return found | {"articles read twice, at most": most, "a shard a worker is": workers * size}


def _begun(place: Path, source: Path, workers: int, size: int, end: float | None) -> tuple[bool, float]:
    """Build in a process of its own, killed after some seconds if they are given; return whether it was, and how long it took."""
    begin = time.monotonic()
    child = os.fork()
    if not child:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        built(place, source, engine=Engine(workers=workers), size=size)
        os._exit(0)
    while end is not None and time.monotonic() - begin < end:
        if os.waitpid(child, os.WNOHANG)[0]:
            return False, time.monotonic() - begin
        time.sleep(0.001)
    if end is not None:
        os.kill(child, signal.SIGKILL)
    status = os.waitpid(child, 0)[1]
    return os.WIFSIGNALED(status), time.monotonic() - begin


def steps(data: Path, folder: Path, _: int) -> Figures:
    """Builds that are killed, or told that the disk is full or broken, at each open, fsync, rename and removal, and gone on with."""
    source = write(folder / "1.jsonl", varied(data, 14))
    built(folder / "whole", source)
    right = digest(folder / "whole")
    found: dict[str, object] = {}
    for fault in FAULTS:
        wrong = 0
        for step in count():
            place = folder / f"{fault}-{step}"
            status = run("build", place, source, step, fault)
            built(place, source)
            wrong += digest(place) != right or bool(list(place.rglob("*.part")))
            shutil.rmtree(place)
            if status == 0:
                break
        found |= {f"{fault}: steps": step, f"{fault}: other dumps": wrong}
    return found


def shuffles(data: Path, folder: Path, _: int, times: int = 50) -> Figures:
    """Shuffles and splits into runs, by 1, 2 and 4 workers by turns."""
    rows, chance, found, runs = list(varied(data, 60)), random.Random(1), set(), 0
    for number in range(times):
        chance.shuffle(rows)
        cuts = sorted(chance.sample(range(1, len(rows)), chance.randint(0, 3)))
        for begin, end in pairwise([0, *cuts, len(rows)]):
            part = write(folder / f"{number}-{begin}.jsonl", rows[begin:end])
            built(folder / str(number), part, engine=Engine(workers=(1, 2, 4)[number % 3]), size=chance.randint(3, 20))
            runs += 1
        found.add(digest(folder / str(number)))
    return {"shuffles": times, "runs": runs, "articles": len(rows), "different dumps": len(found), "SHA-256": min(found)[:12]}


def hostiles(data: Path, folder: Path, articles: int) -> Figures:
    """A tenth of the articles raise, crash or fill the memory of their reader."""
    rows = list(varied(data, articles))
    others, victims = [row for at, row in enumerate(rows) if at % 10], rows[::10]
    bad = [hostile(row, number) for number, row in enumerate(victims)]
    mixed = others + bad
    random.Random(1).shuffle(mixed)
    engine = Engine(workers=2, limits=Limits(memory=250))
    report = built(folder / "c", write(folder / "1.jsonl", mixed), engine=engine, size=500)
    built(folder / "d", write(folder / "2.jsonl", others))
    with contents_of(str(folder / "c")) as contents:
        status = status_of(contents)
    found = {"hostile": len(bad), "others": len(others), "read": report.read, "in quarantine": report.failed, "left": status.left}
    return found | {"reasons": status.reasons, "others as without them": _read_of(folder / "c") == _read_of(folder / "d")}


def _read_of(corpus: Path) -> Iterable[str]:
    """The quads of what was read: a near copy is linked even where it could not be read."""
    return [line for line in dump(corpus) if not line.endswith("/copies> .\n")]
