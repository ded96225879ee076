"""The same corpus from Ray: on a cluster of two nodes, of which workers and one node are killed in the midst."""

from __future__ import annotations

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fake_reader import SLOW, TELLS
from made_corpora import article, built, digest, write

from kg.corpus.building import Engine
from kg.corpus.storage import open_storage
from kg.errors import KgError

HERE = {"num_cpus": 1}
ROWS = [article(number) for number in range(60)]


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Two nodes of one processor each on this machine, with a reader that takes its time."""
    os.environ.update(RAY_USAGE_STATS_ENABLED="0", RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO="0")
    ray = pytest.importorskip("ray", reason="Ray is an extra: pip install ray")
    from ray.cluster_utils import Cluster

    tells = tmp_path_factory.mktemp("ray") / "tells"
    given = {TELLS: str(tells), SLOW: "0.05", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    before = {name: os.environ.get(name) for name in given}
    os.environ.update(given)
    nodes = Cluster(initialize_head=True, head_node_args={**HERE, "include_dashboard": False})
    nodes.tells = tells
    nodes.second = nodes.add_node(**HERE)
    yield nodes
    ray.shutdown()
    nodes.shutdown()
    for name, value in before.items():
        os.environ.pop(name) if value is None else os.environ.update({name: value})


def harm(nodes: Any, folder: Path) -> None:
    """Kill a worker's process when some shards are done, and a node when some more are."""
    for number, deed in ((2, kill_worker), (4, lambda: nodes.remove_node(nodes.second, allow_graceful=False))):
        while len(open_storage(folder).names("facts")) < number:
            time.sleep(0.01)
        deed()


def kill_worker() -> None:
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes()
        except OSError:
            continue
        if words.startswith(b"ray::build_one"):
            os.kill(int(path.parent.name), signal.SIGKILL)
            return


@pytest.mark.filterwarnings("ignore")  # of Ray's own threads and sockets, which it leaves to the end of the process
def test_nothing_is_lost_when_a_worker_and_a_node_are_killed(tmp_path: Path, cluster: Any) -> None:
    source = write(tmp_path / "1.jsonl", ROWS)
    killer = threading.Thread(target=harm, args=(cluster, tmp_path / "c"), daemon=True)
    killer.start()
    report = built(tmp_path / "c", source, engine=Engine(ray=True, workers=2, address=cluster.address))
    killer.join()
    assert (report.read, report.failed) == (60, 0)
    read = cluster.tells.read_text().split()
    assert 60 <= len(read) <= 60 + 2 * 5 + 2 * 5, "at most a shard a worker is read twice, and what a killed one had begun"
    cluster.tells.unlink()
    os.environ[SLOW] = "0"
    built(tmp_path / "d", source)
    assert digest(tmp_path / "c") == digest(tmp_path / "d")
    assert [len(open_storage(tmp_path / "c").names(name)) for name in ("articles", "facts", "mentions")] == [12, 12, 12]


def test_without_ray_the_line_says_what_to_install(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(KgError, match=r"pip install 'kg\[ray\]'"):
        built(tmp_path / "c", write(tmp_path / "1.jsonl", ROWS[:1]), engine=Engine(ray=True))
