"""A store whose parts do not belong together: nothing is lost in silence, and no line leads in a circle."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import GraphError, OutputError
from kg.store import Folder, Writer, articles_in, dumped
from kg.store.filling import fill

PROP = ox.NamedNode("https://example.org/p")
IDENTIFIER = ox.NamedNode("http://purl.org/dc/terms/identifier")


def put(writer: Writer, number: int, size: int = 300) -> None:
    article = f"https://w3id.org/conflict-kg/doc/{number}"
    says = [ox.Triple(ox.NamedNode(f"{article}#{n}"), PROP, ox.Literal(f"{number} says {n}")) for n in range(size)]
    about = ox.Triple(ox.NamedNode(article), IDENTIFIER, ox.Literal(f"id:{number}"))
    writer.put(article, name=str(number), receipt="1", says=[about, *says], background=(), mentions=says[:9])


def add(folder: Folder, *numbers: int) -> None:
    with folder.writer() as writer:
        for number in numbers:
            put(writer, number)


def listed(folder: Folder) -> list[str]:
    with folder.reader() as store:
        return [kept.id for kept in articles_in(store)]


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path / "store")
    add(folder, 1, 2)
    return folder


def exchange(folder: Folder, db: Path) -> None:
    shutil.rmtree(folder.path / "db")
    shutil.copytree(db, folder.path / "db")


def refused(folder: Folder) -> str:
    """What a writer and a load say, after which the store is as before."""
    before = listed(folder)
    dump = folder.path.parent / "all.nq"
    dump.touch()
    with pytest.raises(OutputError) as error:
        fill(folder, [dump])
    with pytest.raises(OutputError, match="is another store's database, or an earlier one of this store, and nothing was changed"):
        add(folder, 9)
    assert listed(folder) == before
    assert "\n" not in str(error.value)
    return str(error.value)


# ---------- another database


@pytest.mark.parametrize("is_older_kg", [False, True])
def test_another_store_s_database_is_refused_and_put_back_as_the_line_says(folder: Folder, is_older_kg: bool) -> None:
    other = Folder(folder.path.parent / "other")
    add(other, 3)
    if is_older_kg:
        (other.path / "db" / "published").unlink()
    exchange(folder, other.path / "db")
    command = refused(folder).partition("put back what was last published with: ")[2]
    subprocess.run(command, shell=True, check=True)
    add(folder, 3)
    assert listed(folder) == ["1", "2", "3"]


def test_an_earlier_database_of_the_store_is_refused(folder: Folder) -> None:
    kept = folder.path.parent / "kept"
    shutil.copytree(folder.path / "db", kept)
    add(folder, 3)
    exchange(folder, kept)
    refused(folder)


def test_a_store_without_tokens_opens_and_gets_them(folder: Folder) -> None:
    for place in ("db", "snapshots/1"):
        (folder.path / place / "published").unlink()
    add(folder, 3)
    assert listed(folder) == ["1", "2", "3"]
    other = Folder(folder.path.parent / "other")
    add(other, 4)
    exchange(folder, other.path / "db")
    refused(folder)


def test_the_tokens_outlast_loading_and_compacting(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    dump = folder.path.parent / "all.nq"
    with folder.reader() as store:
        dump.write_bytes(dumped(store))
    fill(folder, [dump])
    monkeypatch.setattr("kg.store.compacting._SLACK", 0)
    add(folder, 3)
    add(folder, 4)
    assert listed(folder) == ["1", "2", "3", "4"]


@pytest.mark.parametrize("is_loaded", [False, True])
def test_what_ended_between_noting_and_publishing_still_belongs(folder: Folder, monkeypatch: pytest.MonkeyPatch, is_loaded: bool) -> None:
    dump = folder.path.parent / "all.nq"
    with folder.reader() as store:
        dump.write_bytes(dumped(store))
    with monkeypatch.context() as patched:
        patched.setattr("kg.store.snapshots.Snapshots.publish", _killed)
        with pytest.raises(KeyboardInterrupt):
            fill(folder, [dump]) if is_loaded else add(folder, 3)
    add(folder, 4)
    assert listed(folder) == ["1", "2", *([] if is_loaded else ["3"]), "4"]


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


# ---------- a database and its snapshot damaged alike


def garble_in_place(place: Path, pattern: str) -> None:
    """Write zeros into files, also for whoever has a hard link to them."""
    for path in place.glob(pattern):
        with path.open("r+b") as file:
            file.seek(path.stat().st_size // 3)
            file.write(bytes(64))


@pytest.mark.parametrize("pattern", ["*.sst", "MANIFEST-*"])
def test_no_line_leads_from_a_damaged_database_to_a_damaged_snapshot(folder: Folder, pattern: str) -> None:
    add(folder, 3)
    for place in (folder.path / "db", folder.path / "snapshots" / "2"):
        garble_in_place(place, pattern)
    with pytest.raises(GraphError) as reading, folder.reader() as store:
        dumped(store)
    with pytest.raises(OutputError) as writing, folder.writer() as writer:
        dumped(writer.store)
    for said in (str(reading.value), str(writing.value)):
        assert "\n" not in said
        assert "is damaged too: put back a backup of the whole folder, or make the store anew" in said
        assert "cp -r" not in said
        assert "add ARTICLE" not in said


# ---------- snapshots that are gone


def test_without_snapshots_the_line_says_so_and_the_next_writer_publishes(folder: Folder) -> None:
    shutil.rmtree(folder.path / "snapshots")
    with pytest.raises(GraphError, match=r"the store's snapshots are gone, and its database is there; the next writing publishes that"):
        listed(folder)
    add(folder, 3)
    assert listed(folder) == ["1", "2", "3"]


def test_without_snapshots_a_load_keeps_the_articles(folder: Folder) -> None:
    other, dump = Folder(folder.path.parent / "other"), folder.path.parent / "all.nq"
    add(other, 3)
    with other.reader() as store:
        dump.write_bytes(dumped(store))
    shutil.rmtree(folder.path / "snapshots")
    fill(folder, [dump])
    assert listed(folder)[:2] == ["1", "2"]
    assert len(listed(folder)) == 3


def test_without_snapshots_a_writing_that_fails_loses_nothing(folder: Folder) -> None:
    shutil.rmtree(folder.path / "snapshots")
    with pytest.raises(OutputError, match="cannot be written: No space left on device"), folder.writer() as writer:
        _put_and_fail(writer)
    assert listed(folder) == ["1", "2"]


def _put_and_fail(writer: Writer) -> None:
    put(writer, 3)
    raise OSError("IO error: No space left on device")


def test_a_store_that_nothing_was_put_into_is_empty(tmp_path: Path) -> None:
    (tmp_path / "kg-store").touch()
    with pytest.raises(GraphError, match="is empty as yet"):
        listed(Folder(tmp_path))
