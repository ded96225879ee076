"""What can be kept of a page: its state in the address, pictures, a print-out."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest
from visiting import Visit, visiting

from kg.page import page_html

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture(scope="module")
def file(small: nx.MultiDiGraph[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    page = tmp_path_factory.mktemp("keep") / "graph.html"
    page.write_text(page_html(small, "Shelling: in «Estfold»"), encoding="utf-8")
    return page


@pytest.fixture
def opened(browser: Any, file: Path) -> Iterator[Visit]:
    with visiting(browser, file, accept_downloads=True) as visit:
        yield visit


def saved(visit: Visit, name: str) -> tuple[str, bytes]:
    visit.page.get_by_text("Save", exact=True).click()
    with visit.page.expect_download() as download:
        visit.page.get_by_role("button", name=name).click()
    return download.value.suggested_filename, Path(download.value.path()).read_bytes()


def test_an_svg_has_the_drawings_words_as_text(opened: Visit) -> None:
    name, content = saved(opened, "Picture (SVG)")
    assert name == "Shelling-in-Estfold.svg"
    picture = ET.fromstring(content)
    words = [text.text for text in picture.iter(f"{SVG}text")]
    assert {"Shelling: in «Estfold»", "Red Front", "Norland army", "attacked", "Armed groups"} <= set(words)
    assert not {"supports (denied)"} & set(words)
    assert len(list(picture.iter(f"{SVG}path"))) == opened.page.evaluate("kg.shown.edges.size")


def test_a_png_is_a_picture_of_twice_the_size(opened: Visit) -> None:
    name, content = saved(opened, "Picture (PNG)")
    width = int.from_bytes(content[16:20])
    assert (name, content[:8]) == ("Shelling-in-Estfold.png", b"\x89PNG\r\n\x1a\n")
    assert width >= 1200


def test_a_print_out_has_picture_table_and_evidence(opened: Visit) -> None:
    opened.choose("Red Front")
    opened.page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    opened.page.emulate_media(media="print")
    shown = {
        name: opened.page.locator(name).first.is_visible() for name in (".printed", "#table table", "#panel", ".tools", "#canvas", ".tabs")
    }
    assert shown == {".printed": True, "#table table": True, "#panel": True, ".tools": False, "#canvas": False, ".tabs": False}
    assert opened.page.locator("#table tbody tr").count() > 3


def test_the_address_leads_back(browser: Any, opened: Visit, file: Path) -> None:
    opened.page.locator("input[value=all]").check(force=True)
    opened.page.locator("[data-toggle=doubted]").check()
    opened.choose("Norland", reach=False)
    opened.page.evaluate("kg.state.set({ pins: { 'all:n0': [12, -30] }, filters: { groups: [] } })")
    fragment = opened.page.evaluate("location.hash")
    context = browser.new_context()
    page = context.new_page()
    page.goto(file.as_uri() + fragment)
    while not page.evaluate("window.kg !== undefined"):
        page.wait_for_timeout(20)
    assert page.evaluate("kg.state.values") == opened.page.evaluate("kg.state.values")
    assert page.evaluate("kg.parts.get('canvas').network.getPosition('n0')") == {"x": 12, "y": -30}
    context.close()


@pytest.mark.parametrize(
    "fragment",
    [
        "view=nonsense",
        "chosen=n999",
        "chosen=<b>",
        "near={",
        'near={"id":"n0","steps":99}',
        "filters=3",
        'pins={"x":[1,"a"]}',
        "article=77",
        "%%%",
    ],
)
def test_an_address_that_makes_no_sense_changes_nothing(browser: Any, file: Path, fragment: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    trouble: list[str] = []
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.goto(f"{file.as_uri()}#{fragment}")
    while not page.evaluate("window.kg !== undefined"):
        page.wait_for_timeout(20)
    assert page.evaluate("JSON.stringify(kg.state.values) === JSON.stringify(kg.state.start)")
    assert trouble == []
    context.close()


def test_a_dragged_node_keeps_its_place(opened: Visit) -> None:
    where = """() => {
      const { id } = [...kg.data.nodes.values()].find((node) => node.label === "Red Front");
      const { network } = kg.parts.get("canvas");
      return [id, network.canvasToDOM(network.getPosition(id))];
    }"""
    key, spot = opened.page.evaluate(where)
    box = opened.page.locator("#canvas").bounding_box()
    x, y = box["x"] + spot["x"], box["y"] + spot["y"]
    opened.page.mouse.move(x, y)
    opened.page.mouse.down()
    opened.page.mouse.move(x + 60, y + 25, steps=4)
    opened.page.mouse.up()
    pins = opened.page.evaluate("kg.state.values.pins")
    assert list(pins) == [f"who:{key}"]
    before = opened.page.evaluate("([id]) => kg.parts.get('canvas').network.getPosition(id)", [key])
    opened.page.locator("[data-toggle=doubted]").check()
    assert opened.page.evaluate("([id]) => kg.parts.get('canvas').network.getPosition(id)", [key]) == before
    opened.page.get_by_role("button", name="Start view").click()
    assert opened.page.evaluate("([id]) => kg.parts.get('canvas').network.getPosition(id)", [key]) != before


def test_words_lie_on_no_other_words(opened: Visit) -> None:
    for view in ("who", "events", "all"):
        opened.page.evaluate("(view) => kg.state.set({ view, doubted: true })", view)
        overlaps = """() => {
          const { captions, labels } = kg.parts.get("canvas").words;
          const boxes = [...captions, ...labels].map(({ box }) => box);
          const meet = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
          return boxes.flatMap((a, i) => boxes.slice(i + 1).filter((b) => meet(a, b))).length;
        }"""
        assert opened.page.evaluate(overlaps) == 0
