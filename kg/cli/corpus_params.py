"""The parameters of the verbs of ``kg corpus``."""

from __future__ import annotations

from itertools import chain
from typing import Annotated, TypeAlias

import typer

from kg.cli.console import complain
from kg.errors import ArticleError, KgError

__all__ = ["CorpusFolder", "corpus_folder", "source_paths"]


def source_paths(paths: list[str]) -> list[str]:
    """Return the paths of sources; end the command where none of them leads to an article."""
    from kg.articles.sources import find_sources
    from kg.corpus.containers import CONTAINERS

    errors: list[ArticleError] = []
    for source in chain.from_iterable(find_sources(path, CONTAINERS) for path in paths):
        if not isinstance(source, ArticleError):
            return paths
        errors.append(source)
    for error in errors:
        complain(error)
    raise typer.Exit(1)


def corpus_folder(text: str) -> str:
    """Return the folder or URL of a corpus that is there, or raise `KgError`."""
    from kg.corpus.contents import is_corpus

    if not is_corpus(text):
        raise KgError(f"{text or repr(text)}: is no corpus; make one with: kg corpus build SOURCE -o DIR")
    return text


CorpusFolder: TypeAlias = Annotated[str, typer.Argument(metavar="DIR", parser=corpus_folder, help="The corpus: its folder or URL.")]
