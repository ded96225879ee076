"""Addresses that last: what they name is named by what it is, each choice is a step of the history, and nonsense does no harm."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from kg.page import page_html
from tests.page.visiting import Visit, visiting

# Ahead of all that small.ttl has, so that every node and article of it stands elsewhere.
MORE = """
d:a0 a ck:Article ; dcterms:identifier "id:a0", "sha256:01" .
a:aaa a ck:ArmedGroup, ck:ArmedActor, ck:Actor ; skos:prefLabel "Aaa"@en .
<https://w3id.org/conflict-kg/doc/a0/event/1-2> a ck:ArmedAttack, ck:ViolentEvent, ck:Event ; rdfs:label "attack"@en ;
  ck:perpetrator a:aaa ; ck:target a:norland-army ; ck:status ckc:asserted ; ck:evidence <https://w3id.org/conflict-kg/doc/a0#char=0,9> .
"""
LABEL = "(kg.data.nodes.get(kg.state.values.chosen) ?? {}).label ?? null"
HOSTILE = [
    *("view=constructor", "view=__proto__", "tab=toString", "chosen=constructor", "chosen=n0", "chosen=n99999"),
    *("chosen=__proto__", "chosen=u:", "chosen=u:actor-armed:nobody", "from=9999-99-99", "from=2024-02-31"),
    *("to=today", "doubted=maybe", "article=0", "article=-1", "article=a.x", "near=null", "near={}"),
    *('near={"id":"n0","steps":1}', 'near={"id":"x","steps":1e9}', "path=[]", 'path=["n0","n1"]', "path=7"),
    *("grown=[7]", "grown={}", "grown=null", "pins=[]", "pins=null", 'pins={"__proto__":[1,2]}'),
    *('pins={"who:n0":["a",1]}', "sort={}", "sort=null", 'sort={"by":"constructor","down":true}'),
    *("filters=null", "filters=[]", 'filters={"kinds":7}', 'filters={"kinds":[{}]}', "unfolded=7"),
    *('filters={"__proto__":["x"]}', 'filters={"constructor":["x"]}', 'unfolded=["u:x"]', "unfolded=[[]]"),
    *("most=-1", "most=1e9", "most=x", "harm=null", "harm={}", 'harm={"by":7,"kind":null}'),
    *('harm={"by":"n0","kind":"x"}', 'harm={"by":"__proto__","kind":"constructor"}', "__proto__=x"),
    *("constructor=x", "hasOwnProperty=1", "=", "&&&", "%", "%E0%A4%A", "view", "a=b=c"),
    *("view=who&view=constructor", "filters=%7B", 'path=["__proto__","constructor"]', "near=[1,2]", "x" * 5000),
]


@pytest.fixture(scope="module")
def file(small: nx.MultiDiGraph[str], tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("page") / "small.html"
    made.write_text(page_html(small, "Small"), encoding="utf-8")
    return made


@pytest.fixture
def visit(browser: Any, file: Path) -> Iterator[Visit]:
    with visiting(browser, file) as opened:
        yield opened


@pytest.mark.parametrize(
    "choice",
    [
        "{ chosen: idOf('Red Front') }",
        "{ chosen: idOf('bombing in Estfold'), view: 'events' }",
        "{ chosen: kg.data.touching(idOf('Red Front'))[0] }",
        "{ near: { id: idOf('Norland army'), steps: 2 } }",
        "{ path: [idOf('Red Front'), idOf('Norland army')] }",
        "{ filters: { places: [idOf('Estfold')], articles: ['0'] } }",
        "{ harm: { by: idOf('Red Front'), kind: 'state' } }",
        "{ tab: 'text', article: kg.data.articles.findIndex(({ id }) => id === 't1') }",
        "{ pins: { [`who:${idOf('Red Front')}`]: [40, 50] } }",
    ],
)
def test_a_link_opens_the_same_after_a_rebuild(
    visit: Visit, turtle_graph: Callable[[str], nx.MultiDiGraph[str]], small_turtle: str, tmp_path: Path, choice: str
) -> None:
    told = """(() => JSON.stringify(kg.state.values, (key, value) => {
      const node = kg.data.nodes.get(value);
      const edge = kg.data.edges.get(value);
      if (key === "article" && value !== null) return kg.data.articles[value].id;
      if (key === "articles") return value.map((number) => kg.data.articles[number].id);
      if (key === "pins") return Object.entries(value).map(([pin, spot]) => [kg.data.label(pin.split(":")[1]), spot]);
      return node ? node.iri : edge ? [kg.data.label(edge.from), edge.label, kg.data.label(edge.to)] : value;
    }))()"""
    visit.page.evaluate(
        "(() => { const idOf = (name) => [...kg.data.nodes.values()].find((node) => node.label === name).id;"
        f" kg.state.set({choice.replace(chr(10), ' ')}); }})()"
    )
    said, fragment = visit.page.evaluate(told), visit.page.evaluate("location.hash")
    assert fragment
    later = tmp_path / "later.html"
    body = small_turtle[small_turtle.index("d:t1 a ck:Article") :]
    later.write_text(page_html(turtle_graph(body + MORE), "Later"), encoding="utf-8")
    context = visit.page.context
    page = context.new_page()
    page.goto(later.as_uri() + fragment)
    page.locator("html.ready").wait_for()
    assert page.evaluate(told) == said
    assert page.locator("#notice").is_hidden()


def test_what_is_not_in_the_build_is_said_to_be_missing(visit: Visit, file: Path) -> None:
    visit.page.goto("about:blank")
    visit.page.goto(f"{file.as_uri()}#chosen=n.elsewhere")
    visit.page.locator("html.ready").wait_for()
    assert visit.page.evaluate(LABEL) is None
    assert "not in this build" in visit.page.locator("#notice").inner_text()


def test_back_goes_back_choice_by_choice(visit: Visit) -> None:
    page = visit.page
    for label in ("Red Front", "Norland army", "Norland"):
        visit.choose(label, reach=False)
    page.go_back()
    assert page.evaluate(LABEL) == "Norland army"
    page.go_back()
    assert page.evaluate(LABEL) == "Red Front"
    page.go_forward()
    assert page.evaluate(LABEL) == "Norland army"


@pytest.mark.parametrize("way", ["Escape", "cross"])
def test_what_is_chosen_is_closed(visit: Visit, way: str) -> None:
    visit.choose("Red Front")
    if way == "Escape":
        visit.page.keyboard.press("Escape")
    else:
        visit.page.get_by_role("button", name="Close").click()
    assert visit.page.evaluate("kg.state.values.chosen") is None
    assert visit.page.locator("#panel h2").inner_text() == "In short"


def test_nonsense_leaves_the_page_whole(browser: Any, file: Path) -> None:
    with visiting(browser, file) as visit:
        for fragment in HOSTILE:
            visit.page.goto("about:blank")
            visit.page.goto(f"{file.as_uri()}#{fragment}")
            visit.page.locator("html.ready").wait_for()
            assert visit.page.evaluate("kg.parts.size") == 11, fragment
            assert visit.page.evaluate("kg.drawn.nodes.size") > 0, fragment
            assert visit.page.locator("#panel h2").inner_text(), fragment
            assert visit.page.evaluate("Object.keys(kg.state.values).length === Object.keys(kg.state.start).length"), fragment
    assert len(HOSTILE) >= 60
