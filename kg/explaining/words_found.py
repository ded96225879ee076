"""What was found in the words: names, places, times, numbers, weapons, phrases; and what stands for what."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.explaining.explanation import FoundWords, Quote, SameNode, Why
from kg.explaining.read_article import ReadArticle
from kg.explaining.wording import worded
from kg.ontology.terms import last_segment
from kg.reading.findings.document import nominals_in, places_in, read_findings
from kg.reading.findings.filled import FindingId
from kg.reading.findings.found import (
    ActorMention,
    Finding,
    Nominal,
    NumberExpression,
    PlaceMention,
    TimeExpression,
)
from kg.reading.findings.groups import ACTORS, LINKS, QUANTITIES, TIMES, WEAPONS

__all__ = ["bounds", "same_nodes", "words_found"]

_HOW = {
    "metonym": "a capital that stands for its government",
    "nationality": "an adjective that stands for a government",
    "context": "a description of what the text is on",
}


def words_found(read: ReadArticle) -> Iterator[FoundWords]:
    """Yield everything that may fill a role, kind by kind, in reading order."""
    doc = read.doc
    groups: dict[str, Sequence[Finding]] = {
        "name": read_findings(doc, ACTORS),
        "place": places_in(doc),
        "time": read_findings(doc, TIMES),
        "number": read_findings(doc, QUANTITIES),
        "weapon": read_findings(doc, WEAPONS),
        "phrase": nominals_in(doc),
    }
    for kind, findings in groups.items():
        for found in findings:
            yield FoundWords(
                kind=kind,
                quote=read.quote_of(found),
                is_a=found.kind,
                node=last_segment(found.iri) if found.iri else None,
                why=Why(rule=found.found_by, words=worded(found.found_by)),
                notes=tuple(_notes(read, found)),
            )


def _notes(read: ReadArticle, found: Finding) -> Iterator[str]:
    match found:
        case ActorMention() if found.how in _HOW:
            yield _HOW[found.how]
        case PlaceMention():
            yield from _place(found)
        case TimeExpression():
            yield from _time(read, found)
        case NumberExpression():
            yield f"{bounds(found.value, found.minimum, found.maximum)}, of {found.unit or found.kind}"
        case Nominal():
            yield from found.categories


def _place(place: PlaceMention) -> Iterator[str]:
    if place.iri:
        yield place.name
    if place.geonames:
        yield f"GeoNames {place.geonames}"
    if place.parents:
        yield "in " + ", ".join(parent.name for parent in place.parents)
    if place.reason:
        yield place.reason


def _time(read: ReadArticle, time: TimeExpression) -> Iterator[str]:
    yield time.resolution
    if time.earliest or time.latest:
        yield f"{time.earliest or 'open'} to {time.latest or 'open'}"
    if isinstance(time.anchor, int):
        yield f'counted from "{read.quote_of(read.nodes.found.times[time.anchor]).text}"'
    elif time.anchor is not None:
        published = read.facts.publication.earliest
        yield f"counted from the publication date ({published or 'not given'})"


def bounds(value: object, minimum: object, maximum: object) -> str:
    """Return a number and its bounds, as far as they are known, on one line.

    >>> bounds(12, 12, None), bounds(None, 1, None), bounds(7, 7, 7)
    ('12, at least 12', 'at least 1', 'exactly 7')
    """
    if value is not None and value == minimum == maximum:
        return f"exactly {value}"
    known = [("{}", value), ("at least {}", minimum), ("at most {}", maximum)]
    return ", ".join(said.format(n) for said, n in known if n is not None) or "no number"


def same_nodes(read: ReadArticle) -> Iterator[SameNode]:
    """Yield the words that stand for what was mentioned elsewhere."""
    for link in read_findings(read.doc, LINKS):
        yield SameNode(
            quote=read.quote_of(link),
            stands_for=_mention(read, link.to),
            why=Why(rule=link.found_by, words=worded(link.found_by)),
        )


def _mention(read: ReadArticle, name: FindingId) -> Quote:
    found = read.nodes.found.get(name)
    return read.quote(name.index, name.index + 1) if found is None else read.quote_of(found)
