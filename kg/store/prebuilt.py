"""Graphs that were built before, as files: read, checked, and written line by line as the store is to hold them."""

from __future__ import annotations

import contextlib
import gzip
import os
import re
import zlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO, cast

import pyoxigraph as ox

from kg.errors import GraphError
from kg.store.contents import BACKGROUND, IDENTIFIER, LEDGER, ONTOLOGY
from kg.terms import DATA

__all__ = ["Prebuilt", "clear", "form_of", "prepare", "quads_in"]

_RIGHT = "right would be what kg store DIR dump, or kg export DIR -f nquads or trig, writes"
_IRI = rb'<[^<>"\s]+>'
_LINE = re.compile(rb"(%b) (%b) (?:(%b)|\"(?:[^\"\\]|\\.)*+\"(?:@[\w-]+|\^\^%b)?) (%b) \.\n" % (_IRI, _IRI, _IRI, _IRI, _IRI))
"""An N-Quads line as kg writes it: of a named graph, without blank nodes, comments and spare blanks."""
_KEPT_APART = frozenset(str(name).encode() for name in (BACKGROUND, ONTOLOGY))
_SHARED = tuple(f"<{DATA}{kind}/".encode() for kind in ("actor", "place", "event", "concept"))
_PARTS = min(4, os.cpu_count() or 1)
_BLOCK = 10_000
"""Lines that stay together in one part."""
_FORMS = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG, ".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES}


@dataclass(frozen=True, slots=True, kw_only=True)
class Prebuilt:
    """What a file of named graphs holds.

    ``lines`` is a file of one N-Quads line a quad. ``loadable`` are files that hold the same, and again without a graph (which makes the
    default graph) all but the background and the ontology; one for each processor, to be loaded at once. ``graphs`` are the names, ``ids``
    those of the articles by IRI.
    """

    path: Path
    lines: Path
    loadable: tuple[Path, ...]
    graphs: frozenset[str]
    ids: dict[str, str]
    background: frozenset[ox.Triple]
    named: dict[str, set[str]]
    """By graph the IRIs in it that an article does not have of itself, so that the background may tell of them."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """What the lines of a file showed: IRIs by graph (as written), and the lines that are worth parsing."""

    named: dict[bytes, set[bytes]] = field(default_factory=lambda: defaultdict(set))
    apart: list[bytes] = field(default_factory=list)


def prepare(path: Path, scratch: Path) -> Prebuilt:
    """Read a file of named graphs, writing into the folder ``scratch``.

    Raises `GraphError` where it is not there, does not parse, or holds anything but graphs of articles, background and ontology.
    """
    loadable, lines = tuple(scratch / f"loadable-{number}.nq" for number in range(_PARTS)), path
    with clear(path):
        seen = _written(path, loadable) if form_of(path) == ox.RdfFormat.N_QUADS else None
        if seen is None:
            lines = scratch / "lines.nq"
            with lines.open("wb") as file:
                file.writelines(f"{quad} .\n".encode() for quad in quads_in(path))
            seen = _written(lines, loadable)
        if seen is None:
            raise _odd(path)
        quads = [cast("ox.Quad", quad) for quad in ox.parse(b"".join(seen.apart), format=ox.RdfFormat.N_QUADS)]
    named = {_plain(graph): set(map(_plain, iris)) for graph, iris in seen.named.items()}
    told = Prebuilt(
        path=path,
        lines=lines,
        loadable=loadable,
        graphs=frozenset(named),
        ids=dict(_ids(quads)),
        background=frozenset(quad.triple for quad in quads if quad.graph_name == BACKGROUND),
        named=named,
    )
    _refuse_foreign(told)
    return told


def _written(path: Path, targets: Sequence[Path]) -> _Seen | None:
    """Write what is to be loaded and return what was seen; None at a line that is not as ours are."""
    seen, identifier, background = _Seen(), str(IDENTIFIER).encode(), str(BACKGROUND).encode()
    with opened(path) as file, contextlib.ExitStack() as held:
        outs = [held.enter_context(target.open("wb")) for target in targets]
        for number, line in enumerate(file):
            out = outs[number // _BLOCK % len(outs)]
            found = _LINE.fullmatch(line)
            if found is None:
                return None
            subject, prop, obj, graph = found.groups()
            named = seen.named[graph]
            out.write(line)
            if graph in _KEPT_APART:
                if graph == background:
                    seen.apart.append(line)
                continue
            out.write(line[: found.start(4)] + b".\n")
            named.update(iri for iri in (subject, obj) if iri and iri.startswith(_SHARED))
            if prop == identifier:
                seen.apart.append(line)
    return seen


def _plain(iri: bytes) -> str:
    return iri[1:-1].decode()


def _ids(quads: Iterable[ox.Quad]) -> Iterator[tuple[str, str]]:
    for quad in quads:
        if quad.predicate == IDENTIFIER and isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.Literal):
            kind, _, name = quad.object.value.partition(":")
            if kind == "id" and str(quad.graph_name) == f"<{quad.subject.value}/graph>":
                yield quad.subject.value, name


def _odd(path: Path) -> GraphError:
    """Say what no line of ours can hold."""
    for quad in quads_in(path):
        if isinstance(quad.graph_name, ox.DefaultGraph):
            return GraphError(f"{path}: holds a triple of no named graph: {quad.triple}; {_RIGHT}")
        if ox.BlankNode in (type(quad.subject), type(quad.object), type(quad.graph_name)):
            return GraphError(f"{path}: holds a blank node, whose name differs from run to run: {quad}; {_RIGHT}")
    return GraphError(f"{path}: holds triples within triples, or what else no build gives; {_RIGHT}")


def _refuse_foreign(told: Prebuilt) -> None:
    articles = {name.removesuffix("/graph") for name in told.graphs if name.endswith("/graph")}
    known = {article + end for article in articles for end in ("/graph", "/mentions")} | {BACKGROUND.value, ONTOLOGY.value}
    if LEDGER.value in told.graphs or not articles:
        raise GraphError(f"{told.path}: holds no article's graph; {_RIGHT}")
    for name in sorted(told.graphs - known):
        raise GraphError(f"{told.path}: <{name}> is no article's graph; {_RIGHT}")
    for article in sorted(articles - set(told.ids)):
        raise GraphError(f'{told.path}: <{article}/graph> does not say of which article it is (dcterms:identifier "id:..."); {_RIGHT}')


def quads_in(path: Path) -> Iterator[ox.Quad]:
    """Yield the quads of a file (.nq, .trig, .ttl, .nt, also .gz); raises `GraphError` where it is not there or does not parse."""
    with clear(path), opened(path) as file:
        for quad in ox.parse(file, format=form_of(path)):
            yield quad if isinstance(quad, ox.Quad) else ox.Quad(*quad)


def form_of(path: Path) -> ox.RdfFormat:
    """Return the format that the name tells; raises `GraphError` where it tells none."""
    suffix = Path(path.name.removesuffix(".gz")).suffix
    if suffix not in _FORMS:
        raise GraphError(f"{path}: {suffix or 'no suffix'} is nothing that can be loaded; known are {', '.join(_FORMS)}, also with .gz")
    return _FORMS[suffix]


def opened(path: Path) -> AbstractContextManager[BinaryIO]:
    """Open the file for reading bytes, unpacked."""
    return cast("AbstractContextManager[BinaryIO]", gzip.open(path)) if path.suffix == ".gz" else path.open("rb")


@contextlib.contextmanager
def clear(path: Path) -> Iterator[None]:
    """Tell in one line what a file lacks."""
    try:
        yield
    except SyntaxError as error:
        raise GraphError(f"{path}:{error.lineno or 1}: does not parse: {error.msg}; nothing was loaded") from error
    except (OSError, EOFError, zlib.error) as error:
        what = getattr(error, "strerror", None) or str(error).partition(" (os error")[0]
        raise GraphError(f"{path}: cannot be read: {what}; give a file of built graphs") from error
