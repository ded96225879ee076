"""Results appear whole or not at all."""

from __future__ import annotations

import errno
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.asking import querying
from kg.errors import GraphError, OutputError
from kg.files.output import complete, refuse_unwritable, write_files
from kg.triples import turtle

ROOT = Path(__file__).parents[2]
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
        if path.name.startswith("page"):
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


# ---------- two runs at once, and one that is killed

WRITER = """
import fcntl, os, sys
from pathlib import Path
from kg.files import output

folder, mark, kill_at, wait = Path(sys.argv[1]), sys.argv[2].encode(), int(sys.argv[3]), sys.argv[4] == "wait"
replace, moved = Path.replace, 0

def replaced(self, target):
    global moved
    if moved == kill_at:
        os.kill(os.getpid(), 9)
    moved += 1
    if wait:
        print("moving", flush=True)
        sys.stdin.readline()
    return replace(self, target)

def locked(lock, how):
    print("locking", flush=True)
    return flock(lock, how)

flock, fcntl.flock = fcntl.flock, locked
Path.replace = replaced
output.write_files(folder, {name: mark for name in ("graph.html", "graph.ttl", "mentions.ttl")})
print("done", flush=True)
"""


def writer(folder: Path, mark: str, *, kill_at: int = -1, wait: bool = False) -> subprocess.Popen[str]:
    """A process that writes three files of the mark's content; it is killed before a move, or waits for a line before each."""
    words = [sys.executable, "-c", WRITER, str(folder), mark, str(kill_at), "wait" if wait else "go"]
    return subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT)


def marks(folder: Path) -> set[bytes]:
    return set(contents(folder).values())


def hidden(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir() if path.name.startswith(".")]


def test_two_runs_never_mix_their_files(tmp_path: Path) -> None:
    with writer(tmp_path, "first", wait=True) as first:
        assert first.stdin
        assert first.stdout
        assert [first.stdout.readline() for _ in range(2)] == ["locking\n", "moving\n"]
        with writer(tmp_path, "second") as second:
            assert second.stdout
            assert second.stdout.readline() == "locking\n", "from here on it waits for the first"
            for _ in range(2):
                first.stdin.write("\n")
                first.stdin.flush()
                assert first.stdout.readline() == "moving\n"
            assert b"second" not in marks(tmp_path)
            first.stdin.write("\n")
            first.stdin.flush()
            assert first.stdout.readline() == "done\n"
            assert second.stdout.readline() == "done\n"
    assert marks(tmp_path) == {b"second"}
    assert hidden(tmp_path) == []


@pytest.mark.parametrize(("kill_at", "mend"), [(0, "write"), (1, "write"), (2, "write"), (1, "complete"), (1, "parse"), (1, "load")])
def test_a_kill_between_two_moves_is_mended(tmp_path: Path, kill_at: int, mend: str) -> None:
    folder = tmp_path / "out"
    write_files(folder, dict.fromkeys(("graph.html", "graph.ttl", "mentions.ttl"), b"<a:old> <a:b> <a:c> ."))
    with writer(folder, "<a:new> <a:b> <a:c> .", kill_at=kill_at) as killed:
        assert killed.wait() == -signal.SIGKILL
    assert len(marks(folder)) == (2 if kill_at else 1)
    if mend == "write":
        write_files(folder, {"other.txt": b"other"})
        (folder / "other.txt").unlink()
    elif mend == "complete":
        complete(folder)
    elif mend == "parse":
        assert "a:new" in str(list(turtle.parse(folder / "graph.ttl")))
    else:
        store = querying.load([folder / "graph.ttl", folder / "mentions.ttl"])
        assert "a:new" in str(list(store))
        assert "a:old" not in str(list(store))
    assert marks(folder) == {b"<a:new> <a:b> <a:c> ."}
    assert hidden(folder) == []


def test_what_was_killed_before_it_counted_is_swept_away(tmp_path: Path) -> None:
    write_files(tmp_path, FILES)
    (tmp_path / ".kg-new").mkdir()
    (tmp_path / ".kg-new" / "graph.ttl").write_bytes(b"half")
    complete(tmp_path)
    assert contents(tmp_path) == FILES
    write_files(tmp_path, {"more.txt": b"more"})
    assert contents(tmp_path) == FILES | {"more.txt": b"more"}
    assert hidden(tmp_path) == []


def test_where_it_cannot_be_mended_it_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / ".kg-done").mkdir()
    (tmp_path / ".kg-done" / "graph.ttl").write_bytes(b"new")

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(13, "Permission denied", str(target))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(GraphError, match=r"a run that wrote here has ended half-way, .* Permission denied; build it again"):
        complete(tmp_path)


def test_a_file_system_without_locks_is_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(lock: int, how: int) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    write_files(tmp_path, FILES)
    assert contents(tmp_path) == FILES


def test_a_path_that_no_folder_can_have_is_refused() -> None:
    with pytest.raises(OutputError, match="File name too long"):
        refuse_unwritable("a" * 5_000)
