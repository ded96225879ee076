"""Which events, relations, nodes and lines the filters leave: the page's own script on a small world."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.page.scripts import blank_page

VISIBLE = """(values) => Object.fromEntries(Object.entries(visible(world, { ...start, ...values }))
  .map(([name, found]) => [name, found instanceof Set ? [...found].sort().join(" ") : found]))"""


@pytest.fixture(scope="module")
def page(browser: Any) -> Iterator[Any]:
    opened = blank_page(browser, "harm.js", "filtering.js", "paths.js")
    yield opened
    opened.close()


@pytest.mark.parametrize(
    "filters, events",
    [
        ({}, "n3 n5"),
        ({"kinds": ["armed attack"]}, "n3"),
        ({"kinds": ["talks", "raid"]}, "n3 n5"),
        ({"kinds": ["raid"], "groups": ["actor-person"]}, ""),
        ({"groups": ["actor-state"]}, "n3 n5"),
        ({"groups": ["actor-person"]}, "n5"),
        ({"sources": ["Watch"]}, "n3"),
        ({"sources": [""]}, "n5"),
        ({"articles": [1]}, ""),
        ({"articles": ["0"]}, "n3 n5"),
        ({"places": ["n7"]}, "n3"),
        ({"places": ["n8"]}, ""),
        ({"statuses": ["claimed"]}, "n4"),
        ({"statuses": ["claimed", "reported"], "places": ["n7"]}, "n3 n4"),
        ({"statuses": ["alleged"]}, ""),
    ],
)
def test_events_that_pass(page: Any, filters: dict[str, list[Any]], events: str) -> None:
    assert page.evaluate(VISIBLE, {"filters": filters})["events"] == events


@pytest.mark.parametrize(
    "begin, end, events, undated",
    [
        ("2024-03-04", "2024-03-04", "n3", 1),
        ("2024-03-05", None, "n4", 1),
        (None, "2024-05-01", "n3 n4", 1),
        ("2024-05-31", "2024-06-30", "n4", 1),
        ("2024-06-01", "2024-06-30", "", 1),
        (None, None, "n3 n4 n5", 0),
    ],
)
def test_a_window_takes_what_may_lie_in_it_and_counts_the_undated(
    page: Any, begin: str | None, end: str | None, events: str, undated: int
) -> None:
    shown = page.evaluate(VISIBLE, {"from": begin, "to": end, "doubted": True})
    assert (shown["events"], shown["undated"]) == (events, undated)


@pytest.mark.parametrize(
    "values, relations",
    [
        ({}, "e7 e8"),
        ({"doubted": True}, "e7 e8 e9"),
        ({"filters": {"statuses": ["denied"]}}, "e9"),
        ({"filters": {"sources": ["Watch"]}}, "e7"),
        ({"filters": {"kinds": ["raid"]}}, "e7"),
        ({"filters": {"kinds": ["talks"]}}, ""),
        ({"filters": {"places": ["n6"]}}, "e7"),
        ({"from": "2024-03-01", "to": "2024-03-31"}, "e7"),
        ({"from": "2025-01-01"}, ""),
        ({"filters": {"groups": ["actor-armed"]}}, "e7"),
        ({"filters": {"articles": [1]}, "doubted": True}, "e9"),
    ],
)
def test_relations_pass_by_what_they_rest_on(page: Any, values: dict[str, Any], relations: str) -> None:
    for view in ("who", "events"):
        assert page.evaluate(VISIBLE, {"view": view, **values})["relations"] == relations
    assert page.evaluate(VISIBLE, {"view": "who", **values})["edges"] == relations


@pytest.mark.parametrize(
    "values, nodes, edges",
    [
        ({}, "n0 n1 n2 n3 n5 n6", "e0 e1 e2 e5 e6"),
        ({"part": True}, "n0 n1 n2 n3 n5 n6", "e0 e1 e11 e2 e5 e6"),
        ({"doubted": True}, "n0 n1 n2 n3 n4 n5 n6 n8", "e0 e1 e12 e2 e3 e4 e5 e6"),
        ({"filters": {"kinds": ["raid"]}}, "n0 n1 n3 n6", "e0 e1 e2"),
        ({"filters": {"statuses": ["alleged"]}}, "n1 n5", "e12"),
        ({"filters": {"statuses": ["claimed"]}}, "n0 n4 n8", "e3 e4"),
        ({"view": "who"}, "n0 n1 n9", "e7 e8"),
        ({"view": "all"}, "n0 n1 n2 n3 n5 n6 n7 n9", "e0 e1 e2 e5 e6 e7 e8"),
        ({"view": "all", "part": True}, "n0 n1 n2 n3 n5 n6 n7 n9", "e0 e1 e10 e11 e2 e5 e6 e7 e8"),
        ({"view": "all", "part": True, "filters": {"kinds": ["raid"]}}, "n0 n1 n3 n6 n7", "e0 e1 e10 e2 e7"),
    ],
)
def test_what_is_drawn(page: Any, values: dict[str, Any], nodes: str, edges: str) -> None:
    shown = page.evaluate(VISIBLE, values)
    assert (shown["nodes"], shown["edges"]) == (nodes, edges)


@pytest.mark.parametrize(
    "view, start, steps, nodes, events",
    [
        ("who", "n1", 1, "n0 n1 n9", "n3"),
        ("events", "n1", 1, "n0 n1 n3 n6", "n3"),
        ("events", "n1", 2, "n0 n1 n2 n3 n5 n6", "n3 n5"),
        ("events", "n6", 1, "n0 n1 n3 n6", "n3"),
        ("events", "n5", 1, "n0 n2 n5", "n5"),
        ("events", "n5", 2, "n0 n1 n2 n3 n5 n6", "n3 n5"),
        ("events", "n77", 1, "n0 n1 n2 n3 n5 n6", "n3 n5"),
    ],
)
def test_surroundings(page: Any, view: str, start: str, steps: int, nodes: str, events: str) -> None:
    shown = page.evaluate(VISIBLE, {"view": view, "near": {"id": start, "steps": steps}})
    assert (shown["nodes"], shown["events"]) == (nodes, events)


@pytest.mark.parametrize(
    "ends, doubted, by, chains",
    [
        (["n0", "n1"], False, "relations", [["n0", "n1"]]),
        (["n0", "n9"], False, "relations", [["n0", "n1", "n9"]]),
        (["n0", "n9"], True, "relations", [["n0", "n9"]]),
        (["n1", "n2"], False, "events", [["n1", "n3", "n0", "n5", "n2"]]),
        (["n1", "n2"], True, "events", [["n1", "n5", "n2"]]),
        (["n2", "n9"], False, None, []),
        (["n4", "n6"], True, "events", [["n4", "n0", "n3", "n6"]]),
    ],
)
def test_paths(page: Any, ends: list[str], doubted: bool, by: str | None, chains: list[list[str]]) -> None:
    shown = page.evaluate(VISIBLE, {"path": ends, "doubted": doubted})
    assert [chain["nodes"] for chain in shown["chains"]] == chains
    assert {chain["by"] for chain in shown["chains"]} == ({by} if by else set())
    for chain in shown["chains"]:
        assert all(chain["links"])
        assert len(chain["links"]) == len(chain["nodes"]) - 1


def test_a_path_leaves_its_ends_and_the_events_behind_it(page: Any) -> None:
    shown = page.evaluate(VISIBLE, {"view": "who", "path": ["n0", "n9"]})
    assert (shown["nodes"], shown["edges"], shown["events"]) == ("n0 n1 n9", "e7 e8", "n3")
    assert page.evaluate(VISIBLE, {"view": "who", "path": ["n2", "n9"]})["nodes"] == "n2 n9"


COUNTS = "([facet, values]) => Object.fromEntries(facetCounts(world, { ...start, ...values })[facet])"


@pytest.mark.parametrize(
    "facet, values, counts",
    [
        ("kinds", {}, {"raid": 1, "armed attack": 1, "violent event": 1, "event": 2, "talks": 1}),
        ("statuses", {}, {"reported": 1, "claimed": 1, "asserted": 1, "alleged": 1, "denied": 1}),
        ("statuses", {"filters": {"kinds": ["talks"]}}, {"asserted": 1, "alleged": 1}),
        ("kinds", {"filters": {"kinds": ["talks"], "sources": ["Watch"]}}, {"raid": 1, "armed attack": 1, "violent event": 1, "event": 1}),
        ("places", {"doubted": True}, {"n6": 1, "n7": 2, "n8": 1}),
        ("sources", {"near": {"id": "n2", "steps": 1}}, {"": 1}),
    ],
)
def test_counts_are_of_what_would_remain(page: Any, facet: str, values: dict[str, Any], counts: dict[str, int]) -> None:
    assert page.evaluate(COUNTS, [facet, values]) == counts


BIG = """() => {
  let seed = 7;
  const random = (below) => (seed = (seed * 48271) % 2147483647) % below;
  const day = () => `2024-0${1 + random(9)}-1${random(10)}`;
  const at = { who: true, events: true, all: true };
  const nodes = new Map();
  for (let i = 0; i < 10000; i += 1) {
    const isEvent = i % 2 === 0;
    nodes.set(`n${i}`, { id: `n${i}`, at, articles: [i % 90], place: null, status: isEvent ? (i % 5 ? "reported" : "alleged") : null,
      group: isEvent ? "event-violent" : i % 5 ? "actor-armed" : "place", kinds: ["raid", "armed attack", "event"],
      event: isEvent ? { harm: null, first: day(), last: "2024-10-01", places: [`n${5 + 10 * random(1000)}`], near: [],
        sources: [`s${i % 40}`] } : null });
  }
  const edges = new Map();
  const touching = new Map([...nodes.keys()].map((id) => [id, []]));
  for (let i = 0; i < 20000; i += 1) {
    const role = i % 4 > 0;
    const [from, to] = [`n${2 * random(5000) + (role ? 0 : 1)}`, `n${2 * random(5000) + 1}`];
    edges.set(`e${i}`, { id: `e${i}`, from, to, category: role ? "role" : "direct", status: "reported", factual: true, articles: [i % 90],
      sources: [`s${i % 40}`], events: role ? [] : [`n${2 * random(5000)}`] });
    touching.get(from).push(`e${i}`);
    touching.get(to).push(`e${i}`);
  }
  const data = { nodes, edges, isSure: (status) => SURE_STATUSES.has(status), touching: (id) => touching.get(id) };
  const values = [{}, { view: "who" }, { view: "all" },
    { filters: { sources: ["s3", "s4"] }, view: "all" }, { from: "2024-03-01", to: "2024-04-01" }];
  visible(data, start);
  return values.map((some) => Math.min(...Array.from({ length: 15 }, () => {
    const begin = performance.now();
    visible(data, { ...start, ...some });
    return performance.now() - begin;
  })));
}"""


def test_ten_thousand_nodes_are_filtered_within_50_ms(page: Any) -> None:
    took = page.evaluate(BIG)
    assert max(took) < 50, took
