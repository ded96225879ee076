"""A store's folder on disk: one process writes, any number read, and no reader ever sees half of a change.

``db`` is the writer's, guarded by a lock; what comes in bulk is done to a copy, which then takes its place. After its changes the writer
publishes a snapshot (hard links, so it costs next to nothing); readers open the newest one, read-only, and keep it for as long as they like
while articles come and go. Snapshots that nobody reads any more are swept away at the next publishing. What ended abruptly before it was
published is published by the next writer. Where the disk is full, the writer's database becomes again what was published last.
"""

from __future__ import annotations

import contextlib
import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from kg.errors import GraphError, OutputError
from kg.store.belonging import belongs, next_tokens, note_tokens, tokens_of
from kg.store.clearing import empty, remove
from kg.store.compacting import Size, compacted, drop_logs, is_closed, was_published
from kg.store.failing import damaged, is_damage, is_of_database, mending, told_to_readers, unpublished, unreadable, unwritable
from kg.store.marking import MARK, is_store, write_format, wrong_format
from kg.store.snapshots import Snapshots
from kg.store.writing import Writer

__all__ = ["Folder", "is_store"]

_ASIDE, _OLD = "aside-", "db.old"
"""Where a copy is changed, and what it takes the place of; neither is there when all is well."""
_SPOILT = f"{_ASIDE}spoilt"
"""A database that could not be written to its end, while the newest snapshot is put in its place."""


class Folder:
    """A store on disk at ``path``; nothing is opened before `writer` or `reader`."""

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        self._db = self.path / "db"
        self._snapshots = Snapshots(self.path / "snapshots")

    @contextlib.contextmanager
    def writer(self) -> Iterator[Writer]:
        """Open the store for changes, making it if the folder is empty or not there; changes are published at the end.

        Raises `OutputError` where another process writes it, the folder holds something else, or
        its database is gone or damaged; and where it cannot be written, as on a full disk: the
        store is then what was published last.
        """
        with self._locked():
            writer = self._begun()
            try:
                yield writer
            except BaseException as error:
                self._end(writer, error)
                raise
            self._end(writer, None)

    @contextlib.contextmanager
    def aside(self) -> Iterator[tuple[ox.Store, Path]]:
        """Open a copy of the store for changes that are taken over at the end, all of them, or none where an error or a kill comes first.

        The copy is of hard links. Yields it with an empty folder for files of the time being. Raises `OutputError` as `writer` does.
        """
        with self._locked():
            is_new, held = not self._db.exists(), list[ox.Store]()
            try:
                place = self._place()
                if not is_new:
                    self._opened().backup(str(place / "db"))
                held.append(ox.Store(place / "db"))
                yield held[0], place / "scratch"
                held[0].flush()
                prepared = self._snapshots.prepare(held[0])
                size = Size.loaded(held[0])
                held.clear()  # the files are let go when nothing refers to them
                if not is_new:
                    was = Size.noted(self._db)
                    size = replace(was, changed=max(was.changed, size.quads - was.quads))
                self._take_over(prepared, place / "db", size)
            except (OSError, RuntimeError) as error:
                raise self._told(error) from error
            finally:
                held.clear()
                self._clear_up()
                if not self._db.exists():
                    self._unmake()

    @contextlib.contextmanager
    def reader(self) -> Iterator[ox.Store]:
        """Open the newest snapshot, which no writer changes.

        Raises `GraphError` where the folder is no store or one of another format, nothing has been
        put into it yet, or the snapshot is damaged, be it found only while it is read.
        """
        if not is_store(self.path):
            raise GraphError(f"{self.path}: is no store; make one with: kg store {self.path} add ARTICLE.txt")
        if wrong := wrong_format(self.path):
            raise GraphError(wrong)
        missing = None
        while True:
            name = self.newest()
            if name is None:
                raise unpublished(self.path, is_kept=was_published(self._db))
            if name == missing:  # one that was swept meanwhile is the newest no more
                raise unreadable(self.path, name, "its folder is missing")
            with self._snapshots.held(name) as place:
                if place:
                    with told_to_readers(self.path, name):
                        yield ox.Store.read_only(str(place))
                    return
            missing = name

    def newest(self) -> str | None:
        """Return the name of the newest snapshot; it changes when there is something new to read."""
        return self._snapshots.newest()

    # ---------- a writer's beginning and end

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        """Keep other writers out, and put in order what one that was killed has left."""
        is_new = self._make()
        with (self.path / MARK).open("a") as mark:
            try:
                fcntl.flock(mark, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError as error:
                raise OutputError(f"{self.path}: another process is writing this store; wait until it has ended") from error
            if wrong := wrong_format(self.path):
                raise OutputError(wrong)
            try:
                write_format(self.path)
                (self.path / "snapshots").mkdir(exist_ok=True)
                self._clear_up()
            except OSError as error:
                if is_new:
                    self._unmake()
                raise unwritable(self.path, error) from error
            self._refuse_without_its_database()
            if self.newest() is None and was_published(self._db):
                self._publish_again()
            yield

    def _refuse_without_its_database(self) -> None:
        """An empty or another database in place of the store's would be published, and the rest swept away."""
        if self.newest() and not (self._db / "CURRENT").is_file():
            wrong = "the store's database is gone"
        elif not belongs(self._db, self._snapshots.whole()):
            wrong = "is another store's database, or an earlier one of this store"
        else:
            return
        raise OutputError(f"{self._db}: {wrong}, and nothing was changed; {mending(self.path, self._snapshots.whole())}")

    def _publish_again(self) -> None:
        """Publish the database where the snapshots are gone, so that there is what to go back to if the writing fails."""
        store = self._opened()
        try:
            prepared = self._snapshots.prepare(store)
            del store  # the files are let go when nothing refers to them
            self._take_over(prepared, None, Size.noted(self._db))
        except (OSError, RuntimeError) as error:
            raise self._told(error) from error

    def _begun(self) -> Writer:
        store = self._opened()
        with self._undone_where_it_fails():
            return Writer(store)

    def _end(self, writer: Writer, error: BaseException | None) -> None:
        """Publish what was written, unless the database has failed."""
        with self._undone_where_it_fails():
            try:
                if error is not None and is_of_database(error):
                    raise error
                prepared = self._snapshots.prepare(writer.store)
            finally:
                del writer.store  # the files are let go when nothing refers to them
            self._take_over(prepared, None, Size.noted(self._db).after(writer.changed))
            drop_logs(self._db)

    def _take_over(self, prepared: Path, db: Path | None, size: Size) -> None:
        """Publish what was prepared; ``db`` is the new database, None where it is in its place."""
        if size.is_outgrown(prepared) and (new := self._compacted(prepared)):
            db, size = new
        tokens = next_tokens(self._snapshots.whole())
        for place in (prepared, db or self._db):
            size.note(place)
            note_tokens(place, tokens)
        if db is not None:
            if self._db.exists():
                self._db.rename(self.path / _OLD)
            db.rename(self._db)
        self._snapshots.publish(prepared)
        self._clear_up()

    def _compacted(self, prepared: Path) -> tuple[Path, Size] | None:
        """Write anew what was prepared; return the new database, None where there is no room for it."""
        try:
            new, copy, size = compacted(prepared, self._place())
        except OSError:
            return None
        if self._db.exists() and not is_closed(self._db):
            return None  # who has it open would write where the new one is
        shutil.rmtree(prepared)
        copy.rename(prepared)
        return new, size

    # ---------- what fails

    @contextlib.contextmanager
    def _undone_where_it_fails(self) -> Iterator[None]:
        try:
            yield
        except (OSError, RuntimeError) as error:
            if isinstance(error, OSError) and not is_damage(error):
                with contextlib.suppress(OSError, RuntimeError):  # the next writer does it
                    self._undo()
            raise self._told(error) from error

    def _undo(self) -> None:
        """Let the database be what was published last; a store that was to be made is not made."""
        self._clear_up()
        if self.newest() is None:
            shutil.rmtree(self._db)
            self._unmake()
            return
        self._db.rename(self.path / _SPOILT)
        self._restore()

    def _restore(self) -> None:
        spoilt, whole = self.path / _SPOILT, self._snapshots.whole()
        if whole is None:
            spoilt.rename(self._db)
            return
        empty(spoilt)  # there is room for the copy then
        ox.Store.read_only(str(whole)).backup(str(spoilt / "db"))
        Size.noted(whole).note(spoilt / "db")
        note_tokens(spoilt / "db", tokens_of(whole))
        (spoilt / "db").rename(self._db)
        remove(spoilt)

    def _told(self, error: Exception) -> Exception:
        """The error to raise where the store could not be written."""
        if is_damage(error):
            return damaged(self.path, error, self._snapshots.whole())
        return unwritable(self.path, error) if isinstance(error, OSError) else error

    # ---------- files

    def _place(self) -> Path:
        """Make a folder for a database that is to take the place of the present one."""
        place = Path(tempfile.mkdtemp(prefix=_ASIDE, dir=self.path))
        (place / "scratch").mkdir()
        return place

    def _clear_up(self) -> None:
        if not self._db.exists():
            if (self.path / _OLD).exists():
                (self.path / _OLD).rename(self._db)
            elif (self.path / _SPOILT).exists():
                self._restore()
        for left in (self.path / _OLD, *self.path.glob(f"{_ASIDE}*")):
            remove(left)

    def _unmake(self) -> None:
        """Leave nothing behind of a store that was to be made."""
        (self.path / MARK).unlink()
        with contextlib.suppress(OSError):
            empty(self.path / "snapshots")
            (self.path / "snapshots").rmdir()
            self.path.rmdir()

    def _opened(self) -> ox.Store:
        try:
            return ox.Store(self._db)
        except (OSError, RuntimeError) as error:
            raise self._told(error) from error

    def _make(self) -> bool:
        """Make the folder and its mark; return whether it is new."""
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            is_new = not is_store(self.path)
            if is_new and any(self.path.iterdir()):
                raise OutputError(f"{self.path}: is not empty, and no store; give a folder that is empty or not there")
            (self.path / MARK).touch()
        except OSError as error:
            raise OutputError(f"{self.path}: cannot be written: {error.strerror}; choose a folder that you may write to") from error
        return is_new
