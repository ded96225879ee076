"""``--lexicon``: one option, and what a user's own Turtle means to each verb."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from kg.cli.app import app
from kg.errors import KgError
from kg.ontology import terms

DATA = Path(__file__).parents[1] / "data"
GOLD = str(DATA / "two-articles.gold.jsonl")
OWN = """
@prefix ck: <https://w3id.org/conflict-kg/onto#> .
@prefix lex: <https://w3id.org/conflict-kg/lexicon#> .
@prefix lx: <https://w3id.org/conflict-kg/lexicon/en/> .
@prefix actor: <https://w3id.org/conflict-kg/actor/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
ck:Drowning a owl:Class ; rdfs:subClassOf ck:ViolentEvent ; rdfs:label "wilful drowning of land"@en .
lx:inundate-v a lex:Trigger ; lex:lemma "inundate" ; lex:pos "VERB" ; lex:evokes ck:Drowning ; lex:strong true ;
  lex:frame [ a lex:Frame ; lex:arg
    [ lex:function "subject" ; lex:role ck:perpetrator ; lex:filler ck:Actor ] ,
    [ lex:function "object" ; lex:role ck:target ; lex:filler ck:Asset, ck:Place ; lex:obligatory true ] ] .
actor:marsh-wardens a ck:ArmedGroup, ck:Actor ; skos:prefLabel "Marsh Wardens"@en .
"""


@pytest.fixture(autouse=True)
def own_terms() -> Iterator[None]:
    """What a test declares ends with it."""
    before = set(terms._added)
    yield
    _forget(before)


def _forget(kept: set[Path]) -> None:
    terms._added.clear()
    terms._added.update(kept)
    terms.declare(())


def run(*words: str | Path) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, [str(word) for word in words])
    assert done.exception is None or isinstance(done.exception, SystemExit)
    return done.exit_code, done.stdout, done.stderr


@pytest.fixture
def own(tmp_path: Path) -> Path:
    (tmp_path / "own.ttl").write_text(OWN, encoding="utf-8")
    (tmp_path / "a.txt").write_text("The Marsh Wardens inundated a village in Borno on Monday.", encoding="utf-8")
    return tmp_path / "own.ttl"


@pytest.mark.parametrize("option", ["--lexicon", "-L"])
@pytest.mark.parametrize(
    "words",
    [
        ["build", "{t}/a.txt", "-o", "{t}/out"],
        ["explain", "Gunmen attacked."],
        ["store", "{t}/store", "add", "{t}/a.txt"],
        ["lexicon", "{t}/a.txt"],
        ["evaluate", GOLD],
    ],
    ids=lambda words: words[0],
)
def test_every_verb_that_reads_gives_it_to_the_reader(words: list[str], option: str, own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_model: str, lexicon: tuple[Path, ...]) -> None:
        raise KgError(f"the reader was given {lexicon}")

    monkeypatch.setattr("kg.builder.make_pipeline", refuse)
    code, _, said = run(*(word.replace("{t}", str(own.parent)) for word in words), option, own)
    assert (code, said) == (1, f"kg: error: the reader was given ({own!r},)\n")


def test_a_class_of_ones_own_is_built_checked_drawn_and_asked_for(own: Path) -> None:
    before, out = set(terms._added), own.parent / "out"
    assert run("build", own.parent / "a.txt", "-o", out, "-L", own)[0] == 0
    assert "wilful drowning of land" in (out / "graph.html").read_text(encoding="utf-8")
    _forget(before)
    files = (out / "graph.ttl", out / "mentions.ttl")

    code, found, _ = run("check", *files)
    assert code == 1
    assert "ck:Drowning: not declared in ontology/conflict.ttl" in found
    assert run("check", *files, "--lexicon", own)[0] == 0, found
    _forget(before)

    assert run("page", *files, "-o", out / "plain.html")[0] == 0
    assert run("page", *files, "-o", out / "own.html", "-L", own)[0] == 0
    assert "wilful drowning of land" not in (out / "plain.html").read_text(encoding="utf-8")
    assert (out / "own.html").read_bytes() == (out / "graph.html").read_bytes()


def test_it_is_given_again_and_as_a_folder(own: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (own.parent / "more").mkdir()
    (own.parent / "more" / "b.ttl").write_text("", encoding="utf-8")

    def refuse(_model: str, lexicon: tuple[Path, ...]) -> None:
        raise KgError(", ".join(path.name for path in lexicon))

    monkeypatch.setattr("kg.builder.make_pipeline", refuse)
    assert run("explain", "x", "-L", own, "-L", own.parent / "more")[2] == "kg: error: own.ttl, more\n"


def test_an_error_names_file_and_line(own: Path) -> None:
    own.write_text(OWN + "lx:x a lex:Trigger ;; ..\n", encoding="utf-8")
    code, _, said = run("explain", "x", "-L", own)
    assert (code, said.count("\n")) == (1, 1)
    assert said.startswith(f"kg: error: {own}:{OWN.count(chr(10)) + 1}: is not valid Turtle: ")


@pytest.mark.parametrize(
    "words",
    [
        ["build", "{t}/a.txt", "-o", "{t}/out"],
        ["explain", "Gunmen attacked."],
        ["check", str(DATA / "two-articles.ttl")],
        ["store", "{t}/store", "add", "{t}/a.txt"],
        ["page", str(DATA / "two-articles.ttl"), "-o", "{t}/page.html"],
        ["lexicon", "{t}/a.txt"],
        ["evaluate", GOLD],
    ],
    ids=lambda words: words[0],
)
def test_every_verb_refuses_what_the_reader_cannot_read(words: list[str], own: Path) -> None:
    own.write_text(OWN.replace('"subject"', '"subjekt"'), encoding="utf-8")
    line = 1 + OWN[: OWN.index('"subject"')].count("\n")
    code, data, said = run(*(word.replace("{t}", str(own.parent)) for word in words), "-L", own)
    what = 'an argument of inundate-v: lex:function "subjekt" is no grammatical function; did you mean "subject"?'
    assert (code, data, said) == (1, "", f"kg: error: {own}:{line}: {what}\n")
    assert sorted(path.name for path in own.parent.iterdir()) == ["a.txt", "own.ttl"]


def test_it_is_the_same_option_everywhere() -> None:
    for verb in ("build", "explain", "check", "store", "page", "lexicon", "evaluate"):
        said = " ".join(run(verb, "--help")[1].split())
        assert "-L, --lexicon FILE Turtle, or a folder of it, that adds to the lexicon; may be given again." in said, said
