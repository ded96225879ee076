"""How the process ends: by Ctrl+C at any moment, and whatever becomes of its streams."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
GRAPH, GOLD = str(DATA / "two-articles.ttl"), str(DATA / "two-articles.gold.jsonl")
STOPPED = b"kg: stopped; nothing is half-written\n"
ALL = "SELECT * { ?s ?p ?o }"
ACCENT = "SELECT ('caf\u00e9 \u2192 z' AS ?x) {}"
MAIN = "from kg.cli import main; main()"

# Interrupts the process when it loads a module; with "lost" something swallows the first one.
WHILE_LOADING = """
import signal, sys
name, how = sys.argv.pop(1).split("=")
class Finder:
    def find_spec(self, wanted, path=None, target=None):
        if wanted != name:
            return None
        sys.meta_path.remove(self)
        try:
            signal.raise_signal(getattr(signal, "SIGTERM" if how == "SIGTERM" else "SIGINT"))
        except KeyboardInterrupt:
            if how == "ImportError":
                raise ImportError(name)
            if how != "lost":
                raise
        while how == "lost":
            pass
sys.meta_path.insert(0, Finder())
from kg.cli import main
main()
"""

# Interrupts the process while it writes, and again while it clears up.
WHILE_WRITING = """
import os, pathlib, signal
real = pathlib.Path.unlink
def fsync(number):
    signal.raise_signal(signal.SIGINT)
def unlink(self, missing_ok=False):
    signal.raise_signal(signal.SIGINT)
    real(self, missing_ok=missing_ok)
os.fsync, pathlib.Path.unlink = fsync, unlink
from kg.cli import main
main()
"""

# The interrupt comes where an object is finalised, which Python cannot raise.
WHILE_FINALISING = """
import signal, kg.asking.querying
class Thing:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)
def load(paths):
    Thing()
    while True:
        pass
kg.asking.querying.load = load
from kg.cli import main
main()
"""


def run(code: str, *words: str, **streams: object) -> subprocess.CompletedProcess[bytes]:
    given = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | streams
    return subprocess.run([sys.executable, "-c", code, *words], cwd=ROOT, check=False, timeout=120, **given)  # type: ignore[call-overload,no-any-return]


@pytest.mark.parametrize(
    "module, words",
    [
        ("kg.cli.process", ["build", "seeds", "-o", "{t}"]),
        ("kg.cli.streams", ["build", "seeds", "-o", "{t}"]),
        ("kg.cli.app", ["--help"]),
        ("typer", ["--help"]),
        ("kg.builder", ["build", "seeds", "-o", "{t}"]),
        ("spacy", ["build", "seeds", "-o", "{t}"]),
        ("kg.builder", ["store", "{t}", "add", "seeds"]),
        ("kg.store.filling", ["store", "{t}", "load", GRAPH]),
        ("kg.explaining.sentence", ["explain", "Gunmen attacked."]),
        ("kg.builder", ["lexicon", "seeds"]),
        ("kg.evaluate", ["evaluate", GOLD]),
        ("numpy", ["evaluate", GOLD]),
        ("kg.check.problems", ["check", GRAPH]),
        ("kg.view", ["page", GRAPH, "-o", "{t}/p.html"]),
        ("kg.account.given", ["export", GRAPH, "-f", "csv", "-o", "{t}/x.csv"]),
        ("kg.asking.querying", ["ask", "clashes", GRAPH]),
        ("kg.store.pushing", ["push", "http://127.0.0.1:1/", GRAPH]),
        ("uvicorn", ["serve", GRAPH]),
    ],
)
def test_ctrl_c_while_something_is_loaded_is_one_line(module: str, words: list[str], tmp_path: Path) -> None:
    folder = tmp_path / "new"
    done = run(WHILE_LOADING, f"{module}=SIGINT", *(word.replace("{t}", str(folder)) for word in words))
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", STOPPED)
    assert not folder.exists()


@pytest.mark.parametrize("how, status", [("lost", 130), ("ImportError", 130), ("SIGTERM", 143)])
def test_an_interrupt_is_not_lost_whatever_becomes_of_it(how: str, status: int) -> None:
    done = run(WHILE_LOADING, f"kg.check.problems={how}", "check", GRAPH)
    assert (done.returncode, done.stdout, done.stderr) == (status, b"", STOPPED)


def test_an_interrupt_while_an_object_is_finalised_is_not_lost() -> None:
    done = run(WHILE_FINALISING, "check", GRAPH)
    assert (done.returncode, done.stdout, done.stderr) == (130, b"", STOPPED)


def test_nothing_is_half_written(tmp_path: Path) -> None:
    done = run(WHILE_WRITING, "export", GRAPH, "-f", "csv", "-o", str(tmp_path / "x.csv"))
    assert (done.returncode, done.stderr) == (130, STOPPED)
    assert list(tmp_path.iterdir()) == []


def test_who_is_impatient_ends_it_at_once() -> None:
    code = """
import signal, kg.asking.querying
def load(paths):
    try:
        signal.raise_signal(signal.SIGINT)
    finally:
        signal.raise_signal(signal.SIGINT)
        signal.raise_signal(signal.SIGINT)
        while True:
            pass
kg.asking.querying.load = load
from kg.cli import main
main()
"""
    assert run(code, "check", GRAPH).returncode == 130


def test_a_signal_that_was_ignored_stays_so() -> None:
    ignored = "import signal; signal.signal(signal.SIGINT, signal.SIG_IGN)\n"
    done = run(ignored + WHILE_LOADING, "kg.asking.querying=SIGINT", "ask", "clashes", GRAPH)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["--version"],
        ["ask", "--list"],
        ["ask", ALL, GRAPH],
        ["ask", ALL, GRAPH, "-f", "csv"],
        ["ask", ALL, GRAPH, "-f", "json"],
        ["export", GRAPH, "-f", "nquads"],
        ["evaluate", GOLD, GRAPH, "--errors"],
    ],
)
def test_a_reader_that_has_gone_ends_it_without_a_word(words: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = run(MAIN, *words, stdout=writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")


def test_messages_that_nobody_reads_are_dropped() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = run(MAIN, "check", "none.ttl", stderr=writing)
    os.close(writing)
    assert done.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="the system has no /dev/full")
@pytest.mark.parametrize("words", [["--help"], ["ask", ALL, GRAPH], ["export", GRAPH, "-f", "nquads"]])
def test_a_full_disk_is_one_line(words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = run(MAIN, *words, stdout=full)
    line = b"kg: error: standard output: cannot be written: No space left on device; open it, or write to a file\n"
    assert (done.returncode, done.stderr) == (1, line)


def test_a_closed_output_is_one_line() -> None:
    done = run(MAIN, "ask", "clashes", GRAPH, preexec_fn=lambda: os.close(1))
    assert done.returncode == 1
    assert done.stderr.startswith(b"kg: error: standard output: cannot be written: Bad file descriptor")
    assert done.stderr.count(b"\n") == 1


def test_what_needs_no_output_does_without(tmp_path: Path) -> None:
    def close_all() -> None:
        for number in range(3):
            os.close(number)

    done = run(MAIN, "export", GRAPH, "-f", "nquads", "-o", str(tmp_path / "x.nq"), preexec_fn=close_all)
    assert done.returncode == 0
    assert (tmp_path / "x.nq").read_bytes() == run(MAIN, "export", GRAPH, "-f", "nquads").stdout


def test_a_closed_input_is_one_line() -> None:
    code = "import kg.articles.reading as r, sys; from kg.cli.streams import open_streams; open_streams()\n"
    code += "print(*r.read_articles(['-']))"
    done = run(code, preexec_fn=lambda: os.close(0))
    assert done.stdout == b"standard input: cannot be read: Bad file descriptor\n"


@pytest.mark.parametrize(
    "settings, words",
    [
        ({"PYTHONIOENCODING": "ascii"}, "caf\u00e9 \u2192 z".encode()),
        ({"LC_ALL": "C"}, "caf\u00e9 \u2192 z".encode()),
        ({"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, "caf\u00e9 \u2192 z".encode()),
        ({"PYTHONIOENCODING": "latin-1"}, b"caf\xe9 \\u2192 z"),
        ({"PYTHONIOENCODING": "utf-8:strict"}, "caf\u00e9 \u2192 z".encode()),
    ],
    ids=str,
)
def test_a_poor_encoding_costs_no_result(settings: dict[str, str], words: bytes) -> None:
    code = f"import sys; sys.argv[2] = {ACCENT!a}\n{MAIN}"
    for form in ("table", "csv"):
        done = run(code, "ask", "?", GRAPH, "-f", form, env=os.environ | settings)
        assert (done.returncode, done.stderr) == (0, b"")
        assert words in done.stdout


def test_what_is_printed_keeps_its_order_in_a_poor_encoding() -> None:
    code = "import typer; from kg.cli.streams import open_streams; open_streams()\n"
    code += "print('\\u2013 1'); typer.echo('\\u2013 2'); print('\\u2013 3')"
    done = run(code, env=os.environ | {"PYTHONIOENCODING": "ascii"})
    assert done.stdout.decode() == "\u2013 1\n\u2013 2\n\u2013 3\n"


def test_a_name_that_is_no_text_is_one_line() -> None:
    for settings in ({}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}):
        done = run(MAIN, "check", os.fsdecode(b"caf\xe9.ttl"), env=os.environ | settings)
        assert done.returncode == 1
        assert done.stderr.startswith(b"kg: error: caf")
        assert done.stderr.count(b"\n") == 1
