"""What holds for the whole command: help, errors as one line, exit status, what is loaded."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.app import app
from kg.cli.console import plain

SMALL = str(Path(__file__).parents[1] / "data" / "two-articles.ttl")
MODULES = 400  # the standard library's and typer's with them: half of these
RUN = [sys.executable, "-c", "from kg.cli import main; main()"]


def run(*words: str, stdin: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    env = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONUTF8": "1"}
    return subprocess.run([*RUN, *words], input=stdin, capture_output=True, env=env, check=False)


@pytest.mark.parametrize("verb", ["build", "check", "ask", "page", "explain", "lexicon", "evaluate", "corpus", "diff"])
def test_every_verb_has_a_help_that_says_what_it_does(verb: str) -> None:
    overview, own = CliRunner().invoke(app, ["--help"]), CliRunner().invoke(app, [verb, "--help"])
    (line,) = (line for line in overview.stdout.splitlines() if line.strip().startswith(verb + " "))
    assert not line.endswith("...")
    assert own.exit_code == 0
    assert "Usage: " in own.stdout


def test_help_is_fast_since_it_loads_little_and_no_heavy_library() -> None:
    heavy = "{'spacy', 'rdflib', 'networkx', 'pyvis', 'pyoxigraph', 'numpy'}"
    code = f"import sys\ntry:\n from kg.cli import main; main()\nfinally:\n print(len(sys.modules), *{heavy} & {{*sys.modules}})"
    done = subprocess.run(
        [sys.executable, "-c", code, "--help"], capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2]
    )
    number, *found = done.stdout.splitlines()[-1].split()
    assert found == []
    assert int(number) < MODULES


def test_no_words_show_the_help() -> None:
    done = run()
    assert b"Commands:" in done.stdout + done.stderr


def test_an_error_is_one_line_without_a_trace() -> None:
    done = run("ask", "clashes", "none.ttl")
    assert (done.returncode, done.stdout) == (1, b"")
    assert done.stderr == b"kg: error: none.ttl: cannot be read: No such file or directory; give the path of a built graph\n"


@pytest.mark.parametrize(
    "words",
    [["frobnicate"], ["build", "seeds"], ["page", SMALL], ["check"], ["ask", "clashes", SMALL, "--format", "xml"]],
)
def test_wrong_usage_exits_2(words: list[str]) -> None:
    done = CliRunner().invoke(app, words)
    assert done.exit_code == 2
    assert done.stdout == "" or "Usage: " in done.stdout


def test_data_goes_to_standard_output_and_messages_to_standard_error() -> None:
    done = run("ask", "leadership", SMALL, "--format", "csv")
    assert done.stdout.splitlines()[1] == b"Red Front,Jo Doe,commander,2,reported,,Wire,clash"
    assert done.stderr == b""


def test_control_characters_never_reach_the_terminal() -> None:
    assert plain("a\x1b[2J\x07b\r\nc\u202ed") == "a\ufffd[2J\ufffdb  c\ufffdd"
