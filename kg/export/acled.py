"""Events under ACLED's columns, then ours.

The columns and codes are those of the codebook of 2023 (``inter`` by numbers). As its coders do, who is not told to be armed is taken for
a civilian, and violence by nobody told for an unidentified armed group's; our own names of the sides are in ``actor1_label`` and
``actor2_label``. What else would be guessed stays empty.

``event_id_cnty`` is the event's IRI. ``event_date`` is the first of the days that are possible, ``time_precision`` how many these are
(1 a day, 2 up to a week, 3 up to a month); of a year only ``year`` is told. Several places stand in ``location`` together, without
coordinates. ``fatalities`` is the figure that is said, of several voices the lowest, else its lower bound ("dozens"); 0 where no deaths
are reported; empty where somebody is told of as a victim and no figure says of what. ``source`` is who says so and the publisher;
``notes`` is our label, the words are in ``quote``.
"""

from __future__ import annotations

from kg.account.given import Given
from kg.account.sides import sides
from kg.account.spots import shared
from kg.export.acled_actors import inter, interaction, side_named
from kg.export.codes import ACLED_SCHEME, ACLED_TYPES
from kg.export.tables import PROVENANCE, Column, Row, Value, csv_of, empty, rows_of, whole_rows
from kg.ontology.terms import CKC

__all__ = ["COLUMNS", "acled"]

_POLITICAL, _DEMONSTRATIONS = "Political violence", "Demonstrations"
_DISORDER = {
    "battles": _POLITICAL,
    "explosions-remote-violence": _POLITICAL,
    "violence-against-civilians": _POLITICAL,
    "strategic-developments": "Strategic developments",
    "protests": _DEMONSTRATIONS,
    "riots": _DEMONSTRATIONS,
}
_DISORDER_OF = {
    "acled-mob-violence": _POLITICAL,
    "acled-excessive-force": f"{_POLITICAL}; {_DEMONSTRATIONS}",
}
"""Of sub-types that are of another disorder than their type."""
_UNARMED = (6, 7)


def acled(given: Given, *, everything: bool = False) -> bytes:
    """Return the table as CSV."""
    rows = rows_of(given, everything=everything)
    return csv_of(COLUMNS, whole_rows(rows, lambda row: bool(row.codes.may_have(row.one.kind, ACLED_SCHEME))))


def _code(row: Row) -> str:
    return row.codes.of(row.one.kind, row.one.codes, ACLED_SCHEME)


def _disorder(row: Row) -> Value:
    code = _code(row)
    above = row.codes.above(code).removeprefix(ACLED_TYPES)
    return _DISORDER_OF.get(code.removeprefix(CKC)) or _DISORDER.get(above, "")


def _targeting(row: Row) -> Value:
    is_violent = "ViolentEvent" in row.said.types(row.one.iri)
    is_against_civilians = row.codes.above(_code(row)) == ACLED_TYPES + "violence-against-civilians"
    return "Civilian targeting" if is_against_civilians or (is_violent and inter(row, 1) in _UNARMED) else ""


def _actors(row: Row, side: int) -> list[str]:
    return [row.one.labels[iri] for iri in sides(row.one, row.said)[side]]


def _first(row: Row, side: int) -> Value:
    return "".join(side_named(row, side)[:1])


def _others(row: Row, side: int) -> Value:
    return "; ".join(side_named(row, side)[1:])


def _fatalities(row: Row) -> Value:
    toll = row.toll("killed")
    told = toll.best if toll.best is not None else toll.low
    if told is not None or toll.high is not None:
        return told
    is_open = "ViolentEvent" in row.said.types(row.one.iri) and row.one.roles["victim"] and not row.one.counts
    return None if is_open else 0


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
    Column(name="inter1", value=lambda row: inter(row, 0), kind="whole"),
    Column(name="actor2", value=lambda row: _first(row, 1)),
    Column(name="assoc_actor_2", value=lambda row: _others(row, 1)),
    Column(name="inter2", value=lambda row: inter(row, 1), kind="whole"),
    Column(name="interaction", value=interaction, kind="whole"),
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
    Column(name="fatalities", value=_fatalities, kind="whole"),
    *empty("tags", "timestamp"),
    # ours
    Column(name="actor1_label", value=lambda row: "; ".join(_actors(row, 0))),
    Column(name="actor2_label", value=lambda row: "; ".join(_actors(row, 1))),
    Column(name="date_words", value=lambda row: row.one.days.words),
    Column(name="fatalities_low", value=lambda row: row.toll("killed").low, kind="whole"),
    Column(name="fatalities_high", value=lambda row: row.toll("killed").high, kind="whole"),
    Column(name="participants", value=lambda row: row.one.names("participant")),
    *PROVENANCE,
)
"""ACLED's columns in its order, then ours."""
