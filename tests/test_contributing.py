"""The page for contributors: its drawings are those of the imports, and the files that it names are there."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from rooms import PAGE, ROOT, drawing, needs_of_the_reading, needs_of_the_rooms, with_drawings

TEXT = PAGE.read_text(encoding="utf-8")
NAMED = sorted({name for name in re.findall(r"`((?:kg|ontology|tests)/[\w./-]+)`", TEXT)})


def test_the_drawings_are_those_of_the_imports() -> None:
    assert with_drawings(TEXT) == TEXT, "draw them anew: python tests/rooms.py"


def test_a_drawing_leaves_out_what_another_arrow_tells() -> None:
    assert drawing({"a": {"b", "c"}, "b": {"c"}, "c": set()}) == "graph TD\n  a --> b\n  b --> c"


@pytest.mark.parametrize("needs", [needs_of_the_rooms, needs_of_the_reading], ids=["rooms", "reading"])
def test_every_room_is_told_of(needs: Callable[[], dict[str, set[str]]]) -> None:
    rest = {"errors", "model", "files", "knowledge", "pipeline"}
    assert [room for room in needs() if room not in rest and f"`{room}`" not in TEXT] == []


@pytest.mark.parametrize("name", NAMED)
def test_what_it_names_is_there(name: str) -> None:
    assert (ROOT / name).exists()
