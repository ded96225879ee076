"""However SERVICE, LOAD and FROM are written, no question makes a connection: by the line, the page, Python, the server."""

from __future__ import annotations

import contextlib
import os
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
from hostile import AWAY
from served import TWO, Listener, Server
from spellings import SPELLINGS, Spelling
from typer.testing import CliRunner

from kg.asking.confined import Confined
from kg.asking.guard import refuse_unsafe
from kg.asking.querying import load
from kg.asking.questions import Question
from kg.cli.app import app
from kg.errors import QueryError
from kg.knowledge import Graph
from kg.ontology.terms import PREFIXES

ALL = os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"
FEW = SPELLINGS if ALL else SPELLINGS[::9]
"""For what takes a process or two each."""


def ids(spelling: Spelling) -> str:
    return spelling.family


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph.read(TWO)


def refused(said: str) -> bool:
    """Whether it was told why, in a line: a query that could have called, or what is none."""
    return any(reason in said for reason in ("SERVICE asks another machine", "only questions are answered", "is not SPARQL"))


def test_there_are_enough() -> None:
    assert len({spelling.text for spelling in SPELLINGS}) == len(SPELLINGS) > 60


@pytest.mark.parametrize("spelling", SPELLINGS, ids=ids)
def test_what_an_engine_without_a_guard_does(listener: Listener, spelling: Spelling) -> None:
    store, text = load([TWO]), spelling.text.replace(AWAY, listener.address)
    try:
        if spelling.is_update:
            store.update(text, prefixes=dict(PREFIXES))
        else:
            results = store.query(text, prefixes=dict(PREFIXES))
            if not isinstance(results, ox.QueryBoolean):
                list(results)  # type: ignore[call-overload]
    except (SyntaxError, OSError, RuntimeError):
        pass
    assert bool(listener.connections) is spelling.calls


@pytest.mark.parametrize("spelling", SPELLINGS, ids=ids)
def test_python_and_the_server_make_no_connection(graph: Graph, server: Server, listener: Listener, spelling: Spelling) -> None:
    text = spelling.text.replace(AWAY, listener.address)
    reply = server.query(text)
    said = ""
    try:
        graph.query(f" {text}")
    except QueryError as error:
        said = str(error)
    assert listener.connections == 0
    assert "\n" not in said
    if spelling.calls or spelling.is_update:
        assert (reply.status, refused(reply.text), refused(said)) == (400, True, True)


@pytest.mark.parametrize("spelling", FEW, ids=ids)
def test_the_command_line_makes_no_connection(listener: Listener, tmp_path: Path, spelling: Spelling) -> None:
    (tmp_path / "query.rq").write_text(spelling.text.replace(AWAY, listener.address), encoding="utf-8", newline="")
    for words in (
        ["ask", str(tmp_path / "query.rq"), str(TWO)],
        ["page", str(TWO), "--question", str(tmp_path / "query.rq"), "-o", str(tmp_path / "page.html")],
    ):
        done = CliRunner().invoke(app, words)
        if spelling.calls or spelling.is_update:
            assert done.exit_code == 1
            assert refused(done.stderr.replace("\n", " "))
    assert listener.connections == 0


def test_a_question_with_an_own_header_is_judged_with_its_values(listener: Listener, tmp_path: Path) -> None:
    """A line that counts only with a value, and a name that is taken for one of ours."""
    text = f"# param: actor (name) who\nSELECT * {{ VALUES ?actorNode {{ UNDEF }}\n# with actor: SERVICE <{listener.address}> {{}}\n}}"
    for name in ("mine", "clashes"):
        (tmp_path / f"{name}.rq").write_text(text, encoding="utf-8")
        done = CliRunner().invoke(app, ["ask", str(tmp_path / f"{name}.rq"), str(TWO), "--actor", "RF"])
        assert "SERVICE asks another machine" in done.stderr.replace("\n", " ")
    assert listener.connections == 0


# ---------- one fence without the other


@pytest.fixture
def unguarded(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """A process for queries that judges nothing."""
    lines = [
        "import kg.asking.querying",
        "kg.asking.querying.refuse_unsafe = lambda *_: None",
        "from kg.asking.asked import main",
        "main()",
    ]
    (tmp_path / "loose.py").write_text("\n".join(lines), encoding="utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setattr("kg.asking.confined._PROGRAM", "loose")


def _seals() -> bool:
    code = "from kg.asking.confine import confine; print(confine())"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "True\n"


@pytest.mark.usefixtures("unguarded")
def test_what_the_guard_lets_through_meets_no_socket(listener: Listener) -> None:
    said = list[str]()
    with contextlib.closing(Confined.of_files([TWO])) as confined:
        for spelling in SPELLINGS:
            try:
                confined.ask(Question(sparql=spelling.text.replace(AWAY, listener.address)))
            except QueryError as error:
                said.append(str(error))
    assert not [each for each in said if "SERVICE asks" in each]
    assert sum("Permission denied" in each for each in said) > 30 or not _seals()
    if not _seals():
        pytest.skip("this kernel, or this kind of machine, is not known to seal processes")
    assert listener.connections == 0


@pytest.mark.parametrize("spelling", SPELLINGS, ids=ids)
def test_judging_makes_no_connection_itself(listener: Listener, spelling: Spelling) -> None:
    """In this process, which has sockets: nothing is evaluated, and what would call is refused."""
    text = spelling.text.replace(AWAY, listener.address)
    said = ""
    try:
        refuse_unsafe(text, "query")
    except QueryError as error:
        said = str(error)
    assert listener.connections == 0
    assert refused(said) or not (spelling.calls or spelling.is_update)
