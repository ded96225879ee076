"""The map of the rooms, drawn from the imports: ``python tests/rooms.py`` writes it into CONTRIBUTING.md.

An arrow goes from a room to each room that it imports, unless another arrow of it leads there already.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Mapping
from pathlib import Path

import networkx as nx
from parsed_files import tree_of

__all__ = ["PAGE", "drawing", "needs_of_the_reading", "needs_of_the_rooms", "with_drawings"]

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "CONTRIBUTING.md"

_MARK = re.compile(r"(<!-- (rooms|reading) -->\n).*?(<!-- end -->)", re.DOTALL)


def needs_of_the_rooms() -> dict[str, set[str]]:
    """Return for each room (folder or module under ``kg``) the rooms that its files import."""
    return _needs(ROOT / "kg", "kg")


def needs_of_the_reading() -> dict[str, set[str]]:
    """Return for each room under ``kg/reading`` the rooms there that its files import."""
    return _needs(ROOT / "kg" / "reading", "kg.reading")


def drawing(needs: Mapping[str, set[str]]) -> str:
    """Return the rooms and their imports as a Mermaid graph.

    >>> print(drawing({"events": {"nodes", "syntax"}, "nodes": {"syntax"}, "syntax": set()}))
    graph TD
      events --> nodes
      nodes --> syntax
    """
    arrows = nx.transitive_reduction(nx.DiGraph(needs)).edges
    pairs = [(room, other) for room, others in needs.items() for other in sorted(others)]
    lines = [f"  {room} --> {other}" for room, other in pairs if (room, other) in arrows]
    return "\n".join(["graph TD", *lines])


def with_drawings(page: str) -> str:
    """Return the page with both drawings between their marks."""
    drawings = {"rooms": needs_of_the_rooms(), "reading": needs_of_the_reading()}
    return _MARK.sub(lambda found: f"{found[1]}```mermaid\n{drawing(drawings[found[2]])}\n```\n{found[3]}", page)


def _needs(folder: Path, package: str) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in sorted(folder.rglob("*.py")):
        room = path.relative_to(folder).parts[0].removesuffix(".py")
        if room != "__init__":
            found.setdefault(room, set()).update(_rooms_imported(path, package) - {room})
    return found


def _rooms_imported(path: Path, package: str) -> set[str]:
    rooms = set()
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [f"{node.module}.{name.name}" for name in node.names]
            rooms |= {name.removeprefix(f"{package}.").split(".")[0] for name in names if name.startswith(f"{package}.")}
        elif isinstance(node, ast.Import):
            rooms |= {name.name.removeprefix(f"{package}.").split(".")[0] for name in node.names if name.name.startswith(f"{package}.")}
    return rooms


if __name__ == "__main__":
    PAGE.write_text(with_drawings(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
