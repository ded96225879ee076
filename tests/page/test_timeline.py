"""The strip of time: every event is on it or counted beside it, its brush filters all the rest, and it is usable without a mouse."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from outdoors import TURTLE, Outing

SURE = {"shelling of the bridge", "bombing of the mill", "bombing of the road", "protest in the capital", "protest in the land"}
OLD, UNDATED = "bombing of old", "bombing some day"


@pytest.fixture
def outing(browser: Any, turtle_graph: Callable[[str], nx.MultiDiGraph[str]], tmp_path: Path) -> Iterator[Outing]:
    there = Outing(browser, turtle_graph(TURTLE), tmp_path / "page.html")
    there.page.locator("#timeline [data-event]").first.wait_for()
    yield there
    there.close()


def item(outing: Outing, label: str) -> Any:
    return outing.page.locator(f"#timeline [data-event={outing.node(label)}]")


def look(outing: Outing, label: str) -> str:
    return str(item(outing, label).evaluate("(name) => name.closest('.vis-item').className"))


def test_dated_events_are_there_and_others_counted(outing: Outing) -> None:
    assert outing.page.locator(".time-said").inner_text() == "6 dated events"
    names = outing.page.locator("#timeline [data-event] bdi").all_inner_texts()
    assert set(names) == SURE
    without = outing.page.locator("#timeline .without")
    assert without.locator("summary").inner_text() == "1 without a date"
    without.locator("summary").click()
    without.get_by_role("button", name=UNDATED).click()
    assert outing.chosen() == UNDATED


def test_what_is_long_ago_does_not_squash_the_rest(outing: Outing) -> None:
    first, last = outing.page.evaluate("Object.values(kg.parts.get('timeline').period).map((day) => new Date(day * 864e5).toISOString())")
    assert "2024-01" < first < last < "2024-07"
    outing.page.get_by_role("button", name="Show 1 event before or after").click()
    item(outing, OLD).wait_for()


def test_spans_are_as_long_as_their_bounds_allow(outing: Outing) -> None:
    wide = {
        label: item(outing, label).evaluate(
            "(n) => (n.querySelector('.dated-bar') ?? n.closest('.vis-item')).getBoundingClientRect().width"
        )
        for label in SURE
    }
    assert wide["bombing of the road"] == pytest.approx(30 * wide["bombing of the mill"], rel=0.25)
    assert "open-end" in look(outing, "protest in the capital")
    assert "open-" not in look(outing, "bombing of the road")


def test_doubted_events_are_marked(outing: Outing) -> None:
    outing.page.locator("[data-toggle=doubted]").check()
    item(outing, "attack at the lake").wait_for()
    assert "doubted" in look(outing, "attack at the lake")
    assert "doubted" not in look(outing, "bombing of the mill")
    assert item(outing, "attack at the lake").get_attribute("aria-label").endswith(", claimed")


def test_dates_filter_everything(outing: Outing) -> None:
    outing.page.locator("#timeline").get_by_label("From", exact=True).fill("2024-03-10")
    outing.page.locator("#timeline").get_by_label("to", exact=True).fill("2024-04-10")
    assert outing.shown() == {"bombing of the mill", "bombing of the road"}
    assert "from=2024-03-10&to=2024-04-10" in outing.page.url
    assert outing.page.locator(".time-said").inner_text() == "2 of 6 dated events"
    assert outing.page.locator("#timeline .without summary").inner_text() == "1 without a date, left out"
    outing.page.locator("#timeline").get_by_role("button", name="Clear").click()
    assert outing.shown() == {*SURE, OLD, UNDATED}
    assert (outing.value("from"), outing.value("to")) == (None, None)


def test_the_brush_is_drawn_by_mouse(outing: Outing) -> None:
    box = outing.page.locator(".histogram").bounding_box()
    outing.page.mouse.move(box["x"] + box["width"] * 0.4, box["y"] + 20)
    outing.page.mouse.down()
    outing.page.mouse.move(box["x"] + box["width"] * 0.6, box["y"] + 20, steps=5)
    outing.page.mouse.up()
    first, last = outing.value("from"), outing.value("to")
    assert "2024-03-01" < first < last < "2024-05-10"
    outing.page.mouse.move(box["x"] + box["width"] * 0.5, box["y"] + 20)
    outing.page.mouse.down()
    outing.page.mouse.move(box["x"] + box["width"] * 0.3, box["y"] + 20, steps=5)
    outing.page.mouse.up()
    assert outing.value("from") < first
    assert outing.value("to") < last
    outing.page.mouse.dblclick(box["x"] + box["width"] * 0.9, box["y"] + 20)
    assert outing.value("from") is None


def test_the_brush_is_moved_by_keys(outing: Outing) -> None:
    handle = outing.page.get_by_role("slider", name="First day to show")
    assert handle.get_attribute("aria-valuetext") == "open"
    handle.focus()
    outing.page.keyboard.press("ArrowRight")
    outing.until("kg.state.values.from !== null")
    day = outing.value("from")
    outing.page.keyboard.press("Shift+ArrowRight")
    outing.until("(day) => kg.state.values.from > day", day)
    assert re.search(r"2024$", handle.get_attribute("aria-valuetext"))
    outing.page.keyboard.press("Home")
    outing.until("kg.state.values.from === null")
    assert outing.page.evaluate("document.activeElement.dataset.side") == "from"


def test_items_choose_and_are_chosen(outing: Outing) -> None:
    item(outing, "bombing of the mill").click()
    assert outing.chosen() == "bombing of the mill"
    outing.choose("protest in the land")
    outing.page.locator("#timeline .vis-item.chosen bdi", has_text="protest in the land").wait_for()
    assert outing.page.locator("#timeline .vis-item.chosen [data-event]").count() == 1


def test_items_are_one_stop_of_the_tab_key(outing: Outing) -> None:
    outing.until("document.querySelectorAll('#timeline [data-event][tabindex=\"0\"]').length === 1")
    outing.page.locator("#timeline [data-event][tabindex='0']").focus()
    outing.page.keyboard.press("End")
    last = outing.page.evaluate("document.activeElement.textContent")
    assert last == "protest in the capital"
    outing.page.keyboard.press("ArrowLeft")
    outing.page.keyboard.press("Enter")
    assert outing.chosen() == "bombing of the road"


def test_a_filtered_event_leaves_the_strip(outing: Outing) -> None:
    outing.page.evaluate("kg.state.set({ filters: { kinds: ['protest'] } })")
    outing.until("document.querySelectorAll('#timeline [data-event]').length === 2")
    assert outing.page.locator(".time-said").inner_text() == "2 dated events"


MANY = "\n".join(
    f'ev:{n} a ck:Bombing, ck:ViolentEvent, ck:Event ; rdfs:label "bombing {n}" ; ck:place p:x ; ck:status ckc:asserted ; '
    f'ck:date "2024-{n % 12 + 1:02}-{n % 28 + 1:02}" ; ck:evidence <https://w3id.org/conflict-kg/doc/t1#char={n},{n + 1}> .'
    for n in range(600)
)


def test_of_many_events_some_are_shown_one_by_one_and_all_counted(
    browser: Any, turtle_graph: Callable[[str], nx.MultiDiGraph[str]], tmp_path: Path
) -> None:
    there = Outing(browser, turtle_graph(MANY + '\np:x a ck:Place ; skos:prefLabel "X" .'), tmp_path / "page.html")
    there.page.locator("#timeline [data-event]").first.wait_for()
    assert there.page.locator(".time-said").inner_text() == "600 dated events"
    assert there.page.locator(".time-items").get_attribute("data-rest").startswith("The 150 of 600 events")
    assert there.page.evaluate("kg.parts.get('timeline').timeline.itemsData.length") == 150
    bars = there.page.locator(".histogram .column title").all_text_contents()
    assert sum(int(re.search(r": (\d+) event", bar)[1]) for bar in bars) == 600
    there.close()


def test_without_dates_the_strip_says_so(browser: Any, turtle_graph: Callable[[str], nx.MultiDiGraph[str]], tmp_path: Path) -> None:
    turtle = 'ev:1 a ck:Bombing, ck:ViolentEvent, ck:Event ; rdfs:label "bombing" ; ck:status ckc:asserted .'
    there = Outing(browser, turtle_graph(turtle), tmp_path / "page.html")
    there.page.locator("#timeline .without").wait_for()
    assert there.page.locator("#timeline .without summary").inner_text() == "1 without a date"
    assert there.page.locator("#timeline .histogram, #timeline .vis-timeline").count() == 0
    there.close()
