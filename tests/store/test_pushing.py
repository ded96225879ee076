"""Graphs into real servers: what is read back is what was sent, triple by triple."""

from __future__ import annotations

import http.server
import os
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

import pyoxigraph as ox
import pytest
import servers

from kg.builder import Builder
from kg.errors import OutputError
from kg.loading import load
from kg.store import Folder, graph_name
from kg.store.pushing import Progress, Remote, graphs_of, push

SEEDS = Path(__file__).parents[2] / "seeds"
HARD = (
    'He said: "They\'ve \\ struck"\n\tin Kyïv – Київ, حلب 🙂. <b>&amp;</b> '
    "Boko Haram killed 12 soldiers in Borno on 4 March 2024, half of them in May 2023."
)
SERVERS = {"oxigraph": servers.oxigraph, "virtuoso": servers.virtuoso}


@pytest.fixture(scope="module")
def folder(builder: Builder, tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """A store of the seed and of an article with hard characters."""
    path = tmp_path_factory.mktemp("push")
    (path / "hard.txt").write_text(HARD, encoding="utf-8")
    folder = Folder(path / "store")
    with folder.writer() as writer:
        load(writer, builder, [SEEDS, path / "hard.txt"])
    return folder


@pytest.fixture(scope="module", params=SERVERS)
def remote(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Remote]:
    with SERVERS[request.param](tmp_path_factory.mktemp("server")) as url:
        if url is None:
            assert not os.environ.get("CI"), f"{request.param} is to be installed where all changes are tested"
            pytest.skip(f"{request.param} is not installed here")
        with Remote(url, user="dba", password="dba") as found:
            yield found


def test_what_is_read_back_is_what_was_sent(folder: Folder, remote: Remote) -> None:
    with folder.reader() as store:
        graphs = dict(graphs_of(store))
    told = push(graphs.items(), remote, Progress(None, remote.url), verify=True)
    assert told.differing == []
    assert told.sent == len(graphs) == 6, "two articles, their mentions, background, ontology"
    for name, triples in graphs.items():
        assert remote.get(name) == triples


def test_only_what_has_changed_goes_over_the_wire(folder: Folder, remote: Remote, tmp_path: Path) -> None:
    with folder.reader() as store:
        graphs = dict(graphs_of(store))
    push(graphs.items(), remote, Progress(tmp_path / "pushed.json", remote.url))
    hard = next(name for name in graphs if name.endswith("/hard/graph"))
    fewer = {n: t for n, t in graphs.items() if n != hard}
    told = push(fewer.items(), remote, Progress(tmp_path / "pushed.json", remote.url))
    assert (told.sent, told.unchanged, told.deleted) == (0, 5, 1)
    assert remote.get(hard) == frozenset()
    told = push(graphs.items(), remote, Progress(tmp_path / "pushed.json", remote.url))
    assert (told.sent, told.unchanged, told.deleted) == (1, 5, 0)
    assert remote.get(hard) == graphs[hard]


def test_a_graph_in_batches(remote: Remote, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.store.pushing.BATCH", 7)
    name = graph_name("https://example.org/doc/batches").value
    for size in (40, 14, 0):  # a smaller one takes the place of a larger one
        triples = frozenset(
            ox.Triple(ox.NamedNode(f"https://example.org/{n}"), ox.NamedNode("https://example.org/p"), ox.Literal(str(n)))
            for n in range(size)
        )
        assert remote.put(name, triples) == size
        assert remote.get(name) == triples


class Refusing(http.server.BaseHTTPRequestHandler):
    """Answers with the codes that the test lists, one a request, the last one for ever."""

    codes: ClassVar[list[int]] = []

    def do_PUT(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        code = self.codes.pop(0) if len(self.codes) > 1 else self.codes[0]
        self.send_response(code)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def refusing() -> Iterator[str]:
    server = http.server.HTTPServer(("127.0.0.1", 0), Refusing)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/store"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        ([401], "401 Unauthorized; name a user with --user"),
        ([403], "403 Forbidden; the user may not write there"),
        ([404], "404 Not Found; give the address of the Graph Store Protocol"),
        ([500], "500 Internal Server Error; see the server's log"),
    ],
)
def test_a_refusal_is_one_clear_line(refusing: str, codes: list[int], said: str) -> None:
    Refusing.codes = codes
    with Remote(refusing) as remote, pytest.raises(OutputError) as error:
        remote.put("https://example.org/g", ())
    assert said in str(error.value)
    assert str(error.value).startswith(f"{refusing}: PUT of https://example.org/g: ")


def test_a_busy_server_is_asked_again(refusing: str) -> None:
    Refusing.codes = [503, 503, 204]
    with Remote(refusing) as remote:
        assert remote.put("https://example.org/g", ()) == 0


def test_no_server_and_no_address() -> None:
    with Remote(f"http://127.0.0.1:{servers.free_port()}/store") as remote, pytest.raises(OutputError, match="does not answer"):
        remote.put("https://example.org/g", ())
    with pytest.raises(OutputError, match="right would be http"):
        Remote("localhost:7878")
