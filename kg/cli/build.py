"""``kg build``: articles into a graph, its mentions and a page."""

from __future__ import annotations

import datetime
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import complain, counted, say, working
from kg.cli.outputs import output_folder
from kg.cli.params import Articles, LexiconFiles, Model

if TYPE_CHECKING:
    from kg.builder import BuildResult

__all__ = ["build", "parsed_base", "parsed_day"]

_ONE = {"quantities": "quantity"}
_MANY = 5_000
"""Articles from which on a build, which holds all of them in memory, is not the way."""


def parsed_day(value: str | None) -> datetime.date | None:
    """Return the date that an option gives."""
    try:
        return datetime.date.fromisoformat(value) if value else None
    except ValueError as error:
        raise typer.BadParameter(f"{value!r} is no date; right would be 2023-08-09") from error


def parsed_base(value: str | None) -> str | None:
    """Return the base IRI that an option gives."""
    if value and not (value.startswith(("https://", "http://", "urn:")) and value[-1] in "/#:" and not set(value) & set(' <>"{}|^`\\')):
        raise typer.BadParameter(f"{value!r} is no base IRI; right would be https://example.org/news/")
    return value


def build(
    paths: Articles,
    output: Annotated[
        Path,
        typer.Option("--output", "-o", metavar="DIR", parser=output_folder, help="Folder for graph.ttl, mentions.ttl and graph.html."),
    ],
    date: Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="Publication date of articles that give none.")] = None,
    base: Annotated[str | None, typer.Option(metavar="IRI", help="Namespace of what belongs to one article only.")] = None,
    model: Model = None,
    extra: LexiconFiles = None,
    with_page: Annotated[bool, typer.Option("--page/--no-page", help="Draw the graph as graph.html.")] = True,
    with_text: Annotated[bool, typer.Option("--text/--no-text", help="Keep the articles' full text in mentions.ttl.")] = True,
    as_json: Annotated[bool, typer.Option("--json", help="Print what was built as JSON.")] = False,
) -> None:
    """Build the knowledge graph of articles.

    Articles are .txt, .md, .html and .jsonl files, each also as .gz or .zst, and folders of them. What cannot be read is named, a line
    each, and the rest is built; the exit status is then 1. Where kg itself fails on an article, the line names a file in DIR/errors
    with the trace. Files appear whole or not at all, and all of one build.

    An article's id is the one that it gives (id of .jsonl and front matter), else its file's name; of several with the same the end of
    their paths tells them apart, in whatever order they come.

    \b
    Read are at most:
      150,000 code points of an article, 32,000 words and marks, 1,000 capitalised words of a sentence
      16 MB of a file of one article (4 MB of a line of .jsonl), unpacked
      128 MB of standard input
      15,000 elements of a page, nested 200 deep
    """
    day, base = parsed_day(date), parsed_base(base)
    from kg import builder
    from kg.files.output import refuse_unwritable

    refuse_unwritable(output)
    usual = builder.Settings()
    settings = builder.Settings(
        date=day,
        base=base or usual.base,
        model=model or usual.model,
        lexicon=tuple(extra or ()),
        with_text=with_text,
        traces=output / "errors",
    )
    with working("reading articles"):
        result = builder.build(paths, settings=settings)
    if result.articles >= _MANY:
        say("kg: note: so many articles are better kept as a corpus, which uses all cores and goes on after a stop: kg corpus build")
    for note in result.notes:
        say(f"kg: note: {note}")
    for error in result.errors:
        complain(error)
    written = _write(result, output, with_page=with_page) if result.articles else ()
    if as_json:
        typer.echo(_summary(result, written))
    else:
        say(_message(result, output))
    if result.errors or not result.articles:
        raise typer.Exit(1)


def _write(result: BuildResult, output: Path, *, with_page: bool) -> tuple[Path, ...]:
    from kg.files.output import write_files

    files = {"graph.ttl": result.graph_ttl, "mentions.ttl": result.mentions_ttl}
    if with_page:
        from kg.asking.querying import parse_turtle
        from kg.view import view

        with working("drawing the page"):
            files["graph.html"] = view([*parse_turtle(result.graph_ttl), *parse_turtle(result.mentions_ttl)])
    return write_files(output, files)


def _message(result: BuildResult, output: Path) -> str:
    if not result.articles:
        return "kg: nothing was built"
    counts = ", ".join(counted(number, _ONE.get(name, name[:-1])) for name, number in result.counts.items())
    return f"kg: {counted(result.articles, 'article')}: {counts} → {output}"


def _summary(result: BuildResult, written: tuple[Path, ...]) -> str:
    said = {
        "articles": result.articles,
        "counts": dict(result.counts),
        "errors": list(map(str, result.errors)),
        "notes": result.notes,
        "files": list(map(str, written)),
    }
    return json.dumps(said, ensure_ascii=False, indent=2)
