"""A store's folder: one writer, any number of readers, and what an abrupt end leaves."""

from __future__ import annotations

import multiprocessing
import os
import random
import signal
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import GraphError, OutputError
from kg.store import Folder, Writer, articles_in

PROP = ox.NamedNode("https://example.org/p")


def article(number: int) -> str:
    return f"https://example.org/doc/{number}"


def put(writer: Writer, number: int, *, version: int = 1, size: int = 200) -> None:
    says = [ox.Triple(ox.NamedNode(f"{article(number)}#{n}"), PROP, ox.Literal(f"{version} {n}")) for n in range(size)]
    writer.put(article(number), name=str(number), receipt=str(version), says=says, background=(), mentions=says[:10])


def versions_in(store: ox.Store, number: int) -> set[str]:
    found = store.query(f'SELECT ?o {{ ?s {PROP} ?o FILTER(STRSTARTS(STR(?s), "{article(number)}#")) }}')
    assert isinstance(found, ox.QuerySolutions)
    return {row[0].value.split()[0] for row in found}  # type: ignore[union-attr]


def test_a_reader_keeps_what_it_opened_while_articles_come(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "store")
    with folder.writer() as writer:
        put(writer, 1)
    with folder.reader() as early:
        with folder.writer() as writer:
            put(writer, 2)
        with folder.reader() as late:
            assert [k.id for k in articles_in(early)] == ["1"]
            assert [k.id for k in articles_in(late)] == ["1", "2"]


def test_snapshots_that_nobody_reads_are_swept(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "store")
    for number in range(4):
        with folder.writer() as writer:
            put(writer, number)
    assert len(list((tmp_path / "store" / "snapshots").iterdir())) == 2, "the newest and its lock"


def test_readers_come_while_snapshots_are_swept(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "store")
    with folder.writer() as writer:
        put(writer, 0)
    is_done = threading.Event()

    def read() -> list[int]:
        sizes = []
        while not is_done.is_set():
            with folder.reader() as store:
                sizes.append(len(list(articles_in(store))))
        return sizes

    with ThreadPoolExecutor(2) as pool:
        readers = [pool.submit(read) for _ in range(2)]
        try:
            for number in range(1, 8):
                with folder.writer() as writer:
                    put(writer, number, size=20)
        finally:
            is_done.set()
        found = [reader.result() for reader in readers]
    for sizes in found:
        assert sizes == sorted(sizes), "never an older one after a newer"
        assert set(sizes) <= set(range(1, 9))
    with folder.writer():
        pass
    assert len(list((tmp_path / "store" / "snapshots").iterdir())) == 2


def test_one_writes_at_a_time(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "store")
    with folder.writer(), pytest.raises(OutputError, match="another process is writing"), Folder(tmp_path / "store").writer():
        pass


@pytest.mark.parametrize("content", ["graph.ttl", "notes"])
def test_a_folder_of_something_else_is_left_alone(tmp_path: Path, content: str) -> None:
    (tmp_path / content).touch()
    with pytest.raises(OutputError, match="is not empty"), Folder(tmp_path).writer():
        pass
    assert [p.name for p in tmp_path.iterdir()] == [content]


def test_what_is_no_store_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="is no store"), Folder(tmp_path).reader():
        pass


def _write_for_ever(path: str) -> None:
    with Folder(path).writer() as writer:
        put(writer, 0, version=1, size=3000)
        for version in range(2, 10_000):
            put(writer, 0, version=version, size=3000)


def kill_while_writing(path: Path, after: float) -> None:
    """Start a process that replaces an article again and again, and kill it."""
    process = multiprocessing.get_context("spawn").Process(target=_write_for_ever, args=(str(path),))
    process.start()
    deadline = time.monotonic() + 60
    while not (path / "db").exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    time.sleep(after)
    assert process.pid
    os.kill(process.pid, signal.SIGKILL)
    process.join()


ROUNDS = 100 if os.environ.get("HYPOTHESIS_PROFILE") == "fuzz" else 4


def test_property_a_killed_writer_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    chance = random.Random(7)
    for number in range(ROUNDS):
        path = tmp_path / str(number)
        kill_while_writing(path, 0.2 + 0.5 * chance.random())
        with Folder(path).writer() as writer:
            kept = list(articles_in(writer.store))
            assert versions_in(writer.store, 0) == {k.receipt for k in kept}, "one version, whole"
            assert (
                len(writer.store) == 0 or not kept or sum(1 for q in writer.store if q.subject.value.startswith(article(0) + "#")) == 6010
            )  # type: ignore[union-attr]
            put(writer, 1)
        with Folder(path).reader() as store:
            assert "1" in {k.id for k in articles_in(store)}
