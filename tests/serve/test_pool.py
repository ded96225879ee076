"""Workers: their bounds, their end and their replacement; stores that change while they are served."""

from __future__ import annotations

import asyncio
import os
import signal
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
from kg.serve.turns import Turns
from kg.serve.wire import Job, Kind
from kg.store import Folder

SLOW = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
DEEP = "ASK { FILTER(" + "+".join(["1"] * 20_000) + ") }"
GREEDY = (
    "SELECT (STRLEN(?t40) AS ?n) { BIND('0123456789abcdef' AS ?t0) "
    + " ".join(f"BIND(CONCAT(?t{n}, ?t{n}) AS ?t{n + 1})" for n in range(40))
    + "}"
)
LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } LIMIT 1000000"
ASK = Job(kind=Kind.QUERY, text="ASK {}")
LIMITS = Limits(seconds=0.5, memory=200 * 2**20, answer=2**20, workers=1)


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
        (SLOW, "took longer than 0.5 s of a processor"),
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
        answer = await pool.run(query(sparql))
        assert answer.status >= 400
        assert said in answer.body.decode()
        assert (await pool.run(ASK)).body == b'{"head":{},"boolean":true}'

    run(database, work, limits)


def test_only_time_of_a_processor_counts(database: Path) -> None:
    """A worker that is kept from computing, as on a busy machine, for longer than its query may compute."""

    async def work(pool: Pool) -> None:
        (worker,) = pool._workers
        os.kill(worker._process.pid, signal.SIGSTOP)
        asked = asyncio.create_task(pool.run(ASK))
        await asyncio.sleep(3 * LIMITS.seconds)
        assert not asked.done()
        os.kill(worker._process.pid, signal.SIGCONT)
        assert (await asked).status == 200
        assert pool._workers == {worker}

    run(database, work)


def test_many_that_take_their_share_each_do_not_add_up(database: Path) -> None:
    some = query("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f }")

    async def work(pool: Pool) -> None:
        (worker,) = pool._workers
        used = _used(worker._process.pid)
        while _used(worker._process.pid) < used + 0.6:
            assert (await pool.run(some)).status == 200
        assert pool._workers == {worker}

    run(database, work, replace(LIMITS, seconds=0.3))


def _used(pid: int) -> float:
    """Seconds of a processor that a process has had."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def test_a_worker_that_does_nothing_at_all_is_given_up(database: Path) -> None:
    async def work(pool: Pool) -> None:
        (worker,) = pool._workers
        os.kill(worker._process.pid, signal.SIGSTOP)
        answer = await pool.run(ASK)
        assert (answer.status, answer.body) == (500, b"the query did not end within 0.2 s; ask for less\n")

    run(database, work, replace(LIMITS, wall=0.2))


def test_who_finds_the_queue_full_is_told_so_and_who_waits_is_answered(database: Path) -> None:
    async def work(pool: Pool) -> None:
        slow, *others = await asyncio.gather(pool.run(query(SLOW)), *(pool.run(ASK) for _ in range(5)))
        assert slow.status == 500
        assert [answer.status for answer in others] == [200, 200, 200, 503, 503]

    run(database, work, replace(LIMITS, queue=3))


def test_who_has_waited_too_long_is_told_so(database: Path) -> None:
    async def work(pool: Pool) -> None:
        slow, late = await asyncio.gather(pool.run(query(SLOW)), pool.run(ASK))
        assert (slow.status, late.status) == (500, 503)

    run(database, work, replace(LIMITS, patience=0.01))


def test_first_come_first_served() -> None:
    async def work() -> None:
        turns, order = Turns[str](10), list[int]()

        async def wait(number: int) -> None:
            thing = await turns.take()
            order.append(number)
            turns.give(thing)

        turns.give("one")
        held = await turns.take()
        tasks = [asyncio.create_task(wait(number)) for number in range(5)]
        await asyncio.sleep(0)
        tasks[1].cancel()
        turns.give(held)
        tasks[2].cancel()
        late = asyncio.create_task(wait(5))  # comes when the thing is given, and not yet taken
        await asyncio.gather(*tasks, late, return_exceptions=True)
        assert order == [0, 3, 4, 5]
        assert await turns.take() == "one"

    asyncio.run(work())


def test_who_gives_up_at_the_moment_of_the_turn_passes_it_on() -> None:
    async def work() -> None:
        turns = Turns[str](10)
        first, second = asyncio.create_task(turns.take()), asyncio.create_task(turns.take())
        await asyncio.sleep(0)
        turns.give("one")
        first.cancel()
        assert await second == "one"

    asyncio.run(work())


def test_one_slow_query_leaves_the_other_workers_free(database: Path) -> None:
    async def work(pool: Pool) -> None:
        slow = asyncio.create_task(pool.run(query(SLOW)))
        await asyncio.sleep(0)
        answers = [await pool.run(ASK) for _ in range(20)]
        assert {answer.status for answer in answers} == {200}
        assert len(pool._workers) == 2  # the slow one's is not replaced, so it still runs
        slow.cancel()
        await asyncio.gather(slow, return_exceptions=True)

    run(database, work, Limits(seconds=60.0, workers=2))


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
        for _ in range(1_200):  # glances, on a machine however busy
            if not any(map(_runs, mine)):
                break
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
    code = f"import sys, pyoxigraph as ox\nfrom kg.asking import confine\nsealed = confine.confine()\n{work}"
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
    assert confined("confine.bound_time(0.1)\nwhile True: pass").returncode == -signal.SIGPROF
    assert confined("confine.bound_time(0.1)\nconfine.bound_time(0)\nfor _ in range(10**7): pass").returncode == 0


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
