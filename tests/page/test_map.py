"""The map: borders from the page itself, each event drawn, in its country's ring or counted, and doubt to be seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from outdoors import TURTLE, Outing


@pytest.fixture
def outing(browser: Any, turtle_graph: Callable[[str], nx.MultiDiGraph[str]], tmp_path: Path) -> Iterator[Outing]:
    there = Outing(browser, turtle_graph(TURTLE), tmp_path / "page.html", "tab=map&doubted=true")
    there.page.locator(".map-field .spot").first.wait_for()
    yield there
    there.close()


def mark(outing: Outing, label: str) -> Any:
    return outing.page.locator(f'.map-field .spot[aria-label^="{label}"]')


def test_events_stand_at_their_places(outing: Outing) -> None:
    assert {m.get_attribute("aria-label") for m in outing.page.locator(".map-field .spot").all()} == {
        "Upper Ford: 3 events",
        "Norland City: 1 event",
        "Long Lake: 1 event, not certain or not exactly there",
        "somewhere in Syria: 1 event, known only by country",
    }
    assert outing.page.locator(".map-said").inner_text() == "5 events at 3 places, 1 known only by country"
    box = {name: mark(outing, name).bounding_box() for name in ("Upper Ford", "Norland City", "Long Lake")}
    assert box["Norland City"]["x"] < box["Upper Ford"]["x"] < box["Long Lake"]["x"]
    assert box["Norland City"]["y"] > box["Upper Ford"]["y"] > box["Long Lake"]["y"]


def test_what_is_uncertain_looks_so(outing: Outing) -> None:
    looks = {name: mark(outing, name).get_attribute("class") for name in ("Upper Ford", "Long Lake", "somewhere in Syria")}
    assert [("vague" in look, "area" in look) for look in looks.values()] == [(False, False), (True, False), (True, True)]
    dashes = "(one) => getComputedStyle(one.querySelector('.dot')).strokeDasharray"
    assert mark(outing, "Upper Ford").evaluate(dashes) == "none"
    assert mark(outing, "Long Lake").evaluate(dashes) != "none"
    assert outing.page.locator(".land path.wide").evaluate_all("(all) => all.map((one) => one.dataset.country)") == ["760"]


@pytest.mark.parametrize("label", ["bombing of the road", "attack at the lake"])
def test_an_event_near_a_place_or_claimed_is_no_filled_symbol(outing: Outing, label: str) -> None:
    first, last = outing.page.evaluate(
        "(id) => { const { first, last } = kg.data.nodes.get(id).event; return [first, last]; }", outing.node(label)
    )
    outing.page.evaluate("([from, to]) => kg.state.set({ from, to })", [first, last])
    place = "Long Lake" if "lake" in label else "Upper Ford"
    assert "vague" in mark(outing, place).get_attribute("class")


def test_events_without_a_place_are_counted_and_reached(outing: Outing) -> None:
    without = outing.page.locator("#map .without")
    assert without.locator("summary").inner_text() == "2 without a place"
    without.locator("summary").click()
    without.get_by_role("button", name="bombing some day").click()
    assert outing.chosen() == "bombing some day"


def test_a_symbol_of_one_event_chooses_it(outing: Outing) -> None:
    mark(outing, "Norland City").click()
    assert outing.chosen() == "protest in the capital"
    assert "chosen" in mark(outing, "Norland City").get_attribute("class")


def test_a_symbol_of_several_lists_them(outing: Outing) -> None:
    mark(outing, "Upper Ford").click()
    listed = outing.page.locator(".map-list")
    assert listed.locator("li button").all_inner_texts() == ["shelling of the bridge", "bombing of the mill", "bombing of the road"]
    assert "1 of 3 events near it" in listed.inner_text()
    listed.get_by_role("button", name="bombing of the mill").click()
    assert outing.chosen() == "bombing of the mill"


def test_a_country_lists_what_is_told_of_the_place(outing: Outing) -> None:
    mark(outing, "somewhere in Syria").click()
    assert outing.page.locator(".map-list h3").inner_text() == "Somewhere in Syria no point is known"
    assert outing.page.locator(".map-list h4").all_inner_texts() == ["Hill Province"]


@pytest.mark.parametrize(
    "label, lit",
    [
        ("bombing of the mill", ["Upper Ford"]),
        ("Upper Ford", ["Upper Ford"]),
        ("protest in the land", ["somewhere in Syria"]),
        ("Hill Province", ["somewhere in Syria"]),
        ("Red Front", ["Long Lake", "Norland City", "Upper Ford", "somewhere in Syria"]),
        ("bombing some day", []),
    ],
)
def test_what_is_chosen_elsewhere_lights_up(outing: Outing, label: str, lit: list[str]) -> None:
    outing.choose(label)
    marks = outing.page.locator(".map-field .spot.chosen").evaluate_all(
        "(all) => all.map((one) => one.getAttribute('aria-label').split(':')[0])"
    )
    assert sorted(marks) == lit


def test_the_chosen_place_comes_into_sight(outing: Outing) -> None:
    outing.page.evaluate("kg.parts.get('map').view.shift(5000, 0)")
    assert mark(outing, "Norland City").count() == 0
    outing.choose("protest in the capital")
    assert mark(outing, "Norland City").is_visible()


def test_filters_and_days_hold_for_the_map(outing: Outing) -> None:
    outing.page.locator("[data-toggle=doubted]").uncheck()
    assert mark(outing, "Long Lake").count() == 0
    outing.page.evaluate("kg.state.set({ from: '2024-03-01', to: '2024-03-10' })")
    assert mark(outing, "Upper Ford").get_attribute("aria-label") == "Upper Ford: 1 event"
    assert outing.page.locator(".map-field .spot").count() == 1
    assert outing.page.locator("#map .without").is_hidden()


def test_symbols_are_reached_by_keys(outing: Outing) -> None:
    outing.page.locator("#map svg[role=group]").focus()
    outing.page.keyboard.press("Tab")
    labels = []
    for key in ("Home", "ArrowRight", "ArrowRight", "ArrowRight"):
        outing.page.keyboard.press(key)
        labels.append(outing.page.evaluate("document.activeElement.getAttribute('aria-label').split(':')[0]"))
    assert (labels[0], labels[-1]) == ("Norland City", "Long Lake")
    assert len(set(labels)) == 4
    outing.page.keyboard.press("Home")
    outing.page.keyboard.press("Enter")
    assert outing.chosen() == "protest in the capital"


def test_a_list_is_opened_and_left_by_keys(outing: Outing) -> None:
    mark(outing, "Upper Ford").focus()
    outing.page.keyboard.press("Enter")
    assert outing.page.evaluate("document.activeElement.closest('.map-list') !== null")
    outing.page.keyboard.press("Escape")
    assert outing.page.locator(".map-list").is_hidden()


def scale(outing: Outing) -> float:
    return float(outing.page.evaluate("kg.parts.get('map').view.k"))


def test_keys_wheel_buttons_and_dragging_move_the_map(outing: Outing) -> None:
    start = scale(outing)
    svg = outing.page.locator("#map svg[role=group]")
    svg.focus()
    outing.page.keyboard.press("+")
    assert scale(outing) > start
    outing.page.keyboard.press("0")
    assert scale(outing) == start
    before = mark(outing, "Upper Ford").bounding_box()["x"]
    outing.page.keyboard.press("ArrowRight")
    assert mark(outing, "Upper Ford").bounding_box()["x"] == pytest.approx(before - 60, abs=2)
    outing.page.locator("[data-zoom=in]").click()
    assert scale(outing) > start
    outing.page.locator("[data-zoom=fit]").click()
    box = svg.bounding_box()
    outing.page.mouse.move(box["x"] + 40, box["y"] + 200)
    outing.page.mouse.down()
    outing.page.mouse.move(box["x"] + 140, box["y"] + 200, steps=4)
    outing.page.mouse.up()
    assert mark(outing, "Upper Ford").bounding_box()["x"] == pytest.approx(before + 100, abs=3)
    outing.page.mouse.wheel(0, -200)
    outing.until("(k) => kg.parts.get('map').view.k > k", start)


def test_zooming_out_gathers_and_zooming_in_parts(outing: Outing) -> None:
    outing.page.evaluate("kg.parts.get('map').view.zoom(0.08)")
    assert mark(outing, "Upper Ford").get_attribute("aria-label").startswith("Upper Ford, Long Lake, Norland City: 5 events")
    outing.page.evaluate("kg.parts.get('map').fit()")
    assert mark(outing, "Upper Ford").get_attribute("aria-label") == "Upper Ford: 3 events"


def test_labels_do_not_overlap(outing: Outing) -> None:
    for factor in (1, 0.3, 0.3):
        outing.page.evaluate("(factor) => kg.parts.get('map').view.zoom(factor)", factor)
        boxes = outing.page.locator("#map .names text").evaluate_all(
            "(all) => all.map((one) => one.getBBox()).map(({ x, y, width, height }) => [x, y, width, height])"
        )
        assert boxes
        for i, (x, y, width, height) in enumerate(boxes):
            for other_x, other_y, other_width, other_height in boxes[i + 1 :]:
                overlap = min(x + width, other_x + other_width) - max(x, other_x)
                assert overlap < 4 or min(y + height, other_y + other_height) - max(y, other_y) < 4


def test_a_map_of_no_places_is_the_world(browser: Any, turtle_graph: Callable[[str], nx.MultiDiGraph[str]], tmp_path: Path) -> None:
    turtle = 'ev:1 a ck:Bombing, ck:ViolentEvent, ck:Event ; rdfs:label "bombing" ; ck:status ckc:asserted .'
    there = Outing(browser, turtle_graph(turtle), tmp_path / "page.html", "tab=map")
    there.page.locator("#map .land path").first.wait_for(state="attached")
    assert there.page.locator(".map-said").inner_text() == "0 events at 0 places"
    assert there.page.locator(".map-field .spot").count() == 0
    there.close()


@pytest.mark.parametrize("options", [{"color_scheme": "dark"}, {"viewport": {"width": 390, "height": 844}}])
def test_the_map_opens_in_the_dark_and_on_a_phone(
    browser: Any, turtle_graph: Callable[[str], nx.MultiDiGraph[str]], tmp_path: Path, options: dict[str, Any]
) -> None:
    there = Outing(browser, turtle_graph(TURTLE), tmp_path / "page.html", "tab=map", **options)
    there.page.locator(".map-field .spot").first.wait_for()
    there.page.locator("#timeline [data-event]").first.wait_for()
    assert there.page.evaluate("document.documentElement.scrollWidth") <= there.page.viewport_size["width"]
    there.close()


@pytest.mark.parametrize(
    "payload", ["<img src=x onerror=window.hit=1>", "</script><script>window.hit=1</script>", "<svg onload=window.hit=1>"]
)
def test_names_are_text_on_the_map_and_the_timeline(
    browser: Any, turtle_graph: Callable[[str], nx.MultiDiGraph[str]], tmp_path: Path, payload: str
) -> None:
    turtle = TURTLE
    for name in ("bombing of the mill", "Upper Ford", "protest in the land", "bombing some day", "day 2"):
        turtle = turtle.replace(f'"{name}"', f'"{payload}{name}"')
    there = Outing(browser, turtle_graph(turtle), tmp_path / "page.html", "tab=map")
    there.page.locator("#timeline [data-event]").first.wait_for()
    mark(there, payload).first.click()
    for summary in there.page.locator("#map .without summary, #timeline .without summary").all():
        summary.click()
    texts = there.page.locator("#timeline [data-event] bdi, #map .event-list bdi, #timeline .event-list bdi").all_inner_texts()
    assert {f"{payload}bombing of the mill", f"{payload}bombing some day", f"{payload}protest in the land"} <= set(texts)
    assert there.page.locator("#map .place-name", has_text=payload[:20]).count() == 1
    assert there.page.locator("#map img, #map script, #map svg svg, #timeline img, #timeline script").count() == 0
    assert there.page.evaluate("window.hit") is None
    there.close()
