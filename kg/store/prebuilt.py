"""Graphs that were built before, as files: read in blocks of N-Quads lines that need no further look before they are loaded."""

from __future__ import annotations

import contextlib
import gzip
import re
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO, cast

import pyoxigraph as ox

from kg.errors import GraphError

__all__ = ["RIGHT", "Block", "Line", "Prebuilt", "blocks_in", "blocks_of", "clear", "form_of", "quads_in"]

RIGHT = "right would be what kg store DIR dump, or kg export DIR -f nquads or trig, writes"
_SIZE = 10 << 20
"""Bytes of a block, some 40,000 lines: to sort larger ones leaves the processor's caches, smaller ones make a heap of small files."""
_LINES = 40_000
_IRI = rb"<[A-Za-z][A-Za-z0-9+.-]*:[A-Za-z0-9/._~:?=&()*+,;!$'@-]*(?:#[A-Za-z0-9/._~:?=&()*+,;!$'@-]*)?>"
_LITERAL = rb'"(?:[^"\\\r\n]|\\[tbnrf"\'\\])*+"(?:@[a-z]{2,3}|\^\^%b)?' % _IRI
_LINE = re.compile(rb"^(%b) (%b) (%b|%b) (%b) \.$" % (_IRI, _IRI, _IRI, _LITERAL, _IRI), re.MULTILINE)
"""An N-Quads line as kg writes it: of a named graph, without blank nodes and spare blanks, and with nothing that a parser might refuse."""
_FORMS = {".nq": ox.RdfFormat.N_QUADS, ".trig": ox.RdfFormat.TRIG, ".ttl": ox.RdfFormat.TURTLE, ".nt": ox.RdfFormat.N_TRIPLES}


Line = tuple[bytes, bytes, bytes, bytes]
"""Subject, predicate, object and graph, as N-Quads writes them."""


@dataclass(frozen=True, slots=True)
class Block:
    """Some quads of a file: ``data`` are lines of N-Quads that parse, ``lines`` the parts of each."""

    data: bytes
    lines: list[Line]


@dataclass(frozen=True, slots=True)
class Prebuilt:
    """Named graphs that are to be put in: their ``name`` for error lines, and what gives their blocks, as often as it is asked.

    ``articles`` are the IRIs of the articles, None where only the blocks tell them.
    """

    name: str
    blocks: Callable[[], Iterator[Block]]
    articles: frozenset[str] | None = None

    @classmethod
    def of(cls, path: Path) -> Prebuilt:
        """Return what a file holds."""
        return cls(str(path), lambda: blocks_in(path))


def blocks_of(pieces: Iterable[bytes], name: str) -> Iterator[Block]:
    """Yield pieces of N-Quads, each whole lines that kg has written, in blocks of usual size."""
    held, size = list[bytes](), 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size > _SIZE:
            yield _joined(held, name)
            held, size = [], 0
    if size:
        yield _joined(held, name)


def _joined(pieces: Iterable[bytes], name: str) -> Block:
    data = b"".join(pieces)
    lines = _LINE.findall(data)
    if len(lines) == data.count(b"\n"):
        return Block(data, lines)
    try:
        return _written(Path(name), cast("Iterator[ox.Quad]", ox.parse(data, format=ox.RdfFormat.N_QUADS)))
    except SyntaxError as error:
        raise GraphError(f"{name}: does not parse: {error.msg}; nothing was loaded") from error


def blocks_in(path: Path) -> Iterator[Block]:
    """Yield a file of named graphs in blocks of N-Quads.

    Raises `GraphError` where it is not there, does not parse, or holds blank nodes, or triples of no named graph.
    """
    if form_of(path) != ox.RdfFormat.N_QUADS:
        quads = quads_in(path)
        while some := list(islice(quads, _LINES)):
            yield _written(path, some)
        return
    with clear(path), opened(path) as file:
        while data := file.read(_SIZE):
            yield _read(path, data + file.readline())


def _read(path: Path, data: bytes) -> Block:
    try:
        data.decode()
        lines = _LINE.findall(data)
        if len(lines) == data.count(b"\n") and data.endswith(b"\n"):
            return Block(data, lines)
        return _written(path, cast("Iterator[ox.Quad]", ox.parse(data, format=ox.RdfFormat.N_QUADS)))
    except (SyntaxError, UnicodeDecodeError):
        for _ in quads_in(path):  # tells the line of the file, not of the block
            pass
        raise


def _written(path: Path, quads: Iterable[ox.Quad]) -> Block:
    lines = []
    for quad in quads:
        if isinstance(quad.graph_name, ox.DefaultGraph):
            raise GraphError(f"{path}: holds a triple of no named graph: {quad.triple}; {RIGHT}")
        if ox.BlankNode in (type(quad.subject), type(quad.object), type(quad.graph_name)):
            raise GraphError(f"{path}: holds a blank node, whose name differs from run to run: {quad}; {RIGHT}")
        if isinstance(quad.object, ox.Triple):
            raise GraphError(f"{path}: holds a triple within a triple: {quad}; {RIGHT}")
        subject, predicate, obj, graph = (str(part).encode() for part in (quad.subject, quad.predicate, quad.object, quad.graph_name))
        lines.append((subject, predicate, obj, graph))
    return Block(b"".join(b"%b %b %b %b .\n" % line for line in lines), lines)


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
