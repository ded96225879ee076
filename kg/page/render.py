"""The page itself: one HTML file that asks the network for nothing and runs no script but its own."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import jinja2
import networkx as nx

from kg.page.assets import map_borders, timeline_library
from kg.page.blocks import PageHead, Start
from kg.page.drawing import Drawing, draw
from kg.page.drawn import nodes_in
from kg.page.excerpt import told_part
from kg.page.groups import GROUPS, Group
from kg.page.packing import pack
from kg.page.rows import event_rows, relation_rows

__all__ = ["page_html"]

# One scope holds them all, so each may use what those before it define.
_DATA = ("dom.js", "data.js", "harm.js", "address.js", "state.js", "filtering.js", "paths.js", "drawn.js")
_GRAPH = ("curves.js", "words.js", "place.js", "canvas.js")
_EVIDENCE = ("weaving.js", "cite.js", "facts.js", "numbers.js", "cards.js", "profile.js", "overview.js", "panel.js", "text.js")
_TIME, _SPACE = ("svg.js", "days.js", "brush.js", "timeline.js"), ("places.js", "mapframe.js", "marks.js", "map.js")
_FINDING = ("search.js", "finder.js", "matrix.js", "filters.js", "facets.js", "table.js", "csv.js", "keys.js")
_KEEPING = ("picture.js", "keep.js")
_SCRIPTS = (*_DATA, *_GRAPH, *_EVIDENCE, *_TIME, *_SPACE, *_FINDING, *_KEEPING, "page.js")
_LOOKS = ("page.css", "panel.css", "text.css", "search.css", "matrix.css", "filters.css")
_STYLES = (*_LOOKS, "table.css", "timeline.css", "map.css", "keep.css")
_ROWS = 200  # of events and of relations in the tables that need no script
_VIS = "lib/vis-9.1.2/vis-network.min.js"
_POLICY = "default-src 'none'; script-src {scripts}; style-src {styles}; img-src data:; base-uri 'none'; form-action 'none'"


class _LegendEntry(NamedTuple):
    """A group with the names of the classes in it, if they tell more than its title."""

    group: Group
    kinds: list[str]


def page_html(graph: nx.MultiDiGraph[str], title: str, *, language: str = "en", focus: str | None = None, is_picture: bool = False) -> str:
    """Draw the network of `kg.page.network` as a whole HTML page.

    Names, quotes and the title are text to it, never markup; links lead to http(s) only. Same graph, same bytes. It opens on the node
    ``focus`` (an IRI) and what touches it, or with the drawing alone for a picture.
    """
    graph = told_part(graph)
    drawing = draw(graph)
    events, relations = event_rows(graph), relation_rows(graph)
    head: PageHead = {"title": title, "language": language, "counts": _counts(graph), "start": _start(drawing, focus)}
    timeline = timeline_library()
    packed = pack(graph, drawing, events, head, {"borders": map_borders(graph), "timeline": timeline, "drawing": _library()})
    library, script, style = _library(), _joined(_SCRIPTS), _style()
    policy = _POLICY.format(scripts=_hashes(library, script, timeline["script"]), styles=_hashes(style, timeline["style"]))
    template = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return template.from_string(_own("page.html")).render(
        title=title,
        language=language,
        is_picture=is_picture,
        policy=policy,
        script=script,
        style=style,
        data=packed.head,
        blocks=packed.blocks,
        legend=_legend(graph),
        events=events[:_ROWS],
        relations=relations[:_ROWS],
        left_out=max(len(events) - _ROWS, 0) + max(len(relations) - _ROWS, 0),
        ids=drawing.ids,
        lines=drawing.lines,
        counts=_counts(graph),
    )


def _start(drawing: Drawing, focus: str | None) -> Start:
    """Give what the page shows at first, as far as it is not what every page shows."""
    if focus is None:
        return {"view": _first_view(drawing)}
    node = drawing.ids[focus]
    view = next((name for name in (_first_view(drawing), "events") if focus in drawing.views[name]), "all")
    return {"view": view, "chosen": node, "near": {"id": node, "steps": 1}}


def _first_view(drawing: Drawing) -> str:
    """Choose the view that opens: who did what to whom, if any of it is told as fact."""
    there = drawing.views["who"]
    is_told = any(b.factual and b.category in ("direct", "harm") and {b.source, b.target} <= there for b in drawing.bundles)
    return "who" if is_told else "events"


def _legend(graph: nx.MultiDiGraph[str]) -> list[_LegendEntry]:
    """Give the groups that the graph has, actors first, each with the ontology's names of the classes in it if they tell more."""
    kinds: dict[str, set[str]] = {}
    for _, data in nodes_in(graph):
        kinds.setdefault(data["group"], set()).add(data["kind_label"])
    groups = sorted({group.key: group for group in GROUPS if group.key in kinds}.values(), key=lambda g: not g.key.startswith("actor"))
    told = {key: sorted(names) for key, names in kinds.items()}
    return [_LegendEntry(g, [] if [f"{k}s" for k in told[g.key]] == [g.title.lower()] else told[g.key]) for g in groups]


def _counts(graph: nx.MultiDiGraph[str]) -> dict[str, int]:
    """Count what something is told of: what is only named in a text is no part of the drawing, the table or the map."""
    groups = [data["group"] for iri, data in nodes_in(graph) if data["facts"] or graph.degree(iri)]
    return {
        "actors": sum(g.startswith(("actor", "source")) for g in groups),
        "events": sum(g.startswith("event") for g in groups),
        "places": groups.count("place"),
    }


@cache
def _own(name: str) -> str:
    return (files("kg.page") / name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def _joined(names: tuple[str, ...]) -> str:
    """Join the page's scripts in one scope of their own."""
    return '"use strict";\n{\n' + "\n".join(map(_own, names)) + "}\n"


@cache
def _style() -> str:
    return "\n".join(map(_own, _STYLES))


@cache
def _library() -> str:
    """Read the vis-network that pyvis brings, without the pointer to its source map, which a browser might ask for."""
    text = (files("pyvis") / _VIS).read_text(encoding="utf-8").replace("\r\n", "\n")
    return re.sub(r"\n?//# sourceMappingURL=\S*\s*$", "\n", text)


def _hashes(*texts: str) -> str:
    return " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts)
