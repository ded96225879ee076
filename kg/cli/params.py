"""The parameters that several verbs share, each with what checks it before anything is loaded."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from kg.cli import paths
from kg.cli.models import installed_model

__all__ = ["Articles", "LexiconFiles", "Model"]

Articles: TypeAlias = Annotated[
    list[str],
    typer.Argument(
        metavar="PATH...",
        callback=paths.articles,
        help="Articles, folders of them, or - for standard input.",
    ),
]

LexiconFiles: TypeAlias = Annotated[
    list[Path] | None,
    typer.Option(
        "--lexicon",
        "-L",
        metavar="FILE",
        parser=paths.lexicon_path,
        callback=paths.lexicon_files,
        help="Turtle, or a folder of it, that adds to the lexicon; may be given again.",
    ),
]

Model: TypeAlias = Annotated[
    str | None,
    typer.Option(metavar="NAME", parser=installed_model, help="spaCy model to parse with."),
]
