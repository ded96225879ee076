"""The plain English of rules: each name that the reader can give has one, and none is made in vain."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from parsed_files import tree_of

from kg.explaining.wording import CUES, FUNCTIONS, RULES, frame_place, is_worded, worded
from kg.ontology.entries import Arg, Lexicon
from kg.ontology.lexicon import load
from kg.reading.merging.event_coreference import REASONS
from kg.reading.merging.event_sets import Difference
from kg.reading.times import time_grammar

READING = Path(__file__).parents[2] / "kg" / "reading"
TREES = [tree_of(path) for path in sorted(READING.rglob("*.py"))]


def texts_below(node: ast.AST) -> Iterator[str]:
    yield from (n.value for n in ast.walk(node) if isinstance(n, ast.Constant) and isinstance(n.value, str))


def found_by_in(tree: ast.AST) -> Iterator[str]:
    """The constants that a file gives as ``found_by``, by keyword or to the functions that do so for it."""
    givers = {"_guessed", "_link", "_note", "_given"}
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        for keyword in node.keywords:
            if keyword.arg == "found_by" and not isinstance(keyword.value, (ast.JoinedStr, ast.Call)):
                yield from texts_below(keyword.value)
        if isinstance(node.func, (ast.Name, ast.Attribute)):
            name = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
            if name in givers and node.args and isinstance(node.args[-1], ast.Constant) and isinstance(node.args[-1].value, str):
                yield node.args[-1].value


NAMED = sorted({name for tree in TREES for name in found_by_in(tree) if len(name) > 2})


def ways_in(tree: ast.AST) -> Iterator[str]:
    """How cues reach what they judge: the last value of every ``Verdict`` that a file makes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Verdict":
            by = node.args[2]
            for one in (by.body, by.orelse) if isinstance(by, ast.IfExp) else (by,):
                if isinstance(one, ast.Constant) and isinstance(one.value, str):
                    yield one.value


BY = sorted({by for tree in TREES for by in ways_in(tree)})


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load()


@pytest.mark.parametrize("name", NAMED)
def test_every_rule_that_the_reading_names_has_a_wording(name: str) -> None:
    assert is_worded(name)


def test_many_rules_are_seen() -> None:
    assert {"attached", "time-of-kin", "spacy-ner", "repeated-surname", "apposition", "gazetteer", "no-cue"} <= {*NAMED}
    assert {"content", "edge", "modal", "perfect", "negation"} <= {*BY}


@pytest.mark.parametrize("by", BY)
def test_every_way_of_a_cue_has_a_wording(by: str) -> None:
    assert by in CUES
    assert is_worded(f"{by} said")


@pytest.mark.parametrize("name", [*REASONS, *(d.value for d in Difference)])
def test_every_reason_and_difference_has_a_wording(name: str) -> None:
    assert name in RULES


@pytest.mark.parametrize("bound", ["exact", "min", "more", "max", "less", "about", "range", "vague"])
def test_every_bound_of_a_number_has_a_wording(bound: str) -> None:
    assert is_worded(f"number-{bound}")


def test_every_form_of_a_time_has_a_wording() -> None:
    source = Path(time_grammar.__file__).read_text(encoding="utf-8")
    forms = set(re.findall(r'^ *\(?"([a-z]+)", ?r?f?"', source, re.MULTILINE)) | {"range"}
    assert len(forms) > 10
    assert {form for form in forms if not is_worded(f"time-{form}")} == set()


def test_every_function_of_a_frame_has_a_wording(lexicon: Lexicon) -> None:
    functions = {arg.function for entry in lexicon.triggers for arg in entry.args}
    assert functions <= {*FUNCTIONS}
    places = {frame_place(arg) for entry in lexicon.triggers for arg in entry.args}
    assert [place for place in places if "{" in place] == []


@pytest.mark.parametrize("name", ["nosuch", "number-many", "pattern nosuch", "nosuch said"])
def test_a_name_without_a_wording_is_seen_and_stands_for_itself(name: str) -> None:
    assert not is_worded(name)
    assert worded(name).split()[-1] == name.split()[-1]


def test_a_frame_says_where_it_looks() -> None:
    near = Arg(function="oblique", role="ck:near", markers=("near", "outside"))
    assert frame_place(near) == 'behind "near", "outside"'
    assert frame_place(Arg(function="oblique", role="ck:time")) == "behind any preposition"
    assert frame_place(Arg(function="subject", role="ck:agent")) == "subject of the word"
