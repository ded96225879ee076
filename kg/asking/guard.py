"""What a query may not be: one that asks another machine, or one nested so deep that its parser would fail.

Where strings, comments and IRIs end depends in SPARQL on what stands before them (``<`` also compares), so nothing is judged by cutting
those out: a clause of SERVICE is found in the raw text, wherever it stands. A string that reads like one is refused too; none runs unseen.
"""

from __future__ import annotations

import re

from kg.errors import QueryError

__all__ = ["MAX_DEPTH", "refuse_deep", "refuse_service"]

MAX_DEPTH = 100
"""Brackets within brackets; Oxigraph's parser recurses, and takes exponential time in some of them."""

_BETWEEN = r"(?:\s++|#[^\r\n]*+)*+"
# the first two are names of which the word is a part; what follows the word is what a clause of it needs: an IRI, a variable, a prefix
_SERVICE = re.compile(rf"[?$]\w+|:[\w-]+|(?P<clause>SERVICE{_BETWEEN}(?:SILENT{_BETWEEN})?(?:[<?$]|[\w.-]*+:))", re.IGNORECASE)
_BRACKET = re.compile(r"[{(\[]|[})\]]")


def refuse_service(sparql: str, where: str) -> None:
    """Raise `QueryError` where the query could ask another machine.

    >>> refuse_service("ASK { ?service ck:service 'a service' }", "query")
    >>> refuse_service("ASK { SERVICE <http://192.0.2.1/> {} }", "query")
    Traceback (most recent call last):
    kg.errors.QueryError: query: SERVICE asks another machine, and kg works offline; ask the given files only
    """
    if any(found["clause"] for found in _SERVICE.finditer(sparql)):
        raise QueryError(f"{where}: SERVICE asks another machine, and kg works offline; ask the given files only")


def refuse_deep(sparql: str, where: str) -> None:
    """Raise `QueryError` where brackets lie more than `MAX_DEPTH` deep.

    >>> refuse_deep("{" * 101 + "}" * 101, "query")
    Traceback (most recent call last):
    kg.errors.QueryError: query: is nested more than 100 deep; ask with fewer brackets within brackets
    """
    depth = 0
    for bracket in _BRACKET.finditer(sparql):
        depth += 1 if bracket[0] in "{([" else -1
        if depth > MAX_DEPTH:
            raise QueryError(f"{where}: is nested more than {MAX_DEPTH} deep; ask with fewer brackets within brackets")
