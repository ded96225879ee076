"""Measure the reading on outside articles, and its speed against the bare parser: ``make bench [DATA=DIR] [JSON=FILE]``.

Scores every known set that DIR holds (``KIND.dev.jsonl``, ``KIND.test.jsonl``), and prints the scores beside the references with 95 %
bootstrap intervals over documents, per slot and per type, and the errors by cause. Predictions are read out of the built Turtle by SPARQL.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import baseline
import questions
from built import Reader
from kinds import Result, measure, without_seed
from report import as_json, as_text, speed_as_text
from sets import DEFAULT, KINDS, BenchError, find_sets
from speed import FILE, measure_speed
from stores import measure_stores, stores_as_text

from kg.builder import Builder


def main() -> None:
    options = _options()
    try:
        sys.exit(_run(options))
    except BenchError as error:
        sys.exit(f"bench: {error}")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", nargs="?", type=Path, default=DEFAULT, help="the folder of the sets (%(default)s)")
    parser.add_argument("--json", type=Path, help="write all of it into this file, too")
    parser.add_argument("--sets", default=",".join((*KINDS, "questions")), help="the kinds to measure (%(default)s)")
    parser.add_argument("--errors", type=int, default=0, help="examples of each cause of errors (%(default)s)")
    parser.add_argument("--no-speed", action="store_true", help="leave the speed out")
    parser.add_argument("--stores", action="store_true", help="measure stores of 100,000 and 1,000,000 quads, too")
    parser.add_argument("--documents", type=int, default=500, help="articles for the speed (%(default)s)")
    parser.add_argument("--rounds", type=int, default=1, help="how often they are parsed and built (%(default)s)")
    parser.add_argument("--write-baseline", action="store_true", help=f"write {baseline.FILE.name} anew from the development sets")
    return parser.parse_args()


def _run(options: argparse.Namespace) -> int:
    if not options.data.is_dir():
        raise BenchError(f"{options.data}: no such folder; name the one with the outside articles: make bench DATA=DIR")
    if options.json and not options.json.absolute().parent.is_dir():
        raise BenchError(f"{options.json}: no such folder to write into")
    before = baseline.read()
    report: dict[str, Any] = {"sets": {}}
    with tempfile.TemporaryDirectory() as folder:
        reader = Reader(Builder(), Path(folder))
        results = []
        for result in _measured(options, reader):
            results.append(result)
            report["sets"][result.name] = as_json(result, before)
            _say(as_text(result, before, examples=options.errors))
        if not results:
            raise BenchError(f"{options.data}: none of the sets {options.sets} is here")
        if not options.no_speed and (options.data / FILE).is_file():
            told = {"documents": options.documents, "rounds": options.rounds}
            report["speed"] = measure_speed(reader.builder, options.data / FILE, reader.folder, **told)
            _say(speed_as_text(report["speed"]))
        if options.stores and (options.data / FILE).is_file():
            report["stores"] = measure_stores(reader.builder, options.data / FILE, reader.folder)
            _say(stores_as_text(report["stores"]))
    if options.json:
        options.json.write_text(json.dumps(report, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    if options.write_baseline:
        baseline.write(results)
    return 0


def _measured(options: argparse.Namespace, reader: Reader) -> Iterator[Result]:
    wanted = set(options.sets.split(","))
    if unknown := wanted - {*KINDS, "questions"}:
        raise BenchError(f"{', '.join(sorted(unknown))}: no such kind of set; known are {', '.join(KINDS)} and questions")
    for bench in find_sets(options.data):
        if bench.kind in wanted:
            result = measure(bench, options.data, reader)
            yield result
            if bench.kind == "frames" and (others := without_seed(result)):
                yield others
    if "questions" in wanted:
        yield questions.measure(reader.builder)


def _say(lines: Iterator[str]) -> None:
    for line in lines:
        print(line, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
