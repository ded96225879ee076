"""``kg evaluate``: the tables, the list of errors, JSON, bad input."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from kg.cli.app import app

DATA = Path(__file__).parents[1] / "data"
GOLD, SMALL = DATA / "two-articles.gold.jsonl", DATA / "two-articles.ttl"


def run(*words: str | Path) -> Result:
    return CliRunner().invoke(app, ["evaluate", *map(str, words)])


def rows(output: str) -> dict[str, list[str]]:
    return {line.split("  ")[0]: line.split("  ", 1)[1].split() for line in output.splitlines() if "  " in line.strip()}


def test_tables_of_events_slots_and_classes() -> None:
    done = run(GOLD, SMALL)
    assert (done.exit_code, done.stderr) == (0, ""), done.output
    found = rows(done.stdout)
    assert found["events found"] == ["75.0", "(67–100)", "3", "of", "4"]
    assert found["spurious per article"] == ["0.50", "(0.00–1.00)", "1", "in", "2"]
    assert found["all"] == ["61.1", "(56–100)", "64.7", "(64–67)", "62.9", "(60–80)", "11", "7", "6"]
    assert found["captured"] == ["–", "–", "–", "0", "0", "0"]
    assert found["AirStrike"] == ["1", "0", "1", "0.0", "(0–0)"]


def test_errors_are_listed_by_cause() -> None:
    lines = run(GOLD, SMALL, "--errors").stdout.splitlines()
    at = lines.index("false weapon (1)")
    assert lines[at + 1 : at + 5] == [
        "  raid: rifle; gold has machete",
        "      <https://w3id.org/conflict-kg/doc/raid/event/0-5>",
        "      <https://w3id.org/conflict-kg/doc/raid/event/0-5.stone-farm>",
        '      "Red Front gunmen raided Hill Province ..."',
    ]
    assert "missed event (1)" in lines
    assert not any("missed event" in line for line in run(GOLD, SMALL).stdout.splitlines())


def test_json_and_the_same_bytes(tmp_path: Path) -> None:
    for name in ("one.json", "two.json"):
        done = run(GOLD, SMALL, "--json", tmp_path / "new" / name)
        assert done.stderr == f"kg: {tmp_path / 'new' / name}\n"
    one, two = ((tmp_path / "new" / name).read_bytes() for name in ("one.json", "two.json"))
    assert one == two
    assert [each["doc_id"] for each in json.loads(one)["by article"]] == ["raid", "clash"]


def test_without_graphs_the_texts_are_read_with_more_lexicon_if_given(tmp_path: Path) -> None:
    row = {"doc_id": "x", "text": "Gunmen attacked a village near Homs on Monday and killed four farmers, the police said."}
    event = {"kinds": ["attack", "ambush"], "perp": [["gunmen"]], "killed": [[4, "exact"]]}
    (tmp_path / "gold.jsonl").write_text(json.dumps(row | {"events": [event]}))
    (tmp_path / "more.ttl").write_text("")
    done = run(tmp_path / "gold.jsonl", "-L", tmp_path / "more.ttl")
    assert done.exit_code == 0, done.output
    assert rows(done.stdout)["events found"] == ["100.0", "1", "of", "1"]
    assert done.stderr.startswith(f"kg: note: {tmp_path / 'gold.jsonl'}:1: no event class stands for kind 'ambush'; known are ")


@pytest.mark.parametrize(
    "text, said",
    [
        ("{\n", ":1: is not JSON ("),
        ('{"doc_id": "raid", "events": [{"kinds": ["raid"], "perps": []}]}', ":1: event 1: unknown slot \"perps\"; did you mean 'perp'?"),
        ('{"doc_id": "flood", "events": []}', ":1: the given graphs hold no article 'flood'; build it too, or leave its line out"),
    ],
)
def test_bad_gold_is_one_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "gold.jsonl").write_text(text)
    done = run(tmp_path / "gold.jsonl", SMALL)
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith(f"kg: error: {tmp_path / 'gold.jsonl'}{said}")
    assert done.stderr.count("\n") == 1


def test_wrong_usage(tmp_path: Path) -> None:
    assert run().exit_code == 2
    (tmp_path / "more.ttl").write_text("")
    done = run(GOLD, SMALL, "-L", tmp_path / "more.ttl")
    assert done.exit_code == 2
    assert "the given graphs are built already" in done.stderr


def test_the_help_shows_the_format() -> None:
    told = run("--help").stdout
    assert '{"doc_id": "raid-1", "text": "...", "date": "2023-08-09", "events": [' in told
    assert all(kind in told for kind in ("airstrike", "seizure"))
