"""The named questions under ``ontology/questions``, and what else a query may be given as.

A named question is a SPARQL file whose first comments say what it asks::

    # title: Attacks by an actor
    # description: Which attacks an actor carried out, by statements of fact.
    # param: actor (name) the actor's name or IRI; all actors if left out
    # example: --actor ISIL
    # answer: ISIL | ISIL attack on a convoy | armed attack

An example gives values for parameters, and a row of the answer on the graph of the tests, cells parted by bars.

A parameter is a variable that the query also projects, and that stands unbound where no value is given: `kg.ask` binds it and takes
its column away. (``BOUND`` does not see such a binding in Oxigraph 0.5; write ``COALESCE(?actor, ...)``.) Kinds are ``name`` (of a
node, or its IRI), ``date`` (ISO), ``number`` and ``text``; one that is ``(name, required)`` has to be given.

``VALUES ?actorNode { UNDEF }`` (the parameter's name and Node) says where the query may begin at the nodes that the value names;
`kg.ask` puts them there, or takes it away. In a large store that is the difference between an index and a scan. So is
``OPTIONAL { ?e ck:time ?time } BIND(COALESCE(?time, rdf:nil) AS ?timeNode) OPTIONAL { ?timeNode rdfs:label ?label }`` for
``OPTIONAL { ?e ck:time/rdfs:label ?label }``: of an optional pattern of more than one triple, and of one that comes after it, Oxigraph 0.5
finds all matches that there are, and then joins.

``GROUP_CONCAT`` joins in the order in which rows come: a subquery with ``ORDER BY`` gives them, so that equal graphs answer alike.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kg.errors import QueryError
from kg.lexicon import ontology_dir

__all__ = ["Param", "Question", "find_question", "questions", "read_question"]

HEADER = re.compile(r"^#\s*(title|description|param|example|answer):[^\S\n]*(.*)$", re.MULTILINE)
EXAMPLE = re.compile(r"--(\w+) (.+?)(?= --|$)")
PARAM = re.compile(r"(\w+)\s+\((name|date|number|text)(, required)?\)\s*(.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Param:
    """A parameter of a question: the variable ``name``, of kind name, date, number or text."""

    name: str
    kind: str
    is_required: bool
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A query with what it asks: ``example`` holds values of parameters, ``answer`` the cells of a row that they give.

    A query as given has nothing of that.
    """

    sparql: str
    name: str = ""
    title: str = ""
    description: str = ""
    params: tuple[Param, ...] = ()
    example: Mapping[str, str] = field(default_factory=dict)
    answer: tuple[str, ...] = ()


@cache
def questions() -> Mapping[str, Question]:
    """Read the named questions, by name."""
    files = sorted((ontology_dir() / "questions").glob("*.rq"))
    return {file.stem: read_question(file) for file in files}


def read_question(path: Path) -> Question:
    """Read a .rq file; raise `QueryError` where its header is wrong or the file cannot be read."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QueryError(f"{path}: cannot be read: {error}; give a SPARQL file in UTF-8") from error
    said = HEADER.findall(text)
    params = tuple(_param(value, path) for key, value in said if key == "param")
    first = {key: value for key, value in reversed(said)}
    return Question(
        sparql=text,
        name=path.stem,
        title=first.get("title", ""),
        description=first.get("description", ""),
        params=params,
        example=dict(EXAMPLE.findall(first.get("example", ""))),
        answer=tuple(cell.strip() for cell in first["answer"].split("|")) if "answer" in first else (),
    )


def _param(line: str, path: Path) -> Param:
    found = PARAM.fullmatch(line)
    if found is None:
        raise QueryError(f"{path}: '# param: {line}' is wrong; right would be '# param: actor (name) what it means'")
    return Param(name=found[1], kind=found[2], is_required=bool(found[3]), description=found[4])


def find_question(query: str) -> Question:
    """Return what is meant: a .rq file, a named question, or SPARQL as given. Raises `QueryError` if it is none of them.

    >>> find_question("ASK { ?s ?p ?o }").name
    ''
    """
    if query in questions():
        return questions()[query]
    if query.endswith(".rq"):
        return read_question(Path(query))
    if re.search(r"[\s{]", query):
        return Question(sparql=query)
    near = difflib.get_close_matches(query, questions(), n=1, cutoff=0.5)
    hint = f"did you mean {near[0]!r}?" if near else "give SPARQL, a .rq file or one of the questions that `kg ask --list` shows"
    raise QueryError(f"no question is named {query!r}; {hint}")
