"""What axe-core finds wrong for people who use a keyboard, a screen reader or need contrast: nothing serious, wherever one looks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.page import network, page_html

SCHEMES = ("light", "dark")
SIZES = ({"width": 1440, "height": 900}, {"width": 390, "height": 844})


@pytest.fixture(scope="module")
def file(seed_turtle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("page") / "graph.html"
    mentions = seed_turtle.with_name("mentions.ttl")
    made.write_text(page_html(network([seed_turtle, *([mentions] if mentions.is_file() else [])]), "Desert attacks"), encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def axe() -> Any:
    return pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed").Axe()


@pytest.fixture(params=[(scheme, size) for scheme in SCHEMES for size in SIZES], ids=lambda p: f"{p[0]}-{p[1]['width']}")
def page(request: pytest.FixtureRequest, browser: Any, file: Path) -> Iterator[Any]:
    scheme, size = request.param
    context = browser.new_context(viewport=size, color_scheme=scheme, reduced_motion="reduce")
    opened = context.new_page()
    opened.goto(file.as_uri())
    opened.locator("html.ready").wait_for()
    yield opened
    context.close()


def violations(axe: Any, page: Any) -> list[tuple[str, str]]:
    """Give rule and element of each serious or critical violation."""
    found = axe.run(page).response["violations"]
    return [(rule["id"], node["html"][:160]) for rule in found if rule["impact"] in ("serious", "critical") for node in rule["nodes"]]


def test_every_tab(axe: Any, page: Any) -> None:
    for tab in page.locator("[role=tab]:visible").all():
        tab.click()
        assert violations(axe, page) == [], tab.inner_text()


def test_with_something_chosen_and_filtered(axe: Any, page: Any) -> None:
    page.evaluate("kg.choose([...kg.data.nodes.values()].find((node) => node.event).id, { reach: true })")
    page.evaluate("kg.state.set({ doubted: true, filters: { kinds: ['violent event'] } })")
    toggle = page.locator(".rail-toggle")
    if toggle.get_attribute("aria-expanded") == "false":
        toggle.click()
    assert page.locator("#panel blockquote").first.is_visible()
    assert violations(axe, page) == []


def test_with_suggestions_a_path_and_the_keys_open(axe: Any, page: Any) -> None:
    page.get_by_role("combobox", name="Search names").fill("syr")
    assert page.get_by_role("option").first.is_visible()
    assert violations(axe, page) == []
    page.keyboard.press("Escape")
    page.evaluate(
        "kg.state.set({ path: ['Hezbollah', 'ISIL'].map((name) => [...kg.data.nodes.values()].find((n) => n.label === name).id) })"
    )
    page.get_by_role("button", name="Path …").click()
    assert page.locator(".chains li").first.is_visible()
    assert violations(axe, page) == []
    page.get_by_role("button", name="Keyboard").click()
    assert violations(axe, page) == []
