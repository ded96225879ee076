"""``kg corpus build``: articles in any number into a corpus, and on from where it was stopped."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.build import parsed_base, parsed_day
from kg.cli.console import complain, counted, say
from kg.cli.corpus_params import source_paths
from kg.cli.params import LexiconFiles, Model

if TYPE_CHECKING:
    import rich.progress

    from kg.corpus import building
    from kg.corpus.building import Report
    from kg.corpus.configuration import Given

__all__ = ["corpus_build"]


class Engine(StrEnum):
    """Who reads."""

    POOL = "pool"
    RAY = "ray"


_TOLD = 20
"""Error lines that are shown; the others are counted."""


def corpus_build(
    sources: Annotated[
        list[str],
        typer.Argument(
            metavar="SOURCE...",
            callback=source_paths,
            help="Articles, containers or folders of them, or - for standard input.",
        ),
    ],
    output: Annotated[str, typer.Option("--output", "-o", metavar="DIR", help="The corpus: a folder, or a URL.")],
    workers: Annotated[
        int | None,
        typer.Option(min=1, metavar="N", help="Reading processes; without it one a core."),
    ] = None,
    engine: Annotated[
        Engine,
        typer.Option(help="Who reads: a pool on this machine, or Ray on many."),
    ] = Engine.POOL,
    address: Annotated[
        str | None,
        typer.Option(metavar="HOST:PORT", help="ray: the cluster; without it one starts here."),
    ] = None,
    memory: Annotated[int, typer.Option(min=300, metavar="MB", help="What a reading process may take at most.")] = 1600,
    seconds: Annotated[float, typer.Option(min=1, help="How long one article may take at most, a last resort.")] = 600,
    date: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="Publication date of articles that give none."),
    ] = None,
    base: Annotated[str | None, typer.Option(metavar="IRI", help="Namespace of what belongs to one article.")] = None,
    model: Model = None,
    extra: LexiconFiles = None,
    with_text: Annotated[bool | None, typer.Option("--text/--no-text", help="Keep the articles' full text.")] = None,
    anew: Annotated[bool, typer.Option(help="Read all again where another version or lexicon read it.")] = False,
    retry: Annotated[bool, typer.Option(help="Try the articles again that failed.")] = False,
    dry_run: Annotated[bool, typer.Option(help="Only say what would be done.")] = False,
) -> None:
    """Build a corpus of any size, and go on with it after every stop.

    Sources are what kg build reads, and .csv, .tsv, .parquet, .warc and .wet files (also .gz, .zst). What is new is read, what is
    unchanged costs next to nothing; what is gone from a file or folder that is given again goes. Settings stay as the first run had them.

    A text that comes several times is read once, as of the earliest date. An article on which reading dies is set aside, and kg corpus
    status says why.

    Example:  kg corpus build news/ -o news.corpus  then  kg store news.kg load news.corpus
    """
    from kg.corpus.building import build, looked_over
    from kg.corpus.storage import open_storage

    day, namespace = parsed_day(date), parsed_base(base)
    given = _given(day, namespace, model, extra, with_text)
    storage = open_storage(output)
    if dry_run:
        _tell_plan(looked_over(storage, sources, given), output)
        return
    by = _reading(engine, address, workers, memory, seconds)
    with _word_when_stopped(output), _progress() as progress:
        report = build(storage, sources, given=given, engine=by, anew=anew, retry=retry, progress=progress)
    _tell_errors(report)
    say(f"kg: {_told(report)} → {output}")
    if report.errors or report.failed:
        raise typer.Exit(1)


def _given(day: object, base: str | None, model: str | None, extra: list[Path] | None, text: bool | None) -> Given:
    from kg.corpus.configuration import Given

    lexicon = tuple(extra) if extra else None
    return Given(date=day, base=base, model=model, lexicon=lexicon, with_text=text)  # type: ignore[arg-type]


def _reading(engine: Engine, address: str | None, workers: int | None, memory: int, seconds: float) -> building.Engine:
    from kg.corpus import building
    from kg.corpus.guarded import Limits

    is_ray = engine is Engine.RAY
    if address and not is_ray:
        raise typer.BadParameter("belongs to --engine ray", param_hint="--address")
    number = workers or (None if is_ray else _cores())
    limits = Limits(memory=memory, seconds=seconds)
    return building.Engine(workers=number, limits=limits, ray=is_ray, address=address)


def _cores() -> int:
    """Return how many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextlib.contextmanager
def _word_when_stopped(output: str) -> Iterator[None]:
    """Say what to do next where the run is stopped."""
    try:
        yield
    except KeyboardInterrupt:
        how_far = f"kg corpus status {output} tells how far it is"
        say(f"kg: what is read is kept; the same command goes on, and {how_far}")
        raise


@contextlib.contextmanager
def _progress() -> Iterator[building.Progress | None]:
    """Show on a terminal how far it is; elsewhere nothing."""
    import sys

    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (*Progress.get_default_columns()[:-1], MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        yield _Bar(shown, shown.add_task("reading articles", total=None))


class _Bar:
    """A bar on the terminal, of all articles that are known to be read in this run."""

    def __init__(self, shown: rich.progress.Progress, task: rich.progress.TaskID) -> None:
        self._shown, self._task = shown, task
        self._total = 0

    def found(self, number: int) -> None:
        self._total += number
        self._shown.update(self._task, total=self._total or None)

    def advance(self, number: int) -> None:
        self._shown.advance(self._task, number)


def _tell_errors(report: Report) -> None:
    for error in report.errors[:_TOLD]:
        complain(error)
    if (more := len(report.errors) - _TOLD) > 0:
        complain(f"and {more:,} more cannot be read; kg corpus status DIR --errors lists them")


def _told(report: Report) -> str:
    said = [
        f"{counted(report.new, 'article')} new",
        f"{report.gone:,} gone",
        f"{report.read:,} read",
    ]
    if report.failed:
        said.append(f"{report.failed:,} in quarantine")
    if report.refused:
        said.append(f"{report.refused:,} refused")
    return ", ".join(said)


def _tell_plan(report: Report, output: str) -> None:
    left = report.read - report.new
    say(
        f"kg: would read {counted(report.read, 'article')}: "
        f"{report.new:,} new, {left:,} left of earlier runs; "
        f"{report.gone:,} gone, {report.refused:,} refused → {output}"
    )
