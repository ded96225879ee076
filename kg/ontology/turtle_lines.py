"""On which line of a Turtle file something stands, since parsers of RDF do not tell.

>>> text = '''@prefix ex: <http://example.org/> .
... ex:a ex:says "yes" ;
...   ex:knows [ ex:says "no" ] .'''
>>> found = TurtleLines(text)
>>> found.line_of(Sought(subject="http://example.org/a", prop="http://example.org/says"))
(2, True)
>>> inner = frozenset({"http://example.org/says", "no"})
>>> found.line_of(Sought(subject="http://example.org/a", inner=inner, prop="http://example.org/says", value="no"))
(3, True)
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from kg.ontology.terms import RDF

__all__ = ["Sought", "TurtleLines"]

_TOKEN = re.compile(
    r'''
    (?P<space>\s+|\#[^\n]*)
  | (?P<long>"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^'\\]|\\.|'(?!''))*\'\'\')
  | (?P<string>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
  | (?P<iri><[^<>"{}|^`\s]*>)
  | (?P<directive>@prefix\b|@base\b|(?i:prefix|base)(?=\s+[^\s:]*:?\s*<))
  | (?P<tag>@[A-Za-z-]+|\^\^(?:<[^>\s]*>|[^\s;,\[\]().]+))
  | (?P<mark>[\[\]();,.])
  | (?P<name>[^\s;,\[\]()<>"'\#.]+(?:\.+[^\s;,\[\]()<>"'\#.]+)*)
    ''',
    re.VERBOSE | re.DOTALL,
)
_KEYWORDS = {"a": RDF + "type"}


class _Word(NamedTuple):
    """An IRI, written out, or the text of a literal."""

    value: str
    line: int


@dataclass(slots=True)
class _Group:
    """What stands in a statement, or in square brackets, without what stands in brackets of its own."""

    line: int
    words: list[_Word] = field(default_factory=list)
    inner: list[_Group] = field(default_factory=list)

    def all(self) -> Iterator[_Group]:
        yield self
        for group in self.inner:
            yield from group.all()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """A statement's ``subject`` (an IRI; None of a nameless one), and what stands there of it.

    ``inner`` are the properties and values of a blank node below it. ``value`` is one of the property ``prop``.
    """

    subject: str | None
    inner: frozenset[str] = frozenset()
    prop: str = ""
    value: str = ""


class TurtleLines:
    """The statements of a Turtle file, which is known to parse, with their lines."""

    def __init__(self, text: str) -> None:
        self._statements = list(_statements(text))

    def line_of(self, sought: Sought) -> tuple[int, bool] | None:
        """Return the best line, counted from 1, and whether the very words stand there; None where the subject is not told of."""
        own = [s for s in self._statements if _is_of(s, sought.subject)]
        groups = [g for s in own for g in s.all() if not sought.inner or {w.value for w in g.words} == sought.inner]
        if not own:
            return None
        for group in groups:
            line = _line_in(group, sought)
            if line is not None:
                return line, True
        best = next(iter(groups or own))
        return best.line, False


def _is_of(statement: _Group, subject: str | None) -> bool:
    named = bool(statement.words) and statement.words[0].line == statement.line and not statement.words[0].value.startswith("_:")
    if subject is None:
        return not named or bool(statement.inner)
    return named and statement.words[0].value == subject


def _line_in(group: _Group, sought: Sought) -> int | None:
    """The line of the value, after its property; of the property where no value is sought, of the group where neither is."""
    words = group.words
    if not sought.prop:
        return group.line
    at = next((i for i, word in enumerate(words) if word.value == sought.prop), None)
    if at is None or not sought.value:
        return None if at is None else words[at].line
    return next((word.line for word in words[at + 1 :] if word.value == sought.value), None)


def _statements(text: str) -> Iterator[_Group]:
    prefixes: dict[str, str] = {}
    declaring: list[str] | None = None
    open_groups: list[_Group] = []
    for kind, word, line in _tokens(text):
        if kind == "directive":
            declaring = []
        elif declaring is not None:
            declaring.append(word)
            if kind == "iri":
                prefixes[declaring[0] if len(declaring) > 1 else ""] = word[1:-1]
                declaring = None
        elif kind == "mark":
            if word == "." and len(open_groups) == 1:
                yield open_groups.pop()
            else:
                _bracket(open_groups, word, line)
        else:
            if not open_groups:
                open_groups.append(_Group(line))
            open_groups[-1].words.append(_Word(_value(kind, word, prefixes), line))


def _bracket(open_groups: list[_Group], mark: str, line: int) -> None:
    """Begin or end a group in square brackets."""
    if mark == "[":
        if not open_groups:
            open_groups.append(_Group(line))
        group = _Group(line)
        open_groups[-1].inner.append(group)
        open_groups.append(group)
    elif mark == "]" and len(open_groups) > 1:
        open_groups.pop()


def _tokens(text: str) -> Iterator[tuple[str, str, int]]:
    at, line = 0, 1
    while at < len(text):
        found = _TOKEN.match(text, at)
        if found is None:
            at += 1
            continue
        kind, word = found.lastgroup or "", found[0]
        if kind not in ("space", "tag"):
            yield kind, word, line
        line += word.count("\n")
        at = found.end()


def _value(kind: str, word: str, prefixes: dict[str, str]) -> str:
    if kind in ("long", "string"):
        return word[3:-3] if kind == "long" else word[1:-1]
    if kind == "iri":
        return word[1:-1]
    if word in _KEYWORDS:
        return _KEYWORDS[word]
    prefix, colon, local = word.partition(":")
    return prefixes[prefix + ":"] + local if colon and prefix + ":" in prefixes else word
