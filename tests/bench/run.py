"""Measure the reading on outside articles, and its speed against the bare parser: ``make bench BENCH=DIR``.

DIR holds ``frames.dev.jsonl`` and ``status.dev.jsonl`` with their scorers, and ``corpus.jsonl.gz`` for the speed; what is not there is
left out.
Predictions are read out of the built Turtle by the scorers' own SPARQL, never out of the pipeline.
"""

from __future__ import annotations

import argparse
import gzip
import importlib
import itertools
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import spacy

from kg.builder import Builder
from kg.model import Article
from kg.terms import ontology_dir

DEFAULT = Path(__file__).parents[3] / "shared" / "bench"
ROUNDS = 3
DOCUMENTS = 200


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    folder = parser.parse_args().folder
    if not folder.is_dir():
        sys.exit(f"{folder}: no such folder; name the one with the outside data: make bench BENCH=DIR")
    builder = Builder()
    sys.path.insert(0, str(folder))
    report = {**dict(scores(builder, folder)), **dict(speed(builder, folder))}
    print(json.dumps(report, indent=1))  # noqa: T201


def scores(builder: Builder, folder: Path) -> Iterator[tuple[str, Any]]:
    """Yield the frames' and the status scores, the frames with and without the seed article."""
    for name, read, score in (("frames", _frames, _score_frames), ("status", _triggers, _score_status)):
        path = folder / f"{name}.dev.jsonl"
        if not path.exists():
            continue
        gold = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        predicted = read(_built(builder, gold))
        yield name, score(gold, predicted)
        if name == "frames":
            yield "frames without the seed", score([g for g in gold if not g["doc_id"].startswith("isil-")], predicted)


def _built(builder: Builder, gold: list[dict[str, Any]]) -> list[str]:
    folder = Path(tempfile.mkdtemp())
    rows = [json.dumps({k: g[k] for k in ("doc_id", "title", "text", "date") if g.get(k)}) for g in gold]
    (folder / "articles.jsonl").write_text("\n".join(rows), encoding="utf-8")
    result = builder.build([folder / "articles.jsonl"])
    (folder / "graph.ttl").write_bytes(result.graph_ttl)
    (folder / "mentions.ttl").write_bytes(result.mentions_ttl)
    return [str(folder / "graph.ttl"), str(folder / "mentions.ttl"), str(ontology_dir() / "conflict.ttl")]


def _frames(paths: list[str]) -> dict[str, Any]:
    reader = importlib.import_module("frames_from_graph")
    return {doc: {"doc_id": doc, "events": events} for doc, events in reader.frames(reader.load(paths)).items()}


def _score_frames(gold: list[dict[str, Any]], predicted: dict[str, Any]) -> Any:
    return importlib.import_module("score_frames").score(gold, predicted)[0]


def _triggers(paths: list[str]) -> dict[str, Any]:
    reader = importlib.import_module("status_from_graph")
    return {doc: {"doc_id": doc, "triggers": found} for doc, found in reader.triggers(reader.load(paths)).items()}


def _score_status(gold: list[dict[str, Any]], predicted: dict[str, Any]) -> Any:
    return importlib.import_module("score_status").score(gold, predicted)[0]


def speed(builder: Builder, folder: Path) -> Iterator[tuple[str, Any]]:
    """Yield the CPU time of building against that of the model's own pipeline on the same texts, alternating in one run."""
    path = folder / "corpus.jsonl.gz"
    if not path.exists():
        return
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in itertools.islice(lines, DOCUMENTS)]
    articles = [Article(id=row["id"], text=row["text"]) for row in rows]
    start = time.process_time()
    nlp = spacy.load(builder.settings.model)
    loaded = time.process_time() - start
    source = Path(tempfile.mkdtemp()) / "articles.jsonl"
    source.write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    bare, ours = [], []
    for _ in range(ROUNDS):
        bare.append(_seconds(lambda: _parse(nlp, articles)))
        ours.append(_seconds(lambda: builder.build([source])))
    ratios = [o / b for o, b in zip(ours, bare, strict=True)]
    yield (
        "speed",
        {
            "documents": len(rows),
            "parser, CPU seconds": statistics.median(bare),
            "kg build --no-page, CPU seconds": statistics.median(ours),
            "ratio": round(statistics.median(ratios), 2),
            "loading the model, CPU seconds": loaded,
            "loading the reader, CPU seconds": _seconds(Builder),
        },
    )


def _parse(nlp: spacy.language.Language, articles: list[Article]) -> None:
    with nlp.memory_zone():
        for _ in nlp.pipe((a.text for a in articles), batch_size=16):
            pass


def _seconds(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


if __name__ == "__main__":
    main()
