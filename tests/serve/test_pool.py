"""Workers: their bounds, their end and their replacement; stores that change while they are served."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from served import TWO, Listener, serving

from kg.asking.querying import load
from kg.errors import GraphError
from kg.serve import Limits
from kg.serve.pool import Pool
from kg.serve.wire import Answer, Job, Kind
from kg.store import Folder

SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
DEEP = "ASK {" + "{ #}\n" * 5_000 + "}" * 5_000 + "}"
GREEDY = (
    "SELECT (STRLEN(?t40) AS ?n) { BIND('0123456789abcdef' AS ?t0) "
    + " ".join(f"BIND(CONCAT(?t{n}, ?t{n}) AS ?t{n + 1})" for n in range(40))
    + "}"
)
LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } LIMIT 1000000"
ASK = Job(kind=Kind.QUERY, text="ASK {}")
LIMITS = Limits(seconds=1.0, patience=0.5, memory=200 * 2**20, answer=2**20, workers=1)


def query(sparql: str) -> Job:
    return Job(kind=Kind.QUERY, text=sparql)


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("database")
    store = load([TWO], into=ox.Store(folder))
    store.flush()
    return folder


def run(path: Path, work: Callable[[Pool], Awaitable[None]], limits: Limits = LIMITS) -> None:
    async def whole() -> None:
        async with Pool(path, limits).running() as pool:
            await work(pool)

    asyncio.run(whole())


@pytest.mark.parametrize(
    ("sparql", "said"),
    [
        (SLOW, "took longer than 1 s"),
        (DEEP, "more memory, or lay deeper"),
        (GREEDY, "memory"),
        (LONG, "longer than 1,048,576 bytes"),
        ("ASK { SERVICE <http://192.0.2.1/> {} }", "SERVICE asks another machine"),
        ("ASK {" + "{" * 101 + "}" * 102, "nested more than 100 deep"),
    ],
)
def test_a_worker_that_breaks_its_bounds_is_replaced(database: Path, sparql: str, said: str) -> None:
    limits = replace(LIMITS, seconds=10.0) if sparql == GREEDY else LIMITS

    async def work(pool: Pool) -> None:
        begin = time.monotonic()
        answer = await pool.run(query(sparql))
        assert answer.status >= 400
        assert said in answer.body.decode()
        assert time.monotonic() - begin < 3
        assert (await _soon(pool)).body == b'{"head":{},"boolean":true}'

    run(database, work, limits)


async def _soon(pool: Pool) -> Answer:
    for _ in range(40):
        answer = await pool.run(ASK)
        if answer.status != 503:
            break
    return answer


def test_who_finds_no_worker_in_time_is_told_so(database: Path) -> None:
    async def work(pool: Pool) -> None:
        slow, late = await asyncio.gather(pool.run(query(SLOW)), pool.run(ASK))
        assert (slow.status, late.status) == (500, 503)

    run(database, work)


def test_one_slow_query_leaves_the_other_workers_free(database: Path) -> None:
    async def work(pool: Pool) -> None:
        slow = asyncio.create_task(pool.run(query(SLOW)))
        answers = [await pool.run(ASK) for _ in range(20)]
        assert not slow.done()
        assert {answer.status for answer in answers} == {200}
        await slow

    run(database, work, Limits(seconds=1.0, workers=2))


def test_no_worker_is_left_behind(database: Path) -> None:
    pids, others = set[int](), _children()

    async def work(pool: Pool) -> None:
        await pool.run(query(SLOW))
        pids.update(_children() - others)

    run(database, work, Limits(seconds=0.3, workers=2))
    assert pids
    assert not [pid for pid in pids if Path(f"/proc/{pid}").exists()]


def _children() -> set[int]:
    return {int(pid) for pid in Path(f"/proc/self/task/{os.getpid()}/children").read_text(encoding="ascii").split()}


def test_workers_end_with_a_server_that_is_killed(database: Path) -> None:
    with serving(TWO) as running:
        mine = Path(f"/proc/{running.process.pid}/task/{running.process.pid}/children").read_text(encoding="ascii").split()
        assert len(mine) == 2
        running.process.kill()
        running.process.wait()
        end = time.monotonic() + 5
        while [pid for pid in mine if _runs(pid)] and time.monotonic() < end:
            time.sleep(0.05)
        assert not [pid for pid in mine if _runs(pid)]


def _runs(pid: str) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()[0] not in "ZX"
    except FileNotFoundError:
        return False


def test_what_cannot_be_opened_is_said_at_once(tmp_path: Path) -> None:
    async def work(_: Pool) -> None:
        pytest.fail("there is nothing to run on")

    with pytest.raises(GraphError):
        run(tmp_path / "none", work)


# ---------- what the kernel keeps, should the checks before it fail


def confined(work: str) -> subprocess.CompletedProcess[str]:
    code = f"import sys, pyoxigraph as ox\nfrom kg.serve import confine\nsealed = confine.confine()\n{work}"
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)


@pytest.mark.parametrize("is_sealed", [False, True])
def test_a_sealed_process_reaches_nobody(listener: Listener, is_sealed: bool) -> None:
    ask = f"list(ox.Store().query('SELECT * {{ SERVICE SILENT <{listener.address}> {{ ?s ?p ?o }} }}'))"
    if not is_sealed:
        subprocess.run([sys.executable, "-c", f"import pyoxigraph as ox\n{ask}"], capture_output=True, timeout=60, check=False)
        assert listener.connections > 0
        return
    done = confined(f"print(sealed)\n{ask}")
    if done.stdout != "True\n":
        pytest.skip("this kernel, or this kind of machine, is not known to seal processes")
    assert listener.connections == 0


def test_memory_and_time_are_bounded() -> None:
    assert "MemoryError" in confined("confine.bound_memory(2**26)\nbytes(2**28)").stderr
    assert confined("confine.bound_time(0)\nwhile True: pass").returncode < 0


# ---------- stores


def put(folder: Folder, *names: str) -> None:
    with folder.writer() as writer:
        for name in names:
            iri = f"https://w3id.org/conflict-kg/doc/{name}"
            label = ox.Triple(ox.NamedNode(iri), ox.NamedNode("http://www.w3.org/2004/02/skos/core#prefLabel"), ox.Literal(name))
            writer.put(iri, name=name, receipt=name, says=[label], background=(), mentions=())


def test_a_store_is_served_as_it_grows(tmp_path: Path) -> None:
    folder = Folder(tmp_path / "store")
    put(folder, "one")
    with serving(folder.path) as running:
        for names in (["one"], ["one", "two"], ["one", "three", "two"]):
            put(folder, *names)
            for _ in range(4):  # whichever worker answers
                assert [
                    row["l"] for row in running.query("SELECT ?l { ?d skos:prefLabel ?l } ORDER BY ?l").rows() if row["l"] in names
                ] == names
        with folder.writer() as writer:
            writer.remove("https://w3id.org/conflict-kg/doc/two")
        assert running.get("/doc/two", "text/turtle").status == 404
        assert running.query("ASK { GRAPH <https://w3id.org/conflict-kg/doc/one/graph> { ?s ?p ?o } }").text.endswith("true}")
        assert running.query("SELECT (COUNT(*) AS ?n) { doc:one skos:prefLabel ?l }").rows() == [{"n": "1"}]
