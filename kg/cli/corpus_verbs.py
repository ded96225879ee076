"""The verbs of ``kg corpus`` that tell of a corpus, and those that change how it is kept."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import counted, plain, say, table, working
from kg.cli.corpus_params import CorpusFolder
from kg.cli.outputs import output_file

if TYPE_CHECKING:
    from kg.corpus.status import Status

__all__ = ["corpus_compact", "corpus_dump", "corpus_link", "corpus_sql", "corpus_stats", "corpus_status"]


def corpus_status(
    folder: CorpusFolder,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="List what could not be read, a line each.")] = False,
) -> None:
    """Show how far a corpus is.

    Says how many articles are read, left, failed and refused, how fast it goes, and how long the rest takes at that rate.
    """
    from kg.corpus.contents import contents_of
    from kg.corpus.status import failures, status_of

    with contents_of(folder) as contents:
        if errors:
            for line in failures(contents):
                typer.echo(plain(line))
            return
        status = status_of(contents)
    if as_json:
        typer.echo(json.dumps(asdict(status), indent=2, ensure_ascii=False))
    else:
        for line in _lines(status):
            typer.echo(plain(line))


def _lines(status: Status) -> list[str]:
    said = [
        f"{status.articles:,} articles: {status.read:,} read, {status.left:,} left, {status.failed:,} in quarantine",
        f"{counted(status.shards, 'shard')}, {status.shards_left:,} of them left",
        f"{status.copies:,} exact copies besides; {status.refused:,} refused",
    ]
    if status.outdated:
        said.append(f"{status.outdated:,} outdated, which kg corpus compact removes")
    if status.rate:
        said.append(f"{status.rate:,.0f} articles a minute; {_duration(status.seconds_left or 0)} left")
    said += [f"quarantine: {number:,} × {reason}" for reason, number in status.reasons.items()]
    return said


def _duration(seconds: float) -> str:
    """Put seconds into words.

    >>> _duration(59), _duration(61), _duration(7300)
    ('1 min', '2 min', '2 h 2 min')
    """
    minutes = -int(-seconds // 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if hours else f"{minutes} min"


def corpus_compact(folder: CorpusFolder) -> None:
    """Remove what is gone or has changed from a corpus, and put small shards together; nothing is read again."""
    from kg.corpus.compacting import compact
    from kg.corpus.storage import open_storage

    with working("compacting"):
        before, after = compact(open_storage(folder))
    say(f"kg: {counted(before, 'shard')}, now {after} → {folder}")


def corpus_dump(
    folder: CorpusFolder,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE.nq", parser=output_file, help="Where to."),
    ] = None,
    digest: Annotated[bool, typer.Option("--sha256", help="Print only the SHA-256 of the sorted quads.")] = False,
) -> None:
    """Write all quads of a corpus, sorted, each once; equal corpora give equal bytes."""
    from kg.corpus.contents import contents_of
    from kg.corpus.dumping import digest_of_dump, dump_lines

    with contents_of(folder) as contents:
        if digest:
            typer.echo(digest_of_dump(contents))
        elif output is None:
            sys.stdout.buffer.writelines(dump_lines(contents))
            sys.stdout.buffer.flush()
        else:
            with output.open("wb") as file:
                file.writelines(dump_lines(contents))
            say(f"kg: {output}")


def corpus_stats(
    folder: CorpusFolder,
    as_json: Annotated[bool, typer.Option("--json", help="Print it as JSON.")] = False,
) -> None:
    """Count what is in a corpus: articles, quads, and nodes of each class."""
    from kg.corpus.contents import contents_of
    from kg.corpus.counting import counted_in

    with working("counting"), contents_of(folder) as contents:
        numbers = counted_in(contents)
    if as_json:
        typer.echo(json.dumps(numbers, indent=2))
    else:
        table(("what", "number"), [(name, f"{number:,}") for name, number in numbers.items()])


def corpus_sql(
    folder: CorpusFolder,
    query: Annotated[str, typer.Argument(metavar="SQL", help="A query of events, actors, counts.")],
) -> None:
    """Ask a corpus by SQL, in tables of a row an event, a row an actor, a row a count.

    The tables are Parquet files in DIR/tables, made where they are missing, which pandas, R and DuckDB open directly.

    Example:  kg corpus sql news.corpus "SELECT strftime(first_day, '%Y-%m') AS month, label, count(*) FROM actors
    WHERE role = 'perpetrator' GROUP BY ALL ORDER BY 1"
    """
    from kg.corpus.contents import contents_of
    from kg.corpus.querying import asked
    from kg.corpus.tables import make_tables

    with working("summing up"), contents_of(folder) as contents:
        make_tables(contents)
        with asked(contents.storage, query) as answer:
            rows = [["" if value is None else str(value) for value in row] for row in answer.rows]
    table(answer.columns, rows)


def corpus_link(folder: CorpusFolder) -> None:
    """Find the events that several articles of a corpus tell of.

    Which events are one goes into a linkset of its own, which kg store load, kg corpus dump and questions take with the rest; kg link
    says how it is found. Run it again after articles came or went: only the weeks that these tell of are compared anew.

    Example:  kg corpus link news.corpus  then  kg store news.kg load news.corpus
    """
    from kg.corpus.contents import contents_of
    from kg.corpus.linking import link

    with working("linking"), contents_of(folder) as contents:
        found = link(contents)
    say(
        f"kg: {counted(found.identities, 'event')} told by several articles, in {found.tellings:,} tellings; "
        f"{found.possible:,} more are possible → {folder}"
    )
