"""The page's scripts by themselves in a blank browser page, and a small made-up world for them to work on."""

from __future__ import annotations

from importlib.resources import files
from typing import Any

# Front raided the army in Estfold (reported by Watch), bombed Hill (claimed), and met the mayor (undated, in the article's own words).
VIOLENT = ("armed attack", "violent event", "event")
NODES: list[dict[str, Any]] = [
    {"id": "n0", "label": "Red Front", "group": "actor-armed", "kind": "armed group", "names": ["the Front"]},
    {"id": "n1", "label": "Norland army", "group": "actor-state", "kind": "state force"},
    {"id": "n2", "label": "Åse Łund", "group": "actor-person", "kind": "person", "names": ["the mayor"]},
    {"id": "n3", "label": "raid on the army", "group": "event-violent", "kinds": ["raid", *VIOLENT], "status": "reported",
     "event": {"first": "2024-03-04", "last": "2024-03-04", "places": ["n6"], "sources": ["Watch"]}},
    {"id": "n4", "label": "bombing of Hill", "group": "event-violent", "kinds": ["bombing", *VIOLENT], "status": "claimed",
     "event": {"first": "2024-05-01", "last": "2024-05-31", "near": ["n8"], "sources": ["Front"]}, "articles": [1]},
    {"id": "n5", "label": "talks", "group": "event-other", "kinds": ["talks", "event"], "status": "asserted", "event": {}},
    {"id": "n6", "label": "Estfold", "group": "place", "place": {"within": ["n7"]}},
    {"id": "n7", "label": "Norland", "group": "place", "place": {"within": []}},
    {"id": "n8", "label": "Hill", "group": "place", "place": {"within": ["n7"]}},
    {"id": "n9", "label": "Norland", "group": "actor-state", "kind": "government"},
]  # fmt: skip
EDGES: list[dict[str, Any]] = [
    {"id": "e0", "from": "n3", "to": "n0", "label": "perpetrator", "status": "reported"},
    {"id": "e1", "from": "n3", "to": "n1", "label": "target", "status": "reported"},
    {"id": "e2", "from": "n3", "to": "n6", "label": "place", "status": "reported"},
    {"id": "e3", "from": "n4", "to": "n0", "label": "perpetrator", "status": "claimed"},
    {"id": "e4", "from": "n4", "to": "n8", "label": "near", "status": "claimed"},
    {"id": "e5", "from": "n5", "to": "n0", "label": "participant"},
    {"id": "e6", "from": "n5", "to": "n2", "label": "participant"},
    {
        "id": "e7",
        "from": "n0",
        "to": "n1",
        "label": "attacked",
        "category": "direct",
        "status": "reported",
        "events": ["n3"],
        "sources": ["Watch"],
    },
    {"id": "e8", "from": "n1", "to": "n9", "label": "part of", "category": "direct", "status": "background", "articles": []},
    {
        "id": "e9",
        "from": "n9",
        "to": "n0",
        "label": "supports (denied)",
        "category": "direct",
        "status": "denied",
        "sources": ["Norland"],
        "articles": [1],
    },
    {"id": "e10", "from": "n6", "to": "n7", "label": "lies within", "category": "place", "status": "background"},
    {"id": "e11", "from": "n3", "to": "n5", "label": "after", "category": "part"},
    {"id": "e12", "from": "n5", "to": "n1", "label": "participant (alleged)", "status": "alleged"},
]  # fmt: skip
WORLD = """({ nodes, edges }) => {
  const views = { who: true, events: true, all: true };
  const untold = { harm: null, who: "", whom: "", first: null, last: null, places: [], near: [], sources: [], counts: [], when: "" };
  const event = (one) => one && { ...untold, ...one };
  const asNode = (one) => ({ names: [], note: "", kindred: "", caption: one.label, size: 12,
    kind: one.kinds?.[0] ?? "place", kinds: [], status: null, articles: [0], at: views,
    place: null, ...one, event: event(one.event) ?? null });
  const asEdge = (one) => ({ category: "role", status: "asserted", articles: [0], sources: [], events: [], ...one,
    factual: ["asserted", "reported", "background", undefined].includes(one.status) });
  const data = { nodes: new Map(nodes.map((one) => [one.id, asNode(one)])), edges: new Map(edges.map((one) => [one.id, asEdge(one)])) };
  data.head = { harmed: { state: "State side", civilians: "Civilians" } };
  data.isSure = (status) => status === null || SURE_STATUSES.has(status);
  data.sameOf = (id) => data.same?.find((same) => same.events.includes(id)) ?? null;
  data.label = (id) => data.nodes.get(id)?.label ?? "";
  const touching = new Map(nodes.map(({ id }) => [id, edges.filter((edge) => edge.from === id || edge.to === id).map((edge) => edge.id)]));
  data.touching = (id) => touching.get(id);
  nodes.forEach(({ id }) => { data.nodes.get(id).degree = touching.get(id).length; });
  window.world = data;
  window.start = { view: "events", filters: {}, from: null, to: null, doubted: false, part: false, origin: false, near: null, path: null,
    harm: null };
}"""


def blank_page(browser: Any, *names: str) -> Any:
    """Open a blank page with some of the scripts in one scope, and the small world as ``world``."""
    page = browser.new_page()
    page.goto("about:blank")
    scripts = [(files("kg.page") / name).read_text(encoding="utf-8") for name in ("dom.js", "data.js", *names)]
    page.add_script_tag(content='"use strict";\n' + "\n".join(scripts))
    page.evaluate(WORLD, {"nodes": NODES, "edges": EDGES})
    return page
