"""``kg export``: built graphs in the formats of other programs."""

from __future__ import annotations

import sys
import textwrap
from enum import StrEnum
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from typing import Annotated

import typer

from kg.cli.console import say, working
from kg.cli.outputs import output_file
from kg.cli.paths import graph_or_corpus
from kg.errors import OutputError
from kg.export import FORMATS

__all__ = ["export"]


class Form(StrEnum):
    """The formats, by name."""

    NQUADS = "nquads"
    TRIG = "trig"
    NTRIPLES = "ntriples"
    JSONLD = "jsonld"
    GRAPHML = "graphml"
    NODE_LINK = "node-link"
    GEOJSON = "geojson"
    ACLED = "acled"
    GED = "ged"
    CSV = "csv"
    PARQUET = "parquet"


_NEEDS = {Form.PARQUET: "pyarrow"}


def _told() -> str:
    lines = (f"  {name}: {form.title}. Loses: {form.loses}." for name, form in FORMATS.items())
    return "\n".join(textwrap.fill(line, width=76, subsequent_indent="      ", break_on_hyphens=False) for line in lines)


_HELP = f"""Write built graphs in the formats of other programs.

Give graph files (with mentions files, if the RDF formats are to hold them too), or the folder of a store. Every row of a table has its
quote, its source and its article, and the status in a column of its own; what two articles tell of one event are two rows. A cell of text
that begins like a formula gets an apostrophe before it.

A corpus is written as it streams by, in each format but graphml, node-link and parquet (its tables/ are Parquet).

In acled, ged and geojson stands what is asserted or reported; with --all also what is claimed, alleged, expected, intended or denied.

Example:  kg export output/graph.ttl --format acled -o events.csv

\b
{_told()}
"""


_BY_EVENT = ("acled", "ged")
"""Formats with one row for each event that several articles tell of."""


def export(
    paths: Annotated[
        list[str],
        typer.Argument(
            metavar="GRAPH...", parser=graph_or_corpus, help="Built graphs, or the folder of a store; several are one. Or a corpus."
        ),
    ],
    form: Annotated[Form, typer.Option("--format", "-f", help="The format.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", parser=output_file, help="Where to; else standard output.")
    ] = None,
    everything: Annotated[bool, typer.Option("--all", "-a", help="acled, ged, geojson: not only what is stated as a fact.")] = False,
    tellings: Annotated[
        bool, typer.Option("--tellings", help="acled, ged: a row for each article's telling, also where kg link made them one event.")
    ] = False,
) -> None:
    """Write built graphs in the formats of other programs."""
    _refuse_missing(form)
    from kg.corpus.contents import is_corpus

    if len(paths) == 1 and is_corpus(paths[0]):
        _export_corpus(paths[0], form, output, everything=everything)
        return
    from kg.account.given import read
    from kg.export import export as exported
    from kg.files.output import write_files

    with working("exporting"):
        given = read(paths).by_telling() if tellings and form.value in _BY_EVENT else read(paths)
        content = exported(given, form.value, everything=everything)
    if output is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        (written,) = write_files(output.parent, {output.name: content})
        say(f"kg: {written}")


def _export_corpus(corpus: str, form: Form, output: Path | None, *, everything: bool) -> None:
    from kg.corpus.contents import contents_of
    from kg.corpus.exporting import exported

    with contents_of(corpus) as contents:
        parts = exported(contents, form.value, everything=everything)
        first = next(parts, b"")  # what cannot be exported is told before a file is made
        if output is None:
            sys.stdout.buffer.writelines(chain([first], parts))
            sys.stdout.buffer.flush()
            return
        with working("exporting"), output.open("wb") as file:
            file.writelines(chain([first], parts))
    say(f"kg: {output}")


def _refuse_missing(form: Form) -> None:
    """Raise `OutputError` where the format needs a package that is not installed."""
    package = _NEEDS.get(form)
    if package and find_spec(package) is None:
        raise OutputError(f"--format {form.value} needs {package}; install it: pip install {package}")


export.__doc__ = _HELP
