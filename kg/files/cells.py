"""Cells of tables that other programs open: what stands in a text must never run there.

Spreadsheets take a cell that begins with ``=`` (or ``+ - @``, or their full-width twins) for a formula, whatever its quotes, and some
skip blanks before it. Article texts are not to be trusted with that; a leading apostrophe makes a cell plain text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

__all__ = ["guarded", "to_csv"]

_FORMULA = frozenset("=+-@\uff1d\uff0b\uff0d\uff20\u2212")
_SPECIAL = re.compile(r"[,\"\r\n]")


def guarded(text: str) -> str:
    """Return ``text`` with an apostrophe before it where a spreadsheet might take it for a formula.

    >>> guarded("=1+1"), guarded(" @SUM(A1)"), guarded("a - b"), guarded("")
    ("'=1+1", "' @SUM(A1)", 'a - b', '')
    """
    start = next((char for char in text if char.isprintable() and not char.isspace()), "")
    return f"'{text}" if start in _FORMULA or text.startswith(("\t", "\r", "\n")) else text


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    r"""Return a header and rows as CSV, lines ended by ``\n``; cells are taken as they are.

    Python's writer leaves a lone carriage return unquoted before 3.13, and readers end the row there.

    >>> to_csv(["a", "b"], [["x\ry", ""]])
    'a,b\n"x\ry",\n'
    """
    return "".join(f"{_line(row)}\n" for row in (columns, *rows))


def _line(row: Sequence[str]) -> str:
    cells = ['"' + cell.replace('"', '""') + '"' if _SPECIAL.search(cell) else cell for cell in row]
    return ",".join(cells) if len(cells) != 1 else cells[0] or '""'
