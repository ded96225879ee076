"""Graphs that were built before, as files: what is in them, and whether a store can take it."""

from __future__ import annotations

import contextlib
import gzip
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

import pyoxigraph as ox

from kg.errors import GraphError
from kg.store.contents import BACKGROUND, DEFAULT, IDENTIFIER, ONTOLOGY

__all__ = ["RIGHT", "Survey", "found_in", "load_into", "quads_in", "refuse_foreign", "surveyed"]

RIGHT = "right would be what kg store DIR dump, or kg export DIR -f nquads or trig, writes"
_ENDS = ("/graph", "/mentions")
_BLANK = "ASK { GRAPH ?g { ?s ?p ?o FILTER(ISBLANK(?s) || ISBLANK(?o)) } }"


@dataclass(slots=True, kw_only=True)
class Survey:
    """What a file holds: names of graphs, ``ids`` of articles by IRI, the ``background``, and one ``loose`` triple of no graph."""

    graphs: set[str] = field(default_factory=set)
    ids: dict[str, str] = field(default_factory=dict)
    background: set[ox.Triple] = field(default_factory=set)
    loose: ox.Triple | None = None
    has_blanks: bool = False

    @property
    def articles(self) -> set[str]:
        """The IRIs of the articles whose graphs are there."""
        return {name.removesuffix(_ENDS[0]) for name in self.graphs if name.endswith(_ENDS[0])}

    def _note(self, quad: ox.Quad) -> None:
        """Take in one quad of a named graph."""
        if quad.graph_name == BACKGROUND:
            self.background.add(quad.triple)
        elif quad.predicate == IDENTIFIER and isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            kind, _, name = quad.object.value.partition(":")
            if kind == "id":
                self.ids[quad.subject.value] = name


def surveyed(path: Path) -> Survey:
    """Read the whole file once; raises `GraphError` where it is not there or does not parse."""
    told = Survey()
    for quad in quads_in(path):
        if isinstance(quad.graph_name, ox.DefaultGraph):
            told.loose = told.loose or quad.triple
            continue
        told.graphs.add(quad.graph_name.value)
        told.has_blanks |= ox.BlankNode in (type(quad.subject), type(quad.object), type(quad.graph_name))
        told._note(quad)
    return told


def found_in(store: ox.Store) -> Survey:
    """Survey a store that holds the file and nothing else."""
    told = Survey(graphs={name.value for name in store.named_graphs()}, has_blanks=bool(store.query(_BLANK)))
    told.has_blanks |= any(isinstance(name, ox.BlankNode) for name in store.named_graphs())
    told.loose = next((q.triple for q in store.quads_for_pattern(None, None, None, DEFAULT)), None)
    for pattern in ((IDENTIFIER, None), (None, BACKGROUND)):
        for quad in store.quads_for_pattern(None, pattern[0], None, pattern[1]):
            told._note(quad)
    return told


def refuse_foreign(path: Path, told: Survey) -> None:
    """Raise `GraphError` where the file holds anything but graphs of articles, the background and the ontology's."""
    if told.loose is not None and not told.graphs:
        raise GraphError(f"{path}: holds no named graphs, so no article's; {RIGHT}")
    if told.loose is not None:
        raise GraphError(f"{path}: holds a triple of no graph: {told.loose}; {RIGHT}")
    if told.has_blanks:
        raise GraphError(f"{path}: holds blank nodes, whose names differ from run to run; {RIGHT}")
    articles = told.articles
    if not articles:
        raise GraphError(f"{path}: holds no article's graph; {RIGHT}")
    known = {article + end for article in articles for end in _ENDS} | {BACKGROUND.value, ONTOLOGY.value}
    for name in sorted(told.graphs - known):
        raise GraphError(f"{path}: <{name}> is no article's graph; {RIGHT}")
    for article in sorted(articles - set(told.ids)):
        raise GraphError(f"{path}: <{article}/graph> does not say which article it is of (dcterms:identifier \"id:...\"); {RIGHT}")


def quads_in(path: Path) -> Iterator[ox.Quad]:
    """Yield the quads of a file (.nq, .trig, .ttl, .nt, also .gz); raises `GraphError` where it is not there or does not parse."""
    with _clear(path), _opened(path) as file:
        yield from cast("Iterable[ox.Quad]", ox.parse(file, format=form_of(path)))


def load_into(store: ox.Store, path: Path) -> None:
    """Read the file into the store in bulk, which is fast but not atomic; raises `GraphError` as `quads_in` does."""
    with _clear(path):
        if path.suffix == ".gz":
            with _opened(path) as file:
                store.bulk_load(file, format=form_of(path))
        else:
            store.bulk_load(path=path, format=form_of(path))


def form_of(path: Path) -> ox.RdfFormat:
    """Return the format that the name tells."""
    suffix = Path(path.name.removesuffix(".gz")).suffix
    forms = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG, ".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES}
    if suffix not in forms:
        raise GraphError(f"{path}: {suffix or 'no suffix'} is nothing that can be loaded; known are {', '.join(forms)}, also with .gz")
    return forms[suffix]


def _opened(path: Path) -> AbstractContextManager[BinaryIO]:
    return cast("BinaryIO", gzip.open(path)) if path.suffix == ".gz" else path.open("rb")


@contextlib.contextmanager
def _clear(path: Path) -> Iterator[None]:
    """Tell in one line what a file lacks."""
    try:
        yield
    except SyntaxError as error:
        raise GraphError(f"{path}:{error.lineno or 1}: does not parse: {error.msg}; nothing of it was loaded") from error
    except (OSError, EOFError) as error:
        what = getattr(error, "strerror", None) or str(error).partition(" (os error")[0]
        raise GraphError(f"{path}: cannot be read: {what}; give a file of built graphs") from error
