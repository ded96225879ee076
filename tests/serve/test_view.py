"""The graph's page at ``/view``: the page that ``kg page`` writes, drawn anew when the store has grown."""

from __future__ import annotations

from html import unescape
from pathlib import Path

import pytest
from served import Server, serving

from kg.account.given import read
from kg.builder import Builder
from kg.loading import load
from kg.store import Folder
from kg.view import view

NEWS = Path(__file__).parents[1] / "data" / "news"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory, builder: Builder) -> Path:
    path = tmp_path_factory.mktemp("view") / "news.kg"
    with Folder(path).writer() as writer:
        load(writer, builder, sorted(NEWS.glob("*"))[:1])
    return path


def test_the_page_is_that_of_the_command(store: Path) -> None:
    with serving(store) as server:
        reply = server.get("/view")
        assert (reply.status, reply.media) == (200, "text/html")
        assert reply.text == view(read([store]).triples).decode()
        assert "default-src 'none'; script-src 'sha256-" in unescape(reply.text)
        assert reply.headers["content-security-policy"] == "frame-ancestors 'none'"


def test_it_is_drawn_anew_when_the_store_has_grown(store: Path, builder: Builder) -> None:
    with serving(store) as server:
        before = server.get("/view").text
        assert server.get("/view").text == before
        with Folder(store).writer() as writer:
            load(writer, builder, sorted(NEWS.glob("*"))[1:2])
        after = server.get("/view").text
        assert after != before
        assert after == view(read([store]).triples).decode()


def test_graph_files_have_a_page_too(server: Server) -> None:
    reply = server.get("/view")
    assert (reply.status, reply.media) == (200, "text/html")
    assert "Red Front" in reply.text
