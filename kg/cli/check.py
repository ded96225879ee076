"""``kg check``: whether graph files keep the contract."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from kg.cli.console import counted, plain, say, working
from kg.cli.params import LexiconFiles
from kg.cli.paths import turtle_or_corpus

if TYPE_CHECKING:
    from kg.check.problems import Problem

__all__ = ["check"]

QUOTES = "SELECT (COUNT(DISTINCT ?span) AS ?n) { ?span nif:anchorOf ?quote ; nif:referenceContext/nif:isString ?text }"


def check(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...", parser=turtle_or_corpus, help="Graph files, with their mentions files: output/*.ttl; or a corpus."
        ),
    ],
    extra: LexiconFiles = None,
) -> None:
    """Check graphs: shapes, terms, quotes.

    Every node is held against the shapes, every term against the ontology, every quote against the article's text, which the mentions
    file holds. Each problem is a line on standard output, and the exit status is then 1. A warning, of what an honest reading may leave
    so, is a line too, and no problem. Terms of a lexicon of yours that the graphs were built with are declared by --lexicon.
    """
    from kg.corpus.contents import is_corpus

    if len(files) == 1 and is_corpus(files[0]):
        _check_corpus(files[0], extra or ())
        return
    from kg.asking import querying
    from kg.check import problems

    with working("checking"):
        found = problems.check(files, lexicon=extra or ())
        answer = querying.ask_here(querying.load(files), QUOTES)
    quotes = int(answer.cells()[0][0]) if isinstance(answer, querying.Table) else 0
    _tell(found)
    _judge(found, quotes)


def _check_corpus(corpus: str, extra: Sequence[Path]) -> None:
    """Check a corpus some articles at a time; each problem is told when it is found."""
    from kg.corpus.contents import contents_of
    from kg.corpus.exporting import checked
    from kg.ontology.terms import declare

    declare(extra)
    found: list[Problem] = []
    quotes = 0
    with contents_of(corpus) as contents:
        for number, some in checked(contents):
            _tell(some)
            found += some
            quotes += number
    _judge(found, quotes)


def _tell(found: Sequence[Problem]) -> None:
    for problem in found:
        typer.echo(plain(str(problem)))


def _judge(found: Sequence[Problem], quotes: int) -> None:
    say(f"kg: {_verdict(found, quotes)}")
    if not all(problem.is_warning for problem in found):
        raise typer.Exit(1)


def _verdict(found: Sequence[Problem], quotes: int) -> str:
    problems, warnings = (sum(each.is_warning == is_warning for each in found) for is_warning in (False, True))
    off = sum(problem.message.startswith("the quote ") for problem in found)
    said = [counted(problems, "problem") if problems else "conforms", *([counted(warnings, "warning")] if warnings else ())]
    checked = (
        f"{counted(quotes, 'quote')} checked, {off} off" if quotes else "no quote checked: the texts stand in mentions.ttl, name it too"
    )
    return ", ".join([*said, checked])
