"""Stores that somebody or something has damaged: one clear line, no endless loop, and nothing lost."""

from __future__ import annotations

import contextlib
import resource
import shlex
import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import GraphError, KgError, OutputError
from kg.store import Folder, Writer, dumped
from kg.store.filling import fill

PROP = ox.NamedNode("https://example.org/p")
DOC = "https://w3id.org/conflict-kg/doc/"
IDENTIFIER = ox.NamedNode("http://purl.org/dc/terms/identifier")


def put(writer: Writer, number: int, size: int = 300) -> None:
    article = ox.NamedNode(f"{DOC}{number}")
    says = [ox.Triple(article, IDENTIFIER, ox.Literal(f"id:{number}"))]
    own = [ox.NamedNode(f"{article.value}#{n}") for n in range(size)]
    says += [ox.Triple(s, PROP, ox.Literal(f"{number} says {n}")) for n, s in enumerate(own)]
    writer.put(article.value, name=str(number), receipt="1", says=says, background=(), mentions=says[1:9])


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A store of two articles, in a folder whose name a shell would take apart."""
    folder = Folder(tmp_path / "my store")
    with folder.writer() as writer:
        put(writer, 1)
        put(writer, 2)
    return folder


def content(folder: Folder) -> bytes:
    with folder.reader() as store:
        return dumped(store)


def add(folder: Folder, *numbers: int) -> None:
    with folder.writer() as writer:
        for number in numbers:
            put(writer, number)


def files_in(path: Path) -> set[str]:
    return {str(p.relative_to(path)) for p in path.rglob("*")}


# ---------- what is damaged; a file is replaced, as what is linked to it is another's


def lack_current(place: Path) -> None:
    (place / "CURRENT").unlink()


def lack_all(place: Path) -> None:
    shutil.rmtree(place)


def lack_files(place: Path) -> None:
    shutil.rmtree(place)
    place.mkdir()


def garble(place: Path, pattern: str, least: int = 0) -> None:
    for path in list(place.glob(pattern)):
        if path.stat().st_size < least:
            continue
        kept = bytearray(path.read_bytes())
        middle = len(kept) // 3
        kept[middle : middle + 64] = bytes(64)
        path.unlink()
        path.write_bytes(kept)


def garble_manifest(place: Path) -> None:
    garble(place, "MANIFEST-*")


def garble_tables(place: Path) -> None:
    garble(place, "*.sst")


def garble_large_tables(place: Path) -> None:
    """What is found only when it is read."""
    garble(place, "*.sst", least=10_000)


def lack_tables(place: Path) -> None:
    for path in place.glob("*.sst"):
        path.unlink()


DAMAGES = [
    lack_current,
    lack_all,
    lack_files,
    garble_manifest,
    garble_tables,
    garble_large_tables,
    lack_tables,
]


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_snapshot_is_one_line_and_made_anew(folder: Folder, damage: Callable[[Path], None]) -> None:
    before = content(folder)
    damage(folder.path / "snapshots" / "1")
    with pytest.raises(GraphError) as error:
        content(folder)
    assert "\n" not in str(error.value)
    assert "snapshots/1: the store's newest snapshot cannot be read: " in str(error.value)
    with folder.writer():
        pass
    assert content(folder) == before


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_database_loses_nothing_and_is_put_back_as_the_line_says(folder: Folder, damage: Callable[[Path], None]) -> None:
    before = content(folder)
    damage(folder.path / "db")
    said = ""
    try:
        with folder.writer() as writer:
            dumped(writer.store)
    except OutputError as error:
        said = str(error)
    assert "\n" not in said
    assert said.startswith(f"{folder.path}/db: ")
    assert content(folder) == before, "the snapshot stays"
    command = said.partition("put back what was last published with: ")[2]
    subprocess.run(command, shell=True, check=True)
    add(folder, 3)
    assert set(before.splitlines()) < set(content(folder).splitlines())


def test_a_database_that_is_open_elsewhere_is_told(folder: Folder) -> None:
    held = ox.Store(folder.path / "db")
    with pytest.raises(OutputError, match="somebody has its database open; wait"):
        add(folder, 3)
    del held
    add(folder, 3)


@pytest.mark.parametrize("damage", [lack_current, lack_all, lack_files])
def test_nothing_is_loaded_where_the_database_is_gone(folder: Folder, tmp_path: Path, damage: Callable[[Path], None]) -> None:
    before = content(folder)
    (tmp_path / "all.nq").write_bytes(before)
    damage(folder.path / "db")
    with pytest.raises(OutputError, match="the store's database is gone, and nothing was changed"):
        fill(folder, [tmp_path / "all.nq"])
    assert content(folder) == before


def test_where_the_snapshot_is_gone_too_the_line_says_so(folder: Folder) -> None:
    lack_all(folder.path / "db")
    lack_current(folder.path / "snapshots" / "1")
    with pytest.raises(OutputError, match=r"make the store anew of its articles, or of a dump"):
        add(folder, 3)
    assert (folder.path / "snapshots" / "1").is_dir()


@pytest.mark.parametrize("name", ["x.lock", ".lock", "²٣.lock", "-1.lock", "007.lock", "notes"])
def test_a_stray_file_among_the_snapshots_is_left_alone(folder: Folder, name: str) -> None:
    (folder.path / "snapshots" / name).touch()
    before = content(folder)
    add(folder, 3)
    assert len(content(folder)) > len(before)
    assert sorted(files_in(folder.path / "snapshots") & {name, "1.lock", "2.lock"}) == [*sorted({name, "2.lock"})]


def test_a_lock_without_a_snapshot_is_no_endless_loop(folder: Folder) -> None:
    before = content(folder)
    (folder.path / "snapshots" / "99.lock").touch()
    with pytest.raises(GraphError, match=r"snapshots/99: .* its folder is missing"):
        content(folder)
    with folder.writer():
        pass
    assert content(folder) == before


def _put_and_fail(writer: Writer) -> None:
    put(writer, 3)
    raise FileNotFoundError("no.txt")


def test_an_error_of_who_reads_is_not_the_store_s(folder: Folder) -> None:
    with pytest.raises(BrokenPipeError), folder.reader():
        raise BrokenPipeError
    with pytest.raises(FileNotFoundError), folder.writer() as writer:
        _put_and_fail(writer)
    assert b"3 says" in content(folder), "what was done is published"


# ---------- the format


def test_the_folder_says_its_format(folder: Folder) -> None:
    assert (folder.path / "kg-store").read_text(encoding="ascii") == "1\n"


def test_a_store_of_an_empty_mark_opens_and_gets_one(folder: Folder) -> None:
    before = content(folder)
    (folder.path / "kg-store").write_bytes(b"")
    (folder.path / "db" / "compacted").unlink()
    assert content(folder) == before
    with folder.writer():
        pass
    assert (folder.path / "kg-store").read_text(encoding="ascii") == "1\n"
    assert content(folder) == before


@pytest.mark.parametrize("mark", [b"2\n", b"\xff\x00", b"1.5\n" * 1000])
def test_another_format_is_refused(folder: Folder, tmp_path: Path, mark: bytes) -> None:
    (folder.path / "kg-store").write_bytes(mark)
    before = files_in(folder.path)
    (tmp_path / "all.nq").touch()
    for use in (content, add, lambda folder: fill(folder, [tmp_path / "all.nq"])):
        with pytest.raises(KgError, match=r"is a store of format .*, and this kg knows format 1; "):
            use(folder)
    assert files_in(folder.path) == before


# ---------- a full disk


@contextlib.contextmanager
def full(size: int) -> Iterator[None]:
    """Let no file grow beyond ``size`` bytes: writing fails as it does on a full disk."""
    usual = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, usual[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, usual)


def test_a_full_disk_leaves_the_store_as_it_was(folder: Folder, tmp_path: Path) -> None:
    before = content(folder)
    with pytest.raises(OutputError) as error, full(1_000_000):
        add(folder, *range(3, 40))
    said = f"{folder.path}: cannot be written: File too large; the store is as it was before: "
    assert str(error.value).startswith(said)
    assert content(folder) == before
    assert sorted(p.name for p in folder.path.iterdir()) == ["db", "kg-store", "snapshots"]
    with folder.writer() as writer:
        assert dumped(writer.store) == before
    add(folder, *range(3, 40))
    add(Folder(tmp_path / "other"), *range(1, 40))
    assert content(folder) == content(Folder(tmp_path / "other"))


def test_a_full_disk_makes_no_store(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="File too large"), full(1_000_000):
        add(Folder(tmp_path / "store"), *range(40))
    assert not (tmp_path / "store").exists()


def test_a_full_disk_loads_nothing(folder: Folder, tmp_path: Path) -> None:
    add(Folder(tmp_path / "other"), *range(3, 40))
    (tmp_path / "all.nq").write_bytes(content(Folder(tmp_path / "other")))
    before = content(folder)
    with pytest.raises(OutputError, match="File too large"), full(150_000):
        fill(folder, [tmp_path / "all.nq"])
    with pytest.raises(OutputError, match="File too large"), full(150_000):
        fill(Folder(tmp_path / "new"), [tmp_path / "all.nq"])
    assert content(folder) == before
    assert not (tmp_path / "new").exists()
    fill(folder, [tmp_path / "all.nq"])
    assert len(content(folder)) > len(before)


def test_where_there_is_no_room_to_compact_it_is_not(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_room(*_: object) -> None:
        raise OSError("IO error: No space left on device")

    before = content(folder)
    monkeypatch.setattr("kg.store.folder.compacted", no_room)
    monkeypatch.setattr("kg.store.compacting._SLACK", 0)
    add(folder, 3, 4)
    assert len(content(folder)) > len(before)
    assert sorted(p.name for p in folder.path.iterdir()) == ["db", "kg-store", "snapshots"]


def test_the_command_of_a_line_is_quoted(folder: Folder) -> None:
    lack_all(folder.path / "db")
    with pytest.raises(OutputError) as error:
        add(folder, 3)
    assert shlex.quote(f"{folder.path}/snapshots/1") in str(error.value)
