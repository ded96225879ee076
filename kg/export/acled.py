"""Events under ACLED's columns, then ours.

What ACLED's coders would have to guess stays empty, also the types of an event whose class and sides leave several open.
``event_id_cnty`` is the event's IRI. ``event_date`` is the first of the days that are possible, ``time_precision`` how many these are
(1 a day, 2 up to a week, 3 up to a month); of a year only ``year`` is told. Several places stand in ``location`` together, without
coordinates. ``fatalities`` is the figure that is said, of several voices the lowest; where none is ("dozens" gives ``fatalities_low``
only) it is empty, not 0. ``source`` is who says so and the publisher; ``notes`` is our label, the words are in ``quote``.
"""

from __future__ import annotations

from kg.account.given import Given
from kg.account.sides import sides
from kg.account.spots import shared
from kg.export.codes import ACLED_SCHEME
from kg.export.tables import PROVENANCE, Column, Row, Value, csv_of, empty, rows_of, whole_rows
from kg.ontology.terms import CKC

__all__ = ["COLUMNS", "acled"]

_POLITICAL, _TYPES = "Political violence", CKC + "acled-type-"
# of riots and of force against protesters ACLED's type depends on more than the code
_DISORDER = {
    "battles": _POLITICAL,
    "explosions-remote-violence": _POLITICAL,
    "violence-against-civilians": _POLITICAL,
    "strategic-developments": "Strategic developments",
}


def acled(given: Given, *, everything: bool = False) -> bytes:
    """Return the table as CSV."""
    rows = rows_of(given, everything=everything)
    return csv_of(COLUMNS, whole_rows(rows, lambda row: bool(row.codes.may_have(row.one.kind, ACLED_SCHEME))))


def _code(row: Row) -> str:
    return row.codes.of(row.one.kind, row.one.codes, ACLED_SCHEME)


def _disorder(row: Row) -> Value:
    above = row.codes.above(_code(row))
    if _code(row) == CKC + "acled-peaceful-protest":
        return "Demonstrations"
    return _DISORDER.get(above.removeprefix(_TYPES), "")


def _targeting(row: Row) -> Value:
    return "Civilian targeting" if row.codes.above(_code(row)) == _TYPES + "violence-against-civilians" else ""


def _actors(row: Row, side: int) -> list[str]:
    return [row.one.labels[iri] for iri in sides(row.one, row.said)[side]]


def _first(row: Row, side: int) -> Value:
    return "".join(_actors(row, side)[:1])


def _others(row: Row, side: int) -> Value:
    return "; ".join(_actors(row, side)[1:])


def _source(row: Row) -> Value:
    return "; ".join(dict.fromkeys((*row.one.sources, row.one.article.publisher or row.one.article.name)))


COLUMNS = (
    Column(name="event_id_cnty", value=lambda row: row.one.iri),
    Column(name="event_date", value=lambda row: row.one.days.first if row.one.days.acled_precision else None, kind="day"),
    Column(name="year", value=lambda row: row.one.days.year, kind="whole"),
    Column(name="time_precision", value=lambda row: row.one.days.acled_precision, kind="whole"),
    Column(name="disorder_type", value=_disorder),
    Column(name="event_type", value=lambda row: row.codes.label(row.codes.above(_code(row)))),
    Column(name="sub_event_type", value=lambda row: row.codes.label(_code(row))),
    Column(name="actor1", value=lambda row: _first(row, 0)),
    Column(name="assoc_actor_1", value=lambda row: _others(row, 0)),
    *empty("inter1"),
    Column(name="actor2", value=lambda row: _first(row, 1)),
    Column(name="assoc_actor_2", value=lambda row: _others(row, 1)),
    *empty("inter2", "interaction"),
    Column(name="civilian_targeting", value=_targeting),
    *empty("iso", "region"),
    Column(name="country", value=lambda row: shared(row.one.spots, "A.PCL")),
    Column(name="admin1", value=lambda row: shared(row.one.spots, "A.ADM1")),
    Column(name="admin2", value=lambda row: shared(row.one.spots, "A.ADM2")),
    Column(name="admin3", value=lambda row: shared(row.one.spots, "A.ADM3")),
    Column(name="location", value=lambda row: "; ".join(spot.label for spot in row.one.spots)),
    Column(name="latitude", value=lambda row: spot.lat if (spot := row.spot) else None, kind="real"),
    Column(name="longitude", value=lambda row: spot.long if (spot := row.spot) else None, kind="real"),
    Column(name="geo_precision", value=lambda row: spot.acled_precision if (spot := row.spot) else None, kind="whole"),
    Column(name="source", value=_source),
    *empty("source_scale"),
    Column(name="notes", value=lambda row: row.one.label),
    Column(name="fatalities", value=lambda row: row.toll("killed").best, kind="whole"),
    *empty("tags", "timestamp"),
    # ours
    Column(name="date_words", value=lambda row: row.one.days.words),
    Column(name="fatalities_low", value=lambda row: row.toll("killed").low, kind="whole"),
    Column(name="fatalities_high", value=lambda row: row.toll("killed").high, kind="whole"),
    Column(name="participants", value=lambda row: row.one.names("participant")),
    *PROVENANCE,
)
"""ACLED's columns in its order, then ours."""
