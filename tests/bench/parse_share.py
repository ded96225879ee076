"""How much CPU a build takes for each second of its own parse: ``python tests/bench/parse_share.py CORPUS.jsonl[.gz]``.

One loaded pipeline runs its first part and then all of it, by turns and on the same texts, so that a busy machine is busy
for both. The first part, "the parser alone", is the model's own: tokenizer, tok2vec, tagger, parser, attribute ruler,
lemmatizer and named entities, with the attribute ruler and the lemmatizer as `kg.reading.pipeline.make_pipeline` speeds
them up. "All of it" is what ``kg build`` does with a file of articles: it reads and checks them, annotates them, collects
facts and serialises the graph and the mentions as Turtle. Loading is in neither.

The CPU time is that of the whole process; the model's matrix products run in one thread. On a busy machine the turns differ by half: with
several ``--rounds`` the quickest of each part tell most.
"""

from __future__ import annotations

import argparse
import gzip
import json
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from sets import DEFAULT

from kg.articles.language import other_language
from kg.builder import Builder

__all__ = ["FILE", "PARTS", "Row", "Turn", "cpu_seconds", "measure_turns", "read_evenly", "shares"]

FILE = "corpus.jsonl.gz"
PARTS = 10
"""Into how many parts the texts are cut; a turn parses one and builds it."""
FOREIGN = "Die Armee teilte mit, dass am Montag nahe der Grenze zwei Soldaten getötet und drei verletzt worden seien."
"""A text that is asked for its language."""
BATCH = 16
"""Documents that the model is given at once, as in a build."""

Row = dict[str, Any]
"""An article: its id, title and text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """CPU seconds for one ``part`` of the texts (its number): of the parser alone, and of the whole build."""

    part: int
    parsed: float
    built: float

    @property
    def ratio(self) -> float:
        """How many times the parser's time the build took."""
        return self.built / self.parsed


def read_evenly(source: Path, documents: int) -> list[Row]:
    """Return so many articles, drawn evenly from a file with one JSON object a line."""
    data = source.read_bytes()
    lines = (gzip.decompress(data) if source.suffix == ".gz" else data).decode().split("\n")
    rows = [json.loads(line) for line in lines if line.strip()]
    step = max(len(rows) // documents, 1)
    return rows[::step][:documents]


def measure_turns(builder: Builder, rows: Sequence[Row], folder: Path, *, rounds: int = 1) -> Iterator[Turn]:
    """Yield the times of each turn; every second one builds first and parses then."""
    parts = [rows[start::PARTS] for start in range(min(PARTS, len(rows)))]
    for number, (part, articles) in enumerate([*enumerate(parts)] * rounds):
        file = written(articles, folder / "turn.jsonl")
        texts = [row["text"] for row in articles]
        works: dict[str, Callable[[], object]] = {"parsed": partial(_parse, builder, texts), "built": partial(builder.build, [file])}
        order = list(works) if number % 2 == 0 else list(reversed(works))
        times = {side: cpu_seconds(works[side]) for side in order}
        yield Turn(part=part, **times)


def written(rows: Iterable[Row], path: Path) -> Path:
    """Write articles into a file, and return its path."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def shares(turns: Sequence[Turn]) -> Row:
    """Return the sums of the turns with their ratio, how far the turns differ, and the ratio of each part's quickest times."""
    ratios = [turn.ratio for turn in turns]
    parsed, built = sum(turn.parsed for turn in turns), sum(turn.built for turn in turns)
    of_parts = [[turn for turn in turns if turn.part == part] for part in {turn.part for turn in turns}]
    quickest = sum(min(t.built for t in part) for part in of_parts) / sum(min(t.parsed for t in part) for part in of_parts)
    return {
        "parser alone, CPU seconds": round(parsed, 2),
        "building, CPU seconds": round(built, 2),
        "building / parser alone": round(built / parsed, 2),
        "building / parser alone, median of turns": round(statistics.median(ratios), 2),
        "building / parser alone, lowest and highest turn": [round(min(ratios), 2), round(max(ratios), 2)],
        "building / parser alone, each part's quickest": round(quickest, 2),
    }


def cpu_seconds(work: Callable[[], object]) -> float:
    """Do the work, and return the CPU time that it took."""
    start = time.process_time()
    work()
    return time.process_time() - start


def _parse(builder: Builder, texts: Sequence[str]) -> None:
    """Run the model's own components alone; the documents are let go one by one."""
    nlp = builder.nlp
    ours = [name for name in nlp.pipe_names if name.startswith("kg_")]
    with nlp.select_pipes(disable=ours), nlp.memory_zone():
        for _ in nlp.pipe(texts, batch_size=BATCH):
            pass


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("corpus", nargs="?", type=Path, default=DEFAULT / FILE, help="articles, one JSON object a line (%(default)s)")
    parser.add_argument("--documents", type=int, default=500, help="how many of them (%(default)s)")
    parser.add_argument("--rounds", type=int, default=1, help="how often each is parsed and built (%(default)s)")
    options = parser.parse_args()
    if not options.corpus.is_file():
        parser.error(f"{options.corpus}: no such file; name one with an article a line")
    rows = read_evenly(options.corpus, options.documents)
    builder = Builder()
    with tempfile.TemporaryDirectory() as folder:
        builder.build([written(rows[:1], Path(folder) / "first.jsonl")])  # what is made on the first call alone is made before the turns
        other_language(FOREIGN)  # and so is the model of languages, which only few articles need
        turns = list(measure_turns(builder, rows, Path(folder), rounds=options.rounds))
    for name, value in {"documents": len(rows), "turns": len(turns), **shares(turns)}.items():
        print(f"{name:50} {value}")  # noqa: T201


if __name__ == "__main__":
    main()
