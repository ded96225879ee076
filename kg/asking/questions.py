"""The named questions under ``ontology/questions``, and what else a query may be given as.

A named question is a SPARQL file whose first comments say what it asks::

    # title: Attacks by an actor
    # description: Which attacks an actor carried out, by statements of fact.
    # param: actor (name) the actor's name or IRI; all actors if left out
    # example: --actor ISIL
    # answer: ISIL | ISIL attack on a convoy | armed attack

An example gives values for parameters, and a row of the answer on the graph of the tests, cells parted by bars.

A parameter is a variable that the query also projects, and that stands unbound where no value is given:
`kg.asking.querying` binds it and takes its column away. (``BOUND`` does not see such a binding in Oxigraph 0.5;
write ``COALESCE(?from, ...)``.) Kinds are ``name`` (of a node, or its IRI), ``date`` (ISO), ``number`` and ``text``;
one that is ``(name, required)`` has to be given.

A name stands for nodes. ``VALUES ?actorNode { UNDEF }`` (the parameter's name and Node) is where `kg.asking.querying`
puts them, so that the query begins there; where no value is given it is taken away. A line ``# with actor: ...`` counts
only where a value is given. A query without such a place gets the name itself, as a variable.

So that a question is answered by the index, and takes as long in a large store as in a small one, mind how Oxigraph 0.5 goes about it:

- It orders the patterns of one group (``.`` and ``;``), and of each branch of a ``UNION`` and each subquery for itself, by guesses from
  their shape. ``VALUES`` in a group goes first. So a branch or subquery that has to begin at the nodes needs the ``VALUES`` too.
- It orders nothing within ``EXISTS``: of two patterns there, it finds all matches of the second. Write one, and the next within its own
  ``FILTER EXISTS``. Filters by ``EXISTS`` wait till the end of their group: what is required stands in a group of its own, with them.
- Of ``OPTIONAL { ?e ck:place|ck:near ?spot . ?spot skos:prefLabel ?label }`` it finds all labels; write
  ``OPTIONAL { ?e ck:place|ck:near ?spot OPTIONAL { ?spot skos:prefLabel ?label } }``, and two ``OPTIONAL`` for two properties of a node.
- Its guesses multiply, till to look up seems as dear as to scan. A subquery that ends with ``LIMIT 1000000000``, more than any answer has,
  is guessed at that many rows, so that what ``OPTIONAL`` adds to it is looked up. It sees no parameter that it does not project.

``GROUP_CONCAT`` joins in the order in which rows come: a subquery with ``ORDER BY`` gives them, so that equal graphs answer alike.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from kg.errors import QueryError
from kg.ontology.lexicon import ontology_dir

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

    @property
    def is_ours(self) -> bool:
        """Whether it is one of the named questions, word for word, and so needs no judging."""
        return questions().get(self.name) == self

    def begins_at(self, param: Param) -> bool:
        """Return whether the query has places for the nodes that the parameter names."""
        return param.kind == "name" and _place(param.name) in self.sparql

    def beginning_at(self, nodes: Mapping[str, Iterable[str]]) -> str:
        """Return the query with nodes (as SPARQL writes IRIs), by the parameter's name, in their places; other places are taken away."""
        sparql = self.sparql
        for param in filter(self.begins_at, self.params):
            given = param.name in nodes
            values = f"VALUES ?{param.name}Node {{ {' '.join(sorted(nodes[param.name]))} }}" if given else ""
            if given:
                sparql = re.sub(rf"^\s*# with {param.name}:", "", sparql, flags=re.MULTILINE)
            sparql = sparql.replace(_place(param.name), values)
        return sparql


def _place(name: str) -> str:
    return f"VALUES ?{name}Node {{ UNDEF }}"


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
