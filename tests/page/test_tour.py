"""A tour of the seed article's page from disk, without network: what an analyst does in the first minutes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from kg.page import network, page_html

# Where a symbol, or a line, is to be clicked.
NODE_SPOT = """(label) => {
  const { network } = kg.parts.get("canvas");
  const { id } = [...kg.data.nodes.values()].find((node) => node.label === label);
  return network.canvasToDOM(network.getPosition(id));
}"""
LINE_SPOT = """([from, label, to]) => {
  const { network } = kg.parts.get("canvas");
  const name = (id) => kg.data.nodes.get(id).label;
  const line = [...kg.data.edges.values()].find((edge) => [name(edge.from), edge.label, name(edge.to)].join() === [from, label, to].join());
  const [start, end] = [line.from, line.to].map((id) => network.canvasToDOM(network.getPosition(id)));
  for (let step = 0.45; step < 0.8; step += 0.05) {
    for (let aside = -30; aside <= 30; aside += 2) {
      const [dx, dy] = [end.x - start.x, end.y - start.y];
      const far = Math.hypot(dx, dy);
      const spot = { x: start.x + dx * step - (dy / far) * aside, y: start.y + dy * step + (dx / far) * aside };
      const under = { nodes: [], edges: [network.getEdgeAt(spot)], pointer: { canvas: network.DOMtoCanvas(spot) } };
      if (!network.getNodeAt(spot) && kg.parts.get("canvas").at(under) === line.id) return spot;
    }
  }
  return null;
}"""


class Tour:
    """The opened page, its console and all that it asked for; counts the clicks."""

    def __init__(self, page: Any) -> None:
        self.page = page
        self.clicks = 0

    def click_drawing(self, where: str, *names: Any) -> None:
        spot = self.page.evaluate(where, *names)
        box = self.page.locator("#canvas").bounding_box()
        self.page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])
        self.clicks += 1

    def click(self, *, role: str, name: str) -> None:
        self.page.locator("#panel").get_by_role(role, name=name).first.click()
        self.clicks += 1

    def evidence(self, quote: str) -> str:
        """Wait until the panel has these words, and give all that it says."""
        self.page.locator("#panel blockquote").filter(has_text=quote).first.wait_for()
        return str(self.page.locator("#panel").inner_text())

    def shown(self) -> list[str]:
        labels: list[str] = self.page.evaluate("[...kg.shown.nodes].map((id) => kg.data.nodes.get(id).label).sort()")
        return labels


@pytest.fixture(scope="module")
def file(seed_turtle: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("page") / "graph.html"
    mentions = seed_turtle.with_name("mentions.ttl")
    made.write_text(page_html(network([seed_turtle, *([mentions] if mentions.is_file() else [])]), "Desert attacks"), encoding="utf-8")
    return made


@pytest.fixture
def tour(browser: Any, file: Path) -> Iterator[Tour]:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True, accept_downloads=True)
    page = context.new_page()
    trouble: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: trouble.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    page.locator("html.ready").wait_for()
    yield Tour(page)
    context.close()
    assert trouble == []
    assert [url for url in asked if not url.startswith(("file:", "data:", "blob:"))] == []


def test_who_attacked_the_convoy_how_many_died_and_who_says_so(tour: Tour) -> None:
    tour.click_drawing(NODE_SPOT, "convoy of oil tankers")
    told = tour.evidence("killing seven people including two civilians")
    assert "perpetrator" in told
    assert "ISIL" in told
    tour.click(role="button", name="ISIL attack on convoy of oil tankers")
    tour.page.locator("#panel").get_by_text("killed", exact=False).first.wait_for()
    told = tour.evidence("killing seven people including two civilians")
    assert "asserted" in told
    assert "7" in told
    assert any(name in told for name in tour.page.evaluate("[kg.data.head.articles[0].title, kg.data.head.articles[0].id]") if name)
    assert tour.clicks <= 3


def test_a_line_of_the_drawing_leads_to_its_sentence(tour: Tour) -> None:
    tour.click_drawing(LINE_SPOT, ["ISIL", "attacked", "National Defence Forces"])
    told = tour.evidence("National Defence Forces")
    assert "reported" in told
    assert "Syrian Observatory for Human Rights" in told


def test_search_filter_and_take_the_table_along(tour: Tour) -> None:
    page = tour.page
    page.get_by_role("combobox", name="Search names").fill("islamic state")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").first.inner_text() == "ISIL"
    page.locator("[data-facet=kinds]").get_by_label("air strike").check()
    assert tour.shown() == ["ISIL", "ISIL's positions", "Russian armed forces", "US-led coalition", "oil facilities"]
    page.get_by_role("tab", name="Table").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download the events shown as CSV").click()
    rows = list(csv.DictReader(io.StringIO(Path(waiting.value.path()).read_text(encoding="utf-8-sig"), newline="")))
    assert {row["type"] for row in rows} == {"air strike"}
    assert all(row["quote"] for row in rows)


def test_a_brush_over_the_time_strip_filters_everything(tour: Tour) -> None:
    page = tour.page
    strip = page.locator("#timeline .histogram").bounding_box()
    assert "Hezbollah" in tour.shown()
    page.mouse.move(strip["x"] + 0.4 * strip["width"], strip["y"] + 20)
    page.mouse.down()
    page.mouse.move(strip["x"] + 0.6 * strip["width"], strip["y"] + 20, steps=5)
    page.mouse.up()
    begin, end = page.evaluate("[kg.state.values.from, kg.state.values.to]")
    assert "2013" < begin < end < "2017"
    assert "Hezbollah" not in tour.shown()
    assert page.locator(".filter-chips").inner_text().startswith(f"Time: {begin} to {end}")
    assert "undated events left out while a time is set" in page.locator(".left-out").inner_text()
    page.get_by_role("tab", name="Table").click()
    assert page.locator("#table section").first.locator("tbody tr").count() == page.evaluate("kg.shown.events.size")


def test_by_keyboard_alone(tour: Tour) -> None:
    page = tour.page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to search"
    page.keyboard.press("Enter")
    page.keyboard.type("oil tank")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.closest('#panel') !== null")
    tour.evidence("killing seven people")
    page.keyboard.press("?")
    page.keyboard.press("Enter")
    page.locator("#canvas").focus()
    page.keyboard.press("Shift+ArrowRight")
    assert page.evaluate("kg.data.edges.get(kg.state.values.chosen).label") == "attacked"
    page.keyboard.press("Enter")
    tour.evidence("killing seven people")
    page.locator("[role=tab][aria-selected=true]").focus()
    page.keyboard.press("End")
    page.keyboard.press("Home")
    page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('role') + document.activeElement.getAttribute('aria-selected')") == "tabtrue"


def test_the_address_leads_back(tour: Tour, file: Path) -> None:
    page = tour.page
    page.evaluate("kg.state.set({ view: 'events', doubted: true, filters: { statuses: ['alleged'] } })")
    shown, address = tour.shown(), page.url
    page.goto("about:blank")
    page.goto(address)
    page.locator("html.ready").wait_for()
    assert tour.shown() == shown
    assert page.locator("[data-facet=statuses]").get_by_label("alleged").is_checked()
