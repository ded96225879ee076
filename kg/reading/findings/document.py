"""The one place where findings meet spaCy's Doc: written as span groups, read back as typed values.

A span group holds spans with a label and, in its attributes, the findings as plain values, so that ``Doc.to_bytes`` and
``from_bytes`` keep them. What was written or read once is kept beside the Doc as typed values; it is read anew where the
span group is another one than before.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Any, TypeVar, cast

from spacy.tokens import Doc, Span, SpanGroup

from kg.reading.findings.filled import Assessment, HandedTime, Trigger
from kg.reading.findings.found import Finding, Nominal, PlaceMention
from kg.reading.findings.groups import (
    DESCRIBED_PLACES,
    HANDED_TIMES,
    NAMED_PLACES,
    NOMINALS,
    STATUSES,
    TRIGGERS,
    UNLISTED_NOMINALS,
    FindingGroup,
)
from kg.reading.findings.offsets import Offsets
from kg.reading.findings.payload import decoded, encoded

__all__ = [
    "ArticleNote",
    "article_of",
    "has_findings",
    "kept_for",
    "nominals_in",
    "note_article",
    "note_offsets",
    "offsets_of",
    "places_in",
    "read_findings",
    "triggers_in",
    "write_findings",
]

F = TypeVar("F", bound=Finding)
T = TypeVar("T")
_PAYLOAD = "findings"
_ARTICLE = "article"
_OFFSETS = "offsets"


@dataclass(slots=True)
class _Kept:
    """Of one Doc: the findings of each group with the payload that they were read from, and what was made of findings."""

    groups: dict[str, tuple[object, tuple[Finding, ...]]] = field(default_factory=dict)
    made: dict[Hashable, tuple[tuple[object, ...], Any]] = field(default_factory=dict)


@lru_cache(maxsize=2)  # one Doc goes through all components before the next
def _kept(doc: Doc) -> _Kept:
    return _Kept()


def _order(finding: Finding) -> tuple[int, int, str, str]:
    return finding.begin, -finding.end, finding.kind, finding.iri


def write_findings(doc: Doc, group: FindingGroup[F], findings: Iterable[F]) -> None:
    """Store the findings of a group in reading order: of those that begin together, the longest first."""
    ordered = tuple(sorted(findings, key=_order))
    payload = [encoded(finding) for finding in ordered]
    spans = [Span(doc, f.begin, f.end, label=f.kind, kb_id=f.iri) for f in ordered]
    doc.spans[group.name] = SpanGroup(doc, name=group.name, spans=spans, attrs={_PAYLOAD: payload})
    _kept(doc).groups[group.name] = (payload, ordered)


def read_findings(doc: Doc, group: FindingGroup[F]) -> tuple[F, ...]:
    """Return the findings of a group in reading order; none where its component has not run.

    The same tuple is given until the group is written again.
    """
    spans = doc.spans.data.get(group.name)  # the plain dictionary within: this is asked 250 times a Doc
    if spans is None:
        return ()
    payload = spans.attrs[_PAYLOAD]
    known = _kept(doc).groups.get(group.name)
    if known is None or known[0] is not payload:
        known = (payload, tuple(decoded(group.holds, plain) for plain in payload))
        _kept(doc).groups[group.name] = known
    return cast("tuple[F, ...]", known[1])


def has_findings(doc: Doc, group: FindingGroup[Any]) -> bool:
    """Whether the component that writes the group has run."""
    return group.name in doc.spans


def kept_for(doc: Doc, name: Hashable, inputs: tuple[object, ...], make: Callable[[], T]) -> T:
    """Return what ``make`` makes of the inputs, made once for the Doc as long as the inputs are the very same values."""
    made = _kept(doc).made
    known = made.get(name)
    if known is None or len(known[0]) != len(inputs) or any(a is not b for a, b in zip(known[0], inputs, strict=True)):
        known = made[name] = (inputs, make())
    value: T = known[1]
    return value


# --- groups that are read together -------------------------------------------------------------------------------------------


def places_in(doc: Doc) -> tuple[PlaceMention, ...]:
    """Return the names of places and the descriptions that stand for them, in reading order."""
    return _joined(doc, NAMED_PLACES, DESCRIBED_PLACES)


def nominals_in(doc: Doc) -> tuple[Nominal, ...]:
    """Return the listed noun phrases and those that a frame has made sure of, in reading order."""
    return _joined(doc, NOMINALS, UNLISTED_NOMINALS)


def _joined(doc: Doc, first: FindingGroup[F], second: FindingGroup[F]) -> tuple[F, ...]:
    one, other = read_findings(doc, first), read_findings(doc, second)
    if not other:
        return one
    return kept_for(doc, first.name, (one, other), lambda: tuple(sorted([*one, *other], key=_order)))


def triggers_in(doc: Doc) -> tuple[Trigger, ...]:
    """Return the triggers with their status, that of their roles and the times from other sentences, as far as these have been read."""
    triggers, statuses, handed = read_findings(doc, TRIGGERS), read_findings(doc, STATUSES), read_findings(doc, HANDED_TIMES)
    if not statuses:
        return triggers
    return kept_for(doc, TRIGGERS.name, (triggers, statuses, handed), lambda: _assessed(triggers, statuses, handed))


def _assessed(triggers: Iterable[Trigger], statuses: Iterable[Assessment], handed: Iterable[HandedTime]) -> tuple[Trigger, ...]:
    given = {time.trigger: time.role for time in handed}
    found = [t.assessed(s) for t, s in zip(triggers, statuses, strict=True)]
    return tuple(replace(t, roles=(*t.roles, given[n])) if n in given else t for n, t in enumerate(found))


# --- the article behind a Doc ------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleNote:
    """What is known of a Doc's article beside its text; ``date`` is an ISO day."""

    id: str = ""
    date: str | None = None
    title: str | None = None
    publisher: str | None = None


def note_article(doc: Doc, note: ArticleNote) -> None:
    """Note on the Doc which article it is of."""
    doc.user_data[_ARTICLE] = encoded(note)


def article_of(doc: Doc) -> ArticleNote:
    """Return what is noted of the Doc's article."""
    return ArticleNote(**doc.user_data.get(_ARTICLE, {}))


def note_offsets(doc: Doc, offsets: Offsets) -> None:
    """Note on the Doc where its text stands in the article's, of which it was cleaned."""
    doc.user_data[_OFFSETS] = encoded(offsets)


def offsets_of(doc: Doc) -> Offsets:
    """Return where the Doc's text stands in the article's; without a note they are the same."""
    return Offsets(**doc.user_data.get(_OFFSETS, {}))
