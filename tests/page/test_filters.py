"""The filter rail and the finder in a real browser: by mouse and by keyboard, wide and narrow."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.page import page_html

BESIDE = "(id) => kg.data.touching(id).map((line) => kg.data.edges.get(line)).flatMap(({ from, to }) => [from, to])"
CHOOSE = """(label) => {
  const found = [...kg.data.nodes.values()].filter((node) => node.label === label && node.group !== "place");
  kg.choose(found[0].id);
}"""
SHOWN = "() => [...kg.shown.nodes].map((id) => kg.data.nodes.get(id).label).sort()"


@pytest.fixture(scope="module")
def file(small: nx.MultiDiGraph[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("page") / "graph.html"
    made.write_text(page_html(small, "Shelling in Estfold"), encoding="utf-8")
    return made


@pytest.fixture
def page(browser: Any, file: Path) -> Iterator[Any]:
    context = browser.new_context(viewport={"width": 1300, "height": 900})
    opened = context.new_page()
    trouble: list[str] = []
    opened.on("console", lambda message: trouble.append(message.text) if message.type in ("error", "warning") else None)
    opened.on("pageerror", lambda error: trouble.append(str(error)))
    opened.goto(file.as_uri())
    opened.locator("html.ready").wait_for()
    yield opened
    context.close()
    assert trouble == []


def told(page: Any) -> str:
    return str(page.locator(".shown-count").inner_text())


def test_a_filter_shows_what_it_leaves_and_can_be_taken_away(page: Any) -> None:
    assert told(page).startswith("3 of 4 events")
    kinds = page.locator("[data-facet=kinds]")
    assert kinds.get_by_label("shelling").locator("xpath=../span[@class='count']").inner_text() == "1"
    kinds.get_by_label("shelling").check()
    assert told(page).startswith("1 of 4 events")
    assert page.evaluate("kg.state.values.filters.kinds") == ["shelling"]
    page.get_by_role("button", name="Remove filter: Event type: shelling").click()
    assert told(page).startswith("3 of 4 events")
    assert page.evaluate("document.activeElement.className") == "rail-toggle"


def test_all_filters_are_cleared_at_once(page: Any) -> None:
    page.locator("[data-facet=kinds]").get_by_label("violent event").check()
    page.locator("[data-facet=statuses]").get_by_label("reported").check()
    page.locator("#filters summary", has_text="Time").click()
    page.locator("#filters").get_by_label("Time from").fill("2024-03-01")
    assert told(page).startswith("1 of 4 events")
    assert page.locator(".filter-chips li").count() == 4
    page.get_by_role("button", name="Clear all filters").click()
    assert page.evaluate("[kg.state.values.from, Object.values(kg.state.values.filters).flat()]") == [None, []]
    assert page.locator("#filters input:checked").count() == 0


def test_what_is_left_out_is_counted(page: Any) -> None:
    assert "1 event not confirmed left out" in page.locator(".left-out").inner_text()
    page.get_by_role("button", name="show them").click()
    assert page.locator("[data-toggle=doubted]").is_checked()
    page.locator("#filters summary", has_text="Time").click()
    page.locator("#filters").get_by_label("Time to").fill("2024-03-31")
    assert "undated events left out while a time is set" in page.locator(".left-out").inner_text()


def test_a_filter_is_kept_in_the_address(page: Any, file: Path) -> None:
    page.locator("[data-facet=statuses]").get_by_label("intended").check()
    page.goto("about:blank")
    page.go_back()
    page.locator("html.ready").wait_for()
    assert page.locator("[data-facet=statuses]").get_by_label("intended").is_checked()
    assert told(page).startswith("1 of 4 events")


def test_the_rail_is_a_drawer_where_there_is_little_room(page: Any) -> None:
    page.set_viewport_size({"width": 400, "height": 800})
    page.locator(".rail-toggle[aria-expanded=false]").wait_for()
    page.locator(".rail-toggle").click()
    assert page.locator("#filter-body").bounding_box()["x"] < 30
    page.locator("[data-facet=statuses]").get_by_label("reported").focus()
    page.keyboard.press("Escape")
    assert not page.locator("#filter-body").is_visible()
    assert page.evaluate("document.activeElement.className") == "rail-toggle"


def test_suggestions_by_keyboard(page: Any) -> None:
    field = page.get_by_role("combobox", name="Search names")
    field.fill("nor")
    assert field.get_attribute("aria-expanded") == "true"
    options = page.locator("[role=option]")
    assert options.first.inner_text().startswith("Norland")
    page.keyboard.press("ArrowDown")
    active = page.locator(f"#{field.get_attribute('aria-activedescendant')}")
    assert active.get_attribute("aria-selected") == "true"
    name = active.locator("bdi").inner_text()
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == name
    assert field.get_attribute("aria-expanded") == "false"


def test_escape_closes_then_clears_the_search(page: Any) -> None:
    field = page.get_by_role("combobox", name="Search names")
    field.fill("oslom")
    options = page.locator(".suggestions:visible [role=option]")
    assert "also “Oslom”" in options.inner_text()
    page.keyboard.press("Escape")
    assert (options.count(), field.input_value()) == (0, "oslom")
    page.keyboard.press("Escape")
    assert field.input_value() == ""


def test_a_name_that_is_not_there(page: Any) -> None:
    page.get_by_role("combobox", name="Search names").fill("zzz")
    assert page.locator(".note:visible").inner_text() == "No name like that here"


def find_path(page: Any, start: str, end: str) -> str:
    page.get_by_role("button", name="Path …").click()
    for label, name in (("From", start), ("To", end)):
        page.get_by_role("combobox", name=label, exact=True).fill(name)
        page.keyboard.press("Enter")
    return str(page.locator(".chains").inner_text())


def test_a_path_over_relations(page: Any) -> None:
    words = find_path(page, "Red Front", "two soldiers")
    assert "Over direct relations, the shortest way:" in words
    assert "Red Front – attacked – Norland army reported" in words
    assert page.evaluate(SHOWN) == ["Norland army", "Red Front", "two soldiers"]
    page.get_by_role("button", name="Clear", exact=True).click()
    assert len(page.evaluate(SHOWN)) > 3


def test_the_path_finder_has_room_on_a_narrow_page(page: Any) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.get_by_role("button", name="Path …").click()
    assert page.evaluate("[document.documentElement.scrollWidth, window.scrollX]") == [390, 0]


def test_nothing_left_is_said(page: Any) -> None:
    page.locator("[data-facet=kinds]").get_by_label("shelling").check()
    page.locator("[data-facet=statuses]").get_by_label("intended").check()
    assert told(page) == "Nothing passes the filters"


def test_no_path_is_told_and_one_over_what_is_not_confirmed_offered(page: Any) -> None:
    before = page.evaluate(SHOWN)
    words = find_path(page, "Red Front", "Norland Watch")
    told, _, articles = words.partition("\n\nNamed together in 1 article:\n\n")
    assert (told, articles) == ("Nothing here that is confirmed joins Red Front and Norland Watch.", "t1")
    assert page.evaluate(SHOWN) == before


def test_surroundings_step_by_step(page: Any) -> None:
    steps = page.get_by_label("Neighbours:")
    assert steps.is_disabled()
    page.evaluate(CHOOSE, "Norland")
    steps.select_option("1 step")
    assert page.evaluate(SHOWN) == ["Norland", "Norland army"]
    page.get_by_role("button", name="Expand by one step").click()
    assert page.evaluate(SHOWN) == ["Norland", "Norland army", "Red Front"]
    assert steps.input_value() == "2"
    steps.select_option("all")
    assert page.evaluate("kg.state.values.near") is None


def test_surroundings_of_what_the_view_lacks_turn_to_one_that_has_it(page: Any) -> None:
    page.evaluate(CHOOSE, "two soldiers")
    page.get_by_label("Neighbours:").select_option("1 step")
    assert page.evaluate("kg.state.values.view") == "all"
    assert page.evaluate(SHOWN) == ["Norland army", "two soldiers"]


def test_the_drawing_by_keyboard(page: Any) -> None:
    page.get_by_role("link", name="Skip to the drawing").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "canvas"
    page.keyboard.press("ArrowRight")
    first = page.evaluate("kg.state.values.chosen")
    assert first.startswith("n")
    beside = page.evaluate(BESIDE, first)
    for key in ("ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"):
        page.keyboard.press(key)
        if page.evaluate("kg.state.values.chosen") != first:
            break
    assert page.evaluate("kg.state.values.chosen") in set(beside) - {first}
    assert page.locator("#said").inner_text() != ""
    page.keyboard.press("Shift+ArrowRight")
    assert page.evaluate("kg.state.values.chosen").startswith("e")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#panel') !== null")


def test_the_list_of_keys(page: Any) -> None:
    page.locator("#canvas").focus()
    page.keyboard.press("?")
    assert page.get_by_role("dialog", name="Keyboard").is_visible()
    page.keyboard.press("Escape")
    assert not page.get_by_role("dialog", name="Keyboard").is_visible()
    page.get_by_role("combobox", name="Search names").press("?")
    assert not page.get_by_role("dialog", name="Keyboard").is_visible()
    page.locator("#canvas").focus()
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "query"
