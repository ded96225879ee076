"""Whatever a builder dies of, and whenever: nothing is lost, nothing doubled, and the next run makes it whole."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from killed_builder import FAULTS, KILLED, TOLD, run
from made_corpora import article, built, digest, dump, write

from kg.corpus.compacting import compact
from kg.corpus.storage import open_storage

ROWS = [*map(article, range(14)), article(3, id="b3", date="2023-12-31"), article(20, id="a1")]
EVERY = 4 if os.environ.get("HYPOTHESIS_PROFILE") != "fuzz" else 1
"""Of the steps only each fourth is tried, where it is not asked for more."""


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("source") / "1.jsonl", ROWS)


@pytest.fixture(scope="module")
def whole(source: Path) -> str:
    built(source.parent / "whole", source)
    return digest(source.parent / "whole")


@pytest.mark.parametrize("fault", FAULTS)
def test_property_a_build_that_fails_at_any_step_is_gone_on_with(tmp_path: Path, source: Path, whole: str, fault: str) -> None:
    statuses = []
    for step in range(0, 1_000, EVERY):
        folder = tmp_path / str(step)
        statuses.append(run("build", folder, source, step, fault))
        built(folder, source)
        assert digest(folder) == whole, f"step {step}"
        assert not list(folder.rglob("*.part")), f"step {step}"
        files = [len(open_storage(folder).names(name)) for name in ("articles", "facts", "mentions")]
        assert files == [3, 3, 3], f"step {step}"
        shutil.rmtree(folder)
        if statuses[-1] == 0:
            break
    assert set(statuses) == {KILLED if fault == "kill" else TOLD, 0}
    assert len(statuses) > 30 / EVERY


def test_property_compacting_that_is_killed_at_any_step_is_gone_on_with(tmp_path: Path) -> None:
    source, base = tmp_path / "1.jsonl", tmp_path / "base"
    for end in (14, 12, 9):
        built(base, write(source, ROWS[:end]))
    before = digest(base)
    for step in range(0, 1_000, EVERY):
        folder = tmp_path / str(step)
        shutil.copytree(base, folder)
        status = run("compact", folder, source, step, "kill")
        assert digest(folder) == before, f"step {step}"
        compact(open_storage(folder), size=7)
        built(folder, source)
        assert digest(folder) == before, f"step {step}"
        assert len(open_storage(folder).names("facts")) == 2, f"step {step}"
        if status == 0:
            break
    assert step > 20


BUILD = """
import signal, sys
from pathlib import Path
from kg.cli.process import Interrupts
from kg.corpus.building import Engine
from made_corpora import built
signal.signal(signal.SIGINT, signal.SIG_DFL)  # a shell that started the tests in the background has let it be ignored
Interrupts().install()
built(Path(sys.argv[1]), Path(sys.argv[2]), engine=Engine(workers=2), size=2)
"""


def started(folder: Path, source: Path, tells: Path) -> subprocess.Popen[bytes]:
    env = os.environ | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "KG_FAKE_TELLS": str(tells), "KG_FAKE_SLOW": "0.02"}
    return subprocess.Popen([sys.executable, "-c", BUILD, folder, source], env=env, stderr=subprocess.DEVNULL)


def wait_for(tells: Path, number: int) -> None:
    while not tells.exists() or tells.read_text().count("\n") < number:
        time.sleep(0.005)


@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_a_pool_that_is_ended_in_the_midst_is_gone_on_with(
    tmp_path: Path, source: Path, whole: str, number: signal.Signals, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, tells = tmp_path / "c", tmp_path / "tells"
    process = started(folder, source, tells)
    wait_for(tells, 7)
    process.send_signal(number)
    assert process.wait() != 0
    kept = len(open_storage(folder).names("facts"))
    assert 0 < kept < 8
    monkeypatch.setenv("KG_FAKE_TELLS", str(tells))
    tells.unlink()
    built(folder, source)
    assert len(set(tells.read_text().split())) == 15 - 2 * kept, "what had its receipt is not read again"
    assert digest(folder) == whole
    assert len(dump(folder)) == len(set(dump(folder)))
