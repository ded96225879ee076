"""Content negotiation: which media types an answer can have, and which of them a client would rather have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import pyoxigraph as ox

__all__ = ["GRAPHS", "HTML", "NAMES", "RESOURCES", "RESULTS", "TABLES", "TEXT", "choose", "prefers_html", "rdf_format", "results_format"]

HTML = "text/html; charset=utf-8"
TEXT = "text/plain; charset=utf-8"
JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
CSV = "text/csv; charset=utf-8"
TSV = "text/tab-separated-values; charset=utf-8"
TURTLE = "text/turtle; charset=utf-8"
TRIPLES = "application/n-triples"
RDF_XML = "application/rdf+xml"
JSON_LD = "application/ld+json"

# What a client may ask for, to what it gets; of equals the first.
RESULTS: Mapping[str, str] = {
    "application/sparql-results+json": JSON,
    "application/sparql-results+xml": XML,
    "text/csv": CSV,
    "text/tab-separated-values": TSV,
    "text/html": HTML,
    "application/json": JSON,
    "application/xml": XML,
    "text/xml": XML,
}
GRAPHS: Mapping[str, str] = {
    "text/turtle": TURTLE,
    "application/n-triples": TRIPLES,
    "application/rdf+xml": RDF_XML,
    "application/ld+json": JSON_LD,
    "text/html": HTML,
    "application/json": JSON_LD,
    "application/xml": RDF_XML,
    "text/plain": TRIPLES,
}
RESOURCES: Mapping[str, str] = {"text/html": HTML, **{asked: given for asked, given in GRAPHS.items() if given != HTML}}
TABLES: Mapping[str, str] = {"application/sparql-results+json": JSON, "text/csv": CSV, "text/html": HTML, "application/json": JSON}

NAMES: Mapping[str, str] = {
    "csv": "text/csv",
    "html": "text/html",
    "json": "application/sparql-results+json, application/ld+json;q=0.9",
    "json-ld": "application/ld+json",
    "jsonld": "application/ld+json",
    "nt": "application/n-triples",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
    "turtle": "text/turtle",
    "xml": "application/sparql-results+xml, application/rdf+xml;q=0.9",
}
"""Short names, as in ``?format=csv``, to what they accept."""

_RESULTS_FORMATS = {
    JSON: ox.QueryResultsFormat.JSON,
    XML: ox.QueryResultsFormat.XML,
    CSV: ox.QueryResultsFormat.CSV,
    TSV: ox.QueryResultsFormat.TSV,
}
_RDF_FORMATS = {TURTLE: ox.RdfFormat.TURTLE, TRIPLES: ox.RdfFormat.N_TRIPLES, RDF_XML: ox.RdfFormat.RDF_XML, JSON_LD: ox.RdfFormat.JSON_LD}


def results_format(media: str) -> ox.QueryResultsFormat:
    """Return Oxigraph's writer of a SELECT's or ASK's results."""
    return _RESULTS_FORMATS[media]


def rdf_format(media: str) -> ox.RdfFormat:
    """Return Oxigraph's writer of triples."""
    return _RDF_FORMATS[media]


def choose(accepts: Sequence[str], offers: Mapping[str, str]) -> str | None:
    """Return what to send under the first of the ``Accept`` headers that anything on offer satisfies, None if nothing does.

    >>> choose(["text/csv;q=0.5, application/xml"], RESULTS), choose([""], GRAPHS), choose(["image/png", "*/*"], TABLES)
    ('application/sparql-results+xml', 'text/turtle; charset=utf-8', 'application/sparql-results+json')
    >>> choose(["image/png"], RESULTS)
    """
    for accept in accepts:
        ranges = dict(_ranges(accept)) or {"*/*": 1.0}
        best = max(offers, key=lambda asked: _quality(asked, ranges))
        if _quality(best, ranges) > 0:
            return offers[best]
    return None


def prefers_html(accept: str) -> bool:
    """Whether a page is wanted rather than data, as by browsers.

    >>> prefers_html("text/html,application/xml;q=0.9,*/*;q=0.8"), prefers_html("*/*")
    (True, False)
    """
    return choose([accept], RESULTS) == HTML


def _ranges(accept: str) -> Iterator[tuple[str, float]]:
    for part in accept.split(","):
        media, *parameters = (word.strip().lower() for word in part.split(";"))
        if media:
            yield media, next((_number(p[2:]) for p in parameters if p.startswith("q=")), 1.0)


def _number(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0


def _quality(asked: str, ranges: Mapping[str, float]) -> float:
    """The most special range decides."""
    kind = asked.partition("/")[0]
    return next((ranges[r] for r in (asked, f"{kind}/*", "*/*") if r in ranges), 0.0)
