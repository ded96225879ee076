"""A real server in a process of its own, and plain HTTP to it."""

from __future__ import annotations

import contextlib
import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

TWO = Path(__file__).parents[1] / "data" / "two-articles.ttl"
JSON = "application/sparql-results+json"
_COMMAND = (sys.executable, "-c", "from kg.cli import main; main()", "serve")


@dataclass(frozen=True)
class Reply:
    status: int
    headers: Mapping[str, str]
    text: str

    @property
    def media(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0]

    def rows(self) -> list[dict[str, str]]:
        return [{name: cell["value"] for name, cell in row.items()} for row in json.loads(self.text)["results"]["bindings"]]


class Server:
    def __init__(self, process: subprocess.Popen[str], address: str) -> None:
        self.process, self.address = process, address
        self.host, self.port = address.removeprefix("http://").strip("/").split(":")

    def send(self, method: str, path: str, body: bytes | None = None, **headers: str) -> Reply:
        connection = http.client.HTTPConnection(self.host, int(self.port), timeout=30)
        try:
            connection.request(method, path, body=body, headers={k.replace("_", "-"): v for k, v in headers.items()})
            answer = connection.getresponse()
            return Reply(answer.status, {k.lower(): v for k, v in answer.getheaders()}, answer.read().decode("utf-8", "replace"))
        finally:
            connection.close()

    def get(self, path: str, accept: str = "*/*", **params: Any) -> Reply:
        return self.send("GET", path + ("?" + urlencode(params, doseq=True) if params else ""), accept=accept)

    def query(self, sparql: str, accept: str = JSON) -> Reply:
        return self.get("/sparql", accept, query=sparql)

    def processor_seconds(self) -> float:
        """What the server has used of processors, with its workers, living and ended."""
        pid = self.process.pid
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        used = 0
        for each in (str(pid), *children):
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):
                fields = Path(f"/proc/{each}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
                used += sum(map(int, fields[11:15]))
        return used / os.sysconf("SC_CLK_TCK")

    def is_well(self) -> bool:
        reply = self.get("/health")
        return self.process.poll() is None and reply.status == 200 and json.loads(reply.text)["status"] == "ok"


@contextmanager
def serving(*words: str | Path) -> Iterator[Server]:
    """Start ``kg serve`` on a free port, and end it as an operator does."""
    command = [*_COMMAND, *map(str, words), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True) as process:
        assert process.stderr
        said = process.stderr.readline()
        found = re.search(r"http://\S+/", said)
        assert found, said
        threading.Thread(target=process.stderr.read, daemon=True).start()  # so that its pipe never fills
        try:
            yield Server(process, found[0])
        finally:
            process.send_signal(signal.SIGTERM)
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()


class Listener:
    """Counts whoever connects to a port of this machine."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._socket.getsockname()[1]}/"
        self.connections = 0
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self) -> None:
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return
            self.connections += 1
            connection.close()

    def close(self) -> None:
        self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()
