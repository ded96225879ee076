"""What a corpus costs with the real reader: memory and processors as it grows, changes, a store, all that is asked of it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path
from time import time_ns
from typing import TypeAlias

import pyoxigraph as ox
from corpora_articles import varied, write
from corpora_processes import KG, Watched, by_turns, cpu, pythons, watched

from kg.corpus.contents import contents_of
from kg.corpus.storing import load_corpus
from kg.store import Folder

__all__ = ["changes", "efficiency", "growth", "planner", "ray", "store", "verbs"]

Figures: TypeAlias = Mapping[str, object]
_FAKE = "import sys; from pathlib import Path; from made_corpora import built; "
_FAKE_BUILD = _FAKE + "built(Path(sys.argv[1]), Path(sys.argv[2]), size=500)"
_BUILD = (
    "import sys; from kg.corpus.building import Engine, build; from kg.corpus.storage import open_storage; "
    "build(open_storage(sys.argv[1]), [sys.argv[2]], engine=Engine(workers=int(sys.argv[3]), ray=sys.argv[4] == 'ray'), size=25)"
)
_SPIN = "import sys\nn = 0\nfor i in range(int(sys.argv[1])): n += i"
_SPINS = 600_000_000
_TENTH, _ALL = "tenth", "all"


def growth(data: Path, folder: Path, articles: int) -> Figures:
    """Most memory with a tenth of the articles and with all of them, by two workers; what is there is gone on with."""
    found: dict[str, object] = {"articles": articles}
    for name, number in ((_TENTH, articles // 10), (_ALL, articles)):
        _built(data, folder, name, number)
        runs = _runs(folder, name)
        found[f"{name}: MB of planner, of a worker"] = (max(run.own for run in runs), max(run.readers for run in runs))
        found[f"{name}: runs, s of CPU"] = (len(runs), round(sum(run.cpu for run in runs)))
    few, all_ = (max(run.readers for run in _runs(folder, name)) for name in (_TENTH, _ALL))
    few_own, all_own = (max(run.own for run in _runs(folder, name)) for name in (_TENTH, _ALL))
    return found | {"worker, ratio": round(all_ / few, 3), "planner, ratio": round(all_own / few_own, 3)}


def _built(data: Path, folder: Path, name: str, number: int) -> Path:
    """Return the corpus of so many articles, once it is whole; what is there of it is not read again."""
    source, corpus = write(folder / f"{name}.jsonl", varied(data, number)), folder / name
    note = folder / f"{name}-{time_ns()}.run.json"
    watched([*KG, "corpus", "build", source, "-o", corpus, "--workers", 2], note)
    return corpus


def _runs(folder: Path, name: str) -> list[Watched]:
    return [Watched(**json.loads(path.read_text())) for path in folder.glob(f"{name}-*.run.json")]


def planner(data: Path, folder: Path, articles: int) -> Figures:
    """Most memory of the process that plans (and here reads too, by a reader that needs no model), of a tenth and of all."""
    found: dict[str, int] = {}
    for name, number in ((_TENTH, articles // 10), (_ALL, articles)):
        source = write(folder / f"fake-{name}.jsonl", varied(data, number))
        found[f"{number} articles, MB"] = watched(pythons(_FAKE_BUILD, folder / f"fake-{name}", source)).own
        shutil.rmtree(folder / f"fake-{name}")
        source.unlink()
    few, many = found.values()
    return found | {"ratio": round(many / few, 3)}


def changes(data: Path, folder: Path, articles: int) -> Figures:
    """CPU of what comes, goes, or stays, as a share of that of the whole."""
    _built(data, folder, _ALL, articles)
    rows, source, corpus = list(varied(data, articles + articles // 100)), folder / f"{_ALL}.jsonl", folder / "changed"
    some, whole = articles // 100, sum(run.cpu for run in _runs(folder, _ALL))
    shutil.rmtree(corpus, ignore_errors=True)
    shutil.copytree(folder / _ALL, corpus)
    found: dict[str, object] = {"articles": articles, "whole, s of CPU": round(whole)}
    build = [*KG, "corpus", "build", source, "-o", corpus, "--workers", 1]
    others = {
        "no change": rows[:articles],
        "+1 %": rows,
        "1 % changed": [row | {"text": row["text"] + " More."} for row in rows[:some]] + rows[some:],
        "1 % removed": rows[some:],
    }
    try:
        for name, lines in others.items():
            write(source, lines)
            found[f"{name}, %"] = round(100 * watched(build).cpu / whole, 2)
    finally:
        write(source, rows[:articles])
    found["compacted, %"] = round(100 * watched([*KG, "corpus", "compact", corpus]).cpu / whole, 2)
    return found


def store(data: Path, folder: Path, articles: int) -> Figures:
    """Loading from shards, and Oxigraph's own bulk load of the same quads and their union."""
    corpus, quads = _built(data, folder, _ALL, articles), folder / "all.nq"
    watched([*KG, "corpus", "dump", corpus, "-o", quads])
    for name in ("store", "bulk"):
        shutil.rmtree(folder / name, ignore_errors=True)

    def load() -> None:
        with contents_of(str(corpus)) as contents:
            load_corpus(Folder(folder / "store"), contents)

    def bulk() -> None:
        graphs = ox.Store(folder / "bulk")
        graphs.bulk_load(path=quads, format=ox.RdfFormat.N_QUADS)
        union = folder / "union.nt"
        with union.open("w") as file, quads.open() as lines:
            file.writelines(f"{line.rsplit(' ', 2)[0]} .\n" for line in lines)
        graphs.bulk_load(path=union, format=ox.RdfFormat.N_TRIPLES)
        graphs.flush()

    ours, theirs = cpu(load), cpu(bulk)
    size = sum(path.stat().st_size for path in (folder / "store" / "db").rglob("*") if path.is_file())
    figures = {"articles": articles, "s of CPU, ours and Oxigraph's": (round(ours, 1), round(theirs, 1))}
    return figures | {"ratio": round(ours / theirs, 2), "MB an article": round(size / articles / 1e6, 3)}


def verbs(data: Path, folder: Path, articles: int) -> Figures:
    """Most MB and seconds of CPU of each verb that goes through a corpus."""
    corpus, out = _built(data, folder, _ALL, articles), folder / "out"
    month = "SELECT strftime(first_day, '%Y-%m') AS month, label, count(*) FROM actors GROUP BY ALL"
    asked: Mapping[str, Sequence[object]] = {
        "status": ("corpus", "status", corpus),
        "stats": ("corpus", "stats", corpus),
        "export csv": ("export", corpus, "-f", "csv", "-o", out),
        "export nquads": ("export", corpus, "-f", "nquads", "-o", out),
        "export jsonld": ("export", corpus, "-f", "jsonld", "-o", out),
        "sql, the first": ("corpus", "sql", corpus, month),
        "sql, again": ("corpus", "sql", corpus, month),
        "page": ("page", corpus, "--focus", "ISIL", "-o", folder / "page.html"),
        "link": ("corpus", "link", corpus),
        "diff": ("diff", folder / _TENTH, corpus),
        "check": ("check", corpus),
        "load": ("store", folder / "loaded", "load", corpus),
    }
    found: dict[str, object] = {"articles": articles}
    for name, words in asked.items():
        told = watched([*KG, *words])
        found[f"{name}: MB, s of CPU, status"] = (told.own, round(told.cpu), told.status)
    return found


def efficiency(data: Path, folder: Path, articles: int) -> Figures:
    """Two workers and one, and a loop that only counts in two processes and in one, all by turns; and how long the start takes of each."""
    source, tiny = write(folder / "1.jsonl", varied(data, articles)), write(folder / "2.jsonl", varied(data, 2))
    lots = {
        **{f"work {n}": [pythons(_BUILD, folder / f"w{n}", source, n, "pool")] for n in (1, 2)},
        **{f"start {n}": [pythons(_BUILD, folder / f"s{n}", tiny, n, "pool")] for n in (1, 2)},
        "spin 1": [pythons(_SPIN, _SPINS)],
        "spin 2": [pythons(_SPIN, _SPINS // 2)] * 2,
    }
    took = by_turns(lots)
    wall = {name: round(one.wall, 1) for name, one in took.items()}
    seconds = {name: round(one.cpu, 1) for name, one in took.items()}
    found = {"articles": articles, "by the clock": wall, "CPU": seconds, "with the start": round(wall["work 1"] / wall["work 2"] / 2, 3)}
    for name, told, workers in (("by the clock", wall, 2), ("by CPU", seconds, 1)):
        work = (told["work 1"] - told["start 1"]) / (told["work 2"] - told["start 2"]) / workers
        spin = told["spin 1"] / told["spin 2"] / workers
        found[f"{name}: efficiency, of the loop, ratio"] = (round(work, 3), round(spin, 3), round(work / spin, 3))
    return found


def ray(data: Path, folder: Path, articles: int) -> Figures:
    """CPU of the same articles by Ray and by the pool, each with one worker, less that of two articles by the same.

    Ray's own processes take some of each second by the clock: where the machine is busy with other things, the ratio says more of these.
    """
    source, tiny = write(folder / "1.jsonl", varied(data, articles)), write(folder / "2.jsonl", varied(data, 2))
    found: dict[str, float] = {}
    for engine in ("pool", "ray"):
        start, whole = (watched(pythons(_BUILD, folder / f"{engine}-{s.stem}", s, 1, engine)) for s in (tiny, source))
        found[f"{engine}: s of CPU, of the start"] = round(start.cpu, 1)
        found[f"{engine}: after it"] = round(whole.cpu - start.cpu, 1)
        found[f"{engine}: of readers"] = round(whole.cpu_of_readers - start.cpu_of_readers, 1)
        found[f"{engine}: s by the clock"] = round(whole.wall - start.wall, 1)
    return {"articles": articles} | found | {"ratio": round(found["ray: after it"] / found["pool: after it"], 3)}
