"""What is wrong with a graph: SHACL, its SPARQL constraints, quotes, types written out, undeclared terms. One line a problem.

pyshacl runs a SPARQL constraint once for each node, which takes seconds on a thousand triples; here each runs once a graph, in
Oxigraph, and pyshacl sees the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from kg.check import lint
from kg.check.shacl import core_problems
from kg.ontology.terms import RDF, SKOS, added_files, curie, declare, ontology_dir
from kg.triples.turtle import parse

__all__ = ["Problem", "check", "constraints", "problems_in"]

SH = "http://www.w3.org/ns/shacl#"
_TARGETS = {
    SH + "targetClass": f"SELECT DISTINCT ?this {{ ?this <{RDF}type> <%s> }}",
    SH + "targetSubjectsOf": "SELECT DISTINCT ?this { ?this <%s> ?value }",
}


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Problem:
    """One thing that is wrong: in which file, at which node (a curie or IRI), and what, with what would be right.

    A warning is of what an honest reading may leave so: an attack of which the article tells neither who nor whom.
    """

    file: str
    node: str
    message: str
    is_warning: bool = False

    def __str__(self) -> str:
        return f"{self.file}: {self.node}: {'warning: ' if self.is_warning else ''}{self.message}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """A SPARQL constraint of a shape: ``select`` binds ``$this`` to each node that breaks it."""

    shape: str
    targets: tuple[str, ...]
    message: str
    select: str


def check(paths: Iterable[str | Path], *, shapes: Path | None = None, lexicon: Iterable[str | Path] = ()) -> list[Problem]:
    """Return all problems of the graph that the files (Turtle, N-Triples) make together, sorted; none for a good one.

    Mentions are checked against the text where a file holds it. ``lexicon`` names a user's own Turtle files (or folders of them),
    whose terms are declared too. Raises `kg.errors.GraphError` where a graph does not parse, `kg.errors.LexiconError` where one of the
    lexicon does not.
    """
    declare(lexicon)
    return problems_in({str(p): list(parse(p)) for p in paths}, shapes)


def problems_in(files: Mapping[str, Sequence[ox.Triple]], shapes: Path | None = None) -> list[Problem]:
    """Return all problems of the graph that triples, by the name of where they are from, make together; see `check`."""
    triples = list(dict.fromkeys(t for some in files.values() for t in some))
    shape_triples = list(parse(shapes or ontology_dir() / "shapes.ttl"))
    origin: dict[str, str] = {}
    for file, some in files.items():
        for triple in some:
            origin.setdefault(lint.name_of(triple.subject), file)
    found = [
        *((node, message, False) for node, message in lint.problems_in(triples)),
        *((node, message, False) for node, message in _sparql_problems(triples, shape_triples)),
        *core_problems(triples, shape_triples, _vocabulary(added_files())),
    ]
    return sorted({Problem(file=origin.get(n, ""), node=curie(n), message=m, is_warning=w) for n, m, w in found})


def constraints(shape_triples: Iterable[ox.Triple]) -> list[Constraint]:
    """Return the SPARQL constraints of the shapes, with the prefixes that they declare, in the order of their text."""
    values: dict[str, dict[str, list[str]]] = {}
    for s, p, o in shape_triples:
        values.setdefault(lint.name_of(s), {}).setdefault(p.value, []).append(lint.name_of(o))
    head = _prologue(values)
    found = []
    for shape, said in values.items():
        targets = tuple(_TARGETS[p] % o for p in _TARGETS for o in said.get(p, ()))
        for node in said.get(SH + "sparql", ()):
            (message,), (select,) = values[node][SH + "message"], values[node][SH + "select"]
            found.append(Constraint(shape=shape, targets=targets, message=message, select=head + select))
    return sorted(found, key=lambda c: (c.shape, c.message))


def _prologue(values: Mapping[str, Mapping[str, Sequence[str]]]) -> str:
    declared = (said for said in values.values() if SH + "prefix" in said)
    return "".join(sorted(f"PREFIX {d[SH + 'prefix'][0]}: <{d[SH + 'namespace'][0]}>\n" for d in declared))


def _sparql_problems(triples: Sequence[ox.Triple], shape_triples: Sequence[ox.Triple]) -> Iterator[tuple[str, str]]:
    store = ox.Store()
    store.bulk_extend(ox.Quad(*t) for t in triples)
    for constraint in constraints(shape_triples):
        broken = {_node(row): _value(row) for row in _rows(store, constraint.select)}
        if broken:
            focus = {_node(row) for query in constraint.targets for row in _rows(store, query)}
            for node in sorted(focus & broken.keys()):
                yield node, constraint.message + (f" ({curie(broken[node])})" if broken[node] else "")


def _rows(store: ox.Store, query: str) -> list[ox.QuerySolution]:
    solutions = store.query(query)
    assert isinstance(solutions, ox.QuerySolutions)
    return list(solutions)


def _node(row: ox.QuerySolution) -> str:
    return lint.name_of(row["this"])


def _value(row: ox.QuerySolution) -> str:
    try:
        return lint.name_of(row["value"])
    except KeyError:
        return ""


@cache
def _vocabulary(added: tuple[Path, ...] = ()) -> tuple[ox.Triple, ...]:
    """The classes and concepts that data may leave to the ontology, and to the files that a user added.

    The authority files are none of them: they are data of their own.
    """
    kept = (RDF + "type", SKOS + "inScheme")
    directory = ontology_dir()
    files = [*sorted([*directory.glob("*.ttl"), *directory.glob("lexicon/*.ttl")]), *added]
    return tuple(t for f in files if f.name not in ("shapes.ttl", "places.ttl") for t in parse(f) if t.predicate.value in kept)
