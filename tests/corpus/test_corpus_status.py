"""How far a corpus is, while it is read and after."""

from __future__ import annotations

import os
from pathlib import Path

from made_corpora import GIVEN, article, built, write

from kg.corpus.building import Engine, build
from kg.corpus.contents import contents_of
from kg.corpus.status import Status, status_of
from kg.corpus.storage import open_storage


class Told:
    """Keeps what it is told, in order."""

    def __init__(self) -> None:
        self.said: list[tuple[str, int]] = []

    def found(self, number: int) -> None:
        self.said.append(("found", number))

    def advance(self, number: int) -> None:
        self.said.append(("advance", number))

    def sum(self, what: str) -> int:
        return sum(number for kind, number in self.said if kind == what)


def status(folder: Path) -> Status:
    with contents_of(str(folder)) as contents:
        return status_of(contents)


def at(folder: Path, began: float, *receipts: float) -> None:
    """Let the last run have begun, and receipts been written, at these seconds."""
    os.utime(folder / "run" / "began", (began, began))
    for path, second in zip(sorted((folder / "facts").iterdir()), receipts, strict=True):
        os.utime(path, (second, second))


def test_the_rate_is_reckoned_from_the_begin_of_the_last_run(tmp_path: Path) -> None:
    built(tmp_path, write(tmp_path / "1.jsonl", map(article, range(20))))
    at(tmp_path, 1_000, 1_060, 1_060, 1_120, 1_120)  # two workers, each a shard of five a minute
    assert status(tmp_path).rate == 10
    at(tmp_path, 1_000, 500, 510, 1_060, 1_060)  # the first two by an earlier run
    assert status(tmp_path).rate == 10


def test_there_is_no_rate_where_the_last_run_has_read_nothing(tmp_path: Path) -> None:
    built(tmp_path, write(tmp_path / "1.jsonl", map(article, range(10))))
    at(tmp_path, 1_000, 500, 510)
    told = status(tmp_path)
    assert (told.rate, told.seconds_left, told.left) == (None, None, 0)


def test_what_is_left_takes_as_long_as_it_took_so_far(tmp_path: Path) -> None:
    built(tmp_path, write(tmp_path / "1.jsonl", map(article, range(20))))
    at(tmp_path, 1_000, 1_030, 1_060, 1_060, 1_060)
    next((tmp_path / "facts").iterdir()).unlink()
    told = status(tmp_path)
    assert (told.read, told.left, told.shards_left) == (15, 5, 1)
    assert told.rate == 15
    assert told.seconds_left == 20


def test_progress_is_told_article_by_article_of_all_that_is_known_to_be_left(tmp_path: Path) -> None:
    source = write(tmp_path / "1.jsonl", map(article, range(12)))
    for workers in (0, 2):
        told = Told()
        folder = tmp_path / str(workers)
        build(open_storage(folder), [source], given=GIVEN, engine=Engine(workers=workers), size=5, progress=told)
        assert told.sum("found") == told.sum("advance") == 12
        assert told.said.count(("advance", 1)) == 12
        next((folder / "facts").iterdir()).unlink()
        build(open_storage(folder), [source], given=GIVEN, engine=Engine(workers=workers), size=5, progress=told)
        assert told.sum("found") == told.sum("advance") > 12
