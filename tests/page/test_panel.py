"""The evidence panel in a browser: who, whom, where and how many at the top, by whose word, and the words themselves."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from visiting import Visit, visiting

from kg.page import network, page_html

CONTRAST = (Path(__file__).parent / "contrast.js").read_text(encoding="utf-8")
CLASH = """
  d:t2 a ck:Article ; dcterms:identifier "id:t2" ; schema:headline "Toll of the raid"@en ; dcterms:issued "2024-03-06"^^xsd:date ;
    schema:url <https://news.example/t2> ; dcterms:publisher "The Oslom Post" .
  a:army a ck:StateForce, ck:ArmedActor, ck:Actor ; skos:prefLabel "army"@en .
  a:hospital a ck:InformationSource, ck:Actor ; skos:prefLabel "hospital"@en .
  grp:1-2 a ck:PopulationGroup, ck:Actor ; skos:prefLabel "guards"@en .
  grp:3-4 a ck:PopulationGroup, ck:Actor ; skos:prefLabel "one child"@en .
  ckc:killed skos:prefLabel "killed"@en . ckc:wounded skos:prefLabel "wounded"@en .
  <https://w3id.org/conflict-kg/doc/t2/event/1-5> a ck:ArmedAttack, ck:ViolentEvent, ck:Event ; rdfs:label "raid on guards"@en ;
    ck:perpetrator a:army ; ck:target grp:1-2 ; ck:status ckc:reported ; ck:attributedTo a:hospital, a:army ;
    ck:casualties q:1, q:2, q:3, q:4 ; ck:quantity q:1, q:2, q:3, q:4 ;
    ck:evidence <https://w3id.org/conflict-kg/doc/t2#char=0,30> .
  q:1 a ck:CasualtyCount, ck:Quantity ; ck:measure ckc:killed ; ck:of grp:1-2 ; ck:min 26 ; ck:value 26 ; ck:status ckc:reported ;
    ck:attributedTo a:hospital ; ck:evidence <https://w3id.org/conflict-kg/doc/t2#char=0,30> .
  q:2 a ck:CasualtyCount, ck:Quantity ; ck:measure ckc:killed ; ck:of grp:1-2 ; ck:min 4 ; ck:max 5 ; ck:status ckc:claimed ;
    ck:attributedTo a:army ; ck:evidence <https://w3id.org/conflict-kg/doc/t2#char=31,60> .
  q:3 a ck:CasualtyCount, ck:Quantity ; ck:measure ckc:wounded ; ck:value 7 ; ck:min 7 ; ck:max 7 ; ck:status ckc:reported ;
    ck:attributedTo a:hospital ; ck:evidence <https://w3id.org/conflict-kg/doc/t2#char=0,30> .
  q:4 a ck:CasualtyCount, ck:Quantity ; ck:measure ckc:wounded ; ck:of grp:3-4 ; ck:value 1 ; ck:min 1 ; ck:max 1 ; ck:status ckc:reported ;
    ck:breakdownOf q:3 ; ck:attributedTo a:hospital ; ck:evidence <https://w3id.org/conflict-kg/doc/t2#char=0,30> .
  <https://w3id.org/conflict-kg/doc/t2#char=0,30> nif:anchorOf "At least 26 guards were killed"@en .
  <https://w3id.org/conflict-kg/doc/t2#char=31,60> nif:anchorOf "the army said: four or five"@en .
"""


def _page(turtle: Path, title: str, folder: Path, *more: Path) -> Path:
    file = folder / "page.html"
    file.write_text(page_html(network([turtle, *more]), title), encoding="utf-8")
    return file


@pytest.fixture
def small_page(browser: Any, small_turtle: str, tmp_path: Path) -> Iterator[Visit]:
    (tmp_path / "graph.ttl").write_text(small_turtle + CLASH, encoding="utf-8")
    with visiting(browser, _page(tmp_path / "graph.ttl", "Small", tmp_path)) as visit:
        yield visit


@pytest.fixture
def seed_page(browser: Any, seed_turtle: Path, tmp_path: Path) -> Iterator[Visit]:
    with visiting(browser, _page(seed_turtle, "Seed", tmp_path, seed_turtle.with_name("mentions.ttl"))) as visit:
        yield visit


def test_an_event_says_at_once_who_whom_where_when_how_many_and_who_says_so(small_page: Visit) -> None:
    small_page.choose("Red Front shelling of Norland army")
    assert small_page.rows() == {
        "Who": "Red Front",
        "Whom": "Norland army",
        "Where": "Estfold, near Old Mill",
        "When": "Monday (2024-03-04)",
        "Weapon": "mortar",
        "Killed": "2 (Norland Watch) reported, at least 3 expected",
        "Says who": "Norland Watch reported",
    }
    bottom = small_page.page.locator("#panel dl.event").bounding_box()
    frame = small_page.page.locator("#panel").bounding_box()
    assert bottom["y"] + bottom["height"] < frame["y"] + frame["height"], "without scrolling"


def test_a_doubted_role_is_told_with_its_status(small_page: Visit) -> None:
    small_page.choose("bombing in Estfold")
    assert small_page.rows()["Who"] == "Red Front claimed"
    assert small_page.rows()["Says who"] == "the article itself asserted"


def test_what_contradicts_itself_stands_side_by_side(small_page: Visit) -> None:
    small_page.choose("raid on guards")
    table = small_page.page.locator("#panel table.contested")
    assert table.count() == 1
    assert table.locator("caption").inner_text() == "2 figures of killed (guards) that differ – not to be added up"
    rows = table.locator("tbody tr")
    assert [[cell.inner_text().strip() for cell in row.locator("th, td").all()] for row in rows.all()] == [
        ["hospital", "at least 26", "reported"],
        ["1 quote"],
        ["army", "4 to 5", "claimed"],
        ["1 quote"],
    ]
    rows.nth(1).locator("summary").click()
    assert "At least 26 guards were killed" in rows.nth(1).inner_text()


def test_a_part_stands_under_its_total(small_page: Visit) -> None:
    small_page.choose("raid on guards")
    part = small_page.page.locator("#panel .breakdown")
    assert part.count() == 1
    assert part.inner_text().split("\n\n")[:2] == ["of these", "1 wounded: one child"]
    assert part.locator("xpath=..").inner_text().startswith("7 wounded")


def test_a_node_shows_names_classes_and_safe_links(small_page: Visit) -> None:
    small_page.choose("Red Front")
    told = small_page.told()
    assert "armed group · armed actor · organization · actor" in told
    assert "Also: the Front" in told
    links = small_page.page.locator("#panel .links a")
    assert [(a.get_attribute("href"), a.inner_text()) for a in links.all()] == [("https://www.wikidata.org/entity/Q1", "Wikidata Q1")]


def test_a_line_shows_every_event_and_statement_behind_it(small_page: Visit) -> None:
    edge = "[...kg.data.edges.values()].find((e) => e.label === 'supports (denied)').id"
    small_page.page.evaluate(f"kg.choose({edge}, {{ reach: true }})")
    assert "Norland – supports (denied) – Red Front" in small_page.told()
    small_page.page.locator("#panel .meta").get_by_role("button", name="Red Front").click()
    assert small_page.page.locator("#panel h2").inner_text() == "Red Front"


def test_the_words_that_fill_a_role_lead_to_their_node(seed_page: Visit) -> None:
    seed_page.choose("ISIL attack on convoy of oil tankers and seven people in Syrian desert")
    marks = seed_page.page.locator("#panel blockquote").first.locator("mark.filler")
    told = [(mark.inner_text(), mark.get_attribute("title")) for mark in marks.all()]
    assert ("the group", "perpetrator: ISIL") in told
    assert ("a convoy of oil tankers", "target: convoy of oil tankers") in told
    assert ("the Syrian desert", "place: Syrian desert") in told
    assert ("two civilians", "killed: two civilians") in told
    assert ("The same month", "time") in told
    marks.filter(has_text="the group").focus()
    seed_page.page.keyboard.press("Enter")
    assert seed_page.page.locator("#panel h2").inner_text() == "ISIL"


def test_long_lists_are_folded_with_their_number(seed_page: Visit) -> None:
    seed_page.choose("ISIL")
    seed_page.page.locator("#panel .facts + details > summary", has_text="more").first.wait_for()
    before = seed_page.page.locator("#panel .facts > li").count()
    folded = seed_page.page.locator("#panel .facts + details > summary", has_text="more").first
    number = int(folded.inner_text().split()[0])
    folded.click()
    assert seed_page.page.locator("#panel .facts > li").count() == before + number


def test_three_clicks_lead_from_the_open_page_to_who_how_many_and_who_says_so(seed_page: Visit) -> None:
    seed_page.tab("Table")
    seed_page.page.get_by_role("button", name="ISIL attack on convoy of oil tankers").first.click()
    rows = seed_page.rows()
    assert (rows["Who"], rows["Killed"], rows["Says who"]) == ("ISIL", "7 asserted", "the article itself (Al Jazeera) asserted")


CITATION = """“At least 26 guards were killed”
— “Toll of the raid”, The Oslom Post, 2024-03-06, https://news.example/t2
Article t2, characters 0–30
Status: reported, according to army, hospital
Fact: https://w3id.org/conflict-kg/doc/t2/event/1-5"""


def test_a_citation_goes_to_the_clipboard(browser: Any, small_turtle: str, tmp_path: Path) -> None:
    (tmp_path / "graph.ttl").write_text(small_turtle + CLASH, encoding="utf-8")
    file = _page(tmp_path / "graph.ttl", "Small", tmp_path)
    with visiting(browser, file, permissions=["clipboard-read", "clipboard-write"]) as visit:
        visit.choose("raid on guards")
        visit.page.get_by_role("button", name="Copy citation").first.click()
        visit.until("document.getElementById('said').textContent === 'Citation copied'")
        assert visit.page.evaluate("navigator.clipboard.readText()").replace("\r\n", "\n") == CITATION


def test_without_a_clipboard_the_citation_stands_in_a_field(small_page: Visit) -> None:
    small_page.page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    small_page.choose("raid on guards")
    small_page.page.get_by_role("button", name="Copy citation").first.click()
    field = small_page.page.get_by_label("Citation", exact=True)
    assert field.input_value() == CITATION
    assert small_page.page.evaluate("getSelection().toString() || document.activeElement.value") == CITATION
    assert "Ctrl+C" in small_page.page.locator("#said").inner_text()
    small_page.page.get_by_role("button", name="Copy citation").first.click()
    assert small_page.page.get_by_label("Citation", exact=True).count() == 1


def test_facts_that_come_late_are_dropped(small_page: Visit) -> None:
    """Make the first node's facts slower than the second's: the panel must keep to the second."""
    script = """async () => {
      const byLabel = (label) => [...kg.data.nodes.values()].find((node) => node.label === label).id;
      const read = kg.data.details.bind(kg.data);
      let release;
      const gate = new Promise((resolve) => { release = resolve; });
      kg.data.details = async (id) => { const found = await read(id); if (id === byLabel("Red Front")) await gate; return found; };
      kg.choose(byLabel("Red Front"));
      kg.choose(byLabel("Norland"));
      while (document.querySelector("#panel .waiting")) await new Promise((resolve) => setTimeout(resolve, 20));
      const before = document.getElementById("panel").innerText;
      release();
      await new Promise((resolve) => setTimeout(resolve, 150));
      return [before, document.getElementById("panel").innerText];
    }"""
    before, after = small_page.page.evaluate(script)
    assert after == before
    assert after.startswith("Norland\n")


def test_facts_that_cannot_be_read_are_told_so(small_page: Visit) -> None:
    small_page.page.evaluate("() => { kg.data.details = async () => { throw new Error('block 1 is broken'); }; }")
    small_page.choose("Red Front")
    assert "The facts cannot be read: block 1 is broken" in small_page.told()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_marked_words_can_be_read(browser: Any, seed_turtle: Path, tmp_path: Path, scheme: str) -> None:
    file = _page(seed_turtle, "Seed", tmp_path, seed_turtle.with_name("mentions.ttl"))
    with visiting(browser, file, color_scheme=scheme) as visit:
        visit.choose("ISIL attack on convoy of oil tankers and seven people in Syrian desert")
        visit.page.get_by_role("button", name="Show in text").first.click()
        visit.until("document.querySelector('#text .evidence .mention.chosen') && document.querySelector('#panel mark.filler')")
        assert visit.page.evaluate(CONTRAST) == []


ARABIC = json.dumps("مقتل ثلاثة جنود في هجوم", ensure_ascii=False)


def test_words_of_another_direction_stand_apart(browser: Any, turtle_graph: Any, tmp_path: Path) -> None:
    turtle = f"""
      a:x a ck:ArmedGroup, ck:ArmedActor, ck:Actor ; skos:prefLabel {ARABIC} ; skos:altLabel "Die Rote Front" .
      ev:1-2 a ck:ArmedAttack, ck:ViolentEvent, ck:Event ; rdfs:label "Überfall" ; ck:perpetrator a:x ; ck:status ckc:asserted ;
        ck:evidence <https://w3id.org/conflict-kg/doc/t1#char=0,9> .
      <https://w3id.org/conflict-kg/doc/t1#char=0,9> nif:anchorOf {ARABIC} ."""
    file = tmp_path / "page.html"
    file.write_text(page_html(turtle_graph(turtle), "Überfall"), encoding="utf-8")
    with visiting(browser, file) as visit:
        visit.choose("Überfall")
        assert visit.page.locator("#panel blockquote p").evaluate("(p) => getComputedStyle(p).direction") == "rtl"
        assert visit.page.locator("#panel dl.event button bdi").first.inner_text() == json.loads(ARABIC)
