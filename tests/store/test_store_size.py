"""What a store takes on disk: little more than what was loaded in one go, however it grew."""

from __future__ import annotations

import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.store import Folder, Writer, articles_in, compacting, dumped, folder
from kg.store.filling import fill

DOC = "https://w3id.org/conflict-kg/doc/"
PROPS = [ox.NamedNode(f"https://example.org/p{n}") for n in range(5)]
IDENTIFIER = ox.NamedNode("http://purl.org/dc/terms/identifier")
ARTICLES, MOST = 24, 250_000
"""Articles of some 900 quads; the bytes that one may take."""


def put(writer: Writer, number: int, receipt: str = "1") -> None:
    article = f"{DOC}{number}"
    own = [ox.NamedNode(f"{article}#{n}") for n in range(60)]
    says = [ox.Triple(ox.NamedNode(article), IDENTIFIER, ox.Literal(f"id:{number}"))]
    words = [ox.Triple(s, p, ox.Literal(f"{receipt} {s.value[-9:]}")) for s in own for p in PROPS]
    links = [ox.Triple(s, PROPS[0], own[n // 2]) for n, s in enumerate(own)]
    writer.put(
        article,
        name=str(number),
        receipt=receipt,
        says=says + links,
        mentions=words,
        background=(),
    )


def on_disk(path: Path) -> int:
    """Bytes of the files in the folder; one that is linked twice counts once."""
    found = {p.stat().st_ino: p.stat().st_size for p in path.rglob("*") if p.is_file()}
    return sum(found.values())


def content(folder: Folder) -> bytes:
    with folder.reader() as store:
        return dumped(store)


@pytest.fixture(scope="module")
def at_once(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    made = Folder(tmp_path_factory.mktemp("size") / "store")
    with made.writer() as writer:
        for number in range(ARTICLES):
            put(writer, number)
    return made


def test_what_is_added_takes_no_more_than_what_is_loaded(at_once: Folder, tmp_path: Path) -> None:
    (tmp_path / "all.nq").write_bytes(content(at_once))
    loaded = Folder(tmp_path / "loaded")
    fill(loaded, [tmp_path / "all.nq"])
    assert content(loaded) == content(at_once)
    assert on_disk(at_once.path) < 1.1 * on_disk(loaded.path)
    assert on_disk(at_once.path) < MOST * ARTICLES


def test_it_may_grow_bit_by_bit(at_once: Folder, tmp_path: Path) -> None:
    grown, size = Folder(tmp_path / "store"), 3
    for first in range(0, ARTICLES, size):
        with grown.writer() as writer:
            for number in range(first, min(first + size, ARTICLES)):
                put(writer, number)
    assert content(grown) == content(at_once)
    assert on_disk(grown.path) < 1.25 * on_disk(at_once.path) + 1_500_000


def test_what_is_loaded_into_a_large_store_is_not_written_anew(at_once: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(compacting, "_SMALL", 0)
    monkeypatch.setattr(compacting, "_SLACK", 0)
    monkeypatch.setattr(folder, "compacted", never)
    (tmp_path / "all.nq").write_bytes(content(at_once))
    loaded = Folder(tmp_path / "loaded")
    fill(loaded, [tmp_path / "all.nq"])
    with loaded.writer() as writer:
        put(writer, ARTICLES)
    small = Writer(ox.Store())
    put(small, ARTICLES + 1)
    (tmp_path / "more.nq").write_bytes(dumped(small.store))
    fill(loaded, [tmp_path / "more.nq"])
    with loaded.reader() as store:
        assert len(list(articles_in(store))) == ARTICLES + 2


def test_what_is_replaced_again_and_again_takes_no_room(at_once: Folder, tmp_path: Path) -> None:
    changed = Folder(tmp_path / "store")
    for receipt in range(10):
        with changed.writer() as writer:
            put(writer, 1, str(receipt))
    assert on_disk(changed.path) < 2_000_000


def test_a_large_store_is_seldom_written_anew(at_once: Folder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """To add a few articles to many compacts when an eighth has come, and not each time."""
    done = list[str]()

    def counted(copy: Path, place: Path) -> tuple[Path, Path, compacting.Size]:
        done.append(copy.name)
        return compacting.compacted(copy, place)

    monkeypatch.setattr(folder, "compacted", counted)
    monkeypatch.setattr(compacting, "_SMALL", 0)
    monkeypatch.setattr(compacting, "_SLACK", 0)
    shutil.copytree(at_once.path, tmp_path / "store")
    grown = Folder(tmp_path / "store")
    for number in range(ARTICLES, ARTICLES + 6):
        with grown.writer() as writer:
            put(writer, number)
    assert done == ["5.tmp"], "with the fourth of those that came; the first three are less than an eighth"
    anew = Folder(tmp_path / "anew")
    with anew.writer() as writer:
        for number in range(ARTICLES + 6):
            put(writer, number)
    assert content(grown) == content(anew)


def test_logs_do_not_pile_up(at_once: Folder, tmp_path: Path) -> None:
    shutil.copytree(at_once.path, tmp_path / "store")
    for _ in range(3):
        with Folder(tmp_path / "store").writer() as writer:
            assert len(list(articles_in(writer.store))) == ARTICLES
    assert len(list((tmp_path / "store" / "db").glob("LOG*"))) == 1
