"""Who harmed whom: the matrix that opens the page, the lines that the drawing has for it, symbols that stand for several, and cards."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.page import page_html
from tests.page.many_graph import many
from tests.page.visiting import COVERED, Visit, visiting

LINES = """[...kg.drawn.edges.values()].filter(({ look }) => look === "harm")
  .map(({ from, to, factual, dead }) => [kg.drawn.nodes.get(from).label, kg.drawn.nodes.get(to).label, factual, dead])"""


@pytest.fixture(scope="module")
def file(turtle_graph: Callable[[str], nx.MultiDiGraph[str]], tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("page") / "many.html"
    made.write_text(page_html(turtle_graph(many()), "Eight stories"), encoding="utf-8")
    return made


@pytest.fixture
def visit(browser: Any, file: Path) -> Iterator[Visit]:
    with visiting(browser, file) as opened:
        yield opened


def rows(visit: Visit) -> dict[str, list[str]]:
    """The matrix: names of rows, with the words of their cells."""
    table = visit.page.locator("#matrix tbody tr")
    return {
        row.locator("th button").inner_text(): [" ".join(cell.split()) for cell in row.locator("td").all_inner_texts()]
        for row in table.all()
    }


def heads(visit: Visit) -> list[str]:
    return list(visit.page.locator("#matrix thead th").all_inner_texts())


def drawn(visit: Visit) -> dict[tuple[str, str], tuple[bool, Any]]:
    return {(who, whom): (sure, dead) for who, whom, sure, dead in visit.page.evaluate(LINES)}


def test_it_opens_with_who_harmed_whom(visit: Visit) -> None:
    assert heads(visit) == ["Who", "State side", "Civilians", "Places", "Not told"]
    assert rows(visit) == {
        "Red Front": ["", "12–26 1 ev.", "", ""],
        "Blue League": ["3 1 ev. +1?", "", "– 1 ev.", ""],
        "fighters (unnamed) × 4": ["– 4 ev.", "", "", ""],
        "Norland army": ["", "", "", "– 1 ev."],
        "Not told who": ["", "28 1 ev.", "", ""],
    }


def test_the_most_harm_stands_first_and_who_is_not_known_last(visit: Visit) -> None:
    assert list(rows(visit)) == ["Red Front", "Blue League", "fighters (unnamed) × 4", "Norland army", "Not told who"]


def test_each_cell_is_told_in_words(visit: Visit) -> None:
    cell = visit.page.get_by_role("button", name="Red Front, Civilians: 1 event, 12–26 dead")
    assert cell.get_attribute("aria-pressed") == "false"
    cell.click()
    assert cell.get_attribute("aria-pressed") == "true"
    assert visit.page.evaluate("document.activeElement.dataset.cell") == cell.get_attribute("data-cell")


@pytest.mark.parametrize(
    "name, title, events",
    [
        ("Red Front, Civilians: ", "Red Front → civilians", {"raid on Upper Ford", "attack on Upper Ford"}),
        ("Blue League: ", "Blue League → anyone", {"attack on Old Mill", "attack on the army"}),
        ("Civilians: ", "anyone → civilians", {"raid on Upper Ford", "attack on Upper Ford", "28 people killed"}),
        ("Not told who, Civilians: ", "not told who → civilians", {"28 people killed"}),
        ("fighters (unnamed) × 4: ", "unnamed fighters → anyone", {f"ambush {i}" for i in range(4, 8)}),
    ],
)
def test_a_click_gives_the_events(visit: Visit, name: str, title: str, events: set[str]) -> None:
    visit.page.locator(f'#matrix [aria-label^="{name}"]').first.click()
    assert visit.page.locator("#panel h2").inner_text() == title
    assert set(visit.page.evaluate("[...kg.shown.events].map((id) => kg.data.label(id))")) == events
    visit.page.get_by_role("button", name="Show all again").click()
    assert visit.page.evaluate("kg.shown.events.size") == 10
    assert len(rows(visit)) == 5


def test_a_line_leads_to_whatever_was_hit_as_wide_as_the_dead_are_many(visit: Visit) -> None:
    lines = drawn(visit)
    assert lines["Blue League", "Old Mill"] == (True, None)
    assert lines["Blue League", "Norland army"] == (True, [3, 3])
    assert lines["Red Front", "12 villagers"] == (True, [12, 12])
    wide = "([from, to]) => [...kg.drawn.edges.values()].find((e) => kg.data.label(e.from) === from && kg.data.label(e.to) === to).width"
    assert visit.page.evaluate(wide, ["Red Front", "12 villagers"]) > visit.page.evaluate(wide, ["Blue League", "Norland army"])


def test_what_is_claimed_is_harm_and_dashed(visit: Visit) -> None:
    visit.page.locator("[data-toggle=doubted]").check()
    look = """[...kg.drawn.edges.values()].filter(({ factual }) => !factual)
      .map(({ id, look }) => [look, kg.parts.get("canvas").edges.get(id).dashes])"""
    assert visit.page.evaluate(look) == [["harm", True]]


def test_every_harm_of_a_known_doer_is_drawn_and_counted(visit: Visit) -> None:
    script = """() => {
      const known = [...kg.data.nodes.values()].filter(({ event }) => event?.harm?.by.length && event.harm.to.length);
      const lines = [...kg.data.edges.values()].filter(({ look, category }) => look === "harm" && category !== "role");
      const drawn = new Set(lines.flatMap(({ events }) => events));
      const counted = new Set(kg.shown.harmful);
      return known.filter(({ id }) => !drawn.has(id) || !counted.has(id)).map(({ label }) => label);
    }"""
    assert visit.page.evaluate(script) == []


def test_unnamed_people_of_a_kind_are_one_symbol_that_unfolds(visit: Visit) -> None:
    labels = "[...kg.drawn.nodes.values()].map(({ label }) => label)"
    assert "fighters × 4" in visit.page.evaluate(labels)
    assert not [label for label in visit.page.evaluate(labels) if label.startswith("gunmen")]
    visit.page.evaluate("kg.parts.get('canvas').press([...kg.drawn.nodes.values()].find(({ isFold }) => isFold).id)")
    assert {f"gunmen {i}" for i in range(4, 8)} <= set(visit.page.evaluate(labels))
    assert visit.page.locator("#panel li button").all_inner_texts() == [f"gunmen {i}" for i in range(4, 8)]
    visit.page.go_back()
    assert "fighters × 4" in visit.page.evaluate(labels)


def test_lines_of_a_folded_symbol_tell_what_they_stand_for(visit: Visit) -> None:
    visit.page.evaluate("kg.choose([...kg.drawn.edges.values()].find(({ members }) => members?.length === 4).id)")
    assert visit.page.locator("#panel h2").inner_text() == "fighters × 4 → Norland army"
    assert visit.page.locator("#panel .lines li").count() == 4


def test_one_incident_is_one_card(visit: Visit) -> None:
    visit.choose("raid on Upper Ford")
    card = visit.page.locator("#panel table.incident")
    assert card.locator("caption").inner_text() == "Perhaps one incident: of one kind, day and place, told by 2 articles"
    assert card.locator("thead th button").all_inner_texts() == ["Story 0", "Story 1"]
    killed = card.locator("tr", has_text="Killed")
    assert killed.locator("td").all_inner_texts() == ["12", "14"]
    assert "differs" in str(killed.get_attribute("class"))
    assert "differs" not in str(card.locator("tr", has_text="Where").get_attribute("class"))
    card.get_by_role("button", name="Story 1").click()
    assert visit.page.locator("#panel h2").inner_text() == "attack on Upper Ford"


def test_figures_that_differ_lead(visit: Visit) -> None:
    panel = visit.told()
    assert "raid on Upper Ford: 12 killed (Wire), 14 killed (Post)" in panel
    assert panel.upper().index("FIGURES THAT DIFFER") < panel.upper().index("WHAT HAPPENED")


def test_totals_of_a_long_time_are_background(visit: Visit) -> None:
    summary = visit.page.locator("#panel summary", has_text="Background")
    assert summary.inner_text() == "Background: wars, and totals of a long time (1)"
    items = visit.page.locator("#panel .facts").first.inner_text()
    assert "9,000 killed in the war" not in items
    assert "28 people killed" in items


def test_an_actors_page_tells_harm_by_month(visit: Visit) -> None:
    visit.choose("Blue League")
    told = visit.told()
    assert "HARM DONE: 2 EVENTS, 3 DEAD" in told.upper()
    assert visit.page.locator("#panel svg.months rect title").all_text_contents() == ["2024-04: 2 events, 3 dead"]
    assert "Norland army 1" in told
    assert "Events, newest first (2)" in told or "EVENTS, NEWEST FIRST (2)" in told
    visit.choose("Norland army")
    assert "HARM SUFFERED: 5 EVENTS, 3 DEAD" in visit.told().upper()


def test_no_caption_covers_a_symbol_and_the_first_have_theirs(visit: Visit) -> None:
    for view in ("who", "events", "all"):
        visit.page.evaluate("(view) => kg.state.set({ view })", view)
        assert visit.page.evaluate(COVERED) == [0, 0]


def test_linked_incidents_count_once(turtle_graph: Callable[[str], nx.MultiDiGraph[str]], browser: Any, tmp_path: Path) -> None:
    links = "".join(
        f"<https://w3id.org/conflict-kg/doc/m{i}/event/100-105> ck:eventIdentity <https://w3id.org/conflict-kg/same/1> .\n" for i in (0, 1)
    )
    file = tmp_path / "linked.html"
    file.write_text(page_html(turtle_graph(many() + links), "Linked"), encoding="utf-8")
    with visiting(browser, file) as visit:
        assert rows(visit)["Red Front"] == ["", "12–14 1 ev.", "", ""]
        visit.choose("raid on Upper Ford")
        assert visit.page.locator("#panel table.incident caption").inner_text() == "One incident, told by 2 articles"


PATH = """(names) => {
  const [from, to] = names.map((name) => [...kg.data.nodes.values()].find((node) => node.label === name));
  kg.parts.get("finder").openWays(true);
  kg.parts.get("finder").find(from, to);
}"""


@pytest.mark.parametrize(
    "ends, answer",
    [
        (["Blue League", "Norland army"], "Over direct relations"),
        (["Red Front", "Upper Ford"], "No direct relations; over events"),
        (["Red Front", "Blue League"], "joins Red Front and Blue League. No article names both."),
    ],
)
def test_a_path_or_what_is_nearest_in_common(visit: Visit, ends: list[str], answer: str) -> None:
    visit.page.evaluate(PATH, ends)
    assert answer in " ".join(visit.page.locator(".chains").inner_text().split())
