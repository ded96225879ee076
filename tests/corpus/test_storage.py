"""Files that are there whole or not at all, wherever a corpus lives."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from made_corpora import article, built, digest, write

from kg.corpus.compacting import compact
from kg.corpus.contents import is_corpus
from kg.corpus.storage import LocalStorage, Storage, open_storage
from kg.errors import KgError, OutputError


@pytest.fixture(params=["local", "memory"])
def storage(request: pytest.FixtureRequest, tmp_path: Path) -> Storage:
    return open_storage(tmp_path / "s" if request.param == "local" else f"memory://{tmp_path.name}")


def test_what_is_written_is_there(storage: Storage) -> None:
    assert storage.names("some") == []
    for name in ("some/b", "some/a", "top"):
        storage.write(name, name.encode())
    storage.write("some/a", b"anew")
    assert (storage.names("some"), storage.read("some/a"), storage.read("top")) == (["a", "b"], b"anew", b"top")
    assert storage.times("some").keys() == {"a", "b"}
    for _ in range(2):
        storage.remove("some/a")
    assert storage.names("some") == ["b"]
    with pytest.raises(FileNotFoundError):
        storage.read("some/a")


def test_what_could_not_be_written_to_its_end_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    storage = LocalStorage(tmp_path)
    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        storage.write("some/a", b"one")
    assert list((tmp_path / "some").iterdir()) == []


def test_one_process_builds_at_a_time(tmp_path: Path) -> None:
    with LocalStorage(tmp_path / "c").locked(), pytest.raises(OutputError, match="another process is building here"):
        built(tmp_path / "c", write(tmp_path / "1.jsonl", [article(1)]))


def test_what_a_killed_writer_left_is_swept_away(tmp_path: Path) -> None:
    (tmp_path / "facts").mkdir()
    (tmp_path / "facts" / ".a.123.part").write_bytes(b"half")
    with LocalStorage(tmp_path).locked():
        assert list((tmp_path / "facts").iterdir()) == []


def test_a_corpus_in_memory_is_as_one_on_disk(tmp_path: Path) -> None:
    source = write(tmp_path / "1.jsonl", map(article, range(12)))
    url = f"memory://{tmp_path.name}/c"
    for place in (url, tmp_path / "c"):
        built(place, source)
        built(place, write(tmp_path / "2.jsonl", map(article, range(12, 15))))
        built(place, write(source, map(article, range(11))))
        compact(open_storage(place), size=4)
        write(source, map(article, range(12)))
    assert digest(url) == digest(tmp_path / "c")
    assert open_storage(url).names("facts") == open_storage(tmp_path / "c").names("facts")


def test_a_storage_whose_package_is_missing_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(OutputError, match="gs:// needs packages that are not here; pip install"):
        open_storage("gs://bucket/c")
    monkeypatch.setitem(sys.modules, "fsspec", None)
    with pytest.raises(OutputError, match=r"pip install 'kg\[remote\]'"):
        open_storage("memory://c")
    monkeypatch.undo()
    with pytest.raises(KgError, match="no URL that can be written"):
        open_storage("nothing-known://c")


def test_a_folder_that_is_no_corpus(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert not any(map(is_corpus, (str(tmp_path), str(tmp_path / "file"), str(tmp_path / "none"), "")))
