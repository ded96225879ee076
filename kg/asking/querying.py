"""Questions to built graphs: SPARQL as given, or one of the named questions.

What kg itself has written is asked in this process, which is fast; any other query by `kg.asking.confined`, in a process
that can die of it alone.

The value of a parameter is bound by Oxigraph, never pasted into the text, so that no value can change what is asked; of a name, the IRIs
that it stands for in the store are put in the places that the query has for them.
"""

from __future__ import annotations

import contextlib
import datetime
import re
from collections.abc import Iterable, Mapping
from pathlib import Path

import pyoxigraph as ox

from kg.asking.answers import Answer, Results, Table, Term, answer_of
from kg.asking.confined import Confined
from kg.asking.guard import refuse_unsafe, syntax_error
from kg.asking.named import has_identifier, names_like, nodes_named
from kg.asking.questions import Param, Question
from kg.errors import GraphError, QueryError
from kg.files.output import complete
from kg.ontology.terms import PREFIXES, XSD, hierarchy

__all__ = [
    "Answer",
    "Table",
    "Term",
    "ask",
    "ask_here",
    "load",
    "load_file",
    "named_graphs",
    "parse_turtle",
    "results_of",
    "store_of",
]


def load(paths: Iterable[str | Path], *, into: ox.Store | None = None) -> ox.Store:
    """Read graph files (.ttl, .nt, .nq, .trig, .rdf, .jsonld), sorted, into the default graph of a store, with the ontology's hierarchy.

    The store is one in memory, or ``into``, which is empty.

    What stands in a named graph is also in the default graph, once: Oxigraph's own union of graphs gives a triple of two graphs twice,
    and sums would be wrong. Raises `GraphError` where a file is not there or does not parse.
    """
    store = ox.Store() if into is None else into
    for path in sorted(map(Path, paths)):
        load_file(store, path)
    named = [quad for name in store.named_graphs() for quad in store.quads_for_pattern(None, None, None, name)]
    store.bulk_extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in named)
    _add_hierarchy(store)
    return store


def named_graphs(paths: Iterable[str | Path]) -> ox.Store:
    """Read files with named graphs (.nq, .trig) into a store as they stand.

    Raises `GraphError` where a file does not parse, or its triples belong to no graph.
    """
    store = ox.Store()
    for path in sorted(map(Path, paths)):
        load_file(store, path)
        if next(store.quads_for_pattern(None, None, None, ox.DefaultGraph()), None) is not None:
            raise GraphError(f"{path}: has triples outside of named graphs; give a store, or what kg store DIR dump writes")
    return store


def store_of(triples: Iterable[ox.Triple]) -> ox.Store:
    """Put triples that are not in files into a store, with the ontology's hierarchy, as `load` does with files."""
    store = ox.Store()
    store.extend(ox.Quad(*triple) for triple in triples)
    _add_hierarchy(store)
    return store


def _add_hierarchy(store: ox.Store) -> None:
    store.bulk_extend(ox.Quad(t.subject, t.predicate, t.object) for t in hierarchy())


def parse_turtle(data: bytes) -> list[ox.Triple]:
    """Return the triples of a graph that is not in a file yet."""
    return [quad.triple for quad in ox.parse(data, format=ox.RdfFormat.TURTLE)]


def load_file(store: ox.Store, path: Path) -> None:
    """Read a graph file into a store as it stands; raises `GraphError` where it is not there or does not parse."""
    form = ox.RdfFormat.from_extension(path.suffix.removeprefix("."))
    if form is None:
        raise GraphError(f"{path}: {path.suffix or 'no suffix'} is no graph format; known are .ttl, .nt, .nq, .trig, .rdf and .jsonld")
    complete(path.parent)
    try:
        store.bulk_load(path=path, format=form)
    except SyntaxError as error:
        raise GraphError(f"{path}:{error.lineno or 1}: does not parse: {error.msg}; check it, or build it anew") from error
    except OSError as error:
        what = str(error).partition(" (os error")[0]
        raise GraphError(f"{path}: cannot be read: {what}; give the path of a built graph") from error


def ask(store: ox.Store, question: Question | str, values: Mapping[str, str] | None = None) -> Answer:
    """Ask the store's default graph, with values for the question's parameters; the usual prefixes are known.

    A query of anyone's is asked of a copy of the store, in a process of its own that ends with the answer; to ask
    more than one, keep a `kg.asking.confined.Confined`, which copies once. Raises `QueryError` where the query does not
    parse, would leave this machine or dies of what it takes, or a value is wrong, missing or unknown.
    """
    question = Question(sparql=question) if isinstance(question, str) else question
    if question.is_ours:
        return ask_here(store, question, values)
    with contextlib.closing(Confined.of(lambda: store)) as confined:
        return confined.ask(question, values)


def ask_here(store: ox.Store, question: Question | str, values: Mapping[str, str] | None = None) -> Answer:
    """Ask as `ask` does, but in this process: only for SPARQL that kg itself has written."""
    question = Question(sparql=question) if isinstance(question, str) else question
    return answer_of(results_of(store, question, values or {}), hidden={param.name for param in question.params})


def results_of(store: ox.Store, question: Question, values: Mapping[str, str], *, is_trusted: bool = True) -> Results:
    """Return the engine's results, in this process; they have a column for each parameter.

    A query that is not trusted is judged before, which can end the process.
    """
    where = question.name or "query"
    given = _given(question, values)
    nodes = {param.name: _nodes(store, param, value) for param, value in given if param.kind == "name"}
    bindings = {ox.Variable(param.name): _bound(param, value) for param, value in given if not question.begins_at(param)}
    sparql = question.beginning_at(nodes)
    if not is_trusted:
        refuse_unsafe(sparql, where)
    try:
        return store.query(sparql, prefixes=dict(PREFIXES), substitutions=dict(bindings))
    except SyntaxError as error:
        raise syntax_error(error, sparql, where) from error
    except (OSError, RuntimeError, ValueError) as error:
        raise QueryError(f"{where}: cannot be answered: {error}") from error


def _given(question: Question, values: Mapping[str, str]) -> list[tuple[Param, str]]:
    known = {param.name: param for param in question.params}
    for name in values:
        if name not in known:
            right = "it takes " + (", ".join(f"--{each}" for each in known) or "none")
            raise QueryError(f"{question.name or 'query'}: has no parameter --{name}; {right}")
    for param in question.params:
        if param.is_required and param.name not in values:
            raise QueryError(f"{question.name}: needs --{param.name}: {param.description}")
    return [(known[name], value) for name, value in values.items()]


def _bound(param: Param, value: str) -> ox.Literal:
    if param.kind == "date":
        return ox.Literal(_day(param, value), datatype=ox.NamedNode(XSD + "date"))
    if param.kind == "number":
        return ox.Literal(_number(param, value), datatype=ox.NamedNode(XSD + "decimal"))
    return ox.Literal(value)


def _nodes(store: ox.Store, param: Param, value: str) -> set[str]:
    nodes = nodes_named(store, value)
    if not nodes and not has_identifier(store, value):
        near = names_like(store, value)
        hint = f"did you mean {' or '.join(map(repr, near))}?" if near else "give a name that the graph uses, or an IRI"
        raise QueryError(f"--{param.name} {value}: nothing in the given graphs has that name; {hint}")
    return set(map(str, nodes))


def _day(param: Param, value: str) -> str:
    try:
        return datetime.date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise QueryError(f"--{param.name} {value}: is no date; right would be 2023-08-09") from error


def _number(param: Param, value: str) -> str:
    if not re.fullmatch(r"[0-9]+(\.[0-9]+)?", value):
        raise QueryError(f"--{param.name} {value}: is no number; right would be 50 or 2.5")
    return value
