"""The page in a real browser, from disk: fetches nothing, complains of nothing, answers to mouse and keyboard, runs no foreign script."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.page import page_html

PAYLOADS = (
    "<script>window.hit=1</script>",
    "</script><script>window.hit=1</script>",
    '"><img src=x onerror="window.hit=1">',
    "<svg/onload=window.hit=1>",
    "javascript:window.hit=1",
    "{{7*7}}<b>{% raw %}",
)

SPOT = """([label]) => {
  const { id } = [...kg.data.nodes.values()].find((node) => node.label === label);
  const { network } = kg.parts.get("canvas");
  return network.canvasToDOM(network.getPosition(id));
}"""


class Visit:
    """One opened page with all that it logged and asked for."""

    def __init__(self, browser: Any, file: Path, **options: Any) -> None:
        self.context = browser.new_context(viewport={"width": 1200, "height": 900}, **options)
        self.page = self.context.new_page()
        self.trouble: list[str] = []
        self.requests: list[str] = []
        self.page.on("console", lambda m: self.trouble.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda e: self.trouble.append(str(e)))
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.goto(file.as_uri())
        self.page.locator("html.ready").wait_for()

    def click_node(self, label: str) -> None:
        """Click the drawing where the node stands."""
        spot = self.page.evaluate(SPOT, [label])
        box = self.page.locator("#canvas").bounding_box()
        self.page.mouse.click(box["x"] + spot["x"], box["y"] + spot["y"])

    def panel(self) -> str:
        return str(self.page.locator("#panel").inner_text())


@pytest.fixture
def opened(browser: Any, small: nx.MultiDiGraph[str], tmp_path: Path) -> Any:
    file = tmp_path / "graph.html"
    file.write_text(page_html(small, "Shelling in Estfold"), encoding="utf-8")
    visit = Visit(browser, file)
    yield visit
    visit.context.close()
    assert visit.trouble == []
    assert [r for r in visit.requests if not r.startswith(("file:", "data:"))] == []


def test_clicking_a_node_shows_its_words(opened: Visit) -> None:
    opened.click_node("Red Front")
    opened.page.get_by_text("ALL LINES", exact=False).first.wait_for()
    assert "Also: the Front" in opened.panel()
    links = opened.page.locator("#panel .links a")
    assert [links.nth(i).get_attribute("href") for i in range(links.count())] == ["https://www.wikidata.org/entity/Q1"]
    assert links.first.get_attribute("rel") == "noopener noreferrer"


def test_clicking_an_event_shows_quote_offsets_and_source(opened: Visit) -> None:
    opened.page.locator("input[value=events]").check(force=True)
    opened.click_node("Red Front shelling of Norland army")
    opened.page.locator("#panel blockquote").first.wait_for()
    told = opened.panel()
    assert "“A mortar shelling of the army killed two soldiers in Estfold Monday”" in told
    assert "t1, characters 0–67" in told
    assert "Says who\nNorland Watch reported" in told
    assert "Killed\n2 (Norland Watch) reported, at least 3 expected" in told


def test_the_table_leads_to_the_evidence_by_keyboard(opened: Visit) -> None:
    opened.page.get_by_role("tab", name="Table").click()
    opened.page.locator("#table").get_by_role("button", name="bombing in Estfold").focus()
    opened.page.keyboard.press("Enter")
    assert opened.page.evaluate("document.activeElement.textContent") == "bombing in Estfold"
    assert opened.page.locator("input[value=events]").is_checked()
    opened.page.locator("#panel blockquote").first.wait_for(state="attached")
    assert "claimed" in opened.panel()


def test_a_relation_opens_its_line(opened: Visit) -> None:
    opened.page.get_by_role("tab", name="Table").click()
    opened.page.locator("[data-toggle=doubted]").check()
    opened.page.get_by_role("row", name="Norland supports Red Front denied Norland").get_by_role("button").click()
    assert "Norland – supports (denied) – Red Front" in opened.panel()


def test_search_finds_other_names(opened: Visit) -> None:
    opened.page.get_by_role("combobox", name="Search names").fill("oslom")
    opened.page.keyboard.press("Enter")
    assert opened.page.locator("#panel h2").inner_text() == "Norland"


@pytest.mark.parametrize("toggle, line", [("doubted", "supports (denied)"), ("part", "is part of (intended)"), ("origin", "attributed to")])
def test_toggles(opened: Visit, toggle: str, line: str) -> None:
    opened.page.locator("input[value=all]").check(force=True)
    if toggle == "part":
        opened.page.locator("[data-toggle=doubted]").check()
    shown = "([l]) => [...kg.shown.edges].some((id) => kg.data.edges.get(id).label === l)"
    before = opened.page.evaluate(shown, [line])
    opened.page.locator(f"[data-toggle={toggle}]").click()
    assert opened.page.evaluate(shown, [line]) is not before


def test_narrow_page_does_not_scroll_sideways(opened: Visit) -> None:
    opened.page.set_viewport_size({"width": 360, "height": 740})
    assert opened.page.evaluate("document.documentElement.scrollWidth") <= 360


CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_contrast(browser: Any, small: nx.MultiDiGraph[str], tmp_path: Path, scheme: str) -> None:
    file = tmp_path / "graph.html"
    file.write_text(page_html(small, "Shelling in Estfold"), encoding="utf-8")
    visit = Visit(browser, file, color_scheme=scheme)
    visit.page.get_by_role("tab", name="Table").click()
    visit.page.locator("#table tbody button").first.click()
    visit.page.locator("#panel blockquote").first.wait_for()
    visit.page.mouse.move(5, 5)
    assert visit.page.evaluate(CONTRAST) == []
    visit.context.close()


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_payload_runs(browser: Any, turtle_graph: Callable[[str], nx.MultiDiGraph[str]], tmp_path: Path, payload: str) -> None:
    text = json.dumps(payload)
    turtle = f"""
      a:x a ck:ArmedGroup, ck:ArmedActor, ck:Actor ; skos:prefLabel {text} ; skos:altLabel {text} ; dcterms:description {text} ;
        schema:sameAs <javascript:window.hit=1>, <https://example.org/%3Cscript%3E>, <data:text/html,x> ; ck:attacked a:y .
      a:y a ck:InformationSource, ck:Actor ; skos:prefLabel {text} .
      d:t1 dcterms:identifier {json.dumps("id:" + payload)} .
      ev:1-2 a ck:ArmedAttack, ck:ViolentEvent, ck:Event ; rdfs:label {text} ; ck:perpetrator a:x ; ck:target a:y ; ck:status ckc:reported ;
        ck:attributedTo a:y ; ck:evidence <https://w3id.org/conflict-kg/doc/t1#char=0,9> .
      <https://w3id.org/conflict-kg/doc/t1#char=0,9> nif:anchorOf {text} ."""
    file = tmp_path / "graph.html"
    file.write_text(page_html(turtle_graph(turtle), payload), encoding="utf-8")
    visit = Visit(browser, file)
    visit.page.get_by_role("tab", name="Table").click()
    for button in visit.page.locator("#table tbody button").all():
        button.click()
        visit.page.locator("#panel summary").last.click()
    visit.page.get_by_role("combobox", name="Search names").fill(payload[:5])
    visit.page.wait_for_timeout(100)
    assert visit.page.evaluate("window.hit") is None
    assert visit.page.locator("h1").inner_text() == payload
    assert visit.page.locator("main img, main script, main b:not(.legend b)").count() == 0
    hrefs = [link.get_attribute("href") for link in visit.page.locator("#panel a").all()]
    assert all(href.startswith("https://") for href in hrefs)
    visit.context.close()
    assert visit.trouble == []
    assert [r for r in visit.requests if not r.startswith(("file:", "data:"))] == []
