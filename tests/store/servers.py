"""Real triple stores for tests, on loopback ports of their own, ended by the process that was started."""

from __future__ import annotations

import contextlib
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

__all__ = ["oxigraph", "virtuoso"]

VIRTUOSO = """[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa
[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{port}
DisableTcpSocket = 0
DirsAllowed = {folder}
NumberOfBuffers = 10000
MaxDirtyBuffers = 6000
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerRoot = {folder}
ServerThreads = 5
"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def wait_for(port: int, process: subprocess.Popen[bytes], seconds: float = 60) -> None:
    """Wait until something listens on the port."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        assert process.poll() is None, "the server ended"
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.settimeout(1)
            probe.connect(("127.0.0.1", port))
            return
        time.sleep(0.1)
    raise AssertionError("the server did not start")


@contextlib.contextmanager
def running(command: list[str], port: int, folder: Path) -> Iterator[None]:
    process = subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        wait_for(port, process)
        yield
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


@contextlib.contextmanager
def oxigraph(folder: Path) -> Iterator[str | None]:
    """Run Oxigraph's server and yield where it takes graphs; None where it is not installed."""
    beside = Path(sys.executable).parent / "oxigraph"
    program = str(beside) if beside.exists() else shutil.which("oxigraph")
    if program is None:
        yield None
        return
    port = free_port()
    with running([program, "serve", "--location", str(folder / "data"), "--bind", f"127.0.0.1:{port}"], port, folder):
        yield f"http://127.0.0.1:{port}/store"


@contextlib.contextmanager
def virtuoso(folder: Path) -> Iterator[str | None]:
    """Run Virtuoso 7 and yield where it takes graphs (user and password: dba); None where it is not installed."""
    program = shutil.which("virtuoso-t")
    if program is None:
        yield None
        return
    port, http = free_port(), free_port()
    (folder / "own.ini").write_text(VIRTUOSO.format(folder=folder, port=port, http=http))
    with running([program, "+configfile", str(folder / "own.ini"), "+foreground"], http, folder):
        yield f"http://127.0.0.1:{http}/sparql-graph-crud-auth"
