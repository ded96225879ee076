"""Runs the server: finds what is to be served, listens, and ends when it is told to."""

from __future__ import annotations

import contextlib
import logging
import signal
import socket
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pyoxigraph as ox
import uvicorn

from kg.asking import querying
from kg.errors import GraphError, KgError
from kg.serve.app import application
from kg.serve.hasty import HastyProtocol
from kg.serve.limits import Limits
from kg.serve.origins import LOCAL, Origins, checked_origin
from kg.store import Folder, is_store

__all__ = ["serve"]


def serve(
    paths: Sequence[str | Path],
    *,
    host: str = "127.0.0.1",
    port: int = 8000,
    limits: Limits | None = None,
    allowed: Sequence[str] = (),
    when_ready: Callable[[str], None] = lambda _: None,
) -> None:
    """Serve one store, or graph files (and folders of them), until interrupted; ``when_ready`` is given the address.

    ``port`` 0 takes a free one. Pages of the ``allowed`` origins may read the answers; with ``*``, all pages.

    Raises `GraphError` where what is to be served cannot be read, `KgError` where the port is taken or an origin is none.
    """
    pages = tuple(map(checked_origin, allowed))
    with served(paths) as path, _listening(host, port) as bound:
        name, number = f"[{host}]" if ":" in host else host, bound.getsockname()[1]
        app = application(
            path,
            limits or Limits(),
            Origins(port=number, hosts=_names(host), origins=pages),
            when_ready=lambda: when_ready(f"http://{name}:{number}/"),
        )
        config = uvicorn.Config(
            app,
            http=HastyProtocol,
            access_log=False,
            log_level=logging.WARNING,
            server_header=False,
            timeout_graceful_shutdown=5,
        )
        server = uvicorn.Server(config)
        with contextlib.suppress(KeyboardInterrupt), _interrupted_when_terminated():
            server.run(sockets=[bound])
        if not server.started:
            raise GraphError(f"{path}: could not be served")


def _names(host: str) -> tuple[str, ...]:
    """Return what the address that is listened on may be called: a network knows the machine by its name, too."""
    return (host,) if host in LOCAL else (host, socket.gethostname())


@contextlib.contextmanager
def served(paths: Sequence[str | Path]) -> Iterator[Path]:
    """Give the place of a database that workers can open: a store's folder, or one made of graph files for the time being."""
    if len(paths) == 1 and is_store(paths[0]):
        with Folder(paths[0]).reader():  # raises what there is to say against it
            pass
        yield Path(paths[0])
        return
    with tempfile.TemporaryDirectory(prefix="kg-serve-") as folder:
        store = querying.load(_files(paths), into=ox.Store(folder))
        store.flush()
        del store
        yield Path(folder)


def _files(paths: Sequence[str | Path]) -> list[Path]:
    found = [file for path in map(Path, paths) for file in (sorted(path.glob("*.ttl")) if path.is_dir() else [path])]
    if not found:
        raise GraphError(f"{', '.join(map(str, paths)) or 'nothing'}: holds no graph; give a store, or what kg build wrote, such as output")
    return found


@contextlib.contextmanager
def _interrupted_when_terminated() -> Iterator[None]:
    """Let SIGTERM end the process as Ctrl+C does, so that what was made for the time being is removed."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


@contextlib.contextmanager
def _listening(host: str, port: int) -> Iterator[socket.socket]:
    try:
        bound = socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET)
    except (OSError, OverflowError) as error:
        raise KgError(f"{host}:{port}: cannot be listened on: {error}; choose another with --port") from error
    with bound:
        yield bound
