"""The page itself: one HTML file that asks the network for nothing and runs no script but its own."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

import jinja2
import networkx as nx

from kg.page.classes import GROUPS
from kg.page.drawing import Drawing, draw
from kg.page.rows import event_rows, relation_rows

__all__ = ["page_html"]

_SCRIPTS = ("canvas.js", "panel.js", "page.js")
_VIS = "lib/vis-9.1.2/vis-network.min.js"
_POLICY = "default-src 'none'; script-src {scripts}; style-src {style}; img-src data:; base-uri 'none'; form-action 'none'"
_UNSAFE = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def page_html(graph: nx.MultiDiGraph[str], title: str, *, language: str = "en") -> str:
    """Draw the network of `kg.page.network` as a whole HTML page.

    Names, quotes and the title are text to it, never markup; links lead to http(s) only. Same graph, same bytes.
    """
    drawing = draw(graph)
    library, script, style = _library(), _script(), _own("page.css")
    policy = _POLICY.format(scripts=f"{_hash(library)} {_hash(script)}", style=_hash(style))
    template = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return template.from_string(_own("page.html")).render(
        title=title,
        language=language,
        policy=policy,
        library=library,
        script=script,
        style=style,
        data=_json(_data(drawing)),
        legend=_legend(graph),
        events=event_rows(graph),
        relations=relation_rows(graph),
        ids=drawing.ids,
        lines=drawing.lines,
        counts=_counts(graph),
        start="who" if drawing.views["who"]["edges"] else "events",
    )


def _data(drawing: Drawing) -> dict[str, Any]:
    looks = {group.key: {"shape": group.shape, "hollow": group.hollow} for group in GROUPS}
    return {"vis": drawing.vis, "views": drawing.views, "about": drawing.about, "groups": looks}


def _json(data: object) -> str:
    """Write JSON that cannot end the script element it stands in.

    >>> _json("</script>")
    '"\\\\u003c/script\\\\u003e"'
    """
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).translate(_UNSAFE)


def _legend(graph: nx.MultiDiGraph[str]) -> list[dict[str, Any]]:
    """Give the groups that the graph has, actors first, each with the ontology's names of the classes in it if they tell more."""
    kinds: dict[str, set[str]] = {}
    for _, data in graph.nodes(data=True):
        kinds.setdefault(data["group"], set()).add(data["kind_label"])
    groups = sorted({group.key: group for group in GROUPS if group.key in kinds}.values(), key=lambda g: not g.key.startswith("actor"))
    told = {key: sorted(names) for key, names in kinds.items()}
    return [{"group": g, "kinds": [] if [f"{k}s" for k in told[g.key]] == [g.title.lower()] else told[g.key]} for g in groups]


def _counts(graph: nx.MultiDiGraph[str]) -> dict[str, int]:
    groups = [str(data["group"]) for _, data in graph.nodes(data=True)]
    return {
        "actors": sum(g.startswith(("actor", "source")) for g in groups),
        "events": sum(g.startswith("event") for g in groups),
        "places": groups.count("place"),
    }


@cache
def _own(name: str) -> str:
    return (files("kg.page") / name).read_text(encoding="utf-8").replace("\r\n", "\n")


@cache
def _script() -> str:
    """Join the page's scripts in one scope of their own."""
    return '"use strict";\n{\n' + "\n".join(_own(name) for name in _SCRIPTS) + "}\n"


@cache
def _library() -> str:
    """Read the vis-network that pyvis brings, without the pointer to its source map, which a browser might ask for."""
    text = (files("pyvis") / _VIS).read_text(encoding="utf-8").replace("\r\n", "\n")
    return re.sub(r"\n?//# sourceMappingURL=\S*\s*$", "\n", text)


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"
