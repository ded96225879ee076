"""Gold in the frames format: JSON lines, an article with its event frames each (`kg.evaluate` describes it).

Everything is checked before anything is scored; what is wrong is told with file, line and event.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.articles.formats import Draft, drafts_in
from kg.articles.reading import article_from
from kg.articles.sources import find_sources, open_source
from kg.errors import ArticleError, GoldError
from kg.evaluate.format import BOUNDS, COUNT_SLOTS, KINDS, SLOTS, TEXT_SLOTS
from kg.evaluate.frames import Count, Filler, Frame
from kg.model import Article

__all__ = ["GoldDocument", "articles_in", "frame_from", "read_gold"]

_OTHER_KEYS = ("kinds", "optional", "note", "iri")


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldDocument:
    """One article's gold; ``where`` is its line. ``notes`` tell what is no error but hardly meant."""

    doc_id: str
    where: str
    events: tuple[Frame, ...]
    draft: Draft
    notes: tuple[str, ...] = ()


def read_gold(path: str | Path) -> list[GoldDocument]:
    """Read a .jsonl file (also .gz or .zst); raises `GoldError` where it is not in the frames format."""
    documents: dict[str, GoldDocument] = {}
    for draft in _drafts(path):
        document = _document(draft)
        if (other := documents.setdefault(document.doc_id, document)) is not document:
            raise GoldError(f"{draft.where}: doc_id {document.doc_id!r} is that of {other.where}, too; give each article one line")
    if not documents:
        raise GoldError(f'{path}: holds no articles; each line is an object with "doc_id", "text" and "events"')
    return list(documents.values())


def articles_in(documents: Iterable[GoldDocument]) -> Iterator[Article]:
    """Yield the articles for the builder; raises `GoldError` where a line has no text, `ArticleError` where it cannot be read."""
    for document in documents:
        if document.draft.fields.get("text") is None:
            raise GoldError(f'{document.where}: "text" is missing; kg has to read it, unless built graphs are given')
        yield article_from(document.draft)


def _drafts(path: str | Path) -> Iterator[Draft]:
    for source in find_sources(path):
        if isinstance(source, ArticleError):
            raise GoldError(str(source))
        if source.kind != "jsonl":
            raise GoldError(f"{source.where}: is no .jsonl file; gold is JSON lines, an article each (kg evaluate --help)")
        with open_source(source) as stream:
            for draft in drafts_in(source, stream):
                if isinstance(draft, ArticleError):
                    raise GoldError(str(draft))
                yield draft


def _document(draft: Draft) -> GoldDocument:
    fields, where = draft.fields, draft.where
    doc_id, events = fields.get("doc_id", fields.get("id")), fields.get("events")
    if not isinstance(doc_id, (str, int)) or isinstance(doc_id, bool) or doc_id == "":
        raise GoldError(f'{where}: "doc_id" {_what(doc_id)}; each line needs one, such as "doc_id": "raid-1"')
    if not isinstance(events, list):
        raise GoldError(f'{where}: "events" {_what(events)}; each line needs a list of events, [] where the article tells of none')
    frames = tuple(frame_from(event, f"{where}: event {number}") for number, event in enumerate(events, start=1))
    return GoldDocument(
        doc_id=str(doc_id),
        where=where,
        events=frames,
        draft=Draft(where=where, stem=draft.stem, fields=fields | {"id": doc_id}, is_alone=False),
        notes=tuple(_notes(frames, where)),
    )


def frame_from(event: Any, where: str) -> Frame:
    """Check one event as JSON gave it, or raise `GoldError` with ``where`` before it."""
    if not isinstance(event, dict):
        raise GoldError(f"{where}: {_what(event)}; an event is an object with kinds and slots")
    for key in event:
        if key not in SLOTS and key not in _OTHER_KEYS:
            raise GoldError(f'{where}: unknown slot "{key}"; {_near(key, SLOTS)}')
    if not isinstance(event.get("optional", False), bool):
        raise GoldError(f'{where}: "optional" {_what(event["optional"])}; right would be true or false')
    return Frame(
        kinds=frozenset(_kinds(event.get("kinds"), where)),
        fillers={slot: tuple(_filler(each, f"{where}: {slot}") for each in _listed(event, slot, where)) for slot in TEXT_SLOTS},
        counts={slot: tuple(_count(each, f"{where}: {slot}") for each in _listed(event, slot, where)) for slot in COUNT_SLOTS},
        is_optional=event.get("optional", False),
    )


def _kinds(kinds: Any, where: str) -> list[str]:
    if not isinstance(kinds, list) or not kinds or not all(isinstance(kind, str) for kind in kinds):
        raise GoldError(f'{where}: "kinds" {_what(kinds)}; give one or more of {", ".join(KINDS)}')
    return kinds


def _listed(event: dict[str, Any], slot: str, where: str) -> list[Any]:
    value = event.get(slot, [])
    if not isinstance(value, list):
        example = '[[30, "atLeast"]]' if slot in COUNT_SLOTS else '[["Red Front", "RF"]]'
        raise GoldError(f"{where}: {slot}: {_what(value)}; right would be {example}")
    return value


def _filler(names: Any, where: str) -> Filler:
    if not isinstance(names, list) or not names or not all(isinstance(name, str) and name.strip("? ") for name in names):
        raise GoldError(f'{where}: {_what(names)}; a filler is a list of its names, as in [["Red Front", "RF"]]')
    return Filler(names=tuple(name.lstrip("?") for name in names), is_optional=names[0].startswith("?"))


def _count(pair: Any, where: str) -> Count:
    if not isinstance(pair, list) or len(pair) != 2 or type(pair[0]) is not int or pair[0] < 0:
        raise GoldError(f'{where}: {_what(pair)}; a count is a number with its bound, as in [[30, "atLeast"]]')
    value, bound = pair
    if bound not in BOUNDS:
        raise GoldError(f"{where}: {bound!r} is no bound; {_near(bound, BOUNDS)}")
    return Count(value=value, bound=bound)


def _notes(frames: tuple[Frame, ...], where: str) -> Iterator[str]:
    for kind in sorted(frozenset[str]().union(*(frame.kinds for frame in frames)) - KINDS.keys()):
        yield f"{where}: no event class stands for kind {kind!r}; {_near(kind, tuple(KINDS))}"


def _near(word: object, known: tuple[str, ...]) -> str:
    near = [name for name in known if str(word).startswith(name)] or difflib.get_close_matches(str(word), known, n=1, cutoff=0.8)
    return (f"did you mean {near[0]!r}? " if near else "") + f"known are {', '.join(known)}"


def _what(value: object) -> str:
    return "is missing" if value is None else f"is {value!r}" if len(repr(value)) < 60 else f"is a {type(value).__name__}"
