"""Answers to questions: tables, and the formats they are written in.

What comes from articles is not to be trusted: cells cannot run as formulas in spreadsheets, nor as markup in Markdown and notebooks.
"""

from __future__ import annotations

import datetime
import html
import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

import pyoxigraph as ox

from kg.errors import OutputError
from kg.files.cells import guarded, to_csv
from kg.ontology.terms import XSD
from kg.triples import turtle

if TYPE_CHECKING:
    import pandas

__all__ = ["Answer", "Results", "Table", "Term", "Value", "answer_of", "html_table", "turtle_of"]

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Results: TypeAlias = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Value: TypeAlias = str | int | float | bool | Decimal | datetime.date | None

_NUMBERS = frozenset(XSD + name for name in ("integer", "decimal", "double", "float"))
_MARKUP = re.compile(r"([\\`*_\[\]|~$@]|:(?=//)|(?<=www)\.)")  # in a cell, all on one line
_SHOWN = 200  # rows of a table in a notebook


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The answer to a SELECT: ``columns`` and ``rows``, a cell without value being None."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[dict[str, Value]]:
        """Yield each row by column, as Python's values: numbers, days, else text."""
        for row in self.rows:
            yield {column: _value(term) for column, term in zip(self.columns, row, strict=True)}

    def cells(self) -> list[list[str]]:
        """Return the rows as text, what is not there as empty text."""
        return [["" if term is None else _text(term) for term in row] for row in self.rows]

    def to_csv(self) -> str:
        """Return SPARQL 1.1 results as CSV, lines ended by ``\\n``; what spreadsheets would run has an apostrophe before it."""
        return to_csv(self.columns, ([_safe(term) for term in row] for row in self.rows))

    def to_tsv(self) -> str:
        r"""Return SPARQL 1.1 results as TSV: terms as in Turtle, so that nothing of them is lost.

        >>> Table(columns=("a",), rows=((ox.Literal("x\ty", language="en"),), (None,))).to_tsv()
        '?a\n"x\\ty"@en\n\n'
        """
        head = "\t".join(f"?{column}" for column in self.columns)
        rows = ("\t".join("" if term is None else str(term).replace("\t", "\\t") for term in row) for row in self.rows)
        return "".join(f"{line}\n" for line in (head, *rows))

    def to_json(self) -> str:
        """Return SPARQL 1.1 results as JSON."""
        bindings = [{column: _json(term) for column, term in zip(self.columns, row, strict=True) if term is not None} for row in self.rows]
        return json.dumps({"head": {"vars": list(self.columns)}, "results": {"bindings": bindings}}, ensure_ascii=False, indent=2) + "\n"

    def to_markdown(self) -> str:
        """Return a Markdown table; what a text has of markup is shown, not done."""
        lines = [self.columns, ["---"] * len(self.columns), *self.cells()]
        head, rule, *rows = lines
        return "".join(
            f"| {' | '.join(line)} |\n" for line in ([_plain(c) for c in head], rule, *([_plain(c) for c in row] for row in rows))
        )

    def to_pandas(self) -> pandas.DataFrame:
        """Return a pandas data frame; raises `OutputError` where pandas is not installed."""
        try:
            import pandas
        except ImportError as error:
            raise OutputError("a data frame needs pandas, which is not installed; right would be: pip install pandas") from error
        return pandas.DataFrame(list(self), columns=list(self.columns))

    def _repr_html_(self) -> str:
        return html_table(self.columns, self.cells())


Answer: TypeAlias = Table | bool | str
"""Of a SELECT the table, of an ASK yes or no, of a CONSTRUCT or DESCRIBE sorted N-Triples."""


def answer_of(results: Results | Iterable[ox.Triple], *, hidden: Collection[str] = ()) -> Answer:
    """Return the answer that the engine's results hold, read to their end, without the ``hidden`` columns."""
    if isinstance(results, ox.QueryBoolean):
        return bool(results)
    if not isinstance(results, ox.QuerySolutions):
        return "".join(sorted(f"{triple} .\n" for triple in results))
    names = [variable.value for variable in results.variables]
    kept = [index for index, name in enumerate(names) if name not in hidden]
    rows = tuple(tuple(row[index] for index in kept) for row in results)
    return Table(columns=tuple(names[index] for index in kept), rows=rows)


def turtle_of(ntriples: str) -> str:
    """Return the answer to a CONSTRUCT or DESCRIBE as Turtle; raises `kg.errors.GraphError` on a blank node."""
    return turtle.serialize(quad.triple for quad in ox.parse(ntriples.encode(), format=ox.RdfFormat.N_TRIPLES)).decode()


def html_table(columns: Iterator[str] | tuple[str, ...], rows: list[list[str]]) -> str:
    """Return an HTML table of texts, the first 200 rows; all of them is escaped."""
    head = "".join(f"<th>{html.escape(column)}</th>" for column in columns)
    body = "".join("<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in row) + "</tr>" for row in rows[:_SHOWN])
    more = f"<p>… and {len(rows) - _SHOWN} more rows</p>" if len(rows) > _SHOWN else ""
    return f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>{more}"


def _text(term: Term) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value


def _safe(term: Term | None) -> str:
    if term is None:
        return ""
    is_number = isinstance(term, ox.Literal) and term.datatype.value in _NUMBERS
    return _text(term) if is_number else guarded(_text(term))


def _plain(text: str) -> str:
    """Escape what Markdown, and the HTML in it, would take for markup; a cell is one line.

    >>> _plain("a|b <b> [x](http://e.org)\\n- c")
    'a\\\\|b &lt;b&gt; \\\\[x\\\\](http\\\\://e.org) - c'
    """
    return html.escape(_MARKUP.sub(r"\\\1", " ".join(text.split())), quote=False)


def _value(term: Term | None) -> Value:
    if not isinstance(term, ox.Literal):
        return None if term is None else _text(term)
    kinds = {"integer": int, "decimal": Decimal, "double": float, "float": float, "date": datetime.date.fromisoformat}
    read = kinds.get(term.datatype.value.removeprefix(XSD), str)
    try:
        return term.value == "true" if term.datatype.value == XSD + "boolean" else read(term.value)  # type: ignore[operator]
    except (ValueError, ArithmeticError):
        return term.value


def _json(term: Term) -> dict[str, str]:
    if not isinstance(term, ox.Literal):
        return {"type": "bnode" if isinstance(term, ox.BlankNode) else "uri", "value": _text(term)}
    kind = (
        {"xml:lang": term.language} if term.language else {"datatype": term.datatype.value} if term.datatype.value != XSD + "string" else {}
    )
    return {"type": "literal", "value": term.value} | kind
