"""The page of what is served: drawn by a process of its own, once for each state of the store, and kept."""

from __future__ import annotations

import asyncio
import contextlib
import sys
import tempfile
from pathlib import Path

import pyoxigraph as ox

from kg.errors import GraphError, KgError
from kg.serve.protocol import RefusedError
from kg.store import Folder, is_store

__all__ = ["View", "main"]

_SECONDS = 180.0  # that drawing may take
_MOST = 3_000_000  # triples, some 5,000 articles


class View:
    """Draws the page when it is first asked for, and anew when there is something new to read; who asks meanwhile waits for the same."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._folder = Folder(path) if is_store(path) else None
        self._drawing = asyncio.Lock()
        self._state: str | None = None
        self._page = b""

    async def page(self) -> bytes:
        """Return the page; raises `RefusedError` where it cannot be drawn."""
        async with self._drawing:
            state = self._folder.newest() if self._folder else "only"
            if not self._page or state != self._state:
                self._page, self._state = await self._drawn(), state
            return self._page

    async def _drawn(self) -> bytes:
        with tempfile.TemporaryDirectory(prefix="kg-view-") as folder:
            file = Path(folder) / "page.html"
            command = (sys.executable, "-m", "kg.serve.view", str(self._path), str(file))
            drawer = await asyncio.create_subprocess_exec(*command, stdin=asyncio.subprocess.DEVNULL, stderr=asyncio.subprocess.PIPE)
            try:
                _, said = await asyncio.wait_for(drawer.communicate(), _SECONDS)
            except TimeoutError as error:
                raise RefusedError(503, "the graph takes too long to draw; draw a part of it with kg page --question or --focus") from error
            finally:
                with contextlib.suppress(ProcessLookupError):
                    drawer.kill()
            if drawer.returncode:
                lines = said.decode(errors="replace").strip().splitlines()
                raise RefusedError(500, lines[-1] if drawer.returncode == 1 and lines else "the graph could not be drawn")
            return file.read_bytes()


def main() -> None:
    """Draw what lies at the first argument, a store's folder or a database of Oxigraph's, into the file that the second names."""
    from kg.account.given import read
    from kg.view import view

    path, file = sys.argv[1:]
    try:
        triples = read([path]).triples if is_store(path) else frozenset(quad.triple for quad in ox.Store.read_only(path))
        if len(triples) > _MOST:
            raise GraphError(f"{len(triples):,} triples are too many for one page; draw a part of them with kg page --question or --focus")
        Path(file).write_bytes(view(triples))
    except KgError as error:
        sys.stderr.write(f"{error}\n")
        sys.exit(1)


if __name__ == "__main__":
    main()
