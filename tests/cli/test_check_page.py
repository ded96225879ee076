"""``kg check`` and ``kg page`` on graphs in files."""

from __future__ import annotations

from pathlib import Path

from invented_graph import GOOD, SAID, read
from typer.testing import CliRunner

from kg.cli.app import app
from kg.triples import turtle

SMALL = Path(__file__).parents[1] / "data" / "two-articles.ttl"
HEAD = (
    "@prefix ck: <https://w3id.org/conflict-kg/onto#> . @prefix nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#> .\n"
    '@prefix skos: <http://www.w3.org/2004/02/skos/core#> . <https://w3id.org/conflict-kg/doc/a> nif:isString "Shells fell." .\n'
)
QUOTE = (
    "<https://w3id.org/conflict-kg/doc/a#char=0,6> nif:referenceContext <https://w3id.org/conflict-kg/doc/a> ; "
    'nif:beginIndex 0 ; nif:endIndex 6 ; nif:anchorOf "{}" .'
)


def written(path: Path, quote: str) -> str:
    path.write_text(HEAD + QUOTE.format(quote), encoding="utf-8")
    return str(path)


def test_a_quote_that_is_off_is_a_problem(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["check", written(tmp_path / "a.ttl", "Bombs ")])
    assert done.exit_code == 1
    assert any("a.ttl: " in line and "Bombs" in line for line in done.stdout.splitlines())
    assert "1 problem, 1 quote checked, 1 off" in done.stderr


def test_a_graph_that_conforms(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["check", written(tmp_path / "a.ttl", "Shells")])
    assert (done.exit_code, done.stdout) == (0, "")
    assert done.stderr == "kg: conforms, 1 quote checked, 0 off\n"


def test_a_warning_is_told_and_is_no_problem(tmp_path: Path) -> None:
    attack = read(f":raid a ck:ArmedAttack, ck:ViolentEvent, ck:Event ; {SAID} .")
    (tmp_path / "a.ttl").write_bytes(turtle.serialize([*GOOD, *attack]))
    done = CliRunner().invoke(app, ["check", str(tmp_path / "a.ttl")])
    (line,) = done.stdout.splitlines()
    assert ": warning: an attack without perpetrator, target or victim" in line
    assert done.exit_code == 0
    assert done.stderr.startswith("kg: conforms, 1 warning, ")


def test_without_the_texts_it_says_that_no_quote_was_checked(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(HEAD.replace('nif:isString "Shells fell."', 'skos:prefLabel "a"@en'), encoding="utf-8")
    done = CliRunner().invoke(app, ["check", str(tmp_path / "a.ttl")])
    assert "no quote checked: the texts stand in mentions.ttl, name it too" in done.stderr


def test_a_file_that_does_not_parse(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text("<x> <y>", encoding="utf-8")
    for words in (["check"], ["page", "-o", str(tmp_path / "p.html")]):
        done = CliRunner().invoke(app, [*words, str(tmp_path / "a.ttl")])
        assert (done.exit_code, done.stdout) == (1, "")
        assert done.stderr.startswith("kg: error: ")
        assert done.stderr.count("\n") == 1


def test_a_page_is_drawn_from_several_graphs(tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["page", str(SMALL), "-o", str(tmp_path / "new" / "p.html")])
    assert (done.exit_code, done.stdout) == (0, ""), done.output
    html = (tmp_path / "new" / "p.html").read_text(encoding="utf-8")
    assert "<title>2 articles</title>" in html
    assert "Red Front" in html


def test_a_page_may_have_a_title(tmp_path: Path) -> None:
    CliRunner().invoke(app, ["page", str(SMALL), "-o", str(tmp_path / "p.html"), "--title", "The <hills>"])
    assert "<title>The &lt;hills&gt;</title>" in (tmp_path / "p.html").read_text(encoding="utf-8")
