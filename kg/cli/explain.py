"""``kg explain``: why sentences, or whole articles, are read as they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.build import parsed_day
from kg.cli.console import complain, plain, working
from kg.cli.params import LexiconFiles
from kg.cli.paths import graph

if TYPE_CHECKING:
    import datetime

    from kg.errors import KgError
    from kg.model import Article

__all__ = ["explain"]


def explain(
    text: Annotated[
        str,
        typer.Argument(
            metavar="TEXT|PATH|IRI",
            help="English sentences, in quotes; or articles: a file, a folder, - for standard input. With --in, an event.",
        ),
    ],
    date: Annotated[
        str | None,
        typer.Option(metavar="YYYY-MM-DD", help="Publication date of texts that give none."),
    ] = None,
    extra: LexiconFiles = None,
    as_json: Annotated[bool, typer.Option("--json", help="Write an article a line, as JSON.")] = False,
    graphs: Annotated[
        list[Path] | None,
        typer.Option("--in", metavar="GRAPH", parser=graph, help="Why an event is held for one with others: a graph, a linkset, a store."),
    ] = None,
) -> None:
    """Show why a text is read as it is.

    A block for each event, number and relation: the words and the lexicon entry that tell it, what
    the entry's frame can take, what filled each role and by which rule, the cue that set the
    status, which tellings were made one event or kept apart, and why. Before them stands what was
    found in the words (names, places, times, numbers, phrases) and which words stand for others;
    after them what was rejected.

    With --in the IRI of an event, of an identity or of a link of kg link is explained: which articles tell of the same event, what they
    agree on, and what speaks against it.  kg explain IRI --in graph.ttl --in identities.ttl

    Articles are those of kg build. What is no path that exists is read as sentences.

    \b
    Each line of --json is an object with
      article    the id of the article ("sentence" for sentences)
      found      words found: kind, quote, is_a, node, why, notes
      same       words that stand for others: quote, stands_for, why
      events     id, is_a, label, status, sources, triggers (quote, entry, evokes, frame, roles,
                 status), properties, joined, kept_apart, notes
      counts     id, label, measure, value, minimum, maximum, quote, why, bound_words, told_by,
                 entry, of_event, part_of, parts, status
      relations  id, subject, predicate, object, is_aside, why, quote, entry, ends, status
      rejected   quote, group, is_a, entries, reason
    A quote is text with its begin and end (code points); a why is a rule and its words;
    a status is the status, why, cue, entry and sources.
    """
    if not text.strip():
        raise typer.BadParameter("is empty; give sentences, in quotes", param_hint="TEXT")
    if graphs:
        _explain_links(text.strip(), graphs)
        return
    day = parsed_day(date)
    from kg.builder import Builder, Settings
    from kg.explaining import sentence as reader
    from kg.explaining.explanation import to_json
    from kg.explaining.rendering import lines_of

    failed: list[KgError] = []
    articles = _articles(text, day, failed)
    with working("loading"):
        builder = Builder(Settings(date=day, lexicon=tuple(extra or ())))
    for number, found in enumerate(reader.explanations(articles, builder, failed=failed.append)):
        if as_json:
            typer.echo(to_json(found))
            continue
        if number or found.article != reader.SENTENCE:
            typer.echo(plain(f"ARTICLE {found.article}") + "\n")
        for line in lines_of(found):
            typer.echo(plain(line))
    for error in failed:
        complain(error)
    if failed:
        raise typer.Exit(1)


def _explain_links(iri: str, graphs: list[Path]) -> None:
    from kg.account.given import read
    from kg.identity.explained import lines_about

    for line in lines_about(read(graphs).teller.said, iri):
        typer.echo(plain(line))


def _articles(text: str, date: datetime.date | None, failed: list[KgError]) -> Iterator[Article]:
    """The articles under a path, or the sentences as one."""
    from kg.articles import read_articles
    from kg.errors import ArticleError
    from kg.explaining.sentence import as_article

    if not _is_path(text):
        yield as_article(text, date)
        return
    for article in read_articles([text], date=date):
        if isinstance(article, ArticleError):
            failed.append(article)
        else:
            yield article


def _is_path(text: str) -> bool:
    """Whether a text names articles: a path that exists, one with a file's ending, standard input."""
    from kg.articles.sources import KINDS, PACKINGS

    if text == "-" or (len(text.split()) == 1 and text.endswith((*KINDS, *PACKINGS))):
        return True
    try:
        return Path(text).exists()
    except (OSError, ValueError):  # longer than any path, or with a NUL
        return False
