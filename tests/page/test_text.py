"""The reader: an article's words with what they mention, from mention to node and from quote to place in the text."""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from visiting import Visit, visiting

from kg.page import network, page_html

BOMB = "\N{BOMB}"
ARABIC = "قال الجيش إن الجبهة هاجمت التل."
EVIDENCE = f"{BOMB}{BOMB} The Front, the army of the North, raided Hill."
FIRST = f"{BOMB} Front raid\n\n{EVIDENCE} Two men of the Front died.\n\n{ARABIC}"
SECOND = "Die Rote Front überfiel den Hügel. L’armée a perdu deux hommes; el ejército también."


def _literal(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def _mention(doc: str, text: str, words: str, *nodes: str, nth: int = 0) -> str:
    begin = -1
    for _ in range(nth + 1):
        begin = text.index(words, begin + 1)
    return f"<https://w3id.org/conflict-kg/doc/{doc}#char={begin},{begin + len(words)}> itsrdf:taIdentRef {', '.join(nodes)} .\n"


def _span(doc: str, text: str, words: str) -> str:
    begin = text.index(words)
    return f"<https://w3id.org/conflict-kg/doc/{doc}#char={begin},{begin + len(words)}>"


GRAPH = f"""
  d:a1 a ck:Article ; dcterms:identifier "id:a1" ; schema:headline "{BOMB} Front raid" ; schema:inLanguage "en" ;
    dcterms:issued "2024-01-01"^^xsd:date .
  d:a2 a ck:Article ; dcterms:identifier "id:a2" ; schema:headline "Überfall" ; schema:inLanguage "de" .
  a:front a ck:ArmedGroup, ck:ArmedActor, ck:Actor ; skos:prefLabel "Front" .
  a:north a ck:Government, ck:Actor ; skos:prefLabel "North" .
  p:hill a ck:Place ; skos:prefLabel "Hill" .
  <https://w3id.org/conflict-kg/doc/a1/event/1-2> a ck:ArmedAttack, ck:ViolentEvent, ck:Event ; rdfs:label "raid on Hill" ;
    ck:perpetrator a:front ; ck:place p:hill ; ck:status ckc:asserted ; ck:evidence {_span("a1", FIRST, EVIDENCE)} .
  {_span("a1", FIRST, EVIDENCE)} nif:anchorOf {_literal(EVIDENCE)} .
  <https://w3id.org/conflict-kg/doc/a2/event/1-2> a ck:ArmedAttack, ck:ViolentEvent, ck:Event ; rdfs:label "Überfall am Hügel" ;
    ck:perpetrator a:front ; ck:status ckc:asserted ; ck:evidence {_span("a2", SECOND, SECOND[:34])} .
"""
RAID = "<https://w3id.org/conflict-kg/doc/a1/event/1-2>"
MENTIONS = "@prefix itsrdf: <http://www.w3.org/2005/11/its/rdf#> .\n" + "".join(
    [
        f"d:a1 nif:isString {_literal(FIRST)} . d:a2 nif:isString {_literal(SECOND)} .\n",
        _mention("a1", FIRST, "Front", "a:front"),
        _mention("a1", FIRST, "The Front, the army of the North", "a:front"),
        _mention("a1", FIRST, "the North", "a:north"),
        _mention("a1", FIRST, "raided", RAID),
        _mention("a1", FIRST, "raid", RAID),
        _mention("a1", FIRST, "Hill", "p:hill"),
        _mention("a1", FIRST, "Two men of the Front", RAID, "a:front"),
        _mention("a1", FIRST, "الجبهة", "a:front"),
        _mention("a2", SECOND, "Die Rote Front", "a:front"),
    ]
)


@pytest.fixture(scope="module")
def page_file(turtle_graph: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("text") / "page.html"
    file.write_text(page_html(turtle_graph(GRAPH + MENTIONS), "Raid"), encoding="utf-8")
    return file


@pytest.fixture
def reader(browser: Any, page_file: Path) -> Iterator[Visit]:
    with visiting(browser, page_file) as visit:
        visit.tab("Text")
        visit.until("document.querySelector('#text .mention')")
        yield visit


def _paragraphs(visit: Visit) -> list[str]:
    return list(visit.page.locator("#text .words > p").all_inner_texts())


def test_the_text_stands_as_it_is(reader: Visit) -> None:
    assert _paragraphs(reader) == FIRST.split("\n\n")
    assert reader.page.locator("#text .words > p").first.get_attribute("class") == "headline"


def test_mentions_are_where_they_are_after_wide_letters_too(reader: Visit) -> None:
    told = [(m.inner_text(), m.get_attribute("data-group")) for m in reader.page.locator("#text .mention").all()]
    assert told == [
        ("Front", "actor-armed"),
        ("raid", "event-violent"),
        ("The Front, the army of the North", "actor-armed"),
        ("the North", "actor-state"),
        ("raided", "event-violent"),
        ("Hill", "place"),
        ("Two men of the Front", "actor-armed"),
        ("الجبهة", "actor-armed"),
    ]


def test_groups_differ_by_more_than_colour(reader: Visit) -> None:
    line = "(e) => { const s = getComputedStyle(e); return `${s.textDecorationStyle} ${s.textDecorationThickness}`; }"
    looks = {m.get_attribute("data-group"): m.evaluate(line) for m in reader.page.locator("#text .mention").all()}
    assert len(set(looks.values())) == len(looks) == 4
    key = reader.page.locator("#text .key li").all_inner_texts()
    assert key == ["Armed groups", "Violent events", "State side", "Places"]


def test_a_click_on_a_mention_chooses_its_node_the_inner_one_first(reader: Visit) -> None:
    reader.page.locator("#text .mention", has_text="the North").last.click()
    assert reader.told().startswith("North\n")
    reader.page.locator("#text .mention", has_text="The Front, the army").first.click(position={"x": 8, "y": 8})
    assert reader.told().startswith("Front\n")
    assert reader.page.get_by_role("tab", name="Text").get_attribute("aria-selected") == "true", "the reader stays open"


def test_words_of_two_nodes_lead_to_one_after_the_other(reader: Visit) -> None:
    words = reader.page.locator("#text .mention", has_text="Two men")
    assert words.get_attribute("title") == "Front (armed group); raid on Hill (armed attack)"
    words.click()
    assert reader.told().startswith("Front\n")
    words.click()
    assert reader.told().startswith("raid on Hill\n")


def test_mentions_by_keyboard(reader: Visit) -> None:
    stops = reader.page.locator('#text .mention[tabindex="0"]')
    assert stops.all_inner_texts() == ["Front"], "one stop of the tab key"
    stops.focus()
    for _ in range(3):
        reader.page.keyboard.press("ArrowRight")
    reader.page.keyboard.press("ArrowLeft")
    reader.page.keyboard.press("ArrowRight")
    assert reader.page.evaluate("document.activeElement.textContent") == "the North"
    reader.page.keyboard.press("Enter")
    assert reader.told().startswith("North\n")


def test_mentions_of_the_chosen_node_are_counted_and_walked_through(reader: Visit) -> None:
    reader.choose("Front")
    assert reader.page.locator("#text .mention.chosen").count() == 4
    assert reader.page.locator("#text .walk").inner_text().split("\n")[0] == "Front"
    reader.page.get_by_role("button", name="Previous mention").click()
    assert reader.page.locator("#text .count").inner_text() == "4 of 4"
    assert reader.page.locator("#text .mention.current").inner_text() == "الجبهة"
    reader.page.get_by_role("button", name="Next mention").click()
    assert reader.page.locator("#text .count").inner_text() == "1 of 4"


def test_a_quote_is_shown_in_its_text(browser: Any, page_file: Path) -> None:
    with visiting(browser, page_file) as visit:
        visit.choose("raid on Hill")
        visit.page.get_by_role("button", name="Show in text").first.click()
        visit.until("document.querySelector('#text .evidence')")
        assert visit.page.locator("#text .evidence").all_inner_texts() == [EVIDENCE]
        assert _paragraphs(visit) == FIRST.split("\n\n")
        frame, mark = (visit.page.locator(f"#text {name}").first.bounding_box() for name in (".words", ".evidence"))
        assert frame["y"] <= mark["y"] < frame["y"] + frame["height"], "in sight"


def test_another_article(reader: Visit) -> None:
    listed = reader.page.get_by_label("Article", exact=True)
    assert listed.locator("option").all_inner_texts() == [f"{BOMB} Front raid · 2024-01-01", "Überfall"]
    listed.select_option("1")
    reader.until("document.querySelector('#text .words').textContent.startsWith('Die Rote')")
    assert _paragraphs(reader) == [SECOND]
    assert reader.page.locator("#text .words").get_attribute("lang") == "de"
    reader.choose("North", reach=False)
    assert reader.page.locator("#text .count").inner_text() == "not named here"
    reader.choose("raid on Hill")
    reader.page.get_by_role("button", name="Read where it is").click()
    reader.until("document.querySelector('#text .words').textContent.includes('raided')")


def test_each_paragraph_runs_its_own_way(reader: Visit) -> None:
    ways = reader.page.locator("#text .words > p").evaluate_all("(all) => all.map((p) => getComputedStyle(p).direction)")
    assert ways == ["ltr", "ltr", "rtl"]


def test_an_address_leads_back_to_the_article(browser: Any, page_file: Path) -> None:
    with visiting(browser, page_file) as visit:
        visit.page.evaluate("kg.state.set({ tab: 'text', article: 1 })")
        visit.page.reload()
        visit.until("document.querySelector('#text .words p')?.textContent.startsWith('Die Rote')")
        visit.page.goto(f"{page_file.as_uri()}#tab=text&article=%22length%22")
        visit.page.reload()
        visit.until("document.querySelector('#text .words p')?.textContent.includes('Front raid')")


def test_without_the_mentions_the_reader_says_so(browser: Any, turtle_graph: Any, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(page_html(turtle_graph(GRAPH), "Raid"), encoding="utf-8")
    with visiting(browser, file) as visit:
        visit.tab("Text")
        visit.until("document.querySelector('#text .unread')")
        assert "mentions.ttl" in visit.page.locator("#text .unread").inner_text()
        visit.choose("raid on Hill")
        quote = visit.page.locator("#panel blockquote").first
        assert quote.locator("p").inner_text() == f"“{EVIDENCE}”"
        assert quote.locator("mark").count() == 0


def test_an_article_that_comes_late_is_dropped(reader: Visit) -> None:
    script = """async () => {
      const read = kg.data.article.bind(kg.data);
      const late = (number) => new Promise((resolve) => setTimeout(resolve, number === 1 ? 200 : 0));
      kg.data.article = async (number) => { const found = await read(number); await late(number); return found; };
      kg.state.set({ article: 1 });
      kg.state.set({ article: 0 });
      await new Promise((resolve) => setTimeout(resolve, 500));
      return document.querySelector("#text .words").textContent;
    }"""
    assert reader.page.evaluate(script).startswith(f"{BOMB} Front raid")


def test_a_large_article_stays_usable(browser: Any, turtle_graph: Any, tmp_path: Path) -> None:
    """200 kB with a mention every 40 letters; the bounds leave room for a machine that is busy with much else."""
    sentence = "The Front raided Hill on that same day. "
    text = "\n\n".join(sentence * 10 for _ in range(500))
    assert len(text) > 200_000
    starts = [at for at in range(len(text)) if text.startswith("The Front", at)]
    spans = "".join(f"<https://w3id.org/conflict-kg/doc/a1#char={at},{at + 9}> itsrdf:taIdentRef a:front .\n" for at in starts)
    head = "@prefix itsrdf: <http://www.w3.org/2005/11/its/rdf#> .\n"
    article = f"{GRAPH}{head}d:a1 nif:isString {_literal(text)} .\n"
    file = tmp_path / "page.html"
    file.write_text(page_html(turtle_graph(article + spans), "Large"), encoding="utf-8")
    with visiting(browser, file) as visit:
        timed = """async () => {
          const took = {};
          const time = async (name, act) => {
            const begin = performance.now();
            act();
            while (!document.querySelector("#text .mention")) await new Promise((resolve) => setTimeout(resolve, 5));
            document.querySelector("#text .words").getBoundingClientRect();
            took[name] = performance.now() - begin;
          };
          await time("open", () => kg.state.set({ tab: "text", article: 0 }));
          const front = [...kg.data.nodes.values()].find((node) => node.label === "Front").id;
          await time("choose", () => kg.choose(front));
          await time("walk", () => document.querySelector(".walk button:last-of-type").click());
          return took;
        }"""
        took = visit.page.evaluate(timed)
        assert visit.page.locator("#text .mention.chosen").count() == 5000
        assert took["open"] < 15_000
        assert took["choose"] < 5_000
        assert took["walk"] < 5_000


@pytest.fixture(scope="module")
def weaving(browser: Any) -> Iterator[Any]:
    page = browser.new_page()
    page.add_script_tag(content=(files("kg.page") / "weaving.js").read_text(encoding="utf-8"))
    yield page
    page.close()


@pytest.mark.parametrize(
    "spans, woven",
    [
        ("", "abcdefghij"),
        ("A0-3", "<A>abc</A>defghij"),
        ("A0-6 B2-4", "<A>ab<B>cd</B>ef</A>ghij"),
        ("A0-4 B0-4", "<A><B>abcd</B></A>efghij"),
        ("A0-6 B4-8", "<A>abcd<B>ef</B></A><B>gh</B>ij"),
        ("A0-6 B2-4 C4-8 D8-9", "<A>ab<B>cd</B><C>ef</C></A><C>gh</C><D>i</D>j"),
        ("A0-5 B3-10 C5-10", "<A>abc<B>de</B></A><B><C>fghij</C></B>"),
    ],
)
def test_weaving(weaving: Any, spans: str, woven: str) -> None:
    given = [{"name": s[0], "begin": int(s[1:].split("-")[0]), "end": int(s.split("-")[1])} for s in spans.split()]
    script = """(spans) => {
      const wrap = (span, content) => `<${span.name}>${content.join("")}</${span.name}>`;
      return weave("abcdefghij", 0, 10, spans, wrap).join("");
    }"""
    assert weaving.evaluate(script, given) == woven


def test_units_of_code_points(weaving: Any) -> None:
    assert weaving.evaluate("unitsOf('a\\u{1F4A3}b', [0, 1, 2, 3, 99])") == [0, 1, 3, 4, 4]


def test_the_seeds_text_is_whole(browser: Any, seed_turtle: Path, tmp_path: Path) -> None:
    file = tmp_path / "page.html"
    file.write_text(page_html(network([seed_turtle, seed_turtle.with_name("mentions.ttl")]), "Seed"), encoding="utf-8")
    article = (seed_turtle.parents[1] / "seeds" / "isil-attacks-syrian-desert.txt").read_text(encoding="utf-8")
    with visiting(browser, file) as visit:
        visit.tab("Text")
        visit.until("document.querySelectorAll('#text .mention').length > 100")
        shown = visit.page.locator("#text .words > p").evaluate_all("(all) => all.map((p) => p.textContent)")
        assert shown == [line for line in article.split("\n") if line.strip()]
