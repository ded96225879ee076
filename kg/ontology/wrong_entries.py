"""What is wrong in a user's Turtle is refused by file and line."""

from __future__ import annotations

from collections.abc import Mapping

from kg.errors import LexiconError
from kg.ontology.entry_graph import EntryGraph
from kg.ontology.entry_shapes import Problem, problems_in
from kg.ontology.terms import LEX, curie, last_segment
from kg.ontology.turtle_lines import Sought, TurtleLines

__all__ = ["refuse_wrong"]


def refuse_wrong(graph: EntryGraph, files: Mapping[str, bytes]) -> None:
    """Raise `LexiconError` for the first thing that is wrong in a user's files, with its file and line."""
    problems = list(problems_in(graph, graph.added))
    if problems:
        lines = {path: TurtleLines(data.decode("utf-8")) for path, data in files.items()}
        order = list(files)
        found = [(*_place_of(graph, lines, problem), problem) for problem in problems]
        path, line, first = min(found, key=lambda f: (order.index(f[0]), f[1]))
        raise LexiconError(f"{path}:{line}: {_named(graph, first.subject)}: {first.text}")


def _place_of(graph: EntryGraph, lines: Mapping[str, TurtleLines], problem: Problem) -> tuple[str, int]:
    """File and line: where the value stands with the subject, else where the subject does."""
    owner = _owner(graph, problem.subject)
    inner = _content(graph, problem.subject) if problem.subject in graph.blank else frozenset[str]()
    sought = Sought(subject=owner, inner=inner, prop=problem.prop, value=problem.value)
    told = [(path, at) for path, text in lines.items() if (at := text.line_of(sought)) is not None]
    exact = [(path, line) for path, (line, is_exact) in told if is_exact]
    anywhere = [(path, line) for path, (line, _) in told]
    return next(iter([*exact, *anywhere]), (next(iter(lines)), 1))


def _owner(graph: EntryGraph, subject: str) -> str | None:
    """The named subject that leads to a blank node; None where there is none."""
    seen: set[str] = set()
    while subject in graph.blank:
        seen.add(subject)
        holders = (s for s in graph.added if any(subject in values for values in graph.values[s].values()))
        above = next((s for s in holders if s not in seen), None)
        if above is None:
            return None
        subject = above
    return subject


def _content(graph: EntryGraph, subject: str) -> frozenset[str]:
    said = graph.values[subject]
    return frozenset(said).union(v for values in said.values() for v in values if v not in graph.blank)


def _named(graph: EntryGraph, subject: str) -> str:
    owner = _owner(graph, subject)
    if owner is None:
        return "a nameless entry"
    is_argument = any(subject in values.get(LEX + "arg", ()) for values in graph.values.values())
    part = "" if owner == subject else "an argument of " if is_argument else "a part of "
    return part + (curie(owner) if curie(owner) != owner else last_segment(owner))
