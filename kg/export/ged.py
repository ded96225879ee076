"""Deadly events under the columns of UCDP's Georeferenced Event Dataset, then ours.

``low``, ``best`` and ``high`` are the bounds and the figure that are said (`kg.account.tolls`), empty where open; ``deaths_a`` to
``deaths_unknown`` divide ``best`` as far as the text tells whom it counts; a side whose dead are not told has none, not 0. What follows
from UCDP's own registers (ids of conflicts, dyads and sides, regions, grid cells, Gleditsch and Ward numbers) stays empty, and so does
what its coders judge (``event_clarity``).
"""

from __future__ import annotations

from kg.account.given import Given
from kg.account.quantities import StatedQuantity
from kg.account.sides import is_armed, is_unarmed, owners_of, sides
from kg.account.spots import shared
from kg.account.tolls import split
from kg.export.codes import UCDP_SCHEME
from kg.export.tables import PROVENANCE, Column, Row, Value, csv_of, empty, rows_of, whole_rows

__all__ = ["COLUMNS", "ged"]


def ged(given: Given, *, everything: bool = False) -> bytes:
    """Return the table as CSV."""
    return csv_of(COLUMNS, whole_rows(rows_of(given, everything=everything), _is_deadly))


def _is_deadly(row: Row) -> bool:
    return "ViolentEvent" in row.said.types(row.one.iri) and any((row.toll("killed").low, row.toll("killed").best, row.toll("killed").high))


def _type(row: Row) -> Value:
    notation = row.codes.notation(code) if (code := row.one.codes.get(UCDP_SCHEME)) else ""
    return int(notation) if notation.isdigit() else None


def _side(row: Row, side: int) -> str:
    return "; ".join(row.one.labels[iri] for iri in sides(row.one, row.said)[side])


def _dyad(row: Row) -> Value:
    names = [_side(row, 0), _side(row, 1)]
    return " - ".join(names) if all(names) else ""


def _deaths(row: Row, bucket: str) -> Value:
    whole = row.toll("killed").count
    return split(whole, row.one.counts, lambda count: _bucket(row, count)).get(bucket) if whole else None


def _bucket(row: Row, count: StatedQuantity) -> str:
    """Tell whose dead a count counts: those of one side, the unarmed, or nobody knows."""
    found = {_whose(row, actor) for actor in count.of}
    return found.pop() if len(found) == 1 else ""


def _whose(row: Row, actor: str) -> str:
    if is_unarmed(row.said, actor):
        return "civilians"
    own = {actor, *owners_of(row.said, actor)}
    named = [name for name, side in zip("ab", sides(row.one, row.said), strict=True) if own & set(side)]
    return named[0] if len(named) == 1 and is_armed(row.said, actor) else ""


def _point(row: Row) -> Value:
    spot = row.spot
    return f"POINT ({spot.long} {spot.lat})" if spot and spot.lat is not None else ""


COLUMNS = (
    Column(name="id", value=lambda row: row.one.iri),
    *empty("relid"),
    Column(name="year", value=lambda row: row.one.days.year, kind="whole"),
    *empty("active_year", "code_status"),
    Column(name="type_of_violence", value=_type, kind="whole"),
    *empty("conflict_dset_id", "conflict_new_id", "conflict_name", "dyad_dset_id", "dyad_new_id"),
    Column(name="dyad_name", value=_dyad),
    *empty("side_a_dset_id", "side_a_new_id"),
    Column(name="side_a", value=lambda row: _side(row, 0)),
    *empty("side_b_dset_id", "side_b_new_id"),
    Column(name="side_b", value=lambda row: _side(row, 1)),
    Column(name="number_of_sources", value=lambda row: row.articles, kind="whole"),
    Column(name="source_article", value=lambda row: row.one.article.url or row.one.article.iri),
    Column(name="source_office", value=lambda row: row.one.article.publisher),
    Column(name="source_date", value=lambda row: row.one.article.issued),
    Column(name="source_headline", value=lambda row: row.one.article.name),
    Column(name="source_original", value=lambda row: "; ".join(row.one.sources)),
    Column(name="where_prec", value=lambda row: spot.ged_precision if (spot := row.spot) else None, kind="whole"),
    Column(name="where_coordinates", value=lambda row: "; ".join(spot.label for spot in row.one.spots)),
    Column(
        name="where_description",
        value=lambda row: "; ".join(f"near {spot.label}" if spot.is_near else spot.label for spot in row.one.spots),
    ),
    Column(name="adm_1", value=lambda row: shared(row.one.spots, "A.ADM1")),
    Column(name="adm_2", value=lambda row: shared(row.one.spots, "A.ADM2")),
    Column(name="latitude", value=lambda row: spot.lat if (spot := row.spot) else None, kind="real"),
    Column(name="longitude", value=lambda row: spot.long if (spot := row.spot) else None, kind="real"),
    Column(name="geom_wkt", value=_point),
    *empty("priogrid_gid"),
    Column(name="country", value=lambda row: shared(row.one.spots, "A.PCL")),
    *empty("country_id", "region", "event_clarity"),
    Column(name="date_prec", value=lambda row: row.one.days.ged_precision, kind="whole"),
    Column(name="date_start", value=lambda row: row.one.days.first, kind="day"),
    Column(name="date_end", value=lambda row: row.one.days.last, kind="day"),
    Column(name="deaths_a", value=lambda row: _deaths(row, "a"), kind="whole"),
    Column(name="deaths_b", value=lambda row: _deaths(row, "b"), kind="whole"),
    Column(name="deaths_civilians", value=lambda row: _deaths(row, "civilians"), kind="whole"),
    Column(name="deaths_unknown", value=lambda row: _deaths(row, ""), kind="whole"),
    Column(name="best", value=lambda row: row.toll("killed").best, kind="whole"),
    Column(name="high", value=lambda row: row.toll("killed").high, kind="whole"),
    Column(name="low", value=lambda row: row.toll("killed").low, kind="whole"),
    *empty("gwnoa", "gwnob"),
    # ours
    Column(name="date_words", value=lambda row: row.one.days.words),
    *PROVENANCE,
)
"""The columns of GED 24.1 in its order, then ours."""
