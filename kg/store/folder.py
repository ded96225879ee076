"""A store's folder on disk: one process writes, any number read, and no reader ever sees half of a change.

``db`` is the writer's, guarded by a lock; what comes in bulk is done to a copy, which then takes its place. After its changes the writer
publishes a snapshot (hard links, so it costs next to nothing); readers open the newest one, read-only, and keep it for as long as they like
while articles come and go. Snapshots that nobody reads any more are swept away at the next publishing. What ended abruptly before it was
published is published by the next writer.
"""

from __future__ import annotations

import contextlib
import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox

from kg.errors import GraphError, OutputError
from kg.store.writing import Writer

__all__ = ["Folder", "is_store"]

_MARK = "kg-store"
"""The file by which a folder is known to be a store; writers lock it."""

_ASIDE, _OLD = "aside-", "db.old"
"""Where a copy is changed, and what it takes the place of; neither is there when all is well."""
_TRIES = 20


def is_store(path: str | Path) -> bool:
    """Return whether ``path`` is the folder of a store."""
    return (Path(path) / _MARK).is_file()


class Folder:
    """A store on disk at ``path``; nothing is opened before `writer` or `reader`."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)

    @contextlib.contextmanager
    def writer(self) -> Iterator[Writer]:
        """Open the store for changes, making it if the folder is empty or not there; changes are published at the end.

        Raises `OutputError` where another process writes it, or the folder holds something else.
        """
        with self._locked():
            store = self._opened()
            writer = Writer(store)
            try:
                yield writer
            finally:
                self._publish(store)
                del store, writer.store  # the files are let go when nothing refers to them

    @contextlib.contextmanager
    def aside(self) -> Iterator[tuple[ox.Store, Path]]:
        """Open a copy of the store for changes that are taken over at the end, all of them, or none where an error or a kill comes first.

        The copy is of hard links. Yields it with an empty folder for files of the time being. Raises `OutputError` as `writer` does.
        """
        with self._locked():
            place = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=self.path))
            (place / "scratch").mkdir()
            if (self.path / "db").exists():
                self._opened().backup(str(place / "db"))
            held = [ox.Store(place / "db")]
            try:
                yield held[0], place / "scratch"
                held[0].flush()
                held.clear()  # the files are let go when nothing refers to them
                if (self.path / "db").exists():
                    (self.path / "db").rename(self.path / _OLD)
                (place / "db").rename(self.path / "db")
            finally:
                held.clear()
                self._clear_up()
                if not (self.path / "db").exists():
                    self._unmake()
            self._publish(self._opened())

    @contextlib.contextmanager
    def reader(self) -> Iterator[ox.Store]:
        """Open the newest snapshot, which no writer changes.

        Raises `GraphError` where the folder is no store, or nothing has been put into it yet.
        """
        if not is_store(self.path):
            raise GraphError(f"{self.path}: is no store; make one with: kg store {self.path} add ARTICLE.txt")
        while True:
            name = self.newest()
            if name is None:
                raise GraphError(f"{self.path}: is empty as yet; fill it with: kg store {self.path} add ARTICLE.txt")
            with contextlib.suppress(FileNotFoundError), (self.path / "snapshots" / f"{name}.lock").open() as lock:
                fcntl.flock(lock, fcntl.LOCK_SH)
                if (self.path / "snapshots" / name).is_dir():
                    yield ox.Store.read_only(str(self.path / "snapshots" / name))
                    return

    def newest(self) -> str | None:
        """Return the name of the newest snapshot; it changes when there is something new to read."""
        names = [int(p.stem) for p in (self.path / "snapshots").glob("*.lock")]
        return str(max(names)) if names else None

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        """Keep other writers out, and put in order what one that was killed has left."""
        self._make()
        with (self.path / _MARK).open("a") as mark:
            try:
                fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise OutputError(f"{self.path}: another process is writing this store; wait until it has ended") from error
            self._clear_up()
            yield

    def _clear_up(self) -> None:
        if (self.path / _OLD).exists() and not (self.path / "db").exists():
            (self.path / _OLD).rename(self.path / "db")
        for left in (self.path / _OLD, *self.path.glob(f"{_ASIDE}*")):
            for _ in range(_TRIES):  # a store that is still being closed may write meanwhile
                shutil.rmtree(left, ignore_errors=True)
                if not left.exists():
                    break

    def _unmake(self) -> None:
        """Leave nothing behind of a store that was to be made."""
        (self.path / _MARK).unlink()
        with contextlib.suppress(OSError):
            (self.path / "snapshots").rmdir()
            self.path.rmdir()

    def _opened(self) -> ox.Store:
        try:
            return ox.Store(self.path / "db")
        except OSError as error:
            raise OutputError(f"{self.path}: the store cannot be opened: {error}; restore it from a dump") from error

    def _make(self) -> None:
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            if not is_store(self.path) and any(self.path.iterdir()):
                raise OutputError(f"{self.path}: is not empty, and no store; give a folder that is empty or not there")
            (self.path / _MARK).touch()
            (self.path / "snapshots").mkdir(exist_ok=True)
        except OSError as error:
            raise OutputError(f"{self.path}: cannot be written: {error.strerror}; choose a folder that you may write to") from error

    def _publish(self, store: ox.Store) -> None:
        snapshots = self.path / "snapshots"
        name = str(int(self.newest() or 0) + 1)
        for left in (snapshots / name, snapshots / f"{name}.tmp"):
            shutil.rmtree(left, ignore_errors=True)
        store.backup(str(snapshots / f"{name}.tmp"))
        (snapshots / f"{name}.tmp").rename(snapshots / name)
        (snapshots / f"{name}.lock").touch()  # from here on readers find it
        for lock in snapshots.glob("*.lock"):
            if lock.stem != name:
                _sweep(lock)


def _sweep(lock: Path) -> None:
    """Remove a snapshot that nobody reads."""
    with lock.open() as held:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return
        shutil.rmtree(lock.with_suffix(""), ignore_errors=True)
        lock.unlink()
