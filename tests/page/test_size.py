"""What large graphs cost: their layout, their file, and the time from opening to use."""

from __future__ import annotations

import os
import random
import re
from pathlib import Path
from typing import Any

import pytest

from kg.page import network, page_html
from tests.page.visiting import COVERED, visiting

HEAD = "".join(re.findall(r"^@prefix .*\n", (Path(__file__).parent / "small.ttl").read_text(encoding="utf-8"), re.MULTILINE))
IS_THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "fuzz"


def synthetic(n: int) -> str:
    """Turtle of about n nodes and 2n lines: actors, places, and events between them."""
    rng = random.Random(7)
    actors, places = n * 4 // 10, n // 10
    kinds = ("ck:ArmedGroup, ck:ArmedActor, ck:Actor", "ck:StateForce, ck:ArmedActor, ck:Actor", "ck:Person, ck:Actor")
    lines = [f'a:s{i} a {rng.choice(kinds)} ; skos:prefLabel "Group {i}"@en .' for i in range(actors)]
    lines += [f'p:s{i} a ck:Place ; skos:prefLabel "Town {i}"@en .' for i in range(places)]
    doc = "https://w3id.org/conflict-kg/doc/s"
    for i in range(n - actors - places):
        who, whom = (min(int(rng.paretovariate(0.8)), actors) - 1 if rng.random() < 0.3 else rng.randrange(actors) for _ in "ab")
        evidence = f"<{doc}{i // 10}#char={i % 10 * 90},{i % 10 * 90 + 80}>"
        roles = f"ck:perpetrator a:s{who} ; ck:target a:s{whom} ; ck:place p:s{rng.randrange(places)}"
        told = f'rdfs:label "shelling {i}"@en ; ck:status ckc:reported ; ck:evidence {evidence}'
        lines.append(f"<{doc}{i // 10}/event/{i}> a ck:Shelling, ck:ViolentEvent, ck:Event ; {roles} ; {told} .")
        lines.append(f'{evidence} nif:anchorOf "Group {who} shelled group {whom} on the outskirts, said officials." .')
        lines += [f"a:s{who} ck:attacked a:s{whom} ."] if who != whom else []
    return HEAD + "\n".join(lines)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[int, Path]:
    folder = tmp_path_factory.mktemp("size")
    made = {}
    for n in (500, 10_000 if IS_THOROUGH else 5_000):  # the larger one opens on its core in every view
        (folder / f"{n}.ttl").write_text(synthetic(n), encoding="utf-8")
        made[n] = folder / f"{n}.html"
        made[n].write_text(page_html(network(folder / f"{n}.ttl"), f"{n} nodes"), encoding="utf-8")
    return made


def test_a_large_graph_opens_on_what_weighs_most(browser: Any, pages: dict[int, Path]) -> None:
    for page in pages.values():
        with visiting(browser, page) as visit:
            for view in ("who", "events", "all"):
                visit.page.evaluate("(view) => kg.state.set({ view })", view)
                drawn, left = visit.page.evaluate("[kg.drawn.nodes.size, kg.drawn.left]")
                assert (drawn, left > 0) == (60, True)
                assert visit.page.evaluate(COVERED) == [0, 0]
            visit.page.get_by_role("button", name="Show more").click()
            assert visit.page.evaluate("kg.drawn.nodes.size") == 120


def opening(browser: Any, page: Path) -> float:
    """Give the seconds that the page's thread computes from opening it until it can be used and has drawn itself."""
    context = browser.new_context(viewport={"width": 1300, "height": 900})
    tab = context.new_page()
    session = context.new_cdp_session(tab)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    tab.goto(page.as_uri())
    while not tab.evaluate("window.kg !== undefined"):
        tab.wait_for_timeout(20)
    tab.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    told = {metric["name"]: metric["value"] for metric in session.send("Performance.getMetrics")["metrics"]}
    context.close()
    return float(told["TaskDuration"])


@pytest.mark.skipif(not IS_THOROUGH, reason="a time that other work on the machine would change; make fuzz asks for it")
def test_time_to_open_is_a_property_of_what_is_drawn_not_of_all_there_is(browser: Any, pages: dict[int, Path]) -> None:
    few, many = pages.values()
    times = [(opening(browser, few), opening(browser, many)) for _ in range(3)]
    assert min(many for _, many in times) <= 2 * min(few for few, _ in times), times


def test_neighbours_come_when_a_node_is_opened(browser: Any, pages: dict[int, Path]) -> None:
    context = browser.new_context(viewport={"width": 1300, "height": 900})
    tab = context.new_page()
    tab.goto(list(pages.values())[1].as_uri() + "#view=events")
    while not tab.evaluate("window.kg !== undefined"):
        tab.wait_for_timeout(20)
    script = """() => {
      const inside = [...kg.drawn.nodes.keys()].find((id) => kg.data.touching(id).length > 5);
      const before = kg.drawn.nodes.size;
      kg.parts.get("canvas").expand(inside);
      const roles = kg.data.touching(inside).map((id) => kg.data.edges.get(id)).filter(({ category }) => category === "role");
      const beside = roles.map(({ from, to }) => (from === inside ? to : from));
      const spots = kg.parts.get("canvas").spots;
      return [before, kg.drawn.nodes.size, beside.every((id) => kg.drawn.nodes.has(id) && spots.has(id)), location.hash.includes("grown")];
    }"""
    before, after, all_there, kept = tab.evaluate(script)
    context.close()
    assert (before, after >= 60, all_there, kept) == (60, True, True, True)
