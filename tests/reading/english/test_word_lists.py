"""Closed classes stand once: no word in two lists of `kg.reading.english`, no list of them anywhere else in the reading."""

from __future__ import annotations

import ast
import functools
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from parsed_files import tree_of

from kg.reading.english.word_lists import among, listed, words

READING = Path(__file__).parents[3] / "kg" / "reading"
ENGLISH = READING / "english"
ROOMS = sorted(p.name for p in READING.iterdir() if p.is_dir() and p.name not in ("english", "__pycache__"))

HOMOGRAPHS = {
    "foot": "a unit, and a noun with a plural of its own",
    "last": "a rank and a verb",
    "m": "the unit and the abbreviation of million",
    "times": "the unit of a ratio, and how often something happened",
    "us": "the country and the pronoun",
}
"""Words of two classes that only look alike."""
PHRASES = ("_BEFORE", "_AFTER")
"""Tables of whole phrases, by what they make of a number."""
KEYS = frozenset(["about", "less", "max", "min", "more", "day", "week", "month", "year", "decade"])
"""Words that are also what the program calls a number's bound or a time's granularity."""


def trees(place: Path) -> Iterator[tuple[Path, ast.Module]]:
    yield from ((path, tree_of(path)) for path in sorted(place.rglob("*.py") if place.is_dir() else [place]))


def name_of(call: ast.expr) -> str:
    return ast.unparse(call.func) if isinstance(call, ast.Call) else ""


def own_words(node: ast.AST) -> Iterator[str]:
    """The words that a list holds of itself, not those that it takes from another by ``among``."""
    match node:
        case ast.Call() if name_of(node) == "among":
            yield from own_words(node.args[0])
        case ast.Call() if name_of(node) in ("words", "listed", "_table"):
            for text in node.args:
                if isinstance(text, ast.Constant):
                    yield from (word for word in text.value.split() if not word.endswith(":"))
        case ast.Dict():
            for key in node.keys:
                yield from own_words(key) if key is not None else ()
        case ast.DictComp() | ast.JoinedStr() | ast.Subscript():
            return
        case ast.Constant(value=str(word)):
            yield word
        case _:
            for child in ast.iter_child_nodes(node):
                yield from own_words(child)


def lists_in(tree: ast.Module) -> Iterator[tuple[str, list[str]]]:
    """The constants of a module that hold words of their own, with those words."""
    for node in tree.body:
        if isinstance(node, ast.Assign | ast.AugAssign):
            name = ast.unparse(node.targets[0] if isinstance(node, ast.Assign) else node.target)
            found = [word for word in own_words(node.value) if word.replace("'", "").isalpha()]
            if found and name not in ("__all__", *PHRASES):
                yield name, found


@functools.cache
def closed_classes() -> Counter[str]:
    """How many lists of the room each word stands in."""
    return Counter(word for _, tree in trees(ENGLISH) for _, found in lists_in(tree) for word in set(found))


def test_no_word_stands_in_two_lists() -> None:
    twice = {word for word, lists in closed_classes().items() if lists > 1}
    assert twice == HOMOGRAPHS.keys()
    assert len(closed_classes()) > 400


def test_a_part_has_only_words_of_its_whole() -> None:
    assert among(words("on in at"), "in at") == {"in", "at"}
    assert listed("in at in") == ("in", "at", "in")
    with pytest.raises(ValueError, match="not in the whole list: upon"):
        among(words("on in at"), "in upon")


# --- no list outside --------------------------------------------------------------------------------------------------------

READ_OF_TEXT = ("lower_", "lemma_", "text", "orth_", "norm_")


def is_word_of_text(node: ast.expr) -> bool:
    """Whether an expression is a word as it was read: ``token.lower_``, ``words[i]``, ``token.text.lower()``."""
    match node:
        case ast.Attribute(attr=attr):
            return attr in READ_OF_TEXT
        case ast.Call(func=ast.Attribute(attr="lower")):
            return True
        case ast.Subscript(value=ast.Name(id="words" | "lemmas" | "texts")):
            return True
    return False


def strings(node: ast.expr) -> list[str]:
    elements = node.elts if isinstance(node, ast.Tuple | ast.List | ast.Set) else [node]
    return [e.value for e in elements if isinstance(e, ast.Constant) and isinstance(e.value, str)]


def lists_outside(tree: ast.AST) -> Iterator[tuple[int, list[str]]]:
    """Lists of two and more closed-class words, and closed-class words that a word of the text is compared with."""
    closed = closed_classes()
    for node in ast.walk(tree):
        if isinstance(node, ast.Tuple | ast.List | ast.Set):
            found = strings(node)
            if len(found) > 1 and all(word in closed and word not in KEYS for word in found):
                yield node.lineno, found
        elif isinstance(node, ast.Compare):
            sides = [node.left, *node.comparators]
            if any(map(is_word_of_text, sides)):
                yield from ((node.lineno, [word]) for side in sides for word in strings(side) if word in closed)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "split":
            text = node.func.value
            if isinstance(text, ast.Constant) and isinstance(text.value, str) and set(text.value.split()) & closed.keys():
                yield node.lineno, text.value.split()


@pytest.mark.parametrize("room", [*ROOMS, "collecting.py", "pipeline.py"])
def test_no_list_of_closed_class_words_stands_in_another_room(room: str) -> None:
    paths = trees(READING / room)
    found = [f"{path.relative_to(READING)}:{line}: {' '.join(held)}" for path, tree in paths for line, held in lists_outside(tree)]
    assert found == []


@pytest.mark.parametrize(
    "source, is_seen",
    [
        ('x = ("the", "a")', True),
        ('x = frozenset(["they", "them"])', True),
        ('token.lower_ == "of"', True),
        ('token.lower_ in ("by", "Ankara")', True),
        ('words[at : at + 1] == ["and"]', True),
        ('"who whom which".split()', True),
        ('mark.label == "day"', False),
        ('x = ("nsubj", "dobj")', False),
        ("token.lower_ in OPENING_NOUN_OBJECT", False),
    ],
)
def test_the_check_itself_can_fail(source: str, is_seen: bool) -> None:
    assert bool(list(lists_outside(ast.parse(source)))) is is_seen
