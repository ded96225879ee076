from __future__ import annotations

import itertools
import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.page.layout import Box, place_nodes

NAMES = st.text("abcdefghij", min_size=1, max_size=2)
BOXES = st.dictionaries(NAMES, st.tuples(st.integers(20, 180), st.integers(20, 90)), min_size=0, max_size=14)


def overlaps(a: tuple[int, int], b: tuple[int, int], one: Box, other: Box) -> bool:
    return abs(a[0] - b[0]) < (one[0] + other[0]) / 2 - 1 and abs(a[1] - b[1]) < (one[1] + other[1]) / 2 - 1


@given(boxes=BOXES, data=st.data())
@settings(max_examples=40, deadline=None)
def test_no_overlaps_and_no_dependence_on_order(boxes: dict[str, Box], data: st.DataObject) -> None:
    ends = st.sampled_from(sorted(boxes)) if boxes else st.nothing()
    edges = data.draw(st.lists(st.tuples(ends, ends), max_size=20)) if boxes else []
    placed = place_nodes(boxes, edges)
    assert set(placed) == set(boxes)
    assert not [(a, b) for a, b in itertools.combinations(placed, 2) if overlaps(placed[a], placed[b], boxes[a], boxes[b])]
    turned = dict(reversed(boxes.items()))
    assert place_nodes(turned, [(b, a) for a, b in reversed(edges)]) == placed


def test_the_state_of_random_neither_matters_nor_changes() -> None:
    boxes = {str(i): (60.0, 40.0) for i in range(400)}
    edges = [(str(i), str(i // 3)) for i in range(1, 400)]
    random.seed(1)
    first, state = place_nodes(boxes, edges), random.getstate()
    random.seed(2)
    assert place_nodes(boxes, edges) == first
    random.seed(1)
    assert state == random.getstate()


@pytest.mark.parametrize("edges", [[], [("a", "a")], [("a", "b"), ("a", "b")]], ids=["none", "loop", "double"])
def test_odd_edges(edges: list[tuple[str, str]]) -> None:
    assert len(place_nodes({"a": (30, 30), "b": (30, 30)}, edges)) == 2
