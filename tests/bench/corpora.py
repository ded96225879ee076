"""What a corpus costs and withstands: memory, workers, kills, order, changes, hostile articles, loading into a store.

``python tests/bench/corpora.py [DATA] [--articles N] [--only memory,kills,...]``; DATA is a .jsonl.gz of articles. What asks for the real
reader says so; the others use one that needs no model (``tests/corpus/fake_reader.py``), since they ask of what lies around it.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox
from corpora_articles import hostile, varied
from sets import DEFAULT

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "corpus"))
from made_corpora import built, digest, dump  # type: ignore[import-not-found]  # noqa: E402

from kg.corpus.building import Engine  # noqa: E402
from kg.corpus.contents import contents_of  # noqa: E402
from kg.corpus.guarded import Limits  # noqa: E402
from kg.corpus.status import status_of  # noqa: E402
from kg.corpus.storage import open_storage  # noqa: E402
from kg.corpus.storing import load_corpus  # noqa: E402
from kg.store import Folder  # noqa: E402

Figures: TypeAlias = Mapping[str, object]
KG = [sys.executable, "-c", "from kg.cli import main; main()", "corpus"]
FAKE = "import sys; from pathlib import Path; from made_corpora import built; from kg.corpus.building import Engine; "
BUILD = FAKE + "built(Path(sys.argv[1]), Path(sys.argv[2]), engine=Engine(workers=int(sys.argv[3])), size=int(sys.argv[4]))"
SPIN = "n = 0\nfor i in range(60_000_000): n += i"


def env() -> dict[str, str]:
    return os.environ | {"PYTHONPATH": os.pathsep.join([str(ROOT), str(ROOT / "tests" / "corpus"), *filter(None, sys.path)])}


def write(path: Path, rows: Iterable[object]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def cpu(work: Callable[[], object]) -> float:
    """Seconds of CPU that the work took, in this process and in those that it started."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    before = [resource.getrusage(kind) for kind in kinds]
    work()
    after = [resource.getrusage(kind) for kind in kinds]
    return sum(b.ru_utime + b.ru_stime - a.ru_utime - a.ru_stime for a, b in zip(before, after, strict=True))


def peaks(command: list[str]) -> tuple[int, int]:
    """Most MB that the command's own process held, and that any process held which it started."""
    process = subprocess.Popen(command, env=env(), stderr=subprocess.DEVNULL)
    own = others = 0
    while process.poll() is None:
        own = max(own, held(process.pid))
        children = Path(f"/proc/{process.pid}/task").glob("*/children")
        for child in {pid for path in children for pid in read(path).split()}:
            others = max(others, held(int(child)))
        time.sleep(0.1)
    return own, others


def held(pid: int) -> int:
    lines = [line for line in read(Path(f"/proc/{pid}/status")).splitlines() if line.startswith("VmHWM")]
    return int(lines[0].split()[1]) >> 10 if lines else 0


def read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""


def memory(data: Path, folder: Path, articles: int) -> Figures:
    """The real reader on a tenth of the articles and on all of them; the process that plans with ten times as many and the other reader."""
    found: dict[str, object] = {"articles": articles}
    for name, number in (("tenth", articles // 10), ("all", articles)):
        source = write(folder / f"{name}.jsonl", varied(data, number))
        found[f"{name}: MB of planner, of worker"] = peaks([*KG, "build", str(source), "-o", str(folder / name), "--workers", "1"])
    for name, number in (("planner 1", articles), ("planner 10", 10 * articles)):
        source = write(folder / f"{name}.jsonl", varied(data, number))
        found[f"{name}: MB"] = peaks([sys.executable, "-c", BUILD, str(folder / name), str(source), "1", "500"])[0]
    return found


def efficiency(data: Path, folder: Path, articles: int) -> Figures:
    """Two workers and one, the real reader; and a loop that only counts, in two processes and in one."""
    source = write(folder / "1.jsonl", varied(data, articles))

    def wall(*commands: list[str]) -> float:
        begin = time.monotonic()
        running = [subprocess.Popen(command, env=env(), stderr=subprocess.DEVNULL) for command in commands]
        for process in running:
            process.wait()
        return time.monotonic() - begin

    spin = [sys.executable, "-c", SPIN]
    one, two = (wall([*KG, "build", str(source), "-o", str(folder / str(n)), "--workers", str(n)]) for n in (1, 2))
    alone, both = wall(spin), wall(spin, spin)
    found = {"articles": articles, "seconds of 1, of 2": (round(one), round(two)), "efficiency": round(one / two / 2, 3)}
    return found | {"spin": round(alone / both, 3), "ratio": round(one / two / 2 / (alone / both), 3)}


def kills(data: Path, folder: Path, articles: int, times: int = 30) -> Figures:
    """Builders of two workers killed at random moments, each gone on with."""
    rows = list(varied(data, min(articles, 120)))
    source = write(folder / "1.jsonl", rows)
    built(folder / "whole", source)
    right, chance = digest(folder / "whole"), random.Random(1)
    os.environ["KG_FAKE_SLOW"] = "0.01"
    killed = wrong = doubled = 0
    for number in range(times):
        place = folder / str(number)
        process = subprocess.Popen([sys.executable, "-c", BUILD, str(place), str(source), "2", "8"], env=env(), stderr=subprocess.DEVNULL)
        time.sleep(chance.uniform(0.3, 2.5))
        process.send_signal(signal.SIGKILL)
        killed += process.wait() < 0
        built(place, source, size=8)
        wrong += digest(place) != right
        names = [name.split("-")[0] for name in open_storage(place).names("facts")]
        doubled += len(names) - len(set(names))
    os.environ.pop("KG_FAKE_SLOW")
    return {"killed": killed, "of": times, "other dumps": wrong, "shards twice": doubled}


def shuffles(data: Path, folder: Path, articles: int, times: int = 50) -> Figures:
    """Shuffles and splits into runs, by this process and by 1, 2 and 4 workers."""
    rows, chance, found = list(varied(data, min(articles, 60))), random.Random(1), set()
    for number in range(times):
        chance.shuffle(rows)
        cuts = sorted(chance.sample(range(1, len(rows)), chance.randint(0, 3)))
        for begin, end in pairwise([0, *cuts, len(rows)]):
            part = write(folder / f"{number}-{begin}.jsonl", rows[begin:end])
            workers = (0, 0, 0, 1, 2, 4)[number % 6]
            built(folder / str(number), part, engine=Engine(workers=workers), size=chance.randint(3, 20))
        found.add(digest(folder / str(number)))
    return {"builds": times, "articles": len(rows), "different dumps": len(found)}


def changes(data: Path, folder: Path, articles: int) -> Figures:
    """CPU of what comes, goes, or stays, as a share of that of the whole, with the real reader."""
    rows = list(varied(data, articles + max(1, articles // 100)))
    some, source, corpus = max(1, articles // 100), folder / "1.jsonl", folder / "c"

    def build(lines: list[dict[str, str]]) -> float:
        write(source, lines)
        return cpu(lambda: subprocess.run([*KG, "build", str(source), "-o", str(corpus), "--workers", "1"], env=env(), capture_output=True))

    whole = build(rows[:articles])
    found: dict[str, object] = {"articles": articles, "whole, s of CPU": round(whole, 1)}
    found["no change, %"] = round(100 * build(rows[:articles]) / whole, 2)
    found["+1 %, %"] = round(100 * build(rows) / whole, 2)
    changed = [row | {"text": row["text"] + " More."} for row in rows[:some]] + rows[some:-some]
    found["1 % changed, 1 % removed, %"] = round(100 * build(changed) / whole, 2)
    found["compacted, %"] = round(
        100 * cpu(lambda: subprocess.run([*KG, "compact", str(corpus)], env=env(), capture_output=True)) / whole, 2
    )
    return found


def hostiles(data: Path, folder: Path, articles: int) -> Figures:
    """A tenth of the articles raise, crash or fill the memory of their reader."""
    rows = list(varied(data, min(articles, 300)))
    bad = [hostile(row, number) for number, row in enumerate(rows[::10])]
    mixed = rows + bad
    random.Random(1).shuffle(mixed)
    engine = Engine(workers=2, limits=Limits(memory=250))
    report = built(folder / "c", write(folder / "1.jsonl", mixed), engine=engine, size=50)
    built(folder / "d", write(folder / "2.jsonl", rows))
    with contents_of(str(folder / "c")) as contents:
        reasons = status_of(contents).reasons
    found = {"hostile": len(bad), "others": len(rows), "read": report.read, "in quarantine": report.failed, "reasons": reasons}
    return found | {"others as without them": read_of(folder / "c") == read_of(folder / "d")}


def read_of(corpus: Path) -> list[str]:
    """The quads of what was read: a near copy is linked even where it could not be read."""
    return [line for line in dump(corpus) if not line.endswith("/copies> .\n")]


def store(data: Path, folder: Path, articles: int) -> Figures:
    """Loading from shards, and Oxigraph's own bulk load of the same quads and their union; the real reader."""
    source, corpus = write(folder / "1.jsonl", varied(data, articles)), folder / "c"
    subprocess.run([*KG, "build", str(source), "-o", str(corpus)], env=env(), capture_output=True, check=False)
    subprocess.run([*KG, "dump", str(corpus), "-o", str(folder / "all.nq")], env=env(), capture_output=True, check=False)

    def load() -> None:
        with contents_of(str(corpus)) as contents:
            load_corpus(Folder(folder / "s"), contents)

    def bulk() -> None:
        graphs = ox.Store(folder / "o")
        graphs.bulk_load(path=folder / "all.nq", format=ox.RdfFormat.N_QUADS)
        union = folder / "union.nt"
        with union.open("w") as file, (folder / "all.nq").open() as quads:
            file.writelines(f"{line.rsplit(' ', 2)[0]} .\n" for line in quads)
        graphs.bulk_load(path=union, format=ox.RdfFormat.N_TRIPLES)
        graphs.flush()

    ours, theirs = cpu(load), cpu(bulk)
    size = sum(path.stat().st_size for path in (folder / "s" / "db").rglob("*") if path.is_file())
    figures = {"articles": articles, "s of CPU, ours and Oxigraph's": (round(ours, 1), round(theirs, 1))}
    return figures | {"ratio": round(ours / theirs, 2), "MB an article": round(size / articles / 1e6, 3)}


MEASURES: Mapping[str, Callable[[Path, Path, int], Figures]] = {
    "shuffles": shuffles,
    "kills": kills,
    "hostiles": hostiles,
    "changes": changes,
    "store": store,
    "memory": memory,
    "efficiency": efficiency,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", nargs="?", type=Path, default=Path(DEFAULT) / "corpus.jsonl.gz")
    parser.add_argument("--articles", type=int, default=1_000)
    parser.add_argument("--only", default=",".join(MEASURES))
    given = parser.parse_args()
    for name in given.only.split(","):
        with tempfile.TemporaryDirectory() as folder:
            sys.stdout.write(f"{name} {json.dumps(MEASURES[name](given.data, Path(folder), given.articles))}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
