"""What an untrusted query may not be: one that calls, changes a graph, or is nested too deep.

Oxigraph has no switch that turns SERVICE off, and where a word is a keyword only a whole parser can
tell: names may hold letters of all scripts, and ``<`` opens an IRI here and compares there. So
Oxigraph's own parser is asked, about the query as it is and about the same query with the word
"service" misspelt. Within a string, a comment, an IRI or a name the other spelling does no harm; of
a clause it leaves no SPARQL.

The parser itself can be made to overflow its stack, so all this belongs into a process that may
die: see `kg.asking.confined`, which takes sockets away as well, wherever the system allows that.
"""

from __future__ import annotations

import itertools
import re

import pyoxigraph as ox

from kg.errors import QueryError
from kg.ontology.terms import PREFIXES

__all__ = ["MAX_DEPTH", "refuse_deep", "refuse_service", "refuse_unsafe", "syntax_error"]

MAX_DEPTH = 100
"""Brackets within brackets, ``<<`` among them; Oxigraph's parser recurses, and takes exponential time in some of them."""


def _letter(letter: str) -> str:
    """Return a pattern for a letter in both cases, each plain or written as ``\\u0053``."""
    codes = "|".join(f"{ord(case):04X}" for case in (letter.lower(), letter.upper()))
    return rf"(?:{letter}|\\u(?:{codes})|\\U0000(?:{codes}))"


# A keyword's letters stand together, so where this finds nothing, there is no clause.
_WORD = re.compile("".join(map(_letter, "service")), re.IGNORECASE)
_UPDATE = re.compile(
    r"(?:\s++|#[^\r\n]*+|(?:PREFIX\s*+[^\s:]*+:|BASE)\s*+<[^>]*+>)*+(?P<verb>INSERT|DELETE|LOAD|CLEAR|DROP|CREATE|ADD|MOVE|COPY|WITH)\b",
    re.IGNORECASE,
)
_TOKEN = re.compile(
    r"""
      \#[^\r\n]*+                                    # a comment
    | <[^<>"{}|^`\\\x00-\x20]*+>                     # an IRI
    | '''(?:[^'\\]|\\.|'{1,2}+(?!'))*+'''            # strings, the long ones first
    | \"{3}(?:[^"\\]|\\.|"{1,2}+(?!"))*+\"{3}
    | '(?:[^'\\\r\n]|\\.)*+'
    | "(?:[^"\\\r\n]|\\.)*+"
    | \\.                                            # an escape within a name
    | (?P<opening>[{(\[]|<<(?![^<>"{}|^`\\\x00-\x20]*+>)) # "<<" of a triple, not "<" before an IRI
    | (?P<closing>[})\]]|>>)
    """,
    re.VERBOSE | re.DOTALL,
)


def refuse_unsafe(sparql: str, where: str) -> None:
    """Raise `QueryError` where the query is too deep, no SPARQL, an update, or has a SERVICE.

    To be called where a crash of the parser does no harm. Nothing is evaluated.
    """
    refuse_deep(sparql, where)
    error = _error_in(sparql)
    if error is not None:
        raise syntax_error(error, sparql, where)
    refuse_service(sparql, where)


def refuse_service(sparql: str, where: str) -> None:
    """Raise `QueryError` where a query that parses could ask another machine.

    >>> refuse_service("ASK { ?service ck:service 'a service' }", "query")
    >>> refuse_service("ASK { SERVICE <http://192.0.2.1/> {} }", "query")
    Traceback (most recent call last):
    kg.errors.QueryError: query: SERVICE asks another machine, and kg works offline; ask the given files only
    """
    if _WORD.search(sparql) and _error_in(_WORD.sub(_other_word(sparql), sparql)):
        raise QueryError(f"{where}: SERVICE asks another machine, and kg works offline; ask the given files only")


def refuse_deep(sparql: str, where: str) -> None:
    """Raise `QueryError` where brackets lie more than `MAX_DEPTH` deep, as the grammar's tokens have it.

    It spares honest queries a crash. Where Oxigraph takes tokens apart otherwise, its process bears
    what comes.

    >>> refuse_deep("{" * 101 + "}" * 101, "query")
    Traceback (most recent call last):
    kg.errors.QueryError: query: is nested more than 100 deep; ask with fewer brackets within brackets
    """
    depth = 0
    for token in _TOKEN.finditer(sparql):
        depth += bool(token["opening"]) - bool(token["closing"])
        if depth > MAX_DEPTH:
            raise QueryError(f"{where}: is nested more than {MAX_DEPTH} deep; ask with fewer brackets within brackets")


def syntax_error(error: SyntaxError, sparql: str, where: str) -> QueryError:
    """Return what to tell of a query that does not parse; an update is told as one.

    >>> print(syntax_error(SyntaxError("expected CONSTRUCT"), "LOAD <http://192.0.2.1/>", "query"))
    query: LOAD changes or fetches graphs, and only questions are answered; ask by SELECT, ASK, CONSTRUCT or DESCRIBE
    """
    update = _UPDATE.match(sparql)
    if update:
        said = f"{update['verb'].upper()} changes or fetches graphs, and only questions are answered"
        return QueryError(f"{where}: {said}; ask by SELECT, ASK, CONSTRUCT or DESCRIBE")
    return QueryError(f"{where}: is not SPARQL: {error.msg}; see https://www.w3.org/TR/sparql11-query/")


def _other_word(sparql: str) -> str:
    """Return a word of the same kinds of characters as "service", which the query lacks."""
    folded = sparql.lower()
    return next(word for n in itertools.count(1) if (word := f"servi{'q' * n}e") not in folded)


def _error_in(sparql: str) -> SyntaxError | None:
    """Return what Oxigraph's parser finds wrong, without evaluating the query.

    A value for a variable that the query lacks is an error that comes after parsing and before
    evaluation.
    """
    lacking = next(name for n in itertools.count() if (name := f"v{n}") not in sparql)
    try:
        ox.Store().query(sparql, prefixes=dict(PREFIXES), substitutions={ox.Variable(lacking): ox.Literal("")})
    except SyntaxError as error:
        return error
    except RuntimeError:
        return None
    raise AssertionError("the engine took a value for a variable that the query lacks")
