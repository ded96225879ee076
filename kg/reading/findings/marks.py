"""How components hand their findings on: span groups that hold the marks as plain values too, so that `Doc.to_bytes` keeps working."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from spacy.tokens import Doc, Span, SpanGroup

__all__ = ["Mark", "marks_in", "set_marks"]


class Mark(NamedTuple):
    """A span that a component found: ``label`` (what), ``iri`` (which node, or empty) and plain details."""

    begin: int
    end: int
    label: str
    iri: str = ""
    detail: dict[str, Any] = {}  # noqa: RUF012  (a shared empty default, never written to)


def set_marks(doc: Doc, key: str, marks: Iterable[Mark]) -> None:
    """Store the marks (token offsets) under ``doc.spans[key]``, in reading order."""
    ordered = sorted(marks, key=lambda m: (m.begin, -m.end, m.label, m.iri))
    spans = [Span(doc, m.begin, m.end, label=m.label, kb_id=m.iri) for m in ordered]
    doc.spans[key] = SpanGroup(doc, name=key, spans=spans, attrs={"marks": ordered})


def marks_in(doc: Doc, key: str) -> Iterator[Mark]:
    """Yield the marks stored under ``key`` in reading order; nothing where no component has run."""
    if key not in doc.spans:
        return
    marks = doc.spans[key].attrs["marks"]  # spaCy's spans are slow to ask
    yield from marks if marks and isinstance(marks[0], Mark) else map(Mark._make, marks)  # plain lists after `Doc.from_bytes`
