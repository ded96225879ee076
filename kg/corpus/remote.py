"""A corpus in an object store, or anywhere else that fsspec reaches: a file is one request."""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Iterator
from typing import Any

from kg.errors import OutputError

__all__ = ["RemoteStorage"]


class RemoteStorage:
    """Files below a URL such as ``s3://bucket/folder`` or ``memory://news``.

    Only one process at a time may plan a corpus there: object stores know no locks. Workers may be
    as many as there are machines, since each writes files of its own.
    """

    def __init__(self, url: str) -> None:
        self.url = url.rstrip("/")
        self._files, self._root = _opened(self.url)

    def names(self, folder: str) -> list[str]:
        """Return the names of the files in a folder, sorted."""
        self._files.invalidate_cache()
        try:
            found = self._files.ls(self._path(folder), detail=False)
        except FileNotFoundError:
            return []
        return sorted(name for path in found if (name := path.rstrip("/").rpartition("/")[2]))

    def times(self, folder: str) -> dict[str, float]:
        """Return the files in a folder, each with the second of its writing, if the store tells it."""
        found = {}
        for name in self.names(folder):
            try:
                found[name] = self._files.modified(self._path(f"{folder}/{name}")).timestamp()
            except (FileNotFoundError, NotImplementedError):
                continue
        return found

    def read(self, name: str) -> bytes:
        """Return what a file holds."""
        data: bytes = self._files.cat_file(self._path(name))
        return data

    def write(self, name: str, data: bytes) -> None:
        """Put the file in one request."""
        self._files.pipe_file(self._path(name), data)

    def remove(self, name: str) -> None:
        """Remove a file."""
        with contextlib.suppress(FileNotFoundError):
            self._files.rm_file(self._path(name))

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Keep nobody out, since nothing here can."""
        yield

    def _path(self, name: str) -> str:
        return f"{self._root}/{name}"


def _opened(url: str) -> tuple[Any, str]:
    """Return the file system of a URL and the path in it."""
    try:
        fsspec = importlib.import_module("fsspec")
        files, path = fsspec.core.url_to_fs(url)
    except ImportError as error:
        scheme = url.partition("://")[0]
        right = "pip install 'kg[remote]', and for S3 s3fs, for Google gcsfs, for Azure adlfs"
        raise OutputError(f"{url}: {scheme}:// needs packages that are not here; {right}") from error
    except ValueError as error:
        raise OutputError(f"{url}: is no URL that can be written to: {error}") from error
    return files, str(path).rstrip("/")
