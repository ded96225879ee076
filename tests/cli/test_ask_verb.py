"""``kg ask``: names, files, parameters, formats."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli.app import app

SMALL = str(Path(__file__).parents[1] / "data" / "two-articles.ttl")


def ask(*words: str) -> Result:
    return CliRunner().invoke(app, ["ask", *words])


@pytest.mark.parametrize(
    "words",
    [
        ["attacks-by-actor", SMALL, "--actor", "RF", "--format", "csv"],
        ["attacks-by-actor", "--actor=RF", "--format", "csv", SMALL],
        ["--format", "csv", "attacks-by-actor", "--actor", "Red Front", SMALL],
    ],
)
def test_parameters_may_stand_anywhere(words: list[str]) -> None:
    done = ask(*words)
    assert done.exit_code == 0, done.output
    (row,) = csv.DictReader(done.stdout.splitlines())
    assert (row["attacker"], row["attack"]) == ("Red Front", "raids in Hill Province")


def test_sparql_and_a_file(tmp_path: Path) -> None:
    query = "SELECT ?l { ?x a ck:Clash ; rdfs:label ?l }"
    (tmp_path / "q.rq").write_text(query, encoding="utf-8")
    for given in (query, str(tmp_path / "q.rq")):
        assert ask(given, SMALL, "-f", "csv").stdout == "l\nclash at Upper Ford\n"


def test_json_yes_no_and_triples() -> None:
    done = json.loads(ask("clashes", SMALL, "--format", "json").stdout)
    assert done["results"]["bindings"][0]["clash"]["value"] == "clash at Upper Ford"
    assert ask("ASK { ?x a ck:Clash }", SMALL).stdout == "yes\n"
    assert ask("ASK { ?x a ck:Abuse }", SMALL).stdout == "no\n"
    assert ask("CONSTRUCT { ?x a ck:Clash } WHERE { ?x a ck:Clash }", SMALL).stdout.endswith("onto#Clash> .\n")


def test_a_query_may_take_the_seconds_that_it_is_given() -> None:
    done = ask("SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }", SMALL, "--seconds", "0.4")
    assert done.exit_code == 1
    assert done.stderr == "kg: error: query: takes longer than 0.4 s of a processor; ask for less, or give kg ask more --seconds\n"


def test_a_table_has_a_row_a_line_whatever_its_width() -> None:
    lines = ask("claims-and-allegations", SMALL).stdout.splitlines()
    assert lines[0].split() == ["standing", "what", "says", "source", "quote", "article"]
    assert [line.split()[0] for line in lines[2:]] == ["claimed", "denied"]


def test_an_empty_answer_still_has_its_columns() -> None:
    assert ask("territory", SMALL, "--place", "Northland").stdout.split()[:3] == ["actor", "hold", "held"]
    assert ask("SELECT ?a { ?a ck:attacked ck:none }", SMALL, "-f", "csv").stdout == "a\n"


def test_the_list_names_questions_and_parameters() -> None:
    done = ask("--list")
    assert done.exit_code == 0
    assert "\nattacks-by-place\n" in done.stdout
    assert "    --place NAME  " in done.stdout
    assert "\n    kg ask attacks-by-actor --actor ISIL\n" in done.stdout


def test_without_a_file_what_was_built_into_output_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert ask("clashes").exit_code == 2
    (tmp_path / "output").mkdir()
    (tmp_path / "output" / "graph.ttl").write_bytes(Path(SMALL).read_bytes())
    assert ask("clashes", "-f", "csv").stdout == ask("clashes", SMALL, "-f", "csv").stdout


@pytest.mark.parametrize(
    "words, code, line",
    [
        (["atacks-by-actor", SMALL], 1, "kg: error: no question is named 'atacks-by-actor'; did you mean 'attacks-by-actor'?"),
        (["attacks-by-actor", SMALL, "--actor", "Nobody"], 1, "kg: error: --actor Nobody: nothing in the given graphs has that name"),
        (["SELECT * {", SMALL], 1, "kg: error: query: is not SPARQL"),
        (["clashes", SMALL, "--actor"], 2, "--actor needs a value"),
        (["--actor", "RF"], 2, "give a question's name"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(words: list[str], code: int, line: str) -> None:
    done = ask(*words)
    assert (done.exit_code, done.stdout) == (code, "")
    assert line in done.stderr.replace("\n", " ")


def test_tsv_markdown_and_turtle() -> None:
    query = "SELECT ?l { ?x a ck:Clash ; rdfs:label ?l }"
    assert ask(query, SMALL, "-f", "tsv").stdout == '?l\n"clash at Upper Ford"@en\n'
    assert ask(query, SMALL, "-f", "markdown").stdout == "| l |\n| --- |\n| clash at Upper Ford |\n"
    assert "ra:event" not in ask("DESCRIBE actor:red-front", SMALL, "-f", "turtle").stdout
    assert "actor:red-front a ck:Actor , " in ask("DESCRIBE actor:red-front", SMALL, "-f", "turtle").stdout
    assert ask("ASK { ?x a ck:Clash }", SMALL, "-f", "json").stdout == '{"head": {}, "boolean": true}\n'


@pytest.mark.parametrize(
    "query, form, line",
    [
        ("SELECT * { ?s ?p ?o }", "turtle", "turtle holds triples, and SELECT gives a table"),
        ("DESCRIBE actor:red-front", "csv", "csv holds a table, and CONSTRUCT and DESCRIBE give triples"),
    ],
)
def test_a_format_of_the_other_kind_is_refused(query: str, form: str, line: str) -> None:
    done = ask(query, SMALL, "-f", form)
    assert (done.exit_code, done.stdout) == (1, "")
    assert line in done.stderr
