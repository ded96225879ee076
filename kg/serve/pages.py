"""The pages for readers: query and results, a question and its answer, a resource and what is said of it. Every value enters escaped."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import islice
from typing import Any
from urllib.parse import quote, urlencode

import jinja2
import pyoxigraph as ox

from kg.asking.querying import Table, Term
from kg.asking.questions import Question, questions
from kg.ontology.terms import DATA, PREFIXES, curie
from kg.serve.surroundings import MOST, PAGE, Surroundings
from kg.serve.telling import told
from kg.serve.wire import Job

__all__ = ["SEGMENTS", "next_link", "query", "question", "resource", "results", "static"]

ROWS = 500
"""Rows of a result that a page shows; the data has them all."""
SEGMENTS = ("actor", "concept", "doc", "event", "place")
"""First segments of the data namespace that are paths here too."""

_EXAMPLE = """SELECT ?attacker ?attacked WHERE {
  ?a ck:attacked ?b .
  ?a skos:prefLabel ?attacker . ?b skos:prefLabel ?attacked .
} ORDER BY ?attacker ?attacked LIMIT 100"""


def query(sparql: str = "", *, message: str = "", **shown: Any) -> bytes:
    """Return the page with the query form and, where given, results or what was wrong."""
    return _page("query.html", sparql=sparql or _EXAMPLE, message=message, questions=questions(), **shown)


def results(job: Job, found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples) -> bytes:
    """Return the page with the first `ROWS` of a query's results."""
    asked = {"query": job.text, "default-graph-uri": job.default_graphs or (), "named-graph-uri": job.named_graphs or ()}
    again = f"/sparql?{urlencode(asked, doseq=True)}&format="
    if isinstance(found, ox.QueryBoolean):
        return query(job.text, verdict="yes" if found else "no", again=again, formats=("json", "xml"))
    if isinstance(found, ox.QueryTriples):
        lines = [f"{triple} ." for triple in islice(found, ROWS)]
        return query(job.text, lines=lines, again=again, formats=("turtle", "nt", "jsonld", "xml"), most=ROWS)
    columns, rows = [v.value for v in found.variables], [tuple(row) for row in islice(found, ROWS)]
    return query(job.text, columns=columns, rows=rows, again=again, formats=("csv", "tsv", "json", "xml"), most=ROWS)


def question(asked: Question, values: Mapping[str, str], table: Table | None = None, *, message: str = "") -> bytes:
    """Return the page of a named question: its form, and the answer where there is one."""
    again = f"/questions/{asked.name}?{urlencode(dict(values))}&format="
    shown = {"columns": table.columns, "rows": table.rows[:ROWS]} if table is not None else {}
    return _page("question.html", question=asked, values=values, message=message, again=again, formats=("csv", "json"), most=ROWS, **shown)


def resource(iri: str, found: Surroundings, page: int) -> bytes:
    """Return the page of a resource: what is said of it in words, each with status, source and quotes, and its plain triples."""
    return _page("resource.html", page=page, pages=-(-found.total // PAGE), about=told(iri, found), most=f"{MOST:,}")


def next_link(iri: str, page: int, total: int) -> str:
    """Return the ``Link`` header that leads to the next page of a resource, empty where this is the last."""
    return f'</resource?{urlencode({"iri": iri, "page": page + 1})}>; rel="next"' if page * PAGE < total else ""


@cache
def static(name: str) -> bytes:
    """Return a file that the pages load."""
    return (files("kg.serve") / name).read_bytes()


def _local(iri: str) -> str:
    """Give the path of a resource here.

    >>> _local("https://w3id.org/conflict-kg/actor/isil"), _local("https://example.org/é")
    ('/actor/isil', '/resource?iri=https%3A%2F%2Fexample.org%2F%C3%A9')
    """
    path = iri.removeprefix(DATA)
    is_path = path != iri and path.partition("/")[0] in SEGMENTS and path.isascii() and not set(path) & set("#?\\")
    # browsers take %2E for the dot of a parent folder
    return f"/{path}" if is_path and "%2e" not in path.lower() and "/." not in path else f"/resource?iri={quote(iri, safe='')}"


def _cell(term: Term | None) -> dict[str, str]:
    """Give what a cell shows: text, and where it leads."""
    if isinstance(term, ox.NamedNode):
        return {"text": curie(term.value), "href": _local(term.value)}
    return {"text": "" if term is None else term.value if isinstance(term, ox.Literal) else str(term), "href": ""}


def _page(name: str, **values: Any) -> bytes:
    return _templates().get_template(name).render(values).encode("utf-8", "replace")


@cache
def _templates() -> jinja2.Environment:
    loader = jinja2.FunctionLoader(lambda name: static(name).decode("utf-8"))
    made = jinja2.Environment(autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True, lstrip_blocks=True, loader=loader)
    made.filters.update(cell=_cell, local=_local)
    made.globals["prefixes"] = tuple(PREFIXES)
    return made
