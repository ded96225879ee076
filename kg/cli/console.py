"""How the command speaks: errors and messages on standard error, untrusted text without control characters."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

__all__ = ["complain", "counted", "plain", "say", "shortened", "table", "working"]

_ENDLESS = re.compile(r"\S{300,}")
_SHOWN = 100
"""Characters that are shown of either end of an endless word, such as a path of thousands."""


def plain(text: str) -> str:
    r"""Replace what would move the cursor or colour the terminal; articles are not to be trusted with that.

    >>> plain("one\ttwo\x1b[31m")
    'one two�[31m'
    """
    return "".join(char if char.isprintable() else " " if char.isspace() else "\ufffd" for char in text)


def counted(number: int, name: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "quantity"), counted(2, "quantity"), counted(3_000, "place")
    ('1 quantity', '2 quantities', '3,000 places')
    """
    if number != 1:
        name = f"{name[:-1]}ies" if name.endswith("y") else f"{name}s"
    return f"{number:,} {name}"


def say(message: str) -> None:
    """Write one line to standard error."""
    print(plain(message), file=sys.stderr, flush=True)


def shortened(text: str) -> str:
    """Return the text with the middle of words left out that no terminal could show whole.

    >>> len(shortened("a/" * 3000)), shortened("news.kg: is no store")
    (201, 'news.kg: is no store')
    """
    return _ENDLESS.sub(lambda word: f"{word[0][:_SHOWN]}…{word[0][-_SHOWN:]}", text)


def complain(error: object) -> None:
    """Write an error as one line to standard error."""
    say(f"kg: error: {shortened(str(error))}")


@contextmanager
def working(what: str) -> Iterator[None]:
    """Show on a terminal that something is under way; elsewhere nothing."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(plain(what)):
        yield


def table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """Write a table to standard output: fitted to a terminal; elsewhere a row a line, whatever its width."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    cells = [[plain(cell) for cell in row] for row in rows]
    shown = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for column in columns:
        shown.add_column(column.replace("_", " "), overflow="fold")
    for row in cells:
        shown.add_row(*map(Text, row))
    if sys.stdout.isatty():
        Console().print(shown)
        return
    width = sum(max(map(len, column)) + 4 for column in zip(columns, *cells, strict=True)) if columns else 80
    for line in _lines(Console(width=2 * width, no_color=True, highlight=False), shown):
        print(line.rstrip())


def _lines(console: object, shown: object) -> list[str]:
    with console.capture() as caught:  # type: ignore[attr-defined]
        console.print(shown)  # type: ignore[attr-defined]
    text: str = caught.get()
    return text.splitlines()
