"""The tables in a real browser: order, pages, selection both ways, files that no spreadsheet runs."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.page import page_html

LABELS = "#table section:first-child tbody th bdi"


@pytest.fixture
def open_page(browser: Any, tmp_path: Path) -> Iterator[Callable[..., Any]]:
    """Give a function from a graph to its page, turned to the tables."""
    contexts = []
    trouble: list[str] = []

    def opened(graph: nx.MultiDiGraph[str]) -> Any:
        file = tmp_path / "graph.html"
        file.write_text(page_html(graph, "Tables"), encoding="utf-8")
        contexts.append(browser.new_context(viewport={"width": 1300, "height": 900}, accept_downloads=True))
        page = contexts[-1].new_page()
        page.on("console", lambda message: trouble.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: trouble.append(str(error)))
        page.goto(file.as_uri())
        page.locator("html.ready").wait_for()
        page.get_by_role("tab", name="Table").click()
        return page

    yield opened
    for context in contexts:
        context.close()
    assert trouble == []


def saved(page: Any, button: str) -> list[dict[str, str]]:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    text = Path(waiting.value.path()).read_bytes().decode("utf-8")
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text[1:], newline="")))


def test_columns_sort_both_ways(open_page: Callable[..., Any], small: nx.MultiDiGraph[str]) -> None:
    page = open_page(small)
    head = page.locator("#table").get_by_role("columnheader", name="Event").first
    head.get_by_role("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    labels = page.locator(LABELS).all_inner_texts()
    assert labels == sorted(labels, key=str.lower)
    page.keyboard.press("Enter")
    assert head.get_attribute("aria-sort") == "descending"
    assert page.locator(LABELS).all_inner_texts() == labels[::-1]
    assert page.evaluate("kg.state.values.sort") == {"by": "what", "down": True}


@pytest.mark.parametrize("times", [1, 2])
def test_the_undated_come_last_whichever_way(open_page: Callable[..., Any], small: nx.MultiDiGraph[str], times: int) -> None:
    page = open_page(small)
    for _ in range(times - 1):
        page.locator("#table").get_by_role("columnheader", name="When").get_by_role("button").click()
    assert page.locator(LABELS).first.inner_text() == "Red Front shelling of Norland army"


def test_the_table_follows_filters_and_says_so(open_page: Callable[..., Any], small: nx.MultiDiGraph[str]) -> None:
    page = open_page(small)
    assert page.locator("#table .pager").first.inner_text() == "1–3 of 3 events"
    page.locator("[data-facet=kinds]").get_by_label("bombing").check()
    assert page.locator(LABELS).all_inner_texts() == ["bombing in Estfold"]
    assert page.locator("#table .pager").first.inner_text() == "1–1 of 1 event"


def test_selection_both_ways(open_page: Callable[..., Any], small: nx.MultiDiGraph[str]) -> None:
    page = open_page(small)
    page.locator("#table").get_by_role("button", name="bombing in Estfold").click()
    assert page.locator("#panel h2").inner_text() == "bombing in Estfold"
    assert page.locator("tr.chosen bdi").first.inner_text() == "bombing in Estfold"
    page.evaluate("kg.choose([...kg.data.edges.values()].find((edge) => edge.label === 'attacked').id)")
    assert page.locator("tr.chosen").inner_text().startswith("Red Front")


def test_the_file_of_events(open_page: Callable[..., Any], small: nx.MultiDiGraph[str]) -> None:
    rows = saved(open_page(small), "Download the events shown as CSV")
    first = rows[0]
    assert len(rows) == 3
    assert (first["event"], first["type"], first["who"], first["whom"]) == (
        "Red Front shelling of Norland army", "shelling", "Red Front", "Norland army",
    )  # fmt: skip
    assert (first["first_day"], first["last_day"], first["status"], first["source"]) == (
        "2024-03-04",
        "2024-03-04",
        "reported",
        "Norland Watch",
    )
    assert (first["killed"], first["killed_min"], first["killed_max"]) == ("2; at least 3 (expected)", "2", "2")
    assert (first["quote"][:17], first["quote_begin"], first["quote_end"]) == ("A mortar shelling", "0", "67")
    assert first["iri"].endswith("/event/10-18")
    assert first["article"] == "t1"


def test_the_file_of_relations(open_page: Callable[..., Any], small: nx.MultiDiGraph[str]) -> None:
    rows = saved(open_page(small), "Download the relations shown as CSV")
    attacked = next(row for row in rows if row["relation"] == "attacked")
    assert (attacked["who"], attacked["whom"], attacked["status"]) == ("Red Front", "Norland army", "reported")
    assert attacked["quote"].startswith("A mortar shelling")
    assert attacked["who_iri"].endswith("/actor/red-front")


def test_no_cell_is_a_formula(open_page: Callable[..., Any], turtle_graph: Callable[[str], nx.MultiDiGraph[str]]) -> None:
    graph = turtle_graph("""
      a:x a ck:ArmedGroup, ck:ArmedActor, ck:Actor ; skos:prefLabel "=HYPERLINK(1)" .
      ev:1-2 a ck:ArmedAttack, ck:ViolentEvent, ck:Event ; rdfs:label " +1, raid" ; ck:perpetrator a:x ; ck:status ckc:asserted ;
        ck:evidence <https://w3id.org/conflict-kg/doc/t1#char=0,9> .
      <https://w3id.org/conflict-kg/doc/t1#char=0,9> nif:anchorOf "@a \\"quote\\"\\nof two lines" .""")
    (row,) = saved(open_page(graph), "Download the events shown as CSV")
    assert (row["event"], row["who"]) == ("' +1, raid", "'=HYPERLINK(1)")
    assert row["quote"] == '\'@a "quote"\nof two lines'


def test_thousands_of_rows_come_in_pages(open_page: Callable[..., Any], turtle_graph: Callable[[str], nx.MultiDiGraph[str]]) -> None:
    event = 'ev:{0}-{0} a ck:ArmedAttack, ck:ViolentEvent, ck:Event ; rdfs:label "raid {0:04}" ; ck:status ckc:asserted .'
    page = open_page(turtle_graph("\n".join(event.format(number) for number in range(1, 1201))))
    page.locator("#table").get_by_role("columnheader", name="Event").get_by_role("button").click()
    assert page.locator(LABELS).count() == 100
    page.get_by_role("button", name="Next").click()
    assert page.locator(LABELS).first.inner_text() == "raid 0101"
    assert "101–200 of 1,200 events" in page.locator("#table .pager").first.inner_text()
    page.evaluate("kg.choose([...kg.data.nodes.values()].find((node) => node.label === 'raid 0777').id)")
    assert page.locator("tr.chosen bdi").inner_text() == "raid 0777"
    assert len(saved(page, "Download the events shown as CSV")) == 1200


def test_counts_of_the_injured_have_a_column_where_there_are_any(
    open_page: Callable[..., Any], turtle_graph: Callable[[str], nx.MultiDiGraph[str]]
) -> None:
    graph = turtle_graph("""
      ckc:injured skos:prefLabel "injured"@en .
      ev:1-2 a ck:ArmedAttack, ck:ViolentEvent, ck:Event ; rdfs:label "raid" ; ck:status ckc:asserted ;
        ck:casualties q:1-2 ; ck:quantity q:1-2 .
      q:1-2 a ck:CasualtyCount, ck:Quantity ; ck:measure ckc:injured ; ck:min 3 ; ck:max 9 ; ck:unit "person" ; ck:status ckc:asserted .""")
    page = open_page(graph)
    assert page.locator("#table td[data-label=Injured]").inner_text() == "3 to 9"
    (row,) = saved(page, "Download the events shown as CSV")
    assert (row["injured"], row["injured_min"], row["injured_max"]) == ("3 to 9", "3", "9")
