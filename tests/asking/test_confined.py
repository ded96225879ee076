"""Queries in a process of their own: it begins once, bears what they do, and leaves nothing behind."""

from __future__ import annotations

import gc
import os
import select
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from kg.asking.answers import Table
from kg.asking.confined import SECONDS, Confined
from kg.asking.querying import ask, ask_here, load
from kg.asking.questions import Param, Question, questions
from kg.errors import GraphError, QueryError
from kg.knowledge import Graph

SMALL = Path(__file__).parents[1] / "data" / "two-articles.ttl"
LONG = "ASK { FILTER(" + "+".join(["1"] * 30_000) + ") }"
GREEDY = (
    "SELECT (STRLEN(?t60) AS ?n) { BIND('0123456789abcdef' AS ?t0) "
    + " ".join(f"BIND(CONCAT(?t{n}, ?t{n}) AS ?t{n + 1})" for n in range(60))
    + "}"
)
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def query(sparql: str) -> Question:
    return Question(sparql=sparql)


@pytest.fixture
def confined(monkeypatch: pytest.MonkeyPatch) -> Iterator[Confined]:
    monkeypatch.setattr("kg.asking.confined._memory", lambda: 2**28)
    held = Confined.of_files([SMALL])
    yield held
    held.close()


def pid_of(confined: Confined) -> int:
    assert confined._process
    return confined._process._popen.pid


def runs(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


@pytest.mark.parametrize(
    ("sparql", "said"),
    [
        (LONG, r"query: needs more memory, or lies deeper, than a query may \(its process ended by SIG\w+\); ask for less"),
        (GREEDY, "query: needs more memory"),
        ("ASK {" + "{ #}\n" * 5_000 + "}" * 5_000 + "}", "query: is nested more than 100 deep"),
        ("ASK { SERVICE <http://192.0.2.1/> {} }", "query: SERVICE asks another machine"),
        ("CLEAR ALL", "query: CLEAR changes or fetches graphs, and only questions are answered"),
    ],
)
def test_what_kills_a_query_is_told_in_a_line_and_the_next_is_answered(confined: Confined, sparql: str, said: str) -> None:
    with pytest.raises(QueryError, match=said) as caught:
        confined.ask(query(sparql))
    assert "\n" not in str(caught.value)
    assert confined.ask(query("ASK { ?x a ck:Clash }")) is True


def test_a_query_without_end_is_ended_and_told() -> None:
    with closing(Confined.of_files([SMALL], seconds=0.5)) as confined:
        with pytest.raises(QueryError, match=r"^query: takes longer than 0\.5 s of a processor; ask for less[^\n]*$"):
            confined.ask(query(ENDLESS))
        assert confined.ask(query("ASK { ?x a ck:Clash }")) is True


@pytest.mark.parametrize(
    "begin", [lambda: Confined.of_files([SMALL]), lambda: Confined.of(lambda: load([SMALL])), lambda: Graph.of(())._confined]
)
def test_every_query_is_bound_in_time(begin: Callable[[], Confined]) -> None:
    assert begin()._seconds == SECONDS


def test_the_graphs_are_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    read = list[int]()
    store = load([SMALL])
    confined = Confined.of(lambda: read.append(len(store)) or store)  # type: ignore[func-returns-value]
    for _ in range(3):
        assert confined.ask(query("ASK { ?x a ck:Clash }")) is True
    assert read == [len(store)]
    with pytest.raises(QueryError):
        confined.ask(query(LONG))
    assert confined.ask(query("ASK { ?x a ck:Clash }")) is True
    assert read == 2 * [len(store)]
    confined.close()


@pytest.mark.parametrize(
    "sparql",
    [
        "SELECT * { ?s ?p ?o } ORDER BY ?s ?p ?o",
        "SELECT ?a ?none { VALUES ?a { 1 1.50 1e3 true 'x' 'x'@en 'x\\n\\t\\\"\\u0007é' '2023-08-09'^^xsd:date <x:y> UNDEF } }",
        "SELECT (<<( <x:a> <x:b> 'l'@en )>> AS ?t) {}",
        "SELECT * { ?s ck:none ?o }",
        "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "DESCRIBE actor:red-front",
        "ASK { ?s ck:none ?o }",
    ],
)
def test_the_answer_is_that_of_the_engine_here(confined: Confined, sparql: str) -> None:
    assert confined.ask(query(sparql)) == ask_here(load([SMALL]), sparql)


def test_an_own_question_takes_names_and_hides_its_parameters(confined: Confined) -> None:
    who = Param(name="who", kind="name", is_required=False, description="who")
    own = Question(sparql="SELECT ?who ?label { VALUES ?whoNode { UNDEF } ?whoNode skos:prefLabel ?label }", name="own", params=(who,))
    answer = confined.ask(own, {"who": "RF"})
    assert isinstance(answer, Table)
    assert (answer.columns, answer.cells()) == (("label",), [["Red Front"]])
    with pytest.raises(QueryError, match="did you mean 'Red Front'"):
        confined.ask(own, {"who": "Red Frond"})


def test_only_a_question_of_ours_is_asked_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def begun(*_: object) -> None:
        raise InterruptedError

    monkeypatch.setattr("kg.asking.confined._Process", begun)
    store, ours = load([SMALL]), questions()["clashes"]
    assert isinstance(ask(store, ours), Table)
    for other in (ours.sparql, replace(ours, sparql=ours.sparql + "\n"), replace(ours, name="allies"), "ASK {}"):
        with pytest.raises(InterruptedError):
            ask(store, other)


def test_graphs_that_cannot_be_read_are_told_as_ever(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<x> <y>", encoding="utf-8")
    with pytest.raises(GraphError, match=r"a\.ttl:1: does not parse"):
        Confined.of_files([tmp_path / "a.ttl"]).ask(query("ASK {}"))
    with pytest.raises(GraphError, match="is no store"):
        Confined.of_folder(tmp_path).ask(query("ASK {}"))


# ---------- its end


def test_it_ends_with_the_graph_that_began_it() -> None:
    graph = Graph.read(SMALL)
    assert graph.query("ASK { ?x a ck:Clash }") is True
    pid = pid_of(graph._confined)
    assert runs(pid)
    del graph
    gc.collect()
    assert not runs(pid)


def test_it_outlives_the_thread_that_began_it(confined: Confined) -> None:
    first = threading.Thread(target=confined.ask, args=(query("ASK {}"),))
    first.start()
    first.join()
    pid = pid_of(confined)
    others = [threading.Thread(target=confined.ask, args=(query("ASK {}"),)) for _ in range(4)]
    for each in others:
        each.start()
    for each in others:
        each.join()
    assert pid_of(confined) == pid


def test_after_an_interrupt_the_next_question_gets_its_own_answer(confined: Confined, monkeypatch: pytest.MonkeyPatch) -> None:
    confined.ask(query("ASK {}"))
    pid = pid_of(confined)

    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr("kg.asking.confined.Reply.read", interrupted)
        with pytest.raises(KeyboardInterrupt):
            confined.ask(query("SELECT * { ?s ?p ?o }"))
    assert not runs(pid)
    assert confined.ask(query("ASK {}")) is True


def test_it_ends_with_a_process_that_is_killed() -> None:
    code = (
        "import threading, time\nfrom kg.asking.confined import Confined\nfrom kg.asking.questions import Question\n"
        f"c = Confined.of_files([{str(SMALL)!r}])\nc.ask(Question(sparql='ASK {{}}'))\n"
        "print(c._process._popen.pid, flush=True)\n"
        f"c.ask(Question(sparql={ENDLESS!r}))\n"
    )
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as asking:
        assert asking.stdout
        pid = int(asking.stdout.readline())
        asking.kill()
        asking.wait()
    _await_end(pid)


def _await_end(pid: int) -> None:
    """Wait till the process has ended."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return
    try:
        assert select.select([handle], [], [], 60)[0]
    finally:
        os.close(handle)


def test_a_failure_of_ours_shows_its_trace(confined: Confined, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.asking.confined._PROGRAM", "kg.serve.nosuch")
    with pytest.raises(RuntimeError, match="No module named kg"):
        confined.ask(query("ASK {}"))


def test_a_process_that_was_killed_meanwhile_is_begun_anew(confined: Confined) -> None:
    confined.ask(query("ASK {}"))
    assert confined._process
    os.kill(pid_of(confined), signal.SIGKILL)
    confined._process._popen.wait()
    assert confined.ask(query("ASK { ?x a ck:Clash }")) is True
