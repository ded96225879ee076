"""The house in figures: files that import each other, names that stand twice, dictionaries whose keys are agreed on by word of mouth.

``pytest tests/test_house.py -s`` prints them.
"""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

import networkx as nx
import pytest
from parsed_files import tree_of

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "kg"
TREES = {path: tree_of(path) for path in sorted(PACKAGE.rglob("*.py"))}

UNTYPED_AT_MOST = 3
"""Places where ``dict[str, Any]`` stands in ``kg``, each for JSON that comes in at a border."""
MODULES_AT_THE_TOP_AT_MOST = 9


def module_of(path: Path) -> str:
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


MODULES = {module_of(path) for path in TREES}


def needed_by(tree: ast.AST) -> Iterator[str]:
    """The modules of ours that a file imports, also inside functions and for types alone."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name in MODULES)
        elif isinstance(node, ast.ImportFrom) and node.module:
            whole = [f"{node.module}.{name.name}" for name in node.names]
            yield from (name if name in MODULES else node.module for name in whole)


def circles(needs: Mapping[str, set[str]]) -> list[frozenset[str]]:
    """Sets of files that import each other."""
    graph = nx.DiGraph([(one, other) for one, others in needs.items() for other in others])
    return [frozenset(found) for found in nx.strongly_connected_components(graph) if len(found) > 1]


def test_files_do_not_import_each_other_in_a_circle() -> None:
    needs = {module_of(path): {name for name in needed_by(tree) if name in MODULES} - {module_of(path)} for path, tree in TREES.items()}
    found = circles(needs)
    print(f"circles of files: {len(found)}")
    assert found == []


def test_a_circle_would_be_seen() -> None:
    assert circles({"a": {"b"}, "b": {"c"}, "c": {"a"}, "d": {"a"}}) == [frozenset("abc")]


def in_reading(path: Path) -> bool:
    return path.is_relative_to(PACKAGE / "reading")


def test_no_module_of_the_reading_has_the_name_of_another() -> None:
    named = defaultdict(list)
    for name in (module_of(path) for path in TREES if in_reading(path)):
        named[name.rpartition(".")[2]].append(name)
    twice = {name: modules for name, modules in named.items() if len(modules) > 1}
    print(f"rooms of the reading: {len({path.parent for path in TREES if in_reading(path)}) - 1}, names twice: {len(twice)}")
    assert twice == {}


def test_no_public_class_of_the_reading_has_the_name_of_another() -> None:
    named = public_classes({"reading"})
    assert {name: modules for name, modules in named.items() if len(modules) > 1} == {}


def public_classes(rooms: Collection[str]) -> Mapping[str, list[str]]:
    """The modules of every public class in some rooms of the package, by its name."""
    named = defaultdict(list)
    for path, tree in TREES.items():
        if path.relative_to(PACKAGE).parts[0] in rooms:
            for node in tree.body:
                if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                    named[node.name].append(module_of(path))
    return named


def test_no_public_class_of_those_who_read_graphs_has_the_name_of_another() -> None:
    named = public_classes({"account", *READERS})
    assert len(named) > 20
    assert {name: modules for name, modules in named.items() if len(modules) > 1} == {}


READERS = ("page", "export", "evaluate", "serve")
SELECTS = "kg.serve.surroundings"
"""It selects the triples about one resource out of a store, and reads none of them."""
READ_BY_THE_ACCOUNT = {
    "CK": "casualties quantity measure value min max unit breakdownOf status earliest latest resolution evidence place near",
    "RDF": "subject predicate object",
    "DCTERMS": "identifier publisher issued",
    "NIF": "beginIndex endIndex referenceContext",
    "ITSRDF": "taIdentRef",
    "GSP": "sfWithin",
    "SKOS": "prefLabel altLabel",
    "LEX": "metonym",
}
SECOND_READING = re.compile(
    r"\.(?:all|one)\([^()]*\b(?:" + "|".join(rf'{ns} \+ "(?:{names.replace(" ", "|")})"' for ns, names in READ_BY_THE_ACCOUNT.items()) + ")"
)


def test_only_the_account_reads_what_it_has_a_reading_of() -> None:
    sources = {module_of(path): path.read_text(encoding="utf-8") for path in TREES if path.relative_to(PACKAGE).parts[0] in READERS}
    found = {name: SECOND_READING.findall(source) for name, source in sources.items() if name != SELECTS}
    assert {name: calls for name, calls in found.items() if calls} == {}


@pytest.mark.parametrize(
    "source, is_second",
    [
        ('said.all(event, CK + "casualties")', True),
        ('said.one(iri, DCTERMS + "publisher") or ""', True),
        ('said.all(event, CK + "participant")', False),
        ('_PLACE = frozenset({GSP + "sfWithin"})', False),
    ],
)
def test_a_second_reading_would_be_seen(source: str, is_second: bool) -> None:
    assert bool(SECOND_READING.search(source)) is is_second


def roots_of_imports(tree: ast.AST) -> Iterator[str]:
    """The packages that a file imports from."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.partition(".")[0]


def reached(tree: ast.AST, *attributes: str) -> Iterator[str]:
    """The attributes of these names that a file asks any value for."""
    yield from (node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr in attributes)


def test_one_module_touches_what_a_doc_carries() -> None:
    with_docs = {path: tree for path, tree in TREES.items() if in_reading(path) or "spacy" in set(roots_of_imports(tree))}
    touching = {module_of(path) for path, tree in with_docs.items() if any(reached(tree, "spans", "user_data"))}
    print(f"modules that touch doc.spans or doc.user_data: {', '.join(touching)}")
    assert touching == {"kg.reading.findings.document"}


def writers(tree: ast.AST) -> Iterator[str]:
    """The names of the groups that a file writes."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "write_findings":
            assert isinstance(node.args[1], ast.Name), "a group is written by its own name"
            yield node.args[1].id


def test_each_group_of_findings_has_one_writer() -> None:
    found = [(group, module_of(path)) for path, tree in TREES.items() for group in writers(tree)]
    named = {node.id for node in ast.walk(TREES[PACKAGE / "reading" / "findings" / "groups.py"]) if isinstance(node, ast.Name)}
    print(f"groups of findings: {len(found)}, with more than one writer: {len(found) - len({group for group, _ in found})}")
    assert sorted(group for group, _ in found) == sorted(name for name in named if name.isupper() and name != "REJECTED")


def test_a_second_writer_would_be_seen() -> None:
    tree = ast.parse("write_findings(doc, ACTORS, [])\nwrite_findings(doc, ACTORS, found)\ndoc.spans")
    assert list(writers(tree)) == ["ACTORS", "ACTORS"]
    assert list(reached(tree, "spans", "user_data")) == ["spans"]


def test_dictionaries_without_a_type_become_fewer() -> None:
    found = sum(len(re.findall(r"dict\[str, Any\]", path.read_text(encoding="utf-8"))) for path in TREES)
    print(f"dict[str, Any]: {found}")
    assert found == UNTYPED_AT_MOST, "set the mark to what is reached"


def test_few_modules_stand_at_the_top() -> None:
    found = sorted(path.name for path in PACKAGE.glob("*.py") if path.name != "__init__.py")
    print(f"modules at the top: {', '.join(found)}")
    assert len(found) <= MODULES_AT_THE_TOP_AT_MOST


DOERS = frozenset({"perpetrator", "ck:perpetrator", "ck:agent"})
COMPARES_DOERS = "kg.reading.merging.event_sets"
"""It asks whether two tellings have the same doer, and chooses none."""
ASKED_ONCE = {
    "is_negated": "kg.reading.syntax.polarity",
    "is_nobody": "kg.reading.syntax.polarity",
    "has_definite_word": "kg.reading.syntax.definiteness",
    "is_definite": "kg.reading.syntax.definiteness",
    "is_pointed_at": "kg.reading.syntax.definiteness",
    "matches": "kg.reading.frames.frame_matching",
    "summands": "kg.reading.frames.counted_series",
    "status_of": "kg.reading.status.assessing",
    "is_contested": "kg.reading.perpetrators.by_event",
    "one_role_each": "kg.reading.perpetrators.by_grammar",
    "without_who_was_hit": "kg.reading.perpetrators.by_grammar",
}
"""Questions that one function answers for all of the reading, with its module."""


def strings_in(tree: ast.AST) -> Iterator[str]:
    """The strings of a file that are no docstrings, as far as they are literal."""
    texts = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in texts:
            yield node.value


def functions_in(tree: ast.Module) -> Iterator[str]:
    """The names of the functions at the top of a file."""
    yield from (node.name for node in tree.body if isinstance(node, ast.FunctionDef))


def test_one_room_says_who_did_it() -> None:
    naming = {module_of(path) for path, tree in TREES.items() if in_reading(path) and DOERS.intersection(strings_in(tree))}
    outside = {name for name in naming if not name.startswith("kg.reading.perpetrators.")}
    print(f"modules that name the roles of doers: {len(naming)}, outside their room: {', '.join(outside)}")
    assert outside == {COMPARES_DOERS}


def test_one_function_answers_a_question() -> None:
    found = defaultdict(list)
    for path, tree in TREES.items():
        if in_reading(path):
            for name in ASKED_ONCE.keys() & {name.removeprefix("_") for name in functions_in(tree)}:
                found[name].append(module_of(path))
    assert found == {name: [module] for name, module in ASKED_ONCE.items()}


def attributes_by_module(*names: str) -> Mapping[str, set[str]]:
    """The modules of the reading that reach for attributes of these names."""
    found = defaultdict(set)
    for path, tree in TREES.items():
        for name in reached(tree, *names) if in_reading(path) else ():
            found[name].add(module_of(path))
    return found


def test_one_module_reads_the_table_of_light_verbs_and_one_the_markers_of_frames() -> None:
    found = attributes_by_module("light_verbs", "markers")
    assert found["light_verbs"] == {"kg.reading.lookup.light_verbs"}
    of_frames = {"kg.reading.frames.roles", "kg.reading.relations.ends", "kg.reading.relations.holdings"}
    assert found["markers"] == {"kg.reading.frames.frame_matching", *of_frames}, "they ask what an entry has, and match nothing"


def test_a_second_answer_would_be_seen() -> None:
    tree = ast.parse('"""Of doers."""\nNAMES = ("ck:agent",)\ndef _is_negated(token):\n    """ck:agent"""\n    token.markers')
    assert list(strings_in(tree)) == ["ck:agent"]
    assert list(functions_in(tree)) == ["_is_negated"]
    assert list(reached(tree, "markers")) == ["markers"]
