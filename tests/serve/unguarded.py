"""What an attack does to an Oxigraph without a guard.

Run as a script it is that Oxigraph: it asks (or updates) a store in memory what stands on its standard input.
"""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from hostile import AWAY, Attack

TWO = Path(__file__).parents[1] / "data" / "two-articles.ttl"
MEMORY, OUTPUT = 256, 32
"""Megabytes beyond which a process has taken too much, and an answer is too long."""


def harm(attack: Attack, address: str, seconds: float) -> str:
    """Say what the attack does to an Oxigraph without a guard: died, much memory, long answer, long time, or nothing of it ("").

    Whether it called the listener at ``address`` is for that to say.
    """
    sent = attack.raw.replace(AWAY, address)
    command = [sys.executable, __file__, attack.kind]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(sent.encode("utf-8", "replace"))
        process.stdin.close()
        try:
            return _watched(process, time.monotonic() + seconds)
        finally:
            process.kill()


def _watched(process: subprocess.Popen[bytes], end: float) -> str:
    statm = Path(f"/proc/{process.pid}/statm")
    while process.poll() is None:
        if time.monotonic() > end:
            return "long time"
        if int(statm.read_text().split()[1]) * 4096 > MEMORY * 2**20:
            return "much memory"
        time.sleep(0.02)
    assert process.stdout
    if process.returncode < 0:
        return "died"
    return "long answer" if int(process.stdout.read() or b"0") > OUTPUT * 2**20 else ""


def _main() -> None:
    import pyoxigraph as ox

    from kg.ontology.terms import PREFIXES

    class Counted:
        length = 0

        def write(self, data: bytes) -> int:
            self.length += len(data)
            return len(data)

        def flush(self) -> None:
            pass

    store, text, sink = ox.Store(), sys.stdin.read(), Counted()
    store.load(path=TWO)
    if sys.argv[1] == "update":
        store.update(text, prefixes=dict(PREFIXES))
        return
    results = store.query(text, prefixes=dict(PREFIXES))
    form = ox.RdfFormat.N_TRIPLES if isinstance(results, ox.QueryTriples) else ox.QueryResultsFormat.JSON
    results.serialize(sink, format=form)  # type: ignore[arg-type, call-overload]
    sys.stdout.write(str(sink.length))


if __name__ == "__main__":
    _main()
