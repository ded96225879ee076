"""Commands as they run: what they and all that they start take of processors and memory, and how long they take by turns."""

from __future__ import annotations

import json
import os
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from pathlib import Path

__all__ = ["KG", "ROOT", "Watched", "by_turns", "cpu", "env", "pythons", "watched"]

ROOT = Path(__file__).parents[2]
KG = (sys.executable, "-c", "import sys; from kg.cli import main; sys.exit(main())")
_TICK = os.sysconf("SC_CLK_TCK")
_READER = b"kg.corpus.child"
_NOTE, _LOOK, _SLICE = 20.0, 0.1, 2.0
"""Seconds from one note to the next, from one look to the next, and of a turn."""


def env() -> dict[str, str]:
    places = [str(ROOT), str(ROOT / "tests" / "corpus"), *filter(None, sys.path)]
    return os.environ | {"PYTHONPATH": os.pathsep.join(places), "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0"}


def pythons(code: str, *words: object) -> list[str]:
    """A command that runs this code."""
    return [sys.executable, "-c", code, *map(str, words)]


def cpu(work: Callable[[], object]) -> float:
    """Seconds of processors that the work took, in this process and in those that it started and waited for."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    before = [resource.getrusage(kind) for kind in kinds]
    work()
    after = [resource.getrusage(kind) for kind in kinds]
    return sum(b.ru_utime + b.ru_stime - a.ru_utime - a.ru_stime for a, b in zip(before, after, strict=True))


@dataclass(slots=True)
class Watched:
    """What a command took: seconds by the clock, seconds of processors of all its processes, and most MB of itself and of a reader."""

    wall: float = 0.0
    own: int = 0
    readers: int = 0
    status: int | None = None
    times: dict[int, float] = field(default_factory=dict)
    reading: dict[int, float] = field(default_factory=dict)

    @property
    def cpu(self) -> float:
        return sum(self.times.values())

    @property
    def cpu_of_readers(self) -> float:
        return sum(self.reading.values())

    def look(self, pid: int) -> None:
        self.own = max(self.own, _held(pid))
        for each in _family(pid):
            self.times[each] = max(self.times.get(each, 0.0), _seconds(each))
            if _READER in _read(each, "cmdline"):
                self.readers = max(self.readers, _held(each))
                self.reading[each] = self.times[each]


def watched(command: Sequence[object], note: Path | None = None) -> Watched:
    """Run a command to its end; what is known of it is noted as it runs, so that it is there if this is stopped."""
    found, begin, noted = Watched(), time.monotonic(), 0.0
    process = subprocess.Popen(list(map(str, command)), env=env(), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while process.poll() is None:
        found.look(process.pid)
        found.wall = time.monotonic() - begin
        if note and found.wall - noted > _NOTE:
            noted = found.wall
            note.write_text(json.dumps(asdict(found)))
        time.sleep(_LOOK)
    found.wall, found.status = time.monotonic() - begin, process.returncode
    if note:
        note.write_text(json.dumps(asdict(found)))
    return found


def by_turns(commands: Mapping[str, Sequence[Sequence[str]]]) -> dict[str, Watched]:
    """What each lot of commands took while only it ran: by turns, so that what else the machine does slows all alike."""
    running = {name: [_stopped(one) for one in lot] for name, lot in commands.items()}
    took = {name: Watched() for name in running}
    while running:
        for name, lot in list(running.items()):
            begin = time.monotonic()
            _signal(lot, signal.SIGCONT)
            while time.monotonic() - begin < _SLICE and any(one.poll() is None for one in lot):
                for one in lot:
                    took[name].look(one.pid)
                time.sleep(_LOOK)
            _signal(lot, signal.SIGSTOP)
            took[name].wall += time.monotonic() - begin
            if all(one.poll() is not None for one in lot):
                del running[name]
    return took


def _stopped(command: Sequence[str]) -> subprocess.Popen[bytes]:
    """Start a command, in a session of its own as readers are: Linux shares its time among sessions."""
    nowhere = subprocess.DEVNULL
    process = subprocess.Popen(command, env=env(), stdout=nowhere, stderr=nowhere, start_new_session=True)
    process.send_signal(signal.SIGSTOP)
    return process


def _signal(lot: Sequence[subprocess.Popen[bytes]], number: signal.Signals) -> None:
    for process in lot:
        if process.poll() is None:
            for pid in _family(process.pid):
                try:
                    os.kill(pid, number)
                except ProcessLookupError:
                    continue


def _family(pid: int) -> Iterator[int]:
    """Yield a process and all that it and they have started."""
    yield pid
    for path in Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            children = path.read_text().split()
        except OSError:
            continue
        for child in children:
            yield from _family(int(child))


def _seconds(pid: int) -> float:
    told = _read(pid, "stat").rpartition(b")")[2].split()
    return (int(told[11]) + int(told[12])) / _TICK if told else 0.0


def _held(pid: int) -> int:
    lines = [line for line in _read(pid, "status").splitlines() if line.startswith(b"VmHWM")]
    return int(lines[0].split()[1]) >> 10 if lines else 0


def _read(pid: int, what: str) -> bytes:
    try:
        return Path(f"/proc/{pid}/{what}").read_bytes()
    except OSError:
        return b""
