"""What axe-core finds wrong for people who use a keyboard, a screen reader or need contrast: nothing serious, wherever one looks.

In dark colours only the contrast is asked for: nothing else about the page depends on its colours.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.page import network, page_html

WIDE, NARROW = {"width": 1440, "height": 900}, {"width": 390, "height": 844}
WAYS = [("light", WIDE), ("light", NARROW), ("dark", WIDE)]
if os.environ.get("HYPOTHESIS_PROFILE") == "fuzz":
    WAYS.append(("dark", NARROW))  # colours and widths are tried apart else


@pytest.fixture(scope="module")
def file(seed_turtle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("page") / "graph.html"
    mentions = seed_turtle.with_name("mentions.ttl")
    made.write_text(page_html(network([seed_turtle, *([mentions] if mentions.is_file() else [])]), "Desert attacks"), encoding="utf-8")
    return made


Check = Callable[[Any], list[tuple[str, str]]]
"""From an open page to rule and element of each serious or critical violation."""
OPTIONS: dict[str, dict[str, Any]] = {
    "light": {"resultTypes": ["violations"]},
    "dark": {"resultTypes": ["violations"], "runOnly": ["color-contrast"]},
}


@pytest.fixture(scope="module")
def axe() -> Any:
    return pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed").Axe()


@pytest.fixture(params=WAYS, ids=lambda p: f"property {p[0]}-{p[1]['width']}")
def page(request: pytest.FixtureRequest, browser: Any, file: Path) -> Iterator[Any]:
    scheme, size = request.param
    context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    opened = context.new_page()
    opened.goto(file.as_uri())
    opened.locator("html.ready").wait_for()
    yield opened
    context.close()


@pytest.fixture
def violations(axe: Any, page: Any) -> Check:
    scheme = "dark" if page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") else "light"

    def found_in(page: Any) -> list[tuple[str, str]]:
        found = axe.run(page, options=OPTIONS[scheme]).response["violations"]
        return [(rule["id"], node["html"][:160]) for rule in found if rule["impact"] in ("serious", "critical") for node in rule["nodes"]]

    return found_in


def test_every_tab(page: Any, violations: Check) -> None:
    for tab in page.locator("[role=tab]:visible").all():
        tab.click()
        assert violations(page) == [], tab.inner_text()


def test_with_something_chosen_and_filtered(page: Any, violations: Check) -> None:
    page.evaluate("kg.choose([...kg.data.nodes.values()].find((node) => node.event).id, { reach: true })")
    page.evaluate("kg.state.set({ doubted: true, filters: { kinds: ['violent event'] } })")
    toggle = page.locator(".rail-toggle")
    if toggle.get_attribute("aria-expanded") == "false":
        toggle.click()
    page.locator("#panel blockquote").first.wait_for()  # the panel is filled with the next frame
    assert violations(page) == []


def test_with_suggestions_a_path_and_the_keys_open(page: Any, violations: Check) -> None:
    page.get_by_role("combobox", name="Search names").fill("syr")
    assert page.get_by_role("option").first.is_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")
    page.evaluate(
        "kg.state.set({ path: ['Hezbollah', 'ISIL'].map((name) => [...kg.data.nodes.values()].find((n) => n.label === name).id) })"
    )
    page.get_by_role("button", name="Path …").click()
    assert page.locator(".chains li").first.is_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Keyboard").click()
    assert violations(page) == []
