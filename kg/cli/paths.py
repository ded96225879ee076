"""What is read, as arguments: each path is checked while the arguments are read, before anything is loaded.

A path that is empty, too long, not there, not readable, or of the wrong kind is one line. Pipes,
devices and sockets are refused, since they may never end.
"""

from __future__ import annotations

import os
import stat
from itertools import chain
from pathlib import Path

import typer

from kg.cli.console import complain
from kg.cli.outputs import mode_of
from kg.errors import ArticleError, GoldError, GraphError, KgError, LexiconError

__all__ = [
    "articles",
    "gold_file",
    "graph",
    "graph_file",
    "graph_or_corpus",
    "graph_to_load",
    "lexicon_files",
    "lexicon_path",
    "servable",
    "turtle",
    "turtle_or_corpus",
]

_GRAPH = "give the path of a built graph"
_GRAPHS = f"{_GRAPH} or the folder of a store"
_TO_LOAD = "give a file of built graphs"
_GOLD = "gold is a .jsonl file, an article a line (kg evaluate --help)"
_LEXICON = "name a Turtle file or a folder of them"


def articles(paths: list[str]) -> list[str]:
    """Return the paths of articles; end the command where none of them leads to an article.

    Where some do, the others are told with what else cannot be read.
    """
    from kg.articles.sources import find_sources

    for path in paths:
        if not path:
            raise ArticleError("'': is no path; give an article, a folder of them, or -")
    found = chain.from_iterable(map(find_sources, paths))
    errors: list[ArticleError] = []
    for source in found:
        if not isinstance(source, ArticleError):
            return paths
        errors.append(source)
    for error in errors:
        complain(error)
    raise typer.Exit(1)


def graph_file(text: str) -> Path:
    """Return the path of a graph file, or raise `GraphError`."""
    path = _readable(text, GraphError, _GRAPH)
    if path.is_dir():
        raise GraphError(f"{path}: is a folder; {_files_in(path)}")
    if not path.stat().st_size:
        raise GraphError(f"{path}: is empty; {_GRAPH}")
    import pyoxigraph as ox

    if ox.RdfFormat.from_extension(path.suffix.removeprefix(".")) is None:
        known = "known are .ttl, .nt, .nq, .trig, .rdf and .jsonld"
        raise GraphError(f"{path}: {path.suffix or 'no suffix'} is no graph format; {known}")
    return path


def turtle(text: str) -> Path:
    """Return the path of a Turtle or N-Triples file, or raise `GraphError`."""
    path = graph_file(text)
    if path.suffix not in (".ttl", ".nt"):
        raise GraphError(f"{path}: {path.suffix} is nothing that can be checked; known are .ttl and .nt")
    return path


def graph(text: str) -> Path:
    """Return the path of a graph file or of a store's folder, or raise `GraphError`."""
    path = _readable(text, GraphError, _GRAPH)
    if not path.is_dir():
        return graph_file(text)
    from kg.store.folder import is_store

    if not is_store(path):
        raise GraphError(f"{path}: is a folder, and is no store; {_files_in(path)}")
    return path


def graph_or_corpus(text: str) -> str:
    """Return the path of a graph file, a store or a corpus, or a URL, or raise `GraphError`."""
    from kg.corpus.contents import is_corpus

    return text if is_corpus(text) else str(graph(text))


def turtle_or_corpus(text: str) -> str:
    """Return the path of Turtle, N-Triples or a corpus, or a URL, or raise `GraphError`."""
    from kg.corpus.contents import is_corpus

    return text if is_corpus(text) else str(turtle(text))


def servable(text: str) -> Path:
    """Return the path of a graph file, of a store or of a folder of graph files, or raise `GraphError`."""
    path = _readable(text, GraphError, _GRAPHS)
    return path if path.is_dir() else graph_file(text)


def graph_to_load(text: str) -> Path:
    """Return the path of a file that goes into a store, whatever its packing, or raise `GraphError`."""
    path = _readable(text, GraphError, _TO_LOAD)
    if path.is_dir():
        raise GraphError(f"{path}: is a folder; {_TO_LOAD}")
    return path


def gold_file(text: str) -> Path:
    """Return the path of a file of gold, or raise `GoldError`."""
    path = _readable(text, GoldError, _GOLD)
    if path.is_dir():
        raise GoldError(f"{path}: is a folder; {_GOLD}")
    return path


def lexicon_files(paths: list[Path] | None) -> list[Path]:
    """Return the paths of Turtle that adds to the lexicon, once it is read and its terms are declared.

    Raises `LexiconError` where a file is not there, does not parse, or lacks what the reader needs.
    """
    given = list(paths or ())
    if given:
        from kg.ontology import lexicon, terms

        terms.declare(given)
        lexicon.load(*given)
    return given


def lexicon_path(text: str) -> Path:
    """Return the path of a Turtle file or a folder of them, each of which parses."""
    path = _readable(text, LexiconError, _LEXICON)
    files = sorted(path.rglob("*.ttl")) if path.is_dir() else [path]
    if not files:
        raise LexiconError(f"{path}: the folder holds no .ttl file; {_LEXICON}")
    for file in files:
        _refuse_broken(_readable(str(file), LexiconError, _LEXICON))
    return path


def _files_in(folder: Path) -> str:
    there = folder / "graph.ttl"
    return f"name the graph files in it, such as {there}" if there.exists() else _GRAPHS


def _readable(text: str, error: type[KgError], right: str) -> Path:
    path = Path(text)
    if not text:
        raise error(f"'': is no path; {right}")
    mode = mode_of(path, error, "read", right)
    if not mode:
        raise error(f"{path}: cannot be read: No such file or directory; {right}")
    if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
        raise error(f"{path}: is a device or a pipe, and may never end; {right}")
    if not os.access(path, os.R_OK | (os.X_OK if stat.S_ISDIR(mode) else 0)):
        raise error(f"{path}: cannot be read: Permission denied; {right}")
    return path


def _refuse_broken(file: Path) -> None:
    import pyoxigraph as ox

    try:
        for _ in ox.parse(path=file, format=ox.RdfFormat.TURTLE):
            pass
    except SyntaxError as reason:
        where = f"{file}:{reason.lineno or 1}"
        raise LexiconError(f"{where}: is not valid Turtle: {reason.msg}; mend it there") from reason
    except OSError as reason:
        raise LexiconError(f"{file}: cannot be read: {reason.strerror or reason}; {_LEXICON}") from reason
