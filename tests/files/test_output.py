"""Results appear whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import OutputError
from kg.files.output import refuse_unwritable, write_files

FILES = {"graph.ttl": b"one", "page.html": b"two"}


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}


def test_files_are_written_into_a_new_folder(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert write_files(folder, FILES) == (folder / "graph.ttl", folder / "page.html")
    assert contents(folder) == FILES


def test_files_are_replaced_and_others_stay(tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_bytes(b"old")
    (tmp_path / "mine.txt").write_bytes(b"mine")
    write_files(tmp_path, FILES)
    assert contents(tmp_path) == FILES | {"mine.txt": b"mine"}


def test_a_failure_on_the_way_leaves_the_old_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(tmp_path, FILES)

    def fail(path: Path, content: bytes) -> None:
        path.write_bytes(content[:1])
        if path.name.startswith(".page"):
            raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("kg.files.output._write", fail)
    with pytest.raises(OutputError, match="No space left on device"):
        write_files(tmp_path, {"graph.ttl": b"new", "page.html": b"new"})
    assert contents(tmp_path) == FILES


def test_a_target_that_is_a_folder_is_refused_before_anything_changes(tmp_path: Path) -> None:
    (tmp_path / "page.html").mkdir()
    with pytest.raises(OutputError, match=r"page\.html: is a folder"):
        write_files(tmp_path, FILES)
    assert contents(tmp_path) == {}


@pytest.mark.parametrize("below", ["", "deeper/still"])
def test_a_folder_that_is_a_file_is_refused(tmp_path: Path, below: str) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(OutputError, match=r"out: is a file; the results need a folder"):
        write_files(tmp_path / "out" / below, FILES)


def test_the_check_beforehand_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refuse_unwritable(tmp_path / "new" / "er")
    assert list(tmp_path.iterdir()) == []
    monkeypatch.setattr("os.access", lambda path, mode: False)
    with pytest.raises(OutputError, match=r"cannot be written: Permission denied"):
        refuse_unwritable(tmp_path / "new" / "er")


def test_a_folder_that_may_not_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path, *args: object, **kwargs: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(OutputError, match=r"new: cannot be written: Permission denied; choose a folder that you may write to"):
        write_files(tmp_path / "new", FILES)
